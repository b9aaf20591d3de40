"""Places and times of claims, for the map and the timeline."""

from __future__ import annotations

import datetime as dt

from fastapi import APIRouter

from communique.ledger.timeline import Step, Timeline
from communique.serve.answers import PlacesAnswer
from communique.serve.asking import Wanted
from communique.serve.downloads import AREAS
from communique.serve.here import Here

router = APIRouter(prefix="/api", tags=["map"])
MOST_PLACES = 5_000


@router.get("/places")
def places(here: Here, wanted: Wanted) -> PlacesAnswer:
    """The places that the claims of a filter tell of, those of the most claims first."""
    found = here.memory.answer("places", wanted, lambda: here.ledger.places.counts(wanted, limit=MOST_PLACES + 1))
    return PlacesAnswer(places=tuple(found[:MOST_PLACES]), more=len(found) > MOST_PLACES, areas=tuple(sorted(AREAS)))


@router.get("/timeline")
def timeline(
    here: Here, wanted: Wanted, step: Step = "day", first: dt.date | None = None, last: dt.date | None = None
) -> Timeline:
    """How many claims of a filter tell of each day, month or year from `first` to `last`.

    A longer step is taken where there would be too many.
    """
    return here.memory.answer(
        ("timeline", step, first, last), wanted, lambda: here.ledger.timelines.of(wanted, step=step, first=first, last=last)
    )
