"""Two statements of one figure, and parts against their whole, inside one document."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations, pairwise

from communique.model.findings import Verdict
from communique.reconcile import whereabouts, wording
from communique.reconcile.camps import of_two_camps
from communique.reconcile.comparing import overlap
from communique.reconcile.drafts import Draft, Row, both, figure, in_order, noun, one_size
from communique.reconcile.joining import Joined
from communique.reconcile.relations import (
    AROUND,
    EQUAL,
    INSIDE,
    THINGS,
    UNSURE,
    Relation,
    from_figure,
    is_less,
    is_part,
    measure_of,
    relate,
    whole_class,
)
from communique.reconcile.sameness import HEADLINE, JOINED, counted, is_repeated, is_same, kept_apart, same_names, told_as_earlier
from communique.reconcile.scopes import EVENTS, PEOPLE, Scope
from communique.reconcile.victims import are_listed, are_some_of
from communique.reconcile.whereabouts import AREAS, Where

_CAMPAIGN = 30
"""Days from which a time is that of a war or a campaign, whether or not its words stand in the clause."""

_SEXES = frozenset({"man", "woman"})
_PHRASE = 40
_ALONE = 20
"""Code points behind a whole from which "among the dead" starts anew, and may name victims of other parts."""


def by_measure(scopes: Iterable[Scope]) -> dict[str, list[Scope]]:
    """The comparable figures by what they measure."""
    found: dict[str, list[Scope]] = {}
    for scope in counted(scopes):
        found.setdefault(measure_of(scope), []).append(scope)
    return found


def check(scopes: Sequence[Scope]) -> Iterator[Draft]:
    """Findings of one document's scopes."""
    yield from _brought_to(scopes)
    yield from _one_figure(scopes)
    earlier = told_as_earlier(scopes)
    for members in by_measure(scopes).values():
        yield from _of_measure(members, earlier)


def _brought_to(scopes: Sequence[Scope]) -> Iterator[Draft]:
    """A figure, perhaps a promised one, that the clause behind it adds to a total ("..., bringing the total to")."""
    told = [s for s in scopes if s.stated and s.positive and s.per is None and s.low is not None]
    for part, total in pairwise(told):
        near = total.order <= part.end_of_words + JOINED and measure_of(part) == measure_of(total)
        behind = total.words[max(0, part.figure_at - total.order) : total.figure_at - total.order]
        if near and wording.BRINGING.search(behind) and (part.number or 0) < (total.number or 0):
            yield one_part(part, total)


def _one_figure(scopes: Sequence[Scope]) -> Iterator[Draft]:
    """One number that two claims share, of fights told from both sides ("repelled 17 assaults")."""
    told: dict[tuple[int, object], list[Scope]] = {}
    for scope in scopes:
        if scope.type in EVENTS and scope.stated and scope.positive and scope.number is not None:
            told.setdefault((scope.figure_at, scope.number), []).append(scope)
    for same in told.values():
        if len({s.type for s in same}) > 1:
            yield Draft("range", in_order(same), "consistent", f"{figure(same[0])}, told once of {both([noun(s) for s in same])}")


def _of_measure(members: list[Scope], earlier: set[str]) -> Iterator[Draft]:
    same = repeated(members)
    parts: dict[str, list[Scope]] = {}
    wholes: dict[str, Scope] = {}
    others: list[tuple[Scope, Scope]] = []
    for first, second in combinations(members, 2):
        relation = relate(first, second)
        part = part_and_whole(first, second, relation)
        if part:
            parts.setdefault(part[1].id, []).append(part[0])
            wholes[part[1].id] = part[1]
        elif is_same(first, second, relation, earlier) and not (first.number == second.number and overlap(first, second)):
            others.append((first, second))
    others = [pair for pair in others if not (_told_both(*pair, same, earlier) or _is_one_of_parts(*pair, members))]
    for group in same:
        yield from _again(in_order(group))
    for at, members_of in parts.items():
        closer = [part for part in members_of if not _told_closer(part, wholes[at], wholes, parts, same)]
        yield from against_whole(closer, wholes[at])
    yield from _different(others, earlier)


def _told_both(first: Scope, second: Scope, same: Sequence[Sequence[Scope]], earlier: Collection[str]) -> bool:
    """Whether the figures are of two sets: one source tells both below the headline, or what tells one again keeps them apart.

    A figure that is told as an earlier count is of the same set.
    """
    if overlap(first, second):
        return False
    sides = [{first.id: first}, {second.id: second}]
    for group in same:
        for side, scope in zip(sides, (first, second), strict=True):
            if scope in group:
                side |= {s.id: s for s in group}
    for a in sides[0].values():
        for b in sides[1].values():
            if kept_apart(a, b):
                return True
            below = min(a.order, b.order) >= HEADLINE
            if a.source == b.source and below and not a.narrated and not {a.id, b.id} & set(earlier):
                return not any(wording.TOLL.search(s.words) or wording.RAISED.search(s.words) for s in (a, b))
    return False


def _is_one_of_parts(first: Scope, second: Scope, members: Sequence[Scope]) -> bool:
    """Whether the lower figure stands beside another in one list, or at one of several places that lie in the higher one's."""
    low, high = sorted((first, second), key=lambda s: (s.number or 0, s.order))
    if overlap(low, high):
        return False
    rest = [s for s in members if s is not low and s is not high and (s.number or 0) < (high.number or 0)]
    return any(are_listed(low, s) or _beside(low, s, high) for s in rest)


def _beside(low: Scope, other: Scope, whole: Scope) -> bool:
    """Whether two figures of one source are told of two places within the place of a third, or of one told without any."""
    if low.source != other.source or not (low.places and other.places) or kept_apart(other, whole):
        return False
    if {p.key for p in low.places} & {p.key for p in other.places}:
        return False
    if not whole.places:
        return low.source == whole.source and whole.order < min(low.order, other.order)
    return low.number != other.number and all(whereabouts.compare(s.places, whole.places) == INSIDE for s in (low, other))


def _different(pairs: Sequence[tuple[Scope, Scope]], earlier: set[str]) -> Iterator[Draft]:
    """Different figures of one set: three and more that some number fits are one finding, else each two values."""
    settled: set[str] = set()
    for group in groups(pairs):
        if len({s.number for s in group}) > 2 and all(overlap(a, b) for a, b in combinations(group, 2)):
            settled |= {s.id for s in group}
            told = both(list(dict.fromkeys(figure(s) for s in in_order(group))))
            yield Draft("range", in_order(group), "consistent", f"{told} {noun(group[0])}: some number fits all", one_size(group))
    values: dict[tuple[object, ...], list[tuple[Scope, Scope]]] = {}
    for pair in pairs:
        low, high = sorted(pair, key=lambda s: (s.number or 0, s.high is None, s.low is None))
        if low.id not in settled or high.id not in settled:
            values.setdefault((low.low, low.high, high.low, high.high), []).append((low, high))
    for same in values.values():
        yield two_figures(_few([a for a, _ in same]), _few([b for _, b in same]), earlier)


def _few(scopes: Sequence[Scope]) -> list[Scope]:
    """At most two claims of one value, in the order told: the first, and the one that says most of place and time."""
    told = in_order({scope.id: scope for scope in scopes}.values())
    rest = sorted(told[1:], key=lambda s: (-bool(s.places), not s.dated, s.order))
    return [told[0], *rest[:1]]


def _told_closer(part: Scope, whole: Scope, wholes: Mapping[str, Scope], parts: Mapping[str, list[Scope]],
                 same: Sequence[Sequence[Scope]]) -> bool:  # fmt: skip
    """Whether the words tie the part to another statement of the same whole, or to one that stands nearer before it."""
    again = {s.id for group in same if whole in group for s in group} - {whole.id}
    tied = [wholes[at] for at in wholes if at in again and part in parts[at] and is_part(part, wholes[at])]
    return bool(tied) and (not is_part(part, whole) or any(whole.figure_at < s.figure_at < part.figure_at for s in tied))


def _again(group: Sequence[Scope]) -> Iterator[Draft]:
    """One finding for a figure stated again; each list of names and each "the man" is held against the figure by itself."""
    stated = [s for s in group if s.stated]
    if len(stated) > 1:
        yield Draft("range", tuple(stated), "consistent", _restated(stated), one_size(stated))
    unstated = [s for s in group if not s.stated]
    for at, scope in enumerate(unstated):
        named = sorted(stated, key=lambda s: (s.source != scope.source, abs(s.order - scope.order)))[:1]
        for nearest in (*named, *[s for s in unstated[:at] if same_names(s, scope)][:1]):
            why = f"{figure(nearest)} {noun(nearest)}, {figure(scope)}"
            yield Draft("range", (nearest, scope), "consistent", why, one_size((nearest, scope)))


def repeated(members: Sequence[Scope]) -> list[list[Scope]]:
    """The groups of claims of one measure and document that state one figure again."""
    pairs = [(a, b) for a, b in combinations(members, 2) if is_repeated(a, b, relate(a, b))]
    found = []
    for group in groups(pairs):
        if all(overlap(a, b) for a, b in combinations(group, 2)):
            found.append(group)
        else:
            found += [[a, b] for a, b in pairs if a in group]
    return found


def part_and_whole(first: Scope, second: Scope, relation: Relation) -> tuple[Scope, Scope] | None:
    """The part and the whole, where one figure counts a part of the other's set."""
    died_later = any(wording.DIED_OF_WOUNDS.search(s.words) for s in (first, second)) and first.type == "killed"
    if (relation.apart and not died_later) or {first.noun, second.noun} == _SEXES:
        return None
    for part, whole, inside in ((first, second, INSIDE), (second, first, AROUND)):
        status = whole_class(part) == whole_class(whole) == "people"
        if is_part(part, whole) and (relation.counts in {inside, EQUAL, UNSURE} or status or not part.noun):
            return part, whole
        if wording.FURTHER.search(from_figure(whole)[:_PHRASE]):
            continue
        loosely_placed = relation.place not in {inside, EQUAL, UNSURE} and is_city_of(part.places, whole.places)
        if relation.time not in {inside, EQUAL, UNSURE} or not (relation.place in {inside, EQUAL, UNSURE} or loosely_placed):
            continue
        if relation.counts not in {inside, EQUAL, UNSURE} and not status:
            continue
        if relation.counts == inside and whole_class(part) != whole_class(whole) and _same_passage(part, whole):
            return part, whole
        if _in_longer_time(part, whole, relation.time == inside or _is_of_window(part, whole)):
            return part, whole
        if part.type in PEOPLE and part.stated and whole.stated and are_some_of(part, whole) and not of_two_camps(part, whole):
            return part, whole
    return None


def _same_passage(part: Scope, whole: Scope) -> bool:
    """Whether a narrower class stands right behind the whole, or the whole is a tally of things of every kind."""
    if whole.type in THINGS:
        return whole.counts == "things" and is_less(part, whole)
    near = -1 <= part.order - whole.end_of_words <= 100 or whole.order <= part.order < whole.end_of_words
    return near and is_less(part, whole)


def is_city_of(part: Sequence[Where], whole: Sequence[Where]) -> bool:
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
        or is_of_one(whole, part)
        or not (whole.dated or (whole.days or 0) > _CAMPAIGN)
        or not (part.dated or part.brief)
    ):
        return False
    exceeds = part.low is not None and whole.high is not None and part.low > whole.high
    if whole.days is None or (exceeds and not (part.dated and whole.dated and part.places and whole.places)):
        return False
    return part.recent and not whole.of_war if part.days is None else 2 * part.days <= whole.days


def is_of_one(whole: Scope, part: Scope) -> bool:
    """Whether a time is that of one happening beside the part's: some days with words for them hold a single day."""
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
    open_ended = [part for part in alone if says_nothing(part, whole)]
    yield from (one_part(part, whole) for part in alone if part not in open_ended)
    told: dict[object, list[Scope]] = {}
    for part in open_ended:
        told.setdefault((part.start, part.end), []).append(part)
    for same in told.values():
        yield _largest(same, whole)


def _largest(parts: Sequence[Scope], whole: Scope) -> Draft:
    """The finding for the largest of several parts, as told by one or two claims."""
    most = max(part.low or 0 for part in parts)
    told = _few([part for part in parts if (part.low or 0) == most])
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


def two_figures(mine: Sequence[Scope], theirs: Sequence[Scope], earlier: Collection[str] = ()) -> Draft:
    """The finding for two figures of one set, each as told by one or two claims."""
    lower, higher = sorted((mine, theirs), key=lambda side: (side[0].number or 0, side[0].order))
    claims = in_order((*mine, *theirs))
    low, high = lower[0], higher[0]
    told = (low, high) if low.order < high.order else (high, low)
    words = f"{figure(told[0])} {noun(told[0])} against {figure(told[1])}"
    if overlap(low, high):
        return Draft("range", claims, "consistent", f"{words}: some number fits both", one_size(claims))
    if low.counts == "civilians" and high.noun in {"people", "person"}:
        return Draft("range", claims, "undecided", f"{words}: both hold if others than civilians are among them")
    if any(s.id in earlier for s in lower) and not any(s.id in earlier for s in higher):
        return Draft("range", claims, "superseded", f"{words}: the lower one is told as an earlier count")
    one_source = low.source == high.source
    earlier_toll = wording.TOLL.search(low.words) and (not low.narrated or (low.order > high.order and low.high is not None))
    cue = any(wording.RAISED.search(s.words) for s in claims) or earlier_toll
    if one_source and cue:
        how = "the later one replaces the other" if low.order < high.order else "the lower one reads as an earlier toll"
        return Draft("range", claims, "superseded", f"{words}: both from {low.source_name}, {how}")
    return Draft("range", claims, "differ", f"{words}: no number fits both")


def _restated(group: Sequence[Scope]) -> str:
    told = list(dict.fromkeys(figure(scope) for scope in group))
    words = f"{both(told)} {noun(group[0])}"
    return f"{words}, stated {len(group)} times" if len(told) == 1 else words


def groups(pairs: Iterable[tuple[Scope, Scope]]) -> list[list[Scope]]:
    """The connected sets of scopes that pairs join."""
    joined = Joined()
    by_id: dict[str, Scope] = {}
    for first, second in pairs:
        by_id |= {first.id: first, second.id: second}
        joined.join(first.id, second.id)
    return [[by_id[at] for at in ids] for ids in joined.sets(by_id)]
