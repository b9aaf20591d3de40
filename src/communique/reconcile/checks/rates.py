"""Rates against totals: so many a day over so many days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from communique.reconcile import wording
from communique.reconcile.drafts import Draft, figure, noun, number
from communique.reconcile.relations import EQUAL, measure_of, relate
from communique.reconcile.scopes import Scope


def check(scopes: Sequence[Scope]) -> Iterator[Draft]:
    """Findings of one document's scopes, or of those of one source."""
    told = [s for s in scopes if s.stated and s.has_figure and s.positive and s.modality in {"asserted", "hedged"}]
    for rate in told:
        unit = wording.days_in(rate.per or "")
        if unit is None:
            continue
        for total in told:
            if total.per is None and measure_of(total) == measure_of(rate):
                draft = _compared(rate, total, unit)
                if draft:
                    yield draft


def days_of(scope: Scope) -> float | None:
    """How many days a claim's time covers: as the words say ("the past five days"), else by its dates, both included."""
    spelled = wording.days_spelled(scope.time_words)
    if spelled:
        return spelled
    return float(scope.days) if scope.days else None


def _compared(rate: Scope, total: Scope, unit: float) -> Draft | None:
    relation = relate(rate, total)
    days = days_of(total)
    if relation.apart or days is None or relation.time not in {"<", ">", EQUAL} or relation.counts not in {EQUAL, "?"}:
        return None
    per_unit = [None if end is None else end * unit / days for end in (total.low, total.high)]
    low, high = per_unit
    worded = number(round(low, 1)) if low is not None and low == high else (
        f"at least {number(round(low, 1))}" if low is not None else f"at most {number(round(high or 0, 1))}")  # fmt: skip
    why = f"{figure(total)} {noun(total)} over {number(round(days, 1))} days is {worded} a {rate.per}; claimed {figure(rate)}"
    below = high is not None and rate.low is not None and high < rate.low
    above = low is not None and rate.high is not None and low > rate.high
    if not below and not above:
        return Draft("rate_total", (total, rate), "consistent", why)
    if wording.CHANGING.search(rate.words):
        return Draft("rate_total", (total, rate), "undecided", f"{why}, which the words present as a change")
    return Draft("rate_total", (total, rate), "differ", why)
