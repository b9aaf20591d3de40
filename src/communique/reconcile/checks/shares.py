"""Figures side by side that together are a part of one whole: the two sides of a battle, several towns of a province."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from communique.reconcile import whereabouts
from communique.reconcile.checks import figures
from communique.reconcile.counted import APART, AROUND, EQUAL, INSIDE, compare
from communique.reconcile.drafts import Draft, Row, both, figure, in_order, noun, number
from communique.reconcile.relations import is_part, relate, whole_class
from communique.reconcile.sameness import HEADLINE, kept_apart
from communique.reconcile.scopes import PEOPLE, Scope
from communique.reconcile.victims import are_listed

_LEAST_SHARE = 0.3
"""The share of a whole from which figures side by side are worth holding against it."""


def check(scopes: Sequence[Scope]) -> Iterator[Draft]:
    """Findings of one document's scopes."""
    for measure, members in figures.by_measure(scopes).items():
        if measure not in PEOPLE:
            continue
        told = [s for s in members if s.stated and s.number is not None]
        listed = _lists(told)
        seen: set[tuple[object, ...]] = set()
        for whole in sorted(told, key=lambda s: (s.order < HEADLINE, s.order)):
            parts = _parts(told, whole, listed)
            key = (whole.low, whole.high, *sorted(s.id for s in parts))
            if len(parts) > 1 and key not in seen:
                seen.add(key)
                yield from _against(parts, whole)


def _lists(told: Sequence[Scope]) -> dict[str, list[Scope]]:
    """For each figure those that stand beside it in one list, itself among them."""
    pairs = [(a, b) for a, b in pairwise(sorted(told, key=lambda s: (s.figure_at, s.id))) if are_listed(a, b)]
    return {scope.id: group for group in figures.groups(pairs) for scope in group}


def _parts(told: Sequence[Scope], whole: Scope, lists: Mapping[str, list[Scope]]) -> list[Scope]:
    """The lower figures within the whole that stand in one list, else those that are told of places apart."""
    lower = [s for s in told if s is not whole and (s.number or 0) < (whole.number or 0) and _can_be_in(s, whole)]
    within = {s.id for s in lower}
    for first in lower:
        listed = [s for s in lists.get(first.id, ()) if s.id in within]
        if len(listed) > 1:
            return listed
    apart: list[Scope] = []
    for scope in lower:
        inside = bool(scope.places and whole.places) and whereabouts.compare(scope.places, whole.places) == INSIDE
        if inside and all(_aside(scope, s) for s in apart):
            apart.append(scope)
    return apart


def _aside(one: Scope, other: Scope) -> bool:
    """Whether two figures of one source are of two places of which neither lies in the other."""
    keys = [{p.key for p in s.places} for s in (one, other)]
    around = [{key for p in s.places for key in p.inside} for s in (one, other)]
    return one.source == other.source and not (keys[0] & keys[1] or keys[0] & around[1] or keys[1] & around[0])


def _can_be_in(part: Scope, whole: Scope) -> bool:
    if kept_apart(part, whole) or not (part.brief and whole.brief) or part.of_war or whole.of_war:
        return False
    relation = relate(part, whole)
    alike = whole_class(part) == whole_class(whole) == "people"
    kinds = compare(part.counts or "people", whole.counts or "people") not in {APART, AROUND} or alike
    return kinds and relation.place != AROUND and relation.time in {EQUAL, INSIDE} and not is_part(part, whole)


def _against(parts: Sequence[Scope], whole: Scope) -> Iterator[Draft]:
    total = sum(s.number or 0 for s in parts)
    if (whole.high is not None and total > whole.high) or total < _LEAST_SHARE * (whole.number or 0):
        return
    told = in_order(parts)
    words = both([f"{figure(s)} {noun(s)}" for s in told])
    rows = (Row(tuple(s.id for s in told), whole.id),)
    yield Draft("sum", (*told, whole), "consistent", f"{words} are {number(total)}, no more than {figure(whole)} in all", rows)
