"""The names and order of what the encoder tells."""

from __future__ import annotations

from typing import get_args

from communique.extract.lexicon import KIND_NAMES
from communique.model.records import Modality, Mode, PlaceRole

PLACE_ROLES: tuple[PlaceRole, ...] = get_args(PlaceRole)
ROLES: tuple[str, ...] = ("agent", "target", "supporter", *PLACE_ROLES, "time", "quantity", "speaker")
"""What a word may be to a trigger; a word may be several."""
MODALITIES: tuple[Modality, ...] = get_args(Modality)
MODES: tuple[Mode, ...] = get_args(Mode)
TIME_READINGS = ("past", "present", "future", "carried")
"""When a claim without a time of its own holds: before publication, at it, after it, or when the report's event was."""
PAIR = 128
"""Width of the space in which a trigger and a word are compared."""
LAYOUT: dict[str, slice] = {}
_start = 0
for _name, _width in (
    ("kind", len(KIND_NAMES)),
    ("negative", 1),
    ("modality", len(MODALITIES)),
    ("mode", len(MODES)),
    ("time", len(TIME_READINGS)),
    ("source", PAIR),
    ("goal", PAIR),
):
    LAYOUT[_name] = slice(_start, _start + _width)
    _start += _width
WIDTH = _start
"""Numbers that the encoder gives for each word piece, laid out as LAYOUT says."""
