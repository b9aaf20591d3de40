"""Toponyms of a text with coordinates, from the geoparsing view of the reader's tokens and gazetteer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from communique.extract.geoparsing import geoparse
from communique.extract.parser import load_parser
from communique.gazetteer.places import open_places

Json = dict[str, Any]


def toponyms(rows: list[Json]) -> Iterator[Json]:
    """The prediction for each document: `toponyms` with code-point spans, degrees and GeoNames ids where known."""
    parser, gazetteer = load_parser(), open_places()
    for row in rows:
        found = geoparse(row["text"], parser, gazetteer)
        yield {"id": row["id"], "toponyms": [
            {"start": t.start, "end": t.end, "lat": t.place.latitude if t.place else None,
             "lon": t.place.longitude if t.place else None,
             "geonameid": t.place.geonames_id if t.place and not t.approximate else None}
            for t in found
        ]}  # fmt: skip
