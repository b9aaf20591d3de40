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
            found += [NamedEntity(span_of(tokens, inside[start], inside[end - 1] + 1), kind) for start, end, kind in _runs(tags)]
    return found


def best_tags(scores: NDArray[np.float32]) -> list[str]:
    """The likeliest sequence of ENTITY_TAGS in which an inner tag follows a first or an inner tag of its type (Viterbi).

    `scores` (N, TAGS) are unnormalised log-probabilities.
    """
    peaks = scores.max(axis=1, keepdims=True)
    logs = scores - peaks - np.log(np.exp(scores - peaks).sum(axis=1, keepdims=True))
    total, backs = np.where(_ENTERS, -np.inf, logs[0]), []
    for step in logs[1:]:
        through = total[:, None] + _FORBIDDEN
        backs.append(through.argmax(axis=0))
        total = through.max(axis=0) + step
    best = [int(total.argmax())]
    for back in reversed(backs):
        best.append(int(back[best[-1]]))
    return [ENTITY_TAGS[number] for number in reversed(best)]


_ENTERS = np.array([tag.startswith("I-") for tag in ENTITY_TAGS])
_FORBIDDEN = np.array(
    [[0.0 if not after.startswith("I-") or (before != "O" and before[2:] == after[2:]) else -np.inf for after in ENTITY_TAGS]
     for before in ENTITY_TAGS]
)  # fmt: skip


def _runs(tags: Sequence[str]) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    for at, tag in enumerate(tags):
        if tag.startswith("B-"):
            found.append((at, at + 1, tag[2:]))
        elif tag.startswith("I-"):
            found[-1] = (found[-1][0], at + 1, tag[2:])
    return found
