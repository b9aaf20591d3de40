"""Which documents report common events: ties between documents by the claims that they share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from communique.reconcile.blocking import CHANGES, SIEGES, TELLING, WIDE, Key, country_of, keys_of
from communique.reconcile.joining import Joined
from communique.reconcile.scopes import Scope

_NEAR_DAYS = 4
_LEAST = 2.0
_LEAST_OF_FRIENDS = 0.5
"""What is enough for two reports of which each is tied to the same third."""
_LARGEST_BLOCK = 60
_WEIGHTS = {"town": 2.0, "place": 1.0, "area": 1.0, "number": 1.5, "words": 2.0, "taken": 2.0, "person": 1.5,
            "lead": 1.0, "struck": 1.4, "there": 1.4, "first there": 0.6, "few": 1.4,
            "figure": 2.0, "outlet": 2.0, "said": 1.5, "loose": 0.5, "since": 2.0}  # fmt: skip
"""What each kind of key says for one happening: of two that _LEAST together make a tie."""
_UNKNOWN_WEIGHT = 0.3
"""What one measure in a country on a day says, where both name a place that may be the other's, as no gazetteer knows it."""
_AREA_WEIGHTS = {"d": 1.0, "a": 0.6, "r": 0.6, "g": 1.0}
"""What one measure in a district, a province, a region, by a town says, where only one of the two names more than that area."""
_ONE_SIDED = frozenset({"wide", "loose", "said", "outlet"})
"""Kinds of keys that join only what is flagged with the rest."""
_FLAGGED = _ONE_SIDED | {"taken"}
_WIDELY = 2
"""The flag of a claim that names no more than an area."""
_TOLLS = frozenset({"killed", "wounded", "casualties"})
"""Measures that one body tells of several happenings on a day."""
_PLACED = frozenset({"town", "place", "area"})
_ALONE = frozenset({"words", "person", "since"})
"""Kinds of keys that have no day of their own, and join only reports of the same days."""

Holding = tuple[bool, bool, frozenset[str], bool]
"""Whether it is of a siege, whether of one lifted, whose, and whether it is said to be so or not."""


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
                holding = (scope.type in SIEGES, scope.type == "siege_lifted", scope.agents, scope.positive)
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
    """1 where the claim names the very area, tells of the change or quotes the body that the key is of, names a place that no
    gazetteer knows, or none at all; 2 where it names an area for it.
    """
    if key[0] == "taken":
        return int(scope.type in CHANGES)
    if key[0] == "said":
        return int(not scope.narrated)
    if key[0] == "outlet":
        return int(not scope.places)
    if key[0] == "loose":
        there = [place for place in scope.places if country_of(place) == key[2]]
        return _WIDELY if any(place.kind in WIDE for place in there) else int(not all(place.known for place in there))
    return int(any(place.key == key[2] for place in scope.places))


def _pairs(key: Key, documents: Mapping[str, int | None]) -> Iterator[tuple[tuple[str, str], float]]:
    """The pairs of documents that a key joins, with what it says for each."""
    kind = str(key[0])
    if kind in _ONE_SIDED and not any(documents.values()):
        return
    ordered = sorted(documents.items(), key=lambda item: (item[1] or 0, item[0]))
    if kind in _FLAGGED:
        ordered.reverse()  # Those that name the area or the change come first.
    for at, (one, value) in enumerate(ordered):
        if kind in _ONE_SIDED and not value:
            return  # What lies side by side in one area is no one happening.
        for other, later in ordered[at + 1 : at + _LARGEST_BLOCK]:
            if kind in _ALONE and value is not None and later is not None and abs(later - value) > _NEAR_DAYS:
                break
            yield (min(one, other), max(one, other)), _weight(key, value or 0)


def _link(key: Key) -> Key:
    """What a key is counted as once: days apart, and areas around one place, are one link."""
    if key[0] in {"wide", "loose"}:
        return key[:2]
    return key if key[0] in _ALONE else key[:-1]


def _weight(key: Key, flag: int) -> float:
    if key[0] == "wide":
        return _AREA_WEIGHTS[str(key[2])[0]]
    if key[0] == "taken":
        return _LEAST if flag else 1.0
    rare = (key[0] == "place" and key[1] in TELLING) or (key[0] in {"area", "loose"} and key[1] == "chemical_attack")
    rare = rare or (key[0] == "said" and key[1] not in _TOLLS)
    rare = rare or (key[0] == "person" and isinstance(key[2], frozenset) and len(key[2]) > 1)
    if key[0] == "loose" and flag < _WIDELY and not rare:
        return _UNKNOWN_WEIGHT
    return _LEAST if rare else _WEIGHTS[str(key[0])]


def _evidence(links: Mapping[Key, float]) -> float:
    """What the links say together; an area adds nothing for a measure that a place in it has already told, nor a country then."""
    placed = {key[1] for key in links if key[0] in _PLACED}
    around = {key[1] for key in links if key[0] == "wide"} | placed
    beside = {"wide": placed, "loose": around}
    return sum(weight for key, weight in links.items() if key[1] not in beside.get(str(key[0]), ()))
