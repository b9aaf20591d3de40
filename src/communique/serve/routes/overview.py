"""What is in the ledger, for the start page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import islice

from fastapi import APIRouter

from communique.kinds.catalogue import open_kinds
from communique.ledger.claims import Facet
from communique.ledger.filters import ClaimFilter
from communique.ledger.planning import Order
from communique.serve.answers import FindingAnswer, OverviewAnswer
from communique.serve.here import Context, Here

router = APIRouter(prefix="/api/overview", tags=["overview"])
MANY = 1_000_000
NEWEST, CLAIMS_SHOWN = 6, 6


@router.get("")
def overview(here: Here) -> OverviewAnswer:
    """Counts, the span of time, and what came last."""
    kept = here.memory.answer("overview", ClaimFilter(), lambda: _counts(here))
    return kept.model_copy(update={"newest": tuple(islice(_newest(here), NEWEST))})


def _counts(here: Context) -> OverviewAnswer:
    documents, every = here.ledger.documents, ClaimFilter()
    asked: tuple[Facet, ...] = ("type", "source", "outlet", "state")
    types, sources, outlets, states = here.ledger.index.facets([(facet, every) for facet in asked], limit=MANY)
    families: dict[str, int] = {}
    kinds = open_kinds()
    for count in types:
        family = kinds[count.value].family if count.value in kinds else "other"
        families[family] = families.get(family, 0) + count.claims
    return OverviewAnswer(
        documents=documents.count(),
        claims=sum(families.values()),
        sources=len(sources),
        outlets=sum(count.value is not None for count in outlets),
        first_day=_day(here, "time"),
        last_day=_day(here, "-time"),
        states=tuple(states),
        families=families,
        latest_documents=tuple(documents.latest_added(limit=8)),
        failures=tuple(documents.failures(limit=5)),
    )


def _newest(here: Context) -> Iterator[FindingAnswer]:
    """The newest differences that nobody has dismissed, each with its claims."""
    for found in here.ledger.findings.find(verdicts=("conflict", "differ"), newest_first=True, limit=4 * NEWEST):
        if found.standing == "dismissed":
            continue
        claims = tuple(here.ledger.claims.get_many(list(found.finding.claims[:CLAIMS_SHOWN])))
        yield FindingAnswer(finding=found.finding, claims=claims, standing=found.standing)


def _day(here: Context, order: Order) -> dt.date | None:
    """The first or last day that any dated claim tells of."""
    dated = ClaimFilter(start=dt.date.min, end=dt.date.max)
    found = here.ledger.claims.find(dated, order=order, limit=1)
    time = found[0].claim.time if found else None
    return (time.start or time.end) if time else None
