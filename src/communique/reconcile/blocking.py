"""Blocking keys: what claims of two documents share where they may tell of one happening."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from communique.reconcile.persons import name_words, persons_of
from communique.reconcile.relations import measure_of, whole_class
from communique.reconcile.scopes import EFFECTS, EVENTS, PEOPLE, STATES, Scope
from communique.reconcile.whereabouts import Where
from communique.reconcile.wording import content_words, struck

TELLING = frozenset({"bombing", "suicide_bombing", "chemical_attack", "interception", "abducted", "siege_lifted"})
"""Measures so rare that one in a province on a day is seldom two."""
SIEGES = frozenset({"siege", "siege_lifted"})
CHANGES = frozenset({"capture", "siege_lifted"})
WIDE = frozenset({"country", "region", "province"})
"""Kinds of areas that see many happenings on a day."""
AREAS = frozenset("darg")
"""How the keys begin of areas, and of towns, by which a measure is looked up: district, province, region, town."""
_MOVES = frozenset({"movement", "advance", "withdrawal", "capture"})
_HELD = frozenset({"control"}) | SIEGES | CHANGES
_LONGEST = 10
"""Days up to which a dated time is looked up day by day."""
_LONGEST_COUNT = 100
"""Days up to which a count from a day on is of one operation, and not of a war."""
_LEAST_NUMBER = 3
_MANY = 10
_VERY_MANY = 100
_TENS = 10
_ROUND = 50
"""Numbers from _MANY on are seldom told of two happenings of a country on a day; large ones that are not round of none."""
_LEAST_WORDS = 5
_LEAD = 400
"""Code points within which a report tells what it is about."""
_AFTERMATH = 3
"""Days after which reports still tell of a place that has been taken, left or freed."""
_MADE_BY = ("blocking.py", "camps.py", "comparing.py", "counted.py", "data/counted.toml", "naming.py", "persons.py",
            "relations.py", "scopes.py", "victims.py", "whereabouts.py", "wording.py")  # fmt: skip
"""This module and all of reconcile that it imports, at any remove."""

Key = tuple[object, ...]


@cache
def rules() -> str:
    """What tells the rules that make keys from those of another version: the start of the hash of their sources.

    Ledgers compare anew what has the keys of other rules.
    """
    made = hashlib.sha256()
    for name in _MADE_BY:
        made.update(files("communique.reconcile").joinpath(name).read_bytes())
    return made.hexdigest()[:8]


def keys_of(scope: Scope) -> Iterator[Key]:
    """Blocking keys: claims of two documents that share one may tell of one happening.

    A measure at a place on a day (victims in a town, which alone are enough), a rare one in a province on a day, a measure with
    its number in a country on a day, a place that changed hands in the days after, a person killed or taken, and the words of
    the clause. Who denies a happening tells of it too.
    """
    if scope.modality in {"hypothetical", "retracted"}:
        return
    if scope.end is not None and scope.type in EFFECTS | EVENTS and _is_of_days(scope):
        # Who denies that anybody was hurt denies killed and wounded.
        denies_both = scope.type == "casualties" and not scope.positive
        for measure in ("killed", "wounded") if denies_both else (measure_of(scope),):
            for day in _days(scope, scope.end):
                yield from _measured(scope, measure, day)
                yield from _counted(scope, measure, day)
                yield from _there(scope, day)
            if scope.recent and measure in PEOPLE:  # Without a date it may be of the day before its report.
                yield from (
                    ("town", measure, place.key, scope.end - 1) for place in scope.places if not place.large and place.known
                )
    yield from _counted_since(scope)
    if scope.type in _MOVES and scope.brief and scope.end is not None:
        for day in _days(scope, scope.end):
            yield from _there(scope, day)
    yield from _changed(scope)
    yield from _held_keys(scope)
    if scope.type in PEOPLE and scope.brief:
        for name in persons_of(scope):
            yield ("person", scope.type, name_words(name))
    if scope.type in EFFECTS | EVENTS | STATES:
        words = content_words(scope.words)
        if len(words) >= _LEAST_WORDS:
            yield ("words", scope.type, words)


def _is_of_days(scope: Scope) -> bool:
    return scope.brief or (scope.dated and scope.days is not None and scope.days <= _LONGEST)


def _days(scope: Scope, end: int) -> range:
    """The days that a claim may be of, those of its night among them."""
    start = end if scope.start is None else scope.start
    return range(start - (scope.night < 0), end + 1 + (scope.night > 0))


def _there(scope: Scope, day: int) -> Iterator[Key]:
    """A small place on a day, whatever happened there."""
    for named in (key for place in scope.places for key in _small(place)):
        yield ("there", named, day)
        if scope.order < _LEAD:
            yield ("first there", named, day)


def _measured(scope: Scope, measure: str, day: int) -> Iterator[Key]:
    """A measure at the places of a claim on a day, and with its number in their country."""
    if measure in TELLING:
        areas = {key for place in scope.places for key in (place.key, *place.inside) if key.startswith("a:")}
        for area in sorted(areas):
            yield ("area", measure, area, day)
    for place in scope.places:
        if place.kind not in {"country", "region"}:
            few = "town" if not place.large and measure in PEOPLE else "place"
            for named in sorted(place.may_be) or (place.key,):
                yield (few, measure, named, day)
                if scope.order < _LEAD and place.kind not in WIDE:
                    yield ("lead", measure, named, day)
        for area in sorted((place.key, *place.inside)):
            if area[0] in AREAS:
                yield ("wide", measure, area, day)
            if area[0] == "a":
                for site in sorted(struck(f"{scope.words} {scope.target_words}")):
                    yield ("struck", site, area, day)
        yield ("loose", measure, country_of(place), day)


def _counted(scope: Scope, measure: str, day: int) -> Iterator[Key]:
    """A measure with its number on a day: in a country, anywhere where it is large and not round, by the body that said it,
    by an outlet that names no place.
    """
    if not scope.stated or scope.number is None:
        return
    if scope.number >= _LEAST_NUMBER:
        for place in scope.places:
            if scope.number >= _MANY:
                yield ("number", measure, scope.number, country_of(place), day)
            else:  # Three children are none of three others.
                yield ("few", measure, scope.number, whole_class(scope), country_of(place), day)
    if scope.number >= _MANY and scope.number % _TENS and all(place.kind == "country" for place in scope.places):
        yield ("outlet", measure, scope.number, scope.outlet, day)
    if scope.number >= _VERY_MANY and scope.number % _ROUND:
        yield ("figure", measure, scope.number, day)
    if all(place.kind in {"country", "region"} for place in scope.places):
        yield ("said", measure, scope.source, day)


def _counted_since(scope: Scope) -> Iterator[Key]:
    """What one body counts from the same day on, as operations and flights are counted."""
    long = scope.days is not None and _LONGEST < scope.days <= _LONGEST_COUNT
    if long and scope.stated and not scope.narrated and not scope.of_war:
        yield ("since", measure_of(scope), scope.source, scope.start)


def country_of(place: Where) -> str:
    """The key of the country that a place is, or lies in."""
    return place.key if place.kind == "country" else f"c:{place.country}"


def _small(place: Where) -> list[str]:
    """The keys of a place that seldom sees two happenings on a day: a district, or a town that is not large, as its district."""
    if place.kind in WIDE or (place.large and place.kind != "district"):
        return []
    return sorted(place.may_be) or [_as_district(place)]


def _as_district(place: Where) -> str:
    """The key of the district that is named after a town, which reports name for it; else its own."""
    return next((key for key in place.inside if key.startswith("d:")), place.key) if place.known else place.key


def _changed(scope: Scope) -> Iterator[Key]:
    """A place on the days on which it is told of as taken, left or freed, or as held after that."""
    if scope.type not in _HELD or not scope.brief or scope.end is None:
        return
    days = range(scope.end, scope.end + _AFTERMATH + 1) if scope.type in CHANGES else (scope.end,)
    for place in scope.places:
        if place.kind not in WIDE:
            for day in days:
                yield ("taken", _as_district(place), day)


def _held_keys(scope: Scope) -> Iterator[Key]:
    """A place on the day that one side is said to hold or besiege it; one taken or freed is so the day after, too."""
    day = scope.published if scope.end is None else scope.end
    if scope.type not in _HELD or not scope.agents or day is None or scope.modality not in {"asserted", "hedged"}:
        return
    for place in scope.places:
        if place.kind not in WIDE:
            for on in (day, day + 1) if scope.type in CHANGES else (day,):
                yield ("held", _as_district(place), on)


def written(key: Key) -> str:
    """A blocking key as a short string, for a store: the first 16 hex digits of its sha256."""
    parts = [" ".join(sorted(part)) if isinstance(part, frozenset) else str(part) for part in key]
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]
