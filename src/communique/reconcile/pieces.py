"""Whom one statement counts or names, piece by piece: parts told apart, those named in several ways counted once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from communique.model.records import Claim, Interval, Number
from communique.reconcile import counted, wording
from communique.reconcile.counted import EQUAL, INSIDE
from communique.reconcile.relations import WHOLES
from communique.reconcile.scopes import scope_of

PeopleCounter = Callable[[str], Interval | None]
"""How many people a phrase names, None where it names nobody."""

OF_THE_DEAD = re.compile(
    r"\b(?:among|amongst|of)\s+(?:them|whom|(?:those|the)\s+(?:\w+\s+){0,2}?"
    r"(?:killed|dead|victims?|deceased|casualties|slain|fatalities|martyrs|died))\b",
    re.I,
)
_ALL = WHOLES | {"family", "commanders", "workers"}
"""Classes by which a report speaks of all the victims."""
_JOINED = re.compile(r"\b(?:and|plus|with|alongside|as well as)\b", re.I)
_EITHER = re.compile(r"\bor\b", re.I)
_LISTED = re.compile(r"[:–—]|\s-\s|--")
_BESIDES = re.compile(r"\b(?:others?|another|additional|further)\b|\bmore\b(?!\s+than)", re.I)
_ONE_OF = re.compile(r"\bone of (?:the|those|his|her|their|its)\b", re.I)
_AMONG = re.compile(r"^\W*(?:\w+\W+){0,4}?among\b", re.I)
_SAME_PERSON = re.compile(r"^\s*(?:,?\s*(?:an?|the|who|known as|named|called|nicknamed|either)\b|\()", re.I)
_ALIAS = re.compile(r"\b(?:also known as|aka|known as|or|identified as|nicknamed)\b|\(\s*$", re.I)
_RELATIVE = re.compile(r"^(?:his|her|their)\s+(?:[\w-]+\s+){0,2}[\w-]*[a-rt-z]$")
_ENDS_COMPANY = r"in|on|at|when|after|by|as|while|during|near|were|was|who|which|whose|had|have|has"
_COMPANY = re.compile(
    rf"\b(?:along\s+with|alongside|together\s+with|with)\s+(?P<whom>[^.;\n]*?)(?=,?\s+(?:{_ENDS_COMPANY})\b|[.;\n]|$)", re.I
)
_PARENTHESIS = re.compile(r"\([^()]*\)")
_CLOSE = 60
"""Code points within which words join two pieces."""
_NOUN = 8
"""Code points behind what is counted that may still say "more" or "others"."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One figure, or one person or group named, at code points `start` to `end` of the text; open ends are None.

    `counts` is the class counted, `besides` that it counts others than those named before, `part` that it counts some of them.
    """

    low: Number | None
    high: Number | None
    counts: str | None
    stated: bool
    start: int
    end: int
    besides: bool = False
    part: bool = False

    @property
    def whole(self) -> bool:
        """Whether its words can stand for all the victims."""
        return self.counts in _ALL

    @property
    def told(self) -> tuple[Number | None, Number]:
        """The least and the largest number told: "at least 10" tells of 10, "up to 10" only of an upper end."""
        return self.low, self.high if self.high is not None else self.low or 0


def pieces_of(claims: Sequence[Claim], trigger_end: int, text: str, people: PeopleCounter) -> list[Piece]:
    """The pieces of one statement's claims that count together, in text order; `trigger_end` is where its trigger ends."""
    found: list[Piece] = []
    for piece in sorted((p for claim in claims for p in _of_claim(claim, text, people)), key=lambda p: (p.start, -p.end)):
        if not any(other.start < piece.end and piece.start < other.end for other in found):
            found.append(piece)
    figures = [p for p in found if p.stated]
    broken_down = _broken_down(figures)
    marked = [
        replace(p, part=p in broken_down or any(_is_part(p, whole, text) for whole in figures if whole is not p)) for p in found
    ]
    return _with_company(_summed([p for p in marked if not p.part] or marked, text), trigger_end, text, people)


def _of_claim(claim: Claim, text: str, people: PeopleCounter) -> Iterator[Piece]:
    """A claim's figure, and the people that its targets name beside it."""
    quantity = claim.quantity
    named = [entity.mention for entity in claim.target]
    if quantity:
        counts = scope_of(claim).counts
        if counts is not None and counted.compare(counts, "people") not in {EQUAL, INSIDE}:
            if quantity.counted:
                return
            counts = "people"
        start, end = quantity.mention.start, quantity.mention.end
        besides = _BESIDES.search(text, start, end + len(quantity.counted or "") + _NOUN) is not None
        yield Piece(quantity.low, quantity.high, counts, True, start, end, besides)
        named = [m for m in named if not (quantity.counted and m.text in quantity.counted) and not -1 < m.start - end < 3]
    for mention in named:
        number = people(mention.text)
        if number is not None:
            besides = _BESIDES.match(mention.text) is not None
            counts = counted.class_of(mention.text)
            yield Piece(number.low, number.high, counts, False, mention.start, mention.end, besides)


def _broken_down(figures: Sequence[Piece]) -> Sequence[Piece]:
    """The figures behind the first that make it up: "six people, four children and two women"."""
    later = figures[1:]
    whole = len(later) > 1 and figures[0].low == figures[0].high == sum(p.low or 0 for p in later)
    return later if whole else ()


def _is_part(piece: Piece, whole: Piece, text: str) -> bool:
    """Whether the words make a piece some of those that a figure beside it counts."""
    if piece.start < whole.start:
        return bool(_AMONG.match(text[piece.end : whole.start]))
    between = text[whole.end : piece.start]
    if wording.PART.search(between) or _LISTED.search(between) or OF_THE_DEAD.search(between):
        return True
    narrower = whole.whole and not piece.besides and not (piece.stated and piece.whole)
    return narrower and not _next_to(between)


def _next_to(between: str) -> bool:
    return len(between) < _CLOSE and bool(_JOINED.search(between))


def _summed(pieces: Sequence[Piece], text: str) -> list[Piece]:
    """The pieces that add up: the first figure, figures and single people joined to it; without a figure all who are named."""
    figures = [p for p in pieces if p.stated]
    if not figures:
        return _persons(pieces, text)
    first, *later = figures
    if later and (spanned := _spanned(first, later[0], text)):
        return [spanned]
    return [first, *(p for p in pieces if p is not first and _adds(p, first, text))]


def _adds(piece: Piece, first: Piece, text: str) -> bool:
    between = text[min(piece.end, first.end) : max(piece.start, first.start)]
    if piece.stated:
        return bool(_JOINED.search(between)) or not (piece.whole and first.whole)
    return piece.high == 1 and _next_to(between) and not _EITHER.search(between)


def _spanned(first: Piece, second: Piece, text: str) -> Piece | None:
    """The range of "between eight and more than 30", whose ends are two figures."""
    if text[first.end : second.start].strip() != "and" or not text[: first.start].rstrip().lower().endswith("between"):
        return None
    return replace(first, high=second.told[1], end=second.end)


def _persons(pieces: Sequence[Piece], text: str) -> list[Piece]:
    """The people named, each once: an apposition, an alias or an alternative names nobody new."""
    found: list[Piece] = []
    for piece in pieces:
        if not (found and _named_again(found[-1], piece, text)):
            found.append(piece)
    return found


def _named_again(before: Piece, piece: Piece, text: str) -> bool:
    between = text[before.end : piece.start]
    if _ALIAS.search(between) or _ONE_OF.search(between):
        return True
    if len(between) <= 3 and "," in between and _SAME_PERSON.match(text[piece.start : piece.end]):
        return True
    if len(between) <= 3 and _RELATIVE.match(text[before.start : before.end]):
        return True
    return len(between) < _CLOSE // 2 and bool(_SAME_PERSON.match(between)) and "and" not in between


def _with_company(pieces: list[Piece], trigger_end: int, text: str, people: PeopleCounter) -> list[Piece]:
    """The pieces with those who died "along with" them, where the targets leave them out."""
    if any(p.stated or p.high is None for p in pieces):
        return pieces
    phrase = _COMPANY.search(text, trigger_end, wording.sentence_end(text, trigger_end))
    if phrase is None or phrase.start() - trigger_end > _CLOSE:
        return pieces
    number = people(_PARENTHESIS.sub(" ", phrase["whom"]))
    inside = [p for p in pieces if phrase.start() <= p.start < phrase.end("whom")]
    if number is None or sum(p.low or 0 for p in inside) >= (number.low or 0):
        return pieces
    company = Piece(number.low, number.high, "people", False, phrase.start("whom"), phrase.end("whom"))
    return [*(p for p in pieces if p not in inside), company]
