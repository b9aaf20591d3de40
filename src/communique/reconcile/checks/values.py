"""What two values of one figure in several reports are to each other: one toll, a part, a later count, another counter's."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from communique.model.findings import Verdict
from communique.model.records import Number
from communique.reconcile import sameness, wording
from communique.reconcile.camps import by_two_camps
from communique.reconcile.checks import parts as parts_of
from communique.reconcile.comparing import compare_agents, overlap
from communique.reconcile.drafts import Draft, Row, both, figure, in_order, noun, one_size
from communique.reconcile.relations import AROUND, EQUAL, INSIDE, relate
from communique.reconcile.scopes import EVENTS, PEOPLE, Scope, fights
from communique.reconcile.victims import PERSONS, fought, is_of_body, told_by_doer

_PER_DOCUMENT = 2
_FEW_OF_MANY = 3
Value = tuple[Number | None, Number | None, bool]
"""The ends of a figure, and whether it counts only those received or found."""


def two_values(
    group: Sequence[Scope], value: Value, other: Value, taken_in: set[str], single: Collection[str] = ()
) -> Iterator[Draft]:
    """Findings for the claims of one set that tell the first or the second value; `taken_in` are ids of `intakes`.

    `single` are documents that tell of a blast, of which a town and its province see but one on a day.
    """
    mine = [s for s in group if value_of(s, taken_in) == value]
    theirs = [s for s in group if value_of(s, taken_in) == other]
    one_event = group[0].type not in EVENTS and all(s.document in single for s in group)
    if not _received(value, other) and (
        (not one_event and _narrower(mine, theirs))
        or _is_of_part(mine, theirs)
        or _shorter(mine, theirs)
        or _were_so(mine, theirs)
    ):
        yield from _by_documents(mine, theirs)
        return
    for some, rest in _by_status(mine, theirs):
        for low, high in _by_source(some, rest):
            if not (_received(value, other) and are_few_of_many(low[0], high[0])):
                yield _between(_few(low), _few(high), _received(value, other), one_event)


def value_of(scope: Scope, taken_in: set[str]) -> Value:
    """The value that a claim tells."""
    return scope.low, scope.high, scope.id in taken_in


def are_few_of_many(one: Scope, other: Scope) -> bool:
    """Whether one figure is many times the other, so that the lower one, of those received somewhere, tells nothing of it."""
    few, many = sorted((one.number or 0, other.number or 0))
    return many >= _FEW_OF_MANY * few


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
    # A town may be told of by its country alone, but what is flown or fired on a day is counted for countries.
    wide = lower[0].type in EVENTS or all(place.kind != "country" for s in higher for place in s.places)
    return wide and all(relate(a, b).place == INSIDE for a in lower for b in higher)


def _is_of_part(mine: Sequence[Scope], theirs: Sequence[Scope]) -> bool:
    """Whether the higher figure is said to be of the whole town or area, and the lower one is not, so that it can be a part."""
    lower, higher = sorted((mine, theirs), key=lambda side: side[0].number or 0)
    wide = any(wording.ALL_OVER.search(s.words) for s in higher) and not any(wording.ALL_OVER.search(s.words) for s in lower)
    return wide and not overlap(lower[0], higher[0])


def _were_so(mine: Sequence[Scope], theirs: Sequence[Scope]) -> bool:
    """Whether the lower figure is of those who had been missing or held until then, as the higher one has been told before."""
    lower, higher = sorted((mine, theirs), key=lambda side: side[0].number or 0)
    return not overlap(lower[0], higher[0]) and all(wording.HAD_BEEN.search(s.words) for s in lower)


def _shorter(mine: Sequence[Scope], theirs: Sequence[Scope]) -> bool:
    """Whether the lower figure is of a day or of fewer days than the words give the higher one, so that it can be a part."""
    lower, higher = sorted((mine, theirs), key=lambda side: side[0].number or 0)
    if overlap(lower[0], higher[0]):
        return False
    few, more = (_days_told(side) for side in (lower, higher))
    return few is not None and more is not None and few < more


def _days_told(scopes: Sequence[Scope]) -> float | None:
    """How many days the words give, or one where the dates are of one; None where that is not said alike."""
    spelled = {days for s in scopes if (days := wording.days_spelled(s.time_words))}
    if not spelled and all(s.days == 1 for s in scopes):
        return 1
    return spelled.pop() if len(spelled) == 1 else None


def _by_documents(mine: Sequence[Scope], theirs: Sequence[Scope]) -> Iterator[Draft]:
    """A part and its whole for each two documents, by the claims that say most."""
    lower, higher = sorted((mine, theirs), key=lambda side: side[0].number or 0)
    seen: set[tuple[str, str]] = set()
    for part in sorted(lower, key=lambda s: (-sameness.fullness(s), s.order, s.id)):
        for whole in sorted(higher, key=lambda s: (-sameness.fullness(s), s.order, s.id)):
            if part.document != whole.document and (part.document, whole.document) not in seen:
                seen.add((part.document, whole.document))
                yield parts_of.one_part(part, whole)


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


def _between(mine: Sequence[Scope], theirs: Sequence[Scope], other_counter: bool, one_event: bool) -> Draft:
    """The finding for two values of one figure in several documents, of `one_event` where all tell of one blast."""
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
    of_body = all(is_of_body(s) for s in _of(first, mine, theirs)) and second.noun in PERSONS
    if of_body and not second.targets & first.targets and not any(told_by_doer(s) for s in claims):
        rows = tuple(Row((s.id,), second.id) for s in _of(first, mine, theirs))
        return Draft("subset", claims, "consistent", f"{words}: both hold if others than {first.things} are among them", rows)
    one_set = (one_event and not by_two_camps(first, second)) or _of_one_strike(first, second)
    if {fought(s) for s in claims} == {True, False} and not one_set:
        return Draft("range", claims, "undecided", f"{words}: one set or two, as the victims are not called the same")
    verdict: Verdict = "superseded" if _one_source(mine, theirs) and not _of_one_hour(claims) else "differ"
    why = f"{words}, both from {first.source}" if verdict == "superseded" else f"{words}: no number fits both"
    return Draft("range", claims, verdict, why)


def _of(scope: Scope, *sets: Sequence[Scope]) -> Sequence[Scope]:
    return next(members for members in sets if scope in members)


def _of_one_strike(first: Scope, second: Scope) -> bool:
    """Whether one side's victims at one place are told of in both, of whom the doer and others say who they were."""
    by_one = compare_agents(first, second) in {EQUAL, INSIDE, AROUND} or not (first.agents and second.agents)
    told = told_by_doer(first) is not told_by_doer(second)
    return by_one and told and relate(first, second).place == EQUAL


def _raised(mine: Sequence[Scope], theirs: Sequence[Scope]) -> Scope | None:
    """The claim of the higher figure whose words say that the lower one, in its very number, has risen to it."""
    lower, higher = sorted((mine, theirs), key=lambda side: side[0].number or 0)
    before = {s.number for s in lower}
    later = max((s.published or 0 for s in lower), default=0)
    return next((s for s in higher if s.number not in before and (s.published or 0) >= later
                 and wording.RAISED.search(s.words) and wording.names(s.words, before)), None)  # fmt: skip


def _of_one_hour(claims: Sequence[Scope]) -> bool:
    """Whether a party tells two figures of its deeds on one day, of which nobody says which is the later one."""
    one_day = len({s.published for s in claims}) == 1
    return one_day and (claims[0].type not in PEOPLE or fights(claims[0].source_name))


def _one_source(mine: Sequence[Scope], theirs: Sequence[Scope]) -> bool:
    return len({s.source for s in (*mine, *theirs)}) == 1
