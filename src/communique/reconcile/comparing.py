"""How the doers, times, figures and classes of two claims stand to each other, in the marks of `counted`."""

from __future__ import annotations

import math
import re
from functools import lru_cache

from communique.gazetteer.actors import open_actors
from communique.gazetteer.names import plain
from communique.gazetteer.nations import nations_in
from communique.reconcile import counted, wording
from communique.reconcile.counted import APART, AROUND, EQUAL, INSIDE, UNSURE
from communique.reconcile.scopes import Scope


@lru_cache(maxsize=50_000)
def is_actor(name: str) -> bool:
    """Whether the registry of actors knows this name, as a body of its own or of a state."""
    return name in open_actors().actors or open_actors().state_of(name) is not None


@lru_cache(maxsize=50_000)
def lineage(name: str) -> frozenset[str]:
    """An actor with all that it is a part of."""
    return frozenset((name, *open_actors().parents_of(name)))


@lru_cache(maxsize=50_000)
def _is_named(name: str) -> bool:
    if not name[:1].isupper() or plain(name) in _VAGUE or _DESCRIBED.match(name):
        return False
    return name in open_actors().actors or counted.class_of(name) is None


_SEVERAL = 2
_LED = re.compile(r"^(?:the )?([\w. ]+?)-led\b", re.I)
_DESCRIBED = re.compile(r"(?:The|An?|His|Her|Its|Their|Our|These|Those|This|That|Some|Several|All|Two|Three|Other) [a-z]")
"""How words begin that tell of a doer at the head of a sentence, and do not name one."""
_VAGUE = frozenset({"terrorist", "terrorists", "terrorist groups", "the terrorist groups", "warplanes", "aircraft", "gunmen",
                    "they", "we", "it", "he", "she", "who", "others", "some"})  # fmt: skip


def compare_agents(mine: Scope, other: Scope) -> str:
    """How the doers stand to each other: a body is inside its parent; where either names none, UNSURE."""
    if not mine.agents or not other.agents:
        return UNSURE
    a = frozenset(n for n in mine.agents if _is_named(n))
    b = frozenset(n for n in other.agents if _is_named(n))
    if not a or not b:
        return UNSURE
    if a == b:
        return EQUAL
    above_a = frozenset().union(*map(lineage, a))
    above_b = frozenset().union(*map(lineage, b))
    if a < b or (b & above_a and not a & above_b):
        return INSIDE
    if b < a or (a & above_b and not b & above_a):
        return AROUND
    if _is_state_of(a, b):
        return AROUND
    if _is_state_of(b, a):
        return INSIDE
    states = [frozenset(map(open_actors().state_of, names)) - {None} for names in (a, b)]
    if a & b or above_a & above_b or states[0] & states[1] or _are_alike(a, b) or _led_by(a, b) or _led_by(b, a):
        return UNSURE
    return APART


def _is_state_of(state: frozenset[str], bodies: frozenset[str]) -> bool:
    """Whether one names a state, or its government, and the other bodies of that state alone."""
    known = open_actors()
    states = {known.state_of(name) for name in state}
    return (
        len(states) == 1
        and None not in states
        and state.isdisjoint(known.actors)
        and all(name in known.actors and known.state_of(name) in states for name in bodies)
    )


def _led_by(coalition: frozenset[str], other: frozenset[str]) -> bool:
    """Whether one is a coalition that is called after the state of the other, as "US-led coalition" is."""
    states = {open_actors().state_of(name) for name in other} - {None}
    return any(
        (actor := open_actors().actors.get(name)) is not None
        and actor.kind == "coalition"
        and any(_leader(alias) in states for alias in (actor.name, *actor.aliases))
        for name in coalition
    )


@lru_cache(maxsize=5_000)
def _leader(alias: str) -> str | None:
    """The state that a coalition's name says leads it."""
    led = _LED.match(alias)
    found = nations_in(led[1].split()) if led else []
    return found[0][2] if found else None


def _are_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether a name that the registry lacks shares two words with a name of the other side."""
    return any(len(_name_words(a) & _name_words(b)) > 1 for a in one for b in other if not (is_actor(a) and is_actor(b)))


@lru_cache(maxsize=50_000)
def _name_words(name: str) -> frozenset[str]:
    return frozenset(word for word in plain(name).split() if len(word) > 2)


def compare_times(mine: Scope, other: Scope) -> str:
    """How the times stand to each other; a day's difference of two short times is none, nor are the two days of one night."""
    if mine.start is None or mine.end is None or other.start is None or other.end is None:
        known = [(s.start, s.end) for s in (mine, other)]
        (a, b), (c, d) = known
        apart = (b is not None and c is not None and b < c) or (d is not None and a is not None and d < a)
        return APART if apart else UNSURE
    if mine.end < other.start or other.end < mine.start:
        return EQUAL if _is_one_night(mine, other) or _is_one_night(other, mine) else APART
    if (mine.start, mine.end) == (other.start, other.end):
        return EQUAL
    longer = (mine.end - mine.start) - (other.end - other.start)
    slack = 2 if mine.brief and other.brief and not _spells_days(mine if longer > 0 else other) else 0
    if other.start <= mine.start and mine.end <= other.end:
        return EQUAL if -longer <= slack else INSIDE
    if mine.start <= other.start and other.end <= mine.end:
        return EQUAL if longer <= slack else AROUND
    return UNSURE


def _spells_days(scope: Scope) -> bool:
    """Whether words give a time of several days, which holds a day and is not one of them, loosely put."""
    days = wording.days_spelled(scope.time_words) if scope.time_words else None
    return days is not None and days >= _SEVERAL


def _is_one_night(before: Scope, after: Scope) -> bool:
    """Whether two days that follow each other can be those of one night."""
    follow = before.end is not None and before.start == before.end and after.start == after.end == before.end + 1
    return follow and (before.night == 1 or after.night == -1)


def compare_counts(mine: Scope, other: Scope) -> str:
    """How what is counted stands to each other."""
    if mine.percent != other.percent:
        return APART
    if mine.counts and other.counts:
        found = counted.compare(mine.counts, other.counts)
        if found == EQUAL and mine.noun != other.noun and mine.counts not in {"people", "attacks", "things"}:
            specific = mine.type in {"destroyed", "damaged", "seized", "attack", "munitions_used", "strength", "movement"}
            return _by_noun(mine, other) if specific and not counted.are_people(mine.counts) else UNSURE
        return found
    if mine.noun and mine.noun == other.noun:
        return EQUAL
    return UNSURE if not (mine.noun and other.noun) else APART


def _by_noun(mine: Scope, other: Scope) -> str:
    generic = mine.counts and {mine.noun, other.noun} & {mine.counts.rstrip("s"), "vehicle", "building", "weapon", "explosive"}
    if not generic:
        return APART
    return AROUND if mine.noun in {"vehicle", "building", "weapon", "explosive"} else INSIDE


def overlap(mine: Scope, other: Scope) -> bool:
    """Whether some number fits both figures."""
    low = max(_least(mine), _least(other))
    high = min(_most(mine), _most(other))
    return low <= high


def _least(scope: Scope) -> float:
    return -math.inf if scope.low is None else scope.low


def _most(scope: Scope) -> float:
    return math.inf if scope.high is None else scope.high
