"""The names and order of what the encoder tells."""

from __future__ import annotations

from typing import get_args

from communique.extract.lexicon import KIND_NAMES
from communique.model.records import Modality, Mode, PlaceRole

PLACE_ROLES: tuple[PlaceRole, ...] = get_args(PlaceRole)
ATTRIBUTION = "attribution"
ANCHORS: tuple[str, ...] = (*KIND_NAMES, ATTRIBUTION)
"""What a word may be the anchor of: a claim of a type, or the cue of an attribution ("said", "according to")."""
ROLES: tuple[str, ...] = ("agent", "target", "supporter", *PLACE_ROLES, "time", "quantity", "speaker", "source", "content")
"""What a word may be to an anchor; a word may be several."""
ATTRIBUTION_ROLES = ("source", "content")
"""The roles to a cue: the head word of who is cited, and each word of what is cited. All others are roles to a trigger."""
MODALITIES: tuple[Modality, ...] = get_args(Modality)
MODES: tuple[Mode, ...] = get_args(Mode)
TIME_READINGS = ("past", "present", "future", "carried")
"""When a claim without a time of its own holds: before publication, at it, after it, or when the report's event was."""
ENTITY_TYPES = ("Organisation", "Location", "Person", "Temporal", "DocumentReference", "Nationality", "Quantity", "Money",
                "Weapon", "MilitaryPlatform", "Frequency", "CommsIdentifier")  # fmt: skip
"""The entity types of re3d."""
ENTITY_TAGS = ("O", *(f"{mark}-{name}" for name in ENTITY_TYPES for mark in "BI"))
"""Tags of words: outside, the first word of an entity, a further word of it."""
PAIR = 128
"""Width of the space in which an anchor and a word are compared."""
LAYOUT: dict[str, slice] = {}
_start = 0
for _name, _width in (
    ("kind", len(ANCHORS)),
    ("negative", 1),
    ("modality", len(MODALITIES)),
    ("mode", len(MODES)),
    ("time", len(TIME_READINGS)),
    ("entity", len(ENTITY_TAGS)),
    ("source", PAIR),
    ("goal", PAIR),
):
    LAYOUT[_name] = slice(_start, _start + _width)
    _start += _width
WIDTH = _start
"""Numbers that the encoder gives for each word piece, laid out as LAYOUT says."""
