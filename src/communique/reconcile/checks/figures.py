"""Two statements of one figure, and parts against their whole, inside one document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from communique.model.findings import Verdict
from communique.reconcile import wording
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
    is_part,
    measure_of,
    relate,
    whole_class,
)
from communique.reconcile.scopes import Scope

_NEAR = 400
"""Code points between two clauses that still stand in one passage."""
HEADLINE = 120
"""Code points within which a clause is taken for a headline's."""
_CAMPAIGN = 60
"""Days from which a time is that of a war or a campaign, whether or not its words stand in the clause."""
_FEW = 5


def counted(scopes: Iterable[Scope]) -> list[Scope]:
    """Scopes whose figure can be compared: told as having happened, positive, no rate."""
    return [s for s in scopes if s.has_figure and s.positive and s.modality in {"asserted", "hedged"} and s.per is None]


def by_measure(scopes: Iterable[Scope]) -> dict[str, list[Scope]]:
    """The comparable figures by what they measure."""
    found: dict[str, list[Scope]] = {}
    for scope in counted(scopes):
        found.setdefault(measure_of(scope), []).append(scope)
    return found


def check(scopes: Sequence[Scope]) -> Iterator[Draft]:
    """Findings of one document's scopes."""
    for members in by_measure(scopes).values():
        yield from _of_measure(members)


def _of_measure(members: list[Scope]) -> Iterator[Draft]:
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
        elif is_same(first, second, relation) and not (first.number == second.number and overlap(first, second)):
            others.append((first, second))
    for group in same:
        yield from _again(in_order(group))
    for at, members_of in parts.items():
        closer = [
            part for part in members_of if is_part(part, wholes[at]) or not _told_closer(part, wholes[at], wholes, parts, same)
        ]
        yield from against_whole(closer, wholes[at])
    yield from _different(others)


def _different(pairs: Sequence[tuple[Scope, Scope]]) -> Iterator[Draft]:
    """Different figures of one set: three and more that some number fits are one finding, else each two values."""
    settled: set[str] = set()
    for group in groups(pairs):
        if len({s.number for s in group}) > 2 and all(overlap(a, b) for a, b in combinations(group, 2)):
            settled |= {s.id for s in group}
            told = both(list(dict.fromkeys(figure(s) for s in in_order(group))))
            yield Draft("range", in_order(group), "consistent", f"{told} {noun(group[0])}: some number fits all", one_size(group))
    seen: set[frozenset[object]] = set()
    for first, second in pairs:
        key = frozenset(((first.low, first.high), (second.low, second.high)))
        if key not in seen and first.id not in settled:
            seen.add(key)
            yield two_figures(first, second)


def _told_closer(part: Scope, whole: Scope, wholes: Mapping[str, Scope], parts: Mapping[str, list[Scope]],
                 same: Sequence[Sequence[Scope]]) -> bool:  # fmt: skip
    """Whether the words tie the part to another statement of the same whole."""
    again = {s.id for group in same if whole in group for s in group}
    return any(at in again and part in parts[at] and is_part(part, wholes[at]) for at in wholes)


def _again(group: Sequence[Scope]) -> Iterator[Draft]:
    """One finding for a figure stated again; each list of names and each "the man" is held against the figure by itself."""
    stated = [s for s in group if s.stated]
    if len(stated) > 1:
        yield Draft("range", tuple(stated), "consistent", _restated(stated), one_size(stated))
    unstated = [s for s in group if not s.stated]
    for at, scope in enumerate(unstated):
        named = sorted(stated, key=lambda s: (s.source != scope.source, abs(s.order - scope.order)))[:1]
        for nearest in (*named, *[s for s in unstated[:at] if _same_names(s, scope)][:1]):
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
    if relation.apart:
        return None
    for part, whole, inside in ((first, second, INSIDE), (second, first, AROUND)):
        if is_part(part, whole) and relation.counts in {inside, EQUAL, UNSURE}:
            return part, whole
        if any(mark not in {inside, EQUAL, UNSURE} for mark in (relation.counts, relation.place, relation.time)):
            continue
        if relation.counts == inside and whole_class(part) != whole_class(whole) and _same_passage(part, whole):
            return part, whole
        if _in_longer_time(part, whole, relation.time == inside):
            return part, whole
    return None


def _same_passage(part: Scope, whole: Scope) -> bool:
    """Whether a narrower class stands right behind the whole, or the whole is a tally of things of every kind."""
    if whole.type in THINGS:
        return whole.counts == "things" and (part.low or 0) < (whole.low or 0)
    follows = -1 <= part.order - whole.end_of_words <= 100
    return (follows and (part.low or 0) < (whole.low or 0)) or whole.order <= part.order < whole.end_of_words


def _in_longer_time(part: Scope, whole: Scope, inside: bool) -> bool:
    if not inside or whole.brief or not (whole.dated or (whole.days or 0) > _CAMPAIGN) or not (part.dated or part.brief):
        return False
    return whole.days is not None and part.days is not None and 2 * part.days <= whole.days


def is_repeated(first: Scope, second: Scope, relation: Relation) -> bool:
    """Whether the second claim states the first one's figure again."""
    if not _one_set(first, second, relation) or first.number != second.number or not overlap(first, second):
        return False
    if wording.FURTHER.search(second.words) or (first.stated is second.stated is False and not _same_names(first, second)):
        return False
    apart = max(first.order, second.order) - min(first.end_of_words, second.end_of_words)
    if apart <= 30 and first.number == 1 and first.stated and second.stated:
        return False
    alike = first.noun == second.noun or whole_class(first) == whole_class(second) == "people"
    few = (first.number or 0) <= _FEW and not wording.DEFINITE.match(second.figure_words + " " + second.target_words)
    if first.type in THINGS and first.order >= HEADLINE and few:
        return False
    if first.type in THINGS and not (first.noun == second.noun or not first.stated or not second.stated):
        return False
    return (first.number or 0) > 3 or alike


def _same_names(first: Scope, second: Scope) -> bool:
    return (first.number or 0) > 1 and bool(first.targets & second.targets)


def is_same(first: Scope, second: Scope, relation: Relation) -> bool:
    """Whether different figures of one document are told of one set: by place, time and class."""
    if not _one_set(first, second, relation) or not (first.stated and second.stated):
        return False
    if wording.FURTHER.search(first.words) or wording.FURTHER.search(second.words) or first.type in THINGS:
        return False
    if any(s.recent and not s.places for s in (first, second)) and second.order - first.end_of_words > _NEAR:
        return False
    timed = relation.time == EQUAL or (relation.time == UNSURE and not (first.dated or second.dated))
    return _placed(first, second, relation) and timed and _talks_of_one(first, second)


def _placed(first: Scope, second: Scope, relation: Relation) -> bool:
    """Whether two claims are told of one place: a headline may name the country alone, but not that of a list's lines."""
    headline, later = (first, second) if first.order < second.order else (second, first)
    country = len(headline.places) == 1 and headline.places[0].kind == "country" and headline.order < HEADLINE
    country = country and not wording.LIST_LINE.match(later.words)
    return relation.place == EQUAL or not (first.places and second.places) or (country and relation.place in {INSIDE, AROUND})


def _one_set(first: Scope, second: Scope, relation: Relation) -> bool:
    if relation.apart or (whole_class(first) != whole_class(second) and relation.counts != EQUAL):
        return False
    return relation.time not in {INSIDE, AROUND} or (first.brief and second.brief) or _one_nested_vague(first, second)


def _one_nested_vague(first: Scope, second: Scope) -> bool:
    """Whether one of two times is only what the reader could bound, not words of the text."""
    return not (first.dated and second.dated)


def _talks_of_one(first: Scope, second: Scope) -> bool:
    """Whether different figures can be of one set: another source counts, or one stands in the headline."""
    return first.source != second.source or first.order < HEADLINE


def against_whole(parts: Sequence[Scope], whole: Scope) -> Iterator[Draft]:
    """The findings for parts and their whole: each set of parts that the words list together is one."""
    listed = [part for part in parts if is_part(part, whole) and part.low is not None]
    if len(listed) > 1 and len({part.number for part in listed}) >= 1:
        yield _listed(listed, whole)
    for part in parts:
        if part not in listed or len(listed) < 2:
            yield one_part(part, whole)


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
    return Draft("subset", (part, whole), "consistent", f"{why} is no more than {figure(whole)} {noun(whole)}", rows)


def two_figures(first: Scope, second: Scope) -> Draft:
    """The finding for two figures of one set."""
    words = f"{figure(first)} {noun(first)} against {figure(second)}"
    if overlap(first, second):
        return Draft("range", (first, second), "consistent", f"{words}: some number fits both", one_size((first, second)))
    lower = min(first, second, key=lambda s: s.number or 0)
    higher = second if lower is first else first
    if lower.counts == "civilians" and higher.noun in {"people", "person"}:
        return Draft("range", (first, second), "undecided", f"{words}: both hold if others than civilians are among them")
    later = wording.RAISED.search(second.words) or wording.RAISED.search(first.words)
    verdict: Verdict = "superseded" if later and first.source == second.source else "differ"
    return Draft("range", (first, second), verdict, f"{words}: no number fits both")


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
