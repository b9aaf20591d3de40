"""How many people the claims of one release tell of, by the counting rules of the coder of ISAF press releases.

Unspecified insurgents are at least 2; several, some, a few, a group or multiple are 3; numerous or a handful 4; a large number 5.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from communique.model.records import Claim, Entity

_VAGUE = ((r"\b(several|some|few|group|team|multiple|number of)\b", 3), (r"\b(numerous|handful|many|dozen)\b", 4),
          (r"\blarge number\b", 5), (r"\bcouple\b", 2))  # fmt: skip
BACK = re.compile(r"^(the|this|that|these|those|he|him|she|they|them|both|it|who|all|remaining)\b", re.IGNORECASE)
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
RANKED = re.compile(
    r"\b(leader|commander|facilitator|chief|emir|governor|expert|maker|trafficker|financier|dealer|supplier|coordinator)s?\b",
    re.I,
)
_AMONG = re.compile(r"\b(including|to include|among (them|those|whom)|one of (them|whom))\W+(\w+\W+){0,3}$", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?][\])]?\s+[A-Z\[(]|\n\s*\n")
_SEVERAL = re.compile(r"\b(?:separate|two|three|four|several|multiple|during) (?:\w+ ){0,3}operations\b", re.IGNORECASE)
_NUMBERS = {word: n for n, word in enumerate("one two three four five six seven eight nine ten".split(), start=1)}
_THINGS = re.compile(r"\b(weapons?|operations?|death|caches?|explosives?|rifles?|activity|attacks?)$", re.IGNORECASE)


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
        if _THINGS.search(phrase) or _AMONG.search(text[max(0, entity.mention.start - 50) : entity.mention.start]):
            continue
        figure = _figure(claim) if at == _counted(claim) else None
        around = _with_words_before(text, entity, last).lower()
        back = _points_back(text, entity, figure, around) or (pointed and figure is None and not _COUNTED.search(around))
        others = bool(_OTHERS.search(phrase)) and not pointed
        words = re.sub(r"^(a|an|the) ", "", phrase)
        exact = figure is not None or re.match(rf"({'|'.join(_NUMBERS)})\b", words) is not None
        known = bool(RANKED.search(phrase))
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
    return bool(BACK.match(phrase) or named)


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


def count(text: str, claims: list[Claim]) -> int:
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
