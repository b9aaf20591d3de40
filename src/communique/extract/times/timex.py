"""Time expressions in the form of TIMEX3 (TimeML 1.2.1): spans with type, value and modifier."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace

from communique.extract.times.anchoring import Timeline
from communique.extract.times.finding import find_expressions
from communique.extract.times.focus import Focus
from communique.extract.times.values import TimeMention, TimeValue, TimexType

_UNITS = {"second": "TS", "minute": "TM", "hour": "TH", "day": "D", "night": "N", "weekend": "WE", "week": "W", "month": "M",
          "quarter": "Q", "year": "Y", "decade": "DE", "century": "CE", "fortnight": "W"}  # fmt: skip
_NO_EXPRESSION = re.compile(r"(?:once|previously|formerly)$", re.IGNORECASE)
_RECENT = re.compile(r"recent\s+(\w+)", re.IGNORECASE)
_TAIL = re.compile(r"(?<=[a-z]{4})\.?\s*$|(?<=hrs)\.$", re.IGNORECASE)
_AFTER = re.compile(r"\s+(?:after|before)\b", re.IGNORECASE)
_COMMA = re.compile(r"\s*[,–—-]\s*(?:just\s+|only\s+|some\s+)?")
_OF = re.compile(r"\s+(?:of\s+)?(?:the\s+)?|\s+on\s+the\s+", re.IGNORECASE)
_THEN = re.compile(r",?\s+(?:at\s+(?:about\s+|around\s+)?)?", re.IGNORECASE)
_UNKNOWN_DAY = "XXXX-XX-XX"


@dataclass(frozen=True, slots=True)
class Timex:
    """A TIMEX3 over code points `start`..`end`; `value` is None where the expression has no normal form."""

    start: int
    end: int
    type: TimexType
    value: str | None
    mod: str | None = None


def annotate(text: str, published: dt.date | None) -> list[Timex]:
    """The time expressions of `text` in order.

    What leaves its year, month or day open is read from the date that the text told last where it tells of the past, and
    from the day of publication where it reports news (`anchoring.Timeline`).
    """
    mentions = _joined(text, [m for line in re.finditer(r"[^\n]+", text) for m in _mentions(line)])
    timeline = Timeline(text, mentions, published)
    found: list[Timex] = []
    for at, mention in enumerate(mentions):
        timex = _timex(text, timeline, at, mention)
        if timex is not None:
            timex = _apposed(text, found[-1], timex) if found and timeline.narrative else timex
            found.append(timex)
            timeline.tell(mention, timex.value if timex.type in {"DATE", "TIME"} else None)
    return found


def _mentions(line: re.Match[str]) -> list[TimeMention]:
    """The expressions of one line at offsets of the text, the ends of ranges apart."""
    by = line.start()
    parts = [part for mention in find_expressions(line[0]) for part in (mention.parts or (mention,))]
    return [TimeMention(m.start + by, m.end + by, m.value, m.core + by) for m in parts]


def _apposed(text: str, last: Timex, timex: Timex) -> Timex:
    """The expression as the date beside it, where it says that date again ("on 4 May 1864, two days after the vote").

    So the guidelines of TIMEX2 have it, by which narratives were annotated; by those of TimeML, kept for news, it is a length.
    """
    again = _AFTER.match(text, timex.end) or text[timex.start : timex.end].lower() in {"the day after", "the day before"}
    beside = _COMMA.fullmatch(text, last.end, timex.start)
    dated = last.type == "DATE" and last.value is not None and last.value[:4].isdigit()
    return replace(timex, type="DATE", value=last.value) if again and beside and dated else timex


def _joined(text: str, mentions: list[TimeMention]) -> list[TimeMention]:
    """The mentions, a part of the day and its date told in one breath made one ("the morning of 5 May", "May 5, 1:00 AM")."""
    found: list[TimeMention] = []
    for mention in mentions:
        last = found[-1] if found else None
        between = text[last.end : mention.core] if last and mention.core >= last.end else "\n"
        if last and last.value.daypart and _is_day(mention.value) and _OF.fullmatch(between):
            found[-1] = TimeMention(last.start, mention.end, replace(mention.value, daypart=last.value.daypart), last.core)
        elif last and _is_day(last.value) and mention.value.kind == "daypart" and _THEN.fullmatch(between):
            found[-1] = TimeMention(last.start, mention.end, replace(last.value, daypart=mention.value.daypart), last.core)
        else:
            found.append(mention)
    return found


def _is_day(value: TimeValue) -> bool:
    day = value.kind in {"month_day", "weekday"} or (value.kind == "absolute" and value.precision == "day")
    return day and not value.daypart


def _timex(text: str, timeline: Timeline, at: int, mention: TimeMention) -> Timex | None:
    value = mention.value
    while value.inner is not None and value.kind in {"since", "until"}:
        value = value.inner
    words = text[mention.core : mention.end]
    if value.kind == "open_past":
        recent = _RECENT.search(words)
        if _NO_EXPRESSION.match(words):
            return None
        value = TimeValue("span", unit=recent[1].rstrip("s")) if recent else TimeValue("reference", label="PAST_REF")
    kind, worded = _normal_form(value, timeline.focus(at, value), timeline, at)
    end = mention.core + len(_TAIL.sub("", words))
    return Timex(mention.core, end, kind, worded, value.mod or None)


def _normal_form(value: TimeValue, focus: Focus, timeline: Timeline, at: int) -> tuple[TimexType, str | None]:
    if value.kind in {"duration", "span"} or (value.kind in {"absolute", "month_day", "quarter"} and value.unit):
        return "DURATION", duration(value.count, value.unit)
    match value.kind:
        case "set":
            return "SET", _recurring(value)
        case "now":
            return "DATE", "PRESENT_REF"
        case "reference":
            return "DATE", value.label
        case "unknown":
            return "DATE", None
        case "daypart":
            day = timeline.day_of(at, value)
            return "TIME", f"{day or _UNKNOWN_DAY}T{value.daypart}"
        case "absolute":
            worded: str | None = absolute(value)
        case _:
            worded = _relative(value, focus)
    hours = value.kind == "offset" and value.unit in {"second", "minute", "hour"}
    if hours:
        return "TIME", f"{focus.day or _UNKNOWN_DAY}TXX"
    if value.daypart and worded and len(worded) == 10:
        return "TIME", f"{worded}T{value.daypart}"
    return "DATE", worded


def duration(count: float | None, unit: str) -> str:
    """ "P3D" of three days, "PXM" of some months, "PT2H" of two hours."""
    code = _UNITS[unit]
    many = "X" if count is None else f"{2 * count if unit == 'fortnight' else count:g}"
    return f"PT{many}{code[1:]}" if code.startswith("T") else f"P{many}{code}"


def _recurring(value: TimeValue) -> str:
    if value.inner is None:
        return duration(value.count, value.unit)
    if value.inner.kind == "weekday":
        return f"XXXX-WXX-{value.inner.day + 1}"
    return f"{_UNKNOWN_DAY}T{value.inner.daypart}"


def absolute(value: TimeValue) -> str:
    """The value of a stretch of known dates at the precision that was worded."""
    if value.label and value.precision == "unknown":
        return value.label
    if value.year < 0:
        return f"BC{-value.year:04d}"
    start = value.start
    if start is None:
        raise ValueError("an absolute time without dates or a year")
    if value.label:
        return f"{value.year:04d}-{value.label}"
    match value.precision:
        case "month":
            return f"{start:%Y-%m}"
        case "year":
            return f"{start:%Y}"
        case "decade":
            return f"{start.year // 10:d}"
        case _:
            return start.isoformat()


def _relative(value: TimeValue, focus: Focus) -> str | None:
    """The value of what leaves its year, month or day to the focus."""
    if value.kind in {"month", "season"} and value.count == 0 and focus.year:
        focus = Focus(focus.year)
    match value.kind:
        case "month_day":
            return f"{focus.year_for(value.month, value.day)}-{value.month:02d}-{value.day:02d}"
        case "month":
            return f"{focus.year_for(value.month, 28, value.direction)}-{value.month:02d}"
        case "season" | "quarter":
            # A winter bears the year that it ends in.
            month = 1 if value.label == "WI" and focus.told else value.month
            return f"{focus.year_for(month, 28, value.direction)}-{value.label}"
        case "day":
            return f"{focus.month or 'XXXX-XX'}-{value.day:02d}"
        case "weekday":
            return focus.weekday(value)
        case _:
            if value.unit == "year" and value.count is None:
                return "FUTURE_REF" if value.high > 0 else "PAST_REF"
            return focus.shifted(value.unit, value.count)
