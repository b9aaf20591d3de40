"""Reading inputs into a ledger: what it holds already is not read again, so that a run that was broken off goes on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from communique import __version__
from communique.extract.reader import Reader
from communique.intake.manifest import Input
from communique.ledger.chain import By
from communique.ledger.store import Ledger
from communique.ledger.writing import Relation, Stored
from communique.model.records import Document
from communique.pipeline.reading import Failure, Outcome, ReadsDocuments, Taken, extract, original, parse

SOFTWARE = f"communique {__version__}"


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one input; it is in the ledger, on disk, by the time that this is told.

    `alike` is the id of the stored document that a new one is a near-duplicate of.
    """

    source: str
    relation: Relation | Literal["failed"]
    document: str | None = None
    claims: int = 0
    alike: str | None = None
    failure: Failure | None = None


def add(inputs: Iterable[Input], ledger: Ledger, author: str, *, reader: ReadsDocuments | None = None) -> Iterator[Added]:
    """Store each input with its claims, one transaction each; one that fails is recorded and stops no other."""
    for item in inputs:
        data = original(item)
        if isinstance(data, Outcome):
            yield _failed(data, ledger, author)
            continue
        known = _known(item, data, ledger, author)
        if known:
            yield known
            continue
        taken = parse(item, data)
        if isinstance(taken, Outcome):
            yield _failed(taken, ledger, author)
            continue
        reader = reader or Reader()
        yield _store(taken, ledger, author, reader)


def _known(item: Input, data: bytes, ledger: Ledger, author: str) -> Added | None:
    """What becomes of bytes that the ledger holds; None where they are new."""
    if not ledger.documents.holds(hashlib.sha256(data).hexdigest()):
        return None
    document = Document(source=item.source, outlet=item.outlet, published=item.published)
    with ledger.writing(By(author, software=SOFTWARE)) as write:
        stored = write.appearance(document, data)
    return _told(item.source, stored) if stored else None


def _store(taken: Taken, ledger: Ledger, author: str, reader: ReadsDocuments) -> Added:
    outcome = extract(taken.document, reader)
    if outcome.failure:
        return _failed(outcome, ledger, author)
    with ledger.writing(By(author, software=SOFTWARE)) as write:
        stored = write.document(taken.document, taken.data, outcome.claims)
    return _told(outcome.source, stored)


def _told(source: str, stored: Stored) -> Added:
    return Added(source, stored.relation, stored.document, stored.claims, stored.alike)


def _failed(outcome: Outcome, ledger: Ledger, author: str) -> Added:
    failure = outcome.failure or Failure("intake", f"{outcome.source}: could not be read")
    with ledger.writing(By(author, software=SOFTWARE)) as write:
        write.failure(outcome.source, failure.stage, failure.reason)
    return Added(outcome.source, "failed", failure=failure)
