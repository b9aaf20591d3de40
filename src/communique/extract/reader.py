"""The reader: a document's claims, by parse, marks, encoder and assembly."""

from __future__ import annotations

from typing import TypeVar

from communique.extract.assembly import Assembler
from communique.extract.encoder import read_triggers
from communique.extract.features import windows
from communique.extract.layers import mark
from communique.extract.parser import load_parser, load_tokenizer
from communique.extract.tokens import tokenize
from communique.gazetteer.actors import open_actors
from communique.gazetteer.places import open_places
from communique.model.document import ReadDocument
from communique.model.records import Claim, Record, Span

AnyRecord = TypeVar("AnyRecord", bound=Record)


class Reader:
    """Loads its models once; reads any number of documents."""

    def __init__(self) -> None:
        self._parser = load_parser()
        self._tokenizer = load_tokenizer()
        self._places = open_places()
        self._actors = open_actors()

    def read(self, document: ReadDocument) -> tuple[Claim, ...]:
        """The document's claims in text order; their spans are into `document.text`."""
        tokens = tokenize(self._parser, document)
        if not tokens.sentences:
            return ()
        layers = mark(tokens, self._places, self._actors, document.document.published)
        readings = read_triggers(tokens, layers.kinds, windows(layers, self._tokenizer))
        claims = Assembler(document, layers, self._places, self._actors).claims(readings)
        return tuple(claims if tokens.text == document.text else (quoting(claim, document.text) for claim in claims))


def quoting(record: AnyRecord, text: str) -> AnyRecord:
    """The record with the words of all its spans as `text` has them: a text in capitals is read in its usual case."""
    changed = {name: _quoting(value, text) for name, value in record if isinstance(value, Record | tuple)}
    return record.model_copy(update=changed)


def _quoting(value: object, text: str) -> object:
    if isinstance(value, Span):
        return Span.of(text, value.start, value.end)
    if isinstance(value, tuple):
        return tuple(_quoting(item, text) for item in value)
    return quoting(value, text) if isinstance(value, Record) else value
