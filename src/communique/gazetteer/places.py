"""Places by name: look-up in any transliteration, and choice among places of one name by a document's context.

Data: GeoNames (geonames.org, CC BY 4.0), ISO 3166-2 subdivisions, and a list of our own; see docs/data.md.
"""

from __future__ import annotations

import math
import sqlite3
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import as_file, files
from typing import Any

from communique.gazetteer.names import key, plain, skeleton
from communique.model.errors import DataError
from communique.model.records import PlaceKind

_KIND_SUFFIX = {"province": "Province", "district": "District"}
_NEAR_KM = 150.0
_HAND_MADE = 500_000
"""The population that our own list is stored with: its names are preferred."""
_STOP = {"may", "march", "mar", "of", "us", "street", "central", "north", "south", "east", "west", "eastern", "western",
         "northern", "southern", "police", "army", "president", "general", "man", "sunday", "monday", "council", "united",
         "nations", "union", "state", "university", "center", "independence", "victory", "liberty", "media", "al", "most",
         "best", "bar", "we", "he", "they", "this", "date", "ban", "battle", "camp", "un", "as", "is", "in", "on", "at",
         "mission", "field", "taliban", "afghan", "joint", "national", "force", "coalition", "islamic", "house", "home",
         "said", "islam", "muslim", "kurd", "sunni", "shia", "nato", "so", "imam", "but", "to", "no", "hay", "both",
         "male", "male ", "van", "and", "for", "from", "gate", "the"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """One place of the gazetteer: degrees north and east, ISO 3166-1 alpha-2 country, population (0 where unknown)."""

    number: int
    name: str
    country: str | None
    kind: PlaceKind
    latitude: float | None
    longitude: float | None
    population: int
    names: tuple[str, ...]
    geonames_id: int | None


@dataclass(frozen=True, slots=True)
class Resolution:
    """The likeliest reading of a name, and the others with scores from 0 to 1, best first (the winner included)."""

    best: PlaceEntry | None
    candidates: tuple[tuple[PlaceEntry, float], ...] = ()


@cache
def open_places() -> PlaceGazetteer:
    """The bundled gazetteer, opened once."""
    return PlaceGazetteer()


class PlaceGazetteer:
    """Look-ups over the bundled SQLite file, which is opened read-only."""

    def __init__(self) -> None:
        with as_file(files("communique.gazetteer") / "data" / "places.sqlite") as path:
            try:
                self._store = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True, check_same_thread=False)
                self._store.execute("SELECT 1 FROM place LIMIT 1").fetchone()
            except sqlite3.Error as error:
                raise DataError(f"{path}: {error}; reinstall the package") from error
        self._countries, self._adjectives = _country_words()
        self._by_key = lru_cache(maxsize=50_000)(self._find_key)
        self._by_bones = lru_cache(maxsize=10_000)(self._find_bones)

    def _find_key(self, wanted: str) -> tuple[PlaceEntry, ...]:
        return self._entries("name_key", wanted)

    def _find_bones(self, wanted: str) -> tuple[PlaceEntry, ...]:
        return self._entries("bones", wanted)

    def _entries(self, table: str, wanted: str) -> tuple[PlaceEntry, ...]:
        rows = self._store.execute(
            f"SELECT p.id, name, country, kind, latitude, longitude, population, names, geonames_id FROM {table} k "  # noqa: S608
            "JOIN place p ON p.id = k.place WHERE k.key = ? ORDER BY population DESC, p.id LIMIT 60",
            (wanted,),
        ).fetchall()
        return tuple(_entry(row) for row in rows)

    def has(self, name: str) -> bool:
        """Whether a place of that name is known under a plain key; quick, for spotting names in text."""
        words = plain(name)
        if not words or words in _STOP or (len(words) < 3 and words not in self._countries):
            return False
        return words in self._countries or bool(self._by_key(key(name)))

    def lookup(self, name: str, limit: int = 20) -> list[PlaceEntry]:
        """Places of that name, however transliterated, the most populous first; similar consonants where none is exact."""
        found = self._by_key(key(name))
        if not found:
            bones = skeleton(name)
            found = self._by_bones(bones) if bones else ()
        return list(found[:limit])

    def country_of(self, word: str) -> str | None:
        """The ISO code of a country's name, short form, adjective or demonym; None for any other word."""
        bare = plain(word)
        if bare == "us" and word.strip() not in {"US", "U.S.", "U.S"}:
            return None
        return self._countries.get(bare) or self._adjectives.get(bare)

    def country_name(self, code: str) -> str | None:
        """The English Wikipedia title of a country."""
        return _country_titles().get(code)

    def resolve(
        self,
        name: str,
        *,
        kind_hint: PlaceKind | None = None,
        countries: Mapping[str, float] | None = None,
        near: Sequence[PlaceEntry] = (),
    ) -> Resolution:
        """The place meant by `name`, among places of the document's `countries` (shares) and `near` ones.

        A name that only a city bears, said to be a province or district, gives the area of that name.
        """
        bare = _without_kind(name)
        exact = self._by_key(key(bare)) or self._by_key(key(name))
        code = self.country_of(bare)
        if code and kind_hint in (None, "country") and plain(bare) in self._countries:
            exact = tuple(entry for entry in exact if entry.kind == "country" and entry.country == code) or exact
        shares = countries or {}
        scored = [(entry, self._score(entry, bare, kind_hint, shares, near)) for entry in exact]
        at_home = any(shares.get(entry.country or "", 0.0) >= 0.1 or entry.kind == "country" for entry in exact)
        if skeleton(bare) and not (exact and (at_home or not shares)):
            alike = [e for e in self._by_bones(skeleton(bare)) if not shares or shares.get(e.country or "", 0.0) >= 0.1]
            scored += [(entry, self._score(entry, bare, kind_hint, shares, near) - 0.15) for entry in alike]
        scored.sort(key=lambda pair: (-pair[1], -pair[0].population, pair[0].number))
        if not scored:
            return Resolution(None)
        best = _as_kind(scored[0][0], bare, kind_hint)
        top = [(best, scored[0][1]), *scored[1:6]]
        return Resolution(best, tuple((entry, max(0.0, min(1.0, score))) for entry, score in top))

    def _score(self, entry: PlaceEntry, name: str, kind_hint: PlaceKind | None, countries: Mapping[str, float],
               near: Sequence[PlaceEntry]) -> float:  # fmt: skip
        score = 0.15 * min(1.0, math.log10(1 + entry.population) / 7)
        score += 0.1 if plain(entry.name) == plain(name) else 0.0
        score += 0.05 if entry.population == _HAND_MADE else 0.0
        score += 0.45 * min(1.0, 3 * countries.get(entry.country or "", 0.0)) if countries else 0.0
        if kind_hint:
            score += 0.2 if entry.kind == kind_hint else -0.05
        else:
            score += {"country": 0.3, "city": 0.1, "region": 0.08, "province": 0.05}.get(entry.kind, 0.05)
        distances = [d for other in near if (d := distance_km(entry, other)) is not None]
        if distances:
            score += 0.15 * math.exp(-min(distances) / _NEAR_KM)
        return score


def _entry(row: tuple[Any, ...]) -> PlaceEntry:
    number, name, country, kind, latitude, longitude, population, names, geonames_id = row
    others = tuple(names.split("\n")) if names else ()
    return PlaceEntry(number, name, country, kind, latitude, longitude, population, others, geonames_id)


def distance_km(one: PlaceEntry, other: PlaceEntry) -> float | None:
    """Great-circle distance in kilometres (haversine, mean radius 6371 km); None where a position is unknown."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return None
    lat1, lat2 = math.radians(one.latitude), math.radians(other.latitude)
    half = math.sin((lat2 - lat1) / 2) ** 2
    half += math.cos(lat1) * math.cos(lat2) * math.sin(math.radians(other.longitude - one.longitude) / 2) ** 2
    return 2 * 6371.0 * math.asin(math.sqrt(half))


def _without_kind(name: str) -> str:
    """The name without a kind word before or after it ("the town of X", "X province")."""
    words = name.replace("’s", "").split()
    kinds = {"province", "governorate", "district", "city", "town", "village", "oblast", "region", "county", "state"}
    while len(words) > 1 and words[-1].lower() in kinds:
        words.pop()
    while len(words) > 1 and words[0].lower() in {*kinds, "the", "of"}:
        words.pop(0)
    return " ".join(words)


def _as_kind(entry: PlaceEntry, name: str, kind_hint: PlaceKind | None) -> PlaceEntry:
    if kind_hint not in _KIND_SUFFIX or entry.kind != "city":
        return entry
    names = tuple(dict.fromkeys((entry.name, name, *entry.names)))
    return replace(entry, name=f"{name} {_KIND_SUFFIX[kind_hint]}", kind=kind_hint, names=names, geonames_id=None)


@cache
def _country_titles() -> dict[str, str]:
    data = tomllib.loads((files("communique.gazetteer") / "data" / "countries.toml").read_text(encoding="utf-8"))
    return {code: words[0] for code, words in data.items()}


def _country_words() -> tuple[dict[str, str], dict[str, str]]:
    data = tomllib.loads((files("communique.gazetteer") / "data" / "countries.toml").read_text(encoding="utf-8"))
    names: dict[str, str] = {}
    adjectives: dict[str, str] = {}
    for code, words in data.items():
        cut = words.index("/") if "/" in words else len(words)
        names |= {plain(word): code for word in words[:cut]}
        adjectives |= {plain(word): code for word in words[cut + 1 :]}
    return names, adjectives
