"""Values of calendar dates: days, months, seasons, quarters, years, decades and centuries, and runs of them."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import replace

from communique.extract.times.values import TimeValue
from communique.extract.times.words import (
    MONTHS,
    ORDINALS,
    SEASONS,
    count_of,
    direction_of,
    modifier,
)
from communique.model.records import Precision

_COMMON_YEAR = 2023
_LAST = frozenset({"last", "final", "closing"})
_AT_AN_END = _LAST | {"first", "opening"}


def date(year: str | int, month: str | int, day: str | int) -> dt.date | None:
    """The date of worded parts ("2nd", "Sept."); None where there is none."""
    number = MONTHS.get(month.lower().rstrip("."), 0) if isinstance(month, str) and not month.isdigit() else int(month)
    try:
        return dt.date(int(year), number, int(re.sub(r"\D", "", str(day))))
    except ValueError:
        return None


def absolute(
    start: dt.date | None, end: dt.date | None = None, precision: Precision = "day", *, mod: str = ""
) -> TimeValue | None:
    """The value of a stretch of known dates."""
    if start is None:
        return None
    return TimeValue("absolute", start=start, end=end or start, precision=precision, year=start.year, mod=mod)


def month_bounds(year: int, month: int, part: str) -> tuple[dt.date, dt.date]:
    """First and last day of a month or of its early, middle or late part."""
    first_day, last_day = _part_of(part, 1, calendar.monthrange(year, month)[1])
    return dt.date(year, month, first_day), dt.date(year, month, last_day)


def _part_of(part: str, first: int, last: int) -> tuple[int, int]:
    """The share of `first`..`last` that "early", "mid" or "late" leaves."""
    length = last - first + 1
    match modifier(part):
        case "START":
            return first, first + length // 2 - 1
        case "END":
            return first + length // 2, last
        case "MID":
            return first + length // 3 - 1, first + 2 * length // 3
        case _:
            return first, last


def year_bounds(year: int, part: str) -> TimeValue | None:
    """A year or its early, middle or late part."""
    first, last = _part_of(part, 1, 12)
    start, end = dt.date(year, max(1, first), 1), dt.date(year, last, calendar.monthrange(year, last)[1])
    return absolute(start, end, "year", mod=modifier(part))


def months_of_year(match: re.Match[str]) -> TimeValue | None:
    """ "the first six months of 2016": so many months from the start, or to the end, of a year."""
    count = count_of(match["count"])
    if count is None or not 1 <= count <= 12:
        return None
    year, months = int(match["y"]), int(count)
    first = 1 if match["side"].lower() in {"first", "opening"} else 13 - months
    return absolute(dt.date(year, first, 1), month_bounds(year, first + months - 1, "")[1], "interval")


def stretch_of_month(match: re.Match[str]) -> TimeValue | None:
    """So many days of a month: "the first week of August", "the last ten days of May 2016", "the second half of June".

    Weeks are counted from the first of the month, the last one from its end. `count` and `unit` keep the length.
    """
    side, unit, month, year = match["side"].lower(), match["unit"].lower(), match["mo"], match["y"]
    if unit == "half":
        part = {"first": "early", "second": "late"}.get(side)
        return month_value(month, year, part) if part and not match["count"] else None
    count = count_of(match["count"]) if match["count"] else 1
    if count is None or (match["count"] and side not in _AT_AN_END):
        return None
    length = calendar.monthrange(int(year) if year else _COMMON_YEAR, MONTHS[month.lower().rstrip(".")])[1]
    days = int(count) * (7 if unit == "week" else 1)
    last = length if side in _LAST else days * ORDINALS.get(side, 1)
    if not 1 <= last - days + 1 <= last <= length:
        return None
    value = month_days(month, str(last - days + 1), str(last), year)
    return replace(value, unit=unit, count=count) if value else None


def month_value(month: str, year: str | None, part: str) -> TimeValue | None:
    """A month, with or without its year."""
    number = MONTHS[month.lower().rstrip(".")]
    if year:
        return absolute(*month_bounds(int(year), number, part), "month", mod=modifier(part))
    return TimeValue("month", month=number, part=part, precision="month", mod=modifier(part))


def month_day(month: str, day: str) -> TimeValue:
    """A day of a month without its year."""
    return TimeValue("month_day", month=MONTHS[month.lower().rstrip(".")], day=int(re.sub(r"\D", "", day)))


def month_days(month: str, first: str, last: str, year: str | None) -> TimeValue | None:
    """A run of days in one month."""
    if year:
        start, end = date(year, month, first), date(year, month, last)
        return absolute(start, end, "interval") if start and end and start <= end else None
    return replace(month_day(month, first), high=int(re.sub(r"\D", "", last)), precision="interval")


def season(match: re.Match[str]) -> TimeValue | None:
    """A season of a year; winter ends in the year that it is named by."""
    first, last = SEASONS[match["season"].lower()]
    year = int(match["year"])
    start_year = year - 1 if first > last else year
    value = absolute(dt.date(start_year, first, 1), dt.date(year, last, calendar.monthrange(year, last)[1]), "season",
                     mod=modifier(match.groupdict().get("part") or ""))  # fmt: skip
    return replace(value, year=year, label=_season_code(match)) if value else None


def _season_code(match: re.Match[str]) -> str:
    return {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}[match["season"].lower()]


def bare_season(match: re.Match[str]) -> TimeValue:
    """A season without its year."""
    which = (match.groupdict().get("which") or "").lower()
    return TimeValue(
        "season",
        month=SEASONS[match["season"].lower()][0],
        label=_season_code(match),
        direction=direction_of(which),
        count=0 if which == "this" else None,
        precision="season",
        mod=modifier(match.groupdict().get("part") or ""),
    )


def numeric(match: re.Match[str]) -> TimeValue | None:
    """Day, month and year in digits: the day first where the middle number may be a month."""
    first, second, year = int(match["a"]), int(match["b"]), match["y"]
    day, month = (first, second) if second <= 12 else (second, first)
    return absolute(date(year, month, day))


def quarter(match: re.Match[str]) -> TimeValue | None:
    """A quarter or a half of a year, the year being worded or not."""
    which = match["nth"].lower()
    number = {"last": 4, "final": 4, **ORDINALS}.get(which) or int(re.sub(r"\D", "", which) or 0)
    year, code = match.groupdict().get("year"), "H" if match.groupdict().get("of", "").lower() == "half" else "Q"
    of_year = year or re.search(r"year\b", match[0], re.IGNORECASE)
    if not 1 <= number <= (2 if code == "H" else 4) or (code == "H" and not of_year):
        return None
    length = 6 if code == "H" else 3
    label = f"{code}{number}"
    first = (number - 1) * length + 1
    if not year:
        return TimeValue("quarter", month=first, high=length, label=label, precision="interval")
    value = absolute(dt.date(int(year), first, 1), month_bounds(int(year), first + length - 1, "")[1], "interval")
    return replace(value, label=label) if value else None


def part_of_year(match: re.Match[str]) -> TimeValue | None:
    """A quarter, a half or so many months of this year or the last: "the first six months of the year"."""
    side, unit = match["nth"].lower(), match["of"].lower()
    count = count_of(match["count"]) if match["count"] else None
    length = {"quarter": 3, "half": 6}.get(unit, int(count or 0))
    first = 13 - length if side in _LAST else 1 if side == "opening" else (ORDINALS[side] - 1) * length + 1
    if bool(match["count"]) != (unit == "months") or not 1 <= first <= first + length - 1 <= 12:
        return None
    if unit == "months" and side not in _AT_AN_END:
        return None
    value = TimeValue("quarter", month=first, high=length, direction=direction_of(match["which"]), precision="interval")
    if unit == "months":
        return replace(value, unit="month", count=count)
    return replace(value, label=f"{'H' if unit == 'half' else 'Q'}{(first - 1) // length + 1}")


def before_christ(match: re.Match[str]) -> TimeValue | None:
    """A year before Christ, which no date can hold."""
    return TimeValue("absolute", year=-int(match["y"]), precision="year", mod=modifier(match.groupdict().get("part") or ""))


def years(match: re.Match[str]) -> TimeValue | None:
    """A run of years: "1915-17"."""
    first = int(match["a"])
    last = int(match["a"][:2] + match["b"]) if len(match["b"]) == 2 else int(match["b"])
    return absolute(dt.date(first, 1, 1), dt.date(last, 12, 31), "year") if first < last <= first + 99 else None


def years_before_christ(match: re.Match[str]) -> TimeValue | None:
    """A run of years before Christ: "264 to 241 BC"; `high` is the last one."""
    first, last = int(match["a"]), int(match["b"])
    return TimeValue("absolute", year=-first, high=-last, precision="year") if first > last else None


def directed_month(match: re.Match[str]) -> TimeValue | None:
    """ "the previous April", "next May"."""
    value, which = month_value(match["mo"], None, ""), match["which"].lower()
    return replace(value, direction=direction_of(which), count=0 if which == "this" else None) if value else None


def century(match: re.Match[str]) -> TimeValue | None:
    """A century, named by its number."""
    word = match["nth"].lower()
    number = ORDINALS.get(word) or int(re.sub(r"\D", "", word) or 0)
    mod = modifier(match["part"] or "")
    if match["bc"]:
        return TimeValue("absolute", year=-(number * 100 - 1), precision="unknown", label=f"BC{number - 1:02d}", mod=mod)
    if not 1 <= number <= 21:
        return None
    start = dt.date((number - 1) * 100 + 1, 1, 1)
    value = absolute(start, dt.date(number * 100, 12, 31), "unknown", mod=mod)
    return replace(value, label=f"{number - 1:02d}") if value else None


def decade(match: re.Match[str]) -> TimeValue | None:
    """ "the 1990s", "the late '90s"."""
    digits = match["y"]
    year = int(digits) if len(digits) == 4 else 1900 + int(digits)
    return absolute(dt.date(year, 1, 1), dt.date(year + 9, 12, 31), "decade", mod=modifier(match.groupdict().get("part") or ""))
