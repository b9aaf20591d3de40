"""Tolls of a whole war, dated or not: against one another, and the toll that a report is about as a part of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from communique.reconcile import whereabouts
from communique.reconcile.checks import figures
from communique.reconcile.checks.reports import Tied
from communique.reconcile.comparing import compare_counts, overlap
from communique.reconcile.counted import APART, AROUND, EQUAL, INSIDE
from communique.reconcile.drafts import Draft, Row, both, figure, in_order, noun, one_size
from communique.reconcile.relations import whole_class
from communique.reconcile.sameness import is_vague
from communique.reconcile.scopes import Scope

_TOLD_TWICE = 2


def check(scopes: Sequence[Scope]) -> Iterator[Draft]:
    """Findings of one document's scopes."""
    for members in figures.by_measure(scopes).values():
        wars = [s for s in members if s.of_war]
        if wars:
            yield from _statements([pair for pair in combinations(wars, 2) if _of_one_war(*pair)])
            yield from _part(members, wars)


def between(scopes: Sequence[Scope], tied: Tied) -> Iterator[Draft]:
    """Findings between documents: the toll of one war as they put it."""
    for members in figures.by_measure([s for s in scopes if s.of_war]).values():
        documents: dict[str, list[Scope]] = defaultdict(list)
        for scope in members:
            documents[scope.document].append(scope)
        pairs = [(a, b) for one in documents for other in tied(one) if one < other and other in documents
                 for a in documents[one] for b in documents[other] if _of_one_war(a, b)]  # fmt: skip
        yield from _statements(pairs)


def _of_one_war(one: Scope, other: Scope) -> bool:
    alike = whole_class(one) == whole_class(other) and compare_counts(one, other) != APART
    return alike and whereabouts.compare(one.places, other.places) != APART and not one.percent and not other.percent


def _statements(pairs: Iterable[tuple[Scope, Scope]]) -> Iterator[Draft]:
    """One finding for each two values that are told of a war, by claims that the pairs connect."""
    told: dict[tuple[object, ...], list[tuple[Scope, Scope]]] = defaultdict(list)
    for pair in pairs:
        low, high = sorted(pair, key=lambda s: (s.number or 0, s.low or 0, s.id))
        told[low.low, low.high, high.low, high.high].append((low, high))
    for claims in (in_order(group) for same in told.values() for group in figures.groups(same)):
        words = f"{' and '.join(dict.fromkeys(figure(s) for s in claims))} {noun(claims[0])} in the war"
        if all(overlap(a, b) for a, b in combinations(claims, 2)):
            yield Draft("range", claims, "consistent", f"{words}: some number fits all", one_size(claims))
        else:
            yield Draft("range", claims, "differ", f"{words}: no number fits both")


def _part(members: Sequence[Scope], wars: Sequence[Scope]) -> Iterator[Draft]:
    """The toll that the report is about, as it is first told, inside the first toll of its war."""
    war = wars[0]
    told = [s for s in members if s.stated and s.brief and not s.of_war and s.low and _can_hold(war, s)]
    if not told:
        return
    first = next((s for s in told if whole_class(s) == whole_class(war) and not is_vague(s)), told[0])
    again = next((in_order(group) for group in figures.repeated(told) if first in group), (first,))
    parts = [first, *[s for s in again if s is not first]][:_TOLD_TWICE]
    rows = (*one_size(parts), Row((first.id,), war.id))
    why = f"{both(list(dict.fromkeys(figure(s) for s in parts)))} {noun(first)} is no more than {figure(war)} {noun(war)}"
    yield Draft("subset", in_order((*parts, war)), "consistent", why, rows)


def _can_hold(war: Scope, part: Scope) -> bool:
    placed = not (war.places and part.places) or whereabouts.compare(part.places, war.places) in {EQUAL, INSIDE}
    smaller = (part.low or 0) <= (war.high if war.high is not None else war.low or 0)
    return placed and smaller and compare_counts(part, war) not in {APART, AROUND}
