"""The tokens of a document as columns: what spaCy says of each word, at offsets of the canonical text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from communique.extract.casing import natural_case
from communique.model.document import CLAIM_ROLES, BlockRole, ReadDocument

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

CHUNK = 20_000
"""Code points that the parser is given at once; a longer block is cut at white space."""


_LONGEST_DATELINE = 110
_NAME = r"[A-Z\u00c0-\u00de][\w.'’-]*(?:[ /-][A-Z\u00c0-\u00de][\w.'’]*)*"
_DATELINE = re.compile(
    rf"\s*(?P<city>{_NAME})(?:, (?!\w+day)[A-Z][\w.]*(?: [A-Z][\w.]*)*)??"
    r"(?P<date>,? \(?(?:\d{1,2} [A-Z][a-z]{2,8}\.?|[A-Z][a-z]{2,8}\.? \d{1,2})(?:,? \d{2,4})?\)?)?"
    r"(?P<service>,? [A-Z]{3,})?(?P<agency>\s*\([A-Z][\w /-]{1,40}\))?"
    r"\s*(?P<dash>--|[-–—]|\.?\s*/[A-Z][\w .-]{1,40}/\.?)\s+(?=[\[\"“‘'A-Z\d])"
)
"""A dateline: a place in capitals, or a place with a date, an agency in brackets or a service after it; then a dash, or an
agency between strokes ("MOSCOW, August 21. /TASS/.").
"""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens `start` to `end` (excluded) of one sentence, in a block of `role`."""

    start: int
    end: int
    role: BlockRole


@dataclass(frozen=True)
class Tokens:
    """Columns of equal length, one row a token: words, tags, and heads as token numbers (a root heads itself).

    `text` is the document's, with what is written in capitals in its usual case; `starts` and `ends` are code points of it,
    ends excluded, and so of the document's own text.
    """

    text: str
    words: tuple[str, ...]
    lemmas: tuple[str, ...]
    pos: tuple[str, ...]
    tags: tuple[str, ...]
    deps: tuple[str, ...]
    heads: tuple[int, ...]
    entities: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    sentences: tuple[Sentence, ...]

    def __len__(self) -> int:
        return len(self.words)

    @cached_property
    def sentence_of(self) -> list[int]:
        """The number of each token's sentence."""
        numbers = [0] * len(self)
        for number, sentence in enumerate(self.sentences):
            for token in range(sentence.start, sentence.end):
                numbers[token] = number
        return numbers

    @cached_property
    def children(self) -> list[list[int]]:
        """The dependents of each token, in text order."""
        found: list[list[int]] = [[] for _ in self.words]
        for token, head in enumerate(self.heads):
            if head != token:
                found[head].append(token)
        return found

    @cached_property
    def lower(self) -> tuple[str, ...]:
        """The words in lower case with straight apostrophes."""
        return tuple(word.lower().replace("’", "'") for word in self.words)

    def one_paragraph(self, start: int, end: int) -> bool:
        """Whether no blank line stands between two code points of the text."""
        return not re.search(r"\n[^\S\n]*\n", self.text[start:end])

    def ancestors(self, token: int) -> Iterator[int]:
        """A word, its head, the head of that, up to the root."""
        yield token
        while self.heads[token] != token:
            token = self.heads[token]
            yield token

    def subtree(self, token: int) -> list[int]:
        """The token and all below it, in text order."""
        found, stack = [], [token]
        while stack:
            at = stack.pop()
            found.append(at)
            stack.extend(self.children[at])
        return sorted(found)

    def token_span(self, start: int, end: int) -> tuple[int, int] | None:
        """The tokens that the code points `start`..`end` touch; None where they touch none."""
        touched = [i for i in self._near(start, end) if self.ends[i] > start and self.starts[i] < end]
        return (touched[0], touched[-1] + 1) if touched else None

    def _near(self, start: int, end: int) -> Iterator[int]:
        from bisect import bisect_left, bisect_right

        first = max(0, bisect_right(self.starts, start) - 1)
        return iter(range(first, bisect_left(self.starts, end)))


def tokenize(nlp: Language, document: ReadDocument) -> Tokens:
    """The tokens of the document's blocks that claims are read from, block after block."""
    text = natural_case(document.text)
    pieces = [
        (start, role, text[start:end])
        for block in document.blocks
        if block.role in CLAIM_ROLES
        for chunk in _chunks(text, block.start, block.end)
        for start, end, role in _datelined(text, chunk, block.role)
    ]
    parsed = nlp.pipe(piece for _, _, piece in pieces)
    return from_docs(text, zip((p[0] for p in pieces), (p[1] for p in pieces), parsed, strict=True))


def tokenize_text(nlp: Language, text: str) -> Tokens:
    """The tokens of a plain text, all of it body."""
    text = natural_case(text)
    pieces = list(_chunks(text, 0, len(text)))
    parsed = nlp.pipe(text[start:end] for start, end in pieces)
    return from_docs(text, ((start, "body", doc) for (start, _), doc in zip(pieces, parsed, strict=True)))


def _chunks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Non-empty stretches of `text[start:end]`, split at line breaks between sentences' paragraphs and at CHUNK."""
    for match in re.finditer(r"[^\n]+(?:\n(?!\s*\n|[ \t]*[.\-•*–]\s)[^\n]+)*", text[start:end]):
        first, last = start + match.start(), start + match.end()
        while last - first > CHUNK:
            cut = text.rfind(" ", first + CHUNK // 2, first + CHUNK)
            cut = cut if cut > 0 else first + CHUNK
            yield first, cut
            first = cut
        if text[first:last].strip():
            yield first, last


def _datelined(text: str, chunk: tuple[int, int], role: BlockRole) -> Iterator[tuple[int, int, BlockRole]]:
    """A stretch of text with its role, the dateline that opens it ("GOMA, 3 May (AFP) -") apart: it is no part of a sentence."""
    start, end = chunk
    line = _DATELINE.match(text[start : min(end, start + _LONGEST_DATELINE)])
    if line and (line["agency"] or line["date"] or line["service"] or line["city"].isupper()):
        yield start, start + line.end("dash"), "dateline"
        start += line.end()
    yield start, end, role


def from_docs(text: str, docs: Iterable[tuple[int, BlockRole, Doc]]) -> Tokens:
    """Columns over parsed stretches of `text`, each with the code point it starts at; white space is dropped."""
    columns: list[list[str]] = [[] for _ in range(6)]
    heads: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    sentences: list[Sentence] = []
    for offset, role, doc in docs:
        kept = [token for token in doc if not token.is_space]
        number = {token.i: len(heads) + k for k, token in enumerate(kept)}
        for token in kept:
            head = token.head
            while head.i not in number and head.head.i != head.i:
                head = head.head
            heads.append(number.get(head.i, number[token.i]))
            starts.append(offset + token.idx)
            ends.append(offset + token.idx + len(token.text))
            values = (token.text, token.lemma_.lower(), token.pos_, token.tag_, token.dep_, token.ent_type_)
            for column, value in zip(columns, values, strict=True):
                column.append(value)
        spans = doc.sents if doc.has_annotation("SENT_START") else [doc[:]]
        for sentence in spans:
            inside = [number[token.i] for token in sentence if token.i in number]
            if inside:
                sentences.append(Sentence(inside[0], inside[-1] + 1, role))
    words, lemmas, pos, tags, deps, entities = (tuple(column) for column in columns)
    return Tokens(text, words, lemmas, pos, tags, deps, tuple(heads), entities, tuple(starts), tuple(ends), tuple(sentences))
