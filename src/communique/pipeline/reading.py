"""Inputs are read into documents, documents into claims; a failure is recorded, not raised."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from communique.intake.decoding import LARGEST
from communique.intake.fetching import fetch
from communique.intake.manifest import Input
from communique.intake.reading import read_bytes
from communique.model.document import ReadDocument
from communique.model.errors import CommuniqueError, InputError, MissingInput, OversizedInput
from communique.model.records import Claim


@dataclass(frozen=True, slots=True)
class Failure:
    """Why an input gave no claims: the stage it failed in, and one line that names the input and the mend."""

    stage: str
    reason: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input: a document with its claims, or a failure."""

    source: str
    document: ReadDocument | None = None
    claims: tuple[Claim, ...] = ()
    failure: Failure | None = None


class ReadsDocuments(Protocol):
    """What finds the claims of a document; made by `Reader`."""

    def read(self, document: ReadDocument) -> tuple[Claim, ...]:
        """The claims of a document."""


def the_reader() -> ReadsDocuments:
    """The reader of the package; loading it takes seconds, so that what needs none does not wait for it."""
    from communique.extract.reader import Reader

    return Reader()


def read(inputs: Iterable[Input], reader: ReadsDocuments | None = None) -> Iterator[Outcome]:
    """The outcome of each input, in order; one that fails stops no other."""
    for item in inputs:
        outcome = intake(item)
        if isinstance(outcome, Outcome):
            yield outcome
            continue
        reader = reader or the_reader()
        yield extract(outcome.document, reader)


@dataclass(frozen=True, slots=True)
class Taken:
    """A document with its original bytes."""

    document: ReadDocument
    data: bytes


def intake(item: Input) -> Taken | Outcome:
    """The document of an input, or the outcome that says why there is none."""
    data = original(item)
    return data if isinstance(data, Outcome) else parse(item, data)


def original(item: Input) -> bytes | Outcome:
    """The bytes of an input, or the outcome that says why there are none."""
    if item.problem:
        return Outcome(item.source, failure=Failure("manifest", item.problem))
    try:
        return _bytes(item)
    except CommuniqueError as error:
        return Outcome(item.source, failure=Failure("intake", str(error)))


def parse(item: Input, data: bytes) -> Taken | Outcome:
    """The document that an input's bytes hold, or the outcome that says why there is none."""
    try:
        return Taken(read_bytes(data, source=item.source, published=item.published, outlet=item.outlet), data)
    except CommuniqueError as error:
        return Outcome(item.source, failure=Failure("intake", str(error)))


def extract(document: ReadDocument, reader: ReadsDocuments) -> Outcome:
    """The claims of a document, or the outcome that says why there are none."""
    source = document.document.source
    try:
        return Outcome(source, document, reader.read(document))
    except (ValueError, IndexError, KeyError, RecursionError, MemoryError) as error:
        reason = f"{source}: the reader failed on it ({type(error).__name__}: {error}); please report it"
        return Outcome(source, document, failure=Failure("extract", reason))


def _bytes(item: Input) -> bytes:
    if item.source == "-" and item.path is None:
        return _capped(sys.stdin.buffer.read(LARGEST + 1), item.source)
    if item.path is None:
        return fetch(item.source)
    return _file(item.path, item.source)


def _file(path: Path, source: str) -> bytes:
    try:
        with path.open("rb") as stream:
            return _capped(stream.read(LARGEST + 1), source)
    except FileNotFoundError as error:
        raise MissingInput(source, "does not exist; check the path") from error
    except OSError as error:
        raise InputError(source, f"cannot be read ({error.strerror}); check the path") from error


def _capped(data: bytes, source: str) -> bytes:
    if len(data) > LARGEST:
        raise OversizedInput(source, f"has more than {LARGEST:,} bytes; split it")
    return data
