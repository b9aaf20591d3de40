"""What a time expression says before the day it counts from is known."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from communique.model.records import Precision

Anchor = Literal["published", "text"]
Direction = Literal["last", "next", "nearest"]
Kind = Literal["absolute", "month_day", "month", "weekday", "offset", "since", "until", "duration", "open_past", "now",
               "season", "day", "quarter", "daypart", "span", "set", "reference", "unknown"]  # fmt: skip
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True)
class TimeValue:
    """What a time expression says; fields beyond `kind` depend on it.

    absolute: `start`..`end`, and `year` (negative before Christ, when there are no dates). month_day: `month`, `day` to
    `high` of an unstated year. Either has `count` times `unit` where a length was worded ("the first week of May"), as has
    quarter: `high` months from `month` on, of an unstated year. month, season, day: of an unstated year or month. weekday:
    `day` 0 (Monday) to 6, `direction`. offset: `low`..`high` days from `anchor`; `count` times `unit` as worded, None where
    it is vague, or the calendar `part` in a `direction`. since, until: the `inner` value. duration: the `low` days that end
    at the anchor. span: `count` times `unit`, anchored nowhere. set: `inner`, or every `count` `unit`. daypart: of the day
    in focus.
    reference: `label`. open_past, now, unknown: nothing more.

    `daypart` is a TIMEX3 part of the day or a clock time ("MO", "11:30"), `mod` a TIMEX3 modifier.
    """

    kind: Kind
    start: dt.date | None = None
    end: dt.date | None = None
    month: int = 0
    day: int = 0
    low: int = 0
    high: int = 0
    direction: Direction = "nearest"
    part: str = ""
    anchor: Anchor = "published"
    inner: TimeValue | None = None
    precision: Precision = "day"
    year: int = 0
    unit: str = ""
    count: float | None = None
    daypart: str = ""
    mod: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression: code points `start`..`end` of the text it was found in, and its value.

    `core` is where it starts without a leading preposition; `parts` are the two ends of a range, each its own expression.
    """

    start: int
    end: int
    value: TimeValue
    core: int = 0
    parts: tuple[TimeMention, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolved:
    """Dates of an expression; with an unknown anchor they are None and `offsets` (days) wait for it."""

    start: dt.date | None
    end: dt.date | None
    precision: Precision
    offsets: tuple[int | None, int | None] | None = None
    anchor: Anchor = "published"


Builder = Callable[[re.Match[str]], TimeValue | None]
"""Makes the value of a matched expression; None where the words are none after all."""
