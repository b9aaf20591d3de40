"""The fields that a coder of ISAF press releases noted, computed from the claims of a release alone.

Counting rules are the coder's: unspecified insurgents are at least 2; several, some, a few, a group or multiple are 3;
numerous or a handful 4; a large number 5; a facilitator is no leader.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from communique.gazetteer.places import open_places
from communique.model.document import ReadDocument
from communique.model.records import Claim, Entity, Place

_VAGUE = ((r"\b(several|some|few|group|team|multiple|number of)\b", 3), (r"\b(numerous|handful|many|dozen)\b", 4),
          (r"\blarge number\b", 5), (r"\bcouple\b", 2))  # fmt: skip
_BACK = re.compile(r"^(the|this|that|these|those|he|him|she|they|them|both|it|who|all|remaining)\b", re.IGNORECASE)
_SOME_OF = re.compile(r"\b(several|some|few|a number|many) of (the|his|her|their|those|these|them)\b", re.IGNORECASE)
_COUNTED = re.compile(r"\b(a|an|another|one of|several|some|few|group|multiple|number of|numerous|handful|many|"
                      r"two|three|four|five|six|seven|eight|nine|ten)\b", re.IGNORECASE)  # fmt: skip
_PRONOUN = re.compile(r"(he|she|him|both)\b", re.IGNORECASE)
_DETERMINER = re.compile(r"(a|an|the|this|that|these|those|his|her|their)\b", re.IGNORECASE)
_NAME = re.compile(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*")
_OTHERS = re.compile(r"\b(additional|another|other|others|second|third|more)\b", re.IGNORECASE)
_ALSO = re.compile(r"\b(also|additionally|later)\b", re.IGNORECASE)
_PLURAL = re.compile(
    r"\b(insurgents|suspects|fighters|individuals|men|militants|associates|others|people|members|detainees|leaders|facilitators|"
    r"terrorists|commanders|bombers|emplacers|males|persons|attackers|gunmen|operatives|criminals|subjects)\b",
    re.IGNORECASE,
)
_LEADER = re.compile(r"\b(leader|leaders|commander|commanders|chief|governor)\b", re.IGNORECASE)
_RANKED = re.compile(
    r"\b(leader|commander|facilitator|chief|emir|governor|expert|maker|trafficker|financier|dealer|supplier|coordinator)s?\b",
    re.I,
)
_FRIENDS = re.compile(
    r"\b(soldier|police|police officer|policeman|policemen|official|service ?member|coalition|american|"
    r"security force|troop|marine)s?\b",
    re.IGNORECASE,
)
_FOES = re.compile(r"\b(insurgent|taliban|haqqani|militant|terrorist|suicide bomber|enemy)\w*\b", re.IGNORECASE)
_OTHER_SIDE = re.compile(rf"{_FOES.pattern}|{_RANKED.pattern}|^(?:he|she)$", re.IGNORECASE)
_SINCE = re.compile(r"since\b|so far\b|to date\b", re.IGNORECASE)
_DATELINE = re.compile(r"\b[A-Z]{4,}, Afghanistan\s*\(")
_RULE = re.compile(r"(?<=\S)\s*\n\s*(?:-{3,}|_{3,})\s*\n|(?<=\S)\s*\n\s*update:", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?][\])]?\s+[A-Z\[(]|\n\s*\n")
_LONG_AGO = 21
"""Days before a release after which what it tells of is another operation."""
_SEVERAL = re.compile(r"\b(?:separate|two|three|four|several|multiple|during) (?:\w+ ){0,3}operations\b", re.IGNORECASE)
_NUMBERS = {word: n for n, word in enumerate("one two three four five six seven eight nine ten".split(), start=1)}
_THINGS = re.compile(r"\b(weapons?|operations?|death|caches?|explosives?|rifles?|activity|attacks?)$", re.IGNORECASE)
_SPELLED = {"paktia": "paktya", "sar-e pol": "sar-e pul", "urozgan": "uruzgan", "maidan wardak": "wardak", "nimruz": "nimroz"}
"""The coder's spelling of provinces that the gazetteer spells otherwise."""


def coded(document: ReadDocument, claims: tuple[Claim, ...]) -> dict[str, Any]:
    """The 13 fields of one release."""
    text = document.text[: _first_release(document.text)]
    plain = [c for c in claims if c.polarity == "positive" and c.modality == "asserted" and c.trigger.start < len(text)]
    told = [c for c in plain if not _tally(c) and c.source.mode != "direct"]
    told = _of_one_event([c for c in told if not _long_ago(c, document)] or told)
    killed = [c for c in told if c.type == "killed" and not _friendly(c) and not _by_foes(c)]
    captured = [c for c in told if c.type == "detained" and not _friendly(c)]
    strikes = [c for c in plain if c.type == "air_strike"]
    kinds = [name for name, found in (("captureandkill", killed and captured), ("insurgentskilled", killed and not captured),
                                      ("detention", captured and not killed)) if found]  # fmt: skip
    return {
        "start_date": _date(document, killed + captured or plain),
        "event_type": kinds or [""],
        "province": _province(killed + captured, plain),
        "target_group": sorted(_groups(captured + killed or plain)) or [""],
        "min_killed": _count(text, killed),
        "min_captured": _count(text, captured),
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
    return bool(claim.agent) and all(_OTHER_SIDE.search(e.mention.text) for e in claim.agent)


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


@dataclass(frozen=True, slots=True)
class _People:
    """How many of one sort a claim brings, and whether its words point back or add to those told before."""

    number: int
    known: bool
    back: bool
    others: bool
    also: bool
    exact: bool
    words: str

    def told_as(self, other: _People, summed_up: bool) -> bool:
        """Whether another telling may be of the same: as many by the same words, or both vague where one event is told."""
        vague = not (self.exact or other.exact or summed_up) and self.number > 1 and self.known == other.known
        return self.number == other.number and (self.words in other.words or vague)


def _people(text: str, claim: Claim) -> Iterator[_People]:
    """Those of each target of a claim; one without a target points back at whom others name."""
    if not claim.target:
        yield _People(_figure(claim) or 1, False, claim.quantity is None, False, False, claim.quantity is not None, "")
    also = bool(_ALSO.search(text[max(0, claim.trigger.start - 14) : claim.trigger.start]))
    pointed, last = False, 0
    for at, entity in enumerate(claim.target):
        phrase = entity.mention.text.lower()
        if _THINGS.search(phrase):
            continue
        figure = _figure(claim) if at == _counted(claim) else None
        around = _with_words_before(text, entity, last).lower()
        back = _points_back(text, entity, figure, around) or (pointed and figure is None and not _COUNTED.search(around))
        others = bool(_OTHERS.search(phrase)) and not pointed
        words = re.sub(r"^(a|an|the) ", "", phrase)
        exact = figure is not None or re.match(rf"({'|'.join(_NUMBERS)})\b", words) is not None
        known = bool(_RANKED.search(phrase))
        yield _People(figure or _number(around), known, back, others, also and not pointed, exact, words)
        pointed, last = pointed or back, entity.mention.end


def _with_words_before(text: str, entity: Entity, last: int) -> str:
    """The words of a target with those of its clause that may count it ("several | suspected insurgents")."""
    before = re.split(r"[.,;:!?]", text[max(last, entity.mention.start - 18) : entity.mention.start])[-1]
    own = _DETERMINER.match(entity.mention.text) and not before.rstrip().lower().endswith(" of")
    return ("" if own else before) + entity.mention.text


def _points_back(text: str, entity: Entity, figure: int | None, around: str) -> bool:
    """Whether words name people told of before: "the men", "both", or the name of somebody named before."""
    phrase = entity.mention.text
    if re.match(r"both\b", phrase, re.IGNORECASE):
        return True
    if figure is not None or _SOME_OF.search(around):
        return False
    named = _NAME.fullmatch(phrase) and re.search(rf"\b{re.escape(phrase)}\b", text[: entity.mention.start])
    return bool(_BACK.match(phrase) or named)


def _figure(claim: Claim) -> int | None:
    """The least number that a claim's figure stands for."""
    quantity = claim.quantity
    if quantity is None:
        return None
    low = quantity.low if quantity.low is not None else quantity.soft and quantity.soft.low
    return int(low or quantity.high or 0)


def _counted(claim: Claim) -> int:
    """Which target the figure counts: the first that does not end before it."""
    start = claim.quantity.mention.start if claim.quantity else 0
    return next((n for n, entity in enumerate(claim.target) if entity.mention.end > start), 0)


def _number(words: str) -> int:
    vague = next((number for pattern, number in _VAGUE if re.search(pattern, words)), 0)
    said = re.search(rf"\b({'|'.join(_NUMBERS)})\b", words)
    return vague or (_NUMBERS[said[1]] if said else 2 if _PLURAL.search(words) else 1)


def _count(text: str, claims: list[Claim]) -> int:
    """The people of one event: headline, lead and body each tell of the same ones, those known by rank apart from the others.

    Of each sort the fullest telling counts, one in figures before a vague one; those that the body tells of as "another" or
    "also" add to what came before. A lead that sums up several operations gives way to the first of them.
    """
    told: dict[bool, list[int]] = {True: [0, 0, 0], False: [0, 0, 0]}
    figures: dict[bool, list[set[bool]]] = {True: [set(), set(), set()], False: [set(), set(), set()]}
    seen: list[_People] = []
    lead = next((c for c in claims if not _in_headline(text, c)), None)
    summed_up = lead is not None and _sums_up(text, lead)
    for claim in claims:
        part = 0 if _in_headline(text, claim) else 1 if lead and _one_sentence(text, lead, claim) else 2
        for people in _people(text, claim):
            sums = told[people.known]
            others_before = any(_OTHERS.search(other.words) for other in seen)
            if people.back or (not people.others and any(people.told_as(other, summed_up) for other in seen)):
                one_of_them = people.number == 1 and not people.known and not summed_up
                again = any(sums) and not one_of_them and not _PRONOUN.match(people.words)
                sums[part] = sums[part] or people.number * (again or not (seen or not people.words))
            elif (people.others or people.also) and part == 2 and not sums[2] and not others_before:
                sums[2] = max(sums) + people.number
            else:
                sums[part] += people.number
            figures[people.known][part] |= set() if people.back else {people.exact}
            seen.append(people)
    both = 2 * any(people.words.startswith("both") for people in seen)
    return max(sum(_fullest(told[known], figures[known], summed_up) for known in told), both) or len(claims[:1])


def _fullest(sums: list[int], figures: list[set[bool]], summed_up: bool) -> int:
    """The fullest of the tellings of one sort of people; `figures` says of each whether it is in figures.

    A headline that gives no figures counts only where nothing else tells.
    """
    if summed_up and sums[2]:
        return sums[2]
    if any(sums[1:]) and figures[0] != {True}:
        sums = [0, *sums[1:]]
    sure = [number for number, told in zip(sums, figures, strict=True) if told == {True}]
    return max(sure) if sure and False in figures[1] else max(sums)


def _sums_up(text: str, lead: Claim) -> bool:
    """Whether the lead's sentence tells of several operations."""
    start = max(text.rfind(")", 0, lead.trigger.start), text.rfind(". ", 0, lead.trigger.start), 0)
    stop = _SENTENCE_END.search(text[lead.trigger.end :])
    return bool(_SEVERAL.search(text[start : lead.trigger.end + (stop.start() if stop else 300)]))


def _in_headline(text: str, claim: Claim) -> bool:
    return bool(re.search(r"\bKABUL\b|For Immediate Release|NEWS RELEASE", text[claim.trigger.end :]))


def _one_sentence(text: str, one: Claim, other: Claim) -> bool:
    return not _SENTENCE_END.search(text[one.trigger.end : other.trigger.start])


def _leaders(claims: list[Claim]) -> int:
    fresh = [e for c in claims for e in c.target if _LEADER.search(e.mention.text) and not _BACK.match(e.mention.text)]
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
