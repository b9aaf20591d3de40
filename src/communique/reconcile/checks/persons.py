"""One person told of several times: by name, in a headline and its lead, by "the commander"; and three named as the three."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, product

from communique.model.findings import CheckKind, Verdict
from communique.reconcile import counted, wording
from communique.reconcile.checks.figures import groups
from communique.reconcile.checks.reports import Tied
from communique.reconcile.comparing import compare_agents, is_actor
from communique.reconcile.drafts import Draft, figure, in_order, noun
from communique.reconcile.persons import are_one, bare_person, is_named_again, persons_of
from communique.reconcile.relations import APART, measure_of, relate
from communique.reconcile.sameness import HEADLINE
from communique.reconcile.sameness import counted as comparable
from communique.reconcile.scopes import PEOPLE, Scope, is_person

_FAR = 1500
"""Code points over which "the commander" takes up one told of before."""
_MOST = 4


def check(scopes: Sequence[Scope]) -> Iterator[Draft]:
    """Findings of one document's scopes."""
    told = [s for s in scopes if s.type in PEOPLE and s.positive and s.modality in {"asserted", "hedged"} and s.targets]
    single = [s for s in told if len(s.targets) == 1 and (s.number == 1 or not s.has_figure)]
    same: list[tuple[Scope, Scope]] = []
    alone, names = {s.id for s in single}, {s.id: _names(s) for s in told}
    for first, second in combinations(told, 2):
        by_noun = {first.id, second.id} <= alone and _by_noun(first, second)
        if measure_of(first) != measure_of(second) or not (by_noun or (names[first.id] and names[second.id])):
            continue
        if by_noun or (not (first.stated and second.stated) and _by_name(names[first.id], names[second.id])):
            if _by_others(first, second):
                yield _told("polarity", (first, second), "differ", "one person, said to be the victim of two sides")
            elif not _apart(first, second):
                same.append((first, second))
    for group in groups(same):
        yield _told("range", in_order(group)[:_MOST], "consistent", "one person, told of again")
    yield from _named_one_by_one(told, told)


def between(scopes: Sequence[Scope], tied: Tied) -> Iterator[Draft]:
    """Findings between documents: the same person told of in both, once for each two documents and persons."""
    documents: dict[str, list[Scope]] = {}
    for scope in scopes:
        if scope.type in PEOPLE and scope.positive and scope.modality in {"asserted", "hedged"} and persons_of(scope):
            documents.setdefault(scope.document, []).append(scope)
    told: dict[str, list[Scope]] = {}
    for scope in comparable(scopes):
        if scope.type in PEOPLE:
            told.setdefault(scope.document, []).append(scope)
    for one in documents:
        for other in sorted(told.keys() & set(tied(one))):
            yield from _named_one_by_one(documents[one], told[other])
        for other in sorted(documents.keys() & set(tied(one))):
            seen: set[frozenset[str]] = set()
            for a in documents[one] if one < other else ():
                again = [
                    b for b in documents[other] if measure_of(a) == measure_of(b) and _share_person(a, b) and not _apart(a, b)
                ]
                if again and persons_of(a) not in seen:
                    seen.add(persons_of(a))
                    yield _told("polarity", (a, again[0]), "consistent", "told of in both")


def _share_person(a: Scope, b: Scope) -> bool:
    return any(are_one(mine, other) for mine in persons_of(a) for other in persons_of(b))


def _told(kind: CheckKind, claims: Sequence[Scope], verdict: Verdict, why: str) -> Draft:
    name = max((t for s in claims for t in s.targets), key=lambda t: (is_person(t), t[:1].isupper(), len(t), t))
    return Draft(kind, in_order(claims), verdict, f"{why} ({name})")


def _apart(first: Scope, second: Scope) -> bool:
    relation = relate(first, second)
    return APART in (relation.place, relation.time)


def _by_name(names: Sequence[str], others: Sequence[str]) -> bool:
    """Whether one person is among both, by the same name or by a part of it."""
    return any(
        mine == other or ((is_person(mine) or is_person(other)) and (is_named_again(mine, other) or is_named_again(other, mine)))
        for mine, other in product(names, others)
    )


def _names(scope: Scope) -> list[str]:
    """The targets that can be persons' names, without the words for what they are; a plural is none."""
    bare = [bare_person(name) for name in scope.targets]
    return [
        name
        for name in bare
        if name[:1].isupper()
        and not is_actor(name)
        and counted.class_of(name) is None
        and (is_person(name) or counted.singular(name) == name.lower())
    ]


def _by_noun(first: Scope, second: Scope) -> bool:
    """Whether a single one of a headline is told of again below, or "the commander" takes up one told of before."""
    if not (first.number == second.number == 1) or first.noun != second.noun or (first.stated and second.stated):
        return False
    if counted.class_of(first.noun) is None or not 0 < second.order - first.order <= _FAR or _apart(first, second):
        return False
    definite = wording.SINGLE_DEFINITE.match(second.target_words) or wording.ONE_OF_THE.search(second.words)
    return bool(definite) or (first.order < HEADLINE and not wording.is_further(second.words, second.type))


def _by_others(first: Scope, second: Scope) -> bool:
    """Whether a person by name is told to be the victim of two sides that have nothing in common."""
    named = persons_of(first) | persons_of(second)
    return bool(named) and compare_agents(first, second) == APART


def _named_one_by_one(naming: Sequence[Scope], told: Sequence[Scope]) -> Iterator[Draft]:
    """A list of names against the figure, of the same or another report, that counts as many."""
    for named in (s for s in naming if not s.stated and len(persons_of(s)) > 1 and len(persons_of(s)) == len(s.targets)):
        alike = [s for s in told if s.stated and s.low == s.high == len(named.targets) and s.type == named.type
                 and (s.document != named.document or abs(s.order - named.order) <= _FAR) and not _apart(s, named)
                 and counted.compare(s.counts or "people", "people") in {counted.EQUAL, counted.INSIDE}]  # fmt: skip
        if alike:
            nearest = min(alike, key=lambda s: (abs(s.order - named.order), s.order))
            yield Draft("range", in_order((nearest, named)), "consistent", f"{figure(nearest)} {noun(nearest)}, {figure(named)}")
