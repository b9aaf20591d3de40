"""Triggers that tell one event twice, made one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from communique.extract import syntax
from communique.extract.arguments import ROLE_FLOOR
from communique.extract.certain import lives
from communique.extract.encoder import TriggerReading
from communique.extract.layers import Layers
from communique.extract.lexicon import KIND_NAMES
from communique.extract.phrases import trigger_phrase
from communique.extract.verbs_of_force import REPELLED, REPELLING

VIOLENCE = frozenset({"air_strike", "shelling", "bombing", "suicide_bombing", "attack", "chemical_attack"})
BLASTS = frozenset({"bombing", "air_strike", "suicide_bombing"})
SUICIDE = frozenset({"suicide", "martyrdom", "kamikaze", "himself", "herself", "themselves"})
"""Words for an attacker who dies in a blast."""
TAKING = frozenset({"capture", "control", "siege", "withdrawal", "surrendered"})
CARRYING = frozenset({"carry", "conduct", "make", "perform", "stage", "mount", "wage", "undertake", "commit", "execute"})
"""Verbs that tell of nothing but what their object names."""
OF_THINGS = frozenset({"seized", "munitions_used", "destroyed", "damaged"})
"""Types that such a verb is misread as."""
ENDED = frozenset({"killed", "destroyed"})
"""One word can say both; what each figure counts decides later which it is."""


def merged(layers: Layers, readings: list[TriggerReading]) -> list[TriggerReading]:
    """Readings that tell one event twice are one: two of a type within one phrase, a strike and the verb that it hit with,
    two verbs of one object. The likelier stays, of a strike and its verb the strike, of two verbs the first. A word of an
    actor's long name tells of nothing ("Group for the Support of X").
    """
    kept: list[TriggerReading] = []
    names = {t for known in layers.actors if known.end - known.start > 2 for t in range(known.start, known.end)}
    told = [_of_what_was_done(layers, r) for r in readings if r.token not in names]
    for reading in sorted(_of_one_blast(layers, told), key=lambda r: -r.probability):
        phrase = trigger_phrase(layers.tokens, reading.token)
        clash = any(
            other.kind == reading.kind
            and (
                phrase[0] <= other.token < phrase[1]
                or _in_phrase(layers, other.token, reading.token)
                or _led_to(layers, other.token, reading.token)
            )
            for other in kept
        )
        things = reading.kind in ENDED and any(o.token == reading.token and o.kind in ENDED for o in kept)
        if not clash and not things:
            kept.append(reading)
    kept = [one for one in kept if not any(_only_carries(layers, one, other) for other in kept)]
    doubled = {one.token: other.token for one in kept for other in kept if one is not other and _same_event(layers, one, other)}
    left_out = {into: gone for gone, into in doubled.items()}
    by_token = {reading.token: reading for reading in kept}
    single = [r for r in kept if r.token not in doubled]
    whole = [_with_roles(r, by_token[left_out[r.token]]) if r.token in left_out else r for r in single]
    return sorted(whole, key=lambda r: (r.token, r.kind))


def _of_one_blast(layers: Layers, readings: Sequence[TriggerReading]) -> list[TriggerReading]:
    """The readings, of a word that is one of a bombing and of an air strike or a suicide's attack the one that it tells of: a
    suicide's where the sentence says so, else the likelier.
    """
    kept = list(readings)
    for token in {r.token for r in readings if r.kind == "bombing"}:
        same = [r for r in kept if r.token == token and r.kind in BLASTS]
        told = layers.tokens.sentences[layers.tokens.sentence_of[token]]
        suicide = not SUICIDE.isdisjoint(layers.tokens.lower[told.start : told.end])
        best = max(same, key=lambda r: (suicide and r.kind == "suicide_bombing", r.probability))
        kept = [r for r in kept if r not in same or r is best]
    return kept


def _with_roles(reading: TriggerReading, other: TriggerReading) -> TriggerReading:
    """A reading with the roles that the one made one with it has and it lacks; the other's figure counts something else."""
    own = {role for role, pairs in reading.roles.items() if pairs and pairs[0][1] >= ROLE_FLOOR}
    lacking = {role: pairs for role, pairs in other.roles.items() if role not in own and role != "quantity"}
    return replace(reading, roles={**reading.roles, **lacking})


def _same_event(layers: Layers, one: TriggerReading, other: TriggerReading) -> bool:
    """Whether `one` only goes on telling what `other` names: "raids hit a school", "cleared and secured the area"; of a bomb
    that explodes the verb stays, of one that goes off the bomb.
    """
    tokens = layers.tokens
    violent = {one.kind, other.kind} <= VIOLENCE
    if violent and _subject(layers, other.token, one.token) and tokens.lemmas[one.token] in syntax.HITTING | {"go"}:
        return True
    if violent and _subject(layers, one.token, other.token) and tokens.lemmas[other.token] in syntax.BURSTING - {"go"}:
        return True
    if one.kind == other.kind and _light(layers, one, other):
        return True
    joined = tokens.heads[one.token] == other.token and tokens.deps[one.token] == "conj"
    objects = [any(tokens.deps[c] == "dobj" for c in tokens.children[t]) for t in (other.token, one.token)]
    return joined and one.kind == other.kind and objects == [False, True] and tokens.pos[other.token] == "VERB"


def _light(layers: Layers, one: TriggerReading, other: TriggerReading) -> bool:
    """Whether a verb and its object or subject tell one event of one type, and `one` is what goes: of "shells landed"
    the verb, of "took control" the noun.
    """
    tokens = layers.tokens
    noun, verb = sorted((one.token, other.token), key=lambda t: tokens.pos[t] == "VERB")
    if one.kind not in VIOLENCE | TAKING or tokens.lemmas[verb] in syntax.HITTING | syntax.BURSTING | {"go"}:
        return False
    bound = tokens.heads[noun] == verb and tokens.deps[noun] in {"dobj", "nsubj", "nsubjpass"}
    if _by_means(layers, noun, verb) and not _counted(one, other):
        return one.token == noun
    goes = noun if one.kind in TAKING else verb
    return bound and tokens.pos[noun] == "NOUN" and one.token == goes


def _only_carries(layers: Layers, one: TriggerReading, other: TriggerReading) -> bool:
    """Whether a word says no more than another: a verb than that its object was done or beaten off ("carried out 40 shellings",
    "attacks were repelled"), "lives" than that they were lost.
    """
    tokens = layers.tokens
    if other.kind == "killed" and lives(tokens, other.token) == one.token:
        return True
    carried = tokens.heads[other.token] == one.token and tokens.deps[other.token] in {"dobj", "nsubjpass"}
    verbs = CARRYING | (REPELLING if other.kind in REPELLED else set())
    return carried and tokens.lemmas[one.token] in verbs and other.kind in VIOLENCE | REPELLED | {"air_sortie"}


def _of_what_was_done(layers: Layers, reading: TriggerReading) -> TriggerReading:
    """The reading, of a verb that tells of nothing but its object that of the object ("carried out 40 shellings")."""
    tokens = layers.tokens
    objects = [c for c in tokens.children[reading.token] if tokens.deps[c] == "dobj"]
    if tokens.lemmas[reading.token] not in CARRYING or reading.kind not in OF_THINGS or not objects:
        return reading
    named = [KIND_NAMES[kind] for kind in sorted(layers.kinds[objects[0]]) if KIND_NAMES[kind] in VIOLENCE]
    return replace(reading, token=objects[0], kind=named[0]) if named else reading


def _by_means(layers: Layers, noun: int, verb: int) -> bool:
    """Whether a noun tells what a verb was done with: "attacked the base with missiles"."""
    tokens = layers.tokens
    return tokens.deps[noun] == "pobj" and tokens.lower[tokens.heads[noun]] == "with" and tokens.heads[tokens.heads[noun]] == verb


def _counted(*readings: TriggerReading) -> bool:
    return any(p >= ROLE_FLOOR for reading in readings for _, p in reading.roles.get("quantity", ()))


def _subject(layers: Layers, noun: int, verb: int) -> bool:
    """Whether a noun is the subject of a verb, also of one in its own relative clause ("a mine which exploded")."""
    tokens = layers.tokens
    if tokens.heads[noun] == verb and tokens.deps[noun] == "nsubj":
        return True
    return tokens.deps[verb] == "relcl" and tokens.heads[verb] == noun and tokens.pos[noun] in {"NOUN", "PROPN"}


def _led_to(layers: Layers, one: int, other: int) -> bool:
    """Whether a preposition and its noun are two words, in either order ("under control")."""
    tokens = layers.tokens
    return any(tokens.heads[a] == b and tokens.deps[a] == "pobj" for a, b in ((one, other), (other, one)))


def _in_phrase(layers: Layers, head: int, token: int) -> bool:
    start, end = trigger_phrase(layers.tokens, head)
    return start <= token < end
