"""Measures: the quantities of a text as value, change and unit, whatever they count."""

from __future__ import annotations

from dataclasses import dataclass

from communique.extract.quantities.changes import with_changes
from communique.extract.quantities.combining import joined, shared
from communique.extract.quantities.figures import Change, Figure, UnitPhrase
from communique.extract.quantities.naming import names
from communique.extract.quantities.numerals import SCALES, read_fraction, read_numeral
from communique.extract.quantities.pieces import Pieces, cut
from communique.extract.quantities.unit_phrases import unit_phrase
from communique.extract.quantities.units import money_before
from communique.extract.quantities.wording import EITHER_SIDE, VAGUE, modifier_before
from communique.extract.times.finding import find_expressions
from communique.extract.times.values import TimeValue
from communique.extract.tokens import Sentence, Tokens
from communique.model.records import Number

CHANGES: dict[str, Change] = {"about": "~", "almost": "~", "at_least": ">", "more_than": ">", "fewer_than": "<", "up_to": "<"}
"""The change that a form of wording says."""
_DATING = frozenset({"absolute", "month_day", "month", "weekday", "season", "day", "quarter", "daypart", "reference"})


@dataclass(frozen=True, slots=True)
class Measure:
    """A quantity over code points `start`..`end` of the text.

    `values` is one number, or the two ends of a range in the order of the text. `unit` is as called in the singular
    ("kilometre", "dollar per barrel"), or the counted noun phrase as worded; "" for none.
    """

    start: int
    end: int
    values: tuple[Number, ...]
    change: Change
    unit: str


def find_measures(tokens: Tokens) -> list[Measure]:
    """The measures of a text, in order.

    Dates, clock times, ordinals, scores and numbers in names are none; lengths of time and ages are.
    """
    found = []
    for sentence in tokens.sentences:
        pieces = cut(tokens, sentence)
        figures = shared(pieces, joined(pieces, _figures(pieces, _dated(tokens, sentence, pieces))))
        for figure in with_changes(tokens, pieces, figures):
            name = figure.unit.name if figure.unit else ""
            found.append(Measure(pieces.starts[figure.start], pieces.ends[figure.end - 1], figure.values, figure.change, name))
    return found


def _dated(tokens: Tokens, sentence: Sentence, pieces: Pieces) -> list[bool]:
    """Which pieces stand in a date, a clock time or a recurring day."""
    offset = tokens.starts[sentence.start]
    marks = [False] * len(pieces)
    for mention in find_expressions(tokens.text[offset : tokens.ends[sentence.end - 1]]):
        if _dates(mention.value):
            for at in range(len(pieces)):
                if pieces.starts[at] < offset + mention.end and pieces.ends[at] > offset + mention.core:
                    marks[at] = True
    return marks


def _dates(value: TimeValue) -> bool:
    """Whether the words are a date, not a count of units ("three weeks", "every two days")."""
    if value.inner is not None and value.kind in {"since", "until"}:
        return _dates(value.inner)
    return value.kind in _DATING or (value.kind == "set" and (value.count or 1) == 1)


def _figures(pieces: Pieces, dated: list[bool]) -> list[Figure]:
    found: list[Figure] = []
    at = 0
    while at < len(pieces):
        figure = None if dated[at] else _figure_at(pieces, at)
        if figure is None:
            at += 1
            continue
        found.append(figure)
        known = figure.unit is not None and figure.unit.known
        at = max(at + 1, figure.end if known else figure.number[1])
    return found


def _figure_at(pieces: Pieces, at: int) -> Figure | None:
    """The figure whose number starts at piece `at`."""
    words = pieces.lower
    for length in (3, 2, 1):
        if tuple(words[at : at + length]) in VAGUE:
            return _vague(pieces, at, at + length)
    share = read_fraction(words, at)
    if share is not None:
        return _worded(pieces, at, share[0], share[1], share=True) if _is_share(pieces, at, share[0]) else None
    if words[at] in {"half", "quarter"} and (scale := SCALES.get(pieces.word(at + 1))):
        return _worded(pieces, at, at + 2, scale // (2 if words[at] == "half" else 4))
    if words[at].endswith("fold") and (times := read_numeral([words[at][:-4]], 0) if words[at] != "fold" else None):
        begin, form = _form_before(pieces, at, at + 1)
        unit = UnitPhrase(at + 1, pieces.written[at], True)
        return Figure(begin, at + 1, (at, at + 1), (times.value,), CHANGES.get(form, "="), unit)
    numeral = read_numeral(words, at)
    if numeral is None or names(pieces, at, numeral.end):
        return None
    mixed = read_fraction(words, numeral.end) if words[at].isdigit() and pieces.word(numeral.end)[:1].isnumeric() else None
    if mixed is not None:
        return _worded(pieces, at, mixed[0], numeral.value + mixed[1])
    return _worded(pieces, at, numeral.end, numeral.value)


def _vague(pieces: Pieces, at: int, end: int) -> Figure:
    """ "millions of voters": from one million to ten; "dozens" from twelve to ten times that."""
    low = VAGUE[tuple(pieces.lower[at:end])][0]
    least = 12 if pieces.lower[end - 1] == "dozens" else 10 ** (len(str(low)) - 1)
    unit = unit_phrase(pieces, end)
    return Figure(at, unit.end if unit else end, (at, end), (least, least * 10), "=", unit)


def _is_share(pieces: Pieces, at: int, end: int) -> bool:
    """Whether a fraction takes a share of something ("a third of voters", "half the houses")."""
    if pieces.lower[at][0].isnumeric() or pieces.word(end) == "of":
        return True
    hedged = pieces.word(at - 1) in {"", "about", "nearly", "almost", "than", "over", "roughly", "some", "around"}
    return hedged and pieces.lower[at] == "half" and pieces.word(end) in {"the", "his", "its", "their", "a"}


def _worded(pieces: Pieces, at: int, end: int, value: Number, *, share: bool = False) -> Figure:
    """The figure of a number over pieces `at`..`end`, with its sign, currency, modifier and unit."""
    money = money_before(pieces.written, at, pieces.glued)
    start = money[0] if money else at
    minus = _minus(pieces, start)
    start, value = (start - minus, -value) if minus else (start, value)
    after_end, after = _form_after(pieces, end)
    unit = unit_phrase(pieces, after_end, number=at, currency=money[1] if money else "", share=share)
    if money is None and pieces.tied(at) and pieces.word(at - 1).isalpha():
        unit = UnitPhrase(end, pieces.written[at - 1], True)
    if unit is None and _is_age(pieces, at, end):
        unit = UnitPhrase(end, "year of age", True)
    begin, form = _form_before(pieces, start, end)
    stop = max(unit.end if unit else 0, after_end)
    return Figure(begin, stop, (at, end), (value,), CHANGES.get(form or after, "="), unit)


def _minus(pieces: Pieces, start: int) -> int:
    """How many pieces before the number make it negative: "minus", "minus-", or a hyphen tied to it alone."""
    if pieces.word(start - 1) == "minus":
        return 1
    if pieces.word(start - 1) != "-" or not pieces.tied(start):
        return 0
    return 2 if pieces.word(start - 2) == "minus" else int(not pieces.tied(start - 1))


def _form_before(pieces: Pieces, start: int, number: int) -> tuple[int, str]:
    """Where the figure with its modifier begins, and the form of that; "within" bounds no measure, nor does the "over" of
    "paid out over five years". `number` is where the number ends.
    """
    begin, form = modifier_before(pieces.lower, start)
    if begin < start:
        during = pieces.lower[begin] == "over" and pieces.tag(begin - 1).startswith(("NN", "CD")) and _lasts(pieces, number)
        return (start, "") if during or pieces.lower[begin] == "within" else (begin, form)
    if start > 1 and pieces.lower[start - 2 : start] == ["sub", "-"]:
        return start - 2, "fewer_than"
    sign = {"<": "fewer_than", ">": "more_than", "≤": "up_to", "≥": "at_least"}.get(pieces.word(start - 1), "")
    return start - bool(sign), sign


def _lasts(pieces: Pieces, number: int) -> bool:
    return pieces.word(number) in {"days", "weeks", "months", "years", "decades", "hours", "minutes"}


def _form_after(pieces: Pieces, end: int) -> tuple[int, str]:
    for length in (2, 1):
        after = pieces.lower[end : end + length]
        form = EITHER_SIDE.get(" ".join(after), "")
        if form and pieces.word(end) != "plus":
            return end + len(after), form
    return end, ""


def _is_age(pieces: Pieces, at: int, end: int) -> bool:
    """ "aged 87", "at age 9", or a small number between commas behind a name ("Ada Cole, 66, has")."""
    if pieces.word(at - 1) in {"aged", "age"}:
        return True
    named = pieces.word(at - 1) == "," and pieces.tag(at - 2) == "NNP" and pieces.word(end) == ","
    return named and pieces.lower[at].isdigit() and len(pieces.lower[at]) == 2
