"""All place names of one document read together: each reading gains from what the others may mean.

A mean-field reading: every name holds a probability for each of its places; a place gains with the probability that other
names lie in its area, in its country and near it, and with that of what the words say it lies in. A few rounds settle it.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from communique.gazetteer.choosing import Match, distance_km
from communique.gazetteer.names import key
from communique.gazetteer.place_store import EXACT, SKELETON, PlaceEntry
from communique.model.records import PlaceKind

_ROUNDS = 4
_MOST_CANDIDATES = 60
_LEAST_SHARE = 0.01
_LEAST_COUNTRY = 0.5
_SMALL, _MANY, _LEAST_AREA = 50_000, 2.0, 0.2
"""A place of fewer inhabitants is not meant in a text of so many names elsewhere unless so much lies in its area."""
_LEAST_INHABITANTS = 300
"""Inhabitants that every town counts as having: of many small ones the number is unknown."""
_TOWN, _METROPOLIS, _LEAST_WITNESS = 4.7, 6.0, 0.4
"""Powers of ten of inhabitants: what a city says of its surroundings falls from 1 at the first to the last at the second."""
_SQUARE = 0.5
"""Degrees; names in one square or in squares side by side are near each other: 30 to 110 km."""


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A name as a document says it, once for all its mentions alike.

    `kind` is the kind that the words around it give, `within` the index (among the document's names) of what the words say it
    lies in ("X, Y", "X in Y"), `mentions` how often the document names it.
    """

    name: str
    kind: PlaceKind | None = None
    within: int | None = None
    mentions: int = 1


@dataclass(frozen=True, slots=True)
class JointWeights:
    """What each clue adds to the score of a place (natural-log units before the softmax with `sharpness`)."""

    prominence: float = 1.8
    dwarfed: float = 0.8
    capital: float = 0.6
    own_name: float = 0.4
    country_kind: float = 0.8
    area_kind: float = 0.35
    city_kind: float = 0.2
    kind: float = 1.2
    wrong_kind: float = 0.8
    within: float = 3.0
    area: float = 1.5
    country: float = 0.6
    near: float = 1.8
    spelled: float = 12.0
    sharpness: float = 6.0


WEIGHTS = JointWeights()


def read_together(
    names: Sequence[PlaceName], candidates: Sequence[Sequence[Match]], weights: JointWeights = WEIGHTS
) -> list[list[tuple[PlaceEntry, float]]]:
    """For each name its places with probabilities, the likeliest first; none where there are no candidates.

    A place that only sounds like the name, in a country that no other name lies in, is none of the name's.
    """
    readings = [_Reading(name, places, weights) for name, places in zip(names, candidates, strict=True)]
    masses = _total(readings)
    for turn in range(1, _ROUNDS + 1):
        for reading in readings:
            reading.score(readings, masses, weights)
        for reading in readings:
            reading.settle(weights.sharpness * turn / _ROUNDS)
        masses = _total(readings)
    return [reading.ranked(masses) for reading in readings]


@dataclass(slots=True)
class _Masses:
    """How many names lie in each country, first-level area and square of degrees, by probability."""

    countries: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    areas: dict[tuple[str, str], float] = field(default_factory=lambda: defaultdict(float))
    squares: dict[tuple[int, int], float] = field(default_factory=lambda: defaultdict(float))

    def add(self, place: PlaceEntry, share: float) -> None:
        if place.country:
            self.countries[place.country] += share
        share *= _witness(place)
        area = _area(place)
        if area:
            self.areas[area] += share
        if place.kind not in _WIDE and place.latitude is not None:
            self.squares[_square(place)] += share

    def around(self, place: PlaceEntry) -> float:
        """The mass of the squares at and beside a place."""
        row, column = _square(place)
        return sum(self.squares.get((row + i, column + j), 0.0) for i in (-1, 0, 1) for j in (-1, 0, 1))


class _Reading:
    """The places that one name may mean, and how likely each is so far."""

    def __init__(self, name: PlaceName, matches: Sequence[Match], weights: JointWeights) -> None:
        self.name = name
        most = max((match.entry.population for match in matches), default=0)
        prior = sorted(((_prior(match, name, most, weights), match) for match in matches), key=lambda pair: -pair[0])
        prior = prior[:_MOST_CANDIDATES]
        self.prior = [points for points, _ in prior]
        self.places = [match.entry for _, match in prior]
        self.sounds = {match.entry.number for _, match in prior if match.how == SKELETON}
        self.scores = list(self.prior)
        self.shares: list[float] = []
        self.own = _Masses()
        self.settle(weights.sharpness / _ROUNDS)

    def settle(self, sharpness: float) -> None:
        """Turn the scores into probabilities."""
        best = max(self.scores, default=0.0)
        powers = [math.exp(sharpness * (points - best)) for points in self.scores]
        total = sum(powers)
        self.shares = [power / total for power in powers]
        self.own = _Masses()
        for place, share in zip(self.places, self.shares, strict=True):
            if share > _LEAST_SHARE:
                self.own.add(place, share)

    def score(self, readings: Sequence[_Reading], masses: _Masses, weights: JointWeights) -> None:
        """Score every place by its prior and by what the other names say."""
        around = readings[self.name.within] if self.name.within is not None else None
        self.scores = []
        for points, place in zip(self.prior, self.places, strict=True):
            if place.country:
                points += weights.country * _saturated(masses.countries[place.country] - self.own.countries[place.country])
            area = _area(place)
            if area:
                points += weights.area * _saturated(masses.areas[area] - self.own.areas[area])
            if place.kind not in _WIDE and place.latitude is not None:
                points += weights.near * _saturated(masses.around(place) - self.own.around(place))
            if around is not None and around is not self:
                points += weights.within * sum(s for o, s in zip(around.places, around.shares, strict=True) if lies_in(place, o))
            self.scores.append(points)

    def ranked(self, masses: _Masses) -> list[tuple[PlaceEntry, float]]:
        """The places with their probabilities, without those that are none of this text's, though they bear the name."""
        pairs = [pair for pair in zip(self.places, self.shares, strict=True) if self._fits(pair[0], masses)]
        return sorted(pairs, key=lambda pair: (-pair[1], -pair[0].population, pair[0].name, pair[0].number or 0))

    def _fits(self, place: PlaceEntry, masses: _Masses) -> bool:
        """Whether a place that only sounds like the name lies in another name's country, and a small one in another's area."""
        country, area = place.country or "", _area(place)
        if place.number in self.sounds and masses.countries[country] - self.own.countries[country] <= _LEAST_COUNTRY:
            return False
        if place.population >= _SMALL or place.kind in _WIDE or self.name.within is not None:
            return True
        elsewhere = sum(masses.areas.values()) - sum(self.own.areas.values())
        beside = masses.areas[area] - self.own.areas[area] if area else 0.0
        return elsewhere < _MANY or beside > _LEAST_AREA or masses.around(place) - self.own.around(place) > _LEAST_AREA


_WIDE = frozenset({"country", "region", "water", "province"})
"""Kinds whose position says little of what is near."""


def _total(readings: Sequence[_Reading]) -> _Masses:
    total = _Masses()
    for reading in readings:
        for place, share in zip(reading.places, reading.shares, strict=True):
            if share > _LEAST_SHARE:
                total.add(place, share)
    return total


def _witness(place: PlaceEntry) -> float:
    """How much a place tells that the text is of its surroundings: a big city is named in texts about anywhere."""
    if place.kind != "city":
        return 1.0
    size = (math.log10(place.population + 1) - _TOWN) / (_METROPOLIS - _TOWN)
    return 1 - (1 - _LEAST_WITNESS) * min(1.0, max(0.0, size))


def _square(place: PlaceEntry) -> tuple[int, int]:
    return (int((place.latitude or 0.0) // _SQUARE), int((place.longitude or 0.0) // _SQUARE))


def _prior(match: Match, name: PlaceName, most: int, weights: JointWeights) -> float:
    """What the name alone says of a place: prominence, spelling, kind."""
    entry = match.entry
    inhabitants = max(entry.population, _LEAST_INHABITANTS) if entry.kind == "city" else entry.population
    points = weights.prominence * min(1.0, math.log10(1 + inhabitants) / 7) - weights.spelled * match.penalty
    bigger = math.log10(max(1.0, (1 + most) / (1 + inhabitants)))
    points -= weights.dwarfed * bigger * (1 + bigger / 4) / 7
    points += weights.capital if entry.capital else 0.0
    if match.how == EXACT and key(entry.name.split(",")[0]) == key(name.name):
        points += weights.own_name
    if name.kind:
        return points + (weights.kind if entry.kind == name.kind else -weights.wrong_kind)
    return points + {"country": weights.country_kind, "city": weights.city_kind, "province": weights.area_kind,
                     "region": weights.area_kind, "water": weights.area_kind}.get(entry.kind, 0.0)  # fmt: skip


def _saturated(mass: float) -> float:
    """A mass of names as a share of 1: one other name counts for much, the fifth for little."""
    return 1 - math.exp(-max(0.0, mass) / 1.5)


def _area(place: PlaceEntry) -> tuple[str, str] | None:
    """The first-level area that a place is or lies in."""
    name = place.name if place.kind == "province" else place.admin1
    return (place.country, name) if place.country and name else None


def lies_in(place: PlaceEntry, other: PlaceEntry) -> bool:
    """Whether a place may lie in another, by country, first-level area or, for smaller ones, distance."""
    if place.number == other.number:
        return False
    if other.kind in {"region", "water"} and not other.country:
        return False
    if place.country != other.country:
        return False
    if other.kind == "country":
        return place.kind != "country"
    if other.kind == "province":
        return place.admin1 == other.name
    distance = distance_km(place, other)
    return distance is not None and distance < {"district": 80.0, "region": 300.0}.get(other.kind, 40.0)
