"""What rules mark on a document's tokens before the encoder reads them: figures, times, known names, quotations."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from functools import cached_property

from communique.extract.lexicon import trigger_kinds
from communique.extract.quantities.mentions import QuantityMention, find_quantities
from communique.extract.times.finding import find_times
from communique.extract.times.placing import placed
from communique.extract.times.values import TimeValue
from communique.extract.tokens import Tokens
from communique.gazetteer.actor_records import Actor
from communique.gazetteer.actors import ActorRegistry
from communique.gazetteer.places import PlaceGazetteer

_OPENING = {"“", "«", "„", "``"}
_CLOSING = {"”", "»", "''"}
_LONGEST_NAME = 5
_STANDS_IN = {"near", "in", "at", "outside", "around"}
_PREPOSITIONS = {"as", "at", "an", "e", "i", "y"}
"""Articles and joints of names that are English words too: they open a name only if a hyphen follows."""
_NAME_PARTS = {"al", "el", "ad", "ar", "as", "ash", "at", "az", "an", "ez", "ed", "es", "de", "of", "-", "'", "’", "la",
               "los", "las", "del", "da", "do", "bin", "ibn", "abu", "umm", "ul", "e", "i", "y", "‘", "ʻ", "`", "wa"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class TokenTime:
    """A time expression over tokens `start` to `end` (excluded)."""

    start: int
    end: int
    value: TimeValue


@dataclass(frozen=True, slots=True)
class KnownActor:
    """A registered alias over tokens `start` to `end` (excluded)."""

    start: int
    end: int
    actor: Actor


@dataclass(frozen=True)
class Layers:
    """A document's tokens with what the rules mark on them; token spans exclude their end."""

    tokens: Tokens
    kinds: list[frozenset[int]]
    quantities: list[QuantityMention]
    times: list[TokenTime]
    places: list[tuple[int, int]]
    actors: list[KnownActor]
    quoted: list[bool]

    @cached_property
    def flags(self) -> list[tuple[bool, bool, bool, bool, bool, bool]]:
        """Per token: in a quantity, a time, a known place, a known actor, a quotation; capitalised."""
        marks = [[False] * len(self.tokens) for _ in range(4)]
        spans = (
            [(q.start, q.end) for q in self.quantities],
            [(t.start, t.end) for t in self.times],
            self.places,
            [(a.start, a.end) for a in self.actors],
        )
        for column, layer in zip(marks, spans, strict=True):
            for start, end in layer:
                column[start:end] = [True] * (end - start)
        capital = [word[:1].isupper() for word in self.tokens.words]
        return list(zip(*marks, self.quoted, capital, strict=True))


def mark(tokens: Tokens, places: PlaceGazetteer, actors: ActorRegistry, published: dt.date | None = None) -> Layers:
    """All layers of `tokens`; days of a text that is not of the time of its publication get the year that it tells of."""
    times = _times(tokens, published)
    taken = [False] * len(tokens)
    for time in times:
        taken[time.start : time.end] = [True] * (time.end - time.start)
    words = _with_dashes(tokens)
    quantities = [
        _shifted(mention, sentence.start)
        for sentence in tokens.sentences
        for mention in find_quantities(words[sentence.start : sentence.end], taken[sentence.start : sentence.end])
    ]
    spots = _known_places(tokens, places, taken)
    known = [actor for found in actors.spot(tokens.words) if not _means_place(tokens, actor := KnownActor(*found), spots)]
    return Layers(tokens, trigger_kinds(tokens), quantities, times, spots, known, quoted(tokens))


def _means_place(tokens: Tokens, known: KnownActor, spots: list[tuple[int, int]]) -> bool:
    """Whether a person's surname is the town here that it comes from: people are nowhere "near" or "in"."""
    before = tokens.lower[known.start - 1] if known.start else ""
    return known.actor.kind == "person" and before in _STANDS_IN and (known.start, known.end) in spots


def _with_dashes(tokens: Tokens) -> list[str]:
    """The words, with a hyphen that stands free behind a word as the dash that it is: "25 strikes - 10 in X", not "T-72"."""
    words = list(tokens.words)
    for at in range(1, len(words) - 1):
        free = tokens.ends[at - 1] < tokens.starts[at] and tokens.ends[at] < tokens.starts[at + 1]
        if words[at] in {"-", "–"} and free and words[at - 1].isalpha():
            words[at] = "—"
    return words


def _shifted(mention: QuantityMention, by: int) -> QuantityMention:
    number = (mention.number[0] + by, mention.number[1] + by)
    return replace(mention, start=mention.start + by, end=mention.end + by, number=number)


def _times(tokens: Tokens, published: dt.date | None) -> list[TokenTime]:
    mentions = []
    for sentence in tokens.sentences:
        offset, end = tokens.starts[sentence.start], tokens.ends[sentence.end - 1]
        for found in find_times(tokens.text[offset:end]):
            mentions.append(replace(found, start=found.start + offset, end=found.end + offset, core=found.core + offset))
    spans = [tokens.token_span(mention.start, mention.end) for mention in mentions]
    values = placed(tokens.text, mentions, published)
    return [TokenTime(*span, value) for span, value in zip(spans, values, strict=True) if span]


def _known_places(tokens: Tokens, places: PlaceGazetteer, taken: list[bool]) -> list[tuple[int, int]]:
    """Longest runs of capitalised words that the gazetteer knows; a run may hold articles and hyphens within."""
    found = []
    for sentence in tokens.sentences:
        at = sentence.start
        while at < sentence.end:
            end = _longest_place(tokens, places, taken, at, sentence.end)
            if end:
                found.append((at, end))
            at = end or at + 1
    return found


def _longest_place(tokens: Tokens, places: PlaceGazetteer, taken: list[bool], at: int, limit: int) -> int | None:
    word = tokens.words[at]
    article = word.lower() in _NAME_PARTS
    if taken[at] or not (word[:1].isupper() or article) or len(word) < 2 or tokens.pos[at] in {"PRON", "VERB"}:
        return None
    if word in _PREPOSITIONS and tokens.words[at + 1 : at + 2] != ("-",):
        return None
    for end in range(min(limit, at + 2 * _LONGEST_NAME), at, -1):
        last = tokens.words[end - 1]
        if not last[:1].isupper() or not all(_may_join(w) for w in tokens.words[at + 1 : end - 1]):
            continue
        if end - at == 1 and (article or tokens.pos[at] not in {"PROPN", "NOUN", "ADJ", "X"}):
            return None
        if places.has(tokens.text[tokens.starts[at] : tokens.ends[end - 1]]):
            return end
    return None


def _may_join(word: str) -> bool:
    return word[:1].isupper() or word.lower() in _NAME_PARTS


def quoted(tokens: Tokens) -> list[bool]:
    """Whether each token stands inside quotation marks; a paragraph break closes a quotation that was left open."""
    marks = [False] * len(tokens)
    inside = False
    for at, word in enumerate(tokens.words):
        if at and "\n\n" in tokens.text[tokens.ends[at - 1] : tokens.starts[at]]:
            inside = False
        if word in _OPENING:
            inside = True
        elif word in _CLOSING:
            inside = False
        elif word == '"':
            inside = not inside
        else:
            marks[at] = inside
    return marks
