"""Values of lengths of time, of shifts from a day, of parts of the day and of what comes again."""

from __future__ import annotations

import re
from dataclasses import replace

from communique.extract.times.values import Anchor, Builder, TimeValue
from communique.extract.times.words import (
    DAYPARTS,
    UNIT_DAYS,
    WEEKDAYS,
    count_of,
    direction_of,
    modifier,
    singular,
)
from communique.model.records import Precision


def _days(count: float, unit: str) -> int:
    if unit in {"second", "minute", "hour"}:
        return max(1, round(count / 24)) if unit == "hour" else 1
    return int(min(count * UNIT_DAYS[unit], 400_000))


def unit_precision(unit: str) -> Precision:
    """The precision of dates counted in a unit."""
    return unit if unit in {"day", "week", "month", "year", "decade"} else "day"  # type: ignore[return-value]


def ago(match: re.Match[str]) -> TimeValue | None:
    """ "three weeks ago": so many days before publication, with the slack that the unit leaves."""
    count, unit = count_of(match["count"]), singular(match["unit"])
    if count is None:
        return None
    worded = TimeValue("offset", low=-1, high=0, unit=unit, count=-count)
    if unit in {"second", "minute", "hour"}:
        return worded
    days = _days(count, unit)
    slack = {"week": 3, "fortnight": 7, "month": 15, "year": 182, "decade": 1826, "century": 3650}.get(unit, 0)
    return replace(worded, low=-days - slack, high=-days + slack, precision=unit_precision(unit))


def window(match: re.Match[str]) -> TimeValue | None:
    """ "the past two years": the days that end at the anchor."""
    worded = match["count"] or "one"
    count, unit = count_of(worded), singular(match["unit"])
    days = _days(count, unit) if count else None
    return TimeValue("duration", low=days, precision="interval", unit=unit, count=count) if days else None


def text_offset(match: re.Match[str]) -> TimeValue | None:
    """ "two days later": counted from a date that the text told."""
    count, unit = count_of(match["count"]), singular(match["unit"])
    sign = -1 if re.search("earlier|before|prior", match["way"], re.IGNORECASE) else 1
    if count is None:
        return None
    if unit in {"second", "minute", "hour"}:
        return TimeValue("offset", low=0, high=1 if sign > 0 else 0, anchor="text", unit=unit, count=sign * count)
    days = sign * _days(count, unit)
    return TimeValue("offset", low=days, high=days, anchor="text", unit=unit, count=sign * count)


def vague_offset(match: re.Match[str]) -> TimeValue:
    """ "days later", "several years earlier": counted from the text, nobody knows how far."""
    sign = -1 if re.search("earlier|before|ago", match["way"], re.IGNORECASE) else 1
    return TimeValue("offset", high=sign, anchor="text", unit=singular(match["unit"]))


def calendar_unit(match: re.Match[str]) -> TimeValue | None:
    """ "this week", "last month", "next year": days from the anchor, refined when it is known."""
    unit, direction = singular(match["unit"]), direction_of(match["which"])
    length = UNIT_DAYS[unit]
    low, high = {"last": (-2 * length + 1, -1), "next": (1, 2 * length), "nearest": (-length + 1, 0)}[direction]
    count = {"last": -1, "next": 1, "nearest": 0}[direction]
    return TimeValue("offset", low=low, high=high, direction=direction, part=unit, precision=unit_precision(unit),
                     unit=unit, count=count)  # fmt: skip


def from_its_start(match: re.Match[str]) -> TimeValue | None:
    """ "since the start of the month", "since the beginning of this year": the unit that is running."""
    value = calendar_unit(match)
    return replace(value, mod=modifier("start")) if value else None


def nearby(match: re.Match[str]) -> TimeValue:
    """ "this weekend", "last quarter": counted from publication."""
    direction, unit = direction_of(match["which"]), match["unit"].lower()
    count = {"last": -1, "next": 1, "nearest": 0}[direction]
    low, high = {"last": (-14, -1), "next": (0, 14), "nearest": (-7, 0)}[direction] if unit == "weekend" else (count, count)
    return TimeValue("offset", low=low, high=high, unit=unit, count=count, direction=direction, precision="interval",
                     part=unit if unit == "weekend" else "")  # fmt: skip


def text_unit(match: re.Match[str]) -> TimeValue:
    """ "that year", "the following month", "the same week": a calendar unit counted from the text; "the end of the year" from
    what the text counts from.
    """
    unit, which = singular(match["unit"]), match["which"].lower()
    count = {"last": -1, "next": 1, "nearest": 0}[direction_of(which)]
    low = count * UNIT_DAYS[unit]
    anchor: Anchor = "published" if which in {"the", "last", "this", "next"} else "text"
    part = match.groupdict().get("part") or ""
    return TimeValue("offset", low=low, high=low, anchor=anchor, unit=unit, count=count, mod=modifier(part))


def weekday(match: re.Match[str]) -> TimeValue:
    """A weekday, "last" or "next" as worded."""
    which = (match["which"] or "").lower()
    direction = direction_of(which)
    return TimeValue("weekday", day=WEEKDAYS[match["weekday"].lower()], direction=direction, daypart=daypart_in(match[0]))


def fixed(low: int, high: int, anchor: Anchor = "published") -> Builder:
    """So many days from the anchor, with the part of the day that the words name."""
    value = TimeValue("offset", low=low, high=high, anchor=anchor, unit="day", count=low)
    return lambda match: replace(value, daypart=daypart_in(match[0]))


def daypart_in(words: str) -> str:
    """The code of the part of the day among `words`, "" for none."""
    lower = words.lower()
    if "tonight" in lower:
        return "NI"
    return next((code for name, code in DAYPARTS.items() if re.search(rf"\b{name}\b", lower)), "")


def age(match: re.Match[str]) -> TimeValue | None:
    """ "the five-year-old war": the days that it has lasted."""
    count, unit = count_of(match["count"]), singular(match["unit"])
    days = _days(count, unit) if count else 0
    return TimeValue("duration", low=days, precision="interval", unit=unit, count=count) if days >= 7 else None


def span(match: re.Match[str]) -> TimeValue:
    """A length of time that is anchored nowhere: "three months", "several years", "a two-week"."""
    groups = match.groupdict()
    unit = singular(groups["unit"])
    worded = (groups.get("count") or "").lower().removeprefix("the ")
    count = count_of(worded) if worded else (1 if "one" in groups else None)
    more = (groups.get("half") or "").lower()
    if count is not None and more:
        count += 0.25 if "quarter" in more else 0.5
    return TimeValue("span", unit=unit, count=count, mod=_hedge(groups.get("hedge") or ""))


def half_span(match: re.Match[str]) -> TimeValue:
    """ "half an hour", "half a century"."""
    unit = singular(match["unit"])
    smaller, many = {"hour": ("minute", 30), "year": ("month", 6), "century": ("year", 50), "decade": ("year", 5),
                     "day": ("hour", 12)}.get(unit, (unit, 0.5))  # fmt: skip
    return TimeValue("span", unit=smaller, count=many)


def _hedge(words: str) -> str:
    lower = words.lower()
    for code, phrases in (("EQUAL_OR_MORE", "at least|no less than"), ("EQUAL_OR_LESS", "up to|at most|no more than"),
                          ("MORE_THAN", "more than|over"), ("LESS_THAN", "less than|nearly|almost|under"),
                          ("APPROX", "about|some|around|approximately|roughly")):  # fmt: skip
        if re.search(rf"\b(?:{phrases})\b", lower):
            return code
    return ""


def every(match: re.Match[str]) -> TimeValue:
    """What comes again: "daily", "every Monday", "each night"."""
    name = match["unit"].lower()
    if name in WEEKDAYS or name.rstrip("s") in WEEKDAYS:
        return TimeValue("set", inner=TimeValue("weekday", day=WEEKDAYS[name.rstrip("s") if name not in WEEKDAYS else name]))
    if name in DAYPARTS and name != "night":
        return TimeValue("set", inner=TimeValue("daypart", daypart=DAYPARTS[name]))
    unit = {"dai": "day", "annual": "year", "annum": "year", "biannual": "year", "quarter": "quarter"}.get(
        name.removesuffix("ly"), name.removesuffix("ly")
    )
    count = count_of(match.groupdict().get("count") or "one") or 1
    return TimeValue("set", unit=singular(unit), count=count)


def clock(match: re.Match[str]) -> TimeValue | None:
    """A time of the day: "11 a.m.", "19:15", "noon"."""
    groups = match.groupdict()
    if groups.get("name"):
        return TimeValue("daypart", daypart=DAYPARTS[groups["name"].lower()])
    hour, minute = int(groups["h"]), int(groups.get("min") or 0)
    half = (groups.get("half") or "").lower().replace(".", "").replace(" ", "")
    hour = hour % 12 + 12 if half == "pm" else hour % 12 if half == "am" else hour
    return TimeValue("daypart", daypart=f"{hour:02d}:{minute:02d}") if hour <= 24 and minute < 60 else None


def part_of_day(match: re.Match[str]) -> TimeValue:
    """ "the morning", "that night": of the day in focus, or of the one after."""
    later = re.search(r"\b(?:next|following)\b", match[0], re.IGNORECASE)
    return TimeValue("daypart", daypart=daypart_in(match[0]), anchor="text", count=1 if later else 0,
                     mod=modifier(match.groupdict().get("part") or ""))  # fmt: skip
