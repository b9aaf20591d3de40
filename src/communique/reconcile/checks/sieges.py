"""A place besieged, relieved, taken: claims of one document that tell of it again, or of what came before and after."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from communique.model.findings import Verdict
from communique.reconcile import whereabouts, wording
from communique.reconcile.checks.figures import groups
from communique.reconcile.comparing import compare_agents, is_actor
from communique.reconcile.counted import class_of
from communique.reconcile.drafts import Draft, in_order
from communique.reconcile.relations import APART, AROUND, EQUAL, INSIDE, UNSURE
from communique.reconcile.scopes import Scope

_MOST = 4
_AGAIN = frozenset({"siege", "capture"})
_ENDS = frozenset({"control", "capture", "withdrawal"})


def check(scopes: Sequence[Scope]) -> Iterator[Draft]:
    """Findings of one document's scopes."""
    kinds = {"siege", "siege_lifted", *_ENDS}
    told = _placed([s for s in scopes if s.type in kinds and s.modality in {"asserted", "hedged"}])
    again: list[tuple[Scope, Scope]] = []
    for first, second in combinations(told, 2):
        place = whereabouts.compare(first.places, second.places)
        if place not in {EQUAL, INSIDE, AROUND} or any(p.kind == "country" for s in (first, second) for p in s.places):
            continue
        if _is_again(first, second, place):
            again.append((first, second))
        elif found := _compared(first, second, place):
            yield Draft("state", (first, second), *found)
    for group in groups(again):
        word = "besieged" if group[0].type == "siege" else "taken"
        yield Draft("state", in_order(group)[:_MOST], "consistent", f"said to be {word}, more than once")
    yield from _still_fought_for(told, [s for s in scopes if s.type == "clash" and s.positive and s.modality == "asserted"])


def _placed(told: Sequence[Scope]) -> list[Scope]:
    """Those that name a place; the end of a siege, and a siege denied, without one are of the siege told last before."""
    found: list[Scope] = []
    for scope in told:
        before = next((s for s in reversed(found) if s.type == "siege" and s.positive), None)
        ends = scope.type == "siege_lifted" or (scope.type == "siege" and not scope.positive)
        if scope.places:
            found.append(scope)
        elif ends and before and (scope.positive or scope.source != before.source):
            found.append(replace(scope, places=before.places))
    return found


def _is_again(first: Scope, second: Scope, place: str) -> bool:
    """Whether two claims tell of one siege or capture, as far as its doers are said."""
    if first.type != second.type or first.type not in _AGAIN or not (first.positive and second.positive):
        return False
    agents = compare_agents(first, second)
    if first.type == "siege":
        return agents != APART
    return place == EQUAL and agents != APART and not first.has_figure and not second.has_figure and not _apart(first, second)


def _apart(first: Scope, second: Scope) -> bool:
    """Whether dates in words set two captures apart."""
    known = None not in (first.start, first.end, second.start, second.end)
    return known and ((first.end or 0) < (second.start or 0) or (second.end or 0) < (first.start or 0))


def _compared(first: Scope, second: Scope, place: str) -> tuple[Verdict, str] | None:
    types = {first.type, second.type}
    agents = compare_agents(first, second)
    if types == {"siege"} and first.positive != second.positive and place == EQUAL and agents != APART:
        return "differ", "said to be besieged, and said not to be"
    if not (first.positive and second.positive):
        capture = next((s for s in (first, second) if s.positive), None)
        if types == {"capture"} and capture and agents in {APART, UNSURE} and place == EQUAL:
            return "consistent", "taken by one side, and said not to have been taken by the other"
        return None
    one_side = agents in {EQUAL, INSIDE, AROUND} and first.dated and second.dated and not _apart(first, second)
    if types == {"capture"} and place != EQUAL and one_side:
        return "consistent", "one lies in the other, taken by the same side"
    if types == {"siege", "siege_lifted"}:
        return "consistent", "besieged, and relieved at another time"
    if "siege_lifted" in types and types & _ENDS and place == EQUAL:
        return "consistent", "the end of the siege, and who held the place after it"
    if types == {"siege", "control"}:
        siege, control = (first, second) if first.type == "siege" else (second, first)
        if not siege.agents and siege.targets & control.agents:
            return "consistent", "one side holds a part, in which it is surrounded"
    if types == {"control"} and place != EQUAL and any(wording.DIVIDED.search(s.words) for s in (first, second)):
        return "consistent", "one lies in the other, and is said to be divided"
    if types == {"capture", "withdrawal"} and place == EQUAL and agents in {EQUAL, INSIDE, AROUND}:
        capture, left = (first, second) if first.type == "capture" else (second, first)
        order = (capture.start or capture.end or 0) <= (left.end or left.start or 0)
        return "consistent", "taken, then left by the same side" if order else "left, then taken again by the same side"
    if types == {"capture", "withdrawal"} and agents == APART and place == EQUAL and _named(first, second):
        return "consistent", "taken by one side, left by the other"
    return None


def _is_of_a_part(capture: Scope) -> bool:
    """Whether what is said to be taken are buildings, hills and the like in the place."""
    return bool(capture.target_nouns) and any(class_of(noun) is not None for noun in capture.target_nouns)


def _named(*scopes: Scope) -> bool:
    return all(any(is_actor(name) or (" " in name and name[:1].isupper()) for name in s.agents) for s in scopes)


def _still_fought_for(told: Sequence[Scope], clashes: Sequence[Scope]) -> Iterator[Draft]:
    """A place said to be taken, for which others say that the fight goes on."""
    for clash in (s for s in clashes if s.places and wording.GOES_ON.search(s.words)):
        taken = [s for s in told if s.type == "capture" and s.positive and not (s.has_figure or _is_of_a_part(s))
                 and s.source != clash.source
                 and whereabouts.compare(s.places, clash.places) == EQUAL and all(p.kind != "country" for p in s.places)
                 and (s.end is None or clash.end is None or clash.end >= s.end)]  # fmt: skip
        if taken:
            yield Draft("state", (taken[0], clash), "differ", "said to be taken, and said still to be fought for")
