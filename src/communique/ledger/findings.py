"""What reconciliation says of the claims, kept beside them, and what persons decided about it, kept in the chain."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, Engine, Table, case, select

from communique.ledger import schema
from communique.ledger.findings_writer import DecisionAction, SubjectKind, batches, claim_numbers
from communique.model.findings import Finding, Incident
from communique.model.records import Record


class Decision(Record):
    """What a person decided: `number` orders decisions; `claims` are those that a merge joins or a split parts from the rest;
    `undoes` is the number of the decision that an "undo" takes back."""

    number: int
    subject_kind: SubjectKind
    subject: str
    action: DecisionAction
    claims: tuple[str, ...] = ()
    author: str
    reason: str
    at: str
    undoes: int | None = None


def in_force(decisions: Sequence[Decision]) -> list[Decision]:
    """The decisions, given the oldest first, that none after them took back; an undo that was undone takes back nothing."""
    undone: set[int] = set()
    kept = []
    for decision in reversed(decisions):
        if decision.number in undone:
            continue
        if decision.action == "undo" and decision.undoes is not None:
            undone.add(decision.undoes)
        else:
            kept.append(decision)
    return kept[::-1]


class StoredFinding(Record):
    """A finding with the decisions about it, the oldest first; `dismissed` and `confirmed` follow the last that says so."""

    finding: Finding
    decisions: tuple[Decision, ...] = ()

    @property
    def standing(self) -> Literal["open", "confirmed", "dismissed"]:
        """What the last decision about it made of it."""
        made = [d.action for d in in_force(self.decisions) if d.action in {"confirm", "dismiss", "reopen"}]
        return {"confirm": "confirmed", "dismiss": "dismissed"}.get(made[-1], "open") if made else "open"  # type: ignore[return-value]


class Findings:
    """Queries over the findings, incidents and decisions of a ledger."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def find(
        self, *, verdicts: Collection[str] = (), kinds: Collection[str] = (), document: str | None = None,
        since: str | None = None, newest_first: bool = False, limit: int | None = 100, offset: int = 0,
    ) -> list[StoredFinding]:  # fmt: skip
        """A page of findings: of these verdicts and kinds, about claims of a document (by id), made since a moment.

        They come in the order of their ids, or the newest first.
        """
        table = schema.finding
        order = (table.c.at.desc(), table.c.id) if newest_first else (table.c.id,)
        query = select(table.c.id, table.c.record).where(*_wanted(verdicts, kinds, document, since)).order_by(*order)
        with self._engine.connect() as connection:
            return load_findings(connection, query.limit(limit).offset(offset))

    def stream(
        self, order: Sequence[str], *, verdicts: Collection[str] = (), kinds: Collection[str] = (), document: str | None = None,
        since: str | None = None,
    ) -> Iterator[list[StoredFinding]]:  # fmt: skip
        """All the findings that `find` would give, some hundreds at a time, in an order of their verdicts and then by id."""
        table = schema.finding
        rank = case({verdict: at for at, verdict in enumerate(order)}, value=table.c.verdict, else_=len(order))
        query = select(table.c.id).where(*_wanted(verdicts, kinds, document, since)).order_by(rank, table.c.id)
        with self._engine.connect() as connection:
            for part in batches(list(connection.scalars(query))):
                found = load_findings(connection, select(table.c.id, table.c.record).where(table.c.id.in_(part)))
                by_id = {one.finding.id: one for one in found}
                yield [by_id[id] for id in part]

    def documents_beside(self, documents: Sequence[str]) -> list[str]:
        """The ids of the other documents whose claims are in findings with claims of these, by id."""
        claim, document = schema.claim, schema.document
        mine, theirs, other = schema.finding_claim.alias(), schema.finding_claim.alias(), claim.alias()
        query = select(document.c.id).distinct().join(other, other.c.document == document.c.number)
        query = query.join(theirs, theirs.c.claim == other.c.number).join(mine, mine.c.finding == theirs.c.finding)
        query = query.join(claim, claim.c.number == mine.c.claim)
        found: set[str] = set()
        with self._engine.connect() as connection:
            for part in batches(documents):
                numbers = select(document.c.number).where(document.c.id.in_(part)).correlate(None)
                found |= set(connection.scalars(query.where(claim.c.document.in_(numbers))))
        return sorted(found.difference(documents))

    def of_claim(self, id: str) -> list[StoredFinding]:
        """The findings that a claim is part of."""
        with self._engine.connect() as connection:
            return load_findings(connection, _of_claim(schema.finding, schema.finding_claim, "finding", id))

    def get(self, id: str) -> StoredFinding | None:
        """The finding with an id."""
        table = schema.finding
        with self._engine.connect() as connection:
            return next(iter(load_findings(connection, select(table.c.id, table.c.record).where(table.c.id == id))), None)

    def incidents(self, *, claim: str | None = None, limit: int | None = 100, offset: int = 0) -> list[Incident]:
        """A page of incidents by id; those that a claim is part of, where it is given."""
        table = schema.incident
        query = select(table.c.id, table.c.record)
        if claim:
            query = _of_claim(table, schema.incident_claim, "incident", claim)
        with self._engine.connect() as connection:
            rows = connection.execute(query.order_by(table.c.id).limit(limit).offset(offset))
            return [Incident.model_validate_json(row.record) for row in rows]

    def incident(self, id: str) -> Incident | None:
        """The incident with an id."""
        table = schema.incident
        with self._engine.connect() as connection:
            record = connection.scalar(select(table.c.record).where(table.c.id == id))
        return Incident.model_validate_json(record) if record else None

    def decisions(
        self, *, claims: Sequence[str] | None = None, subject: str | None = None, undone: bool = False
    ) -> list[Decision]:  # fmt: skip
        """What persons decided, the oldest first: all of it, what concerns any of these claims, or what is about one subject.

        What was taken back, and the taking back, are left out unless `undone`.
        """
        found = self._decisions(claims, subject)
        return found if undone else in_force(found)

    def latest_decisions(self, subject_kind: SubjectKind, limit: int = 10) -> list[Decision]:
        """The last decisions about findings or incidents, the oldest of them first, those taken back and the taking back too."""
        table = schema.decision
        query = select(table.c.version).where(table.c.subject_kind == subject_kind).order_by(table.c.version.desc())
        with self._engine.connect() as connection:
            return _decisions(connection, list(connection.scalars(query.limit(limit))))

    def _decisions(self, claims: Sequence[str] | None, subject: str | None) -> list[Decision]:
        table, links = schema.decision, schema.decision_claim
        query = select(table.c.version)
        with self._engine.connect() as connection:
            if subject is not None:
                query = query.where(table.c.subject == subject)
            if claims is None:
                return _decisions(connection, list(connection.scalars(query)))
            found: set[int] = set()
            if connection.scalar(select(table.c.version).limit(1)) is None:
                return []
            for part in batches(list(claim_numbers(connection, claims).values())):
                found |= set(
                    connection.scalars(query.join(links, links.c.version == table.c.version).where(links.c.claim.in_(part)))
                )
            return _decisions(connection, sorted(found))


def _wanted(
    verdicts: Collection[str], kinds: Collection[str], document: str | None, since: str | None
) -> Iterator[ColumnElement[bool]]:
    table, links = schema.finding, schema.finding_claim
    if verdicts:
        yield table.c.verdict.in_(verdicts)
    if kinds:
        yield table.c.kind.in_(kinds)
    if since:
        yield table.c.at >= since
    if document:
        of = select(schema.document.c.number).where(schema.document.c.id == document).scalar_subquery()
        claims = select(schema.claim.c.number).where(schema.claim.c.document == of)
        yield table.c.id.in_(select(links.c.finding).where(links.c.claim.in_(claims)))


def _of_claim(table: Table, links: Table, column: str, id: str) -> Any:
    number = select(schema.claim.c.number).where(schema.claim.c.id == id).scalar_subquery()
    joined = table.join(links, links.c[column] == table.c.id)
    return select(table.c.id, table.c.record).select_from(joined).where(links.c.claim == number).order_by(table.c.id)


def load_findings(connection: Connection, query: Any) -> list[StoredFinding]:
    """The findings whose `id` and `record` a query selects, in its order, with the decisions about them."""
    records = [Finding.model_validate_json(row.record) for row in connection.execute(query)]
    decided: dict[str, list[Decision]] = {}
    for part in batches([record.id for record in records]):
        table = schema.decision
        versions = connection.scalars(select(table.c.version).where(table.c.subject.in_(part), table.c.subject_kind == "finding"))
        for decision in _decisions(connection, list(versions)):
            decided.setdefault(decision.subject, []).append(decision)
    return [StoredFinding(finding=record, decisions=tuple(decided.get(record.id, ()))) for record in records]


def _decisions(connection: Connection, versions: Sequence[int]) -> list[Decision]:
    table, found = schema.version, []
    for part in batches(sorted(versions)):
        for row in connection.execute(select(table).where(table.c.number.in_(part)).order_by(table.c.number)):
            content = json.loads(row.content or "{}")
            found.append(
                Decision(number=row.number, subject_kind=row.subject_kind, subject=row.subject, action=row.action,
                         claims=tuple(content.get("claims", ())), author=row.author, reason=row.reason, at=row.at,
                         undoes=content.get("undoes"))
            )  # fmt: skip
    return found
