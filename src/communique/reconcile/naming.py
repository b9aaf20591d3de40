"""What the name of a place is made of, where it is called after others: a road's two ends, the town that it is a part of."""

from __future__ import annotations

import re

_BETWEEN = re.compile(
    r"^(?:the )?(?P<one>[^-–—]{3,})[-–—](?P<other>[^-–—]{3,}?) (?:axis|road|highway|route|line|corridor|motorway|track)$", re.I
)
_PART_OF = re.compile(
    r"\b(?:suburbs?|outskirts?|edges?|quarters?|neighbou?rhoods?|sections?|parts?|sides?|cent(?:er|re)|entrances?|downtown) of "
    r"(?:the (?:city|town|village) of )?(?P<whole>\S.*)$",
    re.I,
)


def ends_of(name: str) -> tuple[str, ...]:
    """The two places that a road runs between by its name ("Tadef-Manbij road"); none where it says no such thing."""
    between = _BETWEEN.match(name)
    return tuple(end.strip() for end in between.groups()) if between else ()


def whole_of(name: str) -> str | None:
    """The town that a place without a name of its own is a part of ("the western suburbs of Manbij")."""
    part = _PART_OF.search(name)
    return part["whole"].strip() if part else None
