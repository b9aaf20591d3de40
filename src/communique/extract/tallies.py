"""Figures that a verb puts on a tally: "put the number of dead at 44", "the army gave the figure as more than 50"."""

from __future__ import annotations

from dataclasses import replace

from communique.extract.elision import SURE
from communique.extract.encoder import TriggerReading
from communique.extract.layers import Layers
from communique.extract.quantities.mentions import QuantityMention

TALLY = frozenset({"number", "toll", "figure", "count", "total", "tally"})
_COUNTED = TALLY | {"fatality", "death", "dead", "casualty"}
_PUTTING = frozenset({"put", "give", "set", "place", "estimate", "revise", "raise", "bring"})
_STANDING = frozenset({"stand", "rise", "climb", "reach", "jump", "exceed", "pass", "be", "hit", "grow", "increase", "top",
                       "remain", "surpass", "fall", "drop"})  # fmt: skip
_LEADING = {"at", "to", "as"}
_STEPS = 5
"""Words between a trigger and the tally that it belongs to: "the number of people killed"."""
_SHARED = {"agent", "target", "at", "near", "time"}


def put_on(layers: Layers, trigger: int) -> QuantityMention | None:
    """The figure that the verb of a trigger's tally puts on it; None where there is none."""
    tokens = layers.tokens
    noun = trigger
    for _ in range(_STEPS):
        if tokens.lemmas[noun] in _COUNTED and tokens.deps[noun] in {"dobj", "nsubj", "nsubjpass"}:
            return _behind(layers, tokens.heads[noun], max(noun, trigger))
        noun = tokens.heads[noun]
    return None


def _behind(layers: Layers, verb: int, after: int) -> QuantityMention | None:
    """The figure that a verb leads to by "at", "to" or as its object."""
    tokens = layers.tokens
    if tokens.lemmas[verb] not in _PUTTING | _STANDING:
        return None
    below = [c for c in (*tokens.children[verb], *tokens.children[after]) if c > after]
    goals = [c for c in below if tokens.deps[c] in {"dobj", "attr", "nummod"}]
    goals += [g for c in below if tokens.lower[c] in _LEADING for g in tokens.children[c]]
    found = [f for f in layers.quantities if f.start > after and any(f.start <= goal < f.end for goal in goals)]
    return found[0] if found and not (found[0].percent or found[0].currency) else None


def retold(layers: Layers, readings: list[TriggerReading]) -> list[TriggerReading]:
    """The readings, and one more for every tally that has another one's figure told otherwise ("but the army put the figure at
    more than 50"): it is of the type of the last figure before it, and its verb's subject says so.
    """
    more = [again for at, lemma in enumerate(layers.tokens.lemmas) if lemma in TALLY and (again := _again(layers, readings, at))]
    return sorted([*readings, *more], key=lambda r: (r.token, r.kind)) if more else readings


def _again(layers: Layers, readings: list[TriggerReading], tally: int) -> TriggerReading | None:
    tokens = layers.tokens
    verb = tokens.heads[tally]
    bare = {tokens.lower[c] for c in tokens.children[tally]} <= {"the", "that", "this"}
    if not bare or tokens.deps[tally] != "dobj" or tokens.lemmas[verb] not in _PUTTING:
        return None
    figure = _behind(layers, verb, tally)
    speaker = [c for c in tokens.children[verb] if tokens.deps[c] == "nsubj"]
    near = [r for r in readings if 0 <= tokens.sentence_of[tally] - tokens.sentence_of[r.token] <= 1]
    if figure is None or not speaker or any(r.token == tally for r in near):
        return None
    before = [r for r in near if r.token < tally and r.roles.get("quantity")]
    if not before:
        return None
    roles = {role: pairs for role, pairs in before[-1].roles.items() if role in _SHARED}
    roles["speaker"] = [(speaker[0], SURE)]
    mode = dict.fromkeys(before[-1].mode, 0.0) | {"indirect": 1.0}
    return replace(before[-1], token=tally, roles=roles, figure=figure, mode=mode)
