"""What speaks for setting two claims side by side: the clues that two claims give, for which weights are learnt."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from communique.reconcile import sameness
from communique.reconcile.comparing import overlap
from communique.reconcile.counted import AROUND, EQUAL, INSIDE, UNSURE
from communique.reconcile.persons import persons_of
from communique.reconcile.relations import Relation, is_part, measure_of
from communique.reconcile.scopes import EFFECTS, EVENTS, PEOPLE, STATES, Scope
from communique.reconcile.wording import content_words

_MARKS = {EQUAL: "same", INSIDE: "inside", AROUND: "around", UNSURE: "unsure"}
_FAMILIES = (("people", PEOPLE), ("things", EFFECTS), ("events", EVENTS), ("states", STATES),
             ("moves", frozenset({"movement", "advance"})))  # fmt: skip
_NAME = re.compile(r"\b[A-Z][\w'’-]+")
_ENDINGS = ("ing", "ed", "es", "s")
_LEAST_STEM = 4
_LEAD = 400
_MOST = 6
"""Steps at which what is counted stops: more of it says no more."""


@dataclass(frozen=True, slots=True)
class Told:
    """A claim with what its document shows of it.

    `words` are the stems of its clause and places, each with how rare it is in the document (a natural logarithm); `rivals` is
    the number of claims of its measure there, `size` that of all; `highest` says that none of its measure has a higher number.
    """

    scope: Scope
    measure: str
    family: str
    words: dict[str, float]
    names: frozenset[str]
    rivals: int
    size: int
    highest: bool


def told(scopes: Sequence[Scope]) -> list[Told]:
    """The claims of one document, in its order."""
    measures = [measure_of(s) for s in scopes]
    stems = [frozenset(map(_stem, content_words(_said(s)))) for s in scopes]
    held = Counter(word for words in stems for word in words)
    rivals = Counter(measures)
    most: dict[str, float] = {}
    for scope, measure in zip(scopes, measures, strict=True):
        most[measure] = max(most.get(measure, 0), scope.number or 0)
    rare = {word: math.log((len(scopes) + 1) / (times + 0.5)) for word, times in held.items()}
    return [
        Told(s, measure, family_of(s.type), {word: rare[word] for word in words},
             frozenset(_NAME.findall(f"{_said(s)} {s.target_words}")), rivals[measure], len(scopes),
             s.number is not None and s.number == most[measure])
        for s, measure, words in zip(scopes, measures, stems, strict=True)
    ]  # fmt: skip


def _said(scope: Scope) -> str:
    return " ".join((scope.words, *scope.place_words))


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    """A word without an ending, well enough to meet its other forms."""
    ending = next((end for end in _ENDINGS if word.endswith(end) and len(word) - len(end) >= _LEAST_STEM), "")
    return word.removesuffix(ending)


@lru_cache(maxsize=200)
def family_of(type: str) -> str:
    """The family that a type of claims is of: what was done to people or to things, events, states, moves, relations."""
    return next((name for name, types in _FAMILIES if type in types), "relations")


def comparable(one: Told, other: Told) -> bool:
    """Whether two claims have one measure, or one family and no figure."""
    figures = one.scope.has_figure or other.scope.has_figure
    return one.measure == other.measure or (one.family == other.family and not figures)


def clues(one: Told, other: Told, relation: Relation, may_be_one: bool) -> Iterator[str]:
    """The clues of two claims, those of one document in text order; `may_be_one` says that rules take them for one set's.

    Each clue comes three times: by itself, for the measures of the two, and for how many of them have a figure.
    """
    a, b = one.scope, other.scope
    within = a.document == b.document
    kind = "same" if one.measure == other.measure else "kin"
    figures = f"{a.has_figure + b.has_figure} figures"
    yield kind
    yield figures
    yield f"{one.family} {kind}"
    yield "types " + " ".join(sorted((a.type, b.type)))
    for clue in (*_scopes(one, other, relation, within), *_figures(one, other, within), *_telling(a, b, within, may_be_one),
                 *_words(one, other)):  # fmt: skip
        yield clue
        yield f"{kind}: {clue}"
        yield f"{figures}: {clue}"


def _scopes(one: Told, other: Told, relation: Relation, within: bool) -> Iterator[str]:
    a, b = one.scope, other.scope
    for dimension in ("counts", "place", "time", "agent"):
        mark = _MARKS[getattr(relation, dimension)]
        yield f"{dimension} {mark if within or mark not in {'inside', 'around'} else 'nested'}"
    yield f"{(not a.places) + (not b.places)} without a place"
    if {p.key for p in a.places} & {p.key for p in b.places}:
        yield "one place"
    if a.targets & b.targets:
        yield "one target"
    if a.target_nouns & b.target_nouns:
        yield "one kind of target"
    if a.noun and a.noun == b.noun:
        yield "one noun"
    if a.agents & b.agents:
        yield "one doer"
    if persons_of(a) & persons_of(b):
        yield "one person"


def _figures(one: Told, other: Told, within: bool) -> Iterator[str]:
    a, b = one.scope, other.scope
    yield f"{a.stated + b.stated} stated"
    if not (a.has_figure and b.has_figure):
        return
    few, many = sorted((float(a.number or 0), float(b.number or 0)))
    if few == many:
        yield "one number"
    if overlap(a, b):
        yield "meeting figures"
    yield f"ratio {_step(2 * math.log((many + 1) / (few + 1)))}"
    yield f"least {_step(2 * math.log(few + 1), 12)}"
    if within and (a.number or 0) > (b.number or 0):
        yield "the first is more"
    yield f"{one.highest + other.highest} are the highest"


def _telling(a: Scope, b: Scope, within: bool, may_be_one: bool) -> Iterator[str]:
    yield "within" if within else "between"
    if a.positive is not b.positive:
        yield "denied"
    elif not a.positive:
        yield "both deny"
    both = (a.modality, b.modality)
    yield f"{both.count('asserted')} asserted"
    yield f"{both.count('hedged')} hedged"
    yield "one modality" if a.modality == b.modality else "two modalities"
    yield "one source" if a.source == b.source else "two sources"
    yield f"{a.narrated + b.narrated} narrated"
    yield f"{sum(s.order < sameness.HEADLINE for s in (a, b))} in the headline"
    yield f"{sum(s.order < _LEAD for s in (a, b))} in the lead"
    if may_be_one:
        yield f"one set {'within' if within else 'between'}"
    if within and (is_part(a, b) or is_part(b, a)):
        yield "a part"


def _words(one: Told, other: Told) -> Iterator[str]:
    shared = one.words.keys() & other.words.keys()
    every = len(one.words.keys() | other.words.keys())
    yield f"{_step(len(shared))} words"
    yield f"likeness {_step(8 * len(shared) / max(1, every), 8)}"
    yield f"rarity {_step(math.fsum(one.words[w] + other.words[w] for w in shared), 16)}"  # In any order of the words.
    yield f"{_step(len(one.names & other.names))} names"
    if _stem(one.scope.trigger.lower()) == _stem(other.scope.trigger.lower()):
        yield "one trigger"
    few, many = sorted((one.rivals, other.rivals))
    yield f"least rivals {_step(2 * math.log(few), 8)}"
    yield f"most rivals {_step(2 * math.log(many), 10)}"
    yield f"claims {_step(2 * math.log(one.size + other.size), 12)}"


def _step(value: float, most: int = _MOST) -> int:
    return min(int(value), most)
