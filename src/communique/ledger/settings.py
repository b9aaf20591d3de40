"""Settings of the ledger: each change is a version of the chain, with its author and moment; the table names the last."""

from __future__ import annotations

from pydantic import ValidationError
from sqlalchemy import Connection, Engine, delete, func, insert, select

from communique.ledger import schema
from communique.ledger.chain import By, Change, append
from communique.model.errors import LedgerError
from communique.model.publishing import Publishing
from communique.model.records import Record

KIND, PUBLISHING = "setting", "publishing"


class PublishingSet(Record):
    """What a ledger holds back in what it publishes, and the change that made it so; none where it is as ledgers begin."""

    publishing: Publishing = Publishing()
    number: int | None = None
    author: str | None = None
    at: str | None = None
    reason: str = ""


class Settings:
    """The settings of a ledger; may be asked from any thread."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def publishing(self) -> PublishingSet:
        """What is held back now. LedgerError where it cannot be read, so that nothing is published by mistake."""
        setting, version = schema.setting, schema.version
        query = select(version.c.number, version.c.author, version.c.at, version.c.reason, version.c.content)
        query = query.join(setting, setting.c.version == version.c.number).where(setting.c.name == PUBLISHING)
        with self._engine.connect() as connection:
            row = connection.execute(query).first()
        if row is None:
            return PublishingSet()
        try:
            publishing = Publishing.model_validate_json(row.content or "")
        except ValidationError as error:
            raise LedgerError(f"version {row.number}: is no setting of what is published; set it anew") from error
        return PublishingSet(publishing=publishing, number=row.number, author=row.author, at=row.at, reason=row.reason)


class SettingsWriter:
    """Changes of settings within one transaction by one author; part of `Writer`."""

    def __init__(self, connection: Connection, by: By) -> None:
        self._connection = connection
        self._by = by

    def publishing(self, publishing: Publishing) -> int:
        """Set what is held back in what is published; the number of the version."""
        table = schema.setting
        number = append(self._connection, [Change(KIND, PUBLISHING, "set", publishing.model_dump_json())], self._by)
        self._connection.execute(delete(table).where(table.c.name == PUBLISHING))
        self._connection.execute(insert(table), [{"name": PUBLISHING, "version": number}])
        return number


def settings_of(connection: Connection) -> dict[str, int]:
    """By name of each setting the number of the version that the chain ends with."""
    version = schema.version
    query = select(version.c.subject, func.max(version.c.number)).where(version.c.subject_kind == KIND)
    return {row[0]: row[1] for row in connection.execute(query.group_by(version.c.subject))}
