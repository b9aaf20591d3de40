"""Erasing by name: a claim, or a document with all that was read from it."""

from __future__ import annotations

from communique.ledger.chain import By
from communique.ledger.store import Ledger
from communique.model.errors import LedgerError
from communique.model.records import Record


class Erasable(Record):
    """What a name stands for that can be erased: a claim, or a document with its claims."""

    claim: str | None = None
    document: str | None = None
    claims: int = 1

    def __str__(self) -> str:
        return f"claim {self.claim}" if self.claim else f"document {str(self.document)[:12]} with {self.claims} claims"


def erasable(ledger: Ledger, name: str) -> Erasable:
    """What the id of a claim, or the id or address of a document, stands for. Raises LedgerError where it is neither."""
    if ledger.claims.get(name):
        return Erasable(claim=name)
    stored = ledger.documents.get(name)
    if stored is None or stored.document.id is None:
        raise LedgerError(f"{name[:80]}: the ledger has no claim or document of this name; see `communique claims`")
    return Erasable(document=stored.document.id, claims=stored.claims)


def erase(ledger: Ledger, what: Erasable, by: By) -> None:
    """Erase it for good; hashes stay as tombstones, and nothing of it stays in the database's log."""
    with ledger.writing(by) as write:
        if what.claim:
            write.erase.claims([what.claim])
        elif what.document:
            write.erase.document(what.document)
    ledger.after_erasing()
