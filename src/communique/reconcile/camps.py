"""Which camp words put someone in, a state's forces or those who fight it, so that losses of both are never one count."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from communique.gazetteer.actors import open_actors
from communique.reconcile.counted import head_noun, singular
from communique.reconcile.scopes import PEOPLE, Scope

STATE, GROUP = "state", "group"
_STATE_KINDS = frozenset({"armed_forces", "army", "police", "air_force", "navy", "command", "ministry", "government",
                          "intelligence", "coalition"})  # fmt: skip
_GROUP_KINDS = frozenset({"armed_group", "movement"})
_STATE_NOUNS = frozenset(
    "soldier troop commando peacekeeper policeman policewoman police serviceman conscript paratrooper sailor marine airman "
    "personnel army military regime government gendarme trooper warplane jet helicopter".split()
)
_GROUP_NOUNS = frozenset(
    "rebel insurgent militant jihadist jihadi terrorist guerrilla separatist takfiri extremist "
    "infiltrator opposition mujahideen".split()
)
_STATE_WORDS = re.compile(
    r"\b(?:regime|government|pro-(?:regime|government)|army|state|security|loyalist|coalition|border) "
    r"(?:and allied )?(?:forces?|troops|fighters|soldiers|warplanes|aircraft|jets|artillery|air ?strikes?|shelling)\b",
    re.I,
)
_GROUP_WORDS = re.compile(
    r"\b(?:rebels?|opposition|insurgents?|militants?|jihadists?|terrorists?|extremists?) "
    r"(?:forces?|fighters?|groups?|factions?|organi[sz]ations?|gunmen|shelling|fire|rockets?)\b",
    re.I,
)

_JOINED = re.compile(r"\b(?:and|or)\b(?! allied)", re.I)


@lru_cache(maxsize=50_000)
def _camp_of(words: str) -> str | None:
    """The camp that one name or phrase says; None where it says none, or two."""
    if _JOINED.search(words):
        return None
    known = open_actors()
    actor = known.actors.get(words)
    if actor is not None:
        return STATE if actor.kind in _STATE_KINDS else GROUP if actor.kind in _GROUP_KINDS else None
    if known.state_of(words) is not None or _STATE_WORDS.search(words):
        return STATE
    if _GROUP_WORDS.search(words):
        return GROUP
    noun = head_noun(words)
    return STATE if noun in _STATE_NOUNS else GROUP if noun in _GROUP_NOUNS else None


def _one_camp(names: Iterable[str]) -> str | None:
    found = {_camp_of(name) for name in names}
    return found.pop() if len(found) == 1 else None


def camp_of_victims(scope: Scope) -> str | None:
    """The camp of those whom the figure counts, as far as the words say; a body's members count with it."""
    return _camp(scope.things, scope.targets) if scope.type in PEOPLE else None


@lru_cache(maxsize=50_000)
def _camp(things: str, targets: frozenset[str]) -> str | None:
    if _JOINED.search(things):
        return None
    counted = _camp_of(things) if things else None
    return counted or _one_camp(targets)


def camp_of_doers(scope: Scope) -> str | None:
    """The camp of those who did it, as far as the words say."""
    return _one_camp(scope.agents)


def _are_two(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one != other


def have_two_camps(one: Scope, other: Scope) -> bool:
    """Whether the victims of one are a state's forces, and those of the other fight it."""
    return _are_two(camp_of_victims(one), camp_of_victims(other))


def of_two_camps(one: Scope, other: Scope) -> bool:
    """Whether the victims of one are a state's forces, and those of the other fight it, or the victims of one did the other."""
    if have_two_camps(one, other):
        return True
    return any(
        b.agents and _camp_words(b.agents) & (_camp_words(a.targets) | _camp_words(frozenset((a.things,))))
        for a, b in ((one, other), (other, one))
    )


@lru_cache(maxsize=50_000)
def _camp_words(phrases: frozenset[str]) -> frozenset[str]:
    """The words of phrases, singular, that name those who fight a state without a name of theirs."""
    return _GROUP_NOUNS & {singular(word) for phrase in phrases for word in phrase.split()}


def by_two_camps(one: Scope, other: Scope) -> bool:
    """Whether a state's forces did the one, and those who fight it the other."""
    return _are_two(camp_of_doers(one), camp_of_doers(other))
