"""The system that claims make together: a size for each claim's set, its interval, and the rows that the words set between them.

A claim is a hard interval on one size; rows say that sizes are equal or that parts are at most (or exactly) their whole.
Whether all can hold is settled by carrying bounds along the rows where that suffices, else by HiGHS, in whole numbers where
real ones would leave half a person.
"""

from __future__ import annotations

import math
import os
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from communique.reconcile.drafts import Row
from communique.reconcile.joining import Joined

Bounds = tuple[float, float]
_SLACK = 1e-6
_ROUNDS = 60


@dataclass(frozen=True, slots=True)
class System:
    """Sizes by claim id with their hard intervals (closed, infinite where open), and the rows between them."""

    bounds: Mapping[str, Bounds]
    rows: tuple[Row, ...]

    def without(self, dropped: Collection[str]) -> System:
        """The system in which these claims say nothing: their sizes stay, from nought up."""
        return System({at: ((0.0, math.inf) if at in dropped else ends) for at, ends in self.bounds.items()}, self.rows)


def feasible(system: System) -> bool:
    """Whether some sizes fit all intervals and rows."""
    carried = carry(system)
    if carried is None:
        return False
    return settled_by_bounds(system) or solve(system, {}) is not None


def carry(system: System) -> dict[str, Bounds] | None:
    """The intervals that follow along the rows; None where one of them comes out empty."""
    ends = dict(system.bounds)
    if any(low > high + _SLACK for low, high in ends.values()):
        return None
    for _ in range(_ROUNDS):
        changed = False
        for row in system.rows:
            for at, (low, high) in _implied_by_one(row, ends) if len(row.parts) == 1 else _implied(row, ends):
                old = ends[at]
                new = (max(old[0], low), min(old[1], high))
                if new[0] > new[1] + _SLACK:
                    return None
                if new[0] > old[0] + _SLACK or new[1] < old[1] - _SLACK:
                    ends[at] = new
                    changed = True
        if not changed:
            break
    return ends


def _implied_by_one(row: Row, ends: Mapping[str, Bounds]) -> Iterable[tuple[str, Bounds]]:
    """What follows for the one part of a row, and for its whole."""
    (low, high), (least, most) = ends[row.parts[0]], ends[row.whole]
    if row.equal:
        if low != least or high != most:
            narrow = max(low, least), min(high, most)
            return (row.whole, narrow), (row.parts[0], narrow)
    elif low > least or most < high:
        return (row.whole, (low, math.inf)), (row.parts[0], (0.0, most))
    return ()


def _implied(row: Row, ends: Mapping[str, Bounds]) -> Iterable[tuple[str, Bounds]]:
    parts = [ends[part] for part in row.parts]
    least = sum(low for low, _ in parts)
    most = sum(high for _, high in parts)
    whole = ends[row.whole]
    yield row.whole, (least, most if row.equal else math.inf)
    for part, (low, high) in zip(row.parts, parts, strict=True):
        rest_least, rest_most = least - low, most - high if not math.isinf(most) else _rest(parts, high)
        lowest = whole[0] - rest_most if row.equal and not math.isinf(rest_most) else 0.0
        yield part, (lowest, whole[1] - rest_least)


def _rest(parts: Sequence[Bounds], high: float) -> float:
    others = [h for _, h in parts]
    others.remove(high)
    return sum(others)


def settled_by_bounds(system: System) -> bool:
    """Whether carried bounds prove that a solution exists: rows of one part each, or sums that share no size."""
    uses: dict[str, int] = defaultdict(int)
    for row in system.rows:
        if len(row.parts) > 1:
            for at in (*row.parts, row.whole):
                uses[at] += 1
    if not uses:
        return True
    return len(system.rows) == 1


def solve(system: System, objective: Mapping[str, float]) -> float | None:
    """The least value of a linear objective over the sizes, by HiGHS; None where nothing fits, minus infinity where unbounded.

    Where every end is whole, the sizes are counts: if the best real ones are not whole, whole ones are searched.
    """
    model, columns = _model(system)
    for at, weight in objective.items():
        model.changeColCost(columns[at], weight)
    model.run()
    if _in_wholes(system) and _is_fractional(model):
        for column in columns.values():
            model.changeColIntegrality(column, highs().HighsVarType.kInteger)
        model.run()
    status = model.getModelStatus()
    kinds = highs().HighsModelStatus
    if status == kinds.kOptimal:
        return float(model.getInfo().objective_function_value)
    if status in {kinds.kUnbounded, kinds.kUnboundedOrInfeasible} and objective and solve(system, {}) is not None:
        return -math.inf
    return None


def _in_wholes(system: System) -> bool:
    """Whether all sizes are counts: every end is whole."""
    return all(math.isinf(end) or end == int(end) for ends in system.bounds.values() for end in ends)


def _is_fractional(model: Any) -> bool:
    if model.getModelStatus() != highs().HighsModelStatus.kOptimal:
        return False
    return any(abs(value - round(value)) > _SLACK for value in model.getSolution().col_value)


@cache
def highs() -> Any:
    """The solver's module; its first model prints a banner on file descriptor 1, which is data here, so it goes nowhere."""
    import highspy

    kept = os.dup(1)
    with Path(os.devnull).open("w") as nowhere:
        os.dup2(nowhere.fileno(), 1)
        try:
            highspy.Highs()  # type: ignore[no-untyped-call]
        finally:
            os.dup2(kept, 1)
            os.close(kept)
    return highspy


def _model(system: System) -> tuple[Any, dict[str, int]]:
    solver = highs()
    model = solver.Highs()
    model.silent()
    columns = {at: column for column, at in enumerate(system.bounds)}
    for low, high in system.bounds.values():
        model.addVar(max(low, 0.0), min(high, solver.kHighsInf))
    for row in system.rows:
        weights: dict[int, float] = defaultdict(float)
        for part in row.parts:
            weights[columns[part]] += 1.0
        weights[columns[row.whole]] -= 1.0
        low = 0.0 if row.equal else -solver.kHighsInf
        model.addRow(low, 0.0, len(weights), list(weights), list(weights.values()))
    return model, columns


def range_of(system: System, claim: str) -> Bounds | None:
    """The least and greatest size that a claim's set can have when all the others hold too; None where nothing fits."""
    low = solve(system, {claim: 1.0})
    high = solve(system, {claim: -1.0})
    return None if low is None or high is None else (low, -high)


def components(bounds: Mapping[str, Bounds], rows: Iterable[Row]) -> list[System]:
    """The systems of claims that rows connect, each with its own rows; in the order of their least id."""
    joined = Joined()
    kept = list(dict.fromkeys(rows))
    for row in kept:
        for part in row.parts:
            joined.join(part, row.whole)
    own: dict[str, list[Row]] = defaultdict(list)
    for row in kept:
        own[joined.top(row.whole)].append(row)
    named = sorted({at for row in kept for at in (*row.parts, row.whole)})
    systems = [System({at: bounds[at] for at in ids}, tuple(own[joined.top(ids[0])])) for ids in joined.sets(named)]
    return sorted(systems, key=lambda system: min(system.bounds))
