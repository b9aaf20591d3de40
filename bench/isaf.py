"""The fields that a coder of ISAF press releases noted, computed from the claims of a release alone.

People are counted by `isaf_counting`; a facilitator is no leader.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from bench.isaf_counting import BACK, RANKED, count
from communique.gazetteer.places import open_places
from communique.model.document import ReadDocument
from communique.model.records import Claim, Place

_LEADER = re.compile(r"\b(leader|leaders|commander|commanders|chief|governor)\b", re.IGNORECASE)
_FRIENDS = re.compile(
    r"\b(soldier|police|police officer|policeman|policemen|official|service ?member|coalition|american|"
    r"security force|troop|marine)s?\b",
    re.IGNORECASE,
)
_FOES = re.compile(r"\b(insurgent|taliban|haqqani|militant|terrorist|suicide bomber|enemy)\w*\b", re.IGNORECASE)
_OTHER_SIDE = re.compile(
    rf"{_FOES.pattern}|{RANKED.pattern}|^(?:he|she)$|"
    r"\b(gunm[ae]n|rebel|fighter|attacker|bomber|pirate|kidnapper|smuggler|bandit|extremist|jihadist)s?\b", re.IGNORECASE
)  # fmt: skip
_SINCE = re.compile(r"since\b|so far\b|to date\b", re.IGNORECASE)
_DATELINE = re.compile(r"\b[A-Z]{4,}, Afghanistan\s*\(")
_RULE = re.compile(r"(?<=\S)\s*\n\s*(?:-{3,}|_{3,})\s*\n|(?<=\S)\s*\n\s*update:", re.IGNORECASE)
_LONG_AGO = 21
"""Days before a release after which what it tells of is another operation."""
_SPELLED = {"paktia": "paktya", "sar-e pol": "sar-e pul", "urozgan": "uruzgan", "maidan wardak": "wardak", "nimruz": "nimroz"}
"""The coder's spelling of provinces that the gazetteer spells otherwise."""


def coded(document: ReadDocument, claims: tuple[Claim, ...]) -> dict[str, Any]:
    """The 13 fields of one release."""
    text = document.text[: _first_release(document.text)]
    plain = [c for c in claims if c.polarity == "positive" and c.modality == "asserted" and c.trigger.start < len(text)]
    told = [c for c in plain if not _tally(c) and c.source.mode != "direct"]
    told = _of_one_event([c for c in told if not _long_ago(c, document)] or told)
    killed = [c for c in told if c.type == "killed" and not _friendly(c) and not _by_foes(c)]
    captured = [c for c in told if c.type == "detained" and not _friendly(c) and not (c.target and _by_foes(c))]
    strikes = [c for c in plain if c.type == "air_strike"]
    kinds = [name for name, found in (("captureandkill", killed and captured), ("insurgentskilled", killed and not captured),
                                      ("detention", captured and not killed)) if found]  # fmt: skip
    return {
        "start_date": _date(document, killed + captured or plain),
        "event_type": kinds or [""],
        "province": _province(killed + captured, plain),
        "target_group": sorted(_groups(captured + killed or plain)) or [""],
        "min_killed": count(text, killed),
        "min_captured": count(text, captured),
        "killq": bool(killed),
        "captureq": bool(captured),
        "killcaptureraid": bool(killed or captured),
        "airstrike": bool(strikes),
        "noshotsfired": any(c.type == "attack" and c.polarity == "negative" for c in claims),
        "min_leaders_killed": _leaders(killed),
        "min_leaders_captured": _leaders(captured),
    }


def _first_release(text: str) -> int:
    """Where the first release of a text ends: an update of it may follow with a dateline of its own, or below a rule."""
    datelines = [match.start() for match in _DATELINE.finditer(text)]
    ruled = [match.start() for match in _RULE.finditer(text)]
    return min([*datelines[1:2], *ruled[:1], len(text)])


def _friendly(claim: Claim) -> bool:
    return any(_FRIENDS.search(e.mention.text) and not _FOES.search(e.mention.text) for e in claim.target)


def _by_foes(claim: Claim) -> bool:
    """Whether it tells of what the other side did, mostly at another time ("responsible for an attack which killed two")."""
    foes = any(_OTHER_SIDE.search(e.mention.text) for e in claim.target)
    return bool(claim.agent) and not foes and all(_OTHER_SIDE.search(e.mention.text) for e in claim.agent)


def _tally(claim: Claim) -> bool:
    """Whether a claim sums up more than the days before its release ("since June", "this year")."""
    time = claim.time
    if time.mention and time.end is None and _SINCE.match(time.mention.text):
        return True
    return bool(time.mention and time.end and (time.start is None or (time.end - time.start).days > 6))


def _long_ago(claim: Claim, document: ReadDocument) -> bool:
    """Whether a claim is dated weeks before its release: it tells of another operation."""
    end, published = claim.time.end, document.document.published
    return bool(claim.time.mention and end and published and (published - end).days > _LONG_AGO)


def _of_one_event(claims: list[Claim]) -> list[Claim]:
    """The claims without those of a day long before that of the first killing or arrest, and each phrase once."""
    dated = [c for c in claims if c.type in {"killed", "detained"} and c.time.mention and c.time.start]
    first = dated[0].time.start if dated else None
    kept, seen = [], set()
    for claim in claims:
        own = claim.time.mention and claim.time.end
        people = (claim.type, *(e.mention.start for e in claim.target))
        if (own and first and own < first - dt.timedelta(days=2)) or (claim.target and people in seen):
            continue
        seen.add(people)
        kept.append(claim)
    return kept


def _leaders(claims: list[Claim]) -> int:
    fresh = [e for c in claims for e in c.target if _LEADER.search(e.mention.text) and not BACK.match(e.mention.text)]
    return len({e.mention.text.lower() for e in fresh})


def _province(claims: list[Claim], others: list[Claim]) -> list[str]:
    """The province that most of the claims name, else that most of them lie in; the earlier ones first."""
    for told in (claims, others):
        for printed in (True, False):
            named = Counter(name for claim in told for name in dict.fromkeys(_provinces(claim, printed)))
            if named:
                return [named.most_common(1)[0][0]]
    return [""]


def _provinces(claim: Claim, printed: bool) -> Iterator[str]:
    """The provinces among a claim's places, or of them where the text prints none."""
    for place in claim.places:
        if place.country != "AF" or place.kind == "country":
            continue
        name = place.name if place.kind == "province" else None if printed else _area(place)
        if name:
            bare = re.sub(r"\s+province$", "", name, flags=re.IGNORECASE).lower()
            yield _SPELLED.get(bare, bare)


def _area(place: Place) -> str | None:
    """The province of a district, town or village."""
    found = open_places().find(place.geonames_id, name=place.name, country=place.country, kind=place.kind)
    return found.admin1 if found else None


def _groups(claims: list[Claim]) -> set[str]:
    names = Counter(e.name for c in claims for e in (*c.target, *c.agent) if e.name)
    table = {"Taliban": "taliban", "Haqqani network": "haqqani", "Al-Qaeda": "al-qaeda",
             "Hezb-e-Islami Gulbuddin": "hig", "Islamic Movement of Uzbekistan": "imu"}  # fmt: skip
    return {table[name] for name in names if name in table}


def _date(document: ReadDocument, claims: list[Claim]) -> str | None:
    """The day most of the claims are dated, a night's first day; the release's own where they have none."""
    days = [
        c.time.start for c in claims if c.time.mention and c.time.start and c.time.end and (c.time.end - c.time.start).days < 3
    ]
    if days:
        return Counter(days).most_common(1)[0][0].isoformat()
    return document.document.published.isoformat() if document.document.published else None
