"""The chain of versions: every change is a row whose hash covers the row before it, so that tampering shows.

hash(n) = sha256(hash(n-1) + JSON array of [number, subject_kind, subject, action, at, author, reason, software,
content_sha256]), in UTF-8, as hex digits; hash(0) is 64 zeros. The content itself enters by its sha256 alone, so that it can
be erased while the chain still verifies.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Connection, insert, select

from communique.ledger import schema

START = "0" * 64
READINGS = frozenset({"read", "reread", "import", "add"})
"""Actions whose content is a whole record that nobody has reviewed; "add" is a person's."""
RECORDS = READINGS | {"edit"}
"""Actions whose content is a whole record."""
GONE = frozenset({"withdraw", "lapse", "erase"})
"""Actions after which a claim is not current: by a person, because the reader no longer finds it, by law."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change to be recorded: `content` is JSON."""

    subject_kind: str
    subject: str
    action: str
    content: str


@dataclass(frozen=True, slots=True)
class By:
    """Who makes a change, why, and with which software."""

    author: str
    reason: str = ""
    software: str = ""
    at: str = field(default_factory=lambda: now())


@dataclass(frozen=True, slots=True)
class Standing:
    """What the versions of a claim make of it: the number of the version with its record, its state, whether it is current."""

    version: int
    state: str = "draft"
    current: bool = True


def replay(versions: Iterable[tuple[int, str, str | None]]) -> Standing | None:
    """The standing that versions (number, action, content), in order, lead to; None where there is no record among them."""
    standing = None
    for number, action, content in versions:
        if action in RECORDS:
            state = "draft" if action in READINGS or standing is None else standing.state
            standing = Standing(number, state)
        elif standing is None:
            continue
        elif action in GONE:
            standing = replace(standing, current=False)
        elif action == "state":
            standing = replace(standing, state=json.loads(content or "{}").get("state", standing.state))
        elif action == "undo":
            standing = _standing(json.loads(content)) if content else standing
    return standing


def _standing(undo: dict[str, Any]) -> Standing:
    """What an undo made of a claim; `to`, the number of the last version that it kept, is for those who read the history."""
    return Standing(undo["version"], undo["state"], undo["current"])


def now() -> str:
    """This moment in UTC, ISO 8601 with milliseconds."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds")


def link(previous: str, row: Sequence[Any]) -> str:
    """The hash of a row after the hash `previous`; `row` in the order that the module's docstring gives."""
    return hashlib.sha256((previous + json.dumps(list(row), ensure_ascii=False, separators=(",", ":"))).encode()).hexdigest()


def digest(content: str) -> str:
    """sha256 of content, hex."""
    return hashlib.sha256(content.encode()).hexdigest()


def append(connection: Connection, changes: Sequence[Change], by: By) -> int:
    """Add changes to the chain within the connection's transaction; the number of the first, the others follow it."""
    table = schema.version
    last = connection.execute(select(table.c.number, table.c.hash).order_by(table.c.number.desc()).limit(1)).first()
    first = (last.number if last else 0) + 1
    previous = last.hash if last else START
    rows = []
    for number, change in enumerate(changes, start=first):
        sha = digest(change.content)
        previous = link(previous, (number, change.subject_kind, change.subject, change.action, by.at, by.author, by.reason,
                                   by.software, sha))  # fmt: skip
        rows.append({"number": number, "subject_kind": change.subject_kind, "subject": change.subject,
                     "action": change.action, "at": by.at, "author": by.author, "reason": by.reason,
                     "software": by.software, "content": change.content, "content_sha256": sha, "hash": previous})  # fmt: skip
    if rows:
        connection.execute(insert(table), rows)
    return first
