"""Reading inputs into a ledger: what it holds already is not read again, so that a run that was broken off goes on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from communique import __version__
from communique.intake.manifest import Input
from communique.ledger.chain import By
from communique.ledger.revising import Reread
from communique.ledger.store import Ledger
from communique.ledger.writing import Relation, Stored
from communique.model.document import ReadDocument
from communique.model.records import Document
from communique.pipeline.reading import Failure, Outcome, ReadsDocuments, Taken, extract, original, parse, the_reader

SOFTWARE = f"communique {__version__}"


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one input; it is in the ledger, on disk, by the time that this is told.

    `alike` is the id of the stored document that a new one is a near-duplicate of.
    """

    source: str
    relation: Relation | Literal["read again", "failed"]
    document: str | None = None
    claims: int = 0
    alike: str | None = None
    reread: Reread | None = None
    failure: Failure | None = None


def add(
    inputs: Iterable[Input], ledger: Ledger, author: str, *, again: bool = False, reader: ReadsDocuments | None = None
) -> Iterator[Added]:
    """Store each input with its claims, one transaction each; one that fails is recorded and stops no other.

    With `again`, what the ledger holds is read anew: changed readings become new versions.
    """
    for item in inputs:
        data = original(item)
        if isinstance(data, Outcome):
            yield _failed(data, ledger, author)
            continue
        known = _known(item, data, ledger, author)
        if known and not (again and known.relation == "unchanged"):
            yield known
            continue
        taken = parse(item, data)
        if isinstance(taken, Outcome):
            yield _failed(taken, ledger, author)
            continue
        reader = reader or the_reader()
        if known:
            yield _reread(taken, str(known.document), ledger, author, reader)
        else:
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


def _reread(taken: Taken, id: str, ledger: Ledger, author: str, reader: ReadsDocuments) -> Added:
    held = ledger.documents.read(id)
    if held is None or held.text != taken.document.text:
        reason = f"{taken.document.document.source}: this version reads another text from its bytes; add it to a new ledger"
        return _failed(Outcome(taken.document.document.source, failure=Failure("reread", reason)), ledger, author)
    outcome = extract(_as_known(taken.document, held), reader)
    if outcome.failure or outcome.document is None:
        return _failed(outcome, ledger, author)
    with ledger.writing(By(author, "read again", SOFTWARE)) as write:
        done = write.reread(outcome.document, outcome.claims)
    return Added(outcome.source, "read again", id, len(outcome.claims), reread=done)


def _as_known(read: ReadDocument, held: ReadDocument) -> ReadDocument:
    """The document with the date and outlet that were given for it before, unless others are given now."""
    new, old = read.document, held.document
    update: dict[str, object] = {"id": old.id, "source": old.source, "outlet": new.outlet or old.outlet}
    if new.published_basis != "given" and old.published:
        update |= {name: getattr(old, name) for name in ("published", "published_basis", "published_interval")}
    return held.model_copy(update={"document": new.model_copy(update=update)})


def _told(source: str, stored: Stored) -> Added:
    return Added(source, stored.relation, stored.document, stored.claims, stored.alike)


def _failed(outcome: Outcome, ledger: Ledger, author: str) -> Added:
    failure = outcome.failure or Failure("intake", f"{outcome.source}: could not be read")
    with ledger.writing(By(author, software=SOFTWARE)) as write:
        write.failure(outcome.source, failure.stage, failure.reason)
    return Added(outcome.source, "failed", failure=failure)
