"""Places as reconciliation compares them: a key, and the keys of the areas around it."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from communique.gazetteer.names import folded, plain
from communique.gazetteer.nations import nations_in
from communique.gazetteer.phrasing import bare_name
from communique.gazetteer.places import PlaceEntry, open_places
from communique.model.records import Place, Span
from communique.reconcile.counted import APART, AROUND, EQUAL, INSIDE, UNSURE
from communique.reconcile.naming import ends_of, whole_of

_ADMIN = re.compile(r"\s+(?:governorate|province|district|region|oblast|raion|state|county|city|municipality)$", re.I)
_AREA_NAME = re.compile(
    r"\b(?:governorate|province|(?:sub-?)?districts?|region|oblast|raion|county|municipality|township|territory|commune|prefecture|"
    r"department)$",
    re.I,
)
"""How the names of areas end."""
_SETTLEMENT = re.compile(r"\b(?:town|village|city)\b", re.I)
_SITE = re.compile(
    r"\b(?:(?:air|naval|military|army|police|refugee|displacement|training)[ -]?)*(?:camps?|bases?|barracks|(?:out)?posts?|"
    r"check-?points?|airfields?|airports?|hospitals?|schools?|markets?|mosques?|prisons?|stations?|depots?|warehouses?|junctions?|"
    r"crossings?|bridges?|factor(?:y|ies)|farms?|compounds?|headquarters|buildings?|houses?|squares?)\b",
    re.I,
)
"""Words for a site, which is no town although one may bear its name."""
_IN = re.compile(r"\s*,?\s*(?:in|of|inside|within)\s+(?:the\s+)?(?:[a-z-]+\s+(?:of\s+)?)?", re.I)
"""Words between a place and the one that it lies in."""
_ARTICLE = re.compile(r"^(?:the|a|an|this|that|its|their|his)\s+", re.I)
_NEIGHBOURS_KM = 12.0
_REGION_KM = 150.0
"""Regions have no borders in the gazetteer: from this far away their middle, a place surely lies outside."""
_ABOUT_KM = 40.0
_LARGE = 100_000
_FAMOUS = 300_000
"""People in a place that is meant by its name alone, whoever else bears it."""
_MOST_NAMESAKES = 12
_SEAT_KM = 1.0
"""From a district's centre to the town that it is run from, as the gazetteer places them."""
AREAS = frozenset({"province", "country", "region", "district"})
BARE = "bare site"
"""The kind of a site without a name ("a base"), which says little where other places are named with it."""


@dataclass(frozen=True, slots=True, eq=False)
class Where:
    """One place: its key, kind, the keys of what surely holds it, whether a gazetteer knows it, and its position in degrees.

    `large` places see several happenings on one day: areas, and towns of a hundred thousand. A name without a country that
    places of several countries bear is not known; `may_be` are the keys of those places, or of the ends of a road.
    """

    key: str
    kind: str
    country: str | None
    inside: frozenset[str]
    known: bool
    point: tuple[float, float] | None = None
    large: bool = False
    may_be: frozenset[str] = frozenset()


@lru_cache(maxsize=100_000)
def where(name: str, country: str | None, geonames_id: int | None, kind: str | None) -> Where:
    """The place of that name, read by the gazetteer where the record says no more; a name it lacks keeps its own key."""
    country_key = {f"c:{country}"} if country else set()
    namesakes = _namesakes(name) if country is None and geonames_id is None else ()
    if len({entry.country for entry in namesakes}) > 1:
        may_be = frozenset(_known(entry).key for entry in namesakes)
        return Where(f"u:{folded(_bare(name))}:", kind or "place", None, frozenset(), False, may_be=may_be)
    entry = _entry(name, country, geonames_id)
    if entry is None:
        known = f"{unknown_key(name)}{country or ''}" if geonames_id is None else f"g:{geonames_id}"
        kind = kind or ("district" if _AREA_NAME.search(name) else "place")
        here = Where(known, kind, country, frozenset(country_key), geonames_id is not None, large=kind in AREAS)
        return here if here.known else _called_after(here, name)
    return _known(entry)


def _called_after(here: Where, name: str) -> Where:
    """A place that no gazetteer knows, by the towns that its name is made of."""
    if ends := [where(end, here.country, None, None) for end in ends_of(name)]:
        return replace(here, may_be=frozenset(end.key for end in ends if end.kind not in AREAS))
    if (whole := whole_of(name)) is None:
        return here
    town = where(whole, here.country, None, None)
    return replace(here, inside=here.inside | town.inside | {town.key})


def unknown_key(name: str) -> str:
    """How the key of a place begins that no gazetteer knows; its country follows."""
    return f"u:{folded(_bare(name.split(',')[0]))}:"


def is_named_by(place: Where, words: str) -> bool:
    """Whether these are the words for a place that no gazetteer knows, be it a site or not."""
    if place.known:
        return False
    return place.key.startswith((unknown_key(words), _site(_ARTICLE.sub("", " ".join(words.split())), None).key))


def _namesakes(name: str) -> list[PlaceEntry]:
    """The places of just this name, a country's or a first-level area's apart, which are meant where they are named."""
    found = [entry for entry in open_places().lookup(name, _MOST_NAMESAKES) if _is_named(entry, name)]
    return [] if any(entry.kind in {"country", "region"} or entry.population >= _FAMOUS for entry in found) else found


def _known(entry: PlaceEntry) -> Where:
    if entry.kind == "country":
        return Where(f"c:{entry.country}", "country", entry.country, frozenset(), True, large=True)
    point = (entry.latitude, entry.longitude) if entry.latitude is not None and entry.longitude is not None else None
    inside = {f"c:{entry.country}"} if entry.country else set()
    if entry.kind in {"province", "region"}:
        mark = "a" if entry.kind == "province" else "r"
        return Where(_area(mark, entry.name, entry.country), entry.kind, entry.country, frozenset(inside), True, point, True)
    if entry.admin1:
        inside.add(_area("a", entry.admin1, entry.country))
    if entry.kind == "district":
        return Where(_area("d", entry.name, entry.country), "district", entry.country, frozenset(inside), True, point, True)
    inside.add(_area("d", entry.name, entry.country))
    key = f"g:{entry.geonames_id}" if entry.geonames_id else f"n:{folded(entry.name)}:{entry.country}"
    large = entry.population >= _LARGE and entry.kind != "facility"  # An airport has the people of its city.
    return Where(key, entry.kind, entry.country, frozenset(inside), True, point, large)


def _entry(name: str, country: str | None, geonames_id: int | None) -> PlaceEntry | None:
    """The gazetteer's entry for a place: that of its id, else one of its name; a likeness of consonants alone is no name."""
    with_id = open_places().find(geonames_id) if geonames_id is not None else None
    for spelled in dict.fromkeys((name, name.split(",")[0])) if with_id is None else ():
        entry = open_places().resolve(spelled, countries={country: 1.0} if country else {}).best
        if entry and country in {None, entry.country} and (entry.kind == "country" or _is_named(entry, spelled)):
            return entry
    return with_id


def _is_named(entry: PlaceEntry, spelled: str) -> bool:
    wanted = folded(_bare(spelled))
    return any(folded(_bare(name)) == wanted for name in (entry.name, *entry.names))


def _bare(name: str) -> str:
    return _ADMIN.sub("", bare_name(name))


def _area(mark: str, name: str, country: str | None) -> str:
    return f"{mark}:{folded(_ADMIN.sub('', name.split(',')[0]))}:{country or ''}"


AT, FROM = frozenset({"at", "near"}), frozenset({"from"})


def places_of(places: Iterable[Place], roles: frozenset[str] = AT, words: Span | None = None) -> tuple[Where, ...]:
    """The places in these roles (where something happened; not where from or whereto), the most specific ones only, in order.

    Those that are near stand in only where no place is named that it happened at. `words` are those of the claim.
    """
    found = [(place, here) for place in places if place.role in roles and (here := _read(place))]
    if len(found) < 2:
        return tuple(here for _, here in found)
    at = _told_at(found)
    fine = [_beside(place, here, found, words) for place, here in at]
    around = {key for here in fine for key in here.inside}
    return tuple({here.key: here for here in fine if here.key not in around}.values())


def _told_at(found: Sequence[tuple[Place, Where]]) -> Sequence[tuple[Place, Where]]:
    """What something happened at, else what that is near: a site without a name is near the town that is named with it."""
    named = [(place, here) for place, here in found if here.kind != BARE] or found
    at = [(place, here) for place, here in named if place.role != "near"]
    beside = len(named) < len(found) and all(here.kind in AREAS for _, here in at)
    return named if beside or not at else at


def are_nearby(places: Iterable[Place]) -> bool:
    """Whether no place is named that something happened at: places near it, or a site without a name in some area."""
    at = [here for place in places if place.role == "at" and (here := _read(place))]
    bare = any(here.kind == BARE for here in at)
    return all(here.kind == BARE or (bare and here.kind in AREAS) for here in at)


def _read(place: Place) -> Where | None:
    """The place that a record names; None where it names none."""
    return _called(place.mention.text if place.mention else None, place.name, place.country, place.geonames_id, place.kind)


@lru_cache(maxsize=100_000)
def _called(words: str | None, name: str | None, country: str | None, geonames_id: int | None, kind: str | None) -> Where | None:
    if name is None and geonames_id is None and words and _SITE.search(words):
        return _site(_ARTICLE.sub("", " ".join(words.split())), country)
    name = name or words
    if not (name and plain(name)):
        return None
    if geonames_id is None and not kind and name == name.lower():
        return _site(_ARTICLE.sub("", " ".join(name.split())), country)
    return where(name, country, geonames_id, kind or ("city" if words and _SETTLEMENT.search(words) else None))


@lru_cache(maxsize=50_000)
def _site(words: str, country: str | None) -> Where:
    """A site by its own name, whatever is said that it is ("the Gubba base", "Al-Gubba camp")."""
    rest = _SITE.sub(" ", words)
    name = folded(rest) if words != words.lower() and not _is_of_nation(rest) else ""
    inside = frozenset({f"c:{country}"} if country else ())
    return Where(f"u:{name or folded(words)}:{country or ''}", "site" if name else BARE, country, inside, False)


def _is_of_nation(words: str) -> bool:
    """Whether the words only say whose a site is ("a Somali base")."""
    return any(start == 0 and end == len(words.split()) for start, end, _ in nations_in(words.split()))


def _beside(place: Place, here: Where, found: Iterable[tuple[Place, Where]], words: Span | None) -> Where:
    """A place that no gazetteer knows lies in the areas, in or by the town, that are named with it."""
    if here.known:
        return here
    keys = {key for other, w in found if w is not here and _holds(other, w, place, here, words) for key in (w.key, *w.inside)}
    return replace(here, inside=here.inside | keys) if keys else here


def _holds(other: Place, w: Where, place: Place, here: Where, words: Span | None) -> bool:
    if here.country not in {None, w.country}:
        return False
    if w.kind in AREAS:
        return here.kind not in AREAS or w.kind not in {"district", here.kind}
    return w.known and (other.role == "near" or _is_next(place, other, words))


def _is_next(place: Place, other: Place, words: Span | None) -> bool:
    """Whether the words name a place as one in the other ("Kel in Rahba")."""
    if not (words and place.mention and other.mention) or place.mention.end >= other.mention.start:
        return False
    return bool(_IN.fullmatch(words.text[place.mention.end - words.start : other.mention.start - words.start]))


def compare_one(mine: Where, other: Where) -> str:
    """How one place stands to another, of the marks of `counted`."""
    if mine.key == other.key:
        return EQUAL
    if other.key in mine.inside:
        return INSIDE
    if mine.key in other.inside:
        return AROUND
    if other.key in mine.may_be or mine.key in other.may_be or _are_named_alike(mine, other):
        return EQUAL
    if mine.country != other.country and mine.country and other.country:
        return APART
    if "region" in {mine.kind, other.kind} and mine.point and other.point:
        return UNSURE if _apart_km(mine.point, other.point) <= _REGION_KM else APART
    if not (mine.known and other.known):
        areas = [_areas(here) for here in (mine, other)]
        return APART if areas[0] and areas[1] and not areas[0] & areas[1] else UNSURE
    if not (_province(mine) and _province(other)):
        return UNSURE
    if mine.point and other.point:
        kilometres = _apart_km(mine.point, other.point)
        if kilometres <= _SEAT_KM and (mine.kind == "district") is not (other.kind == "district"):
            return AROUND if mine.kind == "district" else INSIDE
        if mine.kind not in AREAS and other.kind not in AREAS and kilometres <= _NEIGHBOURS_KM:
            return UNSURE
    return APART


def _are_named_alike(mine: Where, other: Where) -> bool:
    """Whether no gazetteer knows either, they bear one name, and one of them is told without a country."""
    if mine.known or other.known or (mine.country and other.country):
        return False
    return mine.key.rpartition(":")[0] == other.key.rpartition(":")[0]


def _areas(here: Where) -> set[str]:
    """The keys of the provinces that the place is in or is."""
    return {key for key in (*here.inside, here.key) if key.startswith("a:")}


def _province(here: Where) -> bool:
    """Whether the province around the place, or that it is, is known."""
    return here.kind in AREAS or bool(_areas(here))


def _apart_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Distance on a plane tangent to the earth: exact enough for neighbours, 111.2 km a degree."""
    east = (one[1] - other[1]) * math.cos(math.radians(one[0]))
    return 111.2 * math.hypot(one[0] - other[0], east)


def compare(mine: tuple[Where, ...], other: tuple[Where, ...]) -> str:
    """How a set of places stands to another; UNSURE where either names none."""
    if not mine or not other:
        return UNSURE
    if len(mine) == len(other) == 1:
        return compare_one(mine[0], other[0])
    marks = [[compare_one(a, b) for b in other] for a in mine]
    held = all(any(mark in {EQUAL, INSIDE} for mark in row) for row in marks)
    holds = all(any(row[at] in {EQUAL, AROUND} for row in marks) for at in range(len(other)))
    if held and holds:
        return EQUAL
    if held:
        return INSIDE
    if holds:
        return AROUND
    return UNSURE if any(mark != APART for row in marks for mark in row) else APART


def may_be_one(mine: tuple[Where, ...], other: tuple[Where, ...]) -> bool:
    """Whether two places can be one as told: equal, one in the other, or such that nothing says how they lie to each other.

    A place that no gazetteer knows, a region without borders and a town at its edge can be; two known towns cannot.
    """
    found = compare(mine, other)
    if found in {EQUAL, INSIDE, AROUND}:
        return True
    return found == UNSURE and bool(mine and other) and any(_may_be_one(a, b) for a in mine for b in other)


def _may_be_one(a: Where, b: Where) -> bool:
    if "water" in {a.kind, b.kind}:
        return compare_one(a, b) != APART
    if a.country != b.country or compare_one(a, b) == APART:
        return False
    if a.point and b.point and "region" in {a.kind, b.kind}:
        return _apart_km(a.point, b.point) <= _ABOUT_KM
    return not (a.known and b.known)
