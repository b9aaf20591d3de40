"""Claims without figures that several reports make: one sentence copied, one event with one doer, one place held."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from communique.gazetteer.names import plain
from communique.model.findings import CheckKind
from communique.reconcile import whereabouts
from communique.reconcile.blocking import TELLING
from communique.reconcile.checks import figures, states
from communique.reconcile.checks.reports import Tied
from communique.reconcile.comparing import compare_agents, compare_times
from communique.reconcile.drafts import Draft, both, in_order
from communique.reconcile.relations import APART, AROUND, EQUAL, INSIDE, measure_of
from communique.reconcile.sameness import fullness
from communique.reconcile.scopes import EFFECTS, EVENTS, STATES, Scope
from communique.reconcile.standing import states_of
from communique.reconcile.wording import content_words, struck

_ALIKE = 0.5
_HELD_IN = 0.6
_LEAST_COMMON = 4
_RETOLD = EVENTS | EFFECTS | (STATES - {"strength"}) | {"advance", "movement", "siege", "negotiation", "agreement", "ceasefire",
                                                        "sanction", "support", "aid"}  # fmt: skip


def check(scopes: Sequence[Scope], tied: Tied) -> Iterator[Draft]:
    """Findings between the documents of the scopes; `tied` gives for each document those that report an event with it."""
    pairs = _pairs(scopes, tied)
    yield from _copies(pairs)
    yield from _doers(pairs)
    yield from _events(pairs)
    yield from _states(pairs)


def contested(scopes: Sequence[Scope], others: Tied) -> Iterator[Draft]:
    """Where documents that need report no common event say otherwise of how a place stands: what is at odds, no more."""
    yield from (draft for draft in _states(_pairs(scopes, others)) if draft.verdict != "consistent")


Pairs = Sequence[tuple[Sequence[Scope], Sequence[Scope]]]


def _pairs(scopes: Sequence[Scope], tied: Tied) -> Pairs:
    documents: dict[str, list[Scope]] = defaultdict(list)
    for scope in scopes:
        documents[scope.document].append(scope)
    return [(documents[one], documents[other]) for one in documents for other in tied(one) if one < other and other in documents]


def _told(scopes: Sequence[Scope]) -> list[Scope]:
    return [s for s in scopes if not s.stated and s.modality != "retracted" and s.type in _RETOLD]


def _copies(pairs: Pairs) -> Iterator[Draft]:
    links: dict[tuple[str, bool], list[tuple[Scope, Scope]]] = defaultdict(list)
    for one, other in pairs:
        theirs = [(b, content_words(b.words)) for b in _told(other)]
        for a in _told(one):
            key = measure_of(a), a.positive
            words = content_words(a.words)
            links[key] += [(a, b) for b, others in theirs
                           if key == (measure_of(b), b.positive) and _alike(words, others) and _compatible(a, b)]  # fmt: skip
    for joined in links.values():
        for group in figures.groups(joined):
            kind: CheckKind = "state" if group[0].type in STATES | {"clash"} else "polarity"
            yield Draft(kind, in_order(group), "consistent", f"told in nearly the same words by {_outlets(group)}")


def _alike(words: frozenset[str], others: frozenset[str]) -> bool:
    common = len(words & others)
    if common < _LEAST_COMMON:
        return False
    return common / len(words | others) >= _ALIKE or (
        common > _LEAST_COMMON and common / min(len(words), len(others)) >= _HELD_IN
    )


def _compatible(a: Scope, b: Scope) -> bool:
    return APART not in (compare_times(a, b), compare_agents(a, b), whereabouts.compare(a.places, b.places))


def _outlets(group: Sequence[Scope]) -> str:
    return both(sorted({s.outlet for s in group}))


def _doers(pairs: Pairs) -> Iterator[Draft]:
    """One event with one named doer in several reports."""
    links: dict[tuple[object, ...], list[tuple[Scope, Scope]]] = defaultdict(list)
    for one, other in pairs:
        mine = {key: s for s in one if (key := _event_key(s))}
        for scope in other:
            key = _event_key(scope)
            if key in mine and key:
                links[key] += [(s, scope) for s in one if _event_key(s) == key]
    for joined in links.values():
        for group in figures.groups(joined):
            agents = both(sorted(group[0].agents))
            said = "named" if group[0].positive else "denied to be"
            yield Draft("polarity", in_order(group), "consistent", f"{agents} {said} as the doer by {_outlets(group)}")


def _event_key(scope: Scope) -> tuple[object, ...] | None:
    told = not (scope.stated and scope.positive) and scope.modality != "retracted" and scope.type in EVENTS - {"clash"}
    if not (told and scope.agents and scope.places and scope.brief):
        return None
    place = frozenset(p.key for p in scope.places)
    return measure_of(scope), scope.positive, scope.agents, place, scope.start, not scope.narrated and scope.source


def _events(pairs: Pairs) -> Iterator[Draft]:
    """One event as several reports tell of it, without figures: the same, or put down to others."""
    links: dict[tuple[object, ...], list[tuple[Scope, Scope]]] = defaultdict(list)
    for one, other in pairs:
        theirs = [b for b in other if _is_event(b)]
        for a in (a for a in one if theirs and _is_event(a)):
            for b in theirs:
                doers = compare_agents(a, b)
                if doers == APART and _is_one_event(a, b, _struck_alike(a, b) or _both_claim(a, b)):
                    links["disputed", *sorted((min(a.agents), min(b.agents)))].append((a, b))
                elif (
                    doers != APART and measure_of(a) == measure_of(b) and _is_one_event(a, b, _struck_alike(a, b) or _is_small(a))
                ):
                    links["one", measure_of(a)].append((a, b))
    for (said, *_), joined in links.items():
        for group in figures.groups(joined):
            few = _firsts(group, said == "one")
            if said == "one":
                yield Draft("polarity", few, "consistent", f"{_an(few[0].type)} at one place and time told by {_outlets(few)}")
            else:
                doers = both(sorted({both(sorted(s.agents)) for s in few}))
                yield Draft("polarity", few, "differ", f"who did it is disputed: {doers}")


def _is_event(scope: Scope) -> bool:
    """Whether a claim tells of an event by its day and place and no figure, by which it would be compared."""
    told = not scope.stated and scope.positive and scope.modality in {"asserted", "hedged"} and scope.brief
    return told and scope.type in EVENTS - {"clash", "air_sortie", "interception", "munitions_used"} and bool(scope.places)


def _is_one_event(a: Scope, b: Scope, alike: bool) -> bool:
    if not alike or compare_times(a, b) == APART:
        return False
    fine = all(place.kind not in {"country", "region", "province"} for place in (*a.places, *b.places))
    return fine and whereabouts.compare(a.places, b.places) in {EQUAL, INSIDE, AROUND}


def _struck_alike(a: Scope, b: Scope) -> bool:
    return bool(struck(f"{a.words} {a.target_words}") & struck(f"{b.words} {b.target_words}"))


def _both_claim(a: Scope, b: Scope) -> bool:
    """Whether two bodies each claim a blast as their own."""
    return measure_of(a) == measure_of(b) and a.type in TELLING and all(s.source in {plain(n) for n in s.agents} for s in (a, b))


def _is_small(scope: Scope) -> bool:
    return not any(place.large for place in scope.places)


def _firsts(group: Sequence[Scope], one: bool) -> tuple[Scope, ...]:
    """The claims that say most of place and time, `one` of each report or one for each doer."""
    found: dict[tuple[str, frozenset[str]], Scope] = {}
    for scope in sorted(group, key=lambda s: (-fullness(s), s.order, s.id)):
        found.setdefault((scope.document, frozenset() if one else scope.agents), scope)
    return in_order(found.values())


def _an(type: str) -> str:
    word = type.replace("_", " ")
    return f"an {word}" if word[0] in "aeiou" else f"a {word}"


def _states(pairs: Pairs) -> Iterator[Draft]:
    """How a place stands, in several reports: claims of one side and kind are one statement."""
    links: dict[tuple[object, ...], list[tuple[Scope, Scope]]] = defaultdict(list)
    for one, other in pairs:
        told = [{_statement(s) for s in states_of(own)} for own in (one, other)]
        for a in states_of(one):
            for b in states_of(other):
                if a.places and b.places and _have_sides(a, b) and _tell_of_one(a, b):
                    found = _compared(a, b)
                    both_told = _statement(a) in told[1] or _statement(b) in told[0]
                    if both_told and _statement(a) != _statement(b) and found and found.verdict == "consistent":
                        continue  # One report tells both, where they are compared.
                    links[frozenset((_statement(a), _statement(b))), found and found.verdict].append((a, b))
                elif _is_one_siege(a, b):
                    links["siege", *sorted(p.key for p in a.places)].append((a, b))
    for joined in links.values():
        for group in figures.groups(joined):
            yield _state_draft(joined, in_order(group))


def _have_sides(a: Scope, b: Scope) -> bool:
    """Whether both say whose the place is, or one that nobody took it."""
    return all(s.agents or (s.type == "capture" and not s.positive) for s in (a, b)) and bool(a.agents or b.agents)


def _is_one_siege(a: Scope, b: Scope) -> bool:
    """Whether both say that a place is besieged, one of them without saying by whom."""
    if not (a.type == b.type == "siege" and a.positive and b.positive and a.places) or (a.agents and b.agents):
        return False
    fine = all(place.kind not in {"country", "region", "province"} for place in (*a.places, *b.places))
    return fine and whereabouts.compare(a.places, b.places) == EQUAL and not states.apart_in_time(a, b)


def _statement(scope: Scope) -> tuple[object, ...]:
    place = frozenset(p.key for p in scope.places)
    return scope.type, scope.agents, place, scope.positive, scope.modality == "future"


def _tell_of_one(a: Scope, b: Scope) -> bool:
    if _statement(a) == _statement(b) or _is_told_alike(a, b):
        return not states.apart_in_time(a, b)
    return _compared(a, b) is not None


def _is_told_alike(a: Scope, b: Scope) -> bool:
    """Whether both tell of one change by one side at what can be one place, in other words for it."""
    alike = a.type == b.type == "capture" and a.positive == b.positive and a.modality == b.modality == "asserted"
    return alike and compare_agents(a, b) in {EQUAL, INSIDE, AROUND} and states.compare_places(a, b) == EQUAL


def _compared(a: Scope, b: Scope) -> Draft | None:
    return states.only_one(a, b) or states.only_one(b, a) or states.compare_states(a, b) or states.taken_and_left(a, b)


def _state_draft(links: Sequence[tuple[Scope, Scope]], group: tuple[Scope, ...]) -> Draft:
    a, b = min(((a, b) for a, b in links if a in group), key=lambda pair: (pair[0].id, pair[1].id))
    if any(not scope.agents and scope.type == "siege" for scope in group):
        return Draft("state", group, "consistent", f"said to be besieged by {_outlets(group)}")
    found = None if _statement(a) == _statement(b) or _is_told_alike(a, b) else _compared(a, b)
    if found is None:
        return Draft("state", group, "consistent", f"the same told by {_outlets(group)}")
    return Draft("state", group, found.verdict, found.why)
