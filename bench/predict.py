"""Predictions on a benchmark file, in the form its scorer reads. usage: python -m bench.predict PART --data FILE --out FILE"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from bench.isaf import coded
from bench.muc4.coder import open_coder
from bench.muc4.reports import Report
from bench.places import toponyms
from bench.quantities import measured
from bench.times import timexes
from bench.tolls import airwars, two_reports
from communique.extract.reader import Reader
from communique.intake.reading import read_bytes
from communique.model.records import Span

Json = dict[str, Any]


def isaf(rows: list[Json]) -> Iterator[Json]:
    """The coder's 13 fields of each press release, from its claims alone."""
    reader = Reader()
    for row in rows:
        document = read_bytes(row["text"].encode(), source=row["id"], outlet="International Security Assistance Force")
        yield {"id": row["id"], **coded(document, reader.read(document))}


def templates(rows: list[Json]) -> Iterator[Json]:
    """The incident templates of each report on terrorism, from its claims."""
    reader, coder = Reader(), open_coder()
    for row in rows:
        document = read_bytes(row["text"].encode(), source=row["id"])
        yield {"id": row["id"], "templates": coder.templates(Report(document, reader.read(document), coder.bodies))}


def attribution(rows: list[Json]) -> Iterator[Json]:
    """Source, cue and content of each attribution of each article."""
    reader = Reader()
    for row in rows:
        found = reader.attributions(read_bytes(row["text"].encode(), source=str(row["id"])))
        yield {
            "id": row["id"],
            "attributions": [{"source": _bounds(a.source), "cue": _bounds(a.cue), "content": _bounds(*a.content)} for a in found],
        }


def _bounds(*spans: Span | None) -> list[list[int]]:
    return [[span.start, span.end] for span in spans if span]


def entities(rows: list[Json]) -> Iterator[Json]:
    """The entities of each document with the types of re3d."""
    reader = Reader()
    for row in rows:
        found = reader.entities(read_bytes(row["text"].encode(), source=str(row["id"])))
        yield {
            "id": row["id"],
            "entities": [{"start": e.mention.start, "end": e.mention.end, "type": e.type} for e in found],
        }


def times(rows: list[Json]) -> Iterator[Json]:
    """The TIMEX3 annotations of each text."""
    yield from map(timexes, rows)


PARTS: dict[str, Callable[[list[Json]], Iterator[Json]]] = {
    "airwars": airwars,
    "attribution": attribution,
    "entities": entities,
    "isaf": isaf,
    "muc4": templates,
    "places": toponyms,
    "quantities": measured,
    "tbij": two_reports,
    "times": times,
}


def run(parts: dict[str, Callable[[list[Json]], Iterator[Json]]], description: str | None) -> None:
    """Read the arguments, write one prediction a line."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("part", choices=sorted(parts))
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    rows = [json.loads(line) for line in arguments.data.read_text(encoding="utf-8").split("\n") if line.strip()]
    with arguments.out.open("w", encoding="utf-8") as out:
        for prediction in parts[arguments.part](rows):
            out.write(json.dumps(prediction, ensure_ascii=False, default=str) + "\n")


if __name__ == "__main__":
    run(PARTS, __doc__)
