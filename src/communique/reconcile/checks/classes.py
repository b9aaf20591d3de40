"""Figures for kinds of victims that cannot overlap (children, teachers) against the figure for all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from communique.model.findings import Verdict
from communique.reconcile import counted, wording
from communique.reconcile.checks import figures
from communique.reconcile.checks.reports import Tied
from communique.reconcile.counted import APART, AROUND, EQUAL, INSIDE
from communique.reconcile.drafts import DISAGREE, Draft, Row, figure, in_order, noun, number
from communique.reconcile.relations import is_part, relate, whole_class
from communique.reconcile.scopes import PEOPLE, Scope
from communique.reconcile.victims import are_listed

_PASSAGE = 250
_FAR = 1000
"""Code points beyond which a figure without date and place is of something else."""


def check(scopes: Sequence[Scope]) -> Iterator[Draft]:
    """Findings of one document's scopes."""
    for measure, members in figures.by_measure(scopes).items():
        kinds = disjoint_kinds(members) if measure in PEOPLE else []
        wholes = [s for s in members if whole_class(s) == "people" and s.stated and kinds and _holds(s, kinds)]
        for whole in _values(wholes):
            yield against(kinds, whole, "conflict" if wording.TOTAL.search(whole.words) else "differ")


def between(scopes: Sequence[Scope], tied: Tied) -> Iterator[Draft]:
    """Findings between documents: the kinds told in one against the whole of another."""
    for measure, members in figures.by_measure(scopes).items():
        if measure not in PEOPLE:
            continue
        documents: dict[str, list[Scope]] = defaultdict(list)
        for scope in members:
            documents[scope.document].append(scope)
        for document, own in sorted(documents.items()):
            kinds = disjoint_kinds(own)
            others = sorted(set(tied(document)) & documents.keys()) if kinds else ()
            for other in others:
                wholes = _values([s for s in documents[other] if _may_hold(s, kinds)])
                drafts = [(against(kinds, whole, "differ"), whole) for whole in wholes]
                yield from (draft for draft, _ in drafts if draft.verdict in DISAGREE)
                if fitting := [found for found in drafts if found[0].verdict not in DISAGREE]:
                    yield min(fitting, key=lambda found: (found[1].high is None, found[1].number or 0))[0]


def _may_hold(whole: Scope, kinds: Sequence[Scope]) -> bool:
    told = whole_class(whole) == "people" and whole.stated and whole.brief and (whole.places or not whole.recent)
    told = told and whole.noun != "other" and not wording.is_further(whole.words, whole.type)
    told = told and not wording.DIED_OF_WOUNDS.search(whole.words)
    return bool(told) and _placed(whole, kinds) and _is_of_all(whole, kinds)


def _is_of_all(whole: Scope, kinds: Sequence[Scope]) -> bool:
    """Whether the whole can be all the dead that the kinds are of: it counts no other kind, and none of them alone is more."""
    holds = all(counted.compare(s.counts or "", whole.counts or "") == INSIDE for s in kinds)
    return holds and (whole.high is None or all((s.low or 0) <= whole.high for s in kinds))


def disjoint_kinds(members: Sequence[Scope]) -> list[Scope]:
    """Neighbouring figures of one document for kinds of people that cannot overlap; empty where there are not two."""
    special = [s for s in members if whole_class(s) != "people" and s.stated and s.low is not None and s.counts]
    best: list[Scope] = []
    for at, first in enumerate(special):
        run = [first]
        for other in special[at + 1 :]:
            apart = all(counted.compare(s.counts or "", other.counts or "") == APART for s in run)
            if apart and other.order - run[-1].end_of_words <= _PASSAGE and relate(run[-1], other).place != APART:
                run.append(other)
        if len(run) > 1 and (len(run), run[0].order) >= (len(best), best[0].order if best else 0):
            best = run
    return best


def _holds(whole: Scope, kinds: Sequence[Scope]) -> bool:
    if any(is_part(s, whole) or are_listed(s, whole) for s in kinds) or not _is_of_all(whole, kinds):
        return False
    if whole.recent and not whole.places and abs(whole.order - kinds[0].order) > _FAR:
        return False
    return whole.brief and _placed(whole, kinds) and not any(relate(s, whole).place == AROUND for s in kinds)


def _placed(whole: Scope, kinds: Sequence[Scope]) -> bool:
    return all(
        (relate(s, whole).place in {EQUAL, INSIDE, AROUND} or not whole.places) and relate(s, whole).time != APART for s in kinds
    )


def _values(wholes: Sequence[Scope]) -> list[Scope]:
    """One claim for each document and value: the last told, which is the body's."""
    found = {(s.document, s.low, s.high): s for s in in_order(wholes)}
    return list(found.values())


def against(kinds: Sequence[Scope], whole: Scope, at_odds: Verdict) -> Draft:
    """The finding for kinds and a whole; `at_odds` is the verdict where the kinds are more."""
    total = sum(s.low or 0 for s in kinds)
    parts = " and ".join(f"{figure(s)} {s.things or s.noun}" for s in kinds)
    if whole.high is not None and total > whole.high:
        return Draft("sum", (*kinds, whole), at_odds, f"{parts} make {number(total)}, more than {figure(whole)} {noun(whole)}")
    rows = (Row(tuple(s.id for s in kinds), whole.id),)
    return Draft(
        "sum", (*kinds, whole), "consistent", f"{parts} make {number(total)}; {figure(whole)} {noun(whole)} in all", rows
    )
