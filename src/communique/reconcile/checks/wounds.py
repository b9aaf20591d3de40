"""Who died of their wounds, against all who were said to be wounded: they are some of those."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from communique.reconcile import sameness, wording
from communique.reconcile.checks.reports import Tied, is_one
from communique.reconcile.drafts import Draft, figure, noun
from communique.reconcile.relations import APART, is_less, relate
from communique.reconcile.scopes import Scope

_FAR = 1500
"""Code points over which "of the wounded" takes up a figure for them."""


def check(scopes: Sequence[Scope]) -> Iterator[Draft]:
    """Findings of one document's scopes."""
    told = sameness.counted(scopes)
    for dead in (*_of_wounds(told), *_since(told)):
        before = [s for s in told if s.type == "wounded" and 0 < dead.order - s.order <= _FAR and _can_hold(s, dead)]
        if before:
            yield _among(dead, max(before, key=lambda s: (s.source == dead.source, s.order)))


def between(scopes: Sequence[Scope], tied: Tied) -> Iterator[Draft]:
    """Findings between documents: those of one report who died, among those whom another told of as wounded before."""
    told: dict[str, list[Scope]] = {}
    for scope in sameness.counted(scopes):
        told.setdefault(scope.document, []).append(scope)
    for document, own in told.items():
        for dead in _of_wounds(own):
            for other in sorted(told.keys() & set(tied(document))):
                wounded = [s for s in told[other] if s.type == "wounded" and s.brief and s.high is not None and _can_hold(s, dead)
                           and (s.published or 0) <= (dead.published or 0) and is_one(s, dead, tolls=True)]  # fmt: skip
                if wounded:
                    yield _among(dead, max(wounded, key=lambda s: (s.number or 0, sameness.fullness(s), -s.order)))


def _of_wounds(told: Sequence[Scope]) -> list[Scope]:
    return [s for s in told if s.type == "killed" and s.stated and wording.DIED_OF_WOUNDS.search(s.words)]


def _since(told: Sequence[Scope]) -> list[Scope]:
    """Those of no noun who died since, where the figure told of last was of wounded ("One has since died")."""
    dead = [s for s in told if s.type == "killed" and s.stated and not s.things and wording.SINCE_DIED.search(s.words)]
    last = {s.id: max((o for o in told if o.order < s.order), key=lambda o: o.order, default=None) for s in dead}
    return [s for s in dead if (before := last[s.id]) is not None and before.type == "wounded"]


def _can_hold(wounded: Scope, dead: Scope) -> bool:
    return wounded.stated and is_less(dead, wounded) and APART not in (relate(dead, wounded).counts, relate(dead, wounded).time)


def _among(dead: Scope, wounded: Scope) -> Draft:
    why = f"{figure(dead)} who died of their wounds are some of {figure(wounded)} {noun(wounded)}"
    # Who died of wounds may no longer be counted among the wounded: no row is set.
    return Draft("subset", (dead, wounded), "consistent", why)
