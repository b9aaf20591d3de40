"""Findings: pages with facets, one with all its claims, and what persons decide about them."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from fastapi import APIRouter, HTTPException, Query
from pydantic import Field

from communique.ledger.browsing import FindingFacet, FindingFilter, FindingStanding
from communique.ledger.chain import By
from communique.ledger.findings import StoredFinding
from communique.model.findings import CheckKind
from communique.model.records import Record
from communique.serve.answers import FacetAnswer, FindingAnswer, FindingsAnswer
from communique.serve.asking import Wanted, without
from communique.serve.deciding import Reason, TakeBackBody, to_take_back, told
from communique.serve.here import Context, Here

router = APIRouter(prefix="/api/findings", tags=["findings"])
CLAIMS_SHOWN, MOST_CLAIMS = 6, 500


class FindingBody(Record):
    """What to make of a finding, and why; a note is its reason alone."""

    action: Literal["confirm", "dismiss", "reopen", "note"]
    reason: Reason = ""


class SeveralBody(Record):
    """What to make of several findings alike, and why."""

    ids: tuple[str, ...] = Field(min_length=1, max_length=200)
    action: Literal["confirm", "dismiss", "reopen"]
    reason: Reason = ""


@router.get("")
def findings(
    here: Here,
    wanted: Wanted,
    kind: Annotated[list[CheckKind], Query(description="kinds of checks")] = [],  # noqa: B006
    standing: Annotated[list[FindingStanding], Query(description="what persons made of them")] = [],  # noqa: B006
    size: Annotated[int, Query(ge=0, le=200)] = 20,
    page: Annotated[int, Query(ge=1, le=100_000)] = 1,
) -> FindingsAnswer:
    """A page of the findings about any of a filter's claims, the gravest first, each with the first of its claims.

    `verdict` takes findings of these verdicts; facets are counted as if none of theirs were chosen.
    """
    browsing = here.ledger.browsing
    asked = FindingFilter(
        kinds=tuple(kind), verdicts=wanted.verdicts, standings=tuple(standing), claims=without(wanted, "verdict")
    )
    facets: tuple[FindingFacet, ...] = get_args(FindingFacet)
    found = browsing.findings(asked, limit=size, offset=(page - 1) * size) if size else []
    return FindingsAnswer(
        total=browsing.finding_count(asked),
        findings=tuple(_answer(here, one, CLAIMS_SHOWN) for one in found),
        facets=tuple(FacetAnswer(name=name, values=tuple(browsing.finding_facet(name, asked))) for name in facets),
    )


@router.get("/{id}")
def finding(here: Here, id: str) -> FindingAnswer:
    """One finding with its claims."""
    return _answer(here, _held(here, id), MOST_CLAIMS)


@router.post("/decide")
def decide_several(here: Here, asked: SeveralBody) -> list[FindingAnswer]:
    """Decide about several findings at once, each with a decision of its own; none where any of them is not there."""
    ids = tuple(dict.fromkeys(asked.ids))
    for id in ids:
        _held(here, id)
    with here.ledger.writing(By(here.author, asked.reason.strip())) as write:
        for id in ids:
            write.findings.decide("finding", id, asked.action)
    return [_answer(here, _held(here, id), CLAIMS_SHOWN) for id in ids]


@router.post("/{id}/decide")
def decide(here: Here, id: str, asked: FindingBody) -> FindingAnswer:
    """Confirm or dismiss a finding, open it again, or add a note."""
    _held(here, id)
    if asked.action == "note" and not asked.reason.strip():
        raise HTTPException(422, "reason: a note needs words")
    with here.ledger.writing(By(here.author, asked.reason.strip())) as write:
        write.findings.decide("finding", id, asked.action)
    return finding(here, id)


@router.post("/{id}/undo")
def undo(here: Here, id: str, asked: TakeBackBody) -> FindingAnswer:
    """Take a decision about a finding back, or put it in force again."""
    taken = to_take_back(_held(here, id).decisions, asked.number)
    with here.ledger.writing(By(here.author, asked.reason.strip())) as write:
        write.findings.decide("finding", id, "undo", undoes=taken.number)
    return finding(here, id)


def _held(here: Context, id: str) -> StoredFinding:
    found = here.ledger.findings.get(id)
    if found is None:
        raise HTTPException(404, f"no finding {id[:40]!r} in this ledger; the claims may have changed since")
    return found


def _answer(here: Context, stored: StoredFinding, most: int) -> FindingAnswer:
    claims = here.ledger.claims.get_many(list(stored.finding.claims[:most]))
    return FindingAnswer(finding=stored.finding, claims=tuple(claims), standing=stored.standing, decisions=told(stored.decisions))
