"""Parts against their whole, inside one document: by words, by a longer time, by what is counted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from communique.model.findings import Verdict
from communique.reconcile import wording
from communique.reconcile.camps import have_two_camps, of_two_camps
from communique.reconcile.drafts import Draft, Row, figure, in_order, noun
from communique.reconcile.relations import (
    APART,
    AROUND,
    EQUAL,
    INSIDE,
    THINGS,
    UNSURE,
    Relation,
    from_figure,
    is_less,
    is_part,
    is_share,
    whole_class,
)
from communique.reconcile.scopes import PEOPLE, Scope
from communique.reconcile.victims import are_some_of, of_two_sides
from communique.reconcile.whereabouts import AREAS, Where

_CAMPAIGN = 30
"""Days from which a time is that of a war or a campaign, whether or not its words stand in the clause."""
_SUMMED = 400
"""Code points from a part to words behind it that sum up ("a total of")."""
_SEXES = frozenset({"man", "woman"})
_PHRASE = 40
"""Code points from a figure on in which it says what it counts."""
_ALONE = 20
"""Code points behind a whole from which "among the dead" starts anew, and may name victims of other parts."""


def part_and_whole(first: Scope, second: Scope, relation: Relation) -> tuple[Scope, Scope] | None:
    """The part and the whole, where one figure counts a part of the other's set."""
    died_later = any(wording.DIED_OF_WOUNDS.search(s.words) for s in (first, second)) and first.type == "killed"
    of_all = any(wording.SOME_OF_ALL.search(s.words) for s in (first, second))
    apart = relation.apart and not (of_all and APART not in (relation.place, relation.time, relation.agent))
    if (apart and not died_later) or {first.noun, second.noun} == _SEXES:
        return None
    for part, whole, inside in ((first, second, INSIDE), (second, first, AROUND)):
        status = whole_class(part) == whole_class(whole) == "people"
        if is_part(part, whole) and (relation.counts in {inside, EQUAL, UNSURE} or status or of_all or not part.noun):
            return part, whole
        if _is_added(part, whole) and relation.time != APART:
            return part, whole
        if wording.FURTHER.search(from_figure(whole)[:_PHRASE]) or of_two_sides(part, whole) or have_two_camps(part, whole):
            continue
        if is_share(whole) and part.source != whole.source:
            continue  # What some of the dead are is told of those alone.
        loosely_placed = relation.place not in {inside, EQUAL, UNSURE} and _is_city_of(part.places, whole.places)
        if relation.time not in {inside, EQUAL, UNSURE} or not (relation.place in {inside, EQUAL, UNSURE} or loosely_placed):
            continue
        if relation.counts not in {inside, EQUAL, UNSURE} and not status:
            continue
        if relation.counts == inside and whole_class(part) != whole_class(whole) and _same_passage(part, whole):
            return part, whole
        if relation.counts == inside and relation.place == relation.time == EQUAL and _is_kind_of_all(part, whole):
            return part, whole
        anywhere = not whole.places and all(place.kind != "country" for place in part.places)
        in_it = relation.place == inside or (bool(part.places) and anywhere and whole.order < part.order)
        if in_it and relation.time in {inside, EQUAL} and _is_of_tally(part, whole):
            return part, whole
        if _is_of_all(part, whole) and relation.time == EQUAL:
            return part, whole
        if _in_longer_time(part, whole, relation.time == inside or _is_of_window(part, whole)):
            return part, whole
        if part.type in PEOPLE and part.stated and whole.stated and are_some_of(part, whole) and not of_two_camps(part, whole):
            return part, whole
    return None


def _is_of_tally(part: Scope, whole: Scope) -> bool:
    """Whether one source counts over some time, for an area and for a place in it."""
    long = whole.days is not None and not whole.brief and part.source == whole.source and not is_share(whole)
    return long and part.type in PEOPLE and part.stated and whole.stated and is_less(part, whole)


def _is_kind_of_all(part: Scope, whole: Scope) -> bool:
    """Whether both are dated figures of people by one source, the first of a narrower class than the second."""
    apart = whole_class(part) not in {"people", whole_class(whole)}
    return apart and part.type in PEOPLE and part.dated and whole.dated and part.source == whole.source and is_less(part, whole)


def _is_added(part: Scope, whole: Scope) -> bool:
    """Whether the part counts more than were told before, and the whole is the toll that takes them in."""
    toll = wording.TOLL.search(whole.words) and wording.RAISED.search(whole.words)
    more = wording.MORE.search(from_figure(part)[:_PHRASE])
    return (
        bool(toll and more)
        and part.type == whole.type
        and part.stated
        and is_less(part, whole)
        and part.document == whole.document
    )


def _same_passage(part: Scope, whole: Scope) -> bool:
    """Whether a narrower class stands right behind the whole, or the whole is a tally of things of every kind."""
    if whole.type in THINGS:
        return whole.counts == "things" and is_less(part, whole)
    near = -1 <= part.order - whole.end_of_words <= 100 or whole.order <= part.order < whole.end_of_words
    summed = 0 <= whole.order - part.end_of_words <= _SUMMED and wording.TOTAL.search(whole.words) and part.source == whole.source
    return (near or bool(summed)) and is_less(part, whole)


def _is_of_all(part: Scope, whole: Scope) -> bool:
    """Whether the words give the whole for all of a town or an area, and the part for less of it."""
    wide = wording.ALL_OVER.search(whole.words) and not wording.ALL_OVER.search(part.words)
    return bool(wide) and part.type in PEOPLE and part.stated and whole.stated and is_less(part, whole)


def _is_city_of(part: Sequence[Where], whole: Sequence[Where]) -> bool:
    """Whether a part is told of a town, loosely, and its whole of a quarter in it that no gazetteer knows."""
    town = len(part) == 1 and part[0].known and part[0].kind not in AREAS
    return town and bool(whole) and all(not place.known and part[0].key in place.inside for place in whole)


def _is_of_window(part: Scope, whole: Scope) -> bool:
    """Whether a part has just happened, without a date of its own, and the whole is of months up to the report."""
    long = whole.dated and (whole.days or 0) > _CAMPAIGN
    return long and part.recent and whole.end is not None and part.end is not None and 0 <= part.end - whole.end <= 1


def _in_longer_time(part: Scope, whole: Scope, inside: bool) -> bool:
    if (
        not inside
        or _is_of_one(whole, part)
        or not (whole.dated or (whole.days or 0) > _CAMPAIGN)
        or not (part.dated or part.brief)
    ):
        return False
    exceeds = part.low is not None and whole.high is not None and part.low > whole.high
    if whole.days is None or (exceeds and not (part.dated and whole.dated and part.places and whole.places)):
        return False
    return part.recent and not whole.of_war if part.days is None else 2 * part.days <= whole.days


def _is_of_one(whole: Scope, part: Scope) -> bool:
    """Whether a time is that of one happening beside the part's: some days with words for them hold a single day."""
    spelled = wording.days_spelled(whole.time_words) or 0
    if part.dated and part.days is not None and part.days < spelled and is_less(part, whole):
        return False
    return whole.brief and not (whole.dated and whole.days is not None and 3 * (part.days or whole.days) <= whole.days)


def against_whole(parts: Sequence[Scope], whole: Scope) -> Iterator[Draft]:
    """The findings for parts and their whole: each set of parts that the words list together is one.

    A whole without an upper end, which no part can exceed, is told with the largest of its parts alone.
    """
    listed = [
        part
        for part in parts
        if is_part(part, whole)
        and part.low is not None
        and not wording.SOME_OF_ALL.search(part.words)
        and not (wording.AMONG_VICTIMS.search(part.words) and part.order - whole.end_of_words > _ALONE)
    ]
    if len(listed) > 1 and len({part.number for part in listed}) >= 1:
        yield _listed(listed, whole)
    alone = [part for part in parts if part not in listed or len(listed) < 2]
    open_ended = [part for part in alone if says_nothing(part, whole) or whole.of_war]
    yield from (one_part(part, whole) for part in alone if part not in open_ended)
    told: dict[object, list[Scope]] = {}
    for part in open_ended:
        told.setdefault((part.start, part.end), []).append(part)
    for same in told.values():
        yield _largest(same, whole)


def _largest(parts: Sequence[Scope], whole: Scope) -> Draft:
    """The finding for the largest of several parts, as told by one or two claims."""
    most = max(part.low or 0 for part in parts)
    told = few([part for part in parts if (part.low or 0) == most])
    rows = tuple(Row((part.id,), whole.id) for part in told)
    return replace(one_part(told[0], whole), claims=(*told, whole), rows=rows)


def says_nothing(part: Scope, whole: Scope) -> bool:
    """Whether no figure of the part could ever be too large, as the whole has no upper end and no words make it the part's."""
    return whole.high is None and not is_part(part, whole)


def _listed(parts: Sequence[Scope], whole: Scope) -> Draft:
    total = sum(part.low or 0 for part in parts)
    sums = " + ".join(f"{figure(part)} {noun(part)}" for part in parts)
    if whole.high is not None and total > whole.high:
        return Draft("subset", (*parts, whole), "conflict", f"{sums} is {total}, more than {figure(whole)} {noun(whole)}")
    rows = (Row(tuple(s.id for s in parts), whole.id),)
    return Draft("subset", (*parts, whole), "consistent", f"{sums} is {total}, no more than {figure(whole)} {noun(whole)}", rows)


def one_part(part: Scope, whole: Scope) -> Draft:
    """The finding for one part and its whole."""
    why = f"{figure(part)} {noun(part)}"
    if part.low is not None and whole.high is not None and part.low > whole.high:
        verdict: Verdict = "conflict" if is_part(part, whole) else "differ"
        return Draft("subset", (part, whole), verdict, f"{why} cannot be a part of {figure(whole)} {noun(whole)}")
    rows = (Row((part.id,), whole.id),)
    if whole.high is None and (part.low or 0) > (whole.low or 0):
        words = f"{why} can be among {figure(whole)} {noun(whole)}, which leaves open how many more"
        return Draft("subset", (part, whole), "consistent", words, rows)
    return Draft("subset", (part, whole), "consistent", f"{why} is no more than {figure(whole)} {noun(whole)}", rows)


def few(scopes: Sequence[Scope]) -> list[Scope]:
    """At most two claims of one value, in the order told: the first, and the one that says most of place and time."""
    told = in_order({scope.id: scope for scope in scopes}.values())
    rest = sorted(told[1:], key=lambda s: (-bool(s.places), not s.dated, s.order))
    return [told[0], *rest[:1]]
