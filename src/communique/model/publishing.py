"""What a ledger holds back or makes coarser in what it publishes."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from communique.model.records import Record

MEDICAL = "medical"
"""Stands among the types for claims of any type that tell of a hospital, a clinic or another medical site."""
SENSITIVE = ("movement", "strength", "displaced", "evacuated", MEDICAL)
LONGEST = 3_650
"""Days that claims are held back at most."""
Coarsening = Literal["none", "province", "country"]


class Publishing(Record):
    """Claims of `types` are published `delay` days late, and with nothing finer of their places than `coarsen` says."""

    types: tuple[str, ...] = SENSITIVE
    delay: int = Field(default=0, ge=0, le=LONGEST, description="days; 0 holds nothing back")
    coarsen: Coarsening = "none"

    @property
    def on(self) -> bool:
        """Whether anything is published otherwise than it would be without the setting."""
        return bool(self.types) and (self.delay > 0 or self.coarsen != "none")
