"""Lawful erasure: the content goes, its hash stays in the chain as a tombstone, and the chain still verifies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from sqlalchemy import Connection, Table, delete, insert, select, update

from communique.ledger import schema
from communique.ledger.chain import By, Change, append
from communique.ledger.dialects import scrub
from communique.ledger.findings_writer import count_change
from communique.ledger.projection import drop_links
from communique.model.errors import LedgerError

_AT_ONCE = 500
Item = TypeVar("Item")


class Eraser:
    """Erasures within one transaction, by one author, for the reason of the transaction; part of `Writer`."""

    def __init__(self, connection: Connection, by: By) -> None:
        self._connection = connection
        self._by = by

    def claims(self, ids: Sequence[str]) -> None:
        """Erase what claims, given by id, say: all their versions, what was derived from them, findings that rest on them.

        The text they were read from stays: erase the document where that must go too.
        """
        table, numbers = schema.claim, {}
        for id in ids:
            number = self._connection.scalar(select(table.c.number).where(table.c.id == id))
            if number is None:
                raise LedgerError(f"{id}: the ledger has no claim of this id; see `communique claims`")
            numbers[id] = number
        self._tombstones("claim", list(ids))
        self._forget(list(numbers.values()))
        scrub(self._connection)
        empty = {"current": False, "evidence": "", "outlet": None, "low": None, "high": None, "hard_low": None, "hard_high": None,
                 "per": None, "first_day": None, "last_day": None, "confidence": None, "type": "erased"}  # fmt: skip
        for part in _parts(list(numbers.values())):
            self._connection.execute(update(table).where(table.c.number.in_(part)).values(empty))

    def document(self, id: str) -> int:
        """Erase a document, given by id: its originals, text and record, and all claims made in it; how many claims."""
        table, seen = schema.document, schema.appearance
        number = self._connection.scalar(select(table.c.number).where(table.c.id == id))
        if number is None:
            raise LedgerError(f"{id}: the ledger has no document of this id")
        claims = list(self._connection.scalars(select(schema.claim.c.id).where(schema.claim.c.document == number)))
        self.claims(claims)
        originals = set(self._connection.scalars(select(seen.c.original).where(seen.c.document == number)))
        version = self._tombstones("document", [id])
        for sha in sorted(originals):
            self._empty(schema.original, [sha], version)
        for of in (schema.document_text, schema.band, schema.signature):
            self._connection.execute(delete(of).where(of.c.document == number))
        scrub(self._connection)
        self._connection.execute(update(seen).where(seen.c.document == number).values(source="", outlet=None, published=None))
        empty = {
            "erased": True,
            "source": "",
            "outlet": None,
            "title": None,
            "published": None,
            "record": '{"source":""}',
            "alike": None,
        }
        self._connection.execute(update(table).where(table.c.number == number).values(empty))
        return len(claims)

    def _tombstones(self, kind: str, subjects: Sequence[str]) -> int:
        """Note the erasure of subjects in the chain, and empty their versions; the number of the first note."""
        table = schema.version
        first = append(self._connection, [Change(kind, subject, "erase", "{}") for subject in subjects], self._by)
        kinds = (kind, "appearance") if kind == "document" else (kind,)
        for at, subject in enumerate(subjects, start=first):
            same = (table.c.subject == subject, table.c.subject_kind.in_(kinds), table.c.number < first)
            found = self._connection.scalars(select(table.c.number).where(*same, table.c.content.is_not(None)))
            self._empty(table, list(found), at)
        return first

    def _empty(self, table: Table, keys: Sequence[str] | Sequence[int], version: int) -> None:
        """Take the content out of rows of an append-only table, given by key."""
        if not keys:
            return
        rows = [{"kind": table.name, "subject": str(one), "version": version} for one in keys]
        self._connection.execute(insert(schema.erasure), rows)
        content = "content" if table is schema.version else "data"
        for part in _parts(keys):
            self._connection.execute(update(table).where(next(iter(table.primary_key)).in_(part)).values({content: None}))

    def _forget(self, numbers: Sequence[int]) -> None:
        """Delete what was derived from claims, and the actors that no other claim names."""
        links = schema.claim_actor
        count_change(self._connection)
        for part in _parts(numbers):
            for pairs, of in ((schema.finding_claim, schema.finding), (schema.incident_claim, schema.incident)):
                ids = list(self._connection.scalars(select(pairs.c[of.name]).where(pairs.c.claim.in_(part)).distinct()))
                for some in _parts(ids):
                    self._connection.execute(delete(pairs).where(pairs.c[of.name].in_(some)))
                    self._connection.execute(delete(of).where(of.c.id.in_(some)))
            self._connection.execute(delete(schema.claim_key).where(schema.claim_key.c.claim.in_(part)))
            actors = list(self._connection.scalars(select(links.c.actor).where(links.c.claim.in_(part)).distinct()))
            drop_links(self._connection, part)
            for some_actors in _parts(actors):
                unnamed = schema.actor.c.number.not_in(select(links.c.actor).where(links.c.actor.in_(some_actors)))
                lost = select(schema.actor.c.number).where(schema.actor.c.number.in_(some_actors), unnamed)
                self._connection.execute(update(schema.actor).where(schema.actor.c.head.in_(lost)).values(head=None))
                self._connection.execute(delete(schema.actor).where(schema.actor.c.number.in_(some_actors), unnamed))


def _parts(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    for start in range(0, len(items), _AT_ONCE):
        yield items[start : start + _AT_ONCE]
