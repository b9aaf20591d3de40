"""The reader: a document's claims, by parse, marks, encoder and assembly."""

from __future__ import annotations

from communique.extract.assembly import Assembler
from communique.extract.encoder import read_triggers
from communique.extract.features import windows
from communique.extract.layers import mark
from communique.extract.parser import load_parser, load_tokenizer
from communique.extract.tokens import tokenize
from communique.gazetteer.actors import open_actors
from communique.gazetteer.places import open_places
from communique.model.document import ReadDocument
from communique.model.records import Claim


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
        return tuple(Assembler(document, layers, self._places, self._actors).claims(readings))
