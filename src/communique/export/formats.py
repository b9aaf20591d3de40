"""Claims as JSON lines, JSON and CSV."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from typing import IO

from communique.model.records import Claim, Place, Span

COLUMNS = ("document", "outlet", "published", "id", "type", "agent", "target", "places", "from", "until", "low", "high",
           "counted", "per", "polarity", "modality", "speaker", "organisation", "mode", "confidence", "evidence")  # fmt: skip


def write_jsonl(claims: Iterable[Claim], stream: IO[str]) -> None:
    """One claim a line."""
    for claim in claims:
        stream.write(claim.model_dump_json() + "\n")


def write_json(claims: Iterable[Claim], stream: IO[str]) -> None:
    """One array of claims."""
    json.dump([claim.model_dump(mode="json") for claim in claims], stream, ensure_ascii=False, indent=1)
    stream.write("\n")


def write_csv(claims: Iterable[Claim], stream: IO[str]) -> None:
    """One claim a row under COLUMNS; a cell that a spreadsheet would take for a formula is quoted with an apostrophe."""
    writer = csv.writer(stream)
    writer.writerow(COLUMNS)
    for claim in claims:
        writer.writerow([safe(cell) for cell in row(claim)])


def row(claim: Claim) -> list[object]:
    """The cells of a claim under COLUMNS; None where a field is empty."""
    document, quantity, source = claim.document, claim.quantity, claim.source
    return [
        document.source,
        document.outlet,
        document.published,
        claim.id,
        claim.type,
        "; ".join(e.name or e.mention.text for e in claim.agent),
        "; ".join(e.name or e.mention.text for e in claim.target),
        "; ".join(_place(p) for p in claim.places),
        claim.time.start,
        claim.time.end,
        quantity.low if quantity else None,
        quantity.high if quantity else None,
        quantity.counted if quantity else None,
        quantity.per if quantity else None,
        claim.polarity,
        claim.modality,
        source.speaker.text if source.speaker else None,
        source.organisation,
        source.mode,
        round(claim.reading_confidence.claim, 3) if claim.reading_confidence else None,
        _flat(claim.evidence),
    ]


def _place(place: Place) -> str:
    return place.name or (place.mention.text if place.mention else "?")


def _flat(span: Span) -> str:
    return " ".join(span.text.split())


def safe(cell: object) -> object:
    """A cell as it may stand in a CSV file: what a spreadsheet would take for a formula is quoted with an apostrophe."""
    if cell is None:
        return ""
    text = str(cell)
    return f"'{text}" if isinstance(cell, str) and text[:1] in {"=", "+", "-", "@", "\t", "\r"} else cell
