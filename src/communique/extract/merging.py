"""Triggers that tell one event twice, made one."""

from __future__ import annotations

from dataclasses import replace

from communique.extract import syntax
from communique.extract.arguments import ROLE_FLOOR
from communique.extract.encoder import TriggerReading
from communique.extract.layers import Layers
from communique.extract.phrases import trigger_phrase

VIOLENCE = frozenset({"air_strike", "shelling", "bombing", "suicide_bombing", "attack", "chemical_attack"})
ENDED = frozenset({"killed", "destroyed"})
"""One word can say both; what each figure counts decides later which it is."""


def merged(layers: Layers, readings: list[TriggerReading]) -> list[TriggerReading]:
    """Readings that tell one event twice are one: two of a type within one phrase, a strike and the verb that it hit with,
    two verbs of one object. The likelier stays, of a strike and its verb the strike, of two verbs the first.
    """
    kept: list[TriggerReading] = []
    for reading in sorted(readings, key=lambda r: -r.probability):
        phrase = trigger_phrase(layers.tokens, reading.token)
        clash = any(
            other.kind == reading.kind
            and (phrase[0] <= other.token < phrase[1] or _in_phrase(layers, other.token, reading.token))
            for other in kept
        )
        things = reading.kind in ENDED and any(o.token == reading.token and o.kind in ENDED for o in kept)
        if not clash and not things:
            kept.append(reading)
    doubled = {one.token: other.token for one in kept for other in kept if one is not other and _same_event(layers, one, other)}
    verbs = {noun: verb for verb, noun in doubled.items()}
    by_token = {reading.token: reading for reading in kept}
    single = [r for r in kept if r.token not in doubled]
    whole = [_with_roles(r, by_token[verbs[r.token]]) if r.token in verbs else r for r in single]
    return sorted(whole, key=lambda r: (r.token, r.kind))


def _with_roles(reading: TriggerReading, verb: TriggerReading) -> TriggerReading:
    """A reading with the roles that its verb has and it lacks; the verb's figure counts something else."""
    own = {role for role, pairs in reading.roles.items() if pairs and pairs[0][1] >= ROLE_FLOOR}
    lacking = {role: pairs for role, pairs in verb.roles.items() if role not in own and role != "quantity"}
    return replace(reading, roles={**reading.roles, **lacking})


def _same_event(layers: Layers, verb: TriggerReading, other: TriggerReading) -> bool:
    """Whether `verb` only goes on telling what `other` names: "raids hit a school", "cleared and secured the area"."""
    tokens = layers.tokens
    noun_hits = tokens.heads[other.token] == verb.token and tokens.deps[other.token] == "nsubj"
    if noun_hits and tokens.lemmas[verb.token] in syntax.HITTING and {verb.kind, other.kind} <= VIOLENCE:
        return True
    bursts = tokens.lemmas[verb.token] in syntax.BURSTING and {verb.kind, other.kind} <= VIOLENCE
    relative = tokens.deps[verb.token] == "relcl" and tokens.heads[verb.token] == other.token
    if bursts and (noun_hits or relative):
        return True
    joined = tokens.heads[verb.token] == other.token and tokens.deps[verb.token] == "conj"
    objects = [any(tokens.deps[c] == "dobj" for c in tokens.children[t]) for t in (other.token, verb.token)]
    return joined and verb.kind == other.kind and objects == [False, True] and tokens.pos[other.token] == "VERB"


def _in_phrase(layers: Layers, head: int, token: int) -> bool:
    start, end = trigger_phrase(layers.tokens, head)
    return start <= token < end
