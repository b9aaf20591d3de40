"""When: the time expressions of English text, found by one grammar."""

from __future__ import annotations

import re
from dataclasses import replace

from communique.extract.times.grammar import PATTERNS
from communique.extract.times.values import Builder, TimeMention, TimeValue
from communique.extract.times.words import cues

_SINCE = re.compile(r"\b(?:ever\s+)?since\s+(?:the\s+)?$", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|till|up\s+to|before)\s+(?:the\s+)?$", re.IGNORECASE)
_PREPOSITION = re.compile(r"\b(?:as\s+of|on|in|during|by|from|at|throughout|over)\s+(?:the\s+)?$", re.IGNORECASE)
_LEADING = re.compile(r"(since|until|till|before)\s", re.IGNORECASE)
_PREPOSITIONS = re.compile(
    r"(?:(?:as\s+of|up\s+to|on|in|during|by|from|at|throughout|over|for|within|since|until|till|before|after|of|to|through)\s+)+",
    re.IGNORECASE,
)
_WORD = re.compile(r"[a-z]+|\d+")


def find_times(text: str) -> list[TimeMention]:
    """The expressions of `text` that can date an event, left to right, disjoint, the more specific pattern winning.

    A leading preposition belongs to the mention ("on Friday", "since 2013").
    """
    return _find(text, every=False)


def find_expressions(text: str) -> list[TimeMention]:
    """All time expressions of `text`, durations, sets, parts of the day and references to the present among them."""
    return _find(text, every=True)


def _find(text: str, *, every: bool) -> list[TimeMention]:
    found: list[TimeMention] = []
    taken = bytearray(len(text))
    present = cues(_WORD.findall(text.lower()))
    for cue, regex, builder, dating in PATTERNS:
        if not (dating or every) or cue.isdisjoint(present):
            continue
        for match in regex.finditer(text):
            start, end = match.span()
            if any(taken[start:end]) or _is_verb(match):
                continue
            value = _build(builder, match)
            if value is None:
                continue
            taken[start:end] = b"\x01" * (end - start)
            found.append(replace(_with_preposition(text, start, end, value), parts=_parts(match, value)))
    return sorted(found, key=lambda mention: mention.start)


def _is_verb(match: re.Match[str]) -> bool:
    """Whether "may" or "march" in small letters, without a number beside it, is no month."""
    month = match.groupdict().get("mo") or match[0].strip()
    return month in {"may", "march"} and not any(c.isdigit() for c in match[0])


def _build(builder: Builder, match: re.Match[str]) -> TimeValue | None:
    try:
        return builder(match)
    except (ValueError, OverflowError):
        return None


def _parts(match: re.Match[str], value: TimeValue) -> tuple[TimeMention, ...]:
    """The two ends of a run of days or years, each an expression of its own."""
    groups = match.groupdict()
    if value.kind not in {"absolute", "month_day"} or not groups.get("a") or not groups.get("b") or "s" in groups:
        return ()
    first, last = replace(value, end=value.start, high=0), replace(value, start=value.end, high=0)
    if value.precision == "interval":
        first, last = replace(first, precision="day"), replace(last, day=value.high, precision="day")
    elif value.start is None:
        last = replace(last, year=value.high)
    else:
        last = replace(last, year=value.end.year if value.end else 0)
    begin = min(match.start("a"), match.start("mo") if "mo" in groups else match.end())
    middle = match.start("b")
    return (TimeMention(begin, match.end("a"), first, begin), TimeMention(middle, match.end(), last, middle))


def _with_preposition(text: str, start: int, end: int, value: TimeValue) -> TimeMention:
    before, word = text[max(0, start - 20) : start], text[start:end]
    leading = _LEADING.match(word)
    since = _SINCE.search(before) or (leading and leading[1].lower() == "since")
    until = _UNTIL.search(before) or (leading and leading[1].lower() != "since")
    found = _SINCE.search(before) or _UNTIL.search(before) or _PREPOSITION.search(before)
    begin = start - (len(before) - found.start()) if found else start
    inner = _PREPOSITIONS.match(word)
    core = start + (inner.end() if inner else 0)
    if before.lower().endswith("the ") and found:
        core = start - 4
    if since:
        value = TimeValue("since", inner=value, precision="interval")
    elif until:
        value = TimeValue("until", inner=value, precision="interval")
    return TimeMention(begin, end, value, core)
