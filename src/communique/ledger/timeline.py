"""When the claims of a filter are: how many tell of each day, month or year, with what is not known to be in it alone."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal

from sqlalchemy import Engine, func, select

from communique.ledger import schema
from communique.ledger.filters import ClaimFilter
from communique.ledger.planning import filtered
from communique.model.records import Record

Step = Literal["day", "month", "year"]
MOST_PERIODS = 3_000
"""More periods than this are told by the next longer step."""
_LONGER: dict[Step, Step | None] = {"day": "month", "month": "year", "year": None}


class Period(Record):
    """A day, month or year, by its first day.

    `within` counts claims whose time lies in it as a whole, `over` those whose interval touches it and goes beyond it,
    `open_start` and `open_end` those of which only the last or only the first day is known, and lies in it.
    """

    start: dt.date
    within: int = 0
    over: int = 0
    open_start: int = 0
    open_end: int = 0


class Timeline(Record):
    """Periods in order, those without claims left out; `step` is as asked for, or longer where there would be too many."""

    step: Step
    periods: tuple[Period, ...] = ()
    undated: int = 0
    earliest: dt.date | None = None
    latest: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """So many claims with the same first and last day; `open_side` is the side that is not known."""

    first: dt.date
    last: dt.date
    open_side: str | None
    claims: int


class Timelines:
    """Queries over the times of a ledger's claims."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def of(
        self, wanted: ClaimFilter | None = None, *, step: Step = "day", first: dt.date | None = None, last: dt.date | None = None
    ) -> Timeline:
        """The periods that the claims of a filter tell of, from `first` to `last` where these are given."""
        c = schema.claim.c
        query = select(c.first_day, c.last_day, c.open_side, func.count(c.number).label("claims"))
        with self._engine.connect() as connection:
            query = filtered(connection, wanted or ClaimFilter(), query).group_by(c.first_day, c.last_day, c.open_side)
            rows = connection.execute(query).all()
        undated = sum(row.claims for row in rows if row.first_day is None)
        stretches = [Stretch(row.first_day, row.last_day, row.open_side, row.claims) for row in rows if row.first_day]
        return timeline(stretches, undated, step, first or dt.date.min, last or dt.date.max)


def timeline(
    stretches: Iterable[Stretch], undated: int, step: Step, since: dt.date = dt.date.min, until: dt.date = dt.date.max
) -> Timeline:
    """The periods between two days that intervals touch; `earliest` and `latest` are of all intervals."""
    held = list(stretches)
    days = [day for one in held for day in (one.first, one.last)]
    longer: Step | None = step
    while longer is not None:
        step = longer
        periods = _periods(held, step, since, until)
        if len(periods) <= MOST_PERIODS:
            break
        longer = _LONGER[step]
    return Timeline(
        step=step, periods=tuple(periods), undated=undated, earliest=min(days, default=None), latest=max(days, default=None)
    )


def _periods(stretches: Iterable[Stretch], step: Step, since: dt.date, until: dt.date) -> list[Period]:
    index, start = _STEPS[step]
    lowest, highest = index(since), index(until)
    within: dict[int, int] = defaultdict(int)
    open_start: dict[int, int] = defaultdict(int)
    open_end: dict[int, int] = defaultdict(int)
    changes: dict[int, int] = defaultdict(int)
    for one in stretches:
        first, last = index(one.first), index(max(one.first, one.last))
        if last < lowest or first > highest:
            continue
        if one.open_side:
            (open_start if one.open_side == "start" else open_end)[first] += one.claims
        elif first == last:
            within[first] += one.claims
        else:
            changes[max(first, lowest)] += one.claims
            changes[min(last, highest) + 1] -= one.claims
    over = _running(changes)
    touched = sorted({*within, *open_start, *open_end, *over})[: MOST_PERIODS + 1]
    return [
        Period(start=start(n), within=within[n], over=over.get(n, 0), open_start=open_start[n], open_end=open_end[n])
        for n in touched
    ]


def _running(changes: dict[int, int]) -> dict[int, int]:
    """From steps up and down to the level of each period where it is not zero; at most a little more than MOST_PERIODS."""
    marks = sorted(changes)
    levels = list(accumulate(changes[mark] for mark in marks))
    running: dict[int, int] = {}
    for mark, following, level in zip(marks, marks[1:], levels, strict=False):
        if level:
            for n in range(mark, min(following, mark + MOST_PERIODS + 1)):
                running[n] = level
        if len(running) > MOST_PERIODS:
            break
    return running


_STEPS: dict[Step, tuple[Callable[[dt.date], int], Callable[[int], dt.date]]] = {
    "day": (dt.date.toordinal, dt.date.fromordinal),
    "month": (lambda day: day.year * 12 + day.month - 1, lambda n: dt.date(n // 12, n % 12 + 1, 1)),
    "year": (lambda day: day.year, lambda n: dt.date(n, 1, 1)),
}
