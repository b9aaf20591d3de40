"""Storing documents and claims: each call stands inside one transaction of the caller's, so that all of it is kept or none."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, func, insert, select, update

from communique.ledger import near_duplicates, schema
from communique.ledger.addresses import text_without_secrets, without_secrets
from communique.ledger.chain import By, Change, append, digest
from communique.ledger.claim_rows import ClaimRows, Imported
from communique.ledger.erasing import Eraser
from communique.ledger.findings_writer import FindingsWriter
from communique.ledger.names import NamesWriter
from communique.ledger.revising import Reread, Reviser
from communique.ledger.settings import SettingsWriter
from communique.model.document import ReadDocument
from communique.model.errors import LedgerError
from communique.model.records import Claim, Document, claim_id

Relation = Literal["new", "unchanged", "same bytes", "same text", "erased"]
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of a document: how it relates to what was there, and, of a new one, what it is a near-duplicate of."""

    document: str
    relation: Relation
    claims: int = 0
    alike: str | None = None
    likeness: float | None = None


class Writer:
    """Writes of one transaction, all by one author; made by `Ledger.writing`. `findings` writes what reconciliation
    says, `revise` changes claims that are there, `names` merges names, `settings` sets what holds for the whole ledger,
    `erase` takes out what the law says must go."""

    def __init__(self, connection: Connection, by: By) -> None:
        self.connection = connection
        self.by = by
        self.findings = FindingsWriter(connection, by)
        self._rows = ClaimRows(connection, by)
        self.revise = Reviser(connection, by, self._rows)
        self.erase = Eraser(connection, by)
        self.names = NamesWriter(connection, by)
        self.settings = SettingsWriter(connection, by)

    def document(self, read: ReadDocument, data: bytes, claims: Sequence[Claim]) -> Stored:
        """Store a document that was read from `data` with its claims; `read.document.id` is the sha256 of `data`.

        The same bytes or the same canonical text are stored once: another address of them is kept as an appearance of the
        document that is there. Secrets in addresses are left out.
        """
        record = read.document.model_copy(update={"source": without_secrets(read.document.source)})
        words_sha = digest(" ".join(read.text.split()))
        there = self._there(str(record.id), words_sha)
        if there:
            return self._appeared(there, record, data)
        signature = near_duplicates.signature_of(read.text)
        near = near_duplicates.closest(self.connection, signature, record.published) if signature else None
        number = self._add_document(record, read, words_sha, near)
        self._archive(number, record, data, "first")
        if signature:
            near_duplicates.keep(self.connection, number, signature)
        own = [_of(claim, record) for claim in _with_own_ids(claims)]
        self._rows.put([(number, claim) for claim in own], "read")
        return Stored(str(record.id), "new", len(own), self._id_of(near[0]) if near else None, near[1] if near else None)

    def reread(self, read: ReadDocument, claims: Sequence[Claim]) -> Reread:
        """Make a stored document's record and claims those of a new reading; what persons worked on stays as it is."""
        id, table = str(read.document.id), schema.document
        record = read.document.model_copy(update={"source": without_secrets(read.document.source)})
        there = self.connection.execute(select(table.c.number, table.c.record).where(table.c.id == id)).first()
        if there is None:
            raise LedgerError(f"{id}: the ledger has no document of this id")
        row = self._document_row(there.number, record, None)
        if row["record"] != there.record:
            changed = {name: row[name] for name in ("outlet", "title", "published", "record", "software")}
            self.connection.execute(update(table).where(table.c.number == there.number).values(changed))
            texts = schema.document_text
            blocks = self.connection.scalar(select(texts.c.blocks).where(texts.c.document == there.number)) or ""
            content = _content(row, text_sha256=digest(read.text), blocks_sha256=digest(blocks))
            append(self.connection, [Change("document", id, "reread", content)], self.by)
        return self.revise.reread(id, [_of(claim, record) for claim in _with_own_ids(claims)])

    def appearance(self, document: Document, data: bytes) -> Stored | None:
        """Note that bytes which the ledger holds were found at another address; None where it does not hold them."""
        there = self._there(hashlib.sha256(data).hexdigest(), None)
        record = document.model_copy(update={"source": without_secrets(document.source)})
        return self._appeared(there, record, data) if there else None

    def import_claims(self, claims: Sequence[Claim]) -> Imported:
        """Store claims under the ids they come with (made from their spans where they have none), as drafts.

        Their documents are made from what the claims tell of them, without a text, unless the ledger holds them. A claim
        whose id is there with other content becomes a new version of it.
        """
        given = [_cleaned(claim) for claim in claims]
        numbers = self._documents_of([claim.document for claim in given])
        own = [(numbers[_document_id(claim.document)], _named(claim)) for claim in given]
        return self._rows.put(own, "import")

    def failure(self, source: str, stage: str, reason: str) -> None:
        """Record that an input could not be read."""
        row = {"source": without_secrets(source), "stage": stage, "reason": text_without_secrets(reason), "at": self.by.at}
        self.connection.execute(insert(schema.failure), [row])

    def _there(self, id: str, words_sha: str | None) -> Any:
        table = schema.document
        held = select(schema.appearance.c.document).where(schema.appearance.c.original == id)
        same = (table.c.id == id) | table.c.number.in_(held)
        if words_sha:
            same |= table.c.words_sha256 == words_sha
        return self.connection.execute(
            select(table.c.number, table.c.id, table.c.erased).where(same).order_by(table.c.number).limit(1)
        ).first()

    def _appeared(self, there: Any, record: Document, data: bytes) -> Stored:
        if there.erased:
            return Stored(there.id, "erased")
        sha, table = hashlib.sha256(data).hexdigest(), schema.appearance
        known = list(self.connection.execute(select(table.c.source, table.c.original).where(table.c.document == there.number)))
        if (record.source, sha) in {(row.source, row.original) for row in known}:
            return Stored(there.id, "unchanged")
        relation: Relation = "same bytes" if sha in {row.original for row in known} else "same text"
        self._archive(there.number, record, data, relation)
        content = json.dumps({"document": there.id, "source": record.source, "original": sha, "relation": relation})
        append(self.connection, [Change("appearance", there.id, "copy", content)], self.by)
        return Stored(there.id, relation)

    def _archive(self, number: int, record: Document, data: bytes, relation: str) -> None:
        sha, table = hashlib.sha256(data).hexdigest(), schema.original
        if self.connection.scalar(select(table.c.sha256).where(table.c.sha256 == sha)) is None:
            row = {"sha256": sha, "size": len(data), "data": zlib.compress(data, 6)}
            self.connection.execute(insert(table), [row])
        appearance = {"document": number, "source": record.source, "outlet": record.outlet, "published": record.published,
                      "original": sha, "relation": relation, "added": self.by.at}  # fmt: skip
        self.connection.execute(insert(schema.appearance), [appearance])

    def _add_document(self, record: Document, read: ReadDocument, words_sha: str, near: tuple[int, float] | None) -> int:
        table = schema.document
        number = self._next(table.c.number)
        origin = number
        if near:
            origin = self.connection.scalar(select(table.c.origin).where(table.c.number == near[0])) or number
        row = self._document_row(number, record, words_sha) | {"origin": origin, "language": read.language}
        if near:
            row |= {"alike": self._id_of(near[0]), "likeness": near[1]}
        self.connection.execute(insert(table), [row])
        blocks = json.dumps([[block.start, block.end, block.role] for block in read.blocks], separators=(",", ":"))
        text_row = {"document": number, "title": record.title, "text": read.text, "blocks": blocks}
        self.connection.execute(insert(schema.document_text), [text_row])
        content = _content(row, text_sha256=digest(read.text), blocks_sha256=digest(blocks))
        append(self.connection, [Change("document", str(record.id), "read", content)], self.by)
        return number

    def _document_row(self, number: int, record: Document, words_sha: str | None) -> dict[str, Any]:
        return {"number": number, "id": _document_id(record), "source": record.source, "outlet": record.outlet,
                "title": record.title, "published": record.published, "words_sha256": words_sha, "origin": number,
                "record": record.model_dump_json(exclude_none=True), "software": self.by.software, "added": self.by.at,
                "erased": False}  # fmt: skip

    def _documents_of(self, documents: Iterable[Document]) -> dict[str, int]:
        """Numbers of the claims' documents by `_document_id`; those that the ledger lacks are made."""
        records = {_document_id(record): record for record in documents}
        table, ids = schema.document, list(records)
        known: dict[str, int] = {}
        for start in range(0, len(ids), _AT_ONCE):
            query = select(table.c.id, table.c.number).where(table.c.id.in_(ids[start : start + _AT_ONCE]))
            known.update(self.connection.execute(query).all())
        missing = [id for id in ids if id not in known]
        if missing:
            first = self._next(table.c.number)
            rows = [self._document_row(number, records[id], None) for number, id in enumerate(missing, start=first)]
            self.connection.execute(insert(table), rows)
            append(self.connection, [Change("document", row["id"], "import", _content(row)) for row in rows], self.by)
            known.update({row["id"]: row["number"] for row in rows})
        return known

    def _next(self, column: Any) -> int:
        return (self.connection.scalar(select(func.max(column))) or 0) + 1

    def _id_of(self, number: int) -> str | None:
        return self.connection.scalar(select(schema.document.c.id).where(schema.document.c.number == number))


def _content(row: dict[str, Any], **hashes: str) -> str:
    """What the chain keeps of a document: its record and the hashes of text and blocks."""
    return json.dumps({"record": json.loads(row["record"]), **hashes}, ensure_ascii=False)


def _of(claim: Claim, document: Document) -> Claim:
    return claim if claim.document == document else claim.model_copy(update={"document": document})


def _cleaned(claim: Claim) -> Claim:
    """The claim with its document's address free of secrets."""
    source = without_secrets(claim.document.source)
    if source == claim.document.source:
        return claim
    return claim.model_copy(update={"document": claim.document.model_copy(update={"source": source})})


def _named(claim: Claim) -> Claim:
    """The claim with an id, made of its spans where it came without one."""
    if claim.id:
        return claim
    counted = claim.quantity.mention if claim.quantity else None
    id = claim_id(_document_id(claim.document), claim.type, claim.evidence, claim.trigger, counted)
    return claim.model_copy(update={"id": id})


def _document_id(document: Document) -> str:
    """The document's own id, else the sha256 of what is known of it."""
    if document.id:
        return document.id
    known = "\x1f".join(["claims of", document.source, document.outlet or "", str(document.published or "")])
    return hashlib.sha256(known.encode()).hexdigest()


def _with_own_ids(claims: Iterable[Claim]) -> list[Claim]:
    """Claims with ids of their own, where two of one type rest on the same words."""
    seen: Counter[str] = Counter()
    own = []
    for claim in claims:
        id = str(claim.id)
        seen[id] += 1
        own.append(claim if seen[id] == 1 else claim.model_copy(update={"id": f"{id}-{seen[id]}"}))
    return own
