"""Pairs of claims that no rule has set side by side and that a reader most likely would, by weights learnt from marked checks."""

from __future__ import annotations

import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import combinations, product

from communique.model.findings import CheckKind, Verdict
from communique.reconcile import sameness
from communique.reconcile.camps import of_two_camps
from communique.reconcile.checks import reports
from communique.reconcile.clues import Told, clues, comparable, told
from communique.reconcile.comparing import overlap
from communique.reconcile.drafts import Draft, clause, figure, in_order, noun
from communique.reconcile.persons import persons_of
from communique.reconcile.relations import AROUND, EQUAL, INSIDE, Relation, by_other_means, from_figure, is_share, relate
from communique.reconcile.scopes import Scope
from communique.reconcile.victims import MEN, PERSONS, are_attackers, are_listed, fought, of_two_sides
from communique.reconcile.wording import OF_THEM, SOME_OF, is_further, night_of

_LEAST = 0.1
"""The least likelihood with which a pair is told of in a document without findings."""
_EACH = 0.3
"""By how much that rises with each finding that a document has for a claim, so that what says much already is not flooded."""
_FAR = 4
"""How many times the other a figure can be that leaves room for it, and tells nothing of it."""
_SAID = frozenset({"asserted", "hedged"})


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims that can be set side by side, with their relation."""

    one: Told
    other: Told
    relation: Relation

    @property
    def may_be_one(self) -> bool:
        """Whether rules can take both for claims of one set."""
        a, b = self.one.scope, self.other.scope
        if a.document != b.document:
            return reports.is_one(a, b, loosely=True, alone=True, tolls=True)
        return sameness.is_repeated(a, b, self.relation) or sameness.is_same(a, b, self.relation)

    @property
    def differ(self) -> bool:
        """Whether two reports give one place, time and kind of victims figures that do not meet."""
        a, b, marks = self.one.scope, self.other.scope, (self.relation.counts, self.relation.place, self.relation.time)
        kind = a.noun == b.noun or {a.noun, b.noun} <= PERSONS
        few, many = sorted((a, b), key=lambda s: s.number or 0)
        some = _are_some(few) or is_share(few) or (night_of(few.time_words) and not night_of(many.time_words))
        return a.document != b.document and set(marks) == {EQUAL} and kind and not overlap(a, b) and not some and self.may_be_one

    @property
    def clues(self) -> Iterator[str]:
        """What speaks for and against telling of the two together."""
        return clues(self.one, self.other, self.relation, self.may_be_one)


def pairs(within: Iterable[Sequence[Scope]], between: Iterable[Scope], tied: reports.Tied) -> Iterator[Pair]:
    """The pairs that can be told of: claims of a document, and of `between` those of two that report one event."""
    for scopes in within:
        yield from _compared(combinations(told(scopes), 2))
    documents: dict[str, list[Scope]] = defaultdict(list)
    for scope in between:
        documents[scope.document].append(scope)
    there = {document: told(scopes) for document, scopes in documents.items()}
    for document in sorted(there):
        for other in sorted(set(tied(document)) & there.keys()):
            if document < other:
                yield from _compared(product(there[document], there[other]))


def _compared(found: Iterable[tuple[Told, Told]]) -> Iterator[Pair]:
    for one, other in found:
        a, b = one.scope, other.scope
        if comparable(one, other) and _are_told_alike(a, b) and not (relation := relate(a, b)).apart:
            pair = Pair(one, other, relation)
            if not (a.has_figure and b.has_figure) or _figures_stand(pair):
                yield pair


def _are_told_alike(a: Scope, b: Scope) -> bool:
    """Whether both are told as having happened, as counts or both as rates, and nothing in the words sets the two apart: means,
    a list that has both, sides, attackers or fighters and others, others than those told of before, two persons by name.
    """
    if a.positive is not b.positive or not {a.modality, b.modality} <= _SAID or a.per != b.per:
        return False
    if {fought(a), fought(b)} == {True, False} or by_other_means(a, b) or of_two_sides(a, b) or of_two_camps(a, b):
        return False
    if are_attackers(a) is not are_attackers(b) or are_listed(a, b) or _is_further(a) is not _is_further(b):
        return False
    named = persons_of(a), persons_of(b)
    return not all(named) or not named[0].isdisjoint(named[1])


def _is_further(scope: Scope) -> bool:
    return is_further(scope.words, scope.type)


def _figures_stand(pair: Pair) -> bool:
    """Whether something can be said of two figures: that they meet, closely enough to tell, that both cannot be, or that the
    fewer can be some of the others.
    """
    few, many = sorted((pair.one.scope, pair.other.scope), key=lambda s: s.number or 0)
    if overlap(few, many):
        close = (many.number or 0) < _FAR * (few.number or 0)
        return few.number == many.number or (close and not few.high is many.high is None)
    if pair.differ:
        return True
    if _are_some(few) or is_share(many):
        return False  # Whom these are some of, the words say.
    relation = pair.relation if few is pair.one.scope else relate(few, many)
    placed = relation.place in {EQUAL, INSIDE} or not (few.places and many.places)
    among = relation.counts == INSIDE or (relation.counts == EQUAL and not sameness.one_and_many(few, many))
    return among and placed and relation.time != AROUND and many.noun not in MEN


def _are_some(scope: Scope) -> bool:
    """Whether the words take the figure from those told of before."""
    return bool(SOME_OF.match(from_figure(scope)) or OF_THEM.match(from_figure(scope)))


def likelihood(pair: Pair) -> float:
    """How likely a reader is to set the two side by side, from 0 to 1."""
    weights = _weights()
    return 1 / (1 + math.exp(-math.fsum((weights[""], *(weights.get(clue, 0.0) for clue in pair.clues)))))


@cache
def _weights() -> dict[str, float]:
    """Clues to weights (natural logarithms of odds); the empty clue has what all pairs begin with."""
    stored = files("communique.reconcile") / "data" / "likely.json"
    return {clue: float(weight) for clue, weight in json.loads(stored.read_text(encoding="utf-8")).items()}


def likely(found: Iterable[Pair], sizes: Counter[str], drafts: Sequence[Draft]) -> Iterator[Draft]:
    """The likeliest pairs that no draft tells of, each document's the fewer the more it has; `sizes` counts its claims."""
    load = Counter(document for draft in drafts for document in {scope.document for scope in draft.claims})
    said = {pair for draft in drafts for pair in combinations(sorted(draft.ids), 2)}
    scored = [(likelihood(pair), pair) for pair in found if tuple(sorted(_ids(pair))) not in said]
    for chance, pair in sorted((one for one in scored if one[0] >= _LEAST), key=lambda one: (-one[0], _ids(one[1]))):
        documents = {pair.one.scope.document, pair.other.scope.document}
        if chance >= _LEAST + _EACH * max(load[document] / sizes[document] for document in documents):
            load.update(documents)
            yield _draft(pair)


def _ids(pair: Pair) -> tuple[str, str]:
    return pair.one.scope.id, pair.other.scope.id


def _draft(pair: Pair) -> Draft:
    """The finding for a pair; its verdict is that of the figures and scopes."""
    a, b = ordered = in_order((pair.one.scope, pair.other.scope))
    kind, verdict, why = _told_of(a, b, pair)
    return Draft(kind, ordered, verdict, why, learnt=True)


def _told_of(a: Scope, b: Scope, pair: Pair) -> tuple[CheckKind, Verdict, str]:
    nested = not {INSIDE, AROUND}.isdisjoint((pair.relation.counts, pair.relation.place, pair.relation.time))
    if not (a.has_figure and b.has_figure):
        kind: CheckKind = "state" if pair.one.family == "states" else "subset" if nested else "range"
        return kind, "consistent", f"{clause(a)}, {clause(b)}: nothing in the one speaks against the other"
    figures = f"{figure(a)} {noun(a)} and {figure(b)} {noun(b)}"
    if overlap(a, b):
        return "subset" if nested else "range", "consistent", f"{figures} leave room for each other"
    if pair.differ:
        return "range", "differ", f"{figures}: no number fits both, if they are told of one set"
    few, many = sorted((a, b), key=lambda s: s.number or 0)
    return "subset", "consistent", f"{figure(few)} {noun(few)} can be among {figure(many)} {noun(many)}"
