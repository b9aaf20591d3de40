"""Predictions of other systems on a benchmark file, in the form its scorer reads, to stand beside ours in one run.

usage: python -m bench.rivals PART --data FILE --out FILE   (needs the dependency group "rivals")
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from typing import Any

from bench.predict import Json, run


def quantities(rows: list[Json]) -> Iterator[Json]:
    """quantulum3: its values and units; it has no modifiers, an uncertain quantity counts as approximate."""
    with warnings.catch_warnings():
        # It warns that its own optional classifier is absent.
        warnings.simplefilter("ignore", UserWarning)
        from quantulum3 import parser

    for number, row in enumerate(rows):
        found = [_quantity(quantity) for quantity in parser.parse(row["text"])]
        yield {"id": row.get("id") or str(number), "quantities": found}


def _quantity(quantity: Any) -> Json:
    unit = "" if quantity.unit.name == "dimensionless" else quantity.unit.name
    value = quantity.value
    if quantity.uncertainty:
        value = [quantity.value - quantity.uncertainty, quantity.value + quantity.uncertainty]
    return {"value": value, "modifier": "=", "unit": unit}


if __name__ == "__main__":
    run({"quantities": quantities}, __doc__)
