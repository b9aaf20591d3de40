"""What reconciliation says of the claims, kept beside them, and what persons decided about it, kept in the chain."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal, TypeVar

from sqlalchemy import Connection, Engine, Table, delete, insert, select

from communique.ledger import schema
from communique.ledger.chain import By, Change, append
from communique.model.errors import LedgerError
from communique.model.findings import Finding, Incident
from communique.model.records import Record

DecisionAction = Literal["confirm", "dismiss", "note", "merge", "split", "reopen", "undo"]
SubjectKind = Literal["finding", "incident"]
_BATCH = 500
Item = TypeVar("Item")


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


class FindingsWriter:
    """Writes of keys, findings, incidents and decisions within one transaction."""

    def __init__(self, connection: Connection, by: By) -> None:
        self._connection = connection
        self._by = by

    def set_keys(self, keys: Mapping[str, Collection[str]]) -> None:
        """Give claims, by id, the keys under which they meet others; keys that they had go."""
        numbers = _numbers(self._connection, keys)
        table = schema.claim_key
        for part in _parts(list(numbers.values())):
            self._connection.execute(delete(table).where(table.c.claim.in_(part)))
        rows = [{"key": key, "claim": number} for id, number in numbers.items() for key in sorted(set(keys[id]))]
        if rows:
            self._connection.execute(insert(table), rows)

    def replace(self, claims: Sequence[str], findings: Iterable[Finding], incidents: Iterable[Incident] = ()) -> None:
        """Put these in place of all the findings and incidents that any of the claims, given by id, is part of.

        Claims of findings that the ledger does not hold raise LedgerError. Decisions stay, by the ids of what they decide.
        """
        numbers = _numbers(self._connection, claims)
        for of, links, column in ((schema.finding, schema.finding_claim, "finding"),
                                  (schema.incident, schema.incident_claim, "incident")):  # fmt: skip
            self._drop(of, links, column, list(numbers.values()))
        self._insert_findings(list(findings), numbers)
        self._insert_incidents(list(incidents), numbers)

    def decide(
        self, subject_kind: SubjectKind, subject: str, action: DecisionAction, *, claims: Sequence[str] = (),
        undoes: int | None = None,
    ) -> int:  # fmt: skip
        """Record a decision of the transaction's author, with its reason, about a finding or incident; its number.

        `claims` are the ids that it concerns: by default those of the finding or incident at hand. `undoes` is the number of
        the decision that an "undo" takes back.
        """
        concerned = list(claims) or self._claims_of(subject_kind, subject)
        numbers = _numbers(self._connection, concerned)
        content = json.dumps({"claims": sorted(concerned)} | ({"undoes": undoes} if undoes is not None else {}))
        version = append(self._connection, [Change(subject_kind, subject, action, content)], self._by)
        row = {"version": version, "subject_kind": subject_kind, "subject": subject, "action": action}
        self._connection.execute(insert(schema.decision), [row])
        if numbers:
            rows = [{"version": version, "claim": number} for number in sorted(set(numbers.values()))]
            self._connection.execute(insert(schema.decision_claim), rows)
        return version

    def _claims_of(self, subject_kind: SubjectKind, subject: str) -> list[str]:
        table = schema.finding if subject_kind == "finding" else schema.incident
        record = self._connection.scalar(select(table.c.record).where(table.c.id == subject))
        if record is None:
            raise LedgerError(f"{subject}: the ledger has no {subject_kind} of this id; see `communique check`")
        return list(json.loads(record)["claims"])

    def _drop(self, of: Table, links: Table, column: str, numbers: Sequence[int]) -> None:
        ids: set[str] = set()
        for part in _parts(numbers):
            ids |= set(self._connection.scalars(select(links.c[column]).where(links.c.claim.in_(part))))
        for some in _parts(sorted(ids)):
            self._connection.execute(delete(links).where(links.c[column].in_(some)))
            self._connection.execute(delete(of).where(of.c.id.in_(some)))

    def _insert_findings(self, findings: Sequence[Finding], numbers: Mapping[str, int]) -> None:
        if not findings:
            return
        rows = [{"id": f.id, "kind": f.kind, "verdict": f.verdict, "candidate": f.candidate, "incident": f.incident,
                 "record": f.model_dump_json(exclude_defaults=True), "at": self._by.at} for f in findings]  # fmt: skip
        self._connection.execute(insert(schema.finding), rows)
        self._link(schema.finding_claim, "finding", [(f.id, f.claims) for f in findings], numbers)

    def _insert_incidents(self, incidents: Sequence[Incident], numbers: Mapping[str, int]) -> None:
        if not incidents:
            return
        rows = [{"id": i.id, "state": i.state, "record": i.model_dump_json(exclude_defaults=True), "at": self._by.at}
                for i in incidents]  # fmt: skip
        self._connection.execute(insert(schema.incident), rows)
        self._link(schema.incident_claim, "incident", [(i.id, i.claims) for i in incidents], numbers)

    def _link(self, links: Table, column: str, pairs: Sequence[tuple[str, tuple[str, ...]]], known: Mapping[str, int]) -> None:
        others = {id for _, ids in pairs for id in ids} - known.keys()
        numbers = {**known, **_numbers(self._connection, sorted(others))}
        rows = [{column: subject, "claim": numbers[id]} for subject, ids in pairs for id in dict.fromkeys(ids)]
        self._connection.execute(insert(links), rows)


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
        table, links = schema.finding, schema.finding_claim
        order = (table.c.at.desc(), table.c.id) if newest_first else (table.c.id,)
        query = select(table.c.id, table.c.record).order_by(*order).limit(limit).offset(offset)
        if verdicts:
            query = query.where(table.c.verdict.in_(verdicts))
        if kinds:
            query = query.where(table.c.kind.in_(kinds))
        if since:
            query = query.where(table.c.at >= since)
        if document:
            of = select(schema.document.c.number).where(schema.document.c.id == document).scalar_subquery()
            claims = select(schema.claim.c.number).where(schema.claim.c.document == of)
            query = query.where(table.c.id.in_(select(links.c.finding).where(links.c.claim.in_(claims))))
        with self._engine.connect() as connection:
            return load_findings(connection, query)

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
            for part in _parts(list(_numbers(connection, claims).values())):
                found |= set(
                    connection.scalars(query.join(links, links.c.version == table.c.version).where(links.c.claim.in_(part)))
                )
            return _decisions(connection, sorted(found))


def _of_claim(table: Table, links: Table, column: str, id: str) -> Any:
    number = select(schema.claim.c.number).where(schema.claim.c.id == id).scalar_subquery()
    joined = table.join(links, links.c[column] == table.c.id)
    return select(table.c.id, table.c.record).select_from(joined).where(links.c.claim == number).order_by(table.c.id)


def load_findings(connection: Connection, query: Any) -> list[StoredFinding]:
    """The findings whose `id` and `record` a query selects, in its order, with the decisions about them."""
    records = [Finding.model_validate_json(row.record) for row in connection.execute(query)]
    decided: dict[str, list[Decision]] = {}
    for part in _parts([record.id for record in records]):
        table = schema.decision
        versions = connection.scalars(select(table.c.version).where(table.c.subject.in_(part), table.c.subject_kind == "finding"))
        for decision in _decisions(connection, list(versions)):
            decided.setdefault(decision.subject, []).append(decision)
    return [StoredFinding(finding=record, decisions=tuple(decided.get(record.id, ()))) for record in records]


def _decisions(connection: Connection, versions: Sequence[int]) -> list[Decision]:
    table, found = schema.version, []
    for part in _parts(sorted(versions)):
        for row in connection.execute(select(table).where(table.c.number.in_(part)).order_by(table.c.number)):
            content = json.loads(row.content or "{}")
            found.append(
                Decision(number=row.number, subject_kind=row.subject_kind, subject=row.subject, action=row.action,
                         claims=tuple(content.get("claims", ())), author=row.author, reason=row.reason, at=row.at,
                         undoes=content.get("undoes"))
            )  # fmt: skip
    return found


def _numbers(connection: Connection, ids: Iterable[str]) -> dict[str, int]:
    """The numbers of claims by id; raises LedgerError where one is not held."""
    wanted, claim = list(dict.fromkeys(ids)), schema.claim
    numbers: dict[str, int] = {}
    for part in _parts(wanted):
        numbers.update(connection.execute(select(claim.c.id, claim.c.number).where(claim.c.id.in_(part))).all())
    missing = next((id for id in wanted if id not in numbers), None)
    if missing is not None:
        raise LedgerError(f"{missing}: the ledger has no claim of this id; see `communique claims`")
    return numbers


def _parts(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    for start in range(0, len(items), _BATCH):
        yield items[start : start + _BATCH]
