"""What a reader of one format finds in a file."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from communique.model.document import Block


@dataclass(frozen=True, slots=True)
class Parts:
    """Canonical text with blocks, and what the format's own metadata say."""

    text: str
    blocks: tuple[Block, ...]
    title: str | None = None
    outlet: str | None = None
    published: dt.date | None = None
