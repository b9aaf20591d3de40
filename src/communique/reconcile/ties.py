"""Which documents report common events: ties between documents by the claims that they share."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from communique.reconcile.joining import Joined
from communique.reconcile.persons import name_words, persons_of
from communique.reconcile.relations import measure_of
from communique.reconcile.scopes import EFFECTS, EVENTS, PEOPLE, STATES, Scope
from communique.reconcile.wording import content_words, struck

_NEAR_DAYS = 4
_LONGEST = 10
"""Days up to which a dated time is looked up day by day."""
_TELLING = frozenset({"bombing", "suicide_bombing", "chemical_attack", "interception", "abducted", "siege_lifted"})
"""Measures so rare that one in a province on a day is seldom two."""
_LEAST = 2.0
_LEAST_OF_FRIENDS = 0.6
"""What is enough for two reports of which each is tied to the same third."""
_LARGEST_BLOCK = 60
_LEAST_NUMBER = 3
_LEAST_WORDS = 5
_LEAD = 400
"""Code points within which a report tells what it is about."""
_AFTERMATH = 3
"""Days after which reports still tell of a place that has been taken, left or freed."""

_SIEGES = frozenset({"siege", "siege_lifted"})
_CHANGES = frozenset({"capture", "siege_lifted"})
_HELD = frozenset({"control"}) | _SIEGES | _CHANGES
_WIDE = frozenset({"country", "region", "province"})
_WEIGHTS = {"town": 2.0, "place": 1.0, "area": 1.0, "number": 1.5, "words": 2.0, "taken": 2.0, "person": 1.5,
            "lead": 1.0, "struck": 1.4}  # fmt: skip
"""What each kind of key says for one happening: of two that _LEAST together make a tie."""
_AREA_WEIGHTS = {"d": 1.0, "a": 0.6, "r": 0.6, "g": 1.0}
"""What one measure in a district, a province, a region, by a town says, where only one of the two names more than that area."""
_FLAGGED = frozenset({"wide", "taken"})
_PLACED = frozenset({"town", "place", "area"})
_ALONE = frozenset({"words", "person"})
"""Kinds of keys that have no day, and join only reports of the same days."""

Key = tuple[object, ...]
Holding = tuple[bool, bool, frozenset[str], bool]
"""Whether it is of a siege, whether of one lifted, whose, and whether it is said to be so or not."""


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
            if scope.recent and measure in PEOPLE:  # Without a date it may be of the day before its report.
                yield from (
                    ("town", measure, place.key, scope.end - 1) for place in scope.places if not place.large and place.known
                )
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


def _measured(scope: Scope, measure: str, day: int) -> Iterator[Key]:
    """A measure at the places of a claim on a day, and with its number in their country."""
    if measure in _TELLING:
        areas = {key for place in scope.places for key in (place.key, *place.inside) if key.startswith("a:")}
        for area in sorted(areas):
            yield ("area", measure, area, day)
    for place in scope.places:
        if place.kind not in {"country", "region"}:
            few = "town" if not place.large and measure in PEOPLE else "place"
            for named in sorted(place.may_be) or (place.key,):
                yield (few, measure, named, day)
                if scope.order < _LEAD and place.kind not in _WIDE:
                    yield ("lead", measure, named, day)
        for area in sorted((place.key, *place.inside)):
            if area[0] in _AREA_WEIGHTS:
                yield ("wide", measure, area, day)
            if area[0] == "a":
                for site in sorted(struck(f"{scope.words} {scope.target_words}")):
                    yield ("struck", site, area, day)
        country = place.key if place.kind == "country" else f"c:{place.country}"
        if scope.number is not None and scope.number >= _LEAST_NUMBER and scope.stated:
            yield ("number", measure, scope.number, country, day)


def _changed(scope: Scope) -> Iterator[Key]:
    """A place on the days on which it is told of as taken, left or freed, or as held after that."""
    if scope.type not in _HELD or not scope.brief or scope.end is None:
        return
    days = range(scope.end, scope.end + _AFTERMATH + 1) if scope.type in _CHANGES else (scope.end,)
    for place in scope.places:
        if place.kind not in _WIDE:
            for day in days:
                yield ("taken", place.key, day)


def _held_keys(scope: Scope) -> Iterator[Key]:
    """A place on the day that one side is said to hold or besiege it; one taken or freed is so the day after, too."""
    day = scope.published if scope.end is None else scope.end
    if scope.type not in _HELD or not scope.agents or day is None or scope.modality not in {"asserted", "hedged"}:
        return
    for place in scope.places:
        if place.kind not in _WIDE:
            for on in (day, day + 1) if scope.type in _CHANGES else (day,):
                yield ("held", place.key, on)


class Meeting:
    """Documents brought together by the keys of their claims, one document's claims after another's."""

    def __init__(self) -> None:
        self._blocks: dict[int, dict[str, int | None]] = {}
        self._kinds: dict[int, Key] = {}
        self._held: dict[int, dict[str, set[Holding]]] = {}

    def add(self, scope: Scope) -> list[Key]:
        """Take up a claim; the keys under which it meets others."""
        keys = list(keys_of(scope))
        for key in keys:
            at = hash(key)
            if key[0] == "held":
                holding = (scope.type in _SIEGES, scope.type == "siege_lifted", scope.agents, scope.positive)
                self._held.setdefault(at, {}).setdefault(scope.document, set()).add(holding)
                continue
            block = self._blocks.setdefault(at, {})
            if key[0] in _FLAGGED:
                block[scope.document] = max(block.get(scope.document) or 0, _flag(scope, key))
            else:
                # A key with a day joins reports of that day however late they came; words alone may be of another time.
                block[scope.document] = scope.published if key[0] in _ALONE else None
            self._kinds[at] = key
        return keys

    def tied(self) -> dict[str, set[str]]:
        """For each document the others that report an event with it, by shared places, numbers, persons and sentences."""
        shared: dict[tuple[str, str], dict[Key, float]] = defaultdict(dict)
        for at, documents in self._blocks.items():
            if len(documents) > 1:
                key = self._kinds[at]
                for pair, weight in _pairs(key, documents):
                    links, link = shared[pair], _link(key)
                    links[link] = max(links.get(link, 0.0), weight)
        found: dict[str, set[str]] = defaultdict(set)
        weak = []
        for pair, links in shared.items():
            evidence = _evidence(links)
            if evidence >= _LEAST:
                _tie(found, *pair)
            elif evidence >= _LEAST_OF_FRIENDS:
                weak.append(pair)
        friends = [(one, other) for one, other in weak if not found.get(one, set()).isdisjoint(found.get(other, ()))]
        for one, other in friends:
            _tie(found, one, other)
        return dict(found)

    def contested(self) -> dict[str, set[str]]:
        """For each document the others that say otherwise of who holds or besieges a place on a day."""
        found: dict[str, set[str]] = defaultdict(set)
        for documents in self._held.values():
            ordered = sorted(documents)
            for at, one in enumerate(ordered):
                for other in ordered[at + 1 : at + _LARGEST_BLOCK]:
                    if any(_say_otherwise(a, b) for a in documents[one] for b in documents[other]):
                        _tie(found, one, other)
        return dict(found)


def _tie(ties: dict[str, set[str]], one: str, other: str) -> None:
    ties[one].add(other)
    ties[other].add(one)


def _say_otherwise(one: Holding, other: Holding) -> bool:
    if one[0] is not other[0]:
        return False
    if one[0]:
        return one[1] is not other[1]
    return one[3] is not other[3] or one[2].isdisjoint(other[2])


def met(scopes: Iterable[Scope]) -> Meeting:
    """The documents of these scopes, brought together."""
    meeting = Meeting()
    for scope in scopes:
        meeting.add(scope)
    return meeting


def tied(scopes: Iterable[Scope]) -> dict[str, set[str]]:
    """The ties between the documents of these scopes."""
    return met(scopes).tied()


def parts(
    ties: Mapping[str, Iterable[str]], sizes: Mapping[str, int], most: int, touching: Collection[str] | None = None
) -> Iterator[list[str]]:
    """The documents in parts that no tie joins, each of about `most` claims or one set of tied documents; `sizes` in claims.

    With `touching`, only sets that hold one of these documents.
    """
    joined = Joined()
    for document, others in ties.items():
        for other in others:
            joined.join(document, other)
    part: list[str] = []
    held = 0
    for documents in joined.sets(sizes):
        if touching is not None and not any(document in touching for document in documents):
            continue
        size = sum(sizes[document] for document in documents)
        if part and held + size > most:
            yield part
            part, held = [], 0
        part += documents
        held += size
    if part:
        yield part


def merge(ties: dict[str, set[str]], groups: Iterable[set[str]]) -> None:
    """Tie the documents of each group with one another, in place."""
    for group in groups:
        for document in group:
            others = group - {document}
            if others:
                ties.setdefault(document, set()).update(others)


def _flag(scope: Scope, key: Key) -> int:
    """1 where the claim names the very area, or tells of the change, that the key is of."""
    if key[0] == "taken":
        return int(scope.type in _CHANGES)
    return int(any(place.key == key[2] for place in scope.places))


def _pairs(key: Key, documents: Mapping[str, int | None]) -> Iterator[tuple[tuple[str, str], float]]:
    """The pairs of documents that a key joins, with what it says for each."""
    kind = str(key[0])
    ordered = sorted(documents.items(), key=lambda item: (item[1] or 0, item[0]))
    if kind in _FLAGGED:
        ordered.reverse()  # Those that name the area or the change come first.
    for at, (one, value) in enumerate(ordered):
        if kind == "wide" and not value:
            return  # What lies side by side in one area is no one happening.
        for other, later in ordered[at + 1 : at + _LARGEST_BLOCK]:
            if kind in _ALONE and value is not None and later is not None and abs(later - value) > _NEAR_DAYS:
                break
            yield (min(one, other), max(one, other)), _weight(key, bool(value))


def _link(key: Key) -> Key:
    """What a key is counted as once: days apart, and areas around one place, are one link."""
    if key[0] == "wide":
        return key[:2]
    return key if key[0] in _ALONE else key[:-1]


def _weight(key: Key, flag: bool) -> float:
    if key[0] == "wide":
        return _AREA_WEIGHTS[str(key[2])[0]]
    if key[0] == "taken":
        return _LEAST if flag else 1.0
    rare = (key[0] == "place" and key[1] in _TELLING) or (key[0] == "area" and key[1] == "chemical_attack")
    return _LEAST if rare else _WEIGHTS[str(key[0])]


def _evidence(links: Mapping[Key, float]) -> float:
    """What the links say together; an area adds nothing for a measure that a place in it has already told."""
    placed = {key[1] for key in links if key[0] in _PLACED}
    return sum(weight for key, weight in links.items() if key[0] != "wide" or key[1] not in placed)


def written(key: Key) -> str:
    """A blocking key as a short string, for a store: the first 16 hex digits of its sha256."""
    parts = [" ".join(sorted(part)) if isinstance(part, frozenset) else str(part) for part in key]
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]
