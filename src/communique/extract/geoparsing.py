"""Toponyms of a text with the places they mean: found by `toponyms`, read together by the gazetteer."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from communique.extract.tokens import Tokens, tokenize_text
from communique.extract.toponyms import Toponym, find_toponyms
from communique.gazetteer.places import PlaceEntry, PlaceGazetteer, PlaceName, distance_km

if TYPE_CHECKING:
    from spacy.language import Language

_LEAST_AT_HOME = 0.2
"""Share of a text's places that lie in the country of one that only stands in a facility's name."""
_AROUND_KM = 60.0
_NEARNESS, _REACH = 2.0, 600.0
"""What standing beside a facility counts for a town, and the code points over which that falls to a third."""
_WITHIN = re.compile(r"\s*(?:,|,? in|\()\s*(?:the )?")


@dataclass(frozen=True, slots=True)
class LocatedToponym:
    """A toponym at code points `start` to `end` (excluded) and the place it means; None where nothing tells.

    `approximate` where the gazetteer lacks it, and `place` is the one that its name holds or the text names beside it.
    """

    start: int
    end: int
    place: PlaceEntry | None
    approximate: bool = False


def geoparse(text: str, parser: Language, gazetteer: PlaceGazetteer) -> list[LocatedToponym]:
    """All toponyms of a text with their places, in text order."""
    tokens = tokenize_text(parser, text)
    return locate(tokens, find_toponyms(tokens, gazetteer), gazetteer)


def locate(tokens: Tokens, toponyms: Sequence[Toponym], gazetteer: PlaceGazetteer) -> list[LocatedToponym]:
    """The places of toponyms that stand in text order."""
    names, number_of = _names(tokens, toponyms)
    resolved = [resolution.best for resolution in gazetteer.resolve_together(names)]
    found = []
    for toponym, number in zip(toponyms, number_of, strict=True):
        place = None if toponym.facility else resolved[number]
        found.append(LocatedToponym(tokens.starts[toponym.start], tokens.ends[toponym.end - 1], place))
    return [
        found[k]
        if found[k].place
        else replace(found[k], place=_beside(found, k, tokens, toponyms[k], gazetteer), approximate=True)
        for k in range(len(found))
    ]


def _names(tokens: Tokens, toponyms: Sequence[Toponym]) -> tuple[list[PlaceName], list[int]]:
    """The distinct names, each with what the words say it lies in, and the number of each toponym's name."""
    texts = [" ".join(tokens.text[tokens.starts[t.start] : tokens.ends[t.end - 1]].split()) for t in toponyms]
    numbers = {text: k for k, text in enumerate(dict.fromkeys(texts))}
    within: dict[int, int] = {}
    for k in range(len(toponyms) - 1):
        between = tokens.text[tokens.ends[toponyms[k].end - 1] : tokens.starts[toponyms[k + 1].start]]
        one, other = numbers[texts[k]], numbers[texts[k + 1]]
        if one != other and _WITHIN.fullmatch(between):
            within.setdefault(one, other)
    names = [PlaceName(text, within=within.get(number), mentions=texts.count(text)) for text, number in numbers.items()]
    return names, [numbers[text] for text in texts]


def _beside(
    found: Sequence[LocatedToponym], at: int, tokens: Tokens, toponym: Toponym, gazetteer: PlaceGazetteer
) -> PlaceEntry | None:
    """Where a facility without an entry of its own is: the place that its name holds, where the text tells of that country; else
    the town around it that the text tells most of.
    """
    located = [(abs(other.start - found[at].start), other.place) for other in found if other.place is not None]
    inside = [" ".join(tokens.words[s:e]) for s in range(toponym.start, toponym.end) for e in range(toponym.end, s, -1)]
    for name in inside:
        if gazetteer.standing(name) in {"area", "city"}:
            same = next((place for _, place in located if place.name.split(",")[0] == name), None)
            best = same or gazetteer.resolve(name, near=[place for _, place in located]).best
            at_home = best and sum(place.country == best.country for _, place in located) >= _LEAST_AT_HOME * len(located)
            if best and (same or at_home):
                return best
    towns = (
        [pair for pair in located if pair[1].kind in {"city", "district", "facility"}]
        or [pair for pair in located if pair[1].kind != "country"]
        or located
    )

    def told_of(pair: tuple[int, PlaceEntry]) -> float:
        away = [distance_km(pair[1], other) for _, other in towns]
        around = sum(1 for distance in away if distance is not None and distance < _AROUND_KM)
        return math.log(max(1, around)) + _NEARNESS * math.exp(-pair[0] / _REACH)

    return max(towns, key=told_of)[1] if towns else None
