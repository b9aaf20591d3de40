"""Parts told side by side that are more than the total of the same passage, which the words make all there is, or, where the
words say in how many happenings they died, fewer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from communique.reconcile import whereabouts, wording
from communique.reconcile.checks.adding import added, can_be_part
from communique.reconcile.drafts import Draft, Row, in_order, noun, number
from communique.reconcile.relations import APART, AROUND, EQUAL, INSIDE, is_part
from communique.reconcile.scopes import EVENTS, PEOPLE, Scope

_CLOSE = 80
"""Code points between figures that are told side by side."""

_BESIDE = 10
"""Code points between a total and the happenings that it is of."""
_MOST_EVENTS = 6


def of_measure(members: Sequence[Scope]) -> Iterator[Draft]:
    """The findings for figures of one measure and document."""
    told = [s for s in members if s.stated and s.low is not None and not s.percent]
    for at, total in enumerate(told):
        if total.high is None or total.high != total.low:
            continue
        behind = _side_by_side(told[at + 1 :], total) if not wording.TOTAL.search(total.words) else []
        before = _side_by_side(list(reversed(told[:at])), total) if wording.TOTAL.search(total.words) else []
        parts = in_order(before or behind)
        made = sum(s.low or 0 for s in parts)
        if len(parts) > 1 and made > total.high:
            why = f"{added(parts)} = {number(made)}, more than the {number(total.high)} {noun(total)} stated"
            yield Draft("sum", (*parts, total), "conflict", why, (Row(tuple(s.id for s in parts), total.id),))


def counted_off(scopes: Sequence[Scope]) -> Iterator[Draft]:
    """A total of so many happenings, and as many figures that do not make it: "30 in two raids: 17 at A and 11 at B"."""
    for total, events in pairwise(scopes):
        many = int(events.number or 0)
        near = 0 <= events.order - total.end_of_words <= _BESIDE and events.low == events.high and events.source == total.source
        if not (near and total.type in PEOPLE and events.type in EVENTS and _MOST_EVENTS >= many > 1) or total.low != total.high:
            continue
        parts = _counted_behind(scopes, total, events)[:many]
        made = sum(s.low or 0 for s in parts)
        meet = {EQUAL, INSIDE, AROUND}
        apart = all(whereabouts.compare(a.places, b.places) not in meet for a, b in combinations(parts, 2))
        if len(parts) == many and apart and total.low is not None and made != total.low:
            words = f"{added(parts)} = {number(made)} in {number(many)} {noun(events)}"
            why = f"{words}, but {number(total.low)} {noun(total)} are stated"
            yield Draft("sum", (*parts, total), "conflict", why)


def _counted_behind(scopes: Sequence[Scope], total: Scope, events: Scope) -> list[Scope]:
    """The exact figures of the total's measure and source that stand behind it, one after the other."""
    found: list[Scope] = []
    last = events
    for scope in (s for s in scopes if s.type == total.type and s.order > events.order):
        told = scope.stated and scope.positive and scope.low == scope.high and scope.source == total.source and scope.places
        if scope.order - last.end_of_words > _CLOSE or not told or not can_be_part(scope, total):
            break
        found.append(scope)
        last = scope
    return found


def _side_by_side(run: Sequence[Scope], total: Scope) -> list[Scope]:
    """The figures next to a total, one after the other, that can be parts of it and have nothing in common."""
    found: list[Scope] = []
    last = total
    for scope in run:
        gap = max(scope.order - last.end_of_words, last.order - scope.end_of_words)
        if gap > _CLOSE or not _is_beside(scope, total, found):
            break
        found.append(scope)
        last = scope
    return found


def _is_beside(part: Scope, total: Scope, others: Sequence[Scope]) -> bool:
    if (part.low or 0) >= (total.low or 0) or part.source != total.source or not can_be_part(part, total):
        return False
    if part.noun != total.noun or (part.start, part.end) != (total.start, total.end):
        return False
    return all(_are_disjoint(part, other, total) for other in others)


def _are_disjoint(one: Scope, other: Scope, total: Scope) -> bool:
    """Whether two parts cannot overlap: at two places within the total's, or before a total that sums up."""
    if is_part(one, other) or is_part(other, one) or one.number == other.number:
        return False
    if wording.TOTAL.search(total.words):
        return True
    placed = all(s.places and whereabouts.compare(s.places, total.places) == INSIDE for s in (one, other))
    return placed and whereabouts.compare(one.places, other.places) == APART
