"""How many: numbers with their modifiers, ranges, rates and vague counts, as intervals.

The low and high of a mention are the literal reading of the annotation guidelines; `hard` and `soft` are the values
under which the words are literally true and how such words are usually meant.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from communique.extract.quantities.numerals import Numeral, read_fraction, read_numeral
from communique.extract.quantities.wording import (
    EITHER_SIDE,
    MOVED,
    VAGUE,
    interval_of,
    modifier_before,
    rounded_down,
    rounded_up,
)
from communique.model.records import Interval, Number

PAIRS = {"both": 2, "twin": 2, "double": 2, "pair": 2, "couple": 2, "trio": 3, "single": 1, "sole": 1, "lone": 1,
         "triple": 3, "twice": 2}  # fmt: skip
PERIODS = {"second", "minute", "hour", "day", "night", "week", "month", "year", "quarter"}
PERIOD_ADVERBS = {"daily": "day", "hourly": "hour", "weekly": "week", "monthly": "month", "annually": "year",
                  "yearly": "year", "nightly": "night"}  # fmt: skip
CURRENCIES = {"$", "£", "€", "¥", "₽", "₴", "us$", "usd", "eur", "gbp"}
_TENTH = 10
"""Percentage points to which a fraction is meant."""
_MOVED_REACH = 5
"""Tokens before a figure among which a verb says that it moved from there to the next one."""
_JOINS = {"-", "–", "—", "to", "and", "or"}


@dataclass(frozen=True, slots=True)
class QuantityMention:
    """A quantity over tokens `start` to `end` (excluded); `number` is the token span of the figure itself."""

    start: int
    end: int
    number: tuple[int, int]
    low: Number | None
    high: Number | None
    hard: Interval
    soft: Interval
    form: str
    per: str | None = None
    percent: bool = False
    currency: str | None = None


def find_quantities(words: Sequence[str], taken: Sequence[bool] | None = None) -> list[QuantityMention]:
    """The quantities among `words` (tokens as the tokenizer gives them, any case), left to right, disjoint.

    Tokens marked in `taken` (dates, model names, addresses) start no quantity. Articles and bare plurals are none, and
    neither are "several", "many" or ordinals; callers that read a tally turn an article into one themselves.
    """
    lower = [word.lower().replace("’", "'") for word in words]
    free = [not t for t in taken] if taken else [True] * len(lower)
    found: list[QuantityMention] = []
    at = 0
    while at < len(lower):
        mention = _mention_at(lower, at, free)
        if mention is None:
            at += 1
            continue
        if not found or mention.start >= found[-1].end:
            found.append(mention)
        at = max(at + 1, mention.end)
    return found


def _mention_at(words: list[str], at: int, free: list[bool]) -> QuantityMention | None:
    if not free[at]:
        return None
    for length in (3, 2, 1):
        vague = VAGUE.get(tuple(words[at : at + length]))
        if vague:
            return _vague(words, at, at + length, *vague)
    if words[at] in PAIRS and not (words[at] in {"double", "single"} and at + 1 < len(words) and words[at + 1] == "-"):
        start = at - 1 if at and words[at - 1] == "a" and words[at] in {"pair", "couple"} else at
        count = PAIRS[words[at]]
        same = Interval(low=count, high=count)
        return QuantityMention(start, at + 1, (at, at + 1), count, count, same, same, "count_word")
    share = _share(words, at)
    if share:
        return share
    numeral = read_numeral(words, at)
    if numeral is None or _is_label(words, numeral):
        return None
    second = _range_end(words, numeral, free)
    if second and _is_age(words, second.end):
        return None
    return _ranged(words, numeral, second) if second else _plain(words, numeral)


def _vague(words: list[str], start: int, end: int, low: int, soft_high: int) -> QuantityMention:
    begin, form = modifier_before(words, start)
    per, after = _period_after(words, end)
    return QuantityMention(begin if form else start, after, (start, end), low, None, Interval(low=low),
                           Interval(low=low, high=soft_high), "vague", per)  # fmt: skip


def _share(words: list[str], at: int) -> QuantityMention | None:
    """A fraction of something, in percent: "two thirds of the town", "almost half of the country"."""
    fraction = read_fraction(words, at)
    if fraction is None or words[fraction[0] : fraction[0] + 1] != ["of"] or words[at].isdigit():
        return None
    end, part = fraction
    value = round(100 * part, 1)
    begin, form = modifier_before(words, at)
    literal, hard, soft = interval_of(form or "about", int(value) if value.is_integer() else value, _TENTH)
    if not form:
        hard = literal
    return QuantityMention(begin, end, (at, end), literal.low, literal.high, hard, soft, form or "fraction", percent=True)


def _is_label(words: list[str], numeral: Numeral) -> bool:
    """True where the digits name something: a model (T-72), a road, a unit number, an ordinal, an age."""
    before = words[numeral.start - 1] if numeral.start else ""
    two_before = words[numeral.start - 2] if numeral.start > 1 else ""
    after = words[numeral.end] if numeral.end < len(words) else ""
    if not numeral.worded and before in {"-", "–", "/"} and two_before.isalpha() and two_before not in _JOINS:
        return True
    if before in {"no.", "no", "number", "highway", "route", "article", "resolution", "chapter", "camp", "page", "#",
                  "channel", "section", "phase"} and not numeral.worded:  # fmt: skip
        return True
    if not numeral.worded and _follows_age(words, numeral.start):
        return True
    if after in {"th", "st", "nd", "rd"} or _is_age(words, numeral.end):
        return True
    return (
        numeral.worded
        and numeral.value == 1
        and (after in {"of", "another", "such"} and before in {"", "the", "only", "no", "this", "that", "every", "any"})
    )


def _is_age(words: list[str], end: int) -> bool:
    """Whether the words behind a number make it an age: "-year-old", "years old", "year - old", "or 17-year-old"."""
    follow = [word for word in words[end : end + 6] if word not in {"-", "–"}]
    if follow[:1] and follow[0] in {"or", "and", "to", "/"} and len(follow) > 1 and follow[1].isdigit():
        follow = follow[2:]
    spelled = follow[:1] and follow[0] in {"year", "years", "month", "months", "week", "weeks", "day", "days", "yr", "yrs"}
    glued = words[end : end + 1] in (["-"], ["–"]) and follow[:1] == ["year"]
    return bool(spelled and follow[1:2] in (["old"], ["olds"])) or glued


def _follows_age(words: list[str], start: int) -> bool:
    """Whether "aged" stands before a number, alone or among others: "aged 40", "aged either 40 or 41"."""
    while start and (words[start - 1].isdigit() or words[start - 1] in {"either", "about", "between", "or", "and", "to"}):
        start -= 1
    return bool(start) and words[start - 1] in {"aged", "age", "ages"}


def _range_end(words: list[str], first: Numeral, free: list[bool]) -> Numeral | None:
    join = words[first.end] if first.end < len(words) else ""
    if join not in _JOINS or first.end + 1 >= len(words):
        return None
    before = words[first.start - 1] if first.start else ""
    if join == "and" and before != "between":
        return None
    if before == "from" and join == "to" and not MOVED.isdisjoint(words[max(0, first.start - _MOVED_REACH) : first.start]):
        return None
    if not free[first.end + 1]:
        return None
    second = read_numeral(words, first.end + 1)
    if second is None:
        return None
    value = first.value
    if second.value > value or (join in {"-", "–", "to", "or"} and second.value != value and before == "from"):
        return second
    return None


def _ranged(words: list[str], first: Numeral, second: Numeral) -> QuantityMention:
    low, high = first.value, second.value
    # "two to three million" shares the scale of its second figure.
    if low < 1000 and second.end - second.start > 1 and first.end - first.start == 1:
        scale = second.unit if second.unit >= 1000 else 1
        low = low * scale if low * scale <= high else low
    start = first.start - 1 if first.start and words[first.start - 1] in {"between", "from"} else first.start
    low, high = min(low, high), max(low, high)
    begin, _ = modifier_before(words, start)
    end, percent = _percent_after(words, second.end)
    per, end = _period_after(words, end)
    both = Interval(low=low, high=high)
    return QuantityMention(min(begin, start), end, (first.start, second.end), low, high, both, both, "range", per,
                           percent, _currency_before(words, start))  # fmt: skip


def _plain(words: list[str], numeral: Numeral) -> QuantityMention:
    currency = _currency_before(words, numeral.start)
    figure_start = numeral.start - 1 if currency else numeral.start
    begin, form = modifier_before(words, figure_start)
    end, percent = _percent_after(words, numeral.end)
    if not form:
        for length in (2, 1):
            after = words[end : end + length]
            form = EITHER_SIDE.get(" ".join(after), "")
            if form:
                end += len(after)
                break
    per, end = _period_after(words, end)
    group = numeral.worded and words[numeral.end - 1] in {"dozen", "score"}
    plain_form = "dozen" if group else "round" if numeral.unit >= 10 else "exact"
    literal, hard, soft = interval_of(form or plain_form, numeral.value, numeral.unit)
    if group and not form:
        soft = Interval(low=rounded_down(numeral.value * 5 / 6), high=rounded_up(numeral.value * 7 / 6))
    return QuantityMention(begin, end, (numeral.start, numeral.end), literal.low, literal.high, hard, soft,
                           form or plain_form, per, percent, currency)  # fmt: skip


def _percent_after(words: list[str], end: int) -> tuple[int, bool]:
    if words[end : end + 1] in (["%"], ["percent"], ["pc"]):
        return end + 1, True
    if words[end : end + 2] == ["per", "cent"]:
        return end + 2, True
    return end, False


def _period_after(words: list[str], end: int) -> tuple[str | None, int]:
    follow = words[end : end + 2]
    if len(follow) == 2 and follow[0] in {"per", "a", "every", "each", "/"} and follow[1] in PERIODS:
        return follow[1], end + 2
    return None, end


def rate_after(words: Sequence[str], end: int) -> tuple[str | None, int]:
    """The period of a rate whose words follow a counted noun: ("day", end) for "sorties a day" or "sorties daily"."""
    if end < len(words) and words[end].lower() in PERIOD_ADVERBS:
        return PERIOD_ADVERBS[words[end].lower()], end + 1
    return _period_after([word.lower() for word in words], end)


def _currency_before(words: list[str], start: int) -> str | None:
    return words[start - 1] if start and words[start - 1] in CURRENCIES else None
