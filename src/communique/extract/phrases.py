"""Noun phrases around a head token, and the spans of the text that they cover."""

from __future__ import annotations

from collections.abc import Iterable

from communique.extract.tokens import Tokens
from communique.model.records import Span

LEFT_PARTS = {
    "det",
    "amod",
    "compound",
    "poss",
    "nmod",
    "quantmod",
    "nummod",
    "predet",
    "case",
    "advmod",
    "neg",
    "npadvmod",
}
PARTITIVES = {"member", "number", "group", "majority", "most", "part", "dozen", "hundred", "thousand", "remnant", "unit",
              "element", "couple", "pair", "handful", "score", "rest", "some", "many", "several", "all", "none", "half",
              "one", "two", "three", "piece", "ton", "cache", "pocket", "type", "kind", "bulk", "percent", "%"}  # fmt: skip
PLACE_NOUNS = {"city", "town", "village", "district", "province", "governorate", "region", "state", "area", "suburb", "camp",
               "neighborhood", "neighbourhood", "county", "quarter", "oblast", "capital", "border", "outskirts", "edge",
               "countryside", "coast", "port", "island", "valley", "river", "mountain", "center", "centre"}  # fmt: skip


def noun_phrase(tokens: Tokens, head: int, *, counted: bool = True, places: bool = False) -> tuple[int, int]:
    """Tokens `start` to `end` (excluded) of the phrase around `head`: its modifiers on the left, "of" on the right.

    With `counted` False the number in front and what stands before it are left out. With `places` True an "of" phrase
    after a place noun ("the town of X") belongs to it whatever the noun.
    """
    first, last = head, head
    stack = [head]
    while stack:
        at = stack.pop()
        for child in tokens.children[at]:
            if child < at and tokens.deps[child] in LEFT_PARTS:
                below = tokens.subtree(child) if tokens.deps[child] != "nummod" else [child, *tokens.children[child]]
                first = min(first, *below)
            elif child > at and (tokens.deps[child] == "case" or (at == head and tokens.deps[child] == "nummod")):
                last = max(last, child)
            elif child > at and _belongs(tokens, at, child, places):
                below = [t for t in tokens.children[child] if t > child and tokens.deps[t] in {"pobj", "compound", "nmod"}]
                for goal in below:
                    _, end = noun_phrase(tokens, goal, places=places)
                    last = max(last, end - 1)
    if not counted:
        first = _after_number(tokens, first, head)
    return _trim(tokens, first, last + 1)


def _belongs(tokens: Tokens, head: int, child: int, places: bool) -> bool:
    if tokens.deps[child] != "prep" or tokens.lower[child] != "of":
        return False
    return tokens.lemmas[head] in PARTITIVES or (places and tokens.lemmas[head] in PLACE_NOUNS)


def _after_number(tokens: Tokens, first: int, head: int) -> int:
    for at in range(head - 1, first - 1, -1):
        if tokens.deps[at] in {"nummod", "quantmod"} or tokens.pos[at] == "NUM" or tokens.tags[at] == "CD":
            return at + 1
    if tokens.lower[first] in {"a", "an", "another"} and first < head:
        return first + 1
    return first


def _trim(tokens: Tokens, start: int, end: int) -> tuple[int, int]:
    while start < end - 1 and tokens.lower[start] in {"least", "most", "than", "more", "fewer", "less", "including"}:
        start += 1
    while start < end - 1 and (tokens.pos[start] in {"PUNCT", "CCONJ", "ADP", "SCONJ"} and tokens.lower[start] != "["):
        start += 1
    if start < end - 1 and tokens.lower[start] == "them":  # "two of them soldiers"
        start += 1
    while end - 1 > start and (tokens.pos[end - 1] in {"PUNCT", "CCONJ"} or tokens.lower[end - 1] in {"'s", "'", "’"}):
        end -= 1
    return start, end


def span_of(tokens: Tokens, start: int, end: int) -> Span:
    """The span of the text that tokens `start` to `end` (excluded) cover."""
    return Span.of(tokens.text, tokens.starts[start], tokens.ends[end - 1])


def hull(tokens: Tokens, groups: Iterable[tuple[int, int]]) -> tuple[int, int]:
    """The smallest run of tokens that holds all token spans of `groups`."""
    spans = list(groups)
    return min(start for start, _ in spans), max(end for _, end in spans)


def trigger_phrase(tokens: Tokens, token: int) -> tuple[int, int]:
    """The trigger's own words: a noun with the nouns compounded to it, a verb with its particle."""
    first, last = token, token
    if tokens.pos[token] in {"NOUN", "PROPN"}:
        while (
            first - 1 in tokens.children[token]
            and tokens.deps[first - 1] in {"compound", "amod"}
            and (tokens.pos[first - 1] == "NOUN" or tokens.lower[first - 1] == "suicide")
            and tokens.words[max(0, first - 2)] != "-"  # "three-day battle" is no "day battle"
        ):
            first -= 1
    else:
        particles = [child for child in tokens.children[token] if tokens.deps[child] == "prt" and child == token + 1]
        last = particles[0] if particles else last
    return first, last + 1
