"""Tolls of reports against those that recorders of casualties coded: Airwars' narratives, two short reports of one strike."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from communique.extract.reader import Reader
from communique.intake.reading import read_bytes
from communique.model.tolls import Toll
from communique.pipeline.tolls import report_toll

Json = dict[str, Any]


def airwars(rows: list[Json]) -> Iterator[Json]:
    """The civilians killed and wounded that each narrative tells of, with its day and its place."""
    reader = Reader()
    for row in rows:
        document = read_bytes(row["text"].encode(), source=row["id"])
        claims = reader.read(document)
        killed = report_toll(document, claims, civilians=True)
        wounded = report_toll(document, claims, kind="wounded", civilians=True)
        place, when = killed.place, killed.when
        yield {
            "id": row["id"],
            "civilians_killed": _interval(killed),
            "civilians_injured": _interval(wounded),
            "incident_date": when.start if when else None,
            "lat": place.latitude if place else None,
            "lon": place.longitude if place else None,
        }


def two_reports(rows: list[Json]) -> Iterator[Json]:
    """The people killed that each of the two reports of a strike tells of."""
    reader = Reader()
    for row in rows:
        found: Json = {"id": row["id"]}
        for name in ("report_a", "report_b"):
            if row[name]:
                document = read_bytes(row[name].encode(), source=f"{row['id']}-{name}")
                found[name] = _interval(report_toll(document, reader.read(document)))
        yield found


def _interval(toll: Toll) -> list[int | float | None] | None:
    return [toll.low, toll.high] if toll.told else None
