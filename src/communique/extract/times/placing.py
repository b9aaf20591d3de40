"""Times of a story put into the year that it has come to, before anything dates an event by them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from communique.extract.times.anchoring import Timeline
from communique.extract.times.dates import absolute, month_bounds
from communique.extract.times.values import TimeMention, TimeValue


def placed(text: str, mentions: Sequence[TimeMention], published: dt.date | None) -> list[TimeValue]:
    """The values of `mentions` (spans into `text`, in order); in a text that tells of the past, or that has no date, days and
    months without a year get that of the story. In news nothing changes: there they count from the day of publication.
    """
    timeline = Timeline(text, mentions, published)
    values = []
    for at, mention in enumerate(mentions):
        value = _placed(mention.value, timeline, at) if timeline.narrative else mention.value
        told = value.inner or value
        if told.kind == "absolute" and told.start is not None:
            timeline.tell(replace(mention, value=told), _worded(told, told.start))
        values.append(value)
    return values


def _placed(value: TimeValue, timeline: Timeline, at: int) -> TimeValue:
    if value.inner is not None:
        return replace(value, inner=_placed(value.inner, timeline, at))
    if value.kind not in {"month_day", "month"}:
        return value
    year = timeline.focus(at, value).year_for(value.month, value.day or 28, value.direction)
    if not year.isdigit():
        return value
    if value.kind == "month":
        return absolute(*month_bounds(int(year), value.month, value.part), "month", mod=value.mod) or value
    return _day(value, int(year))


def _day(value: TimeValue, year: int) -> TimeValue:
    try:
        start = dt.date(year, value.month, value.day)
        placed = absolute(start, start.replace(day=value.high or start.day), value.precision)
    except ValueError:
        return value
    return replace(placed, unit=value.unit, count=value.count) if placed else value


def _worded(value: TimeValue, start: dt.date) -> str:
    """As much of a date as was told: the year, the month or the day."""
    length = {"year": 4, "decade": 4, "season": 4, "month": 7}.get(value.precision, 10)
    return start.isoformat()[:length]
