"""Erasing what the law says must go; for admins alone."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import BaseModel, Field

from communique.ledger.chain import By
from communique.pipeline.adding import SOFTWARE
from communique.pipeline.erasing import Erasable, erasable, erase
from communique.serve.here import Here, admin

router = APIRouter(prefix="/api/erasures", tags=["erasures"], dependencies=[Depends(admin)])


class Erasure(BaseModel):
    """What is to be erased, and why; the reason stays readable, so it names nobody."""

    name: Annotated[str, Field(max_length=2_000, description="the id of a claim, or the id or address of a document")]
    reason: Annotated[str, Field(min_length=1, max_length=500)]


@router.post("")
def erasure(here: Here, wanted: Erasure) -> Erasable:
    """Erase a claim, or a document with its originals, its text and all its claims, for good. What was erased."""
    what = erasable(here.ledger, wanted.name)
    erase(here.ledger, what, By(here.author, wanted.reason, SOFTWARE))
    here.comparing.changed()
    return what
