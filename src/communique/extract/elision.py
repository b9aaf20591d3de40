"""Clauses that leave their verb out: "13 raids on Kel and 11 on Tessa" is two claims."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace

from communique.extract import syntax
from communique.extract.encoder import TriggerReading
from communique.extract.layers import Layers
from communique.extract.tokens import Tokens
from communique.model.records import PlaceRole

SURE = 0.95
"""How likely a word is taken to be what the parse makes it."""
ROLE_OF: dict[str, PlaceRole] = {"from": "from", "to": "to", "near": "near", "outside": "near", "into": "to", "toward": "toward"}
"""The role of the place that a preposition leads to, where it is not where something happened."""
PLACING = {*ROLE_OF, "in", "at", "on", "around", "inside"}
"""Prepositions that lead to a place."""


def elided(layers: Layers, readings: list[TriggerReading]) -> list[TriggerReading]:
    """The readings, and after each one for every figure or mover that its verb is understood with again.

    The parser makes such a word a conjunct of the verb; it has a place of its own. What hangs on it is taken from the first
    reading and given to the new one.
    """
    tokens = layers.tokens
    found: list[TriggerReading] = []
    for reading in readings:
        gaps = _gaps(tokens, reading)
        inside = {t for gap in gaps for at in (gap, *_prepositions(tokens, gap)) for t in tokens.subtree(at)}
        found.append(without(reading, inside) if gaps else reading)
        found += [_again(layers, reading, gap, inside) for gap in gaps]
    return found


def _gaps(tokens: Tokens, reading: TriggerReading) -> list[int]:
    """The conjuncts of a trigger's verb that stand for a clause of their own: figures, and for movements nouns."""
    verb = reading.token
    if tokens.pos[verb] in {"NOUN", "PROPN"} and tokens.deps[verb] in {"dobj", "nsubjpass"}:
        verb = tokens.heads[verb]
    if tokens.pos[verb] not in {"VERB", "AUX"}:
        return []
    wanted = {"NUM", "NOUN"} if reading.kind in syntax.MOTION else {"NUM"}
    conjuncts = [c for c in tokens.children[verb] if tokens.deps[c] == "conj" and tokens.pos[c] in wanted and c > reading.token]
    return [c for c in conjuncts if _placed(tokens, c)]


def _placed(tokens: Tokens, token: int) -> list[tuple[int, PlaceRole]]:
    """(token, role) of the places that hang on a word."""
    return [
        (goal, ROLE_OF.get(tokens.lower[p], "at"))
        for p in _prepositions(tokens, token)
        for goal in tokens.children[p]
        if tokens.deps[goal] == "pobj"
    ]


def _prepositions(tokens: Tokens, token: int) -> list[int]:
    """The prepositions of place of a word; the parser may hang one that follows it on the verb."""
    beside = [c for c in tokens.children[tokens.heads[token]] if c == token + 1]
    return [c for c in (*tokens.children[token], *beside) if tokens.deps[c] == "prep" and tokens.lower[c] in PLACING]


def without(reading: TriggerReading, words: Set[int]) -> TriggerReading:
    """The reading with nothing of what it has among `words`."""
    roles = {role: [(t, p) for t, p in pairs if t not in words] for role, pairs in reading.roles.items()}
    return replace(reading, roles=roles)


def _again(layers: Layers, reading: TriggerReading, gap: int, inside: set[int]) -> TriggerReading:
    shared = {"agent", "target", "supporter", "time", "speaker"}
    roles = {role: pairs for role, pairs in without(reading, inside).roles.items() if role in shared}
    for goal, role in _placed(layers.tokens, gap):
        roles.setdefault(role, []).append((goal, SURE))
    roles["quantity" if layers.tokens.pos[gap] == "NUM" else "agent"] = [(gap, SURE)]
    figure = next((f for f in layers.quantities if f.start <= gap < f.end), None)
    return replace(reading, roles=roles, figure=figure)
