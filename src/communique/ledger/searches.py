"""Searches that people saved: each author's own, kept beside the chain, since they say nothing of any claim."""

from __future__ import annotations

from sqlalchemy import Engine, delete, func, insert, select

from communique.ledger import schema
from communique.ledger.chain import now
from communique.ledger.dialects import lock_writers
from communique.model.errors import ChangedMeanwhile, LedgerError
from communique.model.records import Record

MOST = 200
"""Searches that one author may keep."""


class SavedSearch(Record):
    """A view under a name: the page that shows it and its query string. `saved` is ISO 8601 in UTC."""

    name: str
    page: str
    query: str
    saved: str


class Searches:
    """The saved searches of a ledger; may be used from any thread."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def of(self, author: str) -> list[SavedSearch]:
        """An author's searches, by name."""
        table = schema.saved_search
        query = select(table.c.name, table.c.page, table.c.query, table.c.saved).where(table.c.author == author)
        with self._engine.connect() as connection:
            return [
                SavedSearch(name=row.name, page=row.page, query=row.query, saved=row.saved)
                for row in connection.execute(query.order_by(func.lower(table.c.name), table.c.name))
            ]

    def save(self, author: str, name: str, page: str, query: str, *, replace: bool = False) -> SavedSearch:
        """Save a view; a search of that name raises ChangedMeanwhile unless it is to be replaced, too many LedgerError."""
        table, search = schema.saved_search, SavedSearch(name=name, page=page, query=query, saved=now())
        own = table.c.author == author
        with self._engine.connect().execution_options(writing=True) as connection, connection.begin():
            lock_writers(connection)
            same = connection.scalar(select(func.count()).where(own, table.c.name == name))
            if same and not replace:
                raise ChangedMeanwhile(f"{name}: you have a search of this name; replace it, or choose another")
            if not same and (connection.scalar(select(func.count()).where(own)) or 0) >= MOST:
                raise LedgerError(f"{name}: you have {MOST} searches already; delete one")
            connection.execute(delete(table).where(own, table.c.name == name))
            connection.execute(insert(table), [{"author": author, **search.model_dump()}])
        return search

    def remove(self, author: str, name: str) -> SavedSearch | None:
        """Delete a search; what it was, None where there is none."""
        table = schema.saved_search
        found = next((one for one in self.of(author) if one.name == name), None)
        with self._engine.connect().execution_options(writing=True) as connection, connection.begin():
            lock_writers(connection)
            connection.execute(delete(table).where(table.c.author == author, table.c.name == name))
        return found
