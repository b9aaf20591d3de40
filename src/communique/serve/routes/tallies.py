"""Who claims how much over time."""

from __future__ import annotations

from fastapi import APIRouter

from communique.model.tallies import TalliedBy, Tally, TallyStep
from communique.pipeline.tallying import tally as tally_of
from communique.serve.asking import Wanted
from communique.serve.here import Here

router = APIRouter(prefix="/api/tally", tags=["tallies"])


@router.get("")
def tally(here: Here, wanted: Wanted, step: TallyStep = "month", by: TalliedBy = "speaker") -> Tally:
    """Bounds of what each source claims for each period, of the one type that the filter asks for; never added over sources."""
    return here.memory.answer(("tally", step, by), wanted, lambda: tally_of(here.ledger, wanted, step=step, by=by))
