"""Reading documents from a ledger: the record, text and blocks, where copies appeared, originals, failures."""

from __future__ import annotations

import datetime as dt
import json
import zlib
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Engine, func, or_, select

from communique.ledger import schema
from communique.ledger.dialects import documents_with_words
from communique.model.document import Block, ReadDocument
from communique.model.records import Document, Record


class Appearance(Record):
    """Where a document's text was found: `relation` is "first", "same bytes" or "same text"."""

    source: str
    outlet: str | None = None
    published: dt.date | None = None
    original: str
    relation: str
    added: str


class StoredDocument(Record):
    """A document as the ledger holds it.

    `id` is the ledger's: the sha256 of the original bytes, or of what is known of the document where only claims were imported.
    `origin` is the same number for all documents that tell one wire story; `alike` is the id of the document that this is a
    near-duplicate of, with the estimated `likeness` of their texts (0 to 1). `has_text` is false where only claims were
    imported, or where it was erased.
    """

    id: str
    document: Document
    added: str
    software: str
    origin: int
    alike: str | None = None
    likeness: float | None = None
    erased: bool = False
    has_text: bool = True
    claims: int = 0


class Failed(Record):
    """An input that could not be read: the stage it failed in and why."""

    source: str
    stage: str
    reason: str
    at: str


_AT_ONCE = 500


class Documents:
    """Queries over the documents of a ledger."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def find(
        self, *, text: str | None = None, outlet: str | None = None, start: dt.date | None = None, end: dt.date | None = None,
        limit: int = 100, offset: int = 0,
    ) -> list[StoredDocument]:  # fmt: skip
        """A page of documents, the latest published first: with these words, of this outlet, published in this window."""
        table = schema.document
        with self._engine.connect() as connection:
            query = select(table.c.number).order_by(table.c.published.desc().nulls_last(), table.c.number.desc())
            if text:
                query = query.where(table.c.number.in_(documents_with_words(connection, text)))
            if outlet:
                query = query.where(table.c.outlet == outlet)
            if start:
                query = query.where(table.c.published >= start)
            if end:
                query = query.where(table.c.published <= end)
            return _load(connection, list(connection.scalars(query.limit(limit).offset(offset))))

    def latest_added(self, limit: int = 10) -> list[StoredDocument]:
        """The documents that were added last, the last first."""
        number = schema.document.c.number
        with self._engine.connect() as connection:
            return _load(connection, list(connection.scalars(select(number).order_by(number.desc()).limit(limit))))

    def count(self) -> int:
        """How many documents there are."""
        with self._engine.connect() as connection:
            return connection.scalar(select(func.count()).select_from(schema.document)) or 0

    def get(self, name: str) -> StoredDocument | None:
        """The document with an id, the start of one (8 characters or more), or an address it was found at."""
        table, seen = schema.document, schema.appearance
        with self._engine.connect() as connection:
            elsewhere = select(seen.c.document).where(or_(seen.c.source == name, seen.c.original == name))
            same = or_(table.c.id == name, table.c.source == name, table.c.number.in_(elsewhere))
            if len(name) >= 8:
                same = or_(same, table.c.id.startswith(name, autoescape=True))
            found = connection.scalars(select(table.c.number).where(same).order_by(table.c.number).limit(1)).all()
            return next(iter(_load(connection, found)), None)

    def read(self, id: str) -> ReadDocument | None:
        """The document as it was read, with canonical text and blocks; None where there is no text."""
        table, texts = schema.document, schema.document_text
        with self._engine.connect() as connection:
            query = select(table.c.record, table.c.language, texts.c.text, texts.c.blocks)
            row = connection.execute(query.join(texts, texts.c.document == table.c.number).where(table.c.id == id)).first()
        if row is None:
            return None
        blocks = tuple(Block(start=start, end=end, role=role) for start, end, role in json.loads(row.blocks))
        return ReadDocument(
            document=Document.model_validate_json(row.record), text=row.text, blocks=blocks, language=row.language
        )

    def texts(self, ids: Sequence[str]) -> dict[str, str]:
        """The canonical texts of documents by id; those without one are left out."""
        table, texts = schema.document, schema.document_text
        query = select(table.c.id, texts.c.text).join(texts, texts.c.document == table.c.number)
        found: dict[str, str] = {}
        with self._engine.connect() as connection:
            for start in range(0, len(ids), _AT_ONCE):
                found.update(connection.execute(query.where(table.c.id.in_(ids[start : start + _AT_ONCE]))).all())
        return found

    def appearances(self, id: str) -> list[Appearance]:
        """Where the document's text was found, the first first."""
        table, seen = schema.document, schema.appearance
        with self._engine.connect() as connection:
            query = select(seen).join(table, table.c.number == seen.c.document).where(table.c.id == id).order_by(seen.c.number)
            return [Appearance.model_validate(dict(row._mapping)) for row in connection.execute(query)]

    def original(self, sha256: str) -> bytes | None:
        """The bytes as they came; None where they are not held."""
        with self._engine.connect() as connection:
            data = connection.scalar(select(schema.original.c.data).where(schema.original.c.sha256 == sha256))
        return zlib.decompress(data) if data else None

    def holds(self, sha256: str) -> bool:
        """Whether the archive has, or had, an original with that hash."""
        with self._engine.connect() as connection:
            query = select(schema.original.c.sha256).where(schema.original.c.sha256 == sha256)
            return connection.scalar(query) is not None

    def failures(self, limit: int = 100) -> list[Failed]:
        """The inputs that could not be read, the latest first."""
        table = schema.failure
        with self._engine.connect() as connection:
            query = select(table).order_by(table.c.number.desc()).limit(limit)
            return [Failed.model_validate(dict(row._mapping)) for row in connection.execute(query)]


def _load(connection: Connection, numbers: Sequence[int]) -> list[StoredDocument]:
    table, claim, texts = schema.document, schema.claim, schema.document_text
    claims = select(func.count()).where(claim.c.document == table.c.number, claim.c.current).scalar_subquery()
    has_text = select(texts.c.document).where(texts.c.document == table.c.number).exists()
    query = select(table, claims.label("claims"), has_text.label("has_text")).where(table.c.number.in_(numbers))
    rows: dict[int, Any] = {row.number: row for row in connection.execute(query)}
    return [
        StoredDocument(
            id=row.id, document=Document.model_validate_json(row.record), added=row.added, software=row.software,
            origin=row.origin, alike=row.alike, likeness=row.likeness, erased=row.erased, has_text=bool(row.has_text),
            claims=row.claims,
        )
        for number in numbers
        if (row := rows.get(number)) is not None
    ]  # fmt: skip
