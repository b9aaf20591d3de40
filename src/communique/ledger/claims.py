"""Reading claims from a ledger: lists, counts, facets, and one claim with all that belongs to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Literal

from sqlalchemy import Connection, Engine, String, and_, cast, func, literal, not_, or_, select
from sqlalchemy.sql.expression import Select

from communique.ledger import schema
from communique.ledger.filters import ClaimFilter, Known
from communique.ledger.planning import Order, counted, filtered, paged
from communique.model.collecting import no_collecting
from communique.model.records import Claim, Record

Facet = Literal["type", "agent", "target", "supporter", "source", "place", "country", "province", "outlet", "month", "year",
                "polarity", "modality", "state", "verdict"]  # fmt: skip
_BATCH = 500


class StoredClaim(Record):
    """A claim with its place in the ledger: its state, whether it is current, and the number of its present version."""

    claim: Claim
    state: str
    current: bool
    version: int
    document: str
    origin: int


class Count(Record):
    """How many claims have a value; `capped` where counting stopped at `claims`."""

    value: str | None = None
    claims: int
    capped: bool = False


class Claims:
    """Queries over the claims of a ledger; each opens a short transaction of its own and may be called from any thread."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def find(
        self, wanted: ClaimFilter | None = None, *, order: Order = "-time", limit: int = 100, offset: int = 0
    ) -> list[StoredClaim]:
        """A page of the claims that a filter takes, in an order; undated claims come last in "-time"."""
        with self._engine.connect() as connection:
            return load(connection, paged(connection, wanted or ClaimFilter(), order, limit, offset))

    def latest(
        self, wanted: ClaimFilter | None = None, *, limit: int = 50, offset: int = 0
    ) -> list[tuple[StoredClaim, str]]:  # fmt: skip
        """The claims of a filter that were changed (read, corrected, reviewed) last, the latest first, each with when it was."""
        claim, version = schema.claim, schema.version
        changed = func.max(version.c.number).label("changed")
        with self._engine.connect() as connection:
            query = filtered(connection, wanted or ClaimFilter(), select(claim.c.number, changed))
            query = query.join(version, (version.c.subject == claim.c.id) & (version.c.subject_kind == "claim"))
            found = connection.execute(query.group_by(claim.c.number).order_by(changed.desc()).limit(limit).offset(offset)).all()
            moments = select(version.c.number, version.c.at).where(version.c.number.in_([row.changed for row in found]))
            at = {row.number: row.at for row in connection.execute(moments)}
            when = {row.number: at[row.changed] for row in found}
            return [(stored, when[number]) for number in when for stored in load(connection, [number])]

    def stream(self, wanted: ClaimFilter | None = None) -> Iterator[StoredClaim]:
        """All the claims that a filter takes, in the order they were added, read in batches within one snapshot."""
        with self._engine.connect() as connection:
            query = filtered(connection, wanted or ClaimFilter(), select(schema.claim.c.number))
            numbers = list(connection.scalars(query.order_by(schema.claim.c.number)))
            for start in range(0, len(numbers), _BATCH):
                yield from load(connection, numbers[start : start + _BATCH])

    def gather(self, wanted: ClaimFilter, others: Sequence[ClaimFilter] = (), most: int = 0) -> list[Claim]:
        """All the claims that a filter takes, in the order they were added, then the `most` newest of each of the others.

        Each claim comes once. All are read within one snapshot.
        """
        claim, version, known = schema.claim, schema.version, Known()
        with self._engine.connect() as connection:
            query = filtered(connection, wanted, select(claim.c.number), known).order_by(claim.c.number)
            numbers = dict.fromkeys(connection.scalars(query).all())
            for other in others:
                numbers |= dict.fromkeys(paged(connection, other, "-time", most, 0, known))
            contents: dict[int, str] = {}
            for start in range(0, len(numbers), _BATCH):
                some = claim.c.number.in_(list(numbers)[start : start + _BATCH])
                told = select(claim.c.number, version.c.content).join(version, version.c.number == claim.c.version).where(some)
                contents |= connection.execute(told).all()
        with no_collecting():
            return [Claim.model_validate_json(contents[number]) for number in numbers if contents[number] is not None]

    def count(self, wanted: ClaimFilter | None = None, *, cap: int | None = None) -> Count:
        """How many claims a filter takes; counting stops at `cap`."""
        with self._engine.connect() as connection:
            query = filtered(connection, wanted or ClaimFilter(), select(schema.claim.c.number))
            found = counted(connection, query, cap)
            return Count(claims=min(found, cap) if cap is not None else found, capped=cap is not None and found > cap)

    def facet(self, by: Facet, wanted: ClaimFilter | None = None, *, limit: int = 50) -> list[Count]:
        """The values that the claims of a filter have in one respect, with how many claims have each, most first."""
        with self._engine.connect() as connection:
            value, base = _facet(by)
            query = filtered(connection, wanted or ClaimFilter(), base).group_by(value)
            claims = func.count(schema.claim.c.number.distinct()).label("claims")
            query = query.with_only_columns(value.label("value"), claims).order_by(claims.desc(), value).limit(limit)
            return [Count(value=None if v is None else str(v), claims=n) for v, n in connection.execute(query)]

    def get(self, id: str) -> StoredClaim | None:
        """The claim with an id, whether current or not; None where there is none or it was erased."""
        found = self.get_many([id])
        return found[0] if found else None

    def get_many(self, ids: Sequence[str]) -> list[StoredClaim]:
        """The claims with these ids that are there, in the order of the ids."""
        with self._engine.connect() as connection:
            numbers: dict[str, int] = {}
            for start in range(0, len(ids), _BATCH):
                part = schema.claim.c.id.in_(ids[start : start + _BATCH])
                numbers |= connection.execute(select(schema.claim.c.id, schema.claim.c.number).where(part)).all()
            return _in_batches(connection, [numbers[id] for id in ids if id in numbers])

    def sharing_keys(self, ids: Sequence[str]) -> list[StoredClaim]:
        """The current claims that share any of their keys with any of these claims, these included, in the order of adding."""
        claim, keys = schema.claim, schema.claim_key
        with self._engine.connect() as connection:
            found: set[int] = set()
            for start in range(0, len(ids), _BATCH):
                given = select(claim.c.number).where(claim.c.id.in_(ids[start : start + _BATCH]))
                found |= set(connection.scalars(given.where(claim.c.current)))
                shared = select(keys.c.key).where(keys.c.claim.in_(given)).distinct()
                query = select(keys.c.claim).join(claim, claim.c.number == keys.c.claim).where(keys.c.key.in_(shared))
                found |= set(connection.scalars(query.where(claim.c.current)))
            return _in_batches(connection, sorted(found))

    def unreconciled(self, rules: str) -> list[str]:
        """The ids of documents of which a claim has changed, come or gone since it was compared, in the order of adding.

        So have all whose keys were made by other rules than these.
        """
        claim, keys, document = schema.claim, schema.claim_key, schema.document
        mark = literal(f"{schema.COMPARED_MARK}{rules}.").concat(cast(claim.c.version, String))
        marked = select(keys.c.claim).where(keys.c.claim == claim.c.number, keys.c.key == mark)
        held = select(keys.c.claim).where(keys.c.claim == claim.c.number)
        changed = or_(and_(claim.c.current, not_(marked.exists())), and_(not_(claim.c.current), held.exists()))
        with self._engine.connect() as connection:
            numbers = connection.scalars(select(claim.c.document).where(changed).distinct()).all()
            found: list[Any] = []
            for start in range(0, len(numbers), _BATCH):
                ids = select(document.c.number, document.c.id).where(document.c.number.in_(numbers[start : start + _BATCH]))
                found += connection.execute(ids).all()
        return [row.id for row in sorted(found, key=lambda row: row.number)]


def keys_made_of(stored: StoredClaim, rules: str) -> str:
    """The key by which the ledger knows of which version of a claim, and by which rules, its keys were made."""
    return f"{schema.KEYS_MARK}{rules}.{stored.version}"


def _in_batches(connection: Connection, numbers: Sequence[int]) -> list[StoredClaim]:
    return [one for start in range(0, len(numbers), _BATCH) for one in load(connection, numbers[start : start + _BATCH])]


def load(connection: Connection, numbers: Sequence[int]) -> list[StoredClaim]:
    """The claims with these numbers (at most a few hundred), in their order, without those that were erased."""
    claim, version, document = schema.claim, schema.version, schema.document
    query = (
        select(
            claim.c.number, claim.c.state, claim.c.current, claim.c.version, document.c.id, document.c.origin, version.c.content
        )
        .join(version, version.c.number == claim.c.version)
        .join(document, document.c.number == claim.c.document)
        .where(claim.c.number.in_(numbers))
    )
    with no_collecting():
        rows = {row.number: row for row in connection.execute(query).all()}
        return [
            StoredClaim.model_construct(
                claim=Claim.model_validate_json(row.content), state=row.state, current=row.current, version=row.version,
                document=row.id, origin=row.origin,
            )
            for number in numbers
            if (row := rows.get(number)) is not None and row.content is not None
        ]  # fmt: skip


def _facet(by: Facet) -> tuple[Any, Select[Any]]:
    claim = schema.claim
    plain = {"type": claim.c.type, "outlet": claim.c.outlet, "polarity": claim.c.polarity, "modality": claim.c.modality,
             "state": claim.c.state}  # fmt: skip
    if by in plain:
        return plain[by], select(claim.c.number)
    if by in {"month", "year"}:
        return func.substr(cast(claim.c.first_day, String), 1, 7 if by == "month" else 4), select(claim.c.number)
    if by in {"place", "country", "province"}:
        table, links, head = schema.place, schema.claim_place, schema.place.alias()
        column = {"place": head.c.name, "country": head.c.country, "province": head.c.admin1}[by]
        joined = claim.join(links, links.c.claim == claim.c.number).join(table, table.c.number == links.c.place)
        joined = joined.join(head, head.c.number == func.coalesce(table.c.head, table.c.number))
        return column, select(claim.c.number).select_from(joined)
    if by == "verdict":
        finding, pairs = schema.finding, schema.finding_claim
        joined = claim.join(pairs, pairs.c.claim == claim.c.number).join(finding, finding.c.id == pairs.c.finding)
        return finding.c.verdict, select(claim.c.number).select_from(joined)
    actor, roles, head = schema.actor, schema.claim_actor, schema.actor.alias()
    joined = claim.join(roles, (roles.c.claim == claim.c.number) & (roles.c.role == by)).join(
        actor, actor.c.number == roles.c.actor
    )
    joined = joined.join(head, head.c.number == func.coalesce(actor.c.head, actor.c.number))
    return head.c.name, select(claim.c.number).select_from(joined)
