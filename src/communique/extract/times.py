"""When: time expressions of English reports, as values that a publication date resolves to intervals of dates."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from communique.extract.numerals import read_numeral
from communique.model.records import Precision

MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
WEEKDAYS = {name.lower(): number for number, name in enumerate(calendar.day_name)}
WEEKDAYS |= {"mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6}
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}
UNIT_DAYS = {"hour": 0, "minute": 0, "day": 1, "night": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365,
             "decade": 3652, "century": 36524}  # fmt: skip

Anchor = Literal["published", "text"]
Kind = Literal["absolute", "month_day", "month", "weekday", "offset", "since", "until", "duration", "open_past", "now"]


@dataclass(frozen=True, slots=True)
class TimeValue:
    """What a time expression says before an anchor date is known; fields beyond `kind` depend on it.

    absolute: `start`..`end`. month_day: `month`, `day` of an unstated year. month: `month` of an unstated year.
    weekday: `day` 0 (Monday) to 6, `direction`. offset: `low`..`high` days from `anchor`. since/until: `start` or the
    inner `value`. duration: the `low` days that end at the anchor. open_past, now: nothing more.
    """

    kind: Kind
    start: dt.date | None = None
    end: dt.date | None = None
    month: int = 0
    day: int = 0
    low: int = 0
    high: int = 0
    direction: Literal["last", "next", "nearest"] = "nearest"
    part: str = ""
    anchor: Anchor = "published"
    inner: TimeValue | None = None
    precision: Precision = "day"


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression: code points `start`..`end` of the text it was found in, and its value."""

    start: int
    end: int
    value: TimeValue


@dataclass(frozen=True, slots=True)
class Resolved:
    """Dates of an expression; with an unknown anchor they are None and `offsets` (days) wait for it."""

    start: dt.date | None
    end: dt.date | None
    precision: Precision
    offsets: tuple[int | None, int | None] | None = None
    anchor: Anchor = "published"


_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\b\.?"
)
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:1[5-9]\d\d|20\d\d)"
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_WEEKDAY_ANY = rf"(?:{_WEEKDAY}|mon|tues?|wed|thurs?|fri|sat|sun)"
_COUNT = (
    r"(?:\d{1,3}(?:,\d{3})*|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen"
    r"|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|ninety|couple of|several|few)"
)
_UNIT = r"(?:minute|hour|day|night|week|fortnight|month|year|decade|centurie|century)s?"
_PART = r"(?:early|late|mid|beginning of|start of|end of|middle of)"
_DAYPART = r"(?:\s+(?:early\s+|late\s+)?(?:morning|afternoon|evening|night|noon|midnight|dawn|overnight))?"
_LEAD = r"(?:on|in|during|by|from|around|at|since|until|till|before|after|through|throughout|for|over|within|of|as of)"

Builder = Callable[[re.Match[str]], TimeValue | None]


def _count(words: str) -> int | None:
    plain = words.lower().strip()
    if plain in {"a", "an"}:
        return 1
    if plain == "couple of":
        return 2
    numeral = read_numeral(plain.split(), 0)
    return int(numeral.value) if numeral else None


def _date(year: str | int, month: str | int, day: str | int) -> dt.date | None:
    number = MONTHS.get(month.lower().rstrip("."), 0) if isinstance(month, str) and not month.isdigit() else int(month)
    digits = re.sub(r"\D", "", str(day))
    try:
        return dt.date(int(year), number, int(digits))
    except ValueError:
        return None


def _absolute(start: dt.date | None, end: dt.date | None = None, precision: Precision = "day") -> TimeValue | None:
    return TimeValue("absolute", start=start, end=end or start, precision=precision) if start else None


def _month_bounds(year: int, month: int, part: str) -> tuple[dt.date, dt.date]:
    last = calendar.monthrange(year, month)[1]
    first_day, last_day = _part_of(part, 1, last)
    return dt.date(year, month, first_day), dt.date(year, month, last_day)


def _part_of(part: str, first: int, last: int) -> tuple[int, int]:
    """The share of `first`..`last` that "early", "mid" or "late" leaves."""
    length = last - first + 1
    match part.lower().split()[0] if part else "":
        case "early" | "beginning" | "start":
            return first, first + length // 2 - 1
        case "late" | "end":
            return first + length // 2, last
        case "mid" | "middle":
            return first + length // 3 - 1, first + 2 * length // 3
        case _:
            return first, last


def _year_bounds(year: int, part: str) -> TimeValue | None:
    first, last = _part_of(part, 1, 12)
    start, end = dt.date(year, max(1, first), 1), dt.date(year, last, calendar.monthrange(year, last)[1])
    return _absolute(start, end, "year")


def _month_value(month: str, year: str | None, part: str) -> TimeValue | None:
    number = MONTHS[month.lower().rstrip(".")]
    if year:
        start, end = _month_bounds(int(year), number, part)
        return _absolute(start, end, "month")
    return TimeValue("month", month=number, part=part, precision="month")


def _month_day(month: str, day: str) -> TimeValue:
    number, digits = MONTHS[month.lower().rstrip(".")], int(re.sub(r"\D", "", day))
    return TimeValue("month_day", month=number, day=digits)


def _month_days(month: str, first: str, last: str, year: str | None) -> TimeValue | None:
    if year:
        start, end = _date(year, month, first), _date(year, month, last)
        return _absolute(start, end, "interval") if start and end and start <= end else None
    number = MONTHS[month.lower().rstrip(".")]
    return TimeValue("month_day", month=number, day=int(re.sub(r"\D", "", first)),
                     high=int(re.sub(r"\D", "", last)), precision="interval")  # fmt: skip


def _span_of(count: str, unit: str) -> int | None:
    number = _count(count)
    singular = unit.lower().rstrip("s")
    singular = "century" if singular in {"centurie", "century"} else singular
    if number is None:
        return None
    if singular in {"hour", "minute"}:
        return max(1, round(number / 24)) if singular == "hour" else 1
    return min(number * UNIT_DAYS[singular], 400_000)


def _unit_precision(unit: str) -> Precision:
    singular = unit.lower().rstrip("s")
    return singular if singular in {"day", "week", "month", "year", "decade"} else "day"  # type: ignore[return-value]


def _ago(match: re.Match[str]) -> TimeValue | None:
    days = _span_of(match["count"], match["unit"])
    if days is None:
        return None
    if match["unit"].lower().startswith(("hour", "minute")):
        return TimeValue("offset", low=-1, high=0)
    slack = {"w": 3, "m": 15, "y": 182, "d": 0, "f": 7, "c": 3650}.get(match["unit"].lower()[0], 0)
    slack = 1826 if match["unit"].lower().startswith("decade") else slack
    return TimeValue("offset", low=-days - slack, high=-days + slack, precision=_unit_precision(match["unit"]))


def _window(match: re.Match[str]) -> TimeValue | None:
    count = match["count"] or "one"
    days = _span_of(count, match["unit"])
    return TimeValue("duration", low=days, precision="interval") if days else None


def _text_offset(match: re.Match[str]) -> TimeValue | None:
    count, sign = match["count"], 1 if match["way"].lower() in {"later", "after", "afterwards", "after that"} else -1
    days = _span_of(count, match["unit"])
    if days is None:
        return None
    if match["unit"].lower().startswith(("hour", "minute")):
        return TimeValue("offset", low=0, high=1 if sign > 0 else 0, anchor="text")
    return TimeValue("offset", low=sign * days, high=sign * days, anchor="text")


def _calendar_unit(match: re.Match[str]) -> TimeValue | None:
    """ "this week", "last month", "next year": days from the anchor, refined when it is known."""
    unit, which = match["unit"].lower(), match["which"].lower()
    direction: Literal["last", "next", "nearest"] = (
        "last" if which in {"last", "previous", "past"} else "next" if which in {"next", "coming"} else "nearest"
    )
    length = UNIT_DAYS[unit]
    low, high = {"last": (-2 * length + 1, -1), "next": (1, 2 * length), "nearest": (-length + 1, 0)}[direction]
    return TimeValue("offset", low=low, high=high, direction=direction, part=unit, precision=_unit_precision(unit))


def _weekday(match: re.Match[str]) -> TimeValue:
    which = (match["which"] or "").lower()
    direction: Literal["last", "next", "nearest"] = (
        "next" if which in {"next", "coming"} else "last" if which in {"last", "past", "previous"} else "nearest"
    )
    return TimeValue("weekday", day=WEEKDAYS[match["weekday"].lower()], direction=direction)


def _fixed(low: int, high: int, anchor: Anchor = "published") -> Builder:
    return lambda _: TimeValue("offset", low=low, high=high, anchor=anchor)


def _season(match: re.Match[str]) -> TimeValue | None:
    first, last = SEASONS[match["season"].lower()]
    year = int(match["year"])
    start_year = year - 1 if first > last else year
    return _absolute(dt.date(start_year, first, 1), dt.date(year, last, calendar.monthrange(year, last)[1]), "season")


def _numeric(match: re.Match[str]) -> TimeValue | None:
    first, second, year = int(match["a"]), int(match["b"]), match["y"]
    day, month = (first, second) if second <= 12 else (second, first)
    return _absolute(_date(year, month, day))


def _age(match: re.Match[str]) -> TimeValue | None:
    days = _span_of(match["count"], match["unit"])
    return TimeValue("duration", low=days, precision="interval") if days and days >= 7 else None


_PATTERNS: tuple[tuple[str, Builder], ...] = (
    (r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?!\d|-)", lambda m: _absolute(_date(m["y"], m["m"], m["d"]))),
    (rf"(?<![\d/.-])(?P<a>\d{{1,2}})(?P<s>[/.-])(?P<b>\d{{1,2}})(?P=s)(?P<y>{_YEAR})(?!\d)", _numeric),
    (rf"(?P<mo>{_MONTH})\s*(?P<a>{_DAY})\s*(?:-|–|to|and|through)\s*(?P<b>{_DAY})\b(?:,?\s+(?P<y>{_YEAR})\b)?",
     lambda m: _month_days(m["mo"], m["a"], m["b"], m["y"])),
    (rf"(?<!\d)(?P<a>{_DAY})\s*(?:-|–|to|and)\s*(?P<b>{_DAY})\s+(?:of\s+)?(?P<mo>{_MONTH})(?:,?\s+(?P<y>{_YEAR})\b)?",
     lambda m: _month_days(m["mo"], m["a"], m["b"], m["y"])),
    (rf"(?:(?P<wd>{_WEEKDAY_ANY}),?\s+)?(?:the\s+)?(?<![\d-])(?P<d>{_DAY})\s+(?:of\s+)?(?P<mo>{_MONTH}),?\s+(?P<y>{_YEAR})\b",
     lambda m: _absolute(_date(m["y"], m["mo"], m["d"]))),
    (rf"(?:(?P<wd>{_WEEKDAY_ANY}),?\s+)?(?P<mo>{_MONTH})\s*(?P<d>{_DAY})\b,?\s+(?P<y>{_YEAR})\b",
     lambda m: _absolute(_date(m["y"], m["mo"], m["d"]))),
    (rf"(?:(?:the\s+)?(?P<part>{_PART})[\s-]+)?(?P<mo>{_MONTH}),?\s+(?:of\s+)?(?P<y>{_YEAR})\b",
     lambda m: _month_value(m["mo"], m["y"], m["part"] or "")),
    (rf"(?:the\s+)?(?P<season>spring|summer|autumn|fall|winter)\s+(?:of\s+)?(?P<year>{_YEAR})\b", _season),
    (rf"(?:{_WEEKDAY_ANY},?\s+)?(?P<mo>{_MONTH})\s*(?P<d>{_DAY})\b(?!\s*(?:,?\s*\d{{3,}}|percent|%|people|troops|soldiers))",
     lambda m: _month_day(m["mo"], m["d"])),
    (rf"(?:{_WEEKDAY_ANY},?\s+)?(?:the\s+)?(?<![\d-])(?P<d>{_DAY})\s+(?:of\s+)?(?P<mo>{_MONTH})(?![\w-])",
     lambda m: _month_day(m["mo"], m["d"])),
    (r"(?:the\s+)?(?:day\s+before\s+yesterday)", _fixed(-2, -2)),
    (rf"(?:late\s+|early\s+|earlier\s+)?yesterday{_DAYPART}", _fixed(-1, -1)),
    (rf"(?:earlier\s+|late\s+|early\s+|later\s+)?(?:today|tonight|this\s+(?:morning|afternoon|evening)){_DAYPART}",
     _fixed(0, 0)),
    (r"earlier\s+in\s+the\s+day|later\s+in\s+the\s+day|later\s+in\s+the\s+evening", _fixed(0, 0)),
    (r"last\s+night|overnight", _fixed(-1, 0)),
    (r"tomorrow(?:\s+(?:morning|night|evening))?", _fixed(1, 1)),
    (r"(?:on\s+)?(?:the\s+)?(?:same\s+day|that\s+(?:same\s+)?day|that\s+night|that\s+morning)", _fixed(0, 0, "text")),
    (r"(?:on\s+)?(?:the\s+)?(?:following|next)\s+(?:day|morning|night)|the\s+day\s+after|a\s+day\s+later",
     _fixed(1, 1, "text")),
    (r"(?:on\s+)?(?:the\s+)?(?:previous|preceding)\s+(?:day|night)|the\s+day\s+before|a\s+day\s+earlier",
     _fixed(-1, -1, "text")),
    (rf"(?P<count>{_COUNT})\s+(?:more\s+)?(?P<unit>{_UNIT})\s+ago", _ago),
    (rf"(?P<count>{_COUNT})\s+(?P<unit>{_UNIT})\s+(?P<way>later|earlier|afterwards)\b", _text_offset),
    (rf"(?:over|in|during|for|within|throughout)?\s*(?:the\s+|these\s+)?(?:past|last|previous|preceding)\s+"
     rf"(?P<count>{_COUNT})\s+(?P<unit>{_UNIT})", _window),
    (r"(?:over|during|in|within|for)\s+(?:the\s+)(?:past|last)\s+(?P<count>)(?P<unit>day|week|month|year|decade)\b",
     _window),
    (rf"for\s+(?:the\s+)?(?:more\s+than\s+|over\s+|nearly\s+|almost\s+|about\s+|at\s+least\s+)?(?P<count>{_COUNT})"
     rf"\s+(?P<unit>day|week|month|year|decade)s?\b(?!\s+(?:from|into|after))", _window),
    (rf"(?P<count>{_COUNT})[\s-](?P<unit>day|week|month|year|decade)s?[\s-](?:old|long)\s+(?=war|conflict|civil|siege|"
     rf"battle|offensive|campaign|insurgency|fighting|blockade|occupation|operation)", _age),
    (r"(?:earlier\s+|later\s+)?(?P<which>this|last|next|past|previous|coming)\s+(?P<unit>week|month|year|decade)\b",
     _calendar_unit),
    (rf"(?:(?P<which>last|next|this|past|previous|coming)\s+)?(?:late\s+|early\s+)?(?P<weekday>{_WEEKDAY}){_DAYPART}",
     _weekday),
    (rf"(?:in|during|since|by|until|throughout|from|of|for|to)\s+(?:(?:the\s+)?(?P<part>{_PART})[\s-]+)?"
     rf"(?P<mo>january|february|march|april|may|june|july|august|september|october|november|december)\b"
     rf"(?!\s+\d{{3}})", lambda m: _month_value(m["mo"], None, m["part"] or "")),
    (rf"(?P<part>{_PART})[\s-]+(?P<mo>{_MONTH})(?![\w-])", lambda m: _month_value(m["mo"], None, m["part"])),
    (r"(?:the\s+)?(?:early\s+|late\s+|mid-?)?(?P<y>1[5-9]\d0|20\d0)s\b",
     lambda m: _absolute(dt.date(int(m["y"]), 1, 1), dt.date(int(m["y"]) + 9, 12, 31), "decade")),
    (rf"(?:in|since|by|until|of|from|during|before|after|throughout|to)\s+(?:the\s+)?(?:(?P<part>{_PART})[\s-]+)?"
     rf"(?:the\s+year\s+)?(?P<y>{_YEAR})(?![\d,.]\d|\w|\s*(?:people|civilians|troops|soldiers|men|fighters|strikes|sorties))",
     lambda m: _year_bounds(int(m["y"]), m["part"] or "")),
    (rf"(?P<part>{_PART})[\s-]+(?P<y>{_YEAR})(?!\d)", lambda m: _year_bounds(int(m["y"]), m["part"])),
    (r"in\s+the\s+past(?!\s+\w+\s+(?:day|week|month|year|hour))|in\s+recent\s+(?:weeks|months|days|years)"
     r"|recently|previously|formerly|once\b(?!\s+again)", lambda _: TimeValue("open_past", precision="unknown")),
    (r"at\s+the\s+moment|at\s+present|currently|now\b|right\s+now|at\s+this\s+time", lambda _: TimeValue("now")),
)  # fmt: skip
_COMPILED = tuple((re.compile(rf"\b(?:{pattern})" if pattern[0] != "(" or not pattern.startswith("(?<") else pattern,
                              re.IGNORECASE), builder) for pattern, builder in _PATTERNS)  # fmt: skip
_SINCE = re.compile(r"\b(?:ever\s+)?since\s+(?:the\s+)?$", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|till|up\s+to|before)\s+(?:the\s+)?$", re.IGNORECASE)
_PREPOSITION = re.compile(r"\b(?:as\s+of|on|in|during|by|from|at|throughout|over)\s+(?:the\s+)?$", re.IGNORECASE)
_LEADING = re.compile(r"(since|until|till|before)\s", re.IGNORECASE)


def find_times(text: str) -> list[TimeMention]:
    """The time expressions of `text`, left to right, disjoint, the more specific pattern winning.

    A leading preposition belongs to the mention ("on Friday", "since 2013").
    """
    found: list[TimeMention] = []
    taken = bytearray(len(text))
    for pattern, builder in _COMPILED:
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(taken[start:end]) or (match.group().islower() and match.group().strip() in {"may", "march"}):
                continue
            value = _build(builder, match)
            if value is None:
                continue
            taken[start:end] = b"\x01" * (end - start)
            found.append(_with_preposition(text, start, end, value))
    return sorted(found, key=lambda mention: mention.start)


def _build(builder: Builder, match: re.Match[str]) -> TimeValue | None:
    try:
        return builder(match)
    except (ValueError, OverflowError):
        return None


def _with_preposition(text: str, start: int, end: int, value: TimeValue) -> TimeMention:
    before, word = text[max(0, start - 20) : start], text[start:end]
    leading = _LEADING.match(word)
    since = _SINCE.search(before) or (leading and leading[1].lower() == "since")
    until = _UNTIL.search(before) or (leading and leading[1].lower() != "since")
    found = _SINCE.search(before) or _UNTIL.search(before) or _PREPOSITION.search(before)
    begin = start - (len(before) - found.start()) if found else start
    if since:
        value = TimeValue("since", inner=value, precision="interval")
    elif until:
        value = TimeValue("until", inner=value, precision="interval")
    return TimeMention(begin, end, value)


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
            return _month_bounds(first.year, value.month, value.part)
        case "weekday":
            back = (anchor.weekday() - value.day) % 7
            if value.direction == "next" or (future and value.direction == "nearest"):
                date = anchor + day * ((-back) % 7 or (7 if value.direction == "next" else 0))
            else:
                date = anchor - day * (back or (7 if value.direction == "last" else 0))
            return date, date
        case "offset" if value.part:
            return _calendar_bounds(value, anchor)
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


def _calendar_bounds(value: TimeValue, anchor: dt.date) -> tuple[dt.date, dt.date]:
    shift = {"last": -1, "next": 1, "nearest": 0}[value.direction]
    match value.part:
        case "week":
            monday = anchor - dt.timedelta(days=anchor.weekday()) + dt.timedelta(days=7 * shift)
            return monday, monday + dt.timedelta(days=6)
        case "month":
            year, month = divmod(anchor.year * 12 + anchor.month - 1 + shift, 12)
            return _month_bounds(year, month + 1, "")
        case "year":
            return dt.date(anchor.year + shift, 1, 1), dt.date(anchor.year + shift, 12, 31)
        case _:
            decade = anchor.year // 10 * 10 + 10 * shift
            return dt.date(decade, 1, 1), dt.date(decade + 9, 12, 31)
