"""The smallest hitting set: the fewest ids that meet every one of some sets, by HiGHS."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import combinations

from communique.reconcile.system import highs

_MOST_TRIED = 3
_NUDGE = 1e-5
"""Added to the weight of later ids, so that of several smallest sets the one of the least ids is found; less than one in all."""


def smallest_hitting_set(
    ids: Sequence[str], sets: Collection[Collection[str]], without: Collection[Collection[str]] = ()
) -> frozenset[str] | None:
    """The fewest of `ids` (at most some hundreds, in order) that meet each of `sets` and hold none of `without` whole; None
    where nothing does.
    """
    few = _by_trial(ids, sets, without)
    return few if few is not None else _by_solver(ids, sets, without)


def _by_trial(
    ids: Sequence[str], sets: Collection[Collection[str]], without: Collection[Collection[str]]
) -> frozenset[str] | None:
    """The same where up to three ids do: most often they do, and trying them takes less than a solver's start."""
    bit = {at: 1 << n for n, at in enumerate(ids)}
    wanted = [sum(bit[at] for at in some) for some in sets]
    barred = [sum(bit[at] for at in some) for some in without]
    useful = [at for at in ids if any(bit[at] & some for some in wanted)]
    for many in range(_MOST_TRIED + 1):
        for chosen in combinations(useful, many):
            mask = sum(bit[at] for at in chosen)
            if all(mask & some for some in wanted) and not any(mask & some == some for some in barred):
                return frozenset(chosen)
    return None


def _by_solver(
    ids: Sequence[str], sets: Collection[Collection[str]], without: Collection[Collection[str]]
) -> frozenset[str] | None:
    solver = highs()
    model = solver.Highs()
    model.silent()
    columns = {at: column for column, at in enumerate(ids)}
    for column in columns.values():
        model.addVar(0.0, 1.0)
        model.changeColIntegrality(column, solver.HighsVarType.kInteger)
        model.changeColCost(column, 1.0 + _NUDGE * column)
    for some in sets:
        model.addRow(1.0, solver.kHighsInf, len(some), [columns[at] for at in some], [1.0] * len(some))
    for some in without:
        model.addRow(-solver.kHighsInf, len(some) - 1.0, len(some), [columns[at] for at in some], [1.0] * len(some))
    model.run()
    if model.getModelStatus() != solver.HighsModelStatus.kOptimal:
        return None
    values = model.getSolution().col_value
    return frozenset(at for at, column in columns.items() if values[column] > 0.5)
