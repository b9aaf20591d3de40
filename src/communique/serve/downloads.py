"""A view of claims as a file: CSV, JSON lines, GeoJSON; streamed, so that any number of claims takes little memory."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator

from communique.export.formats import COLUMNS, row, safe
from communique.ledger.claims import StoredClaim

Writer = Callable[[Iterable[StoredClaim]], Iterator[str]]
AREAS = frozenset({"country", "province", "district", "region", "water"})
"""Kinds of places that no point stands for."""
STATED = (*COLUMNS, "state", "attribution")


def as_csv(claims: Iterable[StoredClaim]) -> Iterator[str]:
    """One claim a row, with its state and the words that any figure of it has to be shown with."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(STATED)
    for stored in claims:
        writer.writerow([safe(cell) for cell in (*row(stored.claim), stored.state, attribution(stored))])
        yield _taken(buffer)
    yield _taken(buffer)


def as_jsonl(claims: Iterable[StoredClaim]) -> Iterator[str]:
    """One claim record a line, as `communique claims` prints it."""
    for stored in claims:
        yield stored.model_dump_json() + "\n"


def as_geojson(claims: Iterable[StoredClaim]) -> Iterator[str]:
    """One feature a claim: a point where the place is a point, no geometry where it is an area or unknown (RFC 7946)."""
    yield '{"type":"FeatureCollection","features":['
    for number, stored in enumerate(claims):
        yield ("," if number else "") + json.dumps(_feature(stored), ensure_ascii=False)
    yield "]}\n"


def _feature(stored: StoredClaim) -> dict[str, object]:
    claim = stored.claim
    located = [p for p in claim.places if p.longitude is not None and p.latitude is not None and p.kind not in AREAS]
    points = [[p.longitude, p.latitude] for p in located]
    geometry = None
    if points:
        geometry = (
            {"type": "Point", "coordinates": points[0]} if len(points) == 1 else {"type": "MultiPoint", "coordinates": points}
        )
    cells = dict(zip(STATED, [*row(claim), stored.state, attribution(stored)], strict=True))
    properties = {name: str(value) if value not in (None, "") else None for name, value in cells.items()}
    return {"type": "Feature", "id": claim.id, "geometry": geometry, "properties": properties}


def attribution(stored: StoredClaim) -> str:
    """The words a figure may not travel without: who said it, in which outlet, as of when, and that it is unverified."""
    claim = stored.claim
    source, document = claim.source, claim.document
    speaker = source.name or source.organisation or (" ".join(source.speaker.text.split()) if source.speaker else None)
    outlet = document.outlet or "an unnamed outlet"
    who = f"{speaker}, in {outlet}" if speaker else f"unattributed, in {outlet}"
    as_of = claim.time.as_of or document.published
    return f"{who} (as of {as_of}, unverified)" if as_of else f"{who} (undated, unverified)"


def _taken(buffer: io.StringIO) -> str:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text


FORMATS: dict[str, tuple[str, str, Writer]] = {
    "csv": ("claims.csv", "text/csv; charset=utf-8", as_csv),
    "jsonl": ("claims.jsonl", "application/x-ndjson", as_jsonl),
    "geojson": ("claims.geojson", "application/geo+json", as_geojson),
}
