"""Two statements of one figure, inside one document."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from communique.reconcile import whereabouts, wording
from communique.reconcile.checks import parts as parts_of
from communique.reconcile.comparing import overlap
from communique.reconcile.drafts import Draft, both, figure, in_order, noun, one_size
from communique.reconcile.intakes import is_intake
from communique.reconcile.joining import Joined
from communique.reconcile.relations import (
    INSIDE,
    THINGS,
    is_part,
    measure_of,
    relate,
)
from communique.reconcile.sameness import HEADLINE, JOINED, counted, is_repeated, is_same, kept_apart, same_names, told_as_earlier
from communique.reconcile.scopes import EVENTS, Scope
from communique.reconcile.victims import PERSONS, are_listed, is_of_body, told_by_doer


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
            yield parts_of.one_part(part, total)


def _one_figure(scopes: Sequence[Scope]) -> Iterator[Draft]:
    """One number that two claims share: fights told from both sides ("repelled 17 assaults"), what was hit and destroyed."""
    told: dict[tuple[int, object], list[Scope]] = {}
    for scope in scopes:
        if scope.type in EVENTS | THINGS and scope.stated and scope.positive and scope.number is not None:
            told.setdefault((scope.figure_at, scope.number), []).append(scope)
    for same in told.values():
        if len({s.type for s in same}) > 1 and any(s.type in EVENTS for s in same):
            yield Draft("range", in_order(same), "consistent", f"{figure(same[0])}, told once of {both([noun(s) for s in same])}")


def _of_measure(members: list[Scope], earlier: set[str]) -> Iterator[Draft]:
    same = repeated(members)
    parts: dict[str, list[Scope]] = {}
    wholes: dict[str, Scope] = {}
    others: list[tuple[Scope, Scope]] = []
    for first, second in combinations(members, 2):
        relation = relate(first, second)
        part = parts_of.part_and_whole(first, second, relation)
        if part:
            parts.setdefault(part[1].id, []).append(part[0])
            wholes[part[1].id] = part[1]
        elif is_same(first, second, relation, earlier) and not (first.number == second.number and overlap(first, second)):
            others.append((first, second))
    for at, told in parts.items():
        told += [s for s in _named_with(told, wholes[at], members) if s not in told]
    others = [pair for pair in others if not (_told_both(*pair, same, earlier) or _is_one_of_parts(*pair, members))]
    for group in same:
        yield from _again(in_order(group))
    for at, members_of in parts.items():
        closer = [
            part
            for part in members_of
            if not (_told_closer(part, wholes[at], wholes, parts, same) or _is_of_nearer(part, wholes[at], wholes, parts))
        ]
        yield from parts_of.against_whole(closer, wholes[at])
    yield from _different(others, earlier)


def _named_with(parts: Sequence[Scope], whole: Scope, members: Sequence[Scope]) -> list[Scope]:
    """The figures that share the clause by which a part is one: "two women and five children were among the dead"."""
    among = [s for s in parts if wording.AMONG_VICTIMS.search(s.words) and is_part(s, whole)]
    return [s for s in members if s is not whole and s.source == whole.source and (s.number or 0) < (whole.number or 0)
            and not relate(s, whole).apart and any(_share_clause(s, part) for part in among)]  # fmt: skip


def _share_clause(one: Scope, other: Scope) -> bool:
    first, second = sorted((one, other), key=lambda s: s.order)
    near = first.noun != second.noun and 0 <= second.order - first.end_of_words <= JOINED
    return near and first.trigger_at == second.trigger_at


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
                cues = (wording.TOLL, wording.RAISED, wording.HAD_TOLD)
                return not any(cue.search(s.words) for s in (a, b) for cue in cues)
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
    """Different figures of one set: a finding for each two values."""
    values: dict[tuple[object, ...], list[tuple[Scope, Scope]]] = {}
    for pair in pairs:
        low, high = sorted(pair, key=lambda s: (s.number or 0, s.high is None, s.low is None))
        values.setdefault((low.low, low.high, high.low, high.high), []).append((low, high))
    for same in values.values():
        yield two_figures(parts_of.few([a for a, _ in same]), parts_of.few([b for _, b in same]), earlier)


def _told_closer(part: Scope, whole: Scope, wholes: Mapping[str, Scope], parts: Mapping[str, list[Scope]],
                 same: Sequence[Sequence[Scope]]) -> bool:  # fmt: skip
    """Whether the words tie the part to another statement of the same whole, or to one that stands nearer before it."""
    again = {s.id for group in same if whole in group for s in group} - {whole.id}
    tied = [wholes[at] for at in wholes if at in again and part in parts[at] and is_part(part, wholes[at])]
    return bool(tied) and (not is_part(part, whole) or any(whole.figure_at < s.figure_at < part.figure_at for s in tied))


def _is_of_nearer(part: Scope, whole: Scope, wholes: Mapping[str, Scope], parts: Mapping[str, list[Scope]]) -> bool:
    """Whether "of them", which names nothing, takes up a figure that stands nearer before it."""
    others = [wholes[at] for at, told in parts.items() if part in told]
    return bool(part.things) and not part.noun and any(whole.figure_at < s.figure_at < part.figure_at for s in others)


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
    pairs = [(a, b) for a, b in combinations(members, 2) if a.number == b.number and is_repeated(a, b, relate(a, b))]
    found = []
    for group in groups(pairs):
        if all(overlap(a, b) for a, b in combinations(group, 2)):
            found.append(group)
        else:
            found += [[a, b] for a, b in pairs if a in group]
    return found


def two_figures(mine: Sequence[Scope], theirs: Sequence[Scope], earlier: Collection[str] = ()) -> Draft:
    """The finding for two figures of one set, each as told by one or two claims."""
    lower, higher = sorted((mine, theirs), key=lambda side: (side[0].number or 0, side[0].order))
    claims = in_order((*mine, *theirs))
    low, high = lower[0], higher[0]
    told = (low, high) if low.order < high.order else (high, low)
    words = f"{figure(told[0])} {noun(told[0])} against {figure(told[1])}"
    if overlap(low, high):
        return Draft("range", claims, "consistent", f"{words}: some number fits both", one_size(claims))
    if low.counts == "civilians" and high.noun in PERSONS:
        return Draft("range", claims, "undecided", f"{words}: both hold if others than civilians are among them")
    if is_of_body(low) and high.noun in PERSONS and not low.targets & high.targets and not any(map(told_by_doer, claims)):
        return Draft("range", claims, "undecided", f"{words}: both hold if others than {low.things} are among them")
    if any(s.id in earlier for s in lower) and not any(s.id in earlier for s in higher):
        return Draft("range", claims, "superseded", f"{words}: the lower one is told as an earlier count")
    if all(is_intake(s.words) for s in lower) and not any(is_intake(s.words) for s in higher):
        return Draft("range", claims, "undecided", f"{words}: one counts only those received or found, so both can hold")
    one_source = low.source == high.source
    if one_source and any(wording.HAD_TOLD.search(s.words) for s in lower):
        return Draft("range", claims, "superseded", f"{words}: {low.source_name} had told the lower one before")
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
