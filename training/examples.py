"""Labels as what the encoder learns: anchors with roles and readings, and entity tags, at token numbers of a document."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from communique.extract.heads import ANCHORS, ATTRIBUTION, ENTITY_TAGS, ENTITY_TYPES, MODALITIES, MODES, ROLES, TIME_READINGS
from communique.extract.layers import Layers
from communique.extract.lexicon import KIND_NAMES
from communique.extract.tokens import Tokens

Json = dict[str, Any]


@dataclass
class Anchor:
    """One token that triggers claims of a type, or is the cue of attributions: the tokens of its roles, and readings."""

    token: int
    kind: int
    roles: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    negative: int = 0
    modality: int = 0
    mode: int = 0
    time: int = 0


def span_head(tokens: Tokens, span: Json | None) -> int | None:
    """The token that the others of a span depend on; nouns before others; None where no token lies in the span."""
    if not span:
        return None
    found = tokens.token_span(span["start"], span["end"])
    if found is None:
        return None
    inside = range(*found)
    tops = [t for t in inside if tokens.heads[t] not in inside or tokens.heads[t] == t]
    nominal = [t for t in tops if tokens.pos[t] in {"NOUN", "PROPN", "PRON", "NUM", "VERB"}]
    if nominal:
        return nominal[0]
    for top in tops:
        below = [t for t in tokens.subtree(top) if t in inside and tokens.pos[t] in {"NOUN", "PROPN", "PRON", "NUM"}]
        if below:
            return below[0]
    return tops[0] if tops else inside[0]


def quantity_anchor(layers: Layers, span: Json | None) -> int | None:
    """The last token of the figure that overlaps a labelled quantity, else the span's last token."""
    if not span:
        return None
    found = layers.tokens.token_span(span["start"], span["end"])
    if found is None:
        return None
    for mention in layers.quantities:
        if mention.start < found[1] and mention.end > found[0]:
            return mention.number[1] - 1
    return found[1] - 1


def time_anchor(layers: Layers, span: Json | None) -> int | None:
    """The last token of the time expression that overlaps a labelled time; None where the rules know none there."""
    if not span:
        return None
    found = layers.tokens.token_span(span["start"], span["end"])
    if found is None:
        return None
    for mention in layers.times:
        if mention.start < found[1] and mention.end > found[0]:
            return mention.end - 1
    return None


def time_reading(time: Json | None, published: str | None, modality: str) -> str:
    """Which of TIME_READINGS a labelled time is."""
    time = time or {}
    start, end = time.get("start"), time.get("end")
    if not published:
        return "carried" if time.get("mention") or start or end else "past"
    near = lambda value: value and abs((dt.date.fromisoformat(value) - dt.date.fromisoformat(published)).days) <= 0
    if not start and near(end):
        return "past"
    if near(start) and near(end):
        return "present"
    if near(start) and not end:
        return "future"
    return "carried"


def triggers(layers: Layers, claims: list[Json], published: str | None) -> list[Anchor]:
    """The labelled claims of one document by trigger token and type; claims that share both share their roles."""
    tokens = layers.tokens
    found: dict[tuple[int, int], Anchor] = {}
    for claim in claims:
        token = span_head(tokens, claim["trigger"])
        if token is None:
            continue
        kind = KIND_NAMES.index(claim["type"])
        trigger = found.setdefault((token, kind), Anchor(token, kind))
        for name, head in _roles(layers, claim):
            if head is not None:
                trigger.roles[ROLES.index(name)].add(head)
        trigger.negative = int(claim["polarity"] == "negative")
        trigger.modality = MODALITIES.index(claim["modality"])
        trigger.mode = MODES.index(claim["source"]["mode"])
        reading = claim.get("time_reading") or time_reading(claim["time"], published, claim["modality"])
        trigger.time = TIME_READINGS.index(reading)
    return sorted(found.values(), key=lambda t: (t.token, t.kind))


def _roles(layers: Layers, claim: Json) -> list[tuple[str, int | None]]:
    tokens = layers.tokens
    found = [(role, span_head(tokens, e["mention"])) for role in ("agent", "target", "supporter") for e in claim.get(role) or []]
    found += [(place["role"], span_head(tokens, place["mention"])) for place in claim.get("places") or []]
    found.append(("time", time_anchor(layers, (claim["time"] or {}).get("mention"))))
    found.append(("quantity", quantity_anchor(layers, (claim["quantity"] or {}).get("mention"))))
    found.append(("speaker", span_head(tokens, claim["source"]["speaker"])))
    return found


def cues(layers: Layers, attributions: list[Json]) -> list[Anchor]:
    """The attributions of one document by cue token: the head word of each source, every token of each content."""
    tokens = layers.tokens
    found: dict[int, Anchor] = {}
    for attribution in attributions:
        token = span_head(tokens, _hull(attribution["cue"]))
        if token is None:
            continue
        cue = found.setdefault(token, Anchor(token, ANCHORS.index(ATTRIBUTION)))
        source = span_head(tokens, _hull(attribution["source"]))
        if source is not None:
            cue.roles[ROLES.index("source")].add(source)
        for start, end, *_ in attribution["content"]:
            cue.roles[ROLES.index("content")].update(range(*(tokens.token_span(start, end) or (0, 0))))
    return [found[token] for token in sorted(found)]


def _hull(spans: list[list[int]]) -> Json | None:
    return {"start": spans[0][0], "end": spans[-1][1]} if spans else None


def tags(layers: Layers, entities: list[Json]) -> list[int]:
    """The number in ENTITY_TAGS of each token; of entities that overlap the longest is kept."""
    found = [0] * len(layers.tokens)
    for entity in sorted(entities, key=lambda e: e["start"] - e["end"]):
        span = layers.tokens.token_span(entity["start"], entity["end"])
        if span is None or entity["type"] not in ENTITY_TYPES or any(found[span[0] : span[1]]):
            continue
        first = ENTITY_TAGS.index(f"B-{entity['type']}")
        found[span[0] : span[1]] = [first] + [first + 1] * (span[1] - span[0] - 1)
    return found
