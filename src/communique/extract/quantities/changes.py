"""Rises and falls: the verbs that tell by how much, or to what, a figure moved."""

from __future__ import annotations

from dataclasses import replace

from communique.extract.quantities.figures import Change, Figure, listed
from communique.extract.quantities.pieces import Pieces
from communique.extract.tokens import Tokens

_STEPS = 5
_BESIDE = frozenset({"nsubj", "nsubjpass", "conj", "appos", "compound", "poss", "amod"})
_ASIDE = frozenset({"from", "of", "in", "at", "for", "after", "since", "on"})


def with_changes(tokens: Tokens, pieces: Pieces, figures: list[Figure]) -> list[Figure]:
    """The figures with the rise or fall that their verb tells; "by 2%" alone goes the way of the figure before."""
    told: list[Figure] = []
    for figure in figures:
        change = figure.change
        if change == "=" and len(figure.values) == 1:
            change = _movement(tokens, pieces, figure, told[-1].change if told else "=")
        told.append(replace(figure, change=change))
    return told


def _way(lemma: str) -> Change:
    return "up" if lemma in listed("changes", "up") else "down" if lemma in listed("changes", "down") else "="


def _movement(tokens: Tokens, pieces: Pieces, figure: Figure, earlier: Change) -> Change:
    """The way of one figure; the bare level that something moved to ("fell to 7,400") has none,
    nor have things counted ("cut 40 jobs").
    """
    before = pieces.word(figure.start - 1)
    if before == "to" and figure.unit is None:
        return "="
    if before == "+":
        return "up"
    if before in {"up", "down"}:
        return "up" if before == "up" else "down"
    if before == "by" and figure.start > 1:
        way = _way(pieces.lemmas[figure.start - 2])
        if way != "=":
            return way
        if earlier in {"up", "down"} and pieces.tag(figure.start - 2) == "NNP":
            return earlier
    counted = figure.unit is not None and not figure.unit.known and "point" not in figure.unit.name
    return "=" if counted else _governing(tokens, pieces.tokens[figure.number[0]])


def _governing(tokens: Tokens, at: int) -> Change:
    """The way of the verb that takes the token as its object, or after "by" or "to"."""
    for _ in range(_STEPS):
        head = tokens.heads[at]
        if head == at or (tokens.deps[at] in _BESIDE and tokens.pos[at] != "NUM"):
            return "="
        at = head
        if tokens.pos[at] == "VERB" or tokens.lower[at] in {"up", "down"}:
            return _way(tokens.lemmas[at])
        if tokens.lower[at] in _ASIDE:
            return "="
    return "="
