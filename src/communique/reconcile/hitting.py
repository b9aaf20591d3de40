"""The smallest hitting set: the fewest ids that meet every one of some sets, by HiGHS."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from communique.reconcile.system import highs

_NUDGE = 1e-5
"""Added to the weight of later ids, so that of several smallest sets the one of the least ids is found; less than one in all."""


def smallest_hitting_set(
    ids: Sequence[str], sets: Collection[Collection[str]], without: Collection[Collection[str]] = ()
) -> frozenset[str] | None:
    """The fewest of `ids` (at most some hundreds, in order) that meet each of `sets` and hold none of `without` whole; None
    where nothing does.
    """
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
