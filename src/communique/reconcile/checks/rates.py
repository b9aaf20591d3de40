"""Rates against totals, so many a day over so many days, and against one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, product

from communique.reconcile import wording
from communique.reconcile.checks.reports import Tied
from communique.reconcile.comparing import overlap
from communique.reconcile.drafts import Draft, figure, noun, number
from communique.reconcile.relations import AROUND, EQUAL, INSIDE, UNSURE, measure_of, relate
from communique.reconcile.scopes import Scope

_LEAST_DAYS = 3
_ROUNDED = 1
"""What a rate may be off by as it is given in whole numbers."""
_FRESH = 2
"""Days after a total's last day on which a present rate is still taken for that of its days."""


def check(scopes: Sequence[Scope]) -> Iterator[Draft]:
    """Findings of one document's scopes."""
    told = _told(scopes)
    yield from _against_totals(told, told)
    yield from _against_rates(pair for pair in combinations(told, 2))


def between(scopes: Sequence[Scope], tied: Tied) -> Iterator[Draft]:
    """Findings between documents; `tied` gives for each document those that report an event with it."""
    documents: dict[str, list[Scope]] = {}
    for scope in _told(scopes):
        documents.setdefault(scope.document, []).append(scope)
    for one in documents:
        for other in sorted(documents.keys() & set(tied(one))):
            yield from _against_totals(documents[one], documents[other])
            if one < other:
                yield from _against_rates(product(documents[one], documents[other]))


def _told(scopes: Sequence[Scope]) -> list[Scope]:
    return [s for s in scopes if s.stated and s.has_figure and s.positive and s.modality in {"asserted", "hedged"}]


def _against_totals(rates: Sequence[Scope], totals: Sequence[Scope]) -> Iterator[Draft]:
    for rate in rates:
        unit = wording.days_in(rate.per or "")
        if unit is None:
            continue
        alike = [total for total in totals if total.per is None and measure_of(total) == measure_of(rate)]
        drafts = [draft for total in alike if (draft := _compared(rate, total, unit))]
        # Where one total is that of the rate, others of its time are of some or of more than it.
        fits = any(draft.verdict == "consistent" and relate(rate, draft.claims[0]).time == EQUAL for draft in drafts)
        yield from (draft for draft in drafts if draft.verdict == "consistent" or not fits or _is_of_other_time(draft))


def _against_rates(pairs: Iterable[tuple[Scope, Scope]]) -> Iterator[Draft]:
    """Two rates of one thing and time, in one unit."""
    for first, second in pairs:
        if not (first.per and first.per == second.per and measure_of(first) == measure_of(second)):
            continue
        relation = relate(first, second)
        timed = relation.time == EQUAL or (relation.time == UNSURE and not (first.dated or second.dated))
        if relation.apart or not timed or relation.place not in {EQUAL, UNSURE} or relation.counts not in {EQUAL, UNSURE}:
            continue
        words = f"{figure(first)} {noun(first)} against {figure(second)}"
        if overlap(first, second):
            yield Draft("range", (first, second), "consistent", f"{words}: some number fits both")
        elif not any(wording.CHANGING.search(s.words) for s in (first, second)):
            yield Draft("range", (first, second), "differ", f"{words}: no number fits both")


def days_of(scope: Scope) -> float | None:
    """How many days a claim's time covers: as the words say ("the past five days"), else by its dates, both included."""
    spelled = wording.days_spelled(scope.time_words)
    if spelled:
        return spelled
    return float(scope.days) if scope.days else None


def _compared(rate: Scope, total: Scope, unit: float) -> Draft | None:
    relation = relate(rate, total)
    days = days_of(total)
    if relation.apart or days is None or relation.counts not in {EQUAL, UNSURE}:
        return None
    if relation.time == UNSURE and not _goes_on(rate, total):
        return None
    low, high = (None if end is None else end * unit / days for end in (total.low, total.high))
    worded = number(round(low, 1)) if low is not None and low == high else (
        f"at least {number(round(low, 1))}" if low is not None else f"at most {number(round(high or 0, 1))}")  # fmt: skip
    why = f"{figure(total)} {noun(total)} over {number(round(days, 1))} days is {worded} a {rate.per}; claimed {figure(rate)}"
    # Dates leave it open whether the last day has passed: the total may be of a day less.
    shorter = days if wording.days_spelled(total.time_words) or days < _LEAST_DAYS else days - 1
    below = high is not None and rate.low is not None and high * days / shorter <= rate.low - _ROUNDED
    above = low is not None and rate.high is not None and low >= rate.high + _ROUNDED
    if not below and not above:
        return Draft("rate_total", (total, rate), "consistent", why)
    brief = rate.days is not None and 2 * rate.days <= days
    if (relation.time == INSIDE and (rate.dated or brief)) or (relation.time == AROUND and total.dated):
        return None  # One is of a part of the other's time, in which the rest need not be alike.
    if wording.CHANGING.search(rate.words):
        return Draft("rate_total", (total, rate), "undecided", f"{why}, which the words present as a change")
    return Draft("rate_total", (total, rate), "differ", why)


def _is_of_other_time(draft: Draft) -> bool:
    total, rate = draft.claims
    return relate(rate, total).time != EQUAL


def _goes_on(rate: Scope, total: Scope) -> bool:
    """Whether a rate told of as present ("are flying sixty a day") is one of the days that the total covers."""
    if rate.dated or rate.start is not None or total.start is None or total.end is None or rate.end is None:
        return False
    return total.start <= rate.end <= total.end + _FRESH
