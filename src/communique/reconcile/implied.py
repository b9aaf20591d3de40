"""What the claims of a connected set leave open about each figure: its interval once totals and their parts count in."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from communique.model.records import Number
from communique.reconcile.checks import SUMS
from communique.reconcile.drafts import DISAGREE, Row
from communique.reconcile.scopes import Scope
from communique.reconcile.system import Bounds, System, carry, components, feasible, range_of, settled_by_bounds

_MOST_CLAIMS = 500
"""Claims of a question up to which their systems are solved."""
_MOST_SOLVED = 12
_SLACK = 1e-6


@dataclass(frozen=True, slots=True)
class End:
    """One end of an interval, and the ids of the claims that it takes to imply it."""

    value: Number
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Implied:
    """The ends that follow for one claim's size, None open; `counted` where a stated total is broken down into it."""

    low: End | None
    high: End | None
    counted: bool


def implied(
    scopes: Sequence[Scope], wanted: Collection[str], rows_of: Callable[[tuple[Scope, ...]], Sequence[Row]] | None = None
) -> dict[str, Implied]:
    """What the scopes' systems imply for the wanted ones that rows connect with others; nothing where a system cannot hold.

    Rows are those of totals that the parts told beside them make up, in one document, so that documents without a wanted scope
    are not gone through. That a figure is said again, or lies within another of a looser scope, is a reading that the next
    claim may overturn: an end that rested on it would widen then. `rows_of` gives the rows of a document's scopes in text
    order: `rows_of_document`, or a cache of it for several calls.
    """
    if len(scopes) > _MOST_CLAIMS:
        return {}
    by_id = {scope.id: scope for scope in scopes}
    found_rows = (row for own in _documents(scopes, wanted) for row in (rows_of or rows_of_document)(own))
    rows = [row for row in found_rows if all(at in by_id for at in (*row.parts, row.whole))]
    bounds = {at: _bounds(by_id[at]) for row in rows for at in (*row.parts, row.whole)}
    broken_down = {part for row in rows if row.equal and len(row.parts) > 1 for part in row.parts}
    found: dict[str, Implied] = {}
    for system in components(bounds, rows):
        if not system.bounds.keys().isdisjoint(wanted) and feasible(system):
            found |= dict(_of_system(system, sorted(system.bounds.keys() & set(wanted)), broken_down))
    return found


def _documents(scopes: Sequence[Scope], wanted: Collection[str]) -> Iterator[tuple[Scope, ...]]:
    """The scopes, in text order, of each document that has several and a wanted one among them."""
    documents: dict[str, list[Scope]] = {}
    for scope in scopes:
        documents.setdefault(scope.document, []).append(scope)
    for own in documents.values():
        if len(own) > 1 and any(scope.id in wanted for scope in own):
            yield tuple(sorted(own, key=lambda s: (s.order, s.id)))


def rows_of_document(scopes: tuple[Scope, ...]) -> tuple[Row, ...]:
    """The rows of the totals that one document's scopes, in text order, break down."""
    drafts = (draft for check in SUMS for draft in check(scopes))
    return tuple(row for draft in drafts if draft.verdict not in DISAGREE and draft.kind == "sum" for row in draft.rows)


def _bounds(scope: Scope) -> Bounds:
    return (0.0 if scope.low is None else float(scope.low)), (math.inf if scope.high is None else float(scope.high))


def _of_system(system: System, wanted: Sequence[str], broken_down: Collection[str]) -> Iterator[tuple[str, Implied]]:
    for at in wanted:
        ends = _ends(system, at)
        if ends is not None:
            low = _end(system, at, ends[0], 0) if ends[0] > _SLACK else None
            high = _end(system, at, ends[1], 1) if not math.isinf(ends[1]) else None
            yield at, Implied(low, high, at in broken_down)


def _ends(system: System, at: str) -> Bounds | None:
    """The interval of one size: carried along the rows where that is exact or the system is large, else solved."""
    if settled_by_bounds(system) or len(system.bounds) > _MOST_SOLVED:
        carried = carry(system)
        return carried[at] if carried else None
    return range_of(system, at)


def _end(system: System, at: str, value: float, side: int) -> End:
    """The end with the claims that imply it: others are dropped one by one as long as it stays."""
    own = system.bounds[at][side]
    if abs(own - value) <= _SLACK:
        return End(_number(own), (at,))
    needed = [claim for claim, ends in sorted(system.bounds.items()) if ends != (0.0, math.inf)]
    dropped: set[str] = set()
    for claim in needed:
        ends = _ends(system.without(dropped | {claim}), at)
        if ends is not None and abs(ends[side] - value) <= _SLACK:
            dropped.add(claim)
    return End(_number(value), tuple(claim for claim in needed if claim not in dropped))


def _number(value: float) -> Number:
    near = round(value)
    return near if abs(value - near) <= _SLACK else value
