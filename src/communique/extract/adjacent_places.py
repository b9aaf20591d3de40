"""Places that the words next to them tie to a trigger, where the parse hangs them elsewhere, or to a journey."""

from __future__ import annotations

from communique.extract.layers import Layers
from communique.extract.syntax import AT, GOING
from communique.model.records import PlaceRole

_BULLETS = "-–—•*·"
_JOURNEYS = {"head", "bind", "go", "travel", "move", "march", "drive", "flee", "return", "fly", "sail", "route"}
"""Lemmas of being on the way."""


def following(layers: Layers, token: int) -> tuple[int, PlaceRole] | None:
    """The known place right after a word and a preposition ("strikes in Syria"): its last token, and its role."""
    return _after(layers, token + 1)


def fronted(layers: Layers, token: int) -> tuple[int, PlaceRole] | None:
    """The known place that opens the word's sentence and is set off by a comma ("Near X, three airstrikes struck ...")."""
    found = _after(layers, opening(layers, token))
    return found if found and found[0] + 1 < token and layers.tokens.words[found[0] + 1] == "," else None


def opening(layers: Layers, token: int) -> int:
    """The first token of the word's sentence that is no bullet; the word itself where there is none before."""
    tokens = layers.tokens
    at = tokens.sentences[tokens.sentence_of[token]].start
    while at < token and not tokens.words[at].strip(_BULLETS).strip():
        at += 1
    return at


def of_a_twin(layers: Layers, place: int, token: int) -> bool:
    """Whether a place follows another word like this one ("12 strikes in X and 9 strikes in Y")."""
    tokens = layers.tokens
    start = next((first for first, end in layers.places if first <= place < end), place)
    twin = start - 2
    return twin >= 0 and twin != token and tokens.lemmas[twin] == tokens.lemmas[token] and tokens.lower[start - 1] in AT


def within(layers: Layers, place: int) -> tuple[int, PlaceRole] | None:
    """The known place that lies "in" this one by the words right before it ("near Hit in Al Anbar"): its last token and role."""
    tokens = layers.tokens
    start = next((first for first, end in layers.places if first <= place < end), None)
    if start is None or tokens.lower[start - 1 : start] != ("in",):
        return None
    finer = next((first for first, end in layers.places if end == start - 1), None)
    return (start - 2, AT.get(tokens.lower[finer - 1], "at")) if finer else None


def destinations(layers: Layers, token: int) -> dict[int, PlaceRole]:
    """The known places of the word's sentence that others than it are on their way to: last tokens with their roles."""
    sentence = layers.tokens.sentences[layers.tokens.sentence_of[token]]
    inside = [end - 1 for start, end in layers.places if sentence.start <= start < sentence.end]
    return {place: role for place in inside if (role := goal(layers, place, token))}


def goal(layers: Layers, place: int, token: int) -> PlaceRole | None:
    """The role of a place that others than the trigger `token` are on their way to ("killed 20 rebels heading for X")."""
    tokens = layers.tokens
    preposition = tokens.heads[place]
    journey = tokens.heads[preposition]
    under = tokens.deps[place] == "pobj" and journey != token and tokens.lemmas[journey] in _JOURNEYS
    return GOING.get(tokens.lower[preposition]) if under else None


def _after(layers: Layers, at: int) -> tuple[int, PlaceRole] | None:
    tokens = layers.tokens
    preposition = tokens.lower[at] if at < len(tokens.words) else ""
    end = next((end for first, end in layers.places if first == at + 1), None) if preposition in AT else None
    return (end - 1, AT[preposition]) if end is not None else None
