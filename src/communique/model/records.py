"""The claim record: frozen Pydantic models whose JSON shape is the exchange format.

Offsets count Unicode code points into the document's canonical text; `end` is excluded.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

Number = int | float
Polarity = Literal["positive", "negative"]
Modality = Literal["asserted", "hedged", "future", "hypothetical", "retracted"]
Mode = Literal["direct", "indirect", "mixed", "narrator"]
PlaceRole = Literal["at", "near", "from", "to", "toward"]
PlaceKind = Literal["city", "district", "province", "country", "region", "facility", "water", "place"]
LinkRole = Literal["speaker", "relay", "agency", "outlet"]
Precision = Literal["day", "week", "month", "season", "year", "decade", "interval", "unknown"]
PublishedBasis = Literal["given", "metadata", "dateline", "byline", "inferred", "none"]
Confidence = Annotated[float, Field(ge=0.0, le=1.0)]


class Record(BaseModel):
    """Base of the records: immutable, and strict about unknown fields only where we write them ourselves."""

    model_config = ConfigDict(frozen=True, extra="ignore", allow_inf_nan=False)


class Span(Record):
    """Characters of the canonical text: `text == document_text[start:end]`."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    text: str

    @model_validator(mode="after")
    def _length(self) -> Self:
        if self.end - self.start != len(self.text):
            raise ValueError(f"span {self.start}:{self.end} does not fit its {len(self.text)} characters")
        return self

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """The span of `text` from `start` to `end`."""
        return cls(start=start, end=end, text=text[start:end])


class Interval(Record):
    """A closed interval of numbers; None is open on that side."""

    low: Number | None = None
    high: Number | None = None


class DateInterval(Record):
    """A closed interval of dates; None is open on that side."""

    start: dt.date | None = None
    end: dt.date | None = None


class Entity(Record):
    """A mention of an actor or a thing, with its canonical name where one is known."""

    mention: Span
    name: str | None = None


class PlaceCandidate(Record):
    """A reading of a place name that lost, with its score (0 to 1)."""

    name: str
    country: str | None = None
    geonames_id: int | None = None
    score: Confidence


class Place(Record):
    """Where: the words, the part the place plays, and the gazetteer's reading of it."""

    mention: Span | None = None
    role: PlaceRole = "at"
    name: str | None = None
    country: str | None = Field(default=None, description="ISO 3166-1 alpha-2")
    names: tuple[str, ...] = ()
    geonames_id: int | None = None
    latitude: float | None = Field(default=None, ge=-90, le=90)
    longitude: float | None = Field(default=None, ge=-180, le=180)
    kind: PlaceKind | None = None
    precision: PlaceKind | None = None
    candidates: tuple[PlaceCandidate, ...] = ()


class RelativeTime(Record):
    """A time that waits for a publication date: days from the anchor, both ends included."""

    anchor: Literal["published", "text"] = "published"
    offset_start: int | None = None
    offset_end: int | None = None


class Time(Record):
    """When: the words and the smallest interval of dates that surely contains the event."""

    mention: Span | None = None
    start: dt.date | None = None
    end: dt.date | None = None
    precision: Precision = "unknown"
    as_of: dt.date | None = Field(default=None, description="the moment up to which a figure counts; never later")
    relative: RelativeTime | None = None


class Quantity(Record):
    """How many: `low`/`high` as the guidelines read the words, `hard` and `soft` as intervals, `per` for a rate."""

    mention: Span
    low: Number | None = None
    high: Number | None = None
    counted: str | None = None
    per: str | None = None
    hard: Interval | None = None
    soft: Interval | None = None
    form: str | None = Field(default=None, description="how it is worded: exact, round, at_least, range, dozens, ...")


class SourceLink(Record):
    """One link of the chain from the nearest speaker outward."""

    role: LinkRole
    mention: Span | None = None
    name: str | None = None
    organisation: str | None = None


class Source(Record):
    """According to whom."""

    mode: Mode = "narrator"
    speaker: Span | None = None
    name: str | None = None
    organisation: str | None = None
    chain: tuple[SourceLink, ...] = ()


class Document(Record):
    """What is known of the document that a claim stands in; `id` is the sha256 of its original bytes."""

    id: str | None = None
    source: str
    outlet: str | None = None
    title: str | None = None
    published: dt.date | None = None
    published_basis: PublishedBasis = "none"
    published_interval: DateInterval | None = None


class Confidences(Record):
    """How sure the reader is to have read rightly (0 to 1), of the claim and of each field; nothing about the world."""

    claim: Confidence
    type: Confidence | None = None
    agent: Confidence | None = None
    target: Confidence | None = None
    places: Confidence | None = None
    time: Confidence | None = None
    quantity: Confidence | None = None
    polarity: Confidence | None = None
    modality: Confidence | None = None
    source: Confidence | None = None


class Claim(Record):
    """One statement by one source that one thing happened, holds or will happen."""

    id: str | None = None
    document: Document
    type: str
    evidence: Span
    trigger: Span
    agent: tuple[Entity, ...] = ()
    agent_relation: Literal["any"] | None = None
    target: tuple[Entity, ...] = ()
    supporter: tuple[Entity, ...] = ()
    places: tuple[Place, ...] = ()
    time: Time = Time()
    quantity: Quantity | None = None
    polarity: Polarity = "positive"
    modality: Modality = "asserted"
    source: Source = Source()
    reading_confidence: Confidences | None = None


def claim_id(document_id: str, kind: str, evidence: Span, trigger: Span, quantity: Span | None) -> str:
    """The first 16 hex digits of sha256 over document id, type and the three spans' offsets."""
    spans: Iterable[Span | None] = (evidence, trigger, quantity)
    parts = [document_id, kind, *(f"{s.start}-{s.end}" if s else "" for s in spans)]
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]
