"""Time values resolved to intervals of dates that surely hold what they date."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from communique.extract.times.dates import month_bounds
from communique.extract.times.values import Resolved, TimeValue

_LONG_DAYS = 6
_COUNTED_UNTIL = re.compile(r"\b(?:as (?:of|at)|by|until|till|up to)(?: (?:late|early|mid|the|end|of|about|on))*(?: \w+)?$")
"""Before the last word, which is the first one of an expression."""


def resolve(value: TimeValue, published: dt.date | None, reference: dt.date | None, *, future: bool = False) -> Resolved:
    """The dates of `value`; `reference` is the date that "the day before" and the like are counted from.

    What lies in the past ends at the publication date at the latest, unless `future`.
    """
    if value.kind in {"since", "until"} and value.inner:
        inner = resolve(value.inner, published, reference, future=future)
        if value.kind == "since":
            later = None if future else published
            offsets = (inner.offsets[0], 0) if inner.offsets else None
            return Resolved(inner.start, later, "interval", offsets, inner.anchor)
        return Resolved(published if future else None, inner.end or inner.start, "interval")
    anchor = reference or published if value.anchor == "text" else published
    if value.kind == "absolute":
        return Resolved(value.start, _clip(value.start, value.end, published, future), value.precision)
    if anchor is None:
        return Resolved(None, None, value.precision, _offsets(value), value.anchor)
    return _resolve_from(value, anchor, published or anchor, future)


def _clip(start: dt.date | None, end: dt.date | None, published: dt.date | None, future: bool) -> dt.date | None:
    if published and end and not future and start and start <= published < end:
        return published
    return end


def _offsets(value: TimeValue) -> tuple[int | None, int | None] | None:
    match value.kind:
        case "offset":
            return value.low, value.high
        case "duration":
            return -value.low, 0
        case "weekday":
            return {"last": (-7, -1), "next": (1, 13), "nearest": (-6, 0)}[value.direction]
        case "now":
            return 0, 0
        case "open_past":
            return None, 0
        case _:
            return None


def _resolve_from(value: TimeValue, anchor: dt.date, published: dt.date, future: bool) -> Resolved:
    try:
        start, end = _dates_from(value, anchor, future)
    except (OverflowError, ValueError):
        return Resolved(None, None, value.precision)
    if value.anchor == "published":
        end = _clip(start or published, end, published, future)
    return Resolved(start, end, value.precision)


def _dates_from(value: TimeValue, anchor: dt.date, future: bool) -> tuple[dt.date | None, dt.date | None]:
    day = dt.timedelta(days=1)
    match value.kind:
        case "month_day":
            date = _nearest_year(anchor, value.month, value.day, future)
            last = date.replace(day=value.high) if value.high else date
            return date, last
        case "month":
            first = _nearest_year(anchor, value.month, 1, future)
            return month_bounds(first.year, value.month, value.part)
        case "quarter":
            year = anchor.year - 1 if value.direction == "last" else _nearest_year(anchor, value.month, 1, future).year
            return dt.date(year, value.month, 1), month_bounds(year, value.month + value.high - 1, "")[1]
        case "weekday":
            back = (anchor.weekday() - value.day) % 7
            if value.direction == "next" or (future and value.direction == "nearest"):
                date = anchor + day * ((-back) % 7 or (7 if value.direction == "next" else 0))
            else:
                date = anchor - day * (back or (7 if value.direction == "last" else 0))
            return date, date
        case "offset" if value.part:
            return _calendar_bounds(value, anchor, future)
        case "offset":
            return anchor + day * value.low, anchor + day * value.high
        case "duration":
            return _back(anchor, value.low), anchor
        case "now":
            return anchor, anchor
        case _:
            return None, anchor


def _back(anchor: dt.date, days: int) -> dt.date:
    """`days` before the anchor, whole months and years counted by the calendar."""
    if days >= 365 and days % 365 == 0:
        year = anchor.year - days // 365
        return anchor.replace(year=year, day=min(anchor.day, calendar.monthrange(year, anchor.month)[1]))
    if days >= 30 and days % 30 == 0:
        months = anchor.year * 12 + anchor.month - 1 - days // 30
        year, month = divmod(months, 12)
        return dt.date(year, month + 1, min(anchor.day, calendar.monthrange(year, month + 1)[1]))
    return anchor - dt.timedelta(days=days)


def _nearest_year(anchor: dt.date, month: int, day: int, future: bool) -> dt.date:
    """The month and day in the year that reads best: not after the anchor, unless the future is meant."""
    date = dt.date(anchor.year, month, min(day, calendar.monthrange(anchor.year, month)[1]))
    if not future and date > anchor + dt.timedelta(days=1):
        return date.replace(year=anchor.year - 1, day=min(day, calendar.monthrange(anchor.year - 1, month)[1]))
    if future and date < anchor.replace(day=1):
        return date.replace(year=anchor.year + 1, day=min(day, calendar.monthrange(anchor.year + 1, month)[1]))
    return date


def _calendar_bounds(value: TimeValue, anchor: dt.date, future: bool) -> tuple[dt.date, dt.date]:
    shift = {"last": -1, "next": 1, "nearest": 0}[value.direction]
    match value.part:
        case "week":
            monday = anchor - dt.timedelta(days=anchor.weekday()) + dt.timedelta(days=7 * shift)
            return monday, monday + dt.timedelta(days=6)
        case "weekend":
            latest = anchor - dt.timedelta(days=(anchor.weekday() - 5) % 7)
            weeks = {"last": -(anchor.weekday() >= 5), "next": 1, "nearest": int(future and anchor.weekday() < 5)}
            saturday = latest + dt.timedelta(days=7 * weeks[value.direction])
            return saturday, saturday + dt.timedelta(days=1)
        case "month":
            year, month = divmod(anchor.year * 12 + anchor.month - 1 + shift, 12)
            return month_bounds(year, month + 1, "")
        case "year":
            return dt.date(anchor.year + shift, 1, 1), dt.date(anchor.year + shift, 12, 31)
        case _:
            decade = anchor.year // 10 * 10 + 10 * shift
            return dt.date(decade, 1, 1), dt.date(decade + 9, 12, 31)


def counted_until(resolved: Resolved, published: dt.date | None, before: str = "") -> dt.date | None:
    """Up to when a figure told with an expression counts; never later than the day of the report.

    The dead of Monday are counted until the report is written. What is told of a week or more counts up to its end, and so
    does what the words `before` the expression, in lower case and with its first one, count so ("as of Monday").
    """
    if resolved.end is None or published is None:
        return resolved.end or published
    ended = resolved.start is not None and (resolved.end - resolved.start).days >= _LONG_DAYS
    return min(resolved.end, published) if ended or _COUNTED_UNTIL.search(before) else published
