"""A sentence cut into the pieces that measures are made of: numbers, words and signs, however they are written together."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from communique.extract.tokens import Sentence, Tokens

_PIECE = re.compile(
    r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?|(?:[^\W\d_]\.){2,}(?![^\W\d_])|[^\W\d_]+(?:['’][^\W\d_]+)?|\S",
)
_SCALED = re.compile(r"(?:k|m|mn|bn|tn|b|t)$", re.IGNORECASE)
_MONEY = frozenset("$£€¥₹₽₴") | {"rm", "eur", "usd", "gbp", "us", "rs"}


@dataclass(frozen=True, slots=True)
class Pieces:
    """Columns, one row a piece: as written, in small letters, code points in the text, whether no blank stands before it, and
    the token that it is (a part of), with the tag and lemma of that.
    """

    written: list[str] = field(default_factory=list)
    lower: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    glued: list[bool] = field(default_factory=list)
    tokens: list[int] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.written)

    def word(self, at: int) -> str:
        """The piece in small letters; "" outside the sentence."""
        return self.lower[at] if 0 <= at < len(self.lower) else ""

    def tag(self, at: int) -> str:
        """The tag of the piece's token; "" outside the sentence."""
        return self.tags[at] if 0 <= at < len(self.tags) else ""

    def tied(self, at: int) -> bool:
        """Whether no blank stands between this piece and the one before."""
        return 0 <= at < len(self.glued) and self.glued[at]


def cut(tokens: Tokens, sentence: Sentence) -> Pieces:
    """The pieces of one sentence; "1.3bn" and, after a currency, "1.3m" stay whole."""
    pieces = Pieces()
    token = sentence.start
    for match in _PIECE.finditer(tokens.text, tokens.starts[sentence.start], tokens.ends[sentence.end - 1]):
        start, end = match.span()
        while token + 1 < sentence.end and tokens.starts[token + 1] <= start:
            token += 1
        glued = bool(pieces.ends) and pieces.ends[-1] == start
        lower = match[0].lower().replace("’", "'")
        if glued and _is_scale(pieces, lower, match[0]):
            pieces.written[-1] += match[0]
            pieces.lower[-1] += {"b": "bn", "t": "tn"}.get(lower, lower)
            pieces.ends[-1] = end
            continue
        row = (match[0], lower, start, end, glued, token, tokens.tags[token], tokens.lemmas[token])
        columns = (pieces.written, pieces.lower, pieces.starts, pieces.ends, pieces.glued, pieces.tokens, pieces.tags,
                   pieces.lemmas)  # fmt: skip
        for column, value in zip(columns, row, strict=True):
            column.append(value)  # type: ignore[attr-defined]
    return pieces


def _is_scale(pieces: Pieces, lower: str, written: str) -> bool:
    """Whether letters written onto a number scale it: "5k", "1.2bn"; one m, b or t only after a currency."""
    if not pieces.written[-1][-1].isdigit() or not _SCALED.fullmatch(lower):
        return False
    if lower in {"k", "mn", "bn", "tn"}:
        return written != "K"
    return pieces.word(len(pieces) - 2) in _MONEY
