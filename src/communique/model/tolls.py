"""Records of the toll of one report: the range that its sources tell of, and how each statement stands to it."""

from __future__ import annotations

from typing import Literal

from communique.model.records import DateInterval, Number, Place, Record

Standing = Literal["counts", "part", "further", "lower", "named", "zero"]
"""How a statement stands to the toll: it counts all victims; a part of them; others than those told of before; fewer than the
report's own count; it names victims without a figure; it says that there were none."""
Meeting = Literal["consistent", "differ"]
"""Whether some number fits the tolls of two reports."""


class TollStatement(Record):
    """What one statement says: the least and the largest number told, None where it leaves that end open.

    `source` is the body, person or phrase that says it, empty for the report's own voice; `used` whether it decided the toll.
    """

    source: str
    low: Number | None = None
    high: Number | None = None
    standing: Standing
    used: bool = False
    claims: tuple[str, ...]


class Toll(Record):
    """The range of victims that one report tells of, a closed interval, None open, and the statements behind it.

    It says what the report's sources tell, not what is true. `used` are the ids of the claims that decided an end; `place`
    and `when` are those of what the report tells of, None where it does not say.
    """

    type: str
    document: str
    source: str
    policy: str
    low: Number | None = None
    high: Number | None = None
    place: Place | None = None
    when: DateInterval | None = None
    used: tuple[str, ...] = ()
    statements: tuple[TollStatement, ...] = ()

    @property
    def told(self) -> bool:
        """Whether the report tells of any toll."""
        return self.low is not None or self.high is not None
