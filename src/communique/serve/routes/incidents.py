"""Incidents: pages, one with its claims and figures, and what persons decide: confirm, merge, split, and take back."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, HTTPException, Query

from communique.ledger.browsing import IncidentFilter
from communique.ledger.chain import By
from communique.ledger.findings import Decision
from communique.ledger.findings_writer import DecisionAction
from communique.model.findings import Incident, IncidentState
from communique.model.records import Record
from communique.pipeline.reconciling import decide_incident, decided_away, incidents_with
from communique.serve.answers import FindingAnswer, IncidentAnswer, IncidentDecided, IncidentsAnswer
from communique.serve.asking import Wanted
from communique.serve.deciding import Reason, TakeBackBody, to_take_back, told
from communique.serve.here import Context, Here

router = APIRouter(prefix="/api/incidents", tags=["incidents"])
CLAIMS_SHOWN, MOST_CLAIMS, LATEST = 60, 500, 8


class IncidentBody(Record):
    """What to make of an incident, and why: `claims` are those that a split parts from the rest, `other` is merged into it."""

    action: Literal["confirm", "dismiss", "reopen", "note", "merge", "split"]
    claims: tuple[str, ...] = ()
    other: str | None = None
    reason: Reason = ""


@router.get("")
def incidents(
    here: Here,
    wanted: Wanted,
    standing: Annotated[list[IncidentState], Query(description="what persons made of them")] = [],  # noqa: B006
    documents: Annotated[int, Query(ge=1, le=1_000, description="told of by at least so many documents")] = 1,
    size: Annotated[int, Query(ge=0, le=200)] = 20,
    page: Annotated[int, Query(ge=1, le=100_000)] = 1,
) -> IncidentsAnswer:
    """A page of the incidents that any of a filter's claims tell of, those of the most documents first."""
    browsing = here.ledger.browsing
    asked = IncidentFilter(states=tuple(standing), documents=documents, claims=wanted)
    found = browsing.incidents(asked, limit=size, offset=(page - 1) * size) if size else []
    return IncidentsAnswer(
        total=browsing.incident_count(asked),
        incidents=tuple(_answer(here, one, CLAIMS_SHOWN) for one in found),
        states=tuple(browsing.incident_states(asked)),
        latest=told(here.ledger.findings.latest_decisions("incident", LATEST))[::-1],
    )


@router.get("/{id}")
def incident(here: Here, id: str) -> IncidentAnswer:
    """One incident with its claims, their findings, and the decisions; also one that decisions have done away with."""
    held = here.ledger.findings.incident(id)
    if held is None:
        return _gone(here, id)
    kinds = {found.finding.id: found for at in held.claims for found in here.ledger.findings.of_claim(at)}
    inside = set(held.claims)
    findings = [one for one in kinds.values() if inside.issuperset(one.finding.claims)]
    answer = _answer(here, held, MOST_CLAIMS)
    return answer.model_copy(update={
        "findings": tuple(FindingAnswer(finding=one.finding, standing=one.standing) for one in findings),
        "decisions": told(_decisions(here, held)),
    })  # fmt: skip


@router.post("/{id}/decide")
def decide(here: Here, id: str, asked: IncidentBody) -> IncidentDecided:
    """Confirm, dismiss or open an incident again, merge another into it, split claims off, or add a note."""
    held, by = _held(here, id), By(here.author, asked.reason.strip())
    if asked.action == "note":
        if not by.reason:
            raise HTTPException(422, "reason: a note needs words")
        with here.ledger.writing(by) as write:
            write.findings.decide("incident", id, "note")
        return IncidentDecided(incidents=(id,))
    return _done(decide_incident(here.ledger, by, id, asked.action, _concerned(here, held, asked)))


@router.post("/{id}/undo")
def undo(here: Here, id: str, asked: TakeBackBody) -> IncidentDecided:
    """Take a decision back that concerns any claim of an incident, or put it in force again."""
    held = here.ledger.findings.incident(id)
    made = _decisions(here, held) if held else decided_away(here.ledger, id)
    taken = to_take_back(made, asked.number)
    action: DecisionAction = "undo"
    by = By(here.author, asked.reason.strip())
    return _done(decide_incident(here.ledger, by, taken.subject, action, taken.claims, undoes=taken.number))


def _concerned(here: Context, held: Incident, asked: IncidentBody) -> tuple[str, ...]:
    """The claims that a decision is about."""
    if asked.action == "merge":
        if not asked.other or asked.other == held.id:
            raise HTTPException(422, "other: name the incident that is the same happening")
        return (*held.claims, *_held(here, asked.other).claims)
    if asked.action == "split":
        named = dict.fromkeys(asked.claims)
        if not named or not named.keys() < set(held.claims):
            raise HTTPException(422, "claims: name some of the incident's claims, and not all of them")
        return tuple(named)
    return held.claims


def _held(here: Context, id: str) -> Incident:
    found = here.ledger.findings.incident(id)
    if found is None:
        raise HTTPException(404, f"no incident {id[:40]!r} in this ledger; the claims may have changed since")
    return found


def _gone(here: Context, id: str) -> IncidentAnswer:
    made = decided_away(here.ledger, id)
    if not made:
        raise HTTPException(404, f"no incident {id[:40]!r} in this ledger; the claims may have changed since")
    left = Incident(id=id, claims=made[-1].claims)
    now = tuple(one.id for one in incidents_with(here.ledger, left.claims))
    return _answer(here, left, MOST_CLAIMS).model_copy(update={"decisions": told(made), "there": False, "now": now})


def _decisions(here: Context, held: Incident) -> list[Decision]:
    """What persons decided of any of the incident's claims, or of the incident of this id when others were among them."""
    of_claims = here.ledger.findings.decisions(claims=held.claims, undone=True)
    about = here.ledger.findings.decisions(subject=held.id, undone=True)
    made = {decision.number: decision for decision in (*of_claims, *about) if decision.subject_kind == "incident"}
    return [made[number] for number in sorted(made)]


def _answer(here: Context, incident: Incident, most: int) -> IncidentAnswer:
    claims = here.ledger.claims.get_many(list(incident.claims[:most]))
    return IncidentAnswer(incident=incident, claims=tuple(claims), documents=len({one.document for one in claims}))


def _done(found: list[Incident]) -> IncidentDecided:
    return IncidentDecided(incidents=tuple(one.id for one in sorted(found, key=lambda one: (-len(one.claims), one.id))))
