"""Where two persons who reviewed one claim left it in different ways."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from threading import Lock

from sqlalchemy import Connection, Engine, func, select

from communique.ledger import schema
from communique.ledger.versions import Version
from communique.model.records import Claim

PERSONAL = frozenset({"edit", "add", "state", "withdraw"})
"""Actions by which a person says what a claim is."""
Opinions = dict[str, tuple[Version, Claim | None]]


@dataclass(slots=True)
class _Worked:
    """Who worked on a claim, in which version last, and whether they differ after it, once that is known."""

    authors: set[str] = field(default_factory=set)
    last: int = 0
    differ: bool | None = None


class Disagreements:
    """Which claims reviewers differ on. What persons did is remembered and kept up with the chain; use it from any thread."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._lock = Lock()
        self._seen = 0
        self._worked: dict[str, _Worked] = {}

    def ids(self, limit: int = 500) -> list[str]:
        """The claims on which two persons' last words differ, those of the latest work first, of the `limit` worked on last."""
        with self._lock, self._engine.connect() as connection:
            self._follow(connection)
            several = [(id, worked) for id, worked in self._worked.items() if len(worked.authors) > 1]
            several = sorted(several, key=lambda pair: -pair[1].last)[:limit]
            histories = _histories(connection, [id for id, worked in several if worked.differ is None])
            for id, worked in several:
                if worked.differ is None:
                    worked.differ = differ(histories.get(id, ()))
            return [id for id, worked in several if worked.differ]

    def _follow(self, connection: Connection) -> None:
        """Take up what persons did since the last look."""
        version = schema.version
        query = select(version.c.number, version.c.subject, version.c.author).where(
            version.c.number > self._seen, version.c.subject_kind == "claim", version.c.action.in_([*PERSONAL, "undo"])
        )
        last = connection.scalar(select(func.max(version.c.number))) or 0
        for number, subject, author in connection.execute(query.where(version.c.number <= last).order_by(version.c.number)):
            worked = self._worked.setdefault(subject, _Worked())
            worked.authors.add(author)
            worked.last, worked.differ = number, None
        self._seen = last


def _histories(connection: Connection, ids: Sequence[str]) -> dict[str, list[Version]]:
    version, histories = schema.version, dict[str, list[Version]]()
    query = select(version).where(version.c.subject.in_(ids), version.c.subject_kind == "claim").order_by(version.c.number)
    for row in connection.execute(query) if ids else ():
        histories.setdefault(row.subject, []).append(Version.model_validate(dict(row._mapping)))
    return histories


def opinions(versions: Sequence[Version]) -> Opinions:
    """For each person, their last word on a claim: the version, and the record as it was after it; None once withdrawn.

    Who takes back only what they did themselves leaves all words as they were before; who takes back another's work says that
    the claim is as it was. Where two differ, the word of a third settles it: theirs alone is kept.
    """
    found: Opinions = {}
    after: list[Opinions] = []
    records: dict[int, Claim | None] = {}
    record: Claim | None = None
    for at, version in enumerate(versions):
        if version.action == "undo":
            before = json.loads(version.content or "{}")
            record = records.get(before.get("version"), record)
            if "to" in before:
                kept = max((n for n, past in enumerate(versions[:at]) if past.number <= before["to"]), default=0)
                found = _taken_back(found, after[kept], version, before["to"], record if before["current"] else None)
        else:
            record = records[version.number] = version.claim() or record
            if version.action in PERSONAL:
                found = _with_word(found, version, None if version.action == "withdraw" else record)
        after.append(found)
    return found


def differ(versions: Sequence[Version]) -> bool:
    """Whether the last words of two persons are not the same: other fields, or one rejects what the other keeps."""
    return _differ(opinions(versions))


def _differ(found: Opinions) -> bool:
    records = [record for _, record in found.values()]
    return any(one != records[0] for one in records[1:])


def _with_word(found: Opinions, version: Version, record: Claim | None) -> Opinions:
    settled = version.author not in found and _differ(found)
    return {**({} if settled else found), version.author: (version, record)}


def _taken_back(found: Opinions, then: Opinions, undo: Version, to: int, record: Claim | None) -> Opinions:
    """What is said after an undo that keeps the versions up to `to`, after which persons had said `then`."""
    if any(said.number > to for name, (said, _) in found.items() if name != undo.author):
        return _with_word(found, undo, record)
    return then
