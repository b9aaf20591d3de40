"""What two tellings of one set dispute beside its size: who the victims were, and who did it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from communique.reconcile.comparing import compare_agents
from communique.reconcile.counted import APART
from communique.reconcile.drafts import both
from communique.reconcile.scopes import Scope
from communique.reconcile.victims import fought


def disputed(claims: Sequence[Scope]) -> str | None:
    """The words for what claims of one set say otherwise of its victims or its doer; None where they do not.

    Neither divides the set: the figures stay those of one.
    """
    told = [words for words in (_status(claims), _doer(claims)) if words]
    return "; ".join(told) or None


def _status(claims: Sequence[Scope]) -> str | None:
    """Victims called fighters by one and civilians by another."""
    sides: dict[bool, str] = {}
    for scope in claims:
        fights = fought(scope)
        if fights is not None:
            sides.setdefault(fights, scope.things)
    return f'"{sides[True]}" by one, "{sides[False]}" by another' if len(sides) == 2 else None


def _doer(claims: Sequence[Scope]) -> str | None:
    """Two doers of whom neither is a part of the other."""
    for first, second in combinations(claims, 2):
        if first.agents and second.agents and compare_agents(first, second) == APART:
            return f"who did it is disputed: {both([both(sorted(s.agents)) for s in (first, second)])}"
    return None
