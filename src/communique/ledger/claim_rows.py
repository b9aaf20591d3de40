"""The rows of claims: a version in the chain and what is derived from it, new or in place of an older one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from communique.ledger import schema
from communique.ledger.chain import By, Change, append
from communique.ledger.projection import Numbers, claim_columns, drop_links, write_links
from communique.model.records import Claim

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Imported:
    """How many claims were new, changed a stored one (a new version), were there already, or had been erased."""

    new: int = 0
    changed: int = 0
    same: int = 0
    erased: int = 0

    def __add__(self, other: Imported) -> Imported:
        return Imported(self.new + other.new, self.changed + other.changed, self.same + other.same, self.erased + other.erased)


class ClaimRows:
    """Writes claims within one transaction, by one author."""

    def __init__(self, connection: Connection, by: By) -> None:
        self._connection = connection
        self._by = by
        self._numbers = Numbers(connection)

    def put(self, claims: Sequence[tuple[int, Claim]], action: str) -> Imported:
        """Store claims given with their documents' numbers: new ones, and new versions of those whose content changed."""
        latest = {str(claim.id): (number, claim) for number, claim in claims}
        contents = {id: record_json(claim) for id, (_, claim) in latest.items()}
        there = self.stored(list(latest))
        new = [id for id in latest if id not in there]
        erased = [id for id in there if there[id].content is None]
        changed = [id for id in there if id not in erased and there[id].content != contents[id]]
        version = append(self._connection, [Change("claim", id, action, contents[id]) for id in new + changed], self._by)
        versions = {id: number for number, id in enumerate(new + changed, start=version)}
        first = self._next() if new else 0
        rows = [{"number": number, "id": id, "document": latest[id][0], "version": versions[id], "state": "draft",
                 "current": True, **claim_columns(latest[id][1])} for number, id in enumerate(new, start=first)]  # fmt: skip
        if rows:
            self._connection.execute(insert(schema.claim), rows)
        self.replace([(there[id].number, versions[id], latest[id][1]) for id in changed])
        write_links(self._connection, self._numbers, [(row["number"], latest[row["id"]][1]) for row in rows])
        return Imported(len(new), len(changed), len(claims) - len(new) - len(changed) - len(erased), len(erased))

    def stored(self, ids: Sequence[str]) -> dict[str, Any]:
        """Rows (id, number, document, state, current, version, action, author, content) of the claims that are there, by id."""
        claim, version, found = schema.claim, schema.version, {}
        columns = (claim.c.id, claim.c.number, claim.c.document, claim.c.state, claim.c.current, claim.c.version,
                   version.c.action, version.c.author, version.c.content)  # fmt: skip
        query = select(*columns).join(version, version.c.number == claim.c.version)
        for start in range(0, len(ids), _AT_ONCE):
            for row in self._connection.execute(query.where(claim.c.id.in_(ids[start : start + _AT_ONCE]))):
                found[row.id] = row
        return found

    def replace(self, claims: Sequence[tuple[int, int, Claim]], **columns: Any) -> None:
        """Make claims' columns and links those of new records, given with the claims' numbers and the new versions."""
        drop_links(self._connection, [number for number, _, _ in claims])
        for number, version, claim in claims:
            row = {**claim_columns(claim), "current": True, **columns, "version": version}
            self._connection.execute(update(schema.claim).where(schema.claim.c.number == number).values(row))
        write_links(self._connection, self._numbers, [(number, claim) for number, _, claim in claims])

    def _next(self) -> int:
        return (self._connection.scalar(select(func.max(schema.claim.c.number))) or 0) + 1


def record_json(claim: Claim) -> str:
    """The claim as the chain keeps it: JSON without what is at its default."""
    return claim.model_dump_json(exclude_none=True, exclude_defaults=True)
