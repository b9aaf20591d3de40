"""The ledger: one object that opens it and gives its parts.

    ledger = open_ledger("war.sqlite")                        # created or brought up to date
    with ledger.writing(By("ann", "first reading")) as write:  # one transaction: all of it is kept or none
        write.document(read_document, data, claims)
    ledger.claims.find(ClaimFilter(types=("killed",), places=("Raqqa Governorate",)), order="-time", limit=50)
    ledger.claims.facet("outlet", ClaimFilter(text="barrel bomb"))
    ledger.documents.get(id)

    with ledger.writing(By("communique")) as write:            # after reconciling the claims that an addition touches
        write.findings.set_keys({claim_id: keys})
        write.findings.replace(touched_claim_ids, findings, incidents)
    ledger.claims.sharing_keys(claim_ids)                      # all current claims that share a key with these
    ledger.findings.of_claim(claim_id)

Queries may run in any number of threads and processes while one writes; what they return are frozen records, never rows.
"""

from __future__ import annotations

import getpass
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine, func, select

from communique.ledger import schema
from communique.ledger.browsing import Browsing
from communique.ledger.chain import By
from communique.ledger.claim_index import ClaimIndex
from communique.ledger.claims import Claims
from communique.ledger.dialects import empty_log, lock_writers
from communique.ledger.disagreements import Disagreements
from communique.ledger.documents import Documents
from communique.ledger.findings import Findings
from communique.ledger.names import Names
from communique.ledger.opening import open_engine
from communique.ledger.places import Places
from communique.ledger.searches import Searches
from communique.ledger.settings import Settings
from communique.ledger.timeline import Timelines
from communique.ledger.verifying import Problem, totals, verify
from communique.ledger.versions import Versions
from communique.ledger.writing import Writer


class Ledger:
    """An open ledger. `writing` changes it; the other attributes answer questions."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.claims = Claims(engine)
        self.documents = Documents(engine)
        self.findings = Findings(engine)
        self.browsing = Browsing(engine)
        self.versions = Versions(engine)
        self.disagreements = Disagreements(engine)
        self.places = Places(engine)
        self.names = Names(engine)
        self.timelines = Timelines(engine)
        self.searches = Searches(engine)
        self.settings = Settings(engine)
        self.index = ClaimIndex(engine, self.claims)

    def version(self) -> int:
        """The number of the latest version of anything in the ledger; 0 while there is none. Findings do not count."""
        with self.engine.connect() as connection:
            return connection.scalar(select(func.max(schema.version.c.number))) or 0

    @contextmanager
    def writing(self, by: By) -> Iterator[Writer]:
        """A transaction by one author: everything written in it is kept when the block ends well, and nothing otherwise."""
        with self.engine.connect().execution_options(writing=True) as connection, connection.begin():
            lock_writers(connection)
            yield Writer(connection, by)

    def verify(self, *, head: str | None = None) -> Iterator[Problem]:
        """What is off in the ledger: see `verifying`. `head` is a hash of the chain's head that was noted before."""
        return verify(self.engine, head=head)

    def totals(self) -> dict[str, int]:
        """How many versions, originals, documents and claims there are."""
        return totals(self.engine)

    def after_erasing(self) -> None:
        """Leave nothing of what was erased in the database's log; call it once the transaction that erased has ended."""
        empty_log(self.engine)

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()


def open_ledger(where: str | Path | None = None, *, create: bool = True) -> Ledger:
    """The ledger at a path or SQLAlchemy URL (by default COMMUNIQUE_LEDGER, else a file in the user's data folder).

    Raises LedgerError where it cannot be opened, or does not exist and `create` is false.
    """
    return Ledger(open_engine(where, create=create))


def this_user() -> str:
    """The name of whoever runs this process, for the author of changes."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"
