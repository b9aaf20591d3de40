"""The fields that a coder of ISAF press releases noted, computed from the claims of a release alone.

Counting rules are the coder's: unspecified insurgents are at least 2; several, some, a few, a group or multiple are 3;
numerous or a handful 4; a large number 5; a facilitator is no leader.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from communique.model.document import ReadDocument
from communique.model.records import Claim

_VAGUE = ((r"\b(several|some|few|group|multiple|number of)\b", 3), (r"\b(numerous|handful)\b", 4), (r"\blarge number\b", 5),
          (r"\bcouple\b", 2))  # fmt: skip
_ANAPHOR = re.compile(r"^(the|this|that|these|those|he|him|she|they|them|his|both|it|who|all|remaining)\b", re.IGNORECASE)
_PLURAL = re.compile(
    r"\b(insurgents|suspects|fighters|individuals|men|militants|associates|others|people|members|detainees|leaders|facilitators)\b",
    re.I,
)
_LEADER = re.compile(r"\b(leader|leaders|commander|commanders|chief)\b", re.IGNORECASE)
_FRIENDS = re.compile(r"\b(civilian|child|woman|women|children|soldier|police|service member|coalition|afghan national)\w*", re.I)


def coded(document: ReadDocument, claims: tuple[Claim, ...]) -> dict[str, Any]:
    """The 13 fields of one release."""
    plain = [c for c in claims if c.polarity == "positive" and c.modality == "asserted"]
    killed = [c for c in plain if c.type == "killed" and not _friendly(c)]
    captured = [c for c in plain if c.type == "detained"]
    strikes = [c for c in plain if c.type == "air_strike"]
    date = _date(document, killed + captured + plain)
    kinds = [name for name, found in (("captureandkill" if killed and captured else "kill", killed and not captured),
                                      ("detention", captured), ("airstrike", strikes), ("killing", killed)) if found]  # fmt: skip
    kinds = [k for k in kinds if k not in {"kill", "captureandkill"}]
    return {
        "start_date": date,
        "event_type": kinds or [""],
        "province": sorted(_provinces(plain)) or [""],
        "target_group": sorted(_groups(captured + killed or plain)) or [""],
        "min_killed": _count(killed),
        "min_captured": _count(captured),
        "killq": bool(killed),
        "captureq": bool(captured),
        "killcaptureraid": bool(killed or captured),
        "airstrike": bool(strikes),
        "noshotsfired": any(c.type == "attack" and c.polarity == "negative" for c in claims),
        "min_leaders_killed": _leaders(killed),
        "min_leaders_captured": _leaders(captured),
    }


def _friendly(claim: Claim) -> bool:
    return any(_FRIENDS.search(e.mention.text) for e in claim.target)


def _number(claim: Claim) -> int:
    if claim.quantity and claim.quantity.low is not None:
        return int(claim.quantity.low)
    words = " ".join(e.mention.text for e in claim.target) or claim.evidence.text
    vague = next((number for pattern, number in _VAGUE if re.search(pattern, words, re.IGNORECASE)), 0)
    singles = sum(1 for e in claim.target if not _PLURAL.search(e.mention.text))
    if vague:
        return vague + sum(1 for e in claim.target[:-1] if not _PLURAL.search(e.mention.text))
    return max(1, singles) if singles or not _PLURAL.search(words) else 2


def _count(claims: list[Claim]) -> int:
    """People of all claims that bring somebody new: a claim about "the suspect" or "him" repeats an earlier one."""
    fresh = [c for c in claims if not c.target or not all(_ANAPHOR.match(e.mention.text) for e in c.target)]
    fresh = fresh or claims[:1]
    seen: set[str] = set()
    total = 0
    for claim in fresh:
        key = " ".join(sorted(e.mention.text.lower() for e in claim.target))
        if key and key in seen:
            continue
        seen.add(key)
        total += _number(claim)
    return total


def _leaders(claims: list[Claim]) -> int:
    fresh = [e for c in claims for e in c.target if _LEADER.search(e.mention.text) and not _ANAPHOR.match(e.mention.text)]
    return len({e.mention.text.lower() for e in fresh})


def _provinces(claims: list[Claim]) -> set[str]:
    found: set[str] = set()
    for claim in claims:
        for place in claim.places:
            if place.mention and place.kind == "province" and place.country == "AF":
                bare = re.sub(r"\b(province|governorate|provinces)\b", "", place.mention.text, flags=re.IGNORECASE)
                found.add(re.sub(r"^(the|in|of)\s+", "", bare.strip()).lower())
    return found


def _groups(claims: list[Claim]) -> set[str]:
    names = Counter(e.name for c in claims for e in (*c.target, *c.agent) if e.name)
    table = {"Taliban": "taliban", "Haqqani network": "haqqani", "Al-Qaeda": "al-qaeda",
             "Hezb-e-Islami Gulbuddin": "hig", "Islamic Movement of Uzbekistan": "imu"}  # fmt: skip
    return {table[name] for name in names if name in table}


def _date(document: ReadDocument, claims: list[Claim]) -> str | None:
    exact = [c.time.start for c in claims if c.time.start and c.time.start == c.time.end and c.time.mention]
    if exact:
        return Counter(exact).most_common(1)[0][0].isoformat()
    return document.document.published.isoformat() if document.document.published else None
