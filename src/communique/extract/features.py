"""The numbers that the encoder reads: windows of word pieces with tags and marks, and paths between words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from communique.extract.layers import Layers
from communique.extract.lexicon import KIND_NAMES
from communique.extract.tokens import Tokens

if TYPE_CHECKING:
    from tokenizers import Tokenizer

POS = ("- ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X ").split()
DEPS = (
    "- ROOT acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj csubj "
    "csubjpass dative dep det dobj expl intj mark meta neg nmod npadvmod nsubj nsubjpass nummod oprd "
    "parataxis pcomp pobj poss preconj predet prep prt punct quantmod relcl xcomp "
).split()
ENTITIES = (
    "- PERSON NORP FAC ORG GPE LOC PRODUCT EVENT WORK_OF_ART LAW LANGUAGE DATE TIME PERCENT MONEY QUANTITY ORDINAL CARDINAL "
).split()
ROLES_OF_BLOCKS = ("body", "headline", "quote", "list", "table", "caption")
FLAGS = 6 + len(KIND_NAMES)
PIECES = 256
"""Word pieces of a window at most, its two marks included."""
CONTEXT = 88
"""Word pieces of earlier sentences that a window starts with at most."""
LONGEST = 5
"""Steps of a dependency path at most."""
DISTANCES = (-64, -32, -16, -8, -4, -2, -1, 0, 1, 2, 4, 8, 16, 32, 64)
_CATEGORIES = tuple({name: number for number, name in enumerate(names)} for names in (POS, DEPS, ENTITIES, ROLES_OF_BLOCKS))

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]
Steps = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Window:
    """One stretch of sentences as the encoder reads it.

    `pieces` (P,) word-piece ids; `categories` (P, 4) numbers of POS, dependency, entity type and block role; `flags`
    (P, FLAGS) marks; `words` the document's token numbers in it and `firsts` the position of each one's first piece;
    claims are read from the tokens `start` to `end` (excluded), what stands before is context.
    """

    pieces: Ints
    categories: Ints
    flags: Floats
    words: tuple[int, ...]
    firsts: tuple[int, ...]
    start: int
    end: int


def windows(layers: Layers, tokenizer: Tokenizer, context: int = CONTEXT) -> list[Window]:
    """The document cut at sentences into windows of PIECES, each led by up to `context` pieces of what came before."""
    tokens = layers.tokens
    encoded = _piece_ids(tokens.words, tokenizer)
    stretches = [stretch for s in tokens.sentences for stretch in _fitting(encoded, s.start, s.end)]
    found: list[Window] = []
    at = 0
    while at < len(stretches):
        first, size, begin = at, 0, stretches[at][0]
        led, start = 0, begin
        for earlier_start, earlier_end in reversed(stretches[:at]):
            length = sum(len(encoded[t]) for t in range(earlier_start, earlier_end))
            if led + length > context:
                break
            led, start = led + length, earlier_start
        while at < len(stretches):
            length = sum(len(encoded[t]) for t in range(*stretches[at]))
            if at > first and led + size + length > PIECES - 2:
                break
            size, at = size + length, at + 1
        if led + size > PIECES - 2:
            start = begin
        found.append(_window(layers, encoded, start, begin, stretches[at - 1][1]))
    return found


def _piece_ids(words: Sequence[str], tokenizer: Tokenizer) -> list[list[int]]:
    if not words:
        return []
    encodings = tokenizer.encode_batch(list(words), add_special_tokens=False)
    unknown: int = tokenizer.token_to_id("[UNK]") or 100
    return [encoding.ids[:12] or [unknown] for encoding in encodings]


def _fitting(encoded: list[list[int]], start: int, end: int) -> list[tuple[int, int]]:
    """The tokens `start` to `end` in stretches of at most PIECES - 2 pieces."""
    found, size, begin = [], 0, start
    for token in range(start, end):
        if size + len(encoded[token]) > PIECES - 2:
            found.append((begin, token))
            begin, size = token, 0
        size += len(encoded[token])
    return [*found, (begin, end)]


def _window(layers: Layers, encoded: list[list[int]], start: int, begin: int, end: int) -> Window:
    tokens = layers.tokens
    owners, firsts = [], []
    pieces = [101]
    for token in range(start, end):
        firsts.append(len(pieces))
        pieces.extend(encoded[token])
        owners.extend([token] * len(encoded[token]))
    pieces.append(102)
    categories = np.zeros((len(pieces), 4), dtype=np.int64)
    flags = np.zeros((len(pieces), FLAGS), dtype=np.float32)
    for position, token in enumerate(owners, start=1):
        role = tokens.sentences[tokens.sentence_of[token]].role
        values = (tokens.pos[token], tokens.deps[token], tokens.entities[token], role)
        categories[position] = [table.get(value, 0) for table, value in zip(_CATEGORIES, values, strict=True)]
        flags[position, :6] = layers.flags[token]
        flags[position, [6 + kind for kind in layers.kinds[token]]] = 1.0
    return Window(np.array(pieces, dtype=np.int64), categories, flags, tuple(range(start, end)), tuple(firsts), begin, end)


def paths(tokens: Tokens, source: int, goals: Iterable[int]) -> list[str]:
    """The dependency path from `source` to each of `goals`: labels up ("<nsubj") and down (">dobj").

    "" for the source itself, "other" across sentences. Of a path of more than LONGEST steps that runs down alone, the first
    two steps and "+" (the goal lies in that part of the clause); of another such path, "far".
    """
    ancestors = _ancestors(tokens, source)
    climbs = {token: (tuple(f"<{tokens.deps[t]}" for t in ancestors[:k]), ()) for k, token in enumerate(ancestors)}
    known: dict[int, tuple[Steps, Steps] | None] = dict(climbs)
    sentence = tokens.sentence_of[source]
    return [
        _named(_steps(tokens, known, goal), goal == source) if tokens.sentence_of[goal] == sentence else "other" for goal in goals
    ]


def _steps(tokens: Tokens, known: dict[int, tuple[Steps, Steps] | None], goal: int) -> tuple[Steps, Steps] | None:
    """The steps up and down to a goal; None where its tree joins the source's too high. Fills `known` on the way."""
    below = []
    while goal not in known and tokens.heads[goal] != goal:
        below.append(goal)
        goal = tokens.heads[goal]
    found = known.setdefault(goal, None)
    for token in reversed(below):
        found = (found[0], (*found[1], f">{tokens.deps[token]}")) if found else None
        known[token] = found
    return found


def _named(steps: tuple[Steps, Steps] | None, same: bool) -> str:
    if same or steps is None:
        return "" if same else "far"
    up, down = steps
    if len(up) + len(down) <= LONGEST:
        return "".join((*up, *down))
    return "far" if up else "".join(down[:2]) + "+"


def _ancestors(tokens: Tokens, token: int) -> list[int]:
    found = [token]
    while tokens.heads[found[-1]] != found[-1] and len(found) <= LONGEST:
        found.append(tokens.heads[found[-1]])
    return found


def distance_bucket(offset: int) -> int:
    """The number of the distance class of a signed token offset, 0 to len(DISTANCES)."""
    return int(np.searchsorted(DISTANCES, offset, side="left"))
