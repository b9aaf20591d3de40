"""Parts told side by side that are more than the total of the same passage, which the words make all there is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from communique.reconcile import whereabouts, wording
from communique.reconcile.checks.adding import added, can_be_part
from communique.reconcile.drafts import Draft, Row, in_order, noun, number
from communique.reconcile.relations import APART, INSIDE, is_part
from communique.reconcile.scopes import Scope

_CLOSE = 80
"""Code points between figures that are told side by side."""


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
