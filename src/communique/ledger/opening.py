"""Where a ledger lies, how it is created, and how an older one is brought up to date."""

from __future__ import annotations

import datetime as dt
import os
from functools import cache
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from platformdirs import user_data_path
from sqlalchemy import Connection, Engine, create_engine, inspect
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, NoSuchModuleError, SQLAlchemyError

from communique.ledger.dialects import backup, lock_writers, prepare
from communique.model.errors import LedgerError

VARIABLE = "COMMUNIQUE_LEDGER"
"""The environment variable that names the ledger where no option does."""


def default_place() -> str:
    """COMMUNIQUE_LEDGER, else `ledger.sqlite` in the user's data folder."""
    return os.environ.get(VARIABLE) or str(user_data_path("communique", appauthor=False) / "ledger.sqlite")


def ledger_file(where: str | Path | None = None) -> Path | None:
    """The file of the ledger at a path or SQLAlchemy URL; None where a server holds it. Raises LedgerError for neither."""
    return _file(_url(str(where or default_place())))


def open_engine(where: str | Path | None = None, *, create: bool = True) -> Engine:
    """The database at a path or SQLAlchemy URL, brought up to the schema of this version.

    An older ledger in a file is first copied beside it. Raises LedgerError where it does not exist and `create` is false,
    cannot be opened, is no ledger, or was written by a newer Communique.
    """
    url = _url(str(where or default_place()))
    name = url.render_as_string(hide_password=True) if _file(url) is None else str(_file(url))
    _check_file(_file(url), name, create)
    try:
        engine = create_engine(url)
        prepare(engine)
        _migrate(engine, _file(url), name)
    except (SQLAlchemyError, NoSuchModuleError, ImportError, OSError) as error:
        raise LedgerError(f"{name}: cannot be opened as a ledger ({_short(error)}); give a ledger's file or URL") from error
    return engine


def head_revision() -> str:
    """The schema's revision in this version of Communique."""
    return ScriptDirectory.from_config(_config()).get_current_head() or ""


def upgrade(connection: Connection, revision: str = "head") -> None:
    """Run the migrations up to `revision` in the transaction of `connection`."""
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def _url(where: str) -> URL:
    if "://" not in where:
        return URL.create("sqlite", database=str(Path(where).expanduser()))
    try:
        return make_url(where)
    except ArgumentError as error:
        raise LedgerError(f"{where}: is no address of a database; give a file or a URL such as postgresql://host/name") from error


def _file(url: URL) -> Path | None:
    if url.get_backend_name() != "sqlite" or url.database in {None, "", ":memory:"}:
        return None
    return Path(str(url.database))


def _check_file(path: Path | None, name: str, create: bool) -> None:
    if path is None or path.is_file():
        return
    if not create:
        raise LedgerError(f"{name}: there is no ledger here; make one with `communique add`, or name another with --ledger")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LedgerError(f"{name}: its folder cannot be made ({error.strerror}); name another with --ledger") from error


def _migrate(engine: Engine, path: Path | None, name: str) -> None:
    with engine.connect() as connection:
        present = _revision(connection, name)
    if present == head_revision():
        return
    if present is not None and path is not None:
        stamp = dt.datetime.now(dt.UTC).strftime("%Y%m%dT%H%M%S%f")
        backup(path, path.with_name(f"{path.name}.before-{head_revision()}-{stamp}"))
    with engine.connect().execution_options(writing=True) as connection, connection.begin():
        lock_writers(connection)
        if _revision(connection, name) != head_revision():
            upgrade(connection)


def _revision(connection: Connection, name: str) -> str | None:
    """The revision of the ledger at hand; None for an empty database."""
    present = MigrationContext.configure(connection).get_current_revision()
    if present is None:
        if inspect(connection).get_table_names():
            raise LedgerError(f"{name}: is a database but no ledger; name another file with --ledger")
        return None
    if present not in _known_revisions():
        raise LedgerError(
            f"{name}: was written by a newer Communique (schema {present}, this one knows {head_revision()}); update communique"
        )
    return present


@cache
def _known_revisions() -> frozenset[str]:
    return frozenset(script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions())


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", "communique.ledger:migrations")
    config.set_main_option("path_separator", "os")
    return config


def _short(error: Exception) -> Any:
    return error.orig if isinstance(error, DatabaseError) else error
