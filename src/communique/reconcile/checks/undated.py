"""A figure without a date against a dated total of the same doer: nobody can say whether it is a part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations

from communique.reconcile.checks import figures
from communique.reconcile.drafts import Draft, figure, noun
from communique.reconcile.relations import APART, EQUAL, INSIDE, relate
from communique.reconcile.scopes import Scope


def check(scopes: Sequence[Scope]) -> Iterator[Draft]:
    """Findings of one document's scopes."""
    for members in figures.by_measure(scopes).values():
        for part, whole in permutations([s for s in members if s.stated], 2):
            if part.start is None and not part.dated and whole.dated and whole.start is not None and _one_war(part, whole):
                why = f"{figure(part)} {noun(part)} may or may not be among {figure(whole)}: its date is not stated"
                yield Draft("subset", (part, whole), "undecided", why)


def _one_war(part: Scope, whole: Scope) -> bool:
    relation = relate(part, whole)
    aimed = part.targets & whole.targets or (not part.targets and not whole.targets)
    return APART not in (relation.time, relation.counts, relation.place) and relation.agent in {EQUAL, INSIDE} and bool(aimed)
