"""Entities as re3d marks them: organisations, locations, people, times and other named things."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from communique.extract.encoder import Encoded
from communique.extract.heads import ENTITY_TAGS, LAYOUT
from communique.extract.phrases import span_of
from communique.extract.tokens import Tokens
from communique.model.records import Span


@dataclass(frozen=True, slots=True)
class NamedEntity:
    """A mention of an entity with its type (see ENTITY_TYPES)."""

    mention: Span
    type: str


def named_entities(tokens: Tokens, encoded: Sequence[Encoded]) -> list[NamedEntity]:
    """The entities of a text, in text order; none overlaps another, none runs over a sentence's end."""
    scores: dict[int, NDArray[np.float32]] = {}
    for one in encoded:
        for token, state in zip(one.window.words, one.states, strict=True):
            if token >= one.window.start:
                scores[token] = state[LAYOUT["entity"]]
    found = []
    for sentence in tokens.sentences:
        inside = [token for token in range(sentence.start, sentence.end) if token in scores]
        if inside:
            tags = best_tags(np.stack([scores[token] for token in inside]))
            runs = ((inside[start], inside[end - 1] + 1, kind) for start, end, kind in _runs(tags))
            found += [
                NamedEntity(span_of(tokens, *edges), kind) for start, end, kind in runs if (edges := _edges(tokens, start, end))
            ]
    return found


def _edges(tokens: Tokens, start: int, end: int) -> tuple[int, int] | None:
    """A run with its article, without what only joins it to the words around; None where nothing is left."""
    while start < end and tokens.lower[start] in _JOINTS:
        start += 1
    while start < end and tokens.lower[end - 1] in _JOINTS:
        end -= 1
    if all(tokens.pos[token] == "DET" for token in range(start, end)):
        return None
    article = start - 1
    if article >= 0 and tokens.lower[article] in _ARTICLES and start <= tokens.heads[article] < end:
        start = article
    return start, end


def best_tags(scores: NDArray[np.float32]) -> list[str]:
    """The likeliest sequence of ENTITY_TAGS in which an inner tag follows a first or an inner tag of its type (Viterbi).

    `scores` (N, TAGS) are unnormalised log-probabilities.
    """
    peaks = scores.max(axis=1, keepdims=True)
    logs = scores - peaks - np.log(np.exp(scores - peaks).sum(axis=1, keepdims=True))
    total, backs = np.where(_ENTERS, -np.inf, logs[0]), []
    for step in logs[1:]:
        through = total[:, None] + _STEPS
        backs.append(through.argmax(axis=0))
        total = through.max(axis=0) + step
    best = [int(total.argmax())]
    for back in reversed(backs):
        best.append(int(back[best[-1]]))
    return [ENTITY_TAGS[number] for number in reversed(best)]


_ARTICLES = {"the", "a", "an"}
_JOINTS = {"and", "or", ",", ";", ":", ".", "(", ")", "[", "]", '"', "“", "”", "'s", "’s", "'", "’"}
_ADJACENT = -6.0
"""Log-odds against two entities of one type without a word between them."""
_ENTERS = np.array([tag.startswith("I-") for tag in ENTITY_TAGS])


def _step(before: str, after: str) -> float:
    same = before != "O" and before[2:] == after[2:]
    if after.startswith("I-"):
        return 0.0 if same else -np.inf
    return _ADJACENT if same and after != "O" else 0.0


_STEPS = np.array([[_step(before, after) for after in ENTITY_TAGS] for before in ENTITY_TAGS])


def _runs(tags: Sequence[str]) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    for at, tag in enumerate(tags):
        if tag.startswith("B-"):
            found.append((at, at + 1, tag[2:]))
        elif tag.startswith("I-"):
            found[-1] = (found[-1][0], at + 1, tag[2:])
    return found
