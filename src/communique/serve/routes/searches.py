"""Searches that whoever asks has saved."""

from __future__ import annotations

import re
from typing import Annotated, Literal
from urllib.parse import parse_qsl, urlencode

from fastapi import APIRouter, HTTPException, Query
from pydantic import BaseModel, Field, field_validator

from communique.ledger.searches import SavedSearch
from communique.serve.here import Here

router = APIRouter(prefix="/api/searches", tags=["searches"])
Name = Annotated[str, Field(min_length=1, max_length=120)]
_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")


class SearchBody(BaseModel):
    """A view to be saved: the page and its query string, under a name; `replace` takes the place of one of that name."""

    name: Name
    page: Literal["claims", "map", "tallies"]
    query: Annotated[str, Field(max_length=8_000)] = ""
    replace: bool = False

    @field_validator("name", mode="before")
    @classmethod
    def _one_line(cls, value: object) -> object:
        return " ".join(_CONTROL.sub(" ", value).split()) if isinstance(value, str) else value

    @field_validator("query")
    @classmethod
    def _without_page(cls, value: str) -> str:
        """The query in one spelling, without the number of a page."""
        return urlencode([(name, given) for name, given in parse_qsl(value) if name != "page"])


@router.get("")
def searches(here: Here) -> list[SavedSearch]:
    """The searches that this person saved, by name."""
    return here.ledger.searches.of(here.author)


@router.post("")
def save(here: Here, body: SearchBody) -> SavedSearch:
    """Save a view; 409 where there is a search of this name."""
    return here.ledger.searches.save(here.author, body.name, body.page, body.query, replace=body.replace)


@router.delete("")
def remove(here: Here, name: Annotated[str, Query(max_length=120)]) -> SavedSearch:
    """Delete a search; the answer holds what brings it back."""
    found = here.ledger.searches.remove(here.author, name)
    if found is None:
        raise HTTPException(404, f"no search {name[:40]!r}")
    return found
