"""Irreducible sets: claims that cannot all hold, of which every one is needed for that; the smallest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from communique.reconcile.hitting import smallest_hitting_set
from communique.reconcile.system import System, feasible

_MOST_SETS = 5
_MOST_ORDERS = 12
_MOST_CLAIMS = 40
"""Claims up to which the smallest sets are searched for; among more they are those of a filter in several orders."""
_MOST_ROUNDS = 60


def irreducible_sets(system: System) -> Iterator[frozenset[str]]:
    """The irreducible sets of an infeasible system, smallest first, at most five; nothing where all can hold.

    Up to forty claims the first is one of the least size there is: a set is infeasible just when it meets every set of claims
    whose loss leaves the rest feasible, so a smallest one is a smallest hitting set of these, which are found as they are
    needed (Ignatiev, Previti, Liffiton and Marques-Silva, 2015, "Smallest MUS extraction with minimal hitting set dualization").
    Beyond that, or where the search grows long, sets are found by a deletion filter.
    """
    claims = _claims(system)
    if feasible(system):
        return
    found = _smallest_first(system, claims) if len(claims) <= _MOST_CLAIMS else []
    if len(found) < _MOST_SETS:
        found += [some for some in _filtered(system, claims, found) if not any(known <= some for known in found)]
    yield from sorted(found[:_MOST_SETS], key=lambda some: (len(some), sorted(some)))


def _claims(system: System) -> list[str]:
    return sorted(at for at, ends in system.bounds.items() if ends != (0.0, float("inf")))


def _smallest_first(system: System, claims: Sequence[str]) -> list[frozenset[str]]:
    """The smallest infeasible sets in order of size, as many as bounded effort gives; every one is irreducible."""
    everything = frozenset(claims)
    found: list[frozenset[str]] = []
    corrections: list[frozenset[str]] = []
    for _ in range(_MOST_ROUNDS):
        some = smallest_hitting_set(claims, corrections, found)
        if some is None or len(found) == _MOST_SETS:
            break
        if feasible(system.without(everything - some)):
            corrections.append(everything - _grown(system, some, claims))
        else:
            found.append(some)
    return found


def _grown(system: System, some: frozenset[str], claims: Sequence[str]) -> frozenset[str]:
    """The claims with as many others as can hold with them, taken in order."""
    everything = frozenset(claims)
    held = some
    for claim in claims:
        if claim not in held and feasible(system.without(everything - held - {claim})):
            held |= {claim}
    return held


def _filtered(system: System, claims: Sequence[str], known: Sequence[frozenset[str]]) -> Iterator[frozenset[str]]:
    """Irreducible sets by dropping claims one by one (the deletion filter of Chinneck and Dravnieks, 1991) in several orders;
    then one claim of each set is dropped for good and the rest is searched again.
    """
    dropped = {min(some) for some in known}
    for _ in range(_MOST_SETS):
        rest = [at for at in claims if at not in dropped]
        if feasible(system.without(dropped)):
            return
        smallest = _smallest_filtered(system.without(dropped), rest)
        yield smallest
        dropped.add(min(smallest))


def _smallest_filtered(system: System, claims: Sequence[str]) -> frozenset[str]:
    step = max(1, len(claims) // _MOST_ORDERS)
    orders = ([*claims[turn:], *claims[:turn]] for turn in range(0, len(claims), step))
    return min((deletion_filter(system, order) for order in orders), key=lambda some: (len(some), sorted(some)))


def deletion_filter(system: System, order: Sequence[str]) -> frozenset[str]:
    """One irreducible set: claims are dropped in this order, and kept only where the rest could then hold."""
    dropped: set[str] = set()
    for claim in order:
        if not feasible(system.without(dropped | {claim})):
            dropped.add(claim)
    return frozenset(order) - dropped


def is_irreducible(system: System, claims: frozenset[str]) -> bool:
    """Whether these claims alone cannot hold, and any of them less can."""
    others = set(system.bounds) - claims
    if feasible(system.without(others)):
        return False
    return all(feasible(system.without(others | {claim})) for claim in claims)
