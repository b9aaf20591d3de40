"""Findings and incidents for those who go through them: pages, counts and facets, of the claims that a filter takes."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, Engine, Table, case, func, select

from communique.ledger import schema
from communique.ledger.claims import Count
from communique.ledger.filters import ClaimFilter
from communique.ledger.findings import StoredFinding, load_findings
from communique.ledger.planning import filtered
from communique.model.findings import CheckKind, Incident, IncidentState, Verdict
from communique.model.records import Record

FindingStanding = Literal["open", "confirmed", "dismissed"]
FindingFacet = Literal["kind", "verdict", "standing"]
GRAVEST_FIRST: tuple[Verdict, ...] = ("conflict", "differ", "superseded", "undecided", "consistent")
_SETTLES = {"confirm": "confirmed", "dismiss": "dismissed", "reopen": "open"}


class FindingFilter(Record):
    """Which findings: of the values of one field any, all fields must hold; `claims` takes those with any claim it takes."""

    kinds: tuple[CheckKind, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    standings: tuple[FindingStanding, ...] = ()
    claims: ClaimFilter | None = None


class IncidentFilter(Record):
    """Which incidents: in these states, told of by at least so many documents, with any claim that `claims` takes."""

    states: tuple[IncidentState, ...] = ()
    documents: int = 1
    claims: ClaimFilter | None = None


class Browsing:
    """Queries over findings and incidents; each opens a short transaction of its own."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def findings(self, wanted: FindingFilter, *, limit: int = 50, offset: int = 0) -> list[StoredFinding]:
        """A page of findings, the gravest verdicts first, and of one verdict the newest."""
        table = schema.finding
        gravity = case({verdict: n for n, verdict in enumerate(GRAVEST_FIRST)}, value=table.c.verdict)
        with self._engine.connect() as connection:
            query = select(table.c.id, table.c.record).where(*_finding_conditions(connection, wanted))
            query = query.order_by(gravity, table.c.at.desc(), table.c.id)
            return load_findings(connection, query.limit(limit).offset(offset))

    def finding_count(self, wanted: FindingFilter) -> int:
        """How many findings the filter takes."""
        with self._engine.connect() as connection:
            conditions = _finding_conditions(connection, wanted)
            return connection.scalar(select(func.count()).select_from(schema.finding).where(*conditions)) or 0

    def finding_facet(self, by: FindingFacet, wanted: FindingFilter) -> list[Count]:
        """The values of one respect with how many findings have each, as if the filter chose none of them."""
        table = schema.finding
        free = wanted.model_copy(update={f"{by}s": ()})
        with self._engine.connect() as connection:
            value = _standing(connection) if by == "standing" else table.c[by]
            counted = select(value.label("value"), func.count()).select_from(table).where(*_finding_conditions(connection, free))
            rows = connection.execute(counted.group_by("value").order_by(func.count().desc(), "value"))
            return [Count(value=value, claims=number) for value, number in rows]

    def incidents(self, wanted: IncidentFilter, *, limit: int = 50, offset: int = 0) -> list[Incident]:
        """A page of incidents, those that the most documents and claims tell of first."""
        table = schema.incident
        with self._engine.connect() as connection:
            told, conditions = _told(), _incident_conditions(connection, wanted)
            query = select(table.c.record).join(told, told.c.incident == table.c.id)
            query = query.where(told.c.documents >= wanted.documents, *conditions)
            query = query.order_by(told.c.documents.desc(), told.c.claims.desc(), table.c.id).limit(limit).offset(offset)
            return [Incident.model_validate_json(record) for record in connection.scalars(query)]

    def incident_count(self, wanted: IncidentFilter) -> int:
        """How many incidents the filter takes."""
        return sum(count.claims for count in self._incident_states(wanted, wanted.states))

    def incident_states(self, wanted: IncidentFilter) -> list[Count]:
        """How many incidents are in each state, as if the filter chose none."""
        return self._incident_states(wanted, ())

    def _incident_states(self, wanted: IncidentFilter, states: Collection[IncidentState]) -> list[Count]:
        table = schema.incident
        free = wanted.model_copy(update={"states": tuple(states)})
        with self._engine.connect() as connection:
            told = _told()
            query = select(table.c.state, func.count()).join(told, told.c.incident == table.c.id)
            query = query.where(told.c.documents >= wanted.documents, *_incident_conditions(connection, free))
            return [Count(value=state, claims=n) for state, n in connection.execute(query.group_by(table.c.state))]


def _finding_conditions(connection: Connection, wanted: FindingFilter) -> list[ColumnElement[bool]]:
    table = schema.finding
    pairs: tuple[tuple[Any, Collection[str]], ...] = (
        (table.c.kind, wanted.kinds), (table.c.verdict, wanted.verdicts), (_standing(connection), wanted.standings)
    )  # fmt: skip
    found = [value.in_(values) for value, values in pairs if values]
    return found + _with_claims(connection, table, schema.finding_claim, "finding", wanted.claims)


def _incident_conditions(connection: Connection, wanted: IncidentFilter) -> list[ColumnElement[bool]]:
    table = schema.incident
    found = [table.c.state.in_(wanted.states)] if wanted.states else []
    return found + _with_claims(connection, table, schema.incident_claim, "incident", wanted.claims)


def _with_claims(
    connection: Connection, table: Table, links: Table, column: str, claims: ClaimFilter | None
) -> list[ColumnElement[bool]]:
    if claims is None or claims == ClaimFilter():
        return []
    numbers = filtered(connection, claims, select(schema.claim.c.number))
    return [table.c.id.in_(select(links.c[column]).where(links.c.claim.in_(numbers)))]


def _standing(connection: Connection) -> ColumnElement[str]:
    """What the last decision about a finding made of it, of those that nobody took back."""
    decision = schema.decision
    last = select(decision.c.action).where(decision.c.subject_kind == "finding", decision.c.subject == schema.finding.c.id)
    last = last.where(decision.c.action.in_(_SETTLES), decision.c.version.not_in(_taken_back(connection)))
    last = last.order_by(decision.c.version.desc()).limit(1)
    action = last.correlate(schema.finding).scalar_subquery()
    return func.coalesce(case(_SETTLES, value=action), "open")


def _taken_back(connection: Connection) -> list[int]:
    """Numbers of the decisions about findings that others took back, unless those were taken back themselves."""
    decision, version = schema.decision, schema.version
    query = select(version.c.number, version.c.content).join(decision, decision.c.version == version.c.number)
    query = query.where(decision.c.subject_kind == "finding", decision.c.action == "undo").order_by(version.c.number.desc())
    found: set[int] = set()
    for number, content in connection.execute(query):
        if number not in found:
            found.add(json.loads(content)["undoes"])
    return sorted(found)


def _told() -> Any:
    """By how many documents and claims each incident is told of."""
    links, claim = schema.incident_claim, schema.claim
    counts = (func.count(claim.c.document.distinct()).label("documents"), func.count().label("claims"))
    return select(links.c.incident, *counts).join(claim, claim.c.number == links.c.claim).group_by(links.c.incident).subquery()
