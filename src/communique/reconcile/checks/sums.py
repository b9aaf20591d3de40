"""Stated totals against their breakdown: by place, by a run of figures that follows or comes before, by single events."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from communique.reconcile import counted, whereabouts, wording
from communique.reconcile.checks import exceeded, figures
from communique.reconcile.checks.adding import added, can_be_part, is_around
from communique.reconcile.drafts import Draft, Row, in_order, noun, number
from communique.reconcile.persons import persons_of
from communique.reconcile.relations import APART, AROUND, EQUAL, INSIDE, is_part, measure_of, relate, were_added
from communique.reconcile.sameness import fullness
from communique.reconcile.scopes import Scope

_COUNTED_EVENTS = frozenset({"bombing", "suicide_bombing", "air_strike", "attack", "shelling", "chemical_attack"})
_ONE_MORE = re.compile(r"\b(?:second|followed by|an?other|the other|then|later|first)\b", re.I)
_LEAST_TOTAL = 3
_MOST_LOOSE = 6
_MOST_EVENTS = 6
_MOST_TOTALS = 3
"""From so many statements of one total on the one that says most stands for all."""
_CLOSE = 80
"""Code points between clauses that tell of events one after the other."""


def check(scopes: Sequence[Scope]) -> Iterator[Draft]:
    """Findings of one document's scopes."""
    for members in figures.by_measure(scopes).values():
        exact = [s for s in members if s.low is not None and s.low == s.high and not s.percent]
        loose = [s for s in members if s.stated and not s.percent and _is_open(s)]
        least = [s for s in members if s.stated and s.low is not None and s.high is None]
        found: list[Draft] = []
        if len(exact) > 1:
            found += _of_measure(exact, least)
        if loose:
            found += _as_written(exact, loose)
        yield from _once(found)
        yield from exceeded.of_measure(members)
    yield from exceeded.counted_off(in_order(scopes))
    yield from _events(scopes)


def _once(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """The drafts, each list of parts against the statement of its total that says most of place, time and victims."""
    totals: dict[tuple[object, ...], Draft] = {}
    for draft in drafts:
        *parts, total = draft.claims
        alike = frozenset(s.id for s in parts), total.low, total.high, draft.verdict
        best = totals.get(alike)
        if best is None or fullness(total) > fullness(best.claims[-1]):
            totals[alike] = draft
    yield from totals.values()


def _of_measure(members: list[Scope], least: Sequence[Scope]) -> Iterator[Draft]:
    """`members` are exact figures; `least` those with a lower end alone, which can be totals that a run of figures makes."""
    parts = {part.id for part in members for whole in members if part is not whole and _is_detail(part, whole)}
    copies = {s.id: min(g, key=lambda s: s.order).id for g in figures.repeated(members) for s in g}
    free = [s for s in members if s.id not in parts]
    for total in least:
        run = _run(total, [s for s in free if can_be_part(s, total)], copies)
        if run:
            yield _agreeing(total, run)
    for total in (s for s in free if s.stated):
        candidates = [s for s in free if can_be_part(s, total)]
        loose = [s for s in free if s is not total and _is_unplaced_line(s, total)]
        listed = _by_place(total, candidates, loose)
        yield from listed
        yield from _by_lines(total, candidates)
        if not listed:
            run = _run(total, candidates, copies)
            if run:
                yield _agreeing(total, run)


def _is_open(scope: Scope) -> bool:
    """Whether a figure in digits has one end ("up to 80")."""
    return (scope.low is None) != (scope.high is None) and any(ch.isdigit() for ch in scope.figure_words)


def _as_written(exact: Sequence[Scope], loose: Sequence[Scope]) -> Iterator[Draft]:
    """Totals that a run makes by its numbers as written, some of them open: up to 80 and 40 make 120."""
    members = in_order((*exact, *loose))
    parts = {part.id for part in members for whole in members if part is not whole and _is_detail(part, whole)}
    copies = {s.id: min(g, key=lambda s: s.order).id for g in figures.repeated(members) for s in g}
    for total in (s for s in members if s.stated and s.id not in parts and s.low is not None):
        fitting = [s for s in members if s.id not in parts and (s.low == s.high or (s.high is None) == (total.high is None))]
        run = _run(total, [s for s in fitting if can_be_part(s, total)], copies)
        if run and any(s.low != s.high for s in run):
            yield _agreeing(total, run)


def _is_detail(part: Scope, whole: Scope) -> bool:
    if were_added(part, whole):
        return False  # What raised a toll makes it with the toll of before.
    return is_part(part, whole) and counted.compare(part.counts or "", whole.counts or "") != APART


def _by_place(total: Scope, candidates: Sequence[Scope], loose: Sequence[Scope] = ()) -> list[Draft]:
    """Breakdowns by place: the coarsest list of places inside the total's, and the finest.

    `loose` are lines of the list whose place no gazetteer knows: they may or may not lie inside, and are taken up where the
    others need them; a total is at odds with its lines only where they do not help.
    """
    inside = [s for s in candidates if s.places and whereabouts.compare(s.places, total.places) == INSIDE and _known(s)
              and s.start == total.start and s.end == total.end and _one_unit(s, total)]  # fmt: skip
    if not inside and not loose:
        return []
    outer = [s for s in inside if not any(whereabouts.compare(s.places, o.places) == INSIDE for o in inside)]
    inner = [s for s in inside if not any(whereabouts.compare(o.places, s.places) == INSIDE for o in inside)]
    # A line of a list may name two places that other lines name too; it is a part beside them, inside or around none.
    lines = len(inside) > len(inner) and all(wording.LIST_LINE.match(s.words) for s in inside)
    if lines and (whole := _fitting(inside, (), total.low or 0)) is not None:
        return [_agreeing(total, whole)]
    found = []
    for sure in (outer, inner) if {s.id for s in outer} != {s.id for s in inner} else (inner,):
        may_join = [s for s in loose if s not in sure] if sure is inner else []
        if len(sure) + len(may_join) < 2 and not _is_only_line(total, sure):
            continue
        if _meet(sure):
            continue
        fitting = _fitting(sure, may_join, total.low or 0)
        if fitting is not None:
            found.append(_agreeing(total, fitting))
        elif len(sure) > 1 and _is_whole_list(total, sure):
            found.append(_disagreeing(total, sure))
    return found


def _by_lines(total: Scope, candidates: Sequence[Scope]) -> Iterator[Draft]:
    """All the lines of a list by place, the finest ones, for a total that names no place itself."""
    lines = [s for s in candidates if s.order > total.order and wording.LIST_LINE.match(s.words) and _one_unit(s, total)
             and (s.start, s.end) == (total.start, total.end)]  # fmt: skip
    finest = [s for s in lines if not any(whereabouts.compare(o.places, s.places) == INSIDE for o in lines)]
    if not total.places and len(finest) > 1 and sum(s.low or 0 for s in finest) == total.low:
        yield _agreeing(total, finest)


def _fitting(sure: Sequence[Scope], loose: Sequence[Scope], total: float) -> list[Scope] | None:
    """The sure parts with as few as needed of the loose ones that make the total; None where nothing does."""
    wanted = total - sum(s.low or 0 for s in sure)
    for many in range(len(loose) + 1) if len(loose) <= _MOST_LOOSE else (0, len(loose)):
        for some in combinations(loose, many):
            if sum(s.low or 0 for s in some) == wanted:
                return [*sure, *some]
    return None


def _is_unplaced_line(line: Scope, total: Scope) -> bool:
    """Whether this is a line of a list like the total's, at a place that no gazetteer knows, so that its country is a guess."""
    unknown = bool(line.places) and not any(place.known for place in line.places)
    same = line.start == total.start and line.end == total.end and _one_unit(line, total) and line.agents == total.agents
    return (
        unknown
        and same
        and bool(wording.LIST_LINE.match(line.words))
        and line.order > total.order
        and (line.low or 0) <= (total.low or 0)
    )


def _one_unit(one: Scope, other: Scope) -> bool:
    """Whether two figures count the same unit, in one word or in two of one class ("airstrikes" and "strikes")."""
    return one.noun == other.noun or (one.counts == other.counts == "attacks")


def _known(scope: Scope) -> bool:
    return all(place.known or any(key.startswith(("a:", "g:")) for key in place.inside) for place in scope.places)


def _is_only_line(total: Scope, parts: Sequence[Scope]) -> bool:
    """Whether the one part is a line of a list that says all of the total."""
    return len(parts) == 1 and parts[0].low == total.low and bool(wording.LIST_LINE.match(parts[0].words))


def _meet(parts: Sequence[Scope]) -> bool:
    """Whether two of the parts may count the same happenings; two lines of a list do not."""
    return any(
        whereabouts.compare(a.places, b.places) in {EQUAL, INSIDE, AROUND}
        for a, b in combinations(parts, 2)
        if not (wording.LIST_LINE.match(a.words) and wording.LIST_LINE.match(b.words))
    )


def _is_whole_list(total: Scope, parts: Sequence[Scope]) -> bool:
    """Whether the text presents the parts as all there are: they name each of the total's places, or are lines of a list."""
    if len(total.places) > 1:
        named = {place.key for part in parts for place in part.places}
        if all(place.key in named for place in total.places):
            return True
    lines = [part for part in parts if wording.LIST_LINE.match(part.words) and len(part.words) < 100]
    return len(lines) == len(parts) and all(part.order > total.order for part in parts) and not wording.PART.search(total.words)


def _run(total: Scope, candidates: Sequence[Scope], copies: dict[str, str]) -> list[Scope] | None:
    """Consecutive figures after the total, or before it, that add up to it."""
    if (total.low or 0) < _LEAST_TOTAL:
        return None
    candidates = [s for s in candidates if not s.places or not total.places or is_around(total) or _may_lie_in(s, total)]
    after = _without_copies([s for s in candidates if s.order > total.order], copies)
    before = _without_copies([s for s in reversed(candidates) if s.order < total.order], copies)
    for run in (after, before):
        found = _exact_run(run, total.number or 0 if total.high is None and total.number else total.low or 0)
        if found:
            return found
    return None


def _may_lie_in(part: Scope, total: Scope) -> bool:
    found = whereabouts.compare(part.places, total.places)
    return found in {EQUAL, INSIDE} or (found != AROUND and whereabouts.may_be_one(part.places, total.places))


def _without_copies(scopes: Sequence[Scope], copies: dict[str, str]) -> list[Scope]:
    first: dict[str, Scope] = {}
    named: set[str] = set()
    for scope in scopes:
        if scope.stated or not scope.targets & named:
            first.setdefault(copies.get(scope.id, scope.id), scope)
            named |= set() if scope.stated else scope.targets
    return list(first.values())


def _exact_run(run: Sequence[Scope], total: float) -> list[Scope] | None:
    for start in range(len(run)):
        added = 0.0
        for end in range(start, len(run)):
            added += (run[end].low if run[end].low == run[end].high else run[end].number) or 0
            if added == total and end > start and not _counts_again(run[start : end + 1]):
                return list(run[start : end + 1])
            if added > total:
                break
    return None


def _counts_again(run: Sequence[Scope]) -> bool:
    """Whether a single person by name stands beside a figure for people, of whom it can be one."""
    several = any(s.stated and s.counts == "people" and (s.number or 0) > 1 for s in run)
    return several and any(not s.stated and persons_of(s) for s in run)


def _agreeing(total: Scope, parts: Sequence[Scope]) -> Draft:
    parts = in_order(parts)
    rows = (Row(tuple(s.id for s in parts), total.id, equal=True),)
    return Draft("sum", (*parts, total), "consistent", f"{added(parts)} = {number(total.low)} {noun(total)}", rows)


def _disagreeing(total: Scope, parts: Sequence[Scope]) -> Draft:
    parts = in_order(parts)
    made = sum(s.low or 0 for s in parts)
    return Draft("sum", (*parts, total), "conflict",
                 f"{added(parts)} = {number(made)}, but {number(total.low)} {noun(total)} are stated")  # fmt: skip


def _events(scopes: Sequence[Scope]) -> Iterator[Draft]:
    """A counted event against those told of one by one ("twin bombing": a truck, then a motorcycle)."""
    events = [s for s in scopes if s.type in _COUNTED_EVENTS and s.positive and s.modality in {"asserted", "hedged"}]
    totals = [s for s in events if s.stated and s.low == s.high and s.low is not None and 2 <= s.low <= _MOST_EVENTS]
    if not totals:
        return
    for low in sorted({total.low or 0 for total in totals}):
        alike = [t for t in totals if t.low == low]
        singles = [s for s in events if measure_of(s) == measure_of(alike[0]) and (s.high or 1) < low and s.low == s.high]
        yield from _one_by_one(singles, alike)


def _one_by_one(singles: Sequence[Scope], totals: Sequence[Scope]) -> Iterator[Draft]:
    joined: list[Scope] = []
    for first, second in pairwise(singles):
        close = 0 <= second.order - first.end_of_words < _CLOSE and relate(first, second).place != APART
        told_apart = _ONE_MORE.search(second.words) or _ONE_MORE.search(first.words) or first.has_figure != second.has_figure
        one_by_one = first.number == second.number == 1 and _ONE_MORE.search(second.words)
        if close and told_apart and (one_by_one or not (first.has_figure and second.has_figure)):
            joined += [s for s in (first, second) if s not in joined]
    made = sum(s.low or 1 for s in joined)
    same = [t for t in totals if t.low == made and t not in joined and relate(t, joined[0]).place != APART] if joined else []
    if same and len(joined) > 1:
        same = same if len(same) < _MOST_TOTALS else [max(same, key=lambda t: (fullness(t), -t.order))]
        yield Draft("sum", (*joined, *same), "consistent", f"{number(made)} told of one by one make the {number(same[0].low)}")
