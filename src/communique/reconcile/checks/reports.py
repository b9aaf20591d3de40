"""Figures of one event in several reports: the same, different, a later one, or another counter's."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from communique.model.findings import Verdict
from communique.model.records import Number
from communique.reconcile import counted, sameness, whereabouts, wording
from communique.reconcile.checks import figures
from communique.reconcile.comparing import is_actor, overlap
from communique.reconcile.drafts import DISAGREE, Draft, both, figure, in_order, noun, one_size
from communique.reconcile.relations import (
    APART,
    AROUND,
    EQUAL,
    INSIDE,
    UNSURE,
    by_other_means,
    is_part,
    relate,
    whole_class,
)
from communique.reconcile.scopes import Scope
from communique.reconcile.victims import fought

Tied = Callable[[str], Iterable[str]]
"""For a document, the documents that report an event with it."""
_PER_DOCUMENT = 2
_JOINED = 15
PERSONS = frozenset({"people", "person"})
_LONG_SLACK = 40
_LONGEST = 366


def check(scopes: Sequence[Scope], tied: Tied) -> Iterator[Draft]:
    """Findings between the documents of the scopes; `tied` gives for each document those that report an event with it."""
    taken_in = intakes(sameness.counted(scopes))
    earlier = sameness.told_as_earlier(scopes)
    for members in figures.by_measure(scopes).values():
        documents: dict[str, list[Scope]] = defaultdict(list)
        for scope in members:
            documents[scope.document].append(scope)
        details = {a.id for own in documents.values() for a in own for b in own
                   if a is not b and is_part(a, b) and whole_class(a) == whole_class(b)}  # fmt: skip
        pairs = [
            (documents[one], documents[other]) for one in documents for other in tied(one) if one < other and other in documents
        ]
        yield from _figures(pairs, details, taken_in, earlier)
        for one, other in pairs:
            yield from _parts(one, other)
            yield from _parts(other, one)
            yield from _within_longer(one, other)
            yield from _within_longer(other, one)


Value = tuple[Number | None, Number | None, bool]


def _figures(pairs: Iterable[tuple[Sequence[Scope], Sequence[Scope]]], details: set[str], taken_in: set[str],
             earlier: set[str]) -> Iterator[Draft]:  # fmt: skip
    """Findings for each two values of one figure: the claims of each set that links across documents join."""
    links: dict[tuple[str | None, Value, Value], list[tuple[Scope, Scope]]] = defaultdict(list)
    for one, other in pairs:
        met = _met(one, other)
        told = [{_value(s, taken_in) for s in own} for own in (one, other)]
        alone = any(all(s.number == 1 for s in own) for own in (one, other))
        for a in one:
            for b in other:
                stated = a.stated and b.stated and (details.isdisjoint((a.id, b.id)) or _of_one_kind(a, b))
                loosely = {a.id, b.id}.isdisjoint(met) or any(s.order < sameness.HEADLINE and s.id not in met for s in (a, b))
                both_told = _value(a, taken_in) in told[1] and _value(b, taken_in) in told[0]
                if (both_told or {a.id, b.id} & earlier) and not overlap(a, b):
                    continue  # Each report tells both, or one of the two as an earlier count: a finding of its own.
                if stated and whole_class(a) == whole_class(b) and is_one(a, b, loosely, alone):
                    low, high = sorted(
                        ((_value(a, taken_in), a), (_value(b, taken_in), b)), key=lambda pair: (str(pair[0]), pair[1].id)
                    )
                    links[whole_class(a), low[0], high[0]].append((low[1], high[1]))
    for (_, low_value, high_value), joined in sorted(links.items(), key=lambda item: str(item[0])):
        for group in figures.groups(joined):
            yield from _two_values(group, low_value, high_value, taken_in)


def _of_one_kind(a: Scope, b: Scope) -> bool:
    """Whether both count one side or kind of the victims, so that a part of all the dead can be all of these."""
    return _of_one_side(a, b) or (a.noun == b.noun and counted.compare(a.counts or "", "people") == INSIDE)


def _of_one_side(a: Scope, b: Scope) -> bool:
    return any(map(is_actor, a.targets & b.targets))


def _met(one: Sequence[Scope], other: Sequence[Scope]) -> set[str]:
    """The claims whose very place a claim of the other document names too."""
    keys = [{place.key for s in own for place in s.places} for own in (one, other)]
    return {s.id for own, named in ((one, keys[1]), (other, keys[0])) for s in own if any(p.key in named for p in s.places)}


def _value(scope: Scope, taken_in: set[str]) -> Value:
    return scope.low, scope.high, scope.id in taken_in


def _two_values(group: Sequence[Scope], value: Value, other: Value, taken_in: set[str]) -> Iterator[Draft]:
    mine = [s for s in group if _value(s, taken_in) == value]
    theirs = [s for s in group if _value(s, taken_in) == other]
    if not _received(value, other) and (_narrower(mine, theirs) or _is_of_part(mine, theirs)):
        yield from _by_documents(mine, theirs)
        return
    for some, rest in _by_status(mine, theirs):
        for low, high in _by_source(some, rest):
            yield between(_few(low), _few(high), _received(value, other))


def _received(value: Value, other: Value) -> bool:
    """Whether one figure counts only those received or found, and is the lower one, or both do, so that both can hold."""
    if value[2] and other[2]:
        return True
    part, whole = (value, other) if value[2] else (other, value)
    return value[2] is not other[2] and (part[0] or 0) <= (whole[1] if whole[1] is not None else math.inf)


def _narrower(mine: Sequence[Scope], theirs: Sequence[Scope]) -> bool:
    """Whether the lower figure is told of a town, and the higher one of the area around it: the first can be a part."""
    lower, higher = sorted((mine, theirs), key=lambda side: side[0].number or 0)
    if overlap(lower[0], higher[0]) or (lower[0].number or 0) > (higher[0].number or 0):
        return False
    wide = all(place.kind != "country" for s in higher for place in s.places)
    return wide and all(relate(a, b).place == INSIDE for a in lower for b in higher)


def _is_of_part(mine: Sequence[Scope], theirs: Sequence[Scope]) -> bool:
    """Whether the higher figure is said to be of the whole town or area, and the lower one is not, so that it can be a part."""
    lower, higher = sorted((mine, theirs), key=lambda side: side[0].number or 0)
    wide = any(wording.ALL_OVER.search(s.words) for s in higher) and not any(wording.ALL_OVER.search(s.words) for s in lower)
    return wide and not overlap(lower[0], higher[0])


def _by_documents(mine: Sequence[Scope], theirs: Sequence[Scope]) -> Iterator[Draft]:
    """A part and its whole for each two documents, by the claims that say most."""
    lower, higher = sorted((mine, theirs), key=lambda side: side[0].number or 0)
    seen: set[tuple[str, str]] = set()
    for part in sorted(lower, key=lambda s: (-sameness.fullness(s), s.order, s.id)):
        for whole in sorted(higher, key=lambda s: (-sameness.fullness(s), s.order, s.id)):
            if part.document != whole.document and (part.document, whole.document) not in seen:
                seen.add((part.document, whole.document))
                yield figures.one_part(part, whole)


def _by_status(mine: Sequence[Scope], theirs: Sequence[Scope]) -> list[tuple[Sequence[Scope], Sequence[Scope]]]:
    """The two sides, a lower figure of civilians apart from one of people where the higher one counts people."""
    lower, higher = sorted((mine, theirs), key=lambda side: side[0].number or 0)
    civilians = [s for s in lower if s.counts == "civilians"]
    rest = [s for s in lower if s.counts != "civilians"]
    if not civilians or not rest or overlap(lower[0], higher[0]) or higher[0].noun not in PERSONS:
        return [(mine, theirs)]
    sides = [(side, higher) for side in (civilians, rest)]
    return [(low, high) for low, high in sides if len({s.document for s in (*low, *high)}) > 1]


def _by_source(mine: Sequence[Scope], theirs: Sequence[Scope]) -> Iterator[tuple[Sequence[Scope], Sequence[Scope]]]:
    """The two sides, figures that one body told in both apart from those of others, where no number fits both."""
    told = [{s.source for s in side if not s.narrated} for side in (mine, theirs)]
    for source in sorted(told[0] & told[1]) if not overlap(mine[0], theirs[0]) else ():
        same = [[s for s in side if s.source == source] for side in (mine, theirs)]
        rest = [[s for s in side if s.source != source] for side in (mine, theirs)]
        if len({s.document for side in same for s in side}) > 1 and (rest[0] or rest[1]):
            yield same[0], same[1]
            sides = (rest[0] or mine, rest[1] or theirs)
            if len({s.document for side in sides for s in side}) > 1:
                yield sides
            return
    yield mine, theirs


def _few(scopes: Sequence[Scope]) -> list[Scope]:
    """At most two claims of a document: those that say most of place, time and victims."""
    by_document: dict[str, list[Scope]] = defaultdict(list)
    for scope in sorted(scopes, key=lambda s: (-sameness.fullness(s), s.order, s.id)):
        by_document[scope.document].append(scope)
    return [scope for members in by_document.values() for scope in members[:_PER_DOCUMENT]]


def is_one(first: Scope, second: Scope, loosely: bool = False, alone: bool = False) -> bool:
    """Whether claims of two tied documents tell of one set, by class, place and time.

    `loosely` takes places for one of which nothing says how they lie to each other; `alone` that a single one is all that its
    report tells of.
    """
    relation = relate(first, second)
    if (
        relation.apart
        or by_other_means(first, second)
        or (_is_further(first, second) and not _is_told_again(first, second, relation.place))
    ):
        return False
    if first.brief != second.brief:
        return False
    if not first.brief:
        return relation.place == EQUAL and _same_long_time(first, second) and relation.counts in {EQUAL, UNSURE, INSIDE, AROUND}
    if any(s.recent and not s.places for s in (first, second)) and first.number != second.number:
        return False
    if relation.time not in {EQUAL, INSIDE, AROUND} and not (first.recent or second.recent):
        return False
    if (sameness.one_and_many(first, second) and not alone) or sameness.other_victims(first, second):
        return False
    if (
        not (first.places and second.places)
        and first.start is not None
        and (first.start, first.end) == (second.start, second.end)
    ):
        return True
    alike = first.number == second.number and overlap(first, second)
    return relation.place in {EQUAL, INSIDE, AROUND} or alike or (loosely and whereabouts.may_be_one(first.places, second.places))


def _is_further(first: Scope, second: Scope) -> bool:
    """Whether one claim counts others than those told of before."""
    return any(wording.FURTHER.search(s.words) for s in (first, second))


def _is_told_again(first: Scope, second: Scope, place: str) -> bool:
    """Whether others than those told of before are the same others: both are such, or at one place, and their number is one."""
    both = all(wording.FURTHER.search(s.words) for s in (first, second))
    return first.number == second.number and (both or (place == EQUAL and (first.low, first.high) == (second.low, second.high)))


def _same_long_time(first: Scope, second: Scope) -> bool:
    if None in (first.start, first.end, second.start, second.end):
        return (first.start, first.end) == (second.start, second.end)
    return (
        abs((first.start or 0) - (second.start or 0)) <= _LONG_SLACK and abs((first.end or 0) - (second.end or 0)) <= _LONG_SLACK
    )


def between(mine: Sequence[Scope], theirs: Sequence[Scope], other_counter: bool) -> Draft:
    """The finding for two values of one figure in several documents."""
    claims = in_order({s.id: s for s in (*mine, *theirs)}.values())
    first, second = sorted((mine[0], theirs[0]), key=lambda s: (s.number or 0, s.id))
    words = f"{figure(first)} {noun(first)} against {figure(second)}"
    if raised := _raised(mine, theirs):
        return Draft("range", claims, "superseded", f"{words}: {raised.outlet} tells that the toll was raised")
    if (first.low, first.high) == (second.low, second.high):
        outlets = both(sorted({s.outlet for s in claims}))
        return Draft("range", claims, "consistent", f"{figure(first)} {noun(first)} in {outlets}", one_size(claims))
    if overlap(first, second):
        return Draft("range", claims, "consistent", f"{words}: some number fits both", one_size(claims))
    if other_counter:
        return Draft("range", claims, "undecided", f"{words}: one counts only those received or found, so both can hold")
    if all(s.counts == "civilians" for s in _of(first, mine, theirs)) and second.noun in PERSONS:
        return Draft("range", claims, "undecided", f"{words}: both hold if others than civilians are among them")
    if all(_is_of_body(s) for s in _of(first, mine, theirs)) and second.noun in PERSONS and not second.targets & first.targets:
        return Draft("range", claims, "undecided", f"{words}: both hold if others than {first.things} are among them")
    if {fought(s) for s in claims} == {True, False}:
        return Draft("range", claims, "undecided", f"{words}: one set or two, as the victims are not called the same")
    verdict: Verdict = "superseded" if _one_source(mine, theirs) else "differ"
    why = f"{words}, both from {first.source}" if verdict == "superseded" else f"{words}: no number fits both"
    return Draft("range", claims, verdict, why)


def _is_of_body(scope: Scope) -> bool:
    """Whether the figure is of the members of one body by name ("three policemen")."""
    return bool(scope.targets) and all(map(is_actor, scope.targets)) and scope.noun not in PERSONS


def _raised(mine: Sequence[Scope], theirs: Sequence[Scope]) -> Scope | None:
    """The claim of the higher figure whose words say that the lower one, in its very number, has risen to it."""
    lower, higher = sorted((mine, theirs), key=lambda side: side[0].number or 0)
    before = {s.number for s in lower}
    later = max((s.published or 0 for s in lower), default=0)
    return next((s for s in higher if s.number not in before and (s.published or 0) >= later
                 and wording.RAISED.search(s.words) and wording.names(s.words, before)), None)  # fmt: skip


def _of(scope: Scope, *sets: Sequence[Scope]) -> Sequence[Scope]:
    return next(members for members in sets if scope in members)


def _one_source(mine: Sequence[Scope], theirs: Sequence[Scope]) -> bool:
    return len({s.source for s in (*mine, *theirs)}) == 1


def intakes(scopes: Sequence[Scope]) -> set[str]:
    """The ids of figures that count only bodies found or people received somewhere, with what shares their clause."""
    found: set[str] = set()
    last: Scope | None = None
    for scope in in_order(scopes):
        joined = last is not None and last.document == scope.document and 0 <= scope.order - last.end_of_words <= _JOINED
        if wording.INTAKE.search(scope.words) or (joined and last is not None and last.id in found):
            found.add(scope.id)
        last = scope
    return found


def _parts(mine: Sequence[Scope], theirs: Sequence[Scope]) -> Iterator[Draft]:
    """A part told in one report against the whole of another: each part once, by the claims that say most, unless at odds."""
    own = [(part, whole) for part in mine for whole in mine if part is not whole and is_part(part, whole)]
    wholes = {whole.id for part in theirs for whole in theirs if part is not whole and is_part(part, whole)}
    told: dict[object, list[tuple[Scope, Scope]]] = defaultdict(list)
    for part, whole in own:
        for other in theirs:
            alike = overlap(whole, other) and (other.id in wholes or other.number != whole.number)
            if alike and whole_class(whole) == whole_class(other) and is_one(whole, other) and not _of_one_side(part, other):
                told[part.number, part.counts].append((part, other))
    for pairs in told.values():
        drafts = [figures.one_part(part, other) for part, other in pairs]
        best = max(pairs, key=lambda pair: (_fullness(pair), -pair[0].order, -pair[1].order))
        yield from (draft for draft, pair in zip(drafts, pairs, strict=True) if draft.verdict in DISAGREE or pair == best)


def _fullness(pair: tuple[Scope, Scope]) -> int:
    return sum(map(sameness.fullness, pair))


def _within_longer(parts: Sequence[Scope], wholes: Sequence[Scope]) -> Iterator[Draft]:
    """Tolls of one happening told in one report, inside the longer time of another's."""
    for whole in wholes:
        if whole.stated and not whole.brief and whole.dated and whole.days is not None and whole.days <= _LONGEST:
            inside = {part.number: part for part in reversed(parts) if _lies_within(part, whole)}
            yield from figures.against_whole(list(inside.values())[::-1], whole)


def _lies_within(part: Scope, whole: Scope) -> bool:
    if not part.stated or whole_class(part) != whole_class(whole):
        return False
    relation = relate(part, whole)
    short = part.brief or (
        part.dated and part.days is not None and 2 * part.days <= (whole.days or 0) and relation.time == INSIDE
    )
    return short and relation.place in {EQUAL, INSIDE} and relation.time in {INSIDE, UNSURE} and relation.counts != APART
