"""Participants that a verb's own sense gives, whatever the parse calls them: who is driven out, repels, loses, is a shield."""

from __future__ import annotations

from collections.abc import Iterable

from communique.extract.encoder import TriggerReading
from communique.extract.tokens import Tokens

LOSSES = frozenset({"killed", "wounded", "casualties", "destroyed", "damaged", "missing", "seized"})
LOSING = {"lose", "suffer", "sustain", "count", "record", "mourn", "bury", "tally", "receive"}
"""Verbs whose subject has losses, or counts them, and inflicts none."""
DRIVING = {"push", "drive", "force", "expel", "oust", "dislodge", "evict", "chase", "flush", "eject"}
REPELLED = frozenset({"attack", "shelling", "air_strike", "clash"})
REPELLING = {"repel", "repulse", "foil", "thwart", "rebuff", "stop", "beat"}
LAYING = {"blame": "on", "pin": "on", "attribute": "to", "ascribe": "to"}
"""Verbs that lay a deed on somebody, and the preposition that leads to whom."""
JUDGING = frozenset({"call", "describe", "condemn", "denounce", "label", "brand", "welcome", "praise", "decry", "deplore"})
VICTIMS = frozenset({"martyr", "victim", "fatality"})
"""Nouns that tell of deaths and name the dead."""


def driven(tokens: Tokens, reading: TriggerReading) -> list[int]:
    """Who withdraws because others make them ("pushed the rebels out of X")."""
    if reading.kind != "withdrawal" or tokens.lemmas[reading.token] not in DRIVING:
        return []
    return [c for c in _children(tokens, reading.token, {"dobj"}) if tokens.pos[c] != "PRON"]


def shields(tokens: Tokens, reading: TriggerReading) -> list[int]:
    """Who is used as a shield ("used 15 captives as human shields")."""
    verb = tokens.heads[tokens.heads[reading.token]]
    if reading.kind != "abuse" or tokens.lemmas[reading.token] != "shield" or tokens.lemmas[verb] != "use":
        return []
    return _children(tokens, verb, {"dobj", "nsubjpass"})


def repelling(tokens: Tokens, reading: TriggerReading) -> list[int]:
    """Who beats off the attack that a noun names, and so is its target ("the brigade repelled six attacks")."""
    verb = tokens.heads[reading.token]
    if reading.kind not in REPELLED or tokens.lemmas[verb] not in REPELLING:
        return []
    if tokens.deps[reading.token] == "dobj":
        return [c for c in _children(tokens, verb, {"nsubj"}) if tokens.pos[c] != "PRON"]
    by = _children(tokens, verb, {"agent"}) if tokens.deps[reading.token] == "nsubjpass" else []
    return [goal for c in by for goal in _children(tokens, c, {"pobj"})]


def blamed(tokens: Tokens, reading: TriggerReading) -> list[int]:
    """On whom a deed is laid ("blamed the attack on the rebels", "blames the rebels for the attack")."""
    at, head = reading.token, tokens.heads[reading.token]
    if tokens.deps[at] == "pobj" and tokens.lower[head] == "for":
        verb = tokens.heads[head]
        return _children(tokens, verb, {"dobj"}) if tokens.lemmas[verb] == "blame" else []
    if tokens.deps[at] not in {"dobj", "nsubjpass"} or tokens.lemmas[head] not in LAYING:
        return []
    onto = [c for c in (*tokens.children[head], *tokens.children[at]) if tokens.lower[c] == LAYING[tokens.lemmas[head]]]
    return [goal for c in onto for goal in _children(tokens, c, {"pobj"})]


def judges(tokens: Tokens, reading: TriggerReading, token: int) -> bool:
    """Whether a word is the subject of a verb that only says what to think of a deed ("called the strikes a crime")."""
    verb = tokens.heads[token]
    below = tokens.deps[reading.token] in {"dobj", "nsubj", "oprd"} and verb in tokens.ancestors(reading.token)
    return tokens.deps[token] == "nsubj" and tokens.lemmas[verb] in JUDGING and below


def names_victims(tokens: Tokens, trigger: int) -> bool:
    """Whether a trigger is itself the word for whom it counts ("four martyrs")."""
    counted = any(tokens.deps[c] == "nummod" or tokens.lower[c] in {"a", "an"} for c in tokens.children[trigger])
    return tokens.lemmas[trigger] in VICTIMS and counted


def loses(tokens: Tokens, reading: TriggerReading, token: int) -> bool:
    """Whether a word is the subject of a verb of losing, or of counting losses ("the army lost three tanks")."""
    verb = tokens.heads[token]
    told = tokens.deps[token] == "nsubj" and verb in {reading.token, tokens.heads[reading.token]}
    return told and reading.kind in LOSSES and tokens.lemmas[verb] in LOSING


def _children(tokens: Tokens, token: int, dependencies: Iterable[str]) -> list[int]:
    return [c for c in tokens.children[token] if tokens.deps[c] in dependencies]
