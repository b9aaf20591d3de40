"""How likely each place of a name is the one meant: by prominence, kind, and the document's other places and countries."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from communique.gazetteer.names import folded, key
from communique.gazetteer.phrasing import bare_name
from communique.gazetteer.place_store import EXACT, FOLDED, PlaceEntry
from communique.model.records import PlaceKind


@dataclass(frozen=True, slots=True)
class Weights:
    """What each clue adds to a score; the sum of the positive ones is near 1."""

    prominence: float = 0.25
    own_name: float = 0.1
    capital: float = 0.02
    country: float = 0.35
    near: float = 0.2
    same_area: float = 0.2
    kind: float = 0.25
    wrong_kind: float = 0.1
    plain_country: float = 0.3
    plain_city: float = 0.08
    plain_area: float = 0.05
    near_km: float = 100.0


@dataclass(frozen=True, slots=True)
class Match:
    """A place found under a name, and what the way it was found takes from its score."""

    entry: PlaceEntry
    how: str
    penalty: float = 0.0


@dataclass(frozen=True, slots=True)
class Context:
    """What the document says beside the name: shares of countries, and places nearby in the text or anywhere in it."""

    countries: Mapping[str, float]
    near: Sequence[PlaceEntry] = ()


DEFAULT = Weights()


def plausible(match: Match, name: str, context: Context, kind_hint: PlaceKind | None = None) -> bool:
    """Whether a place may be meant at all: in a document about other countries a small place abroad of that name is not, nor is
    one that bears it in another language only ("Bohong" of Bochum), unless it is a metropolis.

    A local place that the gazetteer lacks is likelier then; and the more so, the less alike the names are, or where the
    words ask for another kind of place.
    """
    entry = match.entry
    if not context.countries or entry.country is None or context.countries.get(entry.country):
        return match.how in _ALONE or bool(context.countries) or match.penalty < _SURE_PENALTY
    if entry.kind in {"country", "region", "water"}:
        return True
    if kind_hint and entry.kind != kind_hint:
        return False
    if entry.population < _METROPOLIS and SequenceMatcher(None, key(name), key(bare_name(entry.name))).ratio() < _OWN_NAME:
        return False
    return entry.population >= _LEAST_ABROAD.get(match.how, math.inf) and (match.how == EXACT or len(folded(name)) >= _TELLING)


_ALONE = {EXACT, FOLDED}
_SURE_PENALTY = 0.3
_METROPOLIS = 500_000
"""Inhabitants of a city whose name alone means it."""
_OWN_NAME = 0.7
"""How alike a name must be to a place's own, 0 to 1."""
_TELLING = 5
"""Letters of a name from which it can be told in another spelling."""
_LEAST_ABROAD = {EXACT: 60_000, FOLDED: 500_000}


def own_first(matches: Sequence[Match], name: str, hint: PlaceKind | None) -> tuple[Match, ...]:
    """The matches without areas that bear a big city's name as a further one alone, and not of its country: without a word of
    its kind the city is meant ("Jerusalem", not the Quds Governorate).
    """
    wanted = key(name)
    cities = [m.entry for m in matches if m.entry.kind == "city" and m.entry.population >= _METROPOLIS]
    own = {city.country for city in cities if key(city.name.split(",")[0]) == wanted}
    if hint or not own:
        return tuple(matches)
    return tuple(m for m in matches if m.entry.kind not in {"province", "district"} or m.entry.country in own
                 or key(bare_name(m.entry.name)) == wanted)  # fmt: skip


def score(match: Match, name: str, kind_hint: PlaceKind | None, context: Context, weights: Weights = DEFAULT) -> float:
    """The score of one place as the reading of `name`, about 0 to 1."""
    entry = match.entry
    total = weights.prominence * min(1.0, math.log10(1 + entry.population) / 8) - match.penalty
    if key(entry.name.split(",")[0]) == key(name):
        total += weights.own_name
    total += weights.capital if entry.capital else 0.0
    total += weights.country * min(1.0, 2 * context.countries.get(entry.country or "", 0.0))
    total += _kind(entry, kind_hint, weights)
    return total + _nearness(entry, context.near, weights)


def _kind(entry: PlaceEntry, kind_hint: PlaceKind | None, weights: Weights) -> float:
    if kind_hint:
        return weights.kind if entry.kind == kind_hint else -weights.wrong_kind
    if entry.kind == "country":
        return weights.plain_country
    return {"city": weights.plain_city, "province": weights.plain_area, "region": weights.plain_area,
            "water": weights.plain_area}.get(entry.kind, 0.0)  # fmt: skip


def _nearness(entry: PlaceEntry, near: Sequence[PlaceEntry], weights: Weights) -> float:
    """The best of the clues that other places give: one close by, or one in the same area (or the area itself)."""
    best = 0.0
    for other in near:
        if other.kind == "country" or other is entry:
            continue
        if other.country == entry.country and in_one_area(entry, other):
            best = max(best, weights.same_area)
        distance = distance_km(entry, other)
        if distance is not None and other.kind not in {"water", "region"}:
            best = max(best, weights.near * math.exp(-distance / weights.near_km))
    return best


def in_one_area(one: PlaceEntry, other: PlaceEntry) -> bool:
    """Whether two places lie in one first-level area, or one is the area of the other."""
    areas = {one.name if one.kind == "province" else one.admin1, other.name if other.kind == "province" else other.admin1}
    return len(areas) == 1 and None not in areas


def distance_km(one: PlaceEntry, other: PlaceEntry) -> float | None:
    """Great-circle distance in kilometres (haversine, mean radius 6371 km); None where a position is unknown."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return None
    lat1, lat2 = math.radians(one.latitude), math.radians(other.latitude)
    half = math.sin((lat2 - lat1) / 2) ** 2
    half += math.cos(lat1) * math.cos(lat2) * math.sin(math.radians(other.longitude - one.longitude) / 2) ** 2
    return 2 * 6371.0 * math.asin(math.sqrt(min(1.0, half)))


def country_shares(codes: Iterable[str]) -> dict[str, float]:
    """Countries as shares of all that were mentioned."""
    counted = Counter(codes)
    total = counted.total()
    return {code: count / total for code, count in counted.items()} if total else {}
