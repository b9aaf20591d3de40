"""One strike said by one to have hit a military site, and by another a civilian one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, product

from communique.reconcile import whereabouts
from communique.reconcile.checks.reports import Tied
from communique.reconcile.comparing import compare_agents, compare_times
from communique.reconcile.drafts import Draft, in_order
from communique.reconcile.relations import APART, AROUND, EQUAL, INSIDE
from communique.reconcile.scopes import Scope

_STRIKES = frozenset({"air_strike", "shelling", "attack", "bombing", "destroyed", "damaged"})
_MILITARY = re.compile(
    r"\b(?:military (?:target|facilit|object|site)\w*|barracks|(?:army|military|air|naval) bases?|(?:weapons?|arms|ammunition) "
    r"(?:depots?|warehouses?|caches?|stores?|workshops?)|command (?:posts?|cent(?:er|re)s?)|deployment points?|"
    r"(?:firing|enemy) positions?|launchers?|batter(?:y|ies)|training camps?|headquarters|hideouts?)\b",
    re.I,
)
_CIVILIAN = re.compile(
    r"\b(?:markets?|bazaars?|schools?|kindergartens?|universit(?:y|ies)|hospitals?|clinics?|mosques?|church(?:es)?|weddings?|"
    r"funerals?|baker(?:y|ies)|hotels?|restaurants?|caf[eé]s?|shops?|houses?|homes?|residential|apartments?|dwellings?|"
    r"civilian (?:target|facilit|object|site|convoy|area|vehicle)\w*|post offices?|trains?|buses|displaced|refugees?)\b",
    re.I,
)


def check(scopes: Sequence[Scope]) -> Iterator[Draft]:
    """Findings of one document's scopes."""
    yield from _disputed(combinations(_strikes(scopes), 2))


def between(scopes: Sequence[Scope], tied: Tied) -> Iterator[Draft]:
    """Findings between documents; `tied` gives for each document those that report an event with it."""
    documents: dict[str, list[Scope]] = {}
    for scope in _strikes(scopes):
        documents.setdefault(scope.document, []).append(scope)
    for one in documents:
        for other in sorted(documents.keys() & set(tied(one))):
            if one < other:
                yield from list(_disputed(product(documents[one], documents[other])))[:1]


def _strikes(scopes: Sequence[Scope]) -> list[Scope]:
    told = [
        s for s in scopes if s.type in _STRIKES and s.positive and s.modality in {"asserted", "hedged"} and s.brief and s.places
    ]
    return [s for s in told if _is_military(s) is not None]


def _is_military(scope: Scope) -> bool | None:
    """Whether what was hit is a military site, or a civilian one; None where the words say neither, or both."""
    words = f"{scope.words} {scope.target_words}"
    found = _MILITARY.search(words) is not None, _CIVILIAN.search(words) is not None
    return found[0] if found[0] is not found[1] else None


def _disputed(pairs: Iterator[tuple[Scope, Scope]]) -> Iterator[Draft]:
    for a, b in pairs:
        if a.source != b.source and _is_military(a) is not _is_military(b) and _are_one(a, b):
            yield Draft("polarity", in_order((a, b)), "differ", "said to have hit a military site, and a civilian one")


def _are_one(a: Scope, b: Scope) -> bool:
    placed = whereabouts.compare(a.places, b.places) in {EQUAL, INSIDE, AROUND}
    things = {"destroyed", "damaged"}
    return placed and compare_times(a, b) != APART and compare_agents(a, b) != APART and (a.type in things) is (b.type in things)
