"""Numbers in words and digits: the value of a run of tokens."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from communique.model.records import Number

UNITS = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
TENS = {
    word: 10 * value
    for value, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2)
}
SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
    "lakh": 100_000,
    "crore": 10_000_000,
}
SHORT_SCALES = {"k": 1_000, "m": 1_000_000, "mn": 1_000_000, "bn": 1_000_000_000, "tn": 1_000_000_000_000}
GROUPS = {"dozen": 12, "score": 20}

_DIGITS = re.compile(r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+|\d{1,3}(?:\.\d{3}){2,}")
_GLUED = re.compile(r"(\d+(?:\.\d+)?)(k|m|mn|bn|tn)", re.IGNORECASE)
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}


class Numeral(NamedTuple):
    """A number read from tokens `start` to `end` (excluded); `unit` is the rounding step its wording suggests."""

    start: int
    end: int
    value: Number
    unit: Number
    worded: bool


def digits_value(word: str) -> Number | None:
    """The value of a token of digits ("2,518", "7.5", "5k"); None where it is none."""
    glued = _GLUED.fullmatch(word)
    if glued:
        return _tidy(float(glued[1]) * SHORT_SCALES[glued[2].lower()])
    if not _DIGITS.fullmatch(word):
        return None
    plain = word.replace(",", "")
    if plain.count(".") > 1:
        plain = plain.replace(".", "")
    if len(plain) > 15:
        return None
    return float(plain) if "." in plain else int(plain)


def _article(at: int) -> tuple[int, Number, bool]:
    return at + 1, 1, True


def _tidy(value: float) -> Number:
    rounded = round(value, 6)
    return int(rounded) if rounded == int(rounded) else rounded


def _step(value: Number) -> Number:
    """The largest power of ten (10 to 10**12) that divides a whole number, else 1."""
    step = 1
    while isinstance(value, int) and value and value % (step * 10) == 0 and step < 10**12:
        step *= 10
    return step


def _small(words: Sequence[str], at: int) -> tuple[int, Number, bool] | None:
    """A number below a hundred, or digits, at token `at`: (end, value, worded)."""
    word = words[at]
    value = digits_value(word)
    if value is not None:
        return at + 1, value, False
    if word in _FRACTIONS:
        return at + 1, _FRACTIONS[word], False
    if word in TENS:
        end = at + 1
        follow = end + 1 if end < len(words) and words[end] in {"-", "–"} else end
        if follow < len(words) and 0 < UNITS.get(words[follow], 0) < 10:
            return follow + 1, TENS[word] + UNITS[words[follow]], True
        return end, TENS[word], True
    if "-" in word:
        left, _, right = word.partition("-")
        if left in TENS and 0 < UNITS.get(right, 0) < 10:
            return at + 1, TENS[left] + UNITS[right], True
    if word in UNITS:
        return at + 1, UNITS[word], True
    return None


def _fraction_after(words: Sequence[str], at: int) -> tuple[int, float]:
    """A trailing "and a half" / "and a quarter": (end, fraction)."""
    if list(words[at : at + 3]) == ["and", "a", "half"]:
        return at + 3, 0.5
    if list(words[at : at + 3]) == ["and", "a", "quarter"]:
        return at + 3, 0.25
    return at, 0.0


def read_numeral(words: Sequence[str], at: int) -> Numeral | None:
    """The longest number that starts at token `at` of the lower-cased `words`; None where none starts.

    "two hundred and forty", "1.3 million", "a hundred", "two dozen", "half a million" and "seventy-five" are one
    number each. A bare "a" or "one half" is none.
    """
    article = words[at] in {"a", "an"}
    if words[at] == "half" and at + 2 < len(words) and words[at + 1] in {"a", "an"}:
        scale = {**SCALES, **GROUPS}.get(words[at + 2])
        return Numeral(at, at + 3, _tidy(scale / 2), scale // 2, True) if scale else None
    if article:
        follower = words[at + 1] if at + 1 < len(words) else ""
        if follower not in SCALES and follower != "dozen":
            return None
        end, value, worded = _article(at)
    else:
        first = _small(words, at)
        if first is None:
            return None
        end, value, worded = first
        end, fraction = _fraction_after(words, end)
        value = value + fraction if fraction else value
    total: Number = 0
    current: Number = value
    scaled = False
    while end < len(words):
        word = words[end]
        scale = SCALES.get(word) or GROUPS.get(word) or (SHORT_SCALES.get(word) if not worded and word != "m" else None)
        if scale:
            scaled, end = True, end + 1
            current *= scale
            end, fraction = _fraction_after(words, end)
            current += fraction * scale
            if scale >= 1000:
                total, current = total + current, 0
            continue
        follow = end + 1 if word == "and" and scaled else end
        more = _small(words, follow) if scaled and follow < len(words) and (worded or follow > end) else None
        if more is None or not more[2] or (follow == end and not worded):
            break
        end, current = more[0], current + more[1]
    result = _tidy(float(total + current)) if isinstance(total + current, float) else total + current
    return Numeral(at, end, result, _step(result), worded)


FRACTIONS = {"half": 1 / 2, "third": 1 / 3, "quarter": 1 / 4, "fourth": 1 / 4, "fifth": 1 / 5, "sixth": 1 / 6, "seventh": 1 / 7,
             "eighth": 1 / 8, "ninth": 1 / 9, "tenth": 1 / 10}  # fmt: skip


def read_fraction(words: Sequence[str], at: int) -> tuple[int, float] | None:
    """A part of one from token `at` of the lower-cased `words` ("two thirds", "a quarter", "1/3", "half"): (end, value)."""
    if words[at].isdigit() and words[at + 1 : at + 2] == ["/"] and at + 2 < len(words) and words[at + 2].isdigit():
        low, high = int(words[at]), int(words[at + 2])
        return (at + 3, low / high) if 0 < low < high <= 16 else None
    if words[at] in {"half", "½", "¼", "¾"}:
        if words[at + 1 : at + 2] in (["a"], ["an"]):
            return None
        return at + 1, _FRACTIONS.get(words[at], 0.5)
    count = 1 if words[at] in {"a", "an", "one"} else UNITS.get(words[at], 0)
    follow = at + 2 if words[at + 1 : at + 2] == ["-"] else at + 1
    name = words[follow] if follow < len(words) else ""
    part = FRACTIONS.get(name) or FRACTIONS.get(name.rstrip("s"))
    if not count or part is None or ((count > 1) != name.endswith("s") and name not in {"half", "halves"}):
        return None
    return (follow + 1, count * part) if count * part < 1 else None
