"""Claims without a figure that take up a counted or dated one of the same document: "the suspects", a headline's event."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from communique.reconcile import wording
from communique.reconcile.counted import class_of
from communique.reconcile.drafts import Draft, figure, noun
from communique.reconcile.relations import APART, AROUND, measure_of, relate
from communique.reconcile.sameness import HEADLINE
from communique.reconcile.scopes import PEOPLE, Scope

_FAR = 900
"""Code points over which "the suspects" can still take up "three suspects"."""


def check(scopes: Sequence[Scope]) -> Iterator[Draft]:
    """Findings of one document's scopes."""
    told = [s for s in scopes if s.type in PEOPLE and s.positive and s.modality in {"asserted", "hedged"}]
    figures = [s for s in told if s.stated and s.per is None]
    for scope in told:
        if scope.has_figure or not scope.target_words:
            continue
        alike = [f for f in figures if _takes_up(scope, f)]
        if alike:
            nearest = min(alike, key=lambda f: abs(f.order - scope.order))
            words = f'{figure(nearest)} {noun(nearest)}, taken up by "{scope.target_words}"'
            yield Draft("range", (nearest, scope), "consistent", words)
    yield from _headline(told)
    yield from _vague(told)


def _takes_up(scope: Scope, counted: Scope) -> bool:
    if measure_of(scope) != measure_of(counted) or not _by_one_noun(scope, counted) or (counted.number or 0) < 2:
        return False
    relation = relate(scope, counted)
    if APART in (relation.place, relation.time, relation.agent) or abs(scope.order - counted.order) > _FAR:
        return False
    if wording.VAGUE_COUNT.search(scope.target_words):
        return scope.order < counted.order
    return bool(wording.DEFINITE.match(scope.target_words)) and scope.order > counted.order


def _by_one_noun(scope: Scope, counted: Scope) -> bool:
    """Whether both are told of by one noun, or fighters by two ("jihadists", "the militants")."""
    return counted.noun in scope.target_nouns or (counted.counts == "fighters" and class_of(scope.target_words) == "fighters")


def _vague(told: Sequence[Scope]) -> Iterator[Draft]:
    """ "Numerous suspects", taken up by "the suspects", and told of one of the places that a figure for all is told of."""
    for first in (s for s in told if not s.has_figure and wording.VAGUE_COUNT.search(s.target_words)):
        for other in told:
            if other is first or measure_of(other) != measure_of(first) or not other.target_nouns & first.target_nouns:
                continue
            relation = relate(other, first)
            if APART in (relation.place, relation.time, relation.agent):
                continue
            again = not other.has_figure and other.order > first.order and wording.DEFINITE.match(other.target_words)
            if again and other.order - first.order <= _FAR:
                why = f'"{first.target_words}", taken up by "{other.target_words}"'
                yield Draft("range", (first, other), "consistent", why)
                break
            if other.stated and relation.place == AROUND and other.order < first.order:
                why = f'"{first.target_words}" in a part of the area for which {figure(other)} {noun(other)} are told'
                yield Draft("subset", (first, other), "consistent", why)


def _headline(told: Sequence[Scope]) -> Iterator[Draft]:
    """An event without a figure, dated in the headline and again below in other words."""
    for first in told:
        if first.order >= HEADLINE or first.has_figure or not first.dated:
            continue
        for second in told:
            if second.order <= first.order or second.has_figure or second.type != first.type or not second.dated:
                continue
            if first.targets & second.targets and first.time_words.lower() != second.time_words.lower():
                relation = relate(first, second)
                if APART in (relation.place, relation.agent):
                    continue
                apart = relation.time == APART
                why = f'"{first.time_words}" in the headline, "{second.time_words}" below'
                yield Draft("range", (first, second), "differ" if apart else "consistent", why)
                break
