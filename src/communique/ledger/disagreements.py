"""Where two persons who reviewed one claim left it in different ways."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Engine, func, select

from communique.ledger import schema
from communique.ledger.versions import Version
from communique.model.records import Claim

PERSONAL = frozenset({"edit", "add", "state", "withdraw"})
"""Actions by which a person says what a claim is."""


class Disagreements:
    """Queries over the claims that several persons worked on."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def candidates(self, limit: int = 500) -> list[str]:
        """The ids of claims that persons of more than one name worked on, those of the latest work first."""
        version, claim = schema.version, schema.claim
        query = (
            select(version.c.subject)
            .join(claim, claim.c.id == version.c.subject)
            .where(version.c.subject_kind == "claim", version.c.action.in_(PERSONAL))
            .group_by(version.c.subject)
            .having(func.count(version.c.author.distinct()) > 1)
            .order_by(func.max(version.c.number).desc())
        )
        with self._engine.connect() as connection:
            return list(connection.scalars(query.limit(limit)))


def opinions(versions: Iterable[Version]) -> dict[str, tuple[Version, Claim | None]]:
    """For each person, their last word on a claim: the version, and the record as it was after it; None once withdrawn."""
    found: dict[str, tuple[Version, Claim | None]] = {}
    record: Claim | None = None
    for version in versions:
        record = version.claim() or record
        if version.action in PERSONAL:
            found[version.author] = (version, None if version.action == "withdraw" else record)
    return found


def differ(versions: Iterable[Version]) -> bool:
    """Whether the last words of two persons are not the same: other fields, or one rejects what the other keeps."""
    records = [record for _, record in opinions(versions).values()]
    return any(one != records[0] for one in records[1:])
