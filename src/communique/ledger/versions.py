"""Reading the chain: what became of one claim or document, who did it, when and why; and the chain's head."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Engine, select

from communique.ledger import schema
from communique.ledger.chain import RECORDS
from communique.model.records import Claim, Record


class Version(Record):
    """One version: `content` is JSON, None once erased; `hash` covers it and all before it."""

    number: int
    subject_kind: str
    subject: str
    action: str
    at: str
    author: str
    reason: str
    software: str
    content: str | None
    hash: str

    def claim(self) -> Claim | None:
        """The claim record of this version, where it is one that holds a record."""
        if self.subject_kind != "claim" or self.action not in RECORDS or self.content is None:
            return None
        return Claim.model_validate_json(self.content)


class Versions:
    """Queries over the chain."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def of(self, subject: str) -> list[Version]:
        """The versions of a claim, document, finding, incident or setting, the oldest first."""
        return self._load(select(schema.version).where(schema.version.c.subject == subject))

    def since(self, number: int, limit: int = 1000) -> list[Version]:
        """The versions after the one with a number, in order."""
        return self._load(select(schema.version).where(schema.version.c.number > number).limit(limit))

    def head(self) -> tuple[int, str]:
        """(number, hash) of the last version: whoever notes them can later tell that nothing before was changed or cut off."""
        query = select(schema.version.c.number, schema.version.c.hash).order_by(schema.version.c.number.desc()).limit(1)
        with self._engine.connect() as connection:
            row = connection.execute(query).first()
        return (row.number, row.hash) if row else (0, "0" * 64)

    def _load(self, query: Any) -> list[Version]:
        with self._engine.connect() as connection:
            rows = connection.execute(query.order_by(schema.version.c.number))
            return [Version.model_validate(dict(row._mapping)) for row in rows]
