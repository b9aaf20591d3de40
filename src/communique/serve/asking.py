"""The query string of every list, map, tally, feed and download: one filter, read the same way everywhere."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from fastapi import Depends, HTTPException, Query
from pydantic import BaseModel, ConfigDict, Field

from communique.gazetteer.places import open_places
from communique.ledger.filters import ClaimFilter, Near
from communique.model.findings import Verdict
from communique.model.records import Modality, Polarity

Word = Annotated[str, Field(max_length=300)]
Words = Annotated[list[Word], Field(default_factory=list, max_length=200)]
State = Literal["draft", "reviewed", "published"]


class Asked(BaseModel):
    """Which claims: repeated names are alternatives, different names must all hold."""

    model_config = ConfigDict(extra="ignore")

    id: Words
    type: Words
    agent: Words
    target: Words
    supporter: Words
    source: Words
    actor: Words = Field(description="agent, target, supporter or source; members of a named actor are found too")
    place: Words = Field(description="a place or region; what lies in it is found too")
    spot: Words = Field(description="key of a place as /api/places gives it: that very place")
    near: Word | None = Field(default=None, description="a place, or LATITUDE,LONGITUDE")
    radius: float = Field(default=30.0, gt=0, le=20_000, description="kilometres around `near`")
    start: dt.date | None = None
    end: dt.date | None = None
    undated: bool = False
    outlet: Words
    document: Words
    text: Annotated[str, Field(max_length=500)] | None = None
    low: float | None = None
    high: float | None = None
    polarity: list[Polarity] = Field(default_factory=list)
    modality: list[Modality] = Field(default_factory=list)
    state: list[State] = Field(default_factory=list)
    confidence: float | None = Field(default=None, ge=0, le=1, description="least reading confidence")
    incident: Word | None = None
    verdict: list[Verdict] = Field(default_factory=list)


def claim_filter(asked: Annotated[Asked, Query()]) -> ClaimFilter:
    """The ledger's filter for a query string; 422 where `near` names no place."""
    return ClaimFilter(
        ids=tuple(asked.id), types=tuple(asked.type), agents=tuple(asked.agent), targets=tuple(asked.target),
        supporters=tuple(asked.supporter), sources=tuple(asked.source), actors=tuple(asked.actor), places=tuple(asked.place),
        spots=tuple(asked.spot),
        near=_near(asked.near, asked.radius), start=asked.start, end=asked.end, undated=asked.undated,
        outlets=tuple(asked.outlet), documents=tuple(asked.document), text=asked.text or None, low=asked.low, high=asked.high,
        polarities=tuple(asked.polarity), modalities=tuple(asked.modality), states=tuple(asked.state),
        least_confidence=asked.confidence, incident=asked.incident, verdicts=tuple(asked.verdict),
    )  # fmt: skip


def _near(near: str | None, radius: float) -> Near | None:
    if not near:
        return None
    latitude, _, longitude = near.partition(",")
    try:
        return Near(latitude=float(latitude), longitude=float(longitude), radius_km=radius)
    except ValueError:
        entry = open_places().resolve(near).best
    if entry is None or entry.latitude is None or entry.longitude is None:
        raise HTTPException(422, f"near: no place called {near!r} is known; give LATITUDE,LONGITUDE")
    return Near(latitude=entry.latitude, longitude=entry.longitude, radius_km=radius)


Wanted = Annotated[ClaimFilter, Depends(claim_filter)]

_FACETS: dict[str, tuple[str, ...]] = {
    "type": ("types",), "agent": ("agents",), "target": ("targets",), "supporter": ("supporters",), "source": ("sources",),
    "place": ("places", "spots", "near"), "country": ("places", "spots", "near"), "province": ("places", "spots", "near"),
    "outlet": ("outlets",), "month": ("start", "end", "undated"), "year": ("start", "end", "undated"),
    "polarity": ("polarities",), "modality": ("modalities",), "state": ("states",), "verdict": ("verdicts",),
}  # fmt: skip
"""The fields of the filter that choose values of a facet."""


def without(wanted: ClaimFilter, facet: str) -> ClaimFilter:
    """The filter as if none of a facet's values were chosen."""
    fields = ClaimFilter.model_fields
    return wanted.model_copy(update={name: fields[name].get_default() for name in _FACETS[facet]})
