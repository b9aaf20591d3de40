"""Documents: a list, and one as it reads."""

from __future__ import annotations

import datetime as dt
import unicodedata
from typing import Annotated, Literal

from fastapi import APIRouter, HTTPException, Query

from communique.ledger.documents import StoredDocument
from communique.ledger.filters import ClaimFilter
from communique.serve.answers import DocumentAnswer, FindingAnswer
from communique.serve.here import Here

router = APIRouter(prefix="/api/documents", tags=["documents"])
MOST_CLAIMS, MOST_FINDINGS = 2_000, 2_000


@router.get("")
def documents(
    here: Here,
    text: str | None = None,
    outlet: str | None = None,
    start: dt.date | None = None,
    end: dt.date | None = None,
    size: Annotated[int, Query(ge=1, le=500)] = 50,
    page: Annotated[int, Query(ge=1)] = 1,
) -> list[StoredDocument]:
    """A page of documents, the latest published first."""
    return here.ledger.documents.find(text=text, outlet=outlet, start=start, end=end, limit=size, offset=(page - 1) * size)


@router.get("/{id}")
def document(here: Here, id: str) -> DocumentAnswer:
    """One document with its text, its claims and the findings they are part of."""
    stored = here.ledger.documents.get(id)
    if stored is None or stored.document.id is None:
        raise HTTPException(404, f"no document {id[:80]!r} in this ledger")
    name = stored.document.id
    read = here.ledger.documents.read(name)
    claims = here.ledger.claims.find(ClaimFilter(documents=(name,)), order="added", limit=MOST_CLAIMS)
    findings = here.ledger.findings.find(document=name, limit=MOST_FINDINGS)
    return DocumentAnswer(
        document=stored,
        text=read.text if read else "",
        blocks=read.blocks if read else (),
        direction=direction(read.text) if read else "ltr",
        appearances=tuple(here.ledger.documents.appearances(name)),
        claims=tuple(claims),
        findings=tuple(FindingAnswer(finding=one.finding, standing=one.standing) for one in findings),
    )


def direction(text: str) -> Literal["ltr", "rtl"]:
    """rtl where more letters are written from right to left (Unicode bidirectional classes R and AL)."""
    sample = [unicodedata.bidirectional(character) for character in text[:5000]]
    right, left = sum(kind in {"R", "AL"} for kind in sample), sample.count("L")
    return "rtl" if right > left else "ltr"
