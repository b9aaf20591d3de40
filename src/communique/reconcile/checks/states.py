"""Who holds, besieges or has taken a place at one time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from communique.gazetteer.names import plain
from communique.model.findings import Verdict
from communique.reconcile import whereabouts, wording
from communique.reconcile.camps import by_two_camps, camp_of_doers
from communique.reconcile.comparing import compare_agents, compare_times, is_actor
from communique.reconcile.counted import head_noun
from communique.reconcile.drafts import Draft, both
from communique.reconcile.holding import HELD, are_more_than_all, are_two_shares, in_words, share_told
from communique.reconcile.relations import APART, AROUND, EQUAL, INSIDE, UNSURE
from communique.reconcile.scopes import Scope
from communique.reconcile.standing import states_of
from communique.reconcile.wording import WHOLE_SHARE

_LASTING = frozenset({"control", "siege", "strength"})
_CHANGES = frozenset({"capture", "siege_lifted", "withdrawal"})
"""What has been taken, freed or left is so afterwards."""
_GOES_ON = 7
"""Days for which a state told of as present is taken to go on."""

_QUARTERS = frozenset("neighbourhood neighborhood district quarter suburb street block village hamlet building hill".split())
_STILL = re.compile(r"\b(?:still|remains?|continu(?:e|es|ed|ing)|yet)\b", re.I)


def check(scopes: Sequence[Scope]) -> Iterator[Draft]:
    """Findings of one document's scopes."""
    states = states_of(scopes)
    for first, second in combinations(states, 2):
        draft = only_one(first, second) or only_one(second, first) or compare_states(first, second)
        if draft:
            yield draft
    fire = [s for s in scopes if s.origins and s.positive and s.modality == "asserted"]
    for capture in states if fire else ():
        found = [draft for attack in fire if (draft := after_capture(capture, attack))]
        yield from found[:1]


def only_one(sole: Scope, other: Scope) -> Draft | None:
    """A place said to be the last that someone holds, against words by which there are others."""
    if (
        not (sole.type == "control" and sole.positive and wording.ONLY.search(sole.sentence))
        or compare_times(sole, other) == APART
    ):
        return None
    if not _same_country(sole, other):
        return None
    agents = compare_agents(sole, other)
    elsewhere = whereabouts.compare(sole.places, other.places) == APART
    one_of = wording.ONE_OF.search(other.sentence) is not None
    others = one_of or (elsewhere and not wording.ONLY.search(other.sentence))
    one_side = agents in {EQUAL, INSIDE, AROUND} or (one_of and agents == UNSURE and sole.document == other.document)
    if other.type == "control" and other.positive and one_side and others:
        return Draft("state", (sole, other), "differ", "said to be the last, while others are said to remain")
    if other.type == "capture" and not other.positive and agents == APART and elsewhere:
        return Draft("state", (sole, other), "differ", "said to be the last, while another place is said not to have been taken")
    return None


def _same_country(first: Scope, second: Scope) -> bool:
    if not first.places or not second.places:
        return first.document == second.document
    return bool({p.country for p in first.places} & {p.country for p in second.places})


def compare_states(first: Scope, second: Scope) -> Draft | None:
    """The finding for two states of one place, or of a place and the area around it; None where nothing ties them."""
    place = compare_places(first, second)
    if place not in {EQUAL, INSIDE, AROUND} or not _specific(first) or not _specific(second):
        return None
    types = {first.type, second.type}
    if types == {"capture"} and place == EQUAL:
        return _denied_capture(first, second) or _changed_hands(first, second)
    if place == EQUAL and (disputed := _disputed(first, second) or _disputed(second, first)):
        return disputed
    if place == EQUAL and (denied := _held_though_denied(first, second) or _held_though_denied(second, first)):
        return denied
    if apart_in_time(first, second) or not first.agents or not second.agents:
        return None
    if not types & {"control", "siege"} or (types == {"siege"} and place != EQUAL):
        return None
    same = bool(first.agents & second.agents) or compare_agents(first, second) in {EQUAL, INSIDE, AROUND}
    if place != EQUAL and types != {"control"} and not (same and types == {"control", "capture"}):
        return None
    if types == {"siege"} and not same and compare_agents(first, second) == UNSURE:
        return None  # Two who besiege a place do not hold it from each other.
    if not same and {first.modality, second.modality} & {"future", "hypothetical"}:
        return None  # That a side wants what the other holds says nothing of either.
    if not same and first.document != second.document and (_is_of_quarter(first) or _is_of_quarter(second)):
        return None  # A quarter in one report is not the town, nor the quarter of another.
    verdict, why = _verdict(first, second, same, place)
    return Draft("state", (first, second), verdict, why)


def compare_places(first: Scope, second: Scope) -> str:
    """How the places of two states lie to each other; a site by a town and the town are one to two reports."""
    place = EQUAL if _is_nested(first, second) else whereabouts.compare(first.places, second.places)
    if {p.key for p in first.places} & {p.key for p in second.places}:
        return EQUAL  # Of several places that are taken together each is.
    if place in {INSIDE, AROUND} and first.document != second.document:
        loosely = first.nearby or second.nearby or _is_seat(first, second) or _is_seat(second, first)
        return EQUAL if loosely else place
    return place


def _is_nested(first: Scope, second: Scope) -> bool:
    """Whether one clause says of a site without a name who held it that the clause around it says was taken."""
    outer, inner = (first, second) if first.type == "capture" else (second, first)
    inside = outer.document == inner.document and outer.order < inner.order and inner.end_of_words <= outer.end_of_words
    return inside and outer.type == "capture" and inner.type == "control" and inner.nearby and bool(outer.places and inner.places)


def _is_seat(town: Scope, district: Scope) -> bool:
    """Whether one is told of a district and the other of the town that it is named after, whose fall is the district's."""
    return (
        len(town.places) == len(district.places) == 1 and district.places[0].kind == "district" and town.places[0].kind == "city"
    )


def _disputed(held: Scope, other: Scope) -> Draft | None:
    """A place said to be held or taken, and by another source to be contested or not to be anybody's."""
    if held.type not in HELD or not held.positive or held.modality not in {"asserted", "hedged"} or held.source == other.source:
        return None
    nobody = other.type == "control" and not other.positive and not other.agents
    if not (nobody or (other.type == "control" and wording.CONTESTED.search(other.words))) or apart_in_time(held, other):
        return None
    word = "held" if held.type == "control" else "taken"
    return Draft("state", (held, other), "differ", f"said to be {word} by one side, and still to be contested")


def _held_though_denied(held: Scope, denied: Scope) -> Draft | None:
    """A place said to be in the hands of one side, of which another says that nobody took it."""
    told = held.type == "control" and held.positive and denied.type == "capture" and not denied.positive and not denied.agents
    if not told or held.source == denied.source or apart_in_time(held, denied) or not held.agents:
        return None
    if {held.modality, denied.modality} - {"asserted", "hedged"} or any(plain(name) == denied.source for name in held.agents):
        return None
    return Draft("state", (held, denied), "differ", "said to be held by a side, and said not to have been taken")


def _changed_hands(first: Scope, second: Scope) -> Draft | None:
    """A place taken by one side and by another, in one order or the other."""
    taken = all(s.positive and s.modality in {"asserted", "hedged"} for s in (first, second))
    opposed = bool(first.agents & second.targets or second.agents & first.targets)
    known = _known(first) or _known(second)
    allied = camp_of_doers(first) == camp_of_doers(second) is not None and compare_times(first, second) == EQUAL
    if not taken or (allied and not opposed) or not (opposed or (known and compare_agents(first, second) == APART)):
        return None
    return Draft("state", (first, second), "consistent", "taken by one side, then by the other")


def _denied_capture(first: Scope, second: Scope) -> Draft | None:
    """A place said by one to have been taken, and by another, not before, not to have been."""
    taken, denied = (first, second) if first.positive else (second, first)
    told = taken.positive and not denied.positive and {taken.modality, denied.modality} <= {"asserted", "hedged"}
    if not told or taken.source == denied.source or apart_in_time(taken, denied):
        return None
    if (denied.published or 0) < (taken.published or 0):
        return None
    if denied.agents and compare_agents(taken, denied) not in {EQUAL, INSIDE, AROUND}:
        return None
    return Draft("state", (first, second), "differ", "said to have been taken, and said not to have been")


def taken_and_left(first: Scope, second: Scope) -> Draft | None:
    """A place that one side took and another left, at one time as far as they are told."""
    told = {first.type, second.type} == {"capture", "withdrawal"} and first.positive and second.positive
    named = all(_known(s) or _is_named(s) for s in (first, second)) and compare_agents(first, second) == APART
    if not (told and named) or compare_places(first, second) != EQUAL or compare_times(first, second) == APART:
        return None
    return Draft("state", (first, second), "consistent", "taken by one side, left by the other")


def apart_in_time(first: Scope, second: Scope) -> bool:
    """Whether the times keep two states from being of one time; one told of as present goes on for some days."""
    if compare_times(first, second) != APART:
        return False
    earlier, later = sorted((first, second), key=lambda s: s.start or s.end or 0)
    after = later.type in {"control", "siege"} or not later.positive
    same = bool(earlier.agents & later.agents)
    said = not later.dated or later.source != earlier.source or (same and earlier.type == "capture")
    changed = earlier.type in _CHANGES and earlier.positive and after and said
    present = changed or all(s.type in _LASTING and not s.dated for s in (first, second))
    return not present or (later.start or later.end or 0) - (earlier.end or earlier.start or 0) > _GOES_ON


def _known(scope: Scope) -> bool:
    """Whether the holder is a body that the registry of actors knows, so that it can be told from others."""
    return any(is_actor(name) for name in scope.agents)


def _is_named(scope: Scope) -> bool:
    """Whether the holder has a name of several words of its own, each with a capital."""
    return any(len(name.split()) > 1 and name.istitle() for name in scope.agents)


def _is_of_quarter(scope: Scope) -> bool:
    """Whether a part of a town, or villages around it, are told of without a name."""
    words = (*(name for name in scope.place_words if not any(ch.isupper() for ch in name)), *scope.target_nouns)
    return any(head_noun(word) in _QUARTERS for word in words)


def _specific(scope: Scope) -> bool:
    return bool(scope.places) and all(place.kind != "country" for place in scope.places)


def _verdict(first: Scope, second: Scope, same: bool, place: str) -> tuple[Verdict, str]:
    held = share_told(first), share_told(second)
    types = {first.type, second.type}
    if types == {"siege", "siege_lifted"}:
        return _lifted(first, second)
    if same:
        return _of_one_side(first, second, place)
    if "withdrawal" in types:
        return "consistent", "held by one side, left by the other"
    if "strength" in (first.type, second.type):
        if place == EQUAL and all(p.kind == "site" for s in (first, second) for p in s.places):
            return "differ", "said to be held by one side, while forces of the other are said to be inside"
        return "consistent", "one side holds it, forces of the other are present"
    if not (first.positive and second.positive):
        return "consistent", "held by one side, and said not to have been taken by the other"
    if first.document == second.document and compare_agents(first, second) == UNSURE and not by_two_camps(first, second):
        return "consistent", "they may be the same side: one of them is not a body by name"
    if types == {"control", "capture"}:
        return _taken(first, second)
    if first.type == "siege" or second.type == "siege":
        return "consistent", "held by one side and besieged by the other"
    if not all(_known(s) or _is_named(s) for s in (first, second)) or compare_agents(first, second) == UNSURE:
        return "consistent", "they may be the same side: one of them is not a body by name"
    if held[0] == held[1] == WHOLE_SHARE or (place == EQUAL and are_more_than_all(*held)):
        fixed = place == EQUAL and first.source == second.source
        return (
            "conflict" if fixed else "differ"
        ), f"{both([in_words(share) for share in held])} of one place are more than all of it"
    by_it = first.document == second.document and first.nearby is not second.nearby
    if place == EQUAL and None in held and set(held) <= {None, WHOLE_SHARE} and not by_it:
        return "differ", "two sides are each said to hold it"
    return "consistent", "one side holds a part, the other another part"


def _lifted(first: Scope, second: Scope) -> tuple[Verdict, str]:
    """Besieged, and said to be so no more: both hold in that order."""
    siege, lifted = (first, second) if first.type == "siege" else (second, first)
    if not (siege.positive and lifted.positive) or lifted.modality not in {"asserted", "hedged"}:
        return "consistent", "besieged, and not yet free of it"
    later = siege.start is not None and lifted.end is not None and siege.start >= lifted.end
    if later or _STILL.search(siege.words):
        return "differ", "the siege is said to be lifted, and said to go on"
    return "consistent", "besieged, then free of it"


def _taken(first: Scope, second: Scope) -> tuple[Verdict, str]:
    """Held by one side and taken by another: in that order both hold."""
    control, capture = (first, second) if first.type == "control" else (second, first)
    if share_told(control) != WHOLE_SHARE and are_more_than_all(share_told(control), share_told(capture)):
        verdict: Verdict = "conflict" if control.source == capture.source else "differ"
        return verdict, f"{both([in_words(share_told(s)) for s in (control, capture)])} of one place are more than all of it"
    if "percent" in capture.words or "%" in capture.words or capture.percent:
        if share_told(control) is None and not control.percent:
            return "undecided", "a share is said to be taken while the other side is said to hold it: both hold if of the rest"
        return "consistent", "one side holds a part, the other has taken another part"
    since_when = capture.end if capture.start is None else capture.start
    goes_on = control.end if _STILL.search(control.words) else control.start
    if goes_on is not None and since_when is not None:
        since = goes_on - since_when
        apart = control.document != capture.document and control.source != capture.source and not control.dated
        two_voices = control.source != capture.source and not control.narrated and not capture.narrated
        if (apart or two_voices) and 0 <= since <= _GOES_ON:
            return "differ", "said to be held by one side, and to have been taken by the other"
        if since > 0:
            return "undecided", "held by one side after the other is said to have taken it"
    return "consistent", "held by one side, then taken by the other"


def after_capture(capture: Scope, attack: Scope) -> Draft | None:
    """A place said to be taken, from which the other side still fires."""
    if not (
        capture.type == "capture"
        and capture.positive
        and capture.modality == "asserted"
        and attack.type in {"attack", "shelling"}
    ):
        return None
    from_it = attack.origins and whereabouts.compare(attack.origins, capture.places) in {EQUAL, INSIDE}
    later = capture.start is not None and attack.start is not None and attack.start >= capture.start
    if from_it and later and compare_agents(capture, attack) == APART and _specific(capture):
        if share_told(capture) == WHOLE_SHARE and capture.source != attack.source:
            return Draft("state", (capture, attack), "differ", "said to be taken wholly, while the other side fires from it")
        return Draft("state", (capture, attack), "undecided", "said to be taken, while the other side fires from it")
    return None


def _has_grown(first: Scope, second: Scope) -> bool:
    """Whether one side is said to hold more of a place on a later day than it did before."""
    earlier, later = sorted((first, second), key=lambda s: s.start or 0)
    before, after = share_told(earlier), share_told(later)
    apart = earlier.end is not None and later.start is not None and earlier.end < later.start
    return apart and before is not None and after is not None and before[1] < after[0]


def _of_one_side(first: Scope, second: Scope, place: str) -> tuple[Verdict, str]:
    if {first.type, second.type} == {"control", "siege"}:
        whole = any(share_told(s) == WHOLE_SHARE for s in (first, second) if s.type == "control")
        if whole:
            return "differ", "it is said to hold the whole, and to besiege it"
        return "consistent", "one side holds a part and besieges the rest"
    if {first.type, second.type} == {"control", "withdrawal"} and place == EQUAL and first.source != second.source:
        left, held = (first, second) if first.type == "withdrawal" else (second, first)
        if left.end is not None and held.start is not None and held.start > left.end:
            return "differ", "said to have left it, and said to hold it after that"
    if first.type == second.type == "siege" and first.positive == second.positive:
        return "consistent", "besieged by the same side in both"
    shares = share_told(first), share_told(second)
    if place == EQUAL and are_two_shares(*shares) and not _has_grown(first, second):
        return "differ", f"{both([in_words(share) for share in shares])} of one place are said to be held by one side"
    if {first.type, second.type} == {"control", "capture"} and place == EQUAL and first.source != second.source:
        capture, control = (first, second) if first.type == "capture" else (second, first)
        if control.positive and not capture.positive and capture.modality != "future":
            return "differ", "said not to have been taken, and said to be held"
    if first.positive != second.positive and first.type == second.type and place == EQUAL:
        return "differ", "it is said to hold it, and said not to"
    return "consistent", "one lies in the other, held by the same side" if place != EQUAL else "held by the same side in both"
