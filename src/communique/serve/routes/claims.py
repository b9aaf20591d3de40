"""Claims: pages with facets, one claim, and downloads of exactly a view."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from fastapi import APIRouter, HTTPException, Query
from fastapi.responses import StreamingResponse

from communique.ledger.claims import Facet, StoredClaim
from communique.ledger.planning import Order
from communique.pipeline.publishing import Publisher
from communique.serve.answers import ClaimsAnswer, FacetAnswer
from communique.serve.asking import Wanted, without
from communique.serve.downloads import FORMATS
from communique.serve.here import Here

router = APIRouter(prefix="/api/claims", tags=["claims"])


@router.get("")
def claims(
    here: Here,
    wanted: Wanted,
    order: Order = "-time",
    size: Annotated[int, Query(ge=0, le=500)] = 50,
    page: Annotated[int, Query(ge=1, le=100_000)] = 1,
    facet: Annotated[list[Facet], Query(description="respects to count values of")] = [],  # noqa: B006
    values: Annotated[int, Query(ge=1, le=500, description="values a facet")] = 12,
    others: Annotated[bool, Query(description="count a facet's values as if none of them were chosen")] = False,
) -> ClaimsAnswer:
    """A page of the claims that a filter takes, how many there are, and the values of the facets asked for."""
    index = here.ledger.index
    asked = [(name, without(wanted, name) if others else wanted) for name in facet]
    counted = index.facets(asked, limit=values) if asked else []
    return ClaimsAnswer(
        total=index.count(wanted),
        claims=tuple(index.page(wanted, order=order, limit=size, offset=(page - 1) * size)) if size else (),
        facets=tuple(FacetAnswer(name=name, values=tuple(found)) for name, found in zip(facet, counted, strict=True)),
    )


@router.get("/download")
def download(here: Here, wanted: Wanted, format: Literal["csv", "jsonl", "geojson"] = "csv") -> StreamingResponse:
    """All the claims that a filter takes, drafts included and marked, as a file; to readers only as published."""
    name, media_type, write = FORMATS[format]
    found = here.ledger.claims.stream(wanted)
    lines: Iterator[str] = write(found if here.person.may("reviewer") else Publisher.of(here.ledger, wanted).all(found))
    disposition = f'attachment; filename="{name}"'
    return StreamingResponse(lines, media_type=media_type, headers={"Content-Disposition": disposition})


@router.get("/{id}")
def claim(here: Here, id: str) -> StoredClaim:
    """One claim, whether current or not."""
    found = here.ledger.claims.get(id)
    if found is None:
        raise HTTPException(404, f"no claim {id[:40]!r} in this ledger")
    return found
