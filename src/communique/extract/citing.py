"""Attributions: who is cited, by which words, for what; read from the encoder's cues."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from communique.extract.encoder import CueReading
from communique.extract.phrases import noun_phrase, span_of, trigger_phrase
from communique.extract.tokens import Tokens
from communique.model.records import Span

SOURCE_FLOOR = 0.35
"""Least probability at which a word is the head of who is cited."""
CONTENT_FLOOR = 0.5
"""Least probability at which a word belongs to what is cited."""
BRIDGED = 3
"""Words between two stretches of one content that are taken for a part of it, where neither cue nor source is among them."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words that a text gives as somebody's: `cue` ("said"), `source` (None where nobody is named), `content` in stretches."""

    cue: Span
    source: Span | None
    content: tuple[Span, ...]
    probability: float


def attributions(tokens: Tokens, cues: Sequence[CueReading]) -> list[Attribution]:
    """The attributions of a text, in text order; no word is the content of two."""
    owners = _owners(cues)
    found = []
    for cue in cues:
        own = sorted(token for token, (_, owner) in owners.items() if owner == cue.token)
        source = next((token for token, p in cue.source if p >= SOURCE_FLOOR), None)
        named = noun_phrase(tokens, source, places=True) if source is not None else None
        apart = {*range(*trigger_phrase(tokens, cue.token)), *(range(*named) if named else ())}
        stretches = list(_stretches(tokens, [token for token in own if token not in apart], apart, owners))
        if stretches:
            spans = tuple(span_of(tokens, start, end) for start, end in stretches)
            found.append(Attribution(span_of(tokens, *trigger_phrase(tokens, cue.token)),
                                     span_of(tokens, *named) if named else None, spans, cue.probability))  # fmt: skip
    return found


def _owners(cues: Sequence[CueReading]) -> dict[int, tuple[float, int]]:
    """The likeliest cue of each word that is told by one: token to (probability, cue token)."""
    owners: dict[int, tuple[float, int]] = {}
    for cue in cues:
        for position in (cue.content >= CONTENT_FLOOR).nonzero()[0]:
            token = cue.first + int(position)
            best = (float(cue.content[position]), cue.token)
            if token not in owners or owners[token] < best:
                owners[token] = best
    return owners


def _stretches(
    tokens: Tokens, own: Sequence[int], apart: set[int], owners: dict[int, tuple[float, int]]
) -> Iterator[tuple[int, int]]:
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
