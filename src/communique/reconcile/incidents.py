"""Incidents: claims of one or several documents that tell of one happening, with what speaks for it."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from communique.model.findings import Incident, IncidentDecision, IncidentState
from communique.reconcile import whereabouts
from communique.reconcile.comparing import compare_times
from communique.reconcile.counted import APART, EQUAL, INSIDE
from communique.reconcile.drafts import both, in_order
from communique.reconcile.joining import Joined
from communique.reconcile.relations import AROUND, measure_of, relate
from communique.reconcile.scopes import EFFECTS, EVENTS, Scope

_FAR = 1500
"""Code points within one document over which claims of one place and day are taken for one happening."""
_HAPPENING = (EVENTS | EFFECTS) - {"clash", "air_sortie"}


def incidents_of(scopes: Sequence[Scope], tied: Mapping[str, Iterable[str]]) -> list[Incident]:
    """The incidents that the claims tell of, sorted by id; claims that stand alone make none.

    Joined are events and effects of one place and day: in one document where they stand in one passage, across documents
    where these are tied and the measure is the same. Countries are too wide to join by.
    """
    told = [s for s in scopes if s.type in _HAPPENING and s.positive and s.modality in {"asserted", "hedged"}
            and s.days is not None and s.brief and _placed(s)]  # fmt: skip
    by_document: dict[str, list[Scope]] = defaultdict(list)
    for scope in told:
        by_document[scope.document].append(scope)
    joined = Joined()
    for members in by_document.values():
        for first, second in pairwise(members):
            if second.order - first.order <= _FAR and _one_place_and_day(first, second):
                joined.join(first.id, second.id)
    for document, members in by_document.items():
        for other in tied.get(document, ()):
            if document < other:
                _across(joined, members, by_document.get(other, ()))
    groups: dict[str, list[Scope]] = defaultdict(list)
    for scope in told:
        groups[joined.top(scope.id)].append(scope)
    return sorted((_incident(group) for group in groups.values() if len(group) > 1), key=lambda incident: incident.id)


def decided(incidents: Sequence[Incident], decisions: Sequence[IncidentDecision]) -> list[Incident]:
    """The incidents as persons left them: their decisions are carried out in order upon what the machine proposes."""
    sets = [set(incident.claims) for incident in incidents]
    words = {incident.id: incident.evidence for incident in incidents}
    states: dict[str, IncidentState] = {}
    for decision in decisions:
        named = set(decision.claims)
        if decision.action == "merge":
            joined = named.union(*(claims for claims in sets if claims & named))
            sets = [claims for claims in sets if not claims & named] + [joined]
        elif decision.action == "split":
            sets = [rest for claims in sets if (rest := claims - named)] + [named]
        elif decision.action in {"confirm", "dismiss", "reopen"}:
            state = {"confirm": "confirmed", "dismiss": "dismissed", "reopen": "proposed"}[decision.action]
            states |= dict.fromkeys(named, state)  # type: ignore[arg-type]
    found = []
    for claims in (sorted(claims) for claims in sets):
        if len(claims) > 1:
            id = incident_id(claims)
            state = next((states[at] for at in claims if at in states), "proposed")
            found.append(Incident(id=id, claims=tuple(claims), evidence=words.get(id, ("joined by a person",)), state=state))
    return sorted(found, key=lambda incident: incident.id)


def _placed(scope: Scope) -> bool:
    return bool(scope.places) and all(place.kind not in {"country", "region", "province"} for place in scope.places)


def _one_place_and_day(first: Scope, second: Scope) -> bool:
    placed = whereabouts.compare(first.places, second.places) in {EQUAL, INSIDE, AROUND}
    return placed and compare_times(first, second) == EQUAL and relate(first, second).agent != APART


def _across(joined: Joined, mine: Sequence[Scope], theirs: Sequence[Scope]) -> None:
    for first in mine:
        for second in theirs:
            if (
                measure_of(first) == measure_of(second)
                and joined.top(first.id) != joined.top(second.id)
                and _one_place_and_day(first, second)
                and relate(first, second).counts != APART
            ):
                joined.join(first.id, second.id)


def _incident(group: Sequence[Scope]) -> Incident:
    ordered = in_order(group)
    ids = tuple(sorted(scope.id for scope in ordered))
    return Incident(id=incident_id(ids), claims=ids, evidence=_evidence(ordered))


def incident_id(claims: Iterable[str]) -> str:
    """The first 16 hex digits of sha256 over the least claim id, so that a claim that joins seldom changes it."""
    return hashlib.sha256(min(claims).encode()).hexdigest()[:16]


def _evidence(ordered: Sequence[Scope]) -> tuple[str, ...]:
    words = sorted({word for scope in ordered for word in scope.place_words})
    days = sorted({scope.start for scope in ordered if scope.start is not None})
    kinds = sorted({scope.type.replace("_", " ") for scope in ordered})
    outlets = sorted({scope.outlet for scope in ordered})
    found = [f"place: {both(words)}", f"day: {_day(days[0])}" + (f" to {_day(days[-1])}" if len(days) > 1 else ""),
             f"told as: {both(kinds)}"]  # fmt: skip
    if len(outlets) > 1:
        found.append(f"reported by {both(outlets)}")
    return tuple(found)


def _day(ordinal: int) -> str:
    return dt.date.fromordinal(ordinal).isoformat()
