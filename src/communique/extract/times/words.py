"""The words of time: names of months, weekdays, seasons, units and parts of the day, and the counts beside them."""

from __future__ import annotations

import calendar

from communique.extract.quantities.numerals import TENS, UNITS, read_numeral
from communique.extract.times.values import Direction

MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
WEEKDAYS = {name.lower(): number for number, name in enumerate(calendar.day_name)}
WEEKDAYS |= {"mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6}
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}
UNIT_DAYS = {"second": 0, "minute": 0, "hour": 0, "day": 1, "night": 1, "weekend": 2, "week": 7, "fortnight": 14,
             "month": 30, "quarter": 91, "year": 365, "decade": 3652, "century": 36524}  # fmt: skip
DAYPARTS = {
    "morning": "MO",
    "dawn": "MO",
    "daybreak": "MO",
    "sunrise": "MO",
    "afternoon": "AF",
    "evening": "EV",
    "dusk": "EV",
    "sunset": "EV",
    "night": "NI",
    "nighttime": "NI",
    "overnight": "NI",
    "daytime": "DT",
    "daylight": "DT",
    "noon": "12:00",
    "midday": "12:00",
    "midnight": "24:00",
}
ORDINALS = {word: n for n, word in enumerate(("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth",
            "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
            "eighteenth", "nineteenth", "twentieth", "twenty-first"), start=1)}  # fmt: skip
PARTS = {"early": "START", "beginning": "START", "start": "START", "late": "END", "end": "END", "close": "END",
         "mid": "MID", "middle": "MID"}  # fmt: skip
"""The TIMEX3 `mod` of a part of a stretch of time."""

_DIGIT = "one|two|three|four|five|six|seven|eight|nine"
_WORDS = "|".join([rf"(?:{'|'.join(TENS)})[-\s](?:{_DIGIT})", *reversed(list(UNITS)[1:]), *TENS])
MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\b\.?"
)
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
YEAR = r"(?:1[5-9]\d\d|20\d\d)"
WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
WEEKDAY_ANY = rf"(?:{WEEKDAY}|mon|tues?|wed|thurs?|fri|sat|sun)"
COUNT = (
    rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,4}}(?:\.\d+)?|(?:an?\s+|one\s+)?(?:hundred|thousand)|{_WORDS}|an?|couple of|several|few)"
)
UNIT = r"(?:minute|hour|day|night|week|fortnight|month|year|decade|centurie|century)s?"
PART = r"(?:early|late|mid|beginning of|start of|end of|middle of)"
DAYPART = r"(?:\s+(?:early\s+|late\s+)?(?:morning|afternoon|evening|night|noon|midnight|dawn|overnight))?"

_PAST, _COMING = {"last", "previous", "past", "preceding"}, {"next", "coming", "following"}
_CUES = (
    dict.fromkeys(MONTHS, "month")
    | dict.fromkeys(WEEKDAYS, "weekday")
    | dict.fromkeys(SEASONS, "season")
    | dict.fromkeys(DAYPARTS, "daypart")
    | {name + end: "unit" for name in UNIT_DAYS for end in ("", "s", "ly")}
    | dict.fromkeys(("centuries", "daily", "tonight", "annually", "annual", "longtime", "time", "long", "half"), "unit")
)


def cues(words: list[str]) -> set[str]:
    """What kinds of time words (month, weekday, season, daypart, unit, digit) are among lower-cased `words`, and the words."""
    found = set(words)
    for word in tuple(found):
        cue = _CUES.get(word)
        if cue:
            found.add("#" + cue)
            if word == "night":
                found.add("#daypart")
        elif word[0].isdigit():
            found.add("#digit")
    return found


def count_of(words: str) -> float | None:
    """The number that a count says ("twenty-two", "an", "couple of"); None where it is vague ("several")."""
    plain = words.lower().strip()
    if plain in {"a", "an"}:
        return 1
    if plain.endswith("couple of"):
        return 2
    numeral = read_numeral(("a " + plain if plain in {"hundred", "thousand"} else plain).split(), 0)
    return numeral.value if numeral else None


def singular(unit: str) -> str:
    """The unit's dictionary form: "centuries" is "century"."""
    plain = unit.lower().rstrip("s")
    return "century" if plain in {"centurie", "century"} else plain


def modifier(part: str) -> str:
    """The TIMEX3 modifier of a part ("early", "end of")."""
    return PARTS.get(part.lower().split()[0].rstrip("-"), "") if part else ""


def direction_of(which: str) -> Direction:
    """Whether "last", "this" or "next" looks back, stays or looks ahead."""
    word = which.lower()
    return "last" if word in _PAST else "next" if word in _COMING else "nearest"
