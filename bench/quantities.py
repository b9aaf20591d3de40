"""Quantities of a sentence as value, modifier and unit, from its measures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from communique.extract.parser import load_parser
from communique.extract.quantities.measures import find_measures
from communique.extract.tokens import from_docs


def measured(rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The prediction for each sentence; the id is its own or its number in the file."""
    nlp = load_parser()
    for number, (row, doc) in enumerate(zip(rows, nlp.pipe(row["text"] for row in rows), strict=True)):
        found = find_measures(from_docs(row["text"], [(0, "body", doc)]))
        quantities = [
            {"value": m.values[0] if len(m.values) == 1 else list(m.values), "modifier": m.change, "unit": m.unit} for m in found
        ]
        yield {"id": row.get("id") or str(number), "quantities": quantities}
