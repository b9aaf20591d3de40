"""Records of a tally: what each source claims for each period, as bounds, with the claims behind them."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from communique.model.bounds import Bound
from communique.model.records import Number, Record

TallyStep = Literal["day", "month", "year"]
TalliedBy = Literal["speaker", "outlet"]


class TallyPoint(Record):
    """What one source's claims of one period, given by its first day, leave open; `claims` are the ids of all of them.

    `bound` is what follows from them. `told` is the sum of its different figures: the most that it told of, if no two of them
    count the same; None where one of them has no upper end.
    """

    start: dt.date
    bound: Bound
    told: Number | None = None
    claims: tuple[str, ...]


class TallyLine(Record):
    """One source's points in the order of time; nothing is added up over sources."""

    source: str
    points: tuple[TallyPoint, ...]
    claims: int


class LeftOutOfTally(Record):
    """How many claims of the filter were not tallied, and why."""

    reason: str
    claims: int


class Tally(Record):
    """Lines of the sources with the most claims first; `more` counts the sources beyond those."""

    type: str
    step: TallyStep
    by: TalliedBy
    lines: tuple[TallyLine, ...] = ()
    more: int = 0
    left_out: tuple[LeftOutOfTally, ...] = ()
