"""Ratios of two counts in one window, against the same ratio in another window."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from communique.model.findings import Verdict
from communique.reconcile.comparing import compare_agents, compare_times
from communique.reconcile.drafts import Draft, figure, noun, number
from communique.reconcile.relations import APART, EQUAL, relate
from communique.reconcile.scopes import Scope

PAIRS = (
    ("air_strike", "air_sortie", "strikes a sortie"),
    ("munitions_used", "destroyed", "munitions a target"),
    ("attack", "air_sortie", "targets a sortie"),
    ("munitions_used", "air_strike", "munitions a strike"),
    ("munitions_used", "air_sortie", "munitions a sortie"),
)
"""Counts whose ratio means something: what is above, what is below, and its unit."""
_FACTOR = 1.5


def check(scopes: Sequence[Scope]) -> Iterator[Draft]:
    """Findings of one document's scopes."""
    exact = [s for s in scopes if s.stated and s.low is not None and s.low == s.high and s.low > 0 and s.per is None
             and s.positive and s.modality == "asserted"]  # fmt: skip
    for above, below, unit in PAIRS:
        found = [(a, b) for a in exact if a.type == above for b in exact if b.type == below and _of_one(a, b)]
        windows: dict[tuple[int | None, int | None], tuple[Scope, Scope]] = {}
        for a, b in sorted(found, key=lambda pair: (abs(pair[0].order - pair[1].order), pair[0].order, pair[1].order)):
            windows.setdefault((a.start, a.end), (a, b))
        pairs = sorted(windows.values(), key=lambda pair: min(pair[0].order, pair[1].order))
        for one, other in combinations(pairs, 2):
            yield _two(one, other, unit)
        if len(pairs) == 1:
            a, b = pairs[0]
            yield Draft(
                "ratio", (a, b), "consistent", f"{figure(a)} {noun(a)} for {figure(b)} {noun(b)} is {_ratio(a, b)} {unit}"
            )


def _of_one(a: Scope, b: Scope) -> bool:
    tally = (b.type != "destroyed" or b.counts == "things") and (a.type != "attack" or a.counts == "things")
    return tally and compare_times(a, b) == EQUAL and compare_agents(a, b) != APART and relate(a, b).place != APART


def _ratio(a: Scope, b: Scope) -> str:
    return number(round((a.low or 0) / (b.low or 1), 2))


def _two(one: tuple[Scope, Scope], other: tuple[Scope, Scope], unit: str) -> Draft:
    first, second = ((a.low or 0) / (b.low or 1) for a, b in (one, other))
    near = max(first, second) <= _FACTOR * min(first, second)
    verdict: Verdict = "consistent" if near else "undecided"
    return Draft("ratio", (*one, *other), verdict, f"{_ratio(*one)} {unit} in one window, {_ratio(*other)} in the other")
