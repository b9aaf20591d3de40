"""Irreducible sets: claims that cannot all hold, of which every one is needed for that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from communique.reconcile.system import System, carry, feasible

_MOST_SETS = 5
_MOST_ORDERS = 12


def irreducible_sets(system: System) -> Iterator[frozenset[str]]:
    """The irreducible sets of an infeasible system, smallest first, at most five; nothing where all can hold.

    Each is found by dropping claims one by one (the deletion filter of Chinneck and Dravnieks, 1991) in several orders,
    keeping the smallest; then one of its claims is dropped for good and the rest is searched again.
    """
    found: list[frozenset[str]] = []
    dropped: set[str] = set()
    while len(found) < _MOST_SETS and not feasible(system.without(dropped)):
        smallest = _smallest(system.without(dropped), [at for at in _claims(system) if at not in dropped])
        found.append(smallest)
        dropped.add(min(smallest))
    yield from sorted(found, key=lambda claims: (len(claims), sorted(claims)))


def _claims(system: System) -> list[str]:
    return sorted(at for at, ends in system.bounds.items() if ends != (0.0, float("inf")))


def _smallest(system: System, claims: Sequence[str]) -> frozenset[str]:
    best: frozenset[str] | None = None
    step = max(1, len(claims) // _MOST_ORDERS)
    for turn in range(0, len(claims), step):
        found = deletion_filter(system, [*claims[turn:], *claims[:turn]])
        if best is None or (len(found), sorted(found)) < (len(best), sorted(best)):
            best = found
        if len(best) <= 2:
            break
    if best is None:
        raise ValueError("a system without claims cannot be infeasible")
    return best


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


__all__ = ["carry", "deletion_filter", "irreducible_sets", "is_irreducible"]
