"""Figures told together: ranges joined into one, units and bounds handed on."""

from __future__ import annotations

from dataclasses import replace

from communique.extract.quantities.figures import Figure, UnitPhrase, listed
from communique.extract.quantities.numerals import SCALES, SHORT_SCALES
from communique.extract.quantities.pieces import Pieces
from communique.model.records import Number

_TIES = (["-"], ["–"], ["—"], ["-", "to", "-"], ["to", "-"])
_LONGEST_GAP = 3


def joined(pieces: Pieces, figures: list[Figure]) -> list[Figure]:
    """The figures, pairs that the text joins ("from $5 to $7", "4% - 5%") made one with two values."""
    found: list[Figure] = []
    for figure in figures:
        joint = _joint(pieces, found[-1], figure) if found and len(found[-1].values) == len(figure.values) == 1 else None
        if joint is not None:
            found[-1] = joint
        else:
            found.append(figure)
    return found


def _joint(pieces: Pieces, first: Figure, second: Figure) -> Figure | None:
    if not (_alike(first.unit, second.unit) and _tied(pieces, first, second)):
        return None
    low, high = first.values[0], second.values[0]
    scale = _scale(pieces, second)
    if scale > 1 and low < 1000 and low * scale <= high and first.number[1] - first.number[0] == 1:
        low = low * scale
    opened = {"between", "from"} & {pieces.word(first.start - 1), pieces.word(first.start - 2)}
    if not opened and low >= high and pieces.word(second.start - 1) != "to":
        return None
    change = first.change if first.change != "=" else "~" if second.change == "~" else "="
    return Figure(
        first.start, second.end, (first.number[0], second.number[1]), (low, high), change, _fuller(first.unit, second.unit)
    )


def _tied(pieces: Pieces, first: Figure, second: Figure) -> bool:
    """Whether the words between two figures, and before the first, make them the ends of a range."""
    after = first.unit.end if first.unit and first.unit.known else first.number[1]
    gap, before = pieces.lower[after : second.start], pieces.word(first.start - 1)
    if gap == ["and"]:
        return before == "between"
    return gap in _TIES or (gap == ["to"] and (before == "from" or not _moves(pieces, first)))


def _alike(one: UnitPhrase | None, other: UnitPhrase | None) -> bool:
    """Whether figures with these units may be the ends of one range."""
    if one is None or other is None or not one.known:
        return True
    return one.name.startswith(other.name) or other.name.startswith(one.name)


def _fuller(one: UnitPhrase | None, other: UnitPhrase | None) -> UnitPhrase | None:
    """The unit that says more: "dollar per year" of two, else the second."""
    return one if one and (other is None or one.name.startswith(other.name)) else other


def _scale(pieces: Pieces, figure: Figure) -> Number:
    words = pieces.lower[figure.number[0] : figure.number[1]]
    tail = words[-1].lstrip("0123456789.,")
    return SCALES.get(words[-1], SHORT_SCALES.get(tail, 1))


def _moves(pieces: Pieces, figure: Figure) -> bool:
    """Whether a verb of change stands before the figure, so that "to" leads to where it came."""
    lemma = pieces.lemmas[figure.start - 1] if figure.start else ""
    return lemma == "by" or lemma in listed("changes", "up") | listed("changes", "down")


def shared(pieces: Pieces, figures: list[Figure]) -> list[Figure]:
    """The figures, those without a unit given that of the one they are coordinated with ("7- or 8-inch").

    A bracket behind a bounded figure says it again in another unit, with the same bound.
    """
    found = list(figures)
    for at in range(len(found) - 2, -1, -1):
        gap = pieces.lower[found[at].number[1] : found[at + 1].start]
        linked = [word for word in gap if word not in {"-", ","}] in (["or"], ["and"], ["to"], [])
        if found[at].unit is None and linked and 0 < len(gap) <= _LONGEST_GAP:
            found[at] = replace(found[at], unit=found[at + 1].unit)
    for at in range(1, len(found)):
        figure, last = found[at], found[at - 1]
        bracketed = pieces.word(figure.start - 1) == "(" and last.end >= figure.start - 1
        if bracketed and figure.change == "=" and last.change in {"<", ">"}:
            found[at] = replace(figure, change=last.change)
    return found
