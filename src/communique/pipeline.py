"""The order of the stages: inputs are read into documents, documents into claims; a failure is recorded, not raised."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from communique.extract.reader import Reader
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


def read(inputs: Iterable[Input], reader: Reader | None = None) -> Iterator[Outcome]:
    """The outcome of each input, in order; one that fails stops no other."""
    for item in inputs:
        if item.problem:
            yield Outcome(item.source, failure=Failure("manifest", item.problem))
            continue
        try:
            document = read_bytes(_bytes(item), source=item.source, published=item.published, outlet=item.outlet)
        except CommuniqueError as error:
            yield Outcome(item.source, failure=Failure("intake", str(error)))
            continue
        reader = reader or Reader()
        try:
            yield Outcome(item.source, document, reader.read(document))
        except (ValueError, IndexError, KeyError, RecursionError, MemoryError) as error:
            reason = f"{item.source}: the reader failed on it ({type(error).__name__}: {error}); please report it"
            yield Outcome(item.source, document, failure=Failure("extract", reason))


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
