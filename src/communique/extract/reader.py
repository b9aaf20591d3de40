"""The reader: a document's claims, attributions and entities, by parse, marks, one pass of the encoder, and assembly."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any, TypeVar, cast

from communique.extract.assembly import Assembler
from communique.extract.certain import certain
from communique.extract.citing import Attribution, attributions
from communique.extract.encoder import Encoded, encode, read_cues, read_triggers
from communique.extract.features import windows
from communique.extract.layers import Layers, mark
from communique.extract.naming import NamedEntity, named_entities
from communique.extract.parser import load_parser, load_tokenizer
from communique.extract.tokens import tokenize
from communique.gazetteer.actors import open_actors
from communique.gazetteer.places import open_places
from communique.model.document import ReadDocument
from communique.model.records import Claim, Record, Span

Quoted = TypeVar("Quoted")


class Reader:
    """Loads its models once; reads any number of documents. All spans are into `document.text`."""

    def __init__(self) -> None:
        self._parser = load_parser()
        self._tokenizer = load_tokenizer()
        self._places = open_places()
        self._actors = open_actors()

    def read(self, document: ReadDocument) -> tuple[Claim, ...]:
        """The document's claims in text order."""
        layers, encoded = self._encoded(document)
        if not encoded:
            return ()
        readings = read_triggers(layers.tokens, layers.kinds, encoded, certain(layers.tokens))
        claims = Assembler(document, layers, self._places, self._actors).claims(readings)
        return self._quoted(tuple(claims), layers, document)

    def attributions(self, document: ReadDocument) -> tuple[Attribution, ...]:
        """Who is cited for what in the document, in text order, claims or not."""
        layers, encoded = self._encoded(document)
        found = attributions(layers.tokens, read_cues(layers.tokens, encoded), layers.quoted)
        return self._quoted(tuple(found), layers, document)

    def entities(self, document: ReadDocument) -> tuple[NamedEntity, ...]:
        """The entities that the document names, in text order."""
        layers, encoded = self._encoded(document)
        return self._quoted(tuple(named_entities(layers.tokens, encoded)), layers, document)

    def _quoted(self, found: Quoted, layers: Layers, document: ReadDocument) -> Quoted:
        return found if layers.tokens.text == document.text else quoting(found, document.text)

    def _encoded(self, document: ReadDocument) -> tuple[Layers, list[Encoded]]:
        tokens = tokenize(self._parser, document)
        layers = mark(tokens, self._places, self._actors, document.document.published)
        return layers, encode(windows(layers, self._tokenizer)) if tokens.sentences else []


def quoting(value: Quoted, text: str) -> Quoted:
    """The value with the words of all its spans as `text` has them: a text in capitals is read in its usual case."""
    changed: Any = value
    if isinstance(value, Span):
        changed = Span.of(text, value.start, value.end)
    elif isinstance(value, tuple):
        changed = tuple(quoting(item, text) for item in value)
    elif isinstance(value, Record):
        changed = value.model_copy(update={name: quoting(part, text) for name, part in value})
    elif isinstance(value, Attribution | NamedEntity):
        changed = replace(value, **{part.name: quoting(getattr(value, part.name), text) for part in fields(value)})
    return cast("Quoted", changed)
