"""Which documents report common events: ties between documents by the claims that they share."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from communique.reconcile.joining import Joined
from communique.reconcile.relations import measure_of
from communique.reconcile.scopes import EFFECTS, EVENTS, PEOPLE, STATES, Scope
from communique.reconcile.wording import content_words

_NEAR_DAYS = 4
_TELLING = frozenset({"bombing", "suicide_bombing", "chemical_attack", "interception", "abducted", "siege_lifted"})
"""Measures so rare that one in a province on a day is seldom two."""
_LEAST = 2.0
_LARGEST_BLOCK = 60
_LEAST_NUMBER = 3
_LEAST_WORDS = 5

_SIEGES = frozenset({"siege", "siege_lifted"})
_CHANGES = frozenset({"capture", "siege_lifted"})
_HELD = frozenset({"control"}) | _SIEGES | _CHANGES

Key = tuple[object, ...]
Holding = tuple[bool, bool, frozenset[str], bool]
"""Whether it is of a siege, whether of one lifted, whose, and whether it is said to be so or not."""


def keys_of(scope: Scope) -> Iterator[Key]:
    """Blocking keys: claims of two documents that share one may tell of one happening.

    A measure at a place on a day (victims in a town, which alone are enough), a rare one in a province on a day, a measure with
    its number in a country on a day, and the words of the clause. Who denies a happening tells of it too.
    """
    if scope.modality in {"hypothetical", "retracted"}:
        return
    if scope.brief and scope.end is not None and scope.type in EFFECTS | EVENTS:
        # Who denies that anybody was hurt denies killed and wounded.
        denies_both = scope.type == "casualties" and not scope.positive
        for measure in ("killed", "wounded") if denies_both else (measure_of(scope),):
            for day in range(scope.end if scope.start is None else scope.start, scope.end + 1):
                yield from _measured(scope, measure, day)
    if scope.type in _CHANGES and scope.brief and scope.end is not None:
        for place in scope.places:
            if place.kind not in {"country", "region", "province"}:
                yield ("town", scope.type, place.key, scope.end)
    yield from _held_keys(scope)
    if scope.type in EFFECTS | EVENTS | STATES:
        words = content_words(scope.words)
        if len(words) >= _LEAST_WORDS:
            yield ("words", scope.type, words)


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
        country = place.key if place.kind == "country" else f"c:{place.country}"
        if scope.number is not None and scope.number >= _LEAST_NUMBER and scope.stated:
            yield ("number", measure, scope.number, country, day)


def _held_keys(scope: Scope) -> Iterator[Key]:
    """A place on the day that one side is said to hold or besiege it; one taken or freed is so the day after, too."""
    day = scope.published if scope.end is None else scope.end
    if scope.type not in _HELD or not scope.agents or day is None or scope.modality not in {"asserted", "hedged"}:
        return
    for place in scope.places:
        if place.kind not in {"country", "region", "province"}:
            for on in (day, day + 1) if scope.type in _CHANGES else (day,):
                yield ("held", place.key, on)


class Meeting:
    """Documents brought together by the keys of their claims, one document's claims after another's."""

    def __init__(self) -> None:
        self._blocks: dict[int, dict[str, int | None]] = {}
        self._kinds: dict[int, tuple[int, float]] = {}
        self._held: dict[int, dict[str, set[Holding]]] = {}

    def add(self, scope: Scope) -> None:
        """Take up a claim."""
        for key in keys_of(scope):
            at = hash(key)
            if key[0] == "held":
                holding = (scope.type in _SIEGES, scope.type == "siege_lifted", scope.agents, scope.positive)
                self._held.setdefault(at, {}).setdefault(scope.document, set()).add(holding)
                continue
            # A key with a day joins reports of that day however late they came; words alone may be of another time.
            self._blocks.setdefault(at, {})[scope.document] = scope.published if key[0] == "words" else None
            self._kinds[at] = hash(_summary(key)), _weight(key)

    def tied(self) -> dict[str, set[str]]:
        """For each document the others that report an event with it, by shared places, numbers and sentences."""
        shared: dict[tuple[str, str], dict[int, float]] = defaultdict(dict)
        for key, documents in self._blocks.items():
            if len(documents) < 2:
                continue
            link, weight = self._kinds[key]
            ordered = sorted(documents.items(), key=lambda item: (item[1] or 0, item[0]))
            for at, (one, published) in enumerate(ordered):
                for other, later in ordered[at + 1 : at + _LARGEST_BLOCK]:
                    if published is not None and later is not None and abs(later - published) > _NEAR_DAYS:
                        break
                    shared[min(one, other), max(one, other)][link] = weight
        found: dict[str, set[str]] = defaultdict(set)
        for (one, other), links in shared.items():
            if sum(links.values()) >= _LEAST:
                found[one].add(other)
                found[other].add(one)
        return dict(found)

    def contested(self) -> dict[str, set[str]]:
        """For each document the others that say otherwise of who holds or besieges a place on a day."""
        found: dict[str, set[str]] = defaultdict(set)
        for documents in self._held.values():
            ordered = sorted(documents)
            for at, one in enumerate(ordered):
                for other in ordered[at + 1 : at + _LARGEST_BLOCK]:
                    if any(_say_otherwise(a, b) for a in documents[one] for b in documents[other]):
                        found[one].add(other)
                        found[other].add(one)
        return dict(found)


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


def parts(ties: Mapping[str, Iterable[str]], sizes: Mapping[str, int], most: int) -> Iterator[list[str]]:
    """The documents in parts that no tie joins, each of about `most` claims or one set of tied documents; `sizes` in claims."""
    joined = Joined()
    for document, others in ties.items():
        for other in others:
            joined.join(document, other)
    part: list[str] = []
    held = 0
    for documents in joined.sets(sizes):
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


def _summary(key: Key) -> Key:
    """Days apart are one link."""
    return key[:-1] if key[0] != "words" else key


def _weight(key: Key) -> float:
    if key[0] == "town" or (key[0] == "place" and key[1] in _TELLING) or (key[0] == "area" and key[1] == "chemical_attack"):
        return _LEAST
    return {"place": 1.0, "area": 1.0, "number": 1.5, "words": 2.0}[str(key[0])]


def written(key: Key) -> str:
    """A blocking key as a short string, for a store: the first 16 hex digits of its sha256."""
    parts = [" ".join(sorted(part)) if isinstance(part, frozenset) else str(part) for part in key]
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]
