"""The words around a number that widen or bound it, and the intervals that they leave."""

from __future__ import annotations

import math
from collections.abc import Sequence

from communique.model.records import Interval, Number

AT_LEAST = ("at least", "no fewer than", "no less than", "not less than", "not fewer than", "a minimum of",
            "minimum of", "at the least", "as few as")  # fmt: skip
MORE_THAN = ("more than", "over", "upwards of", "upward of", "in excess of", "exceeding", "well over", "above",
             "greater than", "higher than", "surpassing", "far more than", "just over", "slightly more than", "a little over",
             "not just")  # fmt: skip
FEWER_THAN = ("lower than", "fewer than", "less than", "under", "below", "just under", "slightly less than")
ALMOST = ("nearly", "almost", "close to", "approaching", "not quite")
UP_TO = ("up to", "as many as", "at most", "as much as", "no more than", "not more than", "a maximum of",
         "maximum of", "within", "up to a", "as high as")  # fmt: skip
ABOUT = ("about", "some", "around", "roughly", "approximately", "~", "circa", "an estimated", "estimated",
         "approx", "approx.", "more or less", "somewhere around", "in the region of", "on the order of")  # fmt: skip
EXACT = ("exactly", "precisely", "only", "just", "a total of", "total of", "altogether", "all", "another", "other",
         "a further", "further", "an additional", "additional", "the", "these", "those", "a combined")  # fmt: skip
EITHER_SIDE = {"or so": "about", "or more": "at_least", "or fewer": "up_to", "or less": "up_to", "+": "at_least",
               "at least": "at_least", "at most": "up_to", "and counting": "at_least", "plus": "at_least"}  # fmt: skip
MOVED = frozenset({"rise", "rises", "rose", "risen", "rising", "climb", "climbs", "climbed", "climbing", "increase", "increased",
                   "increases", "increasing", "grow", "grew", "grown", "grows", "growing", "jump", "jumped", "jumps", "raise",
                   "raised", "raises", "raising", "revise", "revised", "fall", "fell", "fallen", "falls", "falling", "drop",
                   "dropped", "drops", "lower", "lowered", "cut", "reduced", "reduce", "decreased", "up", "down", "corrected",
                   "updated", "changed", "went", "gone", "swelled", "soared", "doubled", "halved"})  # fmt: skip
"""Words that say of a figure that it moved: "from 13 to 17" behind them is no range."""
MODIFIERS = {
    tuple(phrase.split()): form
    for form, phrases in {
        "at_least": AT_LEAST,
        "more_than": MORE_THAN,
        "fewer_than": FEWER_THAN,
        "almost": ALMOST,
        "up_to": UP_TO,
        "about": ABOUT,
    }.items()
    for phrase in phrases
}
VAGUE = {
    ("tens", "of", "thousands"): (20_000, 99_999),
    ("tens", "of", "millions"): (20_000_000, 99_999_999),
    ("hundreds", "of", "thousands"): (200_000, 999_999),
    ("hundreds", "of", "millions"): (200_000_000, 999_999_999),
    ("many", "thousands"): (2_000, 9_999),
    ("several", "dozen"): (24, 99),
    ("several", "hundred"): (200, 900),
    ("several", "hundreds"): (200, 900),
    ("several", "thousand"): (2_000, 9_000),
    ("several", "million"): (2_000_000, 9_000_000),
    ("a", "few", "hundred"): (200, 900),
    ("a", "few", "thousand"): (2_000, 9_000),
    ("a", "few", "dozen"): (24, 99),
    ("tens",): (20, 99),
    ("dozens",): (24, 99),
    ("scores",): (40, 199),
    ("hundreds",): (200, 999),
    ("thousands",): (2_000, 9_999),
    ("millions",): (2_000_000, 9_999_999),
    ("billions",): (2_000_000_000, 9_999_999_999),
}


def interval_of(form: str, value: Number, step: Number) -> tuple[Interval, Interval, Interval]:
    """Literal, hard and soft interval of `value` worded as `form`; `step` is its rounding unit.

    Source of the table: docs/numbers.md (after the conventions of ACLED, GTD, UCDP and the Crowd Counting Consortium).
    """
    whole = isinstance(value, int)
    above: Number = value + 1 if whole else value
    below: Number = value - 1 if whole else value
    match form:
        case "at_least":
            return Interval(low=value), Interval(low=value), Interval(low=value, high=rounded_up(1.5 * value))
        case "more_than":
            return Interval(low=above), Interval(low=above), Interval(low=above, high=rounded_up(1.5 * value))
        case "fewer_than":
            hard = Interval(low=0, high=below)
            return Interval(high=below), hard, Interval(low=rounded_down(0.7 * value), high=below)
        case "almost":
            hard = Interval(low=0, high=below)
            return Interval(high=below), hard, Interval(low=rounded_down(0.9 * value), high=below)
        case "up_to":
            return Interval(high=value), Interval(low=0, high=value), Interval(low=rounded_down(0.5 * value), high=value)
        case "about":
            slack = max(0.1 * value, step / 2)
            soft = Interval(low=rounded_down(value - slack), high=rounded_up(value + slack))
            return Interval(low=value, high=value), Interval(), soft
        case "round":
            same = Interval(low=value, high=value)
            return same, same, Interval(low=rounded_down(value - step / 2), high=rounded_up(value + step / 2))
        case _:
            same = Interval(low=value, high=value)
            return same, same, same


def rounded_down(value: Number) -> Number:
    """The whole number at or below a count, never under zero."""
    return max(0, math.floor(value))


def rounded_up(value: Number) -> Number:
    """The whole number at or above a count."""
    return math.ceil(value)


def modifier_before(words: Sequence[str], start: int) -> tuple[int, str]:
    """(start of the mention, form) with a modifier that ends right before token `start`; form "" where none."""
    for length in (4, 3, 2, 1):
        phrase = tuple(words[max(0, start - length) : start])
        if len(phrase) == length and phrase in MODIFIERS:
            # "no more than" holds "more than": the longest phrase was tried first.
            return start - length, MODIFIERS[phrase]
    if start and words[start - 1] in {"a", "an", "another", "other", "further", "additional"}:
        inner, form = modifier_before(words, start - 1)
        if form:
            return inner, form
    return start, ""
