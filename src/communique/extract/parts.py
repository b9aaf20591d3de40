"""Parts of a figure that are told without its verb: "seven were killed: four in Kel and three in Tessa", "two of them women"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from communique.extract.counting import QUANTITY_FLOOR
from communique.extract.elision import PLACING, ROLE_OF, SURE, without
from communique.extract.encoder import TriggerReading
from communique.extract.layers import Layers
from communique.extract.quantities.mentions import QuantityMention
from communique.model.records import PlaceRole

_OPENERS = {":", "—", "–", "-", "(", "--"}
_BETWEEN = {",", ";", "and", "while", "plus"}
_MORE = {"more", "other", "others", "further"}
_WHOLE = {"them", "whom", "which", "these", "those"}
_BEING = {"was", "were", "are", "is", "being"}
_SHARED = {"agent", "target", "supporter", "time", "speaker"}
"""Roles that a part has from its whole."""
_LONGEST_NAME = 9
"""Tokens over which the place of a part is looked for."""
_LONGEST_NOUN = 3


@dataclass(frozen=True, slots=True)
class _Part:
    """One part over tokens `start` to `end` (excluded): its figure, its own noun, the place that it is told of."""

    start: int
    end: int
    figure: QuantityMention
    noun: int | None
    place: tuple[int, PlaceRole] | None


def parted(layers: Layers, readings: list[TriggerReading]) -> list[TriggerReading]:
    """The readings, and after each one with a figure one for every part of it that its sentence goes on to tell.

    A part has the agent, time and speaker of its whole, the target too unless it has its own noun, and its own place. The
    whole keeps nothing of what stands in its parts.
    """
    owned = [{reading.token, *_figured(reading)} for reading in readings]
    found: list[TriggerReading] = []
    for number, reading in enumerate(readings):
        others = {t for k, words in enumerate(owned) if k != number for t in words} - {reading.token}
        parts = _parts(layers, reading, others)
        inside = frozenset(t for part in parts for t in range(part.start, part.end))
        whole = replace(without(reading, inside), apart=inside) if parts else reading
        found += [whole, *(_told_again(whole, part) for part in parts)]
    return found


def _figured(reading: TriggerReading) -> set[int]:
    """The tokens of the figures that the encoder gives a reading."""
    return {token for token, p in reading.roles.get("quantity", ()) if p >= QUANTITY_FLOOR}


def _told_again(whole: TriggerReading, part: _Part) -> TriggerReading:
    roles = {role: pairs for role, pairs in whole.roles.items() if role in _SHARED}
    roles["quantity"] = [(part.figure.number[0], SURE)]
    if part.noun is not None:
        roles["target"] = [(part.noun, SURE)]
    if part.place:
        token, role = part.place
        roles[role] = [(token, SURE)]
    else:
        roles |= {role: pairs for role, pairs in whole.roles.items() if role in {"at", "near", "from", "to", "toward"}}
    return replace(whole, roles=roles, figure=part.figure)


def _parts(layers: Layers, reading: TriggerReading, others: set[int]) -> list[_Part]:
    """The parts of a reading's figure, in text order; none that a word or figure of another reading stands in."""
    tokens = layers.tokens
    end = tokens.sentences[tokens.sentence_of[reading.token]].end
    figured = _figured(reading)
    whole = next((f for f in layers.quantities if figured & set(range(f.start, f.end))), None)
    if whole is None:
        return []
    later = [f for f in layers.quantities if whole.end <= f.start < end and not (f.percent or f.currency)]
    later = [f for f in later if _nearest(layers, f, others) <= whole.start]
    found = [part for figure in later if (part := _of_whole(layers, figure, end))]
    found += _listed(layers, later, figured, max(whole.end, reading.token + 1), end)
    free = [part for part in found if not others & set(range(part.start, part.end))]
    return sorted(free, key=lambda part: part.start)


def _nearest(layers: Layers, figure: QuantityMention, others: set[int]) -> int:
    """The start of the last figure before `figure` that another reading has; -1 where there is none."""
    return max((f.start for f in layers.quantities if f.end <= figure.start and others & set(range(f.start, f.end))), default=-1)


def _of_whole(layers: Layers, figure: QuantityMention, end: int) -> _Part | None:
    """A part that says so: "31 of them civilians", "14 of whom in Kel"; what is told of it by a verb is another matter."""
    tokens = layers.tokens
    at = figure.end
    if tokens.lower[at : at + 1] != ("of",) or tokens.lower[at + 1 : at + 2] == () or tokens.lower[at + 1] not in _WHOLE:
        return None
    at += 2
    at += at < end and tokens.lower[at] in _BEING
    noun = _noun(layers, at, end)
    behind = noun + 1 if noun is not None else at
    place = _place(layers, behind, end)
    if noun is None and place is None:
        return None
    return _Part(figure.start, (place[0] if place else behind - 1) + 1, figure, noun, place)


def _listed(layers: Layers, later: list[QuantityMention], figured: set[int], start: int, end: int) -> list[_Part]:
    """Parts in a row, each with a place of its own: two at least behind a colon or dash; one that is "another" or "more", or
    that the place of the first stands right before ("six in Kel, three in Tessa").
    """
    tokens = layers.tokens
    row: list[_Part] = []
    least = 2
    for figure in later:
        part = _placed(layers, figure, end)
        if part is None:
            continue
        joined = row and all(word in _BETWEEN for word in tokens.lower[row[-1].end : part.start])
        opened = tokens.lower[part.start - 1] in _OPENERS and part.start > start
        if joined or opened:
            row.append(part)
        elif _further(layers, part) or _goes_on(layers, part, figured, start):
            row, least = [part], 1
        elif not row and _beside_noun(layers, part):
            row = [part]
    return row if len(row) >= least else []


def _further(layers: Layers, part: _Part) -> bool:
    """Whether the words make a part one more beside what was told ("and another two in Tessa")."""
    tokens = layers.tokens
    said = {*tokens.lower[part.figure.start : part.figure.end + 1], tokens.lower[part.start - 1]}
    joined = {*tokens.lower[max(0, part.start - 2) : part.start]} & _BETWEEN
    return bool(joined) and bool(said & {*_MORE, "another"})


def _goes_on(layers: Layers, part: _Part, figured: set[int], start: int) -> bool:
    """Whether a figure, bare or of the trigger's own, follows a place name after nothing but a comma or "and"."""
    before = part.start - 1
    while before > start and layers.tokens.lower[before] in _BETWEEN:
        before -= 1
    joined = before < part.start - 1 and any(spot[1] - 1 == before for spot in layers.places)
    own = part.noun is None or not figured.isdisjoint(range(part.figure.start, part.figure.end))
    return joined and own


def _beside_noun(layers: Layers, part: _Part) -> bool:
    """Whether a bare figure stands behind a noun and a comma ("44 suspects, 30 in Kel and 14 in Tessa")."""
    tokens = layers.tokens
    return part.noun is None and tokens.lower[part.start - 1] == "," and tokens.pos[part.start - 2] == "NOUN"


def _placed(layers: Layers, figure: QuantityMention, end: int) -> _Part | None:
    """A figure with a place right behind it or behind what it counts: "four in Kel", "two more women near Tessa"."""
    tokens = layers.tokens
    at = figure.end
    at += at < end and tokens.lower[at] in _MORE
    noun = _noun(layers, at, end)
    place = _place(layers, noun + 1 if noun is not None else at, end)
    before = figure.start - (figure.start > 0 and tokens.lower[figure.start - 1] == "another")
    return _Part(before, place[0] + 1, figure, noun, place) if place else None


def _noun(layers: Layers, at: int, end: int) -> int | None:
    """The noun that ends the bare noun phrase at a token, or an adjective that stands for one ("five of them civilian")."""
    tokens = layers.tokens
    last = None
    for token in range(at, min(end, at + _LONGEST_NOUN)):
        if tokens.pos[token] == "NOUN" and not any(t.start <= token < t.end for t in layers.times):
            last = token
        elif tokens.pos[token] not in {"ADJ", "DET"}:
            break
    return last


def _place(layers: Layers, at: int, end: int) -> tuple[int, PlaceRole] | None:
    """(token, role) of the place that a preposition at a token leads to."""
    tokens = layers.tokens
    if at >= end or tokens.lower[at] not in PLACING:
        return None
    name = next(_names(layers, at + 1, min(end, at + 1 + _LONGEST_NAME)), None)
    return (name, ROLE_OF.get(tokens.lower[at], "at")) if name is not None else None


def _names(layers: Layers, at: int, end: int) -> Iterator[int]:
    """The last token of the place name that opens at a token or behind words like "the town of"."""
    tokens = layers.tokens
    for token in range(at, end):
        spot = next((span for span in layers.places if span[0] <= token < span[1]), None)
        if spot:
            yield spot[1] - 1
        if tokens.pos[token] == "PROPN" or tokens.words[token][:1].isupper():
            yield token
        if tokens.pos[token] not in {"DET", "ADJ", "NOUN", "ADP"} or tokens.lower[token] in _BETWEEN:
            return
