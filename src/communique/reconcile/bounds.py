"""Bounds: what the claims leave open about one number, with the claims that bind each end."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Literal

from communique.gazetteer.actors import open_actors
from communique.gazetteer.names import plain
from communique.model.bounds import Bound, BoundsAnswer, LeftOut, Question, SourceBound
from communique.model.records import Claim, Number
from communique.reconcile import whereabouts, wording
from communique.reconcile.anchors import scopes_of
from communique.reconcile.asking import Standing, asked_scope, standing
from communique.reconcile.counted import APART, AROUND, EQUAL, INSIDE, UNSURE
from communique.reconcile.implied import Implied, implied, rows_of_document
from communique.reconcile.scopes import Scope

_COUNTED = {"asserted", "hedged"}
_MOST_STEPS = 2_000
"""Steps of the search for figures that lie apart."""


def bounds_of(
    claims: Iterable[Claim],
    question: Question,
    definitions: Sequence[str] = (),
    beside: Iterable[Claim] | None = None,
    texts: Mapping[str, str] | None = None,
) -> BoundsAnswer:
    """The answer that claims give to a question.

    A figure for a part of what is asked bounds it from below, an explicit total, limit or zero for all of it or more from
    above. One source's figures for different days and places add up; figures of different sources never do. With claims
    `beside` them (those of their documents, which may hold parts and totals that the question does not ask for), each figure
    counts for what all those connected with it imply, in each source's own answer for what that source says. `texts` are
    canonical texts by the id of their document, else its source.
    """
    asked = asked_scope(question)
    given = list(claims)
    around = {claim.id: claim for claim in (*(beside or ()), *given)}
    asked_for = {claim.id for claim in given}
    scopes = [s for s in scopes_of(around.values(), texts) if s.modality in _COUNTED and s.per is None and not s.percent]
    told = [s for s in scopes if beside is None or s.id in asked_for]
    stands = [(scope, standing(scope, asked)) for scope in told if scope.stated or not scope.positive]
    used = [(scope, stand) for scope, stand in stands if stand.mark in {EQUAL, INSIDE, AROUND}]
    by_source: dict[str, list[tuple[Scope, Standing]]] = defaultdict(list)
    for scope, stand in used:
        by_source[scope.source].append((scope, stand))
    imply = _implying(scopes) if beside is not None else lambda *_: {}
    own = {source: _of_source(members, imply(members, source)) for source, members in sorted(by_source.items())}
    named = {source for source in own if _is_named(source, question.sources)}
    return BoundsAnswer(
        question=question,
        together=_joint(by_source, own, imply(used, None)),
        asked=_together(own[source] for source in named) if question.sources else None,
        others=_together(own[source] for source in own if source not in named) if question.sources else None,
        by_source=tuple(
            SourceBound(source=_spelled(by_source[source]), bound=bound)
            for source, bound in own.items()
            if bound.low is not None or bound.high is not None
        ),
        left_out=_left_out(stands),
        definitions=tuple(definitions),
    )


def _implying(scopes: Sequence[Scope]) -> Callable[[Sequence[tuple[Scope, Standing]], str | None], Mapping[str, Implied]]:
    """A function that gives what the claims of a source, or of all, imply of the figures of those that bear on the question."""
    by_source: dict[str, list[Scope]] = defaultdict(list)
    for scope in scopes:
        by_source[scope.source].append(scope)
    rows_of = cache(rows_of_document)

    def imply(members: Sequence[tuple[Scope, Standing]], source: str | None) -> Mapping[str, Implied]:
        return implied(scopes if source is None else by_source[source], {scope.id for scope, _ in members}, rows_of)

    return imply


def _joint(
    by_source: Mapping[str, Sequence[tuple[Scope, Standing]]], own: Mapping[str, Bound], found: Mapping[str, Implied]
) -> Bound:
    """The bounds if all sources are right: each source's figures count for what the claims of all imply, if they can hold."""
    if not found:
        return _together(own.values())
    joint = _together(_of_source(members, found) for _, members in sorted(by_source.items()))
    return joint if joint.holds else _together(own.values())


def _left_out(stands: Sequence[tuple[Scope, Standing]]) -> tuple[LeftOut, ...]:
    found = [LeftOut(claim=scope.id, reason=stand.reason) for scope, stand in stands if stand.mark == UNSURE]
    found += [LeftOut(claim=scope.id, reason="it counts more than is asked, and sets no limit")
              for scope, stand in stands if stand.mark == AROUND and scope.high is None and scope.positive]  # fmt: skip
    return tuple(sorted(found, key=lambda left: left.claim))


def _is_named(source: str, wanted: Sequence[str]) -> bool:
    names = {plain(name) for name in wanted}
    names |= {plain(actor.name) for name in wanted if (actor := open_actors().find(name))}
    return source in names


def _spelled(members: Sequence[tuple[Scope, Standing]]) -> str:
    return min(scope.source_name for scope, _ in members)


def _of_source(members: Sequence[tuple[Scope, Standing]], found: Mapping[str, Implied]) -> Bound:
    """The bounds of one source's own claims, each figure with the ends that are implied for it."""
    below = [_with_low(scope, found) for scope, stand in members if stand.mark in {EQUAL, INSIDE} and scope.positive]
    low, chosen = _most_apart([scope for scope in below if scope.low])
    above = [_with_high(scope, found) for scope, stand in members
             if stand.mark in {EQUAL, AROUND} and (_is_limit(scope) or _is_counted(scope, found))]  # fmt: skip
    high = min((_limit(scope) for scope in above), default=None)
    highest = [scope.id for scope in above if _limit(scope) == high]
    return _bound(low, high, _resting_on(chosen, found, "low"), _resting_on(highest, found, "high"))


def _with_low(scope: Scope, found: Mapping[str, Implied]) -> Scope:
    end = found[scope.id].low if scope.id in found else None
    return replace(scope, low=end.value) if end else scope


def _with_high(scope: Scope, found: Mapping[str, Implied]) -> Scope:
    end = found[scope.id].high if scope.id in found else None
    return replace(scope, high=end.value) if end and scope.positive else scope


def _is_counted(scope: Scope, found: Mapping[str, Implied]) -> bool:
    """Whether a stated total is broken down into the figure, so that it is all that was counted there."""
    own = found.get(scope.id)
    return own is not None and own.counted and own.high is not None


def _resting_on(ids: Iterable[str], found: Mapping[str, Implied], side: Literal["low", "high"]) -> tuple[str, ...]:
    """The claims that the ends of these claims' figures rest on."""
    ends = {at: getattr(found[at], side) if at in found else None for at in ids}
    return tuple(sorted({claim for at, end in ends.items() for claim in (end.claims if end else (at,))}))


def _limit(scope: Scope) -> Number:
    return 0 if not scope.positive or scope.high is None else scope.high


def _is_limit(scope: Scope) -> bool:
    """Whether the words set an upper end: a limit, a zero, a total, or a tally of a stretch of time."""
    if not scope.positive:
        return not scope.has_figure
    if scope.high is None:
        return False
    tally = scope.dated and scope.days is not None and scope.days > 1
    return scope.low is None or tally or wording.TOTAL.search(scope.words) is not None


def _most_apart(scopes: Sequence[Scope]) -> tuple[Number | None, tuple[str, ...]]:
    """The largest sum of figures that surely count different happenings, by day or by place, and their claims.

    Weighted interval scheduling over the days; figures of the same days are added only where their places lie apart.
    """
    by_days: dict[tuple[int, int], list[Scope]] = defaultdict(list)
    loose = [s for s in scopes if s.start is None or s.end is None]
    for scope in scopes:
        if scope.start is not None and scope.end is not None:
            by_days[scope.start, scope.end].append(scope)
    best: list[tuple[int, Number, tuple[str, ...]]] = [(-1, 0, ())]
    for (start, end), members in sorted(by_days.items(), key=lambda item: (item[0][1], item[0][0])):
        chosen = _places_apart(members)
        before = max((row for row in best if row[0] < start), key=lambda row: row[1])
        total = before[1] + sum(scope.low or 0 for scope in chosen)
        if total > best[-1][1]:
            best.append((end, total, (*before[2], *(scope.id for scope in chosen))))
    largest = max(loose, key=lambda s: (s.low or 0, s.id), default=None)
    if largest is not None and (largest.low or 0) > best[-1][1]:
        return largest.low, (largest.id,)
    return (best[-1][1], tuple(sorted(best[-1][2]))) if best[-1][1] else (None, ())


def _places_apart(members: Sequence[Scope]) -> Sequence[Scope]:
    """The figures of the same days that surely do not overlap and make the largest sum, so that one more never lowers it.

    Branch and bound, largest figures first; what _MOST_STEPS find is a sum that holds in any case.
    """
    largest = {tuple(place.key for place in s.places): s for s in sorted(members, key=_largest_first, reverse=True)}
    best: tuple[Number, Sequence[Scope]] = (0, ())
    open_: list[tuple[Number, Sequence[Scope], Sequence[Scope]]] = [(0, (), sorted(largest.values(), key=_largest_first))]
    for _ in range(_MOST_STEPS):
        if not open_:
            break
        total, chosen, left = open_.pop()
        if total > best[0]:
            best = total, chosen
        if left and total + sum(s.low or 0 for s in left) > best[0]:
            first, *others = left
            open_.append((total, chosen, others))
            apart = [s for s in others if whereabouts.compare(s.places, first.places) == APART]
            open_.append((total + (first.low or 0), (*chosen, first), apart))
    return best[1]


def _largest_first(scope: Scope) -> tuple[Number, str]:
    return -(scope.low or 0), scope.id


def _together(bounds: Iterable[Bound]) -> Bound:
    """The bounds that follow if all these sources are right: the largest low end, the smallest high one."""
    given = list(bounds)
    low = max((bound.low for bound in given if bound.low is not None), default=None)
    high = min((bound.high for bound in given if bound.high is not None), default=None)
    low_claims = {at for bound in given if bound.low == low is not None for at in bound.low_claims}
    high_claims = {at for bound in given if bound.high == high is not None for at in bound.high_claims}
    found = _bound(low, high, tuple(sorted(low_claims)), tuple(sorted(high_claims)))
    return found if found.holds else found.model_copy(update={"either": _either(given)})


def _bound(low: Number | None, high: Number | None, low_claims: tuple[str, ...], high_claims: tuple[str, ...]) -> Bound:
    holds = low is None or high is None or low <= high
    return Bound(low=low, high=high, low_claims=low_claims, high_claims=high_claims, holds=holds)


def _either(bounds: Sequence[Bound]) -> tuple[Number | None, Number | None]:
    """The range over the largest sets of sources that hold together.

    By Helly's theorem intervals hold together when any two meet, so the largest sets are those that some number lies in: they
    are met at the low ends, from the least up.
    """
    ends = [(-math.inf if b.low is None else b.low, math.inf if b.high is None else b.high) for b in bounds if b.holds]
    sets = {frozenset(at for at, (low, high) in enumerate(ends) if low <= point <= high) for point, _ in ends}
    largest = [some for some in sets if some and not any(some < other for other in sets)]
    lows = [max(ends[at][0] for at in some) for some in largest]
    highs = [min(ends[at][1] for at in some) for some in largest]
    low, high = min(lows, default=-math.inf), max(highs, default=math.inf)
    return (None if math.isinf(low) else low), (None if math.isinf(high) else high)
