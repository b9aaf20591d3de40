"""Places by name: look-up in any transliteration, and choice among places of one name by a document's context.

Data: GeoNames (geonames.org, CC BY 4.0), ISO 3166-2 subdivisions, and a list of our own; see docs/data.md.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

from communique.gazetteer.choosing import Context, Match, distance_km, own_first, plausible, score
from communique.gazetteer.names import folded, key, plain, skeleton
from communique.gazetteer.phrasing import NamedPlace, bare_name, read_phrase
from communique.gazetteer.place_store import ADJECTIVE, EXACT, FOLDED, SKELETON, PlaceEntry, PlaceStore
from communique.gazetteer.together import PlaceName, lies_in, read_together
from communique.model.records import PlaceKind

__all__ = ["PlaceEntry", "PlaceGazetteer", "PlaceName", "Resolution", "distance_km", "open_places"]

_FOLDED_PENALTY = 0.05
_SKELETON_PENALTY = 0.1
_LEAST_ALIKE = 0.6
_CANDIDATES = 6
_LEAST_CITY, _LEAST_TOWN = 100_000, 5_000
_LEAST_OVER_ADJECTIVE = 100_000
"""An adjective ("English") means no town of that name unless the town has so many inhabitants."""


Standing = Literal["country", "people", "area", "city", "town", "village", "unknown"]


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
    """Look-ups over the bundled file of places, which is opened read-only."""

    def __init__(self) -> None:
        self._store = PlaceStore()
        self._countries, self._adjectives = _country_words()
        self._titles: dict[str, str] = {code: words[0] for code, words in _table("countries.toml").items()}
        self._common_words = _word_list("not_places.toml")
        self._admin_words: dict[str, list[str]] = _table("admin_words.toml")
        self._find = lru_cache(maxsize=50_000)(self._store.find)
        self._matches = lru_cache(maxsize=20_000)(self._match)
        self._with_id = lru_cache(maxsize=10_000)(self._store.with_id)
        self._area_of = lru_cache(maxsize=10_000)(self._store.area_of)
        self._country = lru_cache(maxsize=500)(self._store.country)

    def has(self, name: str) -> bool:
        """Whether a place has that name, exactly or but for articles and the like; quick, for spotting names in text."""
        words = plain(name)
        if words in self._countries:
            return name.strip() not in {"us", "Us"}
        if len(words) < 3 or words in self._common_words:
            return False
        return bool(self._find(EXACT, key(name)) or (len(words) > 4 and self._find(FOLDED, folded(name))))

    def is_common_word(self, word: str) -> bool:
        """Whether a word is the name of a small place too, but hardly ever means it ("Ramadan", "Mission")."""
        return plain(word) in self._common_words

    def standing(self, name: str) -> Standing:
        """What a name is worth as a sign of a place, before any context."""
        words = plain(name)
        if len(words) < 2 or (len(words) < 4 and name.islower()) or (words in {"us", "eu"} and not name.isupper()):
            return "unknown"
        if words in self._countries:
            return "country"
        if self.adjective_of(name):
            return "people"
        if words in self._common_words:
            return "unknown"
        found = self._find(EXACT, key(name))
        if words.endswith(" city"):
            found = tuple(entry for entry in found if key(entry.name.split(",")[0]) == key(name))
        if not found:
            return "unknown"
        if any(entry.kind in {"province", "region", "water", "country"} for entry in found):
            return "area"
        most = found[0].population
        return "city" if most >= _LEAST_CITY else "town" if most >= _LEAST_TOWN else "village"

    def is_container(self, name: str) -> bool:
        """Whether a name is a country's, a first-level area's or an abbreviation of one: what a comma after a town leads to."""
        if plain(name) in self._countries:
            return True
        return any(entry.kind == "province" for entry in self._find(EXACT, key(name))[:5])

    def lookup(self, name: str, limit: int = 20) -> list[PlaceEntry]:
        """Places of that name, the most populous first: spelled so, else spelled nearly so, else with the same consonants."""
        return [match.entry for match in self._matches(name)[:limit]]

    def country_of(self, word: str) -> str | None:
        """The ISO code of a country's name, short form, adjective or demonym; None for any other word."""
        bare = plain(word)
        if bare == "us" and word.strip() not in {"US", "U.S.", "U.S"}:
            return None
        single = bare.removesuffix("s")
        return self._countries.get(bare) or self._adjectives.get(bare) or self._adjectives.get(single)

    def adjective_of(self, word: str) -> PlaceEntry | None:
        """The place that an adjective, or a name of people or of a language, comes from ("Kurdish", "Texans", "Syrian")."""
        bare = key(word)
        code = self._adjectives.get(plain(word)) or self._adjectives.get(plain(word).removesuffix("s"))
        found = self._find(ADJECTIVE, bare) or self._find(ADJECTIVE, bare.removesuffix("s"))
        return self._country(code) if code else next(iter(found), None)

    def resolve(
        self,
        name: str,
        *,
        kind_hint: PlaceKind | None = None,
        countries: Mapping[str, float] | None = None,
        near: Sequence[PlaceEntry] = (),
    ) -> Resolution:
        """The place meant by `name`, among places of the document's `countries` (weights) and `near` ones.

        Kind words and directions in the name are understood ("Idlib province", "northern Syria", "rural Idlib"), and so is
        what it lies in ("Sarmada, Syria"). A name that only a city bears, said to be a province or district, gives the
        area of that name.
        """
        named = read_phrase(name, self._known)
        hint = kind_hint or named.kind
        context = self._context(named, countries or {}, near)
        matches = self._inside(own_first(self._named(named, hint), named.name, hint), named.within)
        called = [(m, self._kind_called(m.entry, hint)) for m in matches]
        scored = [(m, score(m, named.name, kind, context)) for m, kind in called if plausible(m, named.name, context, kind)]
        scored.sort(key=lambda pair: (-pair[1], -pair[0].entry.population, pair[0].entry.name, pair[0].entry.geonames_id or 0))
        if not scored:
            return Resolution(None)
        best = self._as_kind(scored[0][0].entry, named.name, hint)
        top = [(best, scored[0][1]), *((match.entry, points) for match, points in scored[1:_CANDIDATES])]
        return Resolution(best, tuple((entry, max(0.0, min(1.0, points))) for entry, points in top))

    def resolve_together(self, names: Sequence[PlaceName]) -> list[Resolution]:
        """All place names of one document, each read in the light of the others; scores are probabilities."""
        named = [read_phrase(name.name, self._known) for name in names]
        hinted = [replace(name, name=n.name, kind=name.kind or n.kind) for name, n in zip(names, named, strict=True)]
        candidates = [self._candidates(n, name.kind) for n, name in zip(named, hinted, strict=True)]
        ranked = read_together(hinted, candidates)
        return [Resolution(r[0][0], tuple(r[:_CANDIDATES])) if r else Resolution(None) for r in ranked]

    def _candidates(self, named: NamedPlace, hint: PlaceKind | None) -> tuple[Match, ...]:
        """The places that a phrase may name, those within what it says it lies in where there are such."""
        matches = self._named(named, hint)
        people = self.adjective_of(named.name)
        if people and not any(m.entry.kind == "city" and m.entry.population >= _LEAST_OVER_ADJECTIVE for m in matches):
            return (Match(people, EXACT),)
        return self._inside(matches, named.within)

    def _inside(self, matches: tuple[Match, ...], area: str | None) -> tuple[Match, ...]:
        """The matches that lie in the area of that name; all of them where none does or no area is said."""
        if not area:
            return matches
        code = self.country_of(area)
        around = [m.entry for m in self._matches(area)]
        return tuple(m for m in matches if m.entry.country == code or any(lies_in(m.entry, o) for o in around)) or matches

    def find(
        self,
        geonames_id: int | None = None,
        *,
        name: str | None = None,
        country: str | None = None,
        kind: PlaceKind | None = None,
    ) -> PlaceEntry | None:
        """The place that a claim's `Place` stands for: by its GeoNames id, else by its name, in its country and of its kind."""
        found = self._with_id(geonames_id) if geonames_id is not None else None
        if found or not name:
            return found
        named = [entry for entry in self.lookup(name) if country in {None, entry.country} and kind in {None, entry.kind}]
        exact = [entry for entry in named if entry.name == name]
        return (
            next(iter(exact or named), None)
            or self.resolve(name, kind_hint=kind, countries={country: 1.0} if country else {}).best
        )

    def country(self, code: str) -> PlaceEntry | None:
        """The country with an ISO 3166-1 alpha-2 code."""
        return self._country(code)

    def ancestors(self, place: PlaceEntry) -> tuple[PlaceEntry, ...]:
        """The areas that a place lies in, from the smallest to its country; empty for a country and for what lies in several."""
        found: list[PlaceEntry] = []
        at = self._area_of(place.number) if place.number is not None else None
        while at is not None and at.number is not None:
            found.append(at)
            at = self._area_of(at.number)
        if place.kind != "country" and place.country and not (found and found[-1].kind == "country"):
            country = self._country(place.country)
            found += [country] if country else []
        return tuple(found)

    def within(self, place: PlaceEntry, region: PlaceEntry) -> bool:
        """Whether `place` is `region` or lies in it by the administrative areas; a region of other make holds itself only."""
        return any(_same(inside, region) for inside in (place, *self.ancestors(place)))

    def _known(self, name: str) -> bool:
        words = plain(name)
        return words in self._countries or words in self._adjectives or bool(self._find(EXACT, key(name)))

    def _context(self, named: NamedPlace, countries: Mapping[str, float], near: Sequence[PlaceEntry]) -> Context:
        """The context, which what the name itself says of where it lies overrules."""
        if not named.within:
            return Context(countries, near)
        code = self.country_of(named.within)
        if code:
            return Context({code: 1.0}, near)
        around = [e for e in self._find(EXACT, key(named.within)) if e.kind in {"province", "district", "region"}][:3]
        return Context({e.country: 1.0 for e in around if e.country} or countries, around or near)

    def _named(self, named: NamedPlace, hint: PlaceKind | None) -> tuple[Match, ...]:
        matches = self._matches(named.name)
        code = self.country_of(named.name)
        if code and not any(m.entry.country == code and m.entry.kind == "country" for m in matches):
            matches = self._matches(self._titles[code])
        if code and hint in {None, "country", "region"}:
            matches = tuple(m for m in matches if m.entry.kind == "country" and m.entry.country == code) or matches
        return matches

    def _match(self, name: str) -> tuple[Match, ...]:
        exact = self._find(EXACT, key(name))
        if exact:
            return tuple(Match(entry, EXACT) for entry in exact)
        spelled = folded(name)
        near = dict.fromkeys((*self._find(EXACT, spelled), *self._find(FOLDED, spelled)))
        if near:
            return tuple(Match(entry, FOLDED, _FOLDED_PENALTY) for entry in near)
        bones = skeleton(name)
        alike = [(entry, _likeness(spelled, entry)) for entry in self._find(SKELETON, bones)] if bones else []
        least = _LEAST_ALIKE if len(bones) > 3 else _LEAST_ALIKE + 0.1
        return tuple(Match(entry, SKELETON, _SKELETON_PENALTY + 1 - ratio) for entry, ratio in alike if ratio >= least)

    def _kind_called(self, entry: PlaceEntry, hint: PlaceKind | None) -> PlaceKind | None:
        """The kind that words ask for: a "region" is a first-level area where those are called so ("Kharkiv region")."""
        called = self._admin_words.get(entry.country or "", [""])[0]
        return "province" if hint == "region" and entry.kind == "province" and called in {"Oblast", "Region"} else hint

    def _as_kind(self, entry: PlaceEntry, name: str, hint: PlaceKind | None) -> PlaceEntry:
        """The area of a city's name, where the text means an area and the gazetteer has only the city."""
        if hint not in {"province", "district"} or entry.kind != "city" or not entry.country:
            return entry
        word = self._admin_words.get(entry.country, ["Province", "District"])[hint == "district"]
        names = tuple(dict.fromkeys((entry.name, name, *entry.names)))
        return replace(entry, name=f"{name} {word}".strip(), kind=hint, names=names, geonames_id=None)


def _same(one: PlaceEntry, other: PlaceEntry) -> bool:
    if one.number is not None and one.number == other.number:
        return one.kind == other.kind
    return (one.name, one.country, one.kind) == (other.name, other.country, other.kind)


def _likeness(spelled: str, entry: PlaceEntry) -> float:
    """How alike a folded name is to the most similar name of an entry, 0 to 1."""
    names = {folded(bare_name(n)) for n in (entry.name, *entry.names)}
    return max(SequenceMatcher(None, spelled, other).ratio() for other in names)


def _table(file: str) -> dict[str, list[str]]:
    return tomllib.loads((files("communique.gazetteer") / "data" / file).read_text(encoding="utf-8"))


def _word_list(file: str) -> frozenset[str]:
    return frozenset(word for words in _table(file).values() for word in words)


def _country_words() -> tuple[dict[str, str], dict[str, str]]:
    names: dict[str, str] = {}
    adjectives: dict[str, str] = {}
    for code, words in _table("countries.toml").items():
        cut = words.index("/") if "/" in words else len(words)
        names |= {plain(word): code for word in words[:cut]}
        adjectives |= {plain(word): code for word in words[cut + 1 :]}
    return names, adjectives
