"""What differs between the databases that can hold a ledger: pragmas, locks, full text, boxes of places, guards."""

from __future__ import annotations

import datetime as dt
import re
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, bindparam, event, func, literal_column, select, table, text
from sqlalchemy.sql.expression import Select, column

from communique.ledger.schema import claim, document_text, place

_PRAGMAS = ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "busy_timeout = 60000",
            "secure_delete = ON", "cache_size = -65536", "mmap_size = 1073741824", "temp_store = MEMORY")  # fmt: skip
_GUARDS = (
    "CREATE TRIGGER {table}_stays BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END",
    "CREATE TRIGGER {table}_keeps BEFORE UPDATE ON {table} WHEN NOT ({lawful}) "
    "BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END",
)
_LAWFUL = (
    "{same} AND new.{content} IS NULL AND EXISTS "
    "(SELECT 1 FROM erasure WHERE kind = '{table}' AND subject = CAST(old.{key} AS TEXT))"
)
_TOKENIZER = '"unicode61 remove_diacritics 2"'
_UNCHANGED = {
    "version": ("number", "subject_kind", "subject", "action", "at", "author", "reason", "software", "content_sha256", "hash"),
    "original": ("sha256", "size"),
}
_EMPTIED = {"version": "content", "original": "data"}
_FULL_TEXT = (
    "CREATE VIRTUAL TABLE {index} USING fts5({columns}, content='{table}', content_rowid='{key}', tokenize={tokenizer})",
    "CREATE TRIGGER {index}_added AFTER INSERT ON {table} BEGIN "
    "INSERT INTO {index}(rowid, {columns}) VALUES (new.{key}, {new}); END",
    "CREATE TRIGGER {index}_removed AFTER DELETE ON {table} BEGIN "
    "INSERT INTO {index}({index}, rowid, {columns}) VALUES ('delete', old.{key}, {old}); END",
    "CREATE TRIGGER {index}_changed AFTER UPDATE OF {columns} ON {table} BEGIN "
    "INSERT INTO {index}({index}, rowid, {columns}) VALUES ('delete', old.{key}, {old}); "
    "INSERT INTO {index}(rowid, {columns}) VALUES (new.{key}, {new}); END",
)
_BOXES = (
    "CREATE VIRTUAL TABLE place_box USING rtree(number, south, north, west, east)",
    "CREATE TRIGGER place_boxed AFTER INSERT ON place WHEN new.latitude IS NOT NULL AND new.longitude IS NOT NULL BEGIN "
    "INSERT INTO place_box VALUES (new.number, new.latitude, new.latitude, new.longitude, new.longitude); END",
)
_STRETCHES = (
    "CREATE VIRTUAL TABLE claim_stretch USING rtree_i32(number, first, last)",
    "CREATE TRIGGER claim_stretched AFTER INSERT ON claim WHEN new.first_day IS NOT NULL BEGIN "
    "INSERT INTO claim_stretch VALUES (new.number, {new}); END",
    "CREATE TRIGGER claim_restretched AFTER UPDATE OF first_day, last_day ON claim BEGIN "
    "DELETE FROM claim_stretch WHERE number = old.number; "
    "INSERT INTO claim_stretch SELECT new.number, {new} WHERE new.first_day IS NOT NULL; END",
    "CREATE TRIGGER claim_unstretched AFTER DELETE ON claim BEGIN DELETE FROM claim_stretch WHERE number = old.number; END",
    "INSERT INTO claim_stretch SELECT number, {claim} FROM claim WHERE first_day IS NOT NULL",
)
_WHOLE_DAYS = "CAST(julianday({row}.first_day) AS INTEGER), CAST(julianday({row}.last_day) AS INTEGER)"
_JULIAN = 1_721_424
"""What SQLite's whole julian day of a date is more than its proleptic ordinal."""
_CHAIN_LOCK = 0x636F6D6D
_WORD = re.compile(r'"([^"]*)"|(\S+)')


def is_sqlite(bind: Engine | Connection) -> bool:
    """Whether the ledger lies in a SQLite file."""
    return bind.dialect.name == "sqlite"


def prepare(engine: Engine) -> None:
    """Make every connection of a SQLite engine durable and honest about transactions; others need nothing."""
    if not is_sqlite(engine):
        return

    @event.listens_for(engine, "connect")
    def _connect(connection: sqlite3.Connection, _record: Any) -> None:
        connection.isolation_level = None
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get("writing")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def lock_writers(connection: Connection) -> None:
    """Let one writer at a time extend the chain; SQLite's BEGIN IMMEDIATE has done so already."""
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(_CHAIN_LOCK)))


def backup(path: Path, to: Path) -> None:
    """A consistent copy of a SQLite file, its write-ahead log included."""
    source, target = sqlite3.connect(path), sqlite3.connect(to)
    try:
        source.backup(target)
    finally:
        target.close()
        source.close()


def create_guards(connection: Connection) -> None:
    """Refuse to change or delete rows of the append-only tables, but for emptying what the table `erasure` names."""
    if not is_sqlite(connection):
        return
    for name, columns in _UNCHANGED.items():
        same = " AND ".join(f"new.{c} IS old.{c}" for c in columns)
        lawful = _LAWFUL.format(table=name, same=same, content=_EMPTIED[name], key=columns[0])
        for statement in _GUARDS:
            connection.execute(text(statement.format(table=name, lawful=lawful)))


def create_indexes(connection: Connection) -> None:
    """Full text and boxes of places, in the database's own way."""
    if connection.dialect.name == "postgresql":
        for name, expression in (("claim", "evidence"), ("document_text", "coalesce(title, '') || ' ' || text")):
            connection.execute(text(f"CREATE INDEX {name}_words ON {name} USING gin (to_tsvector('simple', {expression}))"))
    if not is_sqlite(connection):
        return
    for index, of, key, columns in (
        ("claim_words", "claim", "number", ("evidence",)),
        ("document_words", "document_text", "document", ("title", "text")),
    ):
        parts = {"index": index, "table": of, "key": key, "columns": ", ".join(columns),
                 "new": ", ".join(f"new.{c}" for c in columns), "old": ", ".join(f"old.{c}" for c in columns),
                 "tokenizer": _TOKENIZER}  # fmt: skip
        for statement in _FULL_TEXT:
            connection.execute(text(statement.format(**parts)))
    for statement in _BOXES:
        connection.execute(text(statement))


def create_time_index(connection: Connection) -> None:
    """Index the stretches of days of the claims, those that are there included: an order by one end says nothing of the other."""
    if is_sqlite(connection):
        days = {row: _WHOLE_DAYS.format(row=row) for row in ("new", "claim")}
        for statement in _STRETCHES:
            connection.execute(text(statement.format(**days)))


def scrub(connection: Connection) -> None:
    """Rewrite the full-text indexes without the words of deleted rows."""
    if is_sqlite(connection):
        connection.execute(text("INSERT INTO claim_words(claim_words) VALUES ('optimize')"))
        connection.execute(text("INSERT INTO document_words(document_words) VALUES ('optimize')"))


def empty_log(engine: Engine) -> None:
    """Bring the write-ahead log into the file and empty it, so that no old page is left in it."""
    if is_sqlite(engine):
        with engine.connect() as connection:
            connection.rollback()
            raw = connection.connection.dbapi_connection
            if raw is not None:
                raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def damage(connection: Connection) -> list[str]:
    """What the database itself says is broken in its file."""
    if not is_sqlite(connection):
        return []
    said = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA quick_check(20)")]
    return [] if said == ["ok"] else said


def claims_with_words(bind: Engine | Connection, words: str) -> Select[tuple[int]]:
    """Numbers of the claims whose evidence holds all the words; words in quotation marks must stand together."""
    if is_sqlite(bind):
        return _matching("claim_words", words)
    same = claim.alias()
    return select(same.c.number).where(_vector(bind, same.c.evidence, words))


def has_words(bind: Engine | Connection, words: str) -> ColumnElement[bool]:
    """Whether the evidence of the claim at hand holds all the words, asked claim by claim."""
    matching = claims_with_words(bind, words)
    return matching.where(matching.selected_columns[0] == claim.c.number).correlate(claim).exists()


def holding_words(connection: Connection, numbers: Sequence[int], words: str) -> set[int]:
    """Those of some hundred claims whose evidence holds all the words, as `claims_with_words` lists them.

    SQLite reads their texts into an index of their own: to look each up in that of all claims takes twenty times as long.
    """
    evidence = select(claim.c.number, claim.c.evidence).where(claim.c.number.in_(numbers))
    if not is_sqlite(connection):
        return set(connection.scalars(select(claim.c.number).where(claim.c.number.in_(numbers), has_words(connection, words))))
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as few:
        few.execute(f"CREATE VIRTUAL TABLE words USING fts5(evidence, content='', tokenize={_TOKENIZER})")
        few.execute("BEGIN")
        few.executemany("INSERT INTO words(rowid, evidence) VALUES (?, ?)", [tuple(row) for row in connection.execute(evidence)])
        return {row[0] for row in few.execute("SELECT rowid FROM words WHERE words MATCH ?", [_query(words)])}


def documents_with_words(bind: Engine | Connection, words: str) -> Select[tuple[int]]:
    """Numbers of the documents whose title or text holds all the words."""
    if is_sqlite(bind):
        return _matching("document_words", words)
    both = func.coalesce(document_text.c.title, "") + " " + document_text.c.text
    return select(document_text.c.document).where(_vector(bind, both, words))


def _matching(index: str, words: str) -> Select[tuple[int]]:
    rows = table(index, column("rowid"))
    return select(rows.c.rowid).where(literal_column(index).op("MATCH")(bindparam(None, _query(words))))


def _query(words: str) -> str:
    """The words as FTS5 is asked for all of them, each in quotation marks."""
    parts = [f'"{(phrase or word).replace(chr(34), " ").strip()}"' for phrase, word in _WORD.findall(words)]
    return " ".join(part for part in parts if part != '""') or '""'


def _vector(bind: Engine | Connection, of: ColumnElement[str], words: str) -> ColumnElement[bool]:
    if bind.dialect.name == "postgresql":
        return func.to_tsvector("simple", of).op("@@")(func.websearch_to_tsquery("simple", words))
    wanted = [phrase or word for phrase, word in _WORD.findall(words)]
    return func.lower(of).contains(wanted[0].lower()) if wanted else literal_column("1") == 0


def claims_within(bind: Engine | Connection, start: dt.date, end: dt.date) -> tuple[Select[tuple[int]], ColumnElement[Any]]:
    """Numbers of the claims whose days overlap a window, both its ends included; and the column of their first days."""
    if not is_sqlite(bind):
        return select(claim.c.number).where(claim.c.first_day <= end, claim.c.last_day >= start), claim.c.first_day
    rows = table("claim_stretch", column("number"), column("first"), column("last"))
    first, last = start.toordinal() + _JULIAN, end.toordinal() + _JULIAN
    return select(rows.c.number).where(rows.c.first <= last, rows.c.last >= first), rows.c.first


def places_in_box(bind: Engine | Connection, south: float, north: float, west: float, east: float) -> Select[Any]:
    """(number, latitude, longitude) of the places in a box of degrees; `west` may be greater than `east` over the date line."""
    columns = (place.c.number, place.c.latitude, place.c.longitude)
    inside: ColumnElement[bool] = place.c.longitude.between(west, east)
    if west > east:
        inside = (place.c.longitude >= west) | (place.c.longitude <= east)
    query = select(*columns).where(place.c.latitude.between(south, north), inside)
    if is_sqlite(bind) and west <= east:
        box = table("place_box", *(column(name) for name in ("number", "south", "north", "west", "east")))
        slack = 1e-4  # the R*Tree keeps 32-bit coordinates, rounded outward
        found = select(box.c.number).where(box.c.north >= south - slack, box.c.south <= north + slack,
                                           box.c.east >= west - slack, box.c.west <= east + slack)  # fmt: skip
        query = query.where(place.c.number.in_(found))
    return query
