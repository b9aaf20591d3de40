"""Where two persons who reviewed one claim left it in different ways."""

from __future__ import annotations

import json
from collections.abc import Sequence

from sqlalchemy import Engine, func, select

from communique.ledger import schema
from communique.ledger.versions import Version
from communique.model.records import Claim

PERSONAL = frozenset({"edit", "add", "state", "withdraw"})
"""Actions by which a person says what a claim is."""
Opinions = dict[str, tuple[Version, Claim | None]]


class Disagreements:
    """Queries over the claims that several persons worked on."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def ids(self, limit: int = 500) -> list[str]:
        """The claims on which two persons' last words differ, those of the latest work first, of the `limit` worked on last."""
        version, claim = schema.version, schema.claim
        several = (
            select(version.c.subject, func.max(version.c.number).label("last"))
            .join(claim, claim.c.id == version.c.subject)
            .where(version.c.subject_kind == "claim", version.c.action.in_([*PERSONAL, "undo"]))
            .group_by(version.c.subject)
            .having(func.count(version.c.author.distinct()) > 1)
            .order_by(func.max(version.c.number).desc())
            .limit(limit)
            .subquery()
        )
        query = select(version).join(several, several.c.subject == version.c.subject).where(version.c.subject_kind == "claim")
        histories: dict[str, list[Version]] = {}
        with self._engine.connect() as connection:
            for row in connection.execute(query.order_by(several.c.last.desc(), version.c.number)):
                histories.setdefault(row.subject, []).append(Version.model_validate(dict(row._mapping)))
        return [id for id, versions in histories.items() if differ(versions)]


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
