"""Whether a text tells of armed conflict at all: elsewhere prices advance, teams surrender a lead and firms hold talks."""

from __future__ import annotations

from communique.extract import syntax
from communique.extract.encoder import TriggerReading
from communique.extract.layers import Layers

EVERYDAY = frozenset({"advance", "withdrawal", "movement", "capture", "interception", "missing", "surrendered", "aid",
                      "negotiation", "support", "ceasefire", "agreement", "sanction", "siege", "siege_lifted", "abducted",
                      "evacuated", "control", "seized", "strength"})  # fmt: skip
"""Types whose words peaceful texts use in other senses."""
ARMED_GROUPS = frozenset({"armed_group", "militia", "movement"})
_ARMS = {"war", "weapon", "gun", "rifle", "missile", "rocket", "tank", "bomb", "bombing", "airstrike", "shelling", "artillery",
         "drone", "ambush", "ceasefire", "truce", "hostage", "casualty", "massacre", "siege", "peacekeeper", "prisoner",
         "offensive", "refugee", "convoy", "munition", "explosive", "mine", "armed", "military", "fighting"}  # fmt: skip


_CIVIL = {"team", "unit", "coalition", "police", "regime"}
"""Words for fighters that mean others as often."""
LONG = 40
"""Tokens from which a text about war can be trusted to use some word of war."""


def relevant(layers: Layers, readings: list[TriggerReading]) -> list[TriggerReading]:
    """The readings, without those of everyday words where a text of some length has no other word of war."""
    if len(layers.tokens) < LONG or _tells_of_war(layers, readings):
        return readings
    return [reading for reading in readings if reading.kind not in EVERYDAY]


def _tells_of_war(layers: Layers, readings: list[TriggerReading]) -> bool:
    """Whether a text names fighters, arms or an armed group, or claims a deed that needs no such words."""
    groups = any(known.actor.kind in ARMED_GROUPS for known in layers.actors)
    words = any(lemma in syntax.FIGHTERS - _CIVIL or lemma in _ARMS for lemma in layers.tokens.lemmas)
    return groups or words or any(reading.kind not in EVERYDAY for reading in readings)
