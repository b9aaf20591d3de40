"""Figures of one event in several reports: the same, different, a later one, or another counter's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations, permutations, product

from communique.reconcile import sameness, whereabouts, wording
from communique.reconcile.blocking import TELLING
from communique.reconcile.camps import by_two_camps, camp_of_victims, of_two_camps
from communique.reconcile.checks import figures
from communique.reconcile.checks import parts as parts_of
from communique.reconcile.checks.values import Value, two_values, value_of
from communique.reconcile.comparing import compare_agents, is_actor, overlap
from communique.reconcile.drafts import DISAGREE, Draft
from communique.reconcile.intakes import intakes
from communique.reconcile.relations import (
    APART,
    AROUND,
    EQUAL,
    INSIDE,
    UNSURE,
    by_other_means,
    is_less,
    is_part,
    relate,
    whole_class,
)
from communique.reconcile.scopes import PEOPLE, Scope
from communique.reconcile.victims import PERSONS, are_listed, fought, of_two_sides

Tied = Callable[[str], Iterable[str]]
"""For a document, the documents that report an event with it."""
Pairs = Sequence[tuple[Scope, Scope]]
Details = Mapping[str, Sequence[Scope]]
"""The wholes of figures that are parts in their own report, by the ids of those."""
_BY_AGE = frozenset({"children", "women"})
_LATELY = 2
_LONG_SLACK = 40
_FAR = 4
"""How many times the number of a part another figure can be that leaves room for it, and tells nothing of it."""
_LOOSELY_FAR = 1.5
"""The same for two least numbers of which one is a mere word ("dozens")."""
_LASTING = frozenset({"missing", "detained", "abducted"})
"""Types that go on for days."""
_CAMPAIGN = 7
_LONGEST = 366
"""Days that a toll is of which holds those of single happenings."""


def check(scopes: Sequence[Scope], tied: Tied) -> Iterator[Draft]:
    """Findings between the documents of the scopes; `tied` gives for each document those that report an event with it."""
    taken_in = intakes(sameness.counted(scopes))
    earlier = sameness.told_as_earlier(scopes)
    single = {s.document for s in scopes if s.type in TELLING and s.positive and s.modality in {"asserted", "hedged"}}
    for members in figures.by_measure(scopes).values():
        documents: dict[str, list[Scope]] = defaultdict(list)
        for scope in members:
            documents[scope.document].append(scope)
        inside = {document: [(a, b) for a, b in permutations(own, 2) if is_part(a, b)] for document, own in documents.items()}
        details: dict[str, list[Scope]] = defaultdict(list)
        for part, whole in (pair for own in inside.values() for pair in own if whole_class(pair[0]) == whole_class(pair[1])):
            details[part.id].append(whole)
        pairs = [
            (documents[one], documents[other]) for one in documents for other in tied(one) if one < other and other in documents
        ]
        listed = {s.id for own in documents.values() for pair in combinations(own, 2) if are_listed(*pair) for s in pair}
        yield from _figures(pairs, details, listed, taken_in, earlier, single)
        for one, other in pairs:
            mine, theirs = inside[one[0].document], inside[other[0].document]
            now = [[s for s in own if s.id not in earlier] for own in (one, other)]
            yield from _one_way([*_parts(now[0], now[1], mine, theirs), *_parts(now[1], now[0], theirs, mine)])
            yield from _within_longer(one, other)
            yield from _within_longer(other, one)


def _figures(pairs: Iterable[tuple[Sequence[Scope], Sequence[Scope]]], details: Details, listed: set[str],
             taken_in: set[str], earlier: set[str], single: set[str]) -> Iterator[Draft]:  # fmt: skip
    """Findings for each two values of one figure: the claims of each set that links across documents join."""
    links: dict[tuple[str | None, Value, Value], list[tuple[Scope, Scope]]] = defaultdict(list)
    for one, other in pairs:
        met = _met(one, other)
        told = [{s.id: value_of(s, taken_in) for s in own} for own in (one, other)]
        values = [set(own.values()) for own in told]
        alone = any(all(s.number == 1 for s in own) for own in (one, other))
        most = [max((s.number or 0 for s in own if s.stated and s.brief), default=None) for own in (one, other)]
        found: list[tuple[Scope, Scope]] = []
        for a, b in product(_stated(one), _stated(other)):
            if not (whole_class(a) == whole_class(b) or alone) or any(_is_some_of(*pair, details) for pair in ((a, b), (b, a))):
                continue
            if not (listed.isdisjoint((a.id, b.id)) or _of_one_kind(a, b) or overlap(a, b)):
                continue  # One of several figures side by side is none for all.
            value, against = told[0][a.id], told[1][b.id]
            both_told = value in values[1] and against in values[0]
            if both_told and not overlap(a, b):
                continue  # Each report tells both: a finding of its own.
            loosely = met.isdisjoint((a.id, b.id)) or any(s.order < sameness.HEADLINE and s.id not in met for s in (a, b))
            tolls = a.number == most[0] and b.number == most[1]
            if not tolls and overlap(a, b) and _are_far_apart(a, b):
                continue  # That one leaves room for the other says nothing.
            if is_one(a, b, loosely, alone, tolls):
                found.append((a, b))
        for a, b in _by_doers(found):
            low, high = sorted(((told[0][a.id], a), (told[1][b.id], b)), key=lambda pair: (str(pair[0]), pair[1].id))
            links[whole_class(a), low[0], high[0]].append((low[1], high[1]))
    for (_, low_value, high_value), joined in sorted(links.items(), key=lambda item: str(item[0])):
        for group in figures.groups(joined):
            yield from two_values(group, low_value, high_value, taken_in, single)


def _is_some_of(part: Scope, other: Scope, details: Details) -> bool:
    """Whether a figure is a part of another in its report, and not all of a side or kind that the other report counts."""
    wholes = details.get(part.id, ())
    return bool(wholes) and (not _of_one_kind(part, other) or any(_of_one_side(whole, other) for whole in wholes))


def _are_far_apart(a: Scope, b: Scope) -> bool:
    few, many = sorted((a.number or 0, b.number or 0))
    loose = a.high is b.high is None and sameness.is_vague(a) != sameness.is_vague(b)
    return many >= (_LOOSELY_FAR if loose else _FAR) * few


def _by_doers(pairs: Sequence[tuple[Scope, Scope]]) -> list[tuple[Scope, Scope]]:
    """The pairs without those of two doers, where the other report also tells of the same doer's victims."""
    marks = [APART if by_two_camps(a, b) else compare_agents(a, b) for a, b in pairs]
    matched = {s.id for pair, mark in zip(pairs, marks, strict=True) if mark in {EQUAL, INSIDE, AROUND} for s in pair}
    return [pair for pair, mark in zip(pairs, marks, strict=True) if mark != APART or matched.isdisjoint(s.id for s in pair)]


def _stated(scopes: Iterable[Scope]) -> list[Scope]:
    return [s for s in scopes if s.stated]


def _of_one_kind(a: Scope, b: Scope) -> bool:
    """Whether both count one side or kind of the victims, so that a part of all the dead can be all of these."""
    return _of_one_side(a, b) or (a.type in PEOPLE and bool(a.noun) and a.noun == b.noun and a.noun not in PERSONS)


def _of_one_side(a: Scope, b: Scope) -> bool:
    return any(map(is_actor, a.targets & b.targets))


def _of_one_camp(a: Scope, b: Scope) -> bool:
    camp = camp_of_victims(a)
    return camp is not None and camp == camp_of_victims(b)


def _met(one: Sequence[Scope], other: Sequence[Scope]) -> set[str]:
    """The claims whose very place a claim of the other document names too."""
    keys = [{place.key for s in own for place in s.places} for own in (one, other)]
    return {s.id for own, named in ((one, keys[1]), (other, keys[0])) for s in own if any(p.key in named for p in s.places)}


def is_one(first: Scope, second: Scope, loosely: bool = False, alone: bool = False, tolls: bool = False) -> bool:
    """Whether claims of two tied documents tell of one set, by class, place and time.

    `loosely` takes places for one of which nothing says how they lie to each other; `alone` that a single one is all that its
    report tells of, `tolls` that both figures are the highest of their reports, so that each can be of all.
    """
    relation = relate(first, second)
    if relation.time == APART and _goes_on(first, second):
        relation = replace(relation, time=EQUAL)
    if (
        relation.apart
        or by_other_means(first, second)
        or (_is_further(first, second) and not _is_told_again(first, second, relation.place))
    ):
        return False
    if first.brief != second.brief:
        return False
    if not first.brief and (of_two_sides(first, second) or of_two_camps(first, second)):
        return False
    if not first.brief:
        placed = relation.place == EQUAL or (not (first.places and second.places) and first.dated and second.dated
                                             and first.start is not None and first.start == second.start)  # fmt: skip
        return placed and _same_long_time(first, second) and relation.counts in {EQUAL, UNSURE, INSIDE, AROUND}
    if any(s.recent and not s.places for s in (first, second)) and first.number != second.number:
        return False
    if relation.time not in {EQUAL, INSIDE, AROUND} and not (
        _meet(first, second) or _is_news_of(first, second) or _is_news_of(second, first)
    ):
        return False
    if not _of_one_side(first, second) and (
        (sameness.one_and_many(first, second) and not alone) or sameness.other_victims(first, second, tolls)
    ):
        return False
    if (
        not (first.places and second.places)
        and first.start is not None
        and (first.start, first.end) == (second.start, second.end)
    ):
        return True
    alike = first.number == second.number and overlap(first, second)
    return relation.place in {EQUAL, INSIDE, AROUND} or alike or (loosely and whereabouts.may_be_one(first.places, second.places))


def _goes_on(first: Scope, second: Scope) -> bool:
    """Whether as many are missing or held on one day as are said to be so still some days later."""
    earlier, later = sorted((first, second), key=lambda s: s.end or 0)
    lasts = first.type in _LASTING and first.number == second.number and wording.STILL.search(later.words) is not None
    return lasts and (later.start or later.end or 0) - (earlier.end or 0) <= _CAMPAIGN


def _meet(first: Scope, second: Scope) -> bool:
    """Whether two short times have a day in common."""
    known = None not in (first.start, first.end, second.start, second.end)
    return known and (first.start or 0) <= (second.end or 0) and (second.start or 0) <= (first.end or 0)


def _is_news_of(undated: Scope, other: Scope) -> bool:
    """Whether a report that gives no time can tell of the other's day: one of the last before it came out."""
    return undated.recent and other.end is not None and abs((undated.end or 0) - other.end) <= _LATELY


def _is_further(first: Scope, second: Scope) -> bool:
    """Whether one claim counts others than those told of before."""
    return any(wording.is_further(s.words, s.type) for s in (first, second))


def _is_told_again(first: Scope, second: Scope, place: str) -> bool:
    """Whether others than those told of before are the same others: both are such, or at one place, and their number is one."""
    both = all(wording.is_further(s.words, s.type) for s in (first, second))
    return first.number == second.number and (both or (place == EQUAL and (first.low, first.high) == (second.low, second.high)))


def _same_long_time(first: Scope, second: Scope) -> bool:
    if None in (first.start, first.end, second.start, second.end):
        return (first.start, first.end) == (second.start, second.end)
    return (
        abs((first.start or 0) - (second.start or 0)) <= _LONG_SLACK and abs((first.end or 0) - (second.end or 0)) <= _LONG_SLACK
    )


def _parts(mine: Sequence[Scope], theirs: Sequence[Scope], own: Pairs, others: Pairs) -> Iterator[Draft]:
    """A part told in one report against the whole of another: each part once, by the claims that say most, unless at odds.

    `own` and `others` are the parts with their wholes that the words of either report set.
    """
    wholes = {whole.id for _, whole in others}
    told: dict[object, list[tuple[Scope, Scope]]] = defaultdict(list)
    for part, whole in own:
        for other in theirs:
            firmer = other.number != whole.number or (whole.high is None and other.high is not None)
            alike = overlap(whole, other) and (other.id in wholes or firmer)
            if not other.stated and (part.number or 0) > (other.number or 0):
                continue  # A list of names is not of all.
            if alike and whole_class(whole) == whole_class(other) and is_one(whole, other) and not _of_one_side(part, other):
                told[part.number, part.counts].append((part, other))
    for part in mine:
        if part.counts in _BY_AGE and part.stated and (part.number, part.counts) not in told:
            all_of_them = [s for s in theirs if s.counts in {"people", "civilians"} and s.stated and is_one(part, s)]
            if all_of_them:
                told[part.number, part.counts].append(
                    (part, max(all_of_them, key=lambda s: (s.number or 0, sameness.fullness(s))))
                )
    drafts = [(parts_of.one_part(*pair), pair) for pairs in told.values() for pair in pairs]
    yield from (draft for draft, _ in drafts if draft.verdict in DISAGREE)
    fitting = [
        (draft, pair)
        for draft, pair in drafts
        if draft.verdict not in DISAGREE and pair[1].high is not None and fought(pair[1]) is not True
    ]
    if fitting:
        yield max(
            fitting, key=lambda found: (found[1][0].number or 0, _fullness(found[1]), -found[1][0].order, -found[1][1].order)
        )[0]


def _one_way(drafts: Iterable[Draft]) -> list[Draft]:
    """The drafts, without a second one of a part and a whole that both reports tell alike."""
    found: dict[tuple[object, ...], Draft] = {}
    for draft in drafts:
        values = tuple((s.low, s.high, s.counts) for s in draft.claims)
        found.setdefault((draft.verdict, *values), draft)
    return list(found.values())


def _fullness(pair: tuple[Scope, Scope]) -> int:
    return sum(map(sameness.fullness, pair))


def _within_longer(parts: Sequence[Scope], wholes: Sequence[Scope]) -> Iterator[Draft]:
    """Tolls of one happening told in one report, inside the longer time of another's."""
    for whole in wholes:
        if whole.stated and not whole.brief and whole.days is not None and _CAMPAIGN <= whole.days <= _LONGEST:
            least_first = sorted(parts, key=lambda s: (sameness.fullness(s), -s.order))
            inside = {part.number: part for part in least_first if _lies_within(part, whole)}
            yield from parts_of.against_whole(sorted(inside.values(), key=lambda s: (s.order, s.id)), whole)


def _lies_within(part: Scope, whole: Scope) -> bool:
    if not part.stated or whole_class(part) != whole_class(whole):
        return False
    relation = relate(part, whole)
    short = part.brief or (
        part.dated and part.days is not None and 2 * part.days <= (whole.days or 0) and relation.time == INSIDE
    )
    placed = relation.place in {EQUAL, INSIDE} or (not whole.places and (_of_one_side(part, whole) or _of_one_camp(part, whole)))
    wider = relation.counts == AROUND and not is_less(part, whole)  # More people than civilians are not some of these.
    return short and placed and relation.time in {INSIDE, UNSURE} and relation.counts != APART and not wider
