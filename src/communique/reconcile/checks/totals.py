"""Figures that add up to a total in another report: officers and a civilian, those killed and those who died later."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, pairwise

from communique.reconcile import counted, wording
from communique.reconcile.camps import of_two_camps
from communique.reconcile.checks import figures
from communique.reconcile.checks.reports import Tied
from communique.reconcile.comparing import is_actor
from communique.reconcile.counted import APART, AROUND, EQUAL, INSIDE
from communique.reconcile.drafts import Draft, Row, both, figure, in_order, noun
from communique.reconcile.relations import is_part, measure_of, relate
from communique.reconcile.sameness import fullness
from communique.reconcile.scopes import PEOPLE, Scope
from communique.reconcile.victims import PERSONS, are_listed, of_two_sides

_RUNS = (3, 2)
_STEP = 60
"""Code points between two figures of a list."""
_LEAST = 3
"""The smallest total worth adding up to: two are soon one and one."""


def between(scopes: Sequence[Scope], tied: Tied) -> Iterator[Draft]:
    """Findings between documents; `tied` gives for each document those that report an event with it."""
    for measure, members in figures.by_measure(scopes).items():
        documents: dict[str, list[Scope]] = defaultdict(list)
        for scope in members:
            if scope.stated and scope.brief and scope.low is not None:
                documents[scope.document].append(scope)
        exact = {document: [s for s in own if s.low == s.high] for document, own in documents.items()}
        for one in documents:
            for other in sorted(documents.keys() & set(tied(one))):
                if measure in PEOPLE:
                    yield from _of_kinds(exact[one], exact[other])
                    yield from _with_more(exact[one], exact[other])
                    yield from _of_sides(exact[one], documents[other])
                yield from _of_list(exact[one], exact[other])


def _of_kinds(parts: Sequence[Scope], wholes: Sequence[Scope]) -> Iterator[Draft]:
    """Members of a body and civilians in one report, all people in another."""
    found: dict[int, tuple[Scope, Scope, Scope]] = {}
    for whole in (s for s in wholes if _counts_all(s)):
        for a, b in combinations(parts, 2):
            if (a.number or 0) + (b.number or 0) == whole.number and _are_two_kinds(a, b) and _lie_in((a, b), whole):
                best = found.get(int(whole.number or 0))
                if best is None or sum(map(fullness, (a, b, whole))) > sum(map(fullness, best)):
                    found[int(whole.number or 0)] = (a, b, whole)
    yield from (_added(parts_of, whole) for *parts_of, whole in found.values())


def _of_list(parts: Sequence[Scope], wholes: Sequence[Scope]) -> Iterator[Draft]:
    """Figures side by side in one report that make just the one figure of the other."""
    ordered = in_order(parts)
    runs = [ordered[at : at + many] for many in _RUNS for at in range(len(ordered) - many + 1)]
    lists = [run for run in runs if all(_are_beside(a, b) for a, b in pairwise(run))]
    seen: set[object] = set()
    for run in lists:
        total = sum(s.number or 0 for s in run)
        for whole in wholes:
            known = whole.number == total and whole.source == run[0].source and all(s.number != total for s in parts)
            if known and total >= _LEAST and total not in seen and _may_make_up(run, whole):
                seen.add(total)
                yield _added(run, whole)


def _may_make_up(parts: Sequence[Scope], whole: Scope) -> bool:
    """Whether what is counted beside each other can be all that the whole counts, at its time and, as far as told, its place."""
    relations = [relate(s, whole) for s in parts]
    if any(r.time == APART or r.place in {APART, AROUND} for r in relations):
        return False
    return whole.counts in {"things", "people"} or all(r.counts != APART for r in relations)


def _are_beside(a: Scope, b: Scope) -> bool:
    """Whether one source tells two figures next to each other, for things or people of two kinds, neither a part of the other."""
    near = 0 <= b.order - a.end_of_words <= _STEP or are_listed(a, b)
    return near and a.source == b.source and a.noun != b.noun and not (is_part(a, b) or is_part(b, a))


def _with_more(first: Sequence[Scope], later: Sequence[Scope]) -> Iterator[Draft]:
    """A figure of one report, and in another those told of as more, with the total that they make."""
    for more in (s for s in later if wording.is_further(s.words, s.type) or wording.LATER_DEATHS.search(s.words)):
        for whole in (s for s in later if s is not more and (s.number or 0) >= _LEAST):
            before = [s for s in first if (s.number or 0) + (more.number or 0) == whole.number and _lie_in((s, more), whole)
                      and s.noun in {more.noun, whole.noun} | PERSONS and not is_part(more, whole)]  # fmt: skip
            if before:
                best = max(before, key=lambda s: (fullness(s), -s.order, s.id))
                # The first figure was all of the set when it was told, and is no part to the later total: no row is set.
                yield replace(_added((best, more), whole), rows=())


def _of_sides(losses: Sequence[Scope], wholes: Sequence[Scope]) -> Iterator[Draft]:
    """The losses of two sides in one report, those of both together in another."""
    for whole in (s for s in wholes if wording.BOTH_SIDES.search(s.words)):
        sides = [pair for pair in combinations(losses, 2) if of_two_sides(*pair) or of_two_camps(*pair)]
        for a, b in [pair for pair in sides if _lie_in(pair, whole)][:1]:
            total = (a.number or 0) + (b.number or 0)
            if (whole.low or 0) <= total <= (math.inf if whole.high is None else whole.high):
                yield _added((a, b), whole)
            else:
                words = both([f"{figure(s)} {noun(s)}" for s in in_order((a, b))])
                yield Draft("sum", (*in_order((a, b)), whole), "differ", f"{words} against {figure(whole)} on both sides")


def _counts_all(scope: Scope) -> bool:
    return (scope.number or 0) >= _LEAST and (
        scope.noun in PERSONS or not scope.things or counted.class_of(scope.things) == "people"
    )


def _are_two_kinds(a: Scope, b: Scope) -> bool:
    """Whether one counts members of a body or fighters, the other civilians, and neither is a part of the other."""
    apart = {_kind(a), _kind(b)} == {True, False}
    return apart and not (is_part(a, b) or is_part(b, a)) and relate(a, b).place != APART and measure_of(a) == measure_of(b)


def _kind(scope: Scope) -> bool | None:
    """True for members of a body by name and for fighters, False for civilians, None for anybody."""
    body = bool(scope.targets) and all(map(is_actor, scope.targets))
    if body or scope.counts == "police" or counted.compare(scope.counts or "", "fighters") in {EQUAL, INSIDE}:
        return True
    return False if counted.compare(scope.counts or "", "civilians") in {EQUAL, INSIDE} else None


def _lie_in(parts: Sequence[Scope], whole: Scope) -> bool:
    relations = [relate(s, whole) for s in parts]
    return all(r.place in {EQUAL, INSIDE} and r.time != APART and r.counts != APART for r in relations) and not any(
        are_listed(s, whole) for s in parts
    )


def _added(parts: Sequence[Scope], whole: Scope) -> Draft:
    told = in_order(parts)
    words = both([f"{figure(s)} {noun(s)}" for s in told])
    rows = (Row(tuple(s.id for s in told), whole.id),)
    return Draft("sum", (*told, whole), "consistent", f"{words} make the {figure(whole)} that {whole.outlet} tells of", rows)
