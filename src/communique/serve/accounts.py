"""Who may sign in, and as what: accounts and sessions in a file of their own, since no secret goes into a ledger.

The file is SQLite, readable by its owner alone. It holds an Argon2id hash for a password and a SHA-256 for the token of a
session, so that whoever reads it can sign in with neither.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import secrets
import sqlite3
import time
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import BoundedSemaphore
from typing import Literal, get_args

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from communique.model.errors import AccountError
from communique.model.records import Record

Role = Literal["reader", "reviewer", "admin"]
ROLES: tuple[Role, ...] = get_args(Role)
"""From the least to the most: each may do what those before it may."""
SHORTEST_PASSWORD, LONGEST_PASSWORD = 12, 1_000
IDLE, LONGEST = 12 * 3600.0, 7 * 86400.0
"""Seconds after which a session ends: since it was last used, and since it began."""
_TOUCH = 60.0
_NAME = re.compile(r"\w[\w.@+\-]{0,63}")
_AT_ONCE = 2
"""Passwords checked at one time: each takes 64 MiB while it is hashed."""
_TABLES = (
    "CREATE TABLE IF NOT EXISTS account (name TEXT PRIMARY KEY COLLATE NOCASE, role TEXT NOT NULL, password TEXT, "
    "added TEXT NOT NULL)",
    "CREATE TABLE IF NOT EXISTS session (token TEXT PRIMARY KEY, account TEXT NOT NULL COLLATE NOCASE "
    "REFERENCES account (name) ON DELETE CASCADE, begun REAL NOT NULL, used REAL NOT NULL)",
)


class Account(Record):
    """Someone who may sign in; without a password only a trusted proxy can say that it is them. `added` is ISO 8601, UTC."""

    name: str
    role: Role
    has_password: bool
    added: str


class Accounts:
    """The accounts in a file, which need not exist yet; may be used from any thread, and by several processes."""

    def __init__(self, path: Path, *, hasher: PasswordHasher | None = None, clock: Callable[[], float] = time.time) -> None:
        self.path = path
        self._hasher, self._clock = hasher or PasswordHasher(), clock
        self._decoy = self._hasher.hash(secrets.token_hex())
        self._checking = BoundedSemaphore(_AT_ONCE)

    def all(self) -> list[Account]:
        """All accounts by name."""
        if not self.path.exists():
            return []
        with self._open() as file:
            return [_account(row) for row in file.execute(f"SELECT {_COLUMNS} FROM account ORDER BY name")]  # noqa: S608

    def get(self, name: str) -> Account | None:
        """The account of a name; upper and lower case are the same."""
        return next((one for one in self.all() if one.name.casefold() == name.casefold()), None)

    def add(self, name: str, role: Role, password: str | None) -> Account:
        """A new account. Raises AccountError where the name is taken or no name, or the password is too short."""
        name = account_name(name)
        hashed = self._hasher.hash(_fit(password)) if password is not None else None
        added = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        with self._open() as file:
            try:
                file.execute("INSERT INTO account VALUES (?, ?, ?, ?)", (name, role, hashed, added))
            except sqlite3.IntegrityError as error:
                raise AccountError(f"{name}: there is an account of this name already; change it, or choose another") from error
        return Account(name=name, role=role, has_password=hashed is not None, added=added)

    def remove(self, name: str) -> None:
        """Take an account away; its sessions end."""
        self._change(name, ("DELETE FROM account WHERE name = ?", (name,)))

    def set_role(self, name: str, role: Role) -> None:
        """Let someone do more, or less, from their next request on."""
        self._change(name, ("UPDATE account SET role = ? WHERE name = ?", (role, name)))

    def set_password(self, name: str, password: str) -> None:
        """A new password; sessions that began under the old one end."""
        hashed = self._hasher.hash(_fit(password))
        self._change(name, ("UPDATE account SET password = ? WHERE name = ?", (hashed, name)),
                     ("DELETE FROM session WHERE account = ?", (name,)))  # fmt: skip

    def check(self, name: str, password: str) -> Account | None:
        """The account, where the password is its own. As much is hashed for a name that is not there as for one that is."""
        hashed = self._hash_of(name)
        with self._checking:
            try:
                right = self._hasher.verify(hashed or self._decoy, password[:LONGEST_PASSWORD]) and hashed is not None
            except (VerificationError, InvalidHashError):
                return None
        if right and hashed and self._hasher.check_needs_rehash(hashed):
            again = self._hasher.hash(password)
            self._change(name, ("UPDATE account SET password = ? WHERE name = ? AND password = ?", (again, name, hashed)))
        return self.get(name) if right else None

    def begin(self, name: str) -> str:
        """Begin a session; the secret token that stands for it. Sessions that have ended are cleared away."""
        token, now = secrets.token_urlsafe(32), self._clock()
        with self._open() as file:
            file.execute("DELETE FROM session WHERE used < ? OR begun < ?", (now - IDLE, now - LONGEST))
            file.execute("INSERT INTO session VALUES (?, ?, ?, ?)", (_digest(token), name, now, now))
        return token

    def of_session(self, token: str) -> Account | None:
        """Whose session a token stands for; None where there is none or it has ended."""
        if not token or not self.path.exists():
            return None
        now, digest = self._clock(), _digest(token)
        with self._open() as file:
            row = file.execute(
                f"SELECT {_COLUMNS}, used FROM session JOIN account ON name = account "  # noqa: S608
                "WHERE token = ? AND used >= ? AND begun >= ?", (digest, now - IDLE, now - LONGEST)
            ).fetchone()  # fmt: skip
            if row and now - row[-1] > _TOUCH:
                file.execute("UPDATE session SET used = ? WHERE token = ?", (now, digest))
        return _account(row[:-1]) if row else None

    def end(self, token: str) -> None:
        """End a session."""
        with self._open() as file:
            file.execute("DELETE FROM session WHERE token = ?", (_digest(token),))

    def _hash_of(self, name: str) -> str | None:
        if not self.path.exists():
            return None
        with self._open() as file:
            row = file.execute("SELECT password FROM account WHERE name = ?", (name,)).fetchone()
        return row[0] if row else None

    def _change(self, name: str, *statements: tuple[str, tuple[object, ...]]) -> None:
        if self.get(name) is None:
            raise AccountError(f"{name}: there is no account of this name in {self.path}; see `communique users list`")
        with self._open() as file:
            for statement, values in statements:
                file.execute(statement, values)

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """The file in a transaction; made, for its owner alone, where it is not there."""
        try:
            if not self.path.exists():
                self.path.parent.mkdir(parents=True, exist_ok=True)
                self.path.touch(mode=0o600)
            if self.path.stat().st_mode & 0o077:
                raise AccountError(f"{self.path}: others may read it; make it yours alone (chmod 600)")
            with closing(sqlite3.connect(self.path, timeout=30)) as file, file:
                file.execute("PRAGMA foreign_keys = ON")
                for table in _TABLES:
                    file.execute(table)
                yield file
        except (OSError, sqlite3.OperationalError, sqlite3.DatabaseError) as error:
            if isinstance(error, sqlite3.IntegrityError):
                raise
            raise AccountError(f"{self.path}: cannot be used as a file of accounts ({error})") from error


_COLUMNS = "name, role, password IS NOT NULL, added"


def _account(row: tuple[str, Role, int, str]) -> Account:
    return Account(name=row[0], role=row[1], has_password=bool(row[2]), added=row[3])


def account_name(name: str) -> str:
    """A name as accounts have it (NFC): letters, digits and . @ + - _, at most 64. Raises AccountError for any other."""
    plain = unicodedata.normalize("NFC", name)
    if not _NAME.fullmatch(plain):
        raise AccountError(f"{name[:80]!r}: is no name for an account; use letters, digits and . @ + - _, at most 64")
    return plain


def _fit(password: str) -> str:
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        raise AccountError(f"the password has to have {SHORTEST_PASSWORD} to {LONGEST_PASSWORD} characters; choose another")
    return password


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
