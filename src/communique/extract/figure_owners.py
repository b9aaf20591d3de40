"""Whose a figure is: the noun that it counts, and whether that is something else than what a trigger did."""

from __future__ import annotations

from collections.abc import Sequence

from communique.extract.encoder import TriggerReading
from communique.extract.layers import Layers
from communique.extract.quantities.mentions import QuantityMention
from communique.extract.tallies import TALLY
from communique.extract.tokens import Tokens

COUNTING_TARGETS = frozenset({"killed", "wounded", "casualties", "missing", "abducted", "detained", "displaced", "evacuated",
                              "destroyed", "damaged", "seized", "attack", "interception", "surrendered"})  # fmt: skip
"""Types whose figure counts their targets."""
TOLL = frozenset({"killed", "wounded", "missing", "abducted"})
"""Types of which a report gives one tally."""
_OLDEST = 120
"""Years; a number beyond is no age."""
_REACH = 6
"""Tokens between a figure and the participle whose subject it is."""
_PLACES = {"region", "province", "district", "area", "town", "village", "city", "settlement", "governorate", "location", "place",
           "site", "country", "municipality", "oblast", "county", "state", "neighborhood",
           "neighbourhood", "locality"}  # fmt: skip
_ACROSS = {"in", "across", "throughout", "over", "at"}


def counted_by(tokens: Tokens, figure: QuantityMention) -> int | None:
    """The head of what a figure counts."""
    at = figure.number[1] - 1
    if tokens.deps[at] == "pobj" and (members := _of_whom(tokens, at)) is not None:
        return members
    for _ in range(4):
        head = tokens.heads[at]
        if head == at:
            return None
        if not figure.start <= head < figure.end and tokens.pos[head] in {"NOUN", "PROPN"}:
            told = tokens.deps[at] == "prep" and tokens.lemmas[head] in TALLY  # "a figure of 46" counts no figures
            return None if told else head
        if tokens.deps[at] not in {"nummod", "quantmod", "det", "compound", "amod", "npadvmod", "pobj", "nmod"}:
            break
        at = head
    return _of_whom(tokens, at)


def _of_whom(tokens: Tokens, number: int) -> int | None:
    """The fighters of "four of its fighters"."""
    after = [child for child in tokens.children[number] if tokens.lower[child] == "of"]
    goals = [goal for of in after for goal in tokens.children[of] if tokens.deps[goal] == "pobj"]
    return goals[0] if goals else None


def counts_other(layers: Layers, rivals: Sequence[TriggerReading], reading: TriggerReading, figure: QuantityMention) -> bool:
    """Whether a figure is no count of what the trigger did: it counts the doer, what another event hit, or is an age."""
    tokens = layers.tokens
    counted = counted_by(tokens, figure)
    doer = counted is not None and (layers.kinds[counted] or reading.kind == "attack")
    if doer and counts_doer(tokens, reading, figure):
        return True
    if _is_whole(layers, figure) or _of_complement(tokens, reading, figure) or _counts_places(tokens, reading, figure):
        return True
    if _behind_semicolon(layers, reading, figure):
        return True
    of_others = _counts_struck(layers, reading, figure) or _goes_with_next(tokens, rivals, reading, figure)
    return reading.kind in TOLL and (of_others or _is_age(tokens, figure) or figure.form == "fraction")


def _behind_semicolon(layers: Layers, reading: TriggerReading, figure: QuantityMention) -> bool:
    """Whether a semicolon parts a figure from a trigger that has one on its own side ("47 wounded; two died")."""
    tokens = layers.tokens
    first, last = sorted((figure.start, reading.token))
    cuts = [t for t in range(first, last) if tokens.words[t] == ";"]
    if not cuts or tokens.pos[reading.token] != "VERB":
        return False
    own = tokens.sentences[tokens.sentence_of[reading.token]]
    inside = range(cuts[-1], own.end) if figure.start < reading.token else range(own.start, cuts[0])
    beside = [other for other in layers.quantities if other.start in inside]
    return any(counted_by(tokens, f) is None or tokens.heads[f.number[1] - 1] == reading.token for f in beside)


def _of_complement(tokens: Tokens, reading: TriggerReading, figure: QuantityMention) -> bool:
    """Whether a figure counts the subject of a clause below the trigger ("went and said that 500 men would go")."""
    counted = counted_by(tokens, figure)
    if counted is None or tokens.deps[counted] not in {"nsubj", "nsubjpass"} or tokens.pos[reading.token] != "VERB":
        return False
    verb = tokens.heads[counted]
    above = tokens.heads[verb]
    return tokens.deps[verb] == "ccomp" and (above == reading.token or tokens.heads[above] == reading.token)


def _counts_places(tokens: Tokens, reading: TriggerReading, figure: QuantityMention) -> bool:
    """Whether a figure counts the places where something was done: the regions of "shot down in 11 regions"."""
    counted = counted_by(tokens, figure)
    if counted is None or reading.kind not in COUNTING_TARGETS or tokens.deps[counted] != "pobj":
        return False
    return tokens.lower[tokens.heads[counted]] in _ACROSS and tokens.lemmas[counted] in _PLACES


def _is_whole(layers: Layers, figure: QuantityMention) -> bool:
    """Whether a figure is the whole that another one before it is a part of: the ten of "nine of ten drones"."""
    tokens = layers.tokens
    before = tokens.lower[max(0, figure.start - 2) : figure.start]
    of = figure.start - (2 if before[-1:] in {("the",), ("some",)} else 1)
    return of > 0 and tokens.lower[of] == "of" and any(part.end == of for part in layers.quantities)


def _is_age(tokens: Tokens, figure: QuantityMention) -> bool:
    """Whether a bare number stands behind a name in brackets or between commas: "Ada Cole (66)", "Ada Cole, 66, a nurse"."""
    words, pos = tokens.words, tokens.pos
    opens, after = figure.start - 1, figure.end
    if after >= len(words) or words[after] not in {")", ","} or (figure.high or _OLDEST) >= _OLDEST:
        return False
    if words[after] == ")":  # "(possibly 22-23)", "(either 65 or 66)"
        opens = next((at for at in range(opens, max(-1, opens - 5), -1) if words[at] == "("), opens)
    return opens > 0 and words[opens] == {")": "(", ",": ","}[words[after]] and pos[opens - 1] == "PROPN"


def _goes_with_next(tokens: Tokens, rivals: Sequence[TriggerReading], reading: TriggerReading, figure: QuantityMention) -> bool:
    """Whether a figure behind the trigger is the subject of the next toll: the four of "one was killed and four wounded"."""
    later = [r.token for r in rivals if r.kind in TOLL and r.token >= figure.end and r.kind != reading.kind]
    if figure.start < reading.token or not later or min(later) - figure.end > _REACH:
        return False
    before, between = tokens.lower[reading.token + 1 : figure.start], tokens.lower[figure.end : min(later)]
    return bool({"and", "while", "but"} & set(before)) and not {"and", ",", "while", ";", ".", "but"} & set(between)


def _counts_struck(layers: Layers, reading: TriggerReading, figure: QuantityMention) -> bool:
    """Whether a figure counts what another event hit: the houses of "two killed in a strike on three houses"."""
    tokens = layers.tokens
    counted = counted_by(tokens, figure)
    if counted is None or tokens.deps[counted] not in {"pobj", "dobj"}:
        return False
    if tokens.deps[counted] == "dobj":
        return _hit_before(layers, reading, counted)
    event = tokens.heads[tokens.heads[counted]]
    if tokens.lemmas[event] == "life":
        return False
    return event != reading.token and bool(layers.kinds[event]) and tokens.pos[event] == "NOUN"


def _hit_before(layers: Layers, reading: TriggerReading, thing: int) -> bool:
    """Whether something is the object of another verb that tells an event, by which the trigger came about: the sites of
    "hit 30 sites, killing five".
    """
    tokens = layers.tokens
    verb = tokens.heads[thing]
    follows = tokens.heads[reading.token] == verb and tokens.deps[reading.token] == "advcl"
    return follows and bool(layers.kinds[verb])


def counts_doer(tokens: Tokens, reading: TriggerReading, figure: QuantityMention) -> bool:
    """Whether a figure counts the subject of an active verb, not what was done ("two strikes killed 31 people")."""
    counted = counted_by(tokens, figure)
    if counted is None or reading.kind not in COUNTING_TARGETS or tokens.heads[counted] != reading.token:
        return False
    objects = any(tokens.deps[c] == "dobj" for c in tokens.children[reading.token])
    return tokens.deps[counted] == "nsubj" and objects
