"""Numbers that count nothing: parts of names, scores, ordinals, pronouns."""

from __future__ import annotations

from communique.extract.quantities.figures import listed
from communique.extract.quantities.pieces import Pieces
from communique.extract.quantities.unit_phrases import unit_phrase
from communique.extract.quantities.units import money_before

_TIES = frozenset({"-", "–", "/", ":"})
_LINKS = frozenset({"sub", "minus", "mid", "to", "and", "or"})


def names(pieces: Pieces, at: int, end: int) -> bool:
    """Whether the number over pieces `at`..`end` belongs to a name, a score, an ordinal or a pronoun."""
    if pieces.lower[at] == "one" and end == at + 1:
        return _pronoun(pieces, at)
    if pieces.tied(end) and pieces.word(end) in {"st", "nd", "rd", "th", "s"}:
        return True
    if not pieces.lower[at][0].isdigit():
        return _kind(pieces, end)
    before = pieces.word(at - 2) if pieces.word(at - 1) == "." and pieces.tied(at - 1) else pieces.word(at - 1)
    labelled = before in listed("names", "labels") | {"#"}
    return (
        labelled or _letters_before(pieces, at, end) or _tied_name(pieces, at) or _score(pieces, at) or _in_name(pieces, at, end)
    )


def _pronoun(pieces: Pieces, at: int) -> bool:
    """Whether "one" counts nothing: "no one", "the one", "one another"; "one of them" counts one."""
    before, after = pieces.word(at - 1), pieces.word(at + 1)
    if after == "of":
        return before in {"no", "any", "every", "each"}
    if before == "the":
        return not pieces.tag(at + 1).startswith("NN")
    if before in {"no", "this", "that", "any", "every", "each", "which", "another", "-"} or after in {"-", "another"}:
        return True
    return not pieces.tag(at + 1).startswith(("NN", "JJ", "CD"))


def _kind(pieces: Pieces, end: int) -> bool:
    """Whether a number word tied to an idiom names a kind: "two-time", "six-speed"."""
    tied = pieces.word(end) == "-" and pieces.tied(end + 1) and pieces.word(end + 1).isalpha()
    return tied and pieces.word(end + 1) not in {"to", "and", "or"} and unit_phrase(pieces, end) is None


def _letters_before(pieces: Pieces, at: int, end: int) -> bool:
    """Whether letters are written onto the number ("mk5"), other than those of money."""
    before = pieces.word(at - 1)
    if not (pieces.tied(at) and before.isalpha()) or money_before(pieces.written, at, pieces.glued) is not None:
        return False
    scaled = pieces.lower[end - 1][-1].isalpha() and pieces.written[at - 1].isupper() and len(before) <= 3
    return not scaled


def _tied_name(pieces: Pieces, at: int) -> bool:
    """Whether a hyphen ties the number to a word before it: "B-52"."""
    if at < 2 or pieces.lower[at - 1] not in _TIES or not (pieces.tied(at) and pieces.tied(at - 1)):
        return False
    return pieces.lower[at - 2] not in _LINKS and not pieces.lower[at - 2][0].isdigit()


def _score(pieces: Pieces, at: int) -> bool:
    """ "won 2-1", "24/7": two small numbers tied by a hyphen or a stroke, the first no smaller than the second."""
    words = pieces.lower
    second = at > 1 and words[at - 1] in _TIES and words[at - 2].isdigit() and pieces.tied(at) and pieces.tied(at - 1)
    first = at - 2 if second else at
    if not (words[first].isdigit() and pieces.word(first + 1) in _TIES and pieces.word(first + 2).isdigit()):
        return False
    if not (pieces.tied(first + 1) and pieces.tied(first + 2)) or money_before(pieces.written, first, pieces.glued) is not None:
        return False
    return int(words[first]) >= int(words[first + 2]) or words[first + 1] in {"/", ":"}


def _in_name(pieces: Pieces, at: int, end: int) -> bool:
    """Whether digits follow a name, and no counted noun or unit follows them: "Boeing 787", "Act 1974"."""
    before = pieces.written[at - 1] if at else ""
    if not before[:1].isupper() or not pieces.lower[at].isdigit() or before.lower() in {"i", "u", "s"}:
        return False
    if not (pieces.tag(at - 1) in {"NNP", "NNPS"} or before.isupper()):
        return False
    if money_before(pieces.written, at, pieces.glued) is not None:
        return False
    unit = unit_phrase(pieces, end)
    return unit is None or not (unit.known or unit.plural)
