"""Attributions: who is cited, by which words, for what; read from the encoder's cues.

Two passes: the first gives each word to its likeliest cue and judges what every cue is left with; the second gives the words
to the cues that were kept, and closes the quotations that one of them holds for the most part. How likely an attribution is
right (the content shares at least half its characters with the one marked) is a logistic function of FEATURES; its weights
are fitted by `python -m training.attributions` and stored in `weights/attribution.json`.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from communique.extract.confidence import probability
from communique.extract.encoder import CueReading
from communique.extract.phrases import noun_phrase, span_of, trigger_phrase
from communique.extract.tokens import Tokens
from communique.model.errors import DataError
from communique.model.records import Span

SOURCE_FLOOR = 0.2
"""Least probability at which a word is the head of who is cited."""
CONTENT_FLOOR = 0.5
"""Least probability at which a word belongs to what is cited."""
LEAST = 0.4
"""Least probability at which an attribution is kept."""
BRIDGED = 3
"""Words between two stretches of one content that are taken for a part of it, where neither cue nor source is among them."""
FEATURES = ("bias", "cue", "content", "dense", "length", "nobody", "share", "quoted", "ended")
_SHORTEST_QUOTATION, _MOSTLY = 4, 0.5
"""Tokens of a quotation (its marks included) that is closed, and the share of them that its cue must hold."""
_SUREST = 1e-4
_OPENING, _CLOSING = {'"', "“", "«", "„", "``"}, {'"', "”", "''", "»"}
_ENDS = {".", "?", "!", '"', "”", ","}

Run = tuple[int, int]
Owners = dict[int, tuple[float, int]]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words that a text gives as somebody's: `cue` ("said"), `source` (None where nobody is named), `content` in stretches.

    `probability` is that of the content, 0 to 1.
    """

    cue: Span
    source: Span | None
    content: tuple[Span, ...]
    probability: float


@dataclass(frozen=True, slots=True)
class Told:
    """What a cue holds, as token runs (end excluded): its own words, who is cited, and what is told."""

    cue: CueReading
    words: Run
    source: Run | None
    content: tuple[Run, ...]


def attributions(
    tokens: Tokens, cues: Sequence[CueReading], quoted: Sequence[bool], weights: Sequence[float] | None = None
) -> list[Attribution]:
    """The attributions of a text, in text order; no word is the content of two. `quoted` tells which tokens are in quotation
    marks; `weights` are those of FEATURES, the stored ones where none are given.
    """
    judging = _weights() if weights is None else weights
    likely = {told.cue.token: probability(features(tokens, told), judging) for told in first_told(tokens, cues)}
    sure = {token: p for token, p in likely.items() if p >= LEAST}
    kept = [cue for cue in cues if cue.token in sure]
    owners = _owners(kept, 0.0)
    _close_quotations(tokens, owners, quoted, sure)
    return [
        Attribution(span_of(tokens, *told.words), span_of(tokens, *told.source) if told.source else None,
                    tuple(span_of(tokens, *run) for run in told.content), sure[told.cue.token])
        for told in _told(tokens, kept, owners)
    ]  # fmt: skip


def first_told(tokens: Tokens, cues: Sequence[CueReading]) -> list[Told]:
    """What each cue holds before any is dropped; the surer cues have the better claim to a word."""
    return _told(tokens, cues, _owners(cues, 0.5))


def features(tokens: Tokens, told: Told) -> list[float]:
    """The numbers of FEATURES: 1; the log odds of the cue and of the mean of its words; how much of its extent it holds; the log
    of its words; whether nobody is cited; the share that other cues left it; whether it has quotation marks, and ends where a
    sentence or quotation does.
    """
    cue, runs = told.cue, told.content
    held = [token for start, end in runs for token in range(start, end)]
    likely = [float(cue.content[token - cue.first]) for token in held if 0 <= token - cue.first < len(cue.content)]
    beside = [tokens.words[t] for start, end in runs for t in range(max(0, start - 1), min(end + 1, len(tokens)))]
    return [
        1.0,
        _log_odds(cue.probability),
        _log_odds(float(np.mean(likely)) if likely else 0.0),
        len(held) / (runs[-1][1] - runs[0][0]),
        math.log(len(held)),
        float(told.source is None),
        min(2.0, len(held) / max(1, int((cue.content >= CONTENT_FLOOR).sum()))),
        float(any(word in {'"', "“", "”"} for word in beside)),
        float(tokens.words[min(runs[-1][1], len(tokens) - 1)] in _ENDS),
    ]


def _log_odds(probability: float) -> float:
    inside = min(max(probability, _SUREST), 1 - _SUREST)
    return math.log(inside / (1 - inside))


@cache
def _weights() -> tuple[float, ...]:
    try:
        stored: Mapping[str, float] = json.loads(
            (files("communique.extract") / "weights/attribution.json").read_text(encoding="utf-8")
        )
        return tuple(float(stored[name]) for name in FEATURES)
    except (OSError, ValueError, KeyError) as error:
        raise DataError(f"extract/weights/attribution.json: {error}; reinstall the package") from error


def _told(tokens: Tokens, cues: Sequence[CueReading], owners: Owners) -> list[Told]:
    found = []
    for cue in cues:
        own = sorted(token for token, (_, owner) in owners.items() if owner == cue.token)
        source = next((token for token, p in cue.source if p >= SOURCE_FLOOR), None)
        named = noun_phrase(tokens, source, places=True) if source is not None else None
        words = trigger_phrase(tokens, cue.token)
        apart = {*range(*words), *(range(*named) if named else ())}
        runs = tuple(_stretches(tokens, [token for token in own if token not in apart], apart, owners))
        if runs:
            found.append(Told(cue, words, named, runs))
    return found


def _owners(cues: Sequence[CueReading], by_cue: float) -> Owners:
    """The likeliest cue of each word that is told by one: token to (probability, cue token); the cue's own counts with the power
    `by_cue`.
    """
    owners: Owners = {}
    for cue in cues:
        for position in (cue.content >= CONTENT_FLOOR).nonzero()[0]:
            token = cue.first + int(position)
            best = (float(cue.content[position]) * cue.probability**by_cue, cue.token)
            if token not in owners or owners[token] < best:
                owners[token] = best
    return owners


def _close_quotations(tokens: Tokens, owners: Owners, quoted: Sequence[bool], cues: Mapping[int, float]) -> None:
    """Give a quotation whole, with its marks, to the one cue that holds most of it and stands outside it."""
    for start, end in _quotations(tokens, quoted):
        counts = Counter(owners[token][1] for token in range(start, end) if token in owners)
        if end - start < _SHORTEST_QUOTATION or len(counts) != 1 or any(start <= cue < end for cue in cues):
            continue
        ((cue, count),) = counts.items()
        if count >= _MOSTLY * (end - start):
            for token in range(start, end):
                owners.setdefault(token, (CONTENT_FLOOR, cue))


def _quotations(tokens: Tokens, quoted: Sequence[bool]) -> Iterator[Run]:
    """The quotations of a text with their marks."""
    at = 0
    while at < len(tokens):
        start = at
        while at < len(tokens) and quoted[at]:
            at += 1
        if at > start:
            first = start - (start > 0 and tokens.words[start - 1] in _OPENING)
            yield first, at + (at < len(tokens) and tokens.words[at] in _CLOSING)
        at += 1


def _stretches(tokens: Tokens, own: Sequence[int], apart: set[int], owners: Owners) -> Iterator[Run]:
    """Runs of the words `own`, small gaps bridged; a lone word beside longer runs and marks at a run's ends are left out."""
    runs: list[list[int]] = []
    for token in own:
        gap = range(runs[-1][1], token) if runs else range(0)
        if runs and len(gap) <= BRIDGED and not any(t in apart or t in owners for t in gap):
            runs[-1][1] = token + 1
        else:
            runs.append([token, token + 1])
    longest = max((end - start for start, end in runs), default=0)
    for start, end in runs:
        while start < end and tokens.words[start] in {",", ".", ";", ":", "-", "–", "—", ")"}:
            start += 1
        while start < end and tokens.words[end - 1] in {",", ";", ":", "-", "–", "—", "("}:
            end -= 1
        if start < end and (end - start > 1 or longest == 1):
            yield start, end
