"""Where and when it was that a claim tells of, as far as the passage or the report around it says and its own words do not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from communique.reconcile import whereabouts
from communique.reconcile.blocking import TELLING
from communique.reconcile.comparing import compare_times
from communique.reconcile.counted import APART, AROUND, EQUAL, INSIDE
from communique.reconcile.scopes import EFFECTS, EVENTS, Scope
from communique.reconcile.whereabouts import BARE, Where

_BEFORE = 600
"""Code points behind a place over which the passage is still taken to tell of it."""
_AFTER = 200
_LONGEST = 31
"""Days up to which a time is taken to be that of what the passage tells of, rather than of a war."""
_MOST = 0.7
"""The share of a report's happenings from which their place is taken for that of all."""
_TOLD = frozenset({"asserted", "hedged"})


def in_passages(documents: Iterable[Sequence[Scope]]) -> list[Scope]:
    """The scopes of documents, each in text order, for comparing them with those of other documents.

    A happening without a place is at the one of its passage, else at the one that the whole report is about. A day whose night
    or early hours the report tells of is that night wherever the report names the day alone.
    """
    return [scope for scopes in documents for scope in _placed(_within(_at_sites(_at_night(scopes))))]


def _at_night(scopes: Sequence[Scope]) -> Sequence[Scope]:
    nights = {s.start: s.night for s in scopes if s.night}
    if not nights:
        return scopes
    return [replace(s, night=nights[s.start]) if _is_of_day(s) and s.start in nights else s for s in scopes]


def _is_of_day(scope: Scope) -> bool:
    return not scope.night and not scope.time_words and scope.start is not None and scope.start == scope.end


def _at_sites(scopes: Sequence[Scope]) -> Sequence[Scope]:
    """ "The base" is the base that the document names, where it names one alone."""
    sites = {place.key: place for s in scopes for place in s.places if place.kind == "site"}
    if len(sites) != 1:
        return scopes
    named = tuple(sites.values())
    return [replace(s, places=named) if [p.kind for p in s.places] == [BARE] else s for s in scopes]


def _within(scopes: Sequence[Scope]) -> Sequence[Scope]:
    """What a document says once that a place lies in holds for that place all through it."""
    around: dict[str, frozenset[str]] = {}
    for place in (place for s in scopes for place in s.places if not place.known):
        around[place.key] = around.get(place.key, frozenset()) | place.inside
    if not around:
        return scopes
    return [_nested(s, around) if any(around.get(p.key, p.inside) != p.inside for p in s.places) else s for s in scopes]


def _nested(scope: Scope, around: Mapping[str, frozenset[str]]) -> Scope:
    places = [replace(place, inside=around.get(place.key, place.inside)) for place in scope.places]
    wider = {key for place in places for key in place.inside}
    return replace(scope, places=tuple(place for place in places if place.key not in wider))


def _placed(scopes: Sequence[Scope]) -> Iterator[Scope]:
    named = [s for s in scopes if s.brief and _is_happening(s) and _is_fine(s.places)]
    scene = _scene(named) if any(_is_happening(s) and not s.places for s in scopes) else ()
    for scope in scopes:
        if scope.places or not _is_happening(scope) or (not scope.positive and scope.type in TELLING):
            yield scope
        else:
            places = _of_passage(scope, named) or scene
            yield replace(scope, places=places) if places else scope


def _is_happening(scope: Scope) -> bool:
    short = scope.brief or (scope.days is not None and scope.days <= _LONGEST)
    return scope.type in EFFECTS | EVENTS and short and scope.modality in _TOLD


def _is_fine(places: Sequence[Where]) -> bool:
    return bool(places) and all(place.kind not in {"country", "region"} for place in places)


def _of_passage(scope: Scope, named: Sequence[Scope]) -> tuple[Where, ...]:
    """The places of the claim told of last before this one, or right behind it, where their times can be one."""
    near = [s for s in named if -_AFTER <= scope.order - s.order <= _BEFORE and compare_times(s, scope) != APART]
    before = [s for s in near if s.order <= scope.order]
    nearest = before[-1] if before else near[0] if near else None
    return nearest.places if nearest else ()


def _scene(named: Sequence[Scope]) -> tuple[Where, ...]:
    """The place that most happenings of a report are at, in or around; none where it tells of several."""
    times = Counter(tuple(sorted(place.key for place in s.places)) for s in named)
    first = {tuple(sorted(place.key for place in s.places)): s.places for s in reversed(named)}
    if not times:
        return ()
    (most, _), *_ = sorted(times.items(), key=lambda item: (-item[1], item[0]))
    there = sum(whereabouts.compare(s.places, first[most]) in {EQUAL, INSIDE, AROUND} for s in named)
    return first[most] if there >= _MOST * len(named) else ()
