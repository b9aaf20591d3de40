"""TIMEX3 annotations of a text, from the grammar of time expressions."""

from __future__ import annotations

import datetime as dt
from typing import Any

from communique.extract.times.timex import annotate


def timexes(row: dict[str, Any]) -> dict[str, Any]:
    """The prediction for one document: `timex` with code-point spans, type and value."""
    published = dt.date.fromisoformat(row["dct"][:10]) if row.get("dct") else None
    found = annotate(row["text"], published)
    return {"id": row["id"], "timex": [{"start": t.start, "end": t.end, "type": t.type, "value": t.value} for t in found]}
