"""Entities as re3d marks them: organisations, locations, people, times and other named things."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

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
            runs = [(inside[start], inside[end - 1] + 1, kind) for start, end, kind in _runs(tags)]
            for start, end, kind in chain.from_iterable(_apart(tokens, *run) for run in _completed(tokens, runs)):
                if edges := _edges(tokens, start, end):
                    found.append(NamedEntity(span_of(tokens, *edges), _kind(tokens, *edges, kind)))
    return found


def _completed(tokens: Tokens, runs: Sequence[Run]) -> list[Run]:
    """The runs, one that breaks off after a preposition or before its own head ("the council of" / "X") whole."""
    found: list[Run] = []
    for start, end, kind in runs:
        before = found[-1] if found else None
        of = before and before[2] in _OF and before[1] == start - 1 and tokens.lower[start - 1] == "of"
        if before and (of or (before[1] == start and tokens.pos[start - 1] == "ADP")):
            found[-1] = (before[0], end, before[2])
        else:
            found.append((start, _end_of_document(tokens, start, end, kind), kind))
    return found


def _end_of_document(tokens: Tokens, start: int, end: int, kind: str) -> int:
    """Where a document's words end: with the noun for it ("council" / "resolution") and the name after "of"; else at `end`."""
    limit = tokens.sentences[tokens.sentence_of[start]].end
    if kind == "DocumentReference" and end < limit and tokens.lemmas[end] in DOCUMENTS and tokens.heads[end - 1] == end:
        return end + 1
    named = end + 1 + (tokens.lower[end + 1 : end + 2] == ("the",))
    if tokens.lower[end : end + 1] != ("of",) or tokens.lemmas[_head(tokens, start, end)] not in DOCUMENTS:
        return end
    last = named
    while last < limit and tokens.words[last][:1].isupper():
        last += 1
    return last if last > named else end


def _apart(tokens: Tokens, start: int, end: int, kind: str) -> Iterator[Run]:
    """A run, or the two that "and the" joins in it ("the coalition and the government")."""
    head = _head(tokens, start, end)
    for at in range(head + 1, end - 1):
        joined = tokens.lower[at] == "and" and tokens.lower[at + 1] in _ARTICLES
        if joined and any(tokens.deps[t] == "conj" and tokens.heads[t] == head for t in range(at + 1, end)):
            yield start, at, kind
            start = at + 1
    yield start, end, kind


def _head(tokens: Tokens, start: int, end: int) -> int:
    """The token of a run that the others depend on."""
    return next((t for t in range(start, end) if not start <= tokens.heads[t] < end or tokens.heads[t] == t), start)


def _kind(tokens: Tokens, start: int, end: int, kind: str) -> str:
    """The type of an entity: that of its tags, unless the word that the others depend on is never of that type."""
    head = _head(tokens, start, end)
    people = tokens.words[start].istitle() and (tokens.entities[start] == "NORP" or tokens.pos[start] == "ADJ")
    lone = end - start == 1 and tokens.deps[start] in {"amod", "compound", "nmod"}
    if tokens.lemmas[head] in DOCUMENTS:
        return "DocumentReference"
    if tokens.lemmas[head] in PLATFORMS:
        return "MilitaryPlatform"
    if kind in _NAMED and lone and people:
        return "Nationality"
    if kind in _NAMED and all(tokens.pos[token] == "NUM" for token in range(start, end)):
        return "Quantity"
    return kind


def _edges(tokens: Tokens, start: int, end: int) -> tuple[int, int] | None:
    """A run with its article, without what only joins it to the words around; None where nothing is left."""
    while start < end and tokens.lower[start] in _JOINTS:
        start += 1
    while start < end and (tokens.lower[end - 1] in _JOINTS or tokens.pos[end - 1] == "ADP"):
        end -= 1
    if all(tokens.pos[token] == "DET" or tokens.lower[token] in _UNMARKED for token in range(start, end)):
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


Run = tuple[int, int, str]
"""Token numbers, end excluded, and the type."""
_NAMED = {"Organisation", "Location", "Person"}
_OF = {*_NAMED, "DocumentReference"}
"""Types whose names take in what they are "of"."""
DOCUMENTS = {"report", "resolution", "agreement", "treaty", "accord", "pact", "constitution", "charter", "convention", "protocol",
             "memorandum", "letter", "communique", "communiqué", "bulletin", "document", "book", "chapter", "manual", "magazine",
             "newspaper", "contract", "verse"}  # fmt: skip
"""Nouns for what is written, lemmas."""
PLATFORMS = {
    "aircraft",
    "helicopter",
    "warplane",
    "plane",
    "jet",
    "drone",
    "tank",
    "warship",
    "frigate",
    "submarine",
    "destroyer",
}
"""Nouns for what carries weapons, lemmas."""
_ARTICLES = {"the", "a", "an"}
_UNMARKED = {"those", "these", "them", "who", "whom", "my", "our", "your", "his", "her", "its", "their"}
"""Words that stand for somebody and are no mention of an entity: possessives, and what a relative clause follows."""
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


def _runs(tags: Sequence[str]) -> list[Run]:
    found: list[Run] = []
    for at, tag in enumerate(tags):
        if tag.startswith("B-"):
            found.append((at, at + 1, tag[2:]))
        elif tag.startswith("I-"):
            found[-1] = (found[-1][0], at + 1, tag[2:])
    return found
