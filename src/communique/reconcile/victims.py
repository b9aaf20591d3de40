"""Whether two figures can count the same victims: figures side by side in one list, sides by name, kinds within a whole."""

from __future__ import annotations

import re
from functools import lru_cache

from communique.gazetteer.names import plain
from communique.gazetteer.nations import nations_in
from communique.reconcile import counted, wording
from communique.reconcile.comparing import is_actor, lineage
from communique.reconcile.counted import INSIDE
from communique.reconcile.scopes import PEOPLE, Scope

_JOINER = re.compile(r"(?:,|;|\band\b|\bas well as\b|\balong with\b|\bwhile\b|&)\s*(?:(?:at least|about|some|up to)\s*)?$", re.I)
"""How the words between two figures of a list end."""
_CAMPS = frozenset("jihadist jihadi rebel insurgent separatist guerrilla soldier troop loyalist islamist".split())
_FAMILY = re.compile(r"\bfamil(?:y|ies) of\b", re.I)
_TAKEN = re.compile(
    r"\S+ (?:of|among) (?:them|whom|which|those|these|the)\b|\S+ \w+ (?:of|among) (?:them|whom|which|those|these)\b", re.I
)
"""How a figure goes on that is taken from the one before ("six of them")."""
_FOREIGN = frozenset({"mercenary", "foreigner"})
"""Who fights beside others, and is as often told of beside them as among them."""
_ATTACKERS = frozenset("attacker assailant gunman bomber raider kidnapper hijacker perpetrator".split())
_LOST = re.compile(r"\b(?:attackers|assailants|raiders|kidnappers|hijackers|bandits|gunmen)\b[\w ]{0,15}\blost\b", re.I)
PERSONS = frozenset({"people", "person"})
"""Nouns that count anybody."""
MEN = frozenset({"man", "woman"})
_STEP = 15
"""Code points between two items of a list."""
_PASSAGE = 250
"""Code points over which some of the victims are told beside all of them."""
_NARROW = frozenset(
    "mercenary foreigner native relative hostage prisoner detainee captive officer guard pilot father brother uncle husband "
    "grandfather nephew cousin volunteer recruit conscript policeman".split()
)
"""Nouns that name some of the victims by what sets them apart from the rest."""


def are_listed(one: Scope, other: Scope) -> bool:
    """Whether two figures stand side by side in one list of the same verb ("30 soldiers and 39 rebels were killed").

    Neither is then a part of the other, nor another count of the same.
    """
    if one.document != other.document or one.type != other.type or one.figure_at == other.figure_at:
        return False
    first, second = (one, other) if one.figure_at < other.figure_at else (other, one)
    between = _words_between(first, second)
    if between is None:
        return _by_one_verb(first, second)
    if not _JOINER.search(between) or _TAKEN.match(second.words[max(0, second.figure_at - second.order) :]):
        return False
    if counted.compare(second.counts or "", first.counts or "") == INSIDE and second.counts != first.counts:
        named = first.counts != "people" or counted.class_of(first.things) is None
        return named and first.trigger_at == second.trigger_at and not wording.PART.search(between)
    return not wording.PART.search(between)


def _by_one_verb(first: Scope, second: Scope) -> bool:
    """Whether two clauses next to each other share their verb, and count men and women or children: "eight men, four women"."""
    near = first.trigger_at == second.trigger_at and 0 < second.order - first.end_of_words <= _STEP
    return near and first.noun in MEN and second.counts in {"women", "children"} and not wording.PART.search(second.words)


def _words_between(first: Scope, second: Scope) -> str | None:
    """The words from one figure to the next, where one of the two clauses holds both."""
    for scope in (first, second):
        if scope.order <= first.figure_at and second.figure_at <= scope.end_of_words:
            return scope.words[first.figure_at - scope.order : second.figure_at - scope.order]
    return None


@lru_cache(maxsize=50_000)
def _side(names: frozenset[str]) -> frozenset[str] | None:
    """All that the named bodies are parts of; None where one of the names is no body of the registry."""
    return frozenset().union(*map(lineage, names)) if names and all(map(is_actor, names)) else None


def of_two_sides(one: Scope, other: Scope) -> bool:
    """Whether the victims are named as members of two bodies that have nothing in common."""
    mine, theirs = _side(one.targets), _side(other.targets)
    return mine is not None and theirs is not None and not mine & theirs


def is_of_body(scope: Scope) -> bool:
    """Whether the figure is of the members of one body by name ("three policemen")."""
    return bool(scope.targets) and all(map(is_actor, scope.targets)) and scope.noun not in PERSONS


def told_by_doer(scope: Scope) -> bool:
    """Whether the body that did it tells whom it killed or hurt: all of them, whatever it calls them."""
    return any(plain(name) == scope.source for name in scope.agents)


def of_doers(one: Scope, other: Scope) -> bool:
    """Whether the victims of one are of the side that did the other, as attackers killed are none whom the attack killed."""
    return any(
        (victims := _side(a.targets)) is not None and a.targets & frozenset().union(*map(lineage, b.agents)) and victims
        for a, b in ((one, other), (other, one))
        if b.agents and not (a.agents & b.agents)
    )


def are_attackers(scope: Scope) -> bool:
    """Whether the words count those who attacked, and not whom they attacked."""
    return scope.type in PEOPLE and (scope.noun in _ATTACKERS or _LOST.search(scope.words) is not None)


def of_other_kind(one: Scope, other: Scope) -> bool:
    """Whether different nouns set some victims apart from others, so that one figure may count a part of the rest only."""
    if bool(_FAMILY.search(one.words)) != bool(_FAMILY.search(other.words)):
        return True
    if (
        one.type not in PEOPLE
        or one.noun == other.noun
        or not (one.noun and other.noun)
        or one.counts == other.counts == "police"
    ):
        return False
    unknown = one.document == other.document and any(_is_unknown_kind(s) for s in (one, other))
    return unknown or any(s.stated and s.noun in _NARROW for s in (one, other))


def fought(scope: Scope) -> bool | None:
    """Whether the words call the victims fighters, or civilians; None where they call them neither."""
    if scope.type not in PEOPLE or not scope.stated or not scope.counts:
        return None
    return _status(scope.counts)


@lru_cache(maxsize=1_000)
def _status(counts: str) -> bool | None:
    if _holds(counts, "fighters"):
        return True
    return False if _holds(counts, "civilians") else None


def _holds(counts: str, status: str) -> bool:
    return counts == status or counted.compare(counts, status) == counted.INSIDE


def are_some_of(part: Scope, whole: Scope) -> bool:
    """Whether a lower figure counts a family, relatives or others set apart by a noun, and people are told of near it."""
    near = (
        min(abs(part.order - whole.end_of_words), abs(whole.order - part.end_of_words), abs(part.order - whole.order)) <= _PASSAGE
    )
    if not near or (part.low or 0) >= (whole.low or whole.high or 0) or whole.noun == part.noun or are_listed(part, whole):
        return False
    narrow = part.noun in _NARROW - _FOREIGN or bool(_FAMILY.search(part.words))
    return (
        narrow and whole.noun not in _NARROW and not _FAMILY.search(whole.words) and not wording.is_further(part.words, part.type)
    )


def are_camps(one: Scope, other: Scope) -> bool:
    """Whether one figure is of a body by name, and the other of fighters of a camp that the words do not name."""
    named = [bool(s.targets) and all(map(is_actor, s.targets)) for s in (one, other)]
    unnamed = one if named[1] else other
    return named[0] != named[1] and unnamed.noun in _CAMPS and one.noun != other.noun


def _is_unknown_kind(scope: Scope) -> bool:
    """Whether a plural noun is of no class, so that nobody can tell whom it leaves out."""
    plural = bool(scope.things) and scope.things.split()[-1].lower() != scope.noun
    return scope.stated and plural and counted.class_of(scope.things) is None and not nations_in(scope.things.split())
