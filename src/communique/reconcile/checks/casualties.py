"""Casualties, who are killed or wounded, against figures for the killed and for the wounded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from communique.reconcile import sameness
from communique.reconcile.drafts import Draft, Row, figure, number
from communique.reconcile.relations import EQUAL, is_part, relate
from communique.reconcile.scopes import Scope

_PARTS = ("killed", "wounded")
_NEAR = 300
"""Code points over which a breakdown of the casualties is told."""


def check(scopes: Sequence[Scope]) -> Iterator[Draft]:
    """Findings of one document's scopes."""
    told = [s for s in sameness.counted(scopes) if s.stated]
    for whole in (s for s in told if s.type == "casualties"):
        inside = [s for s in told if s.type in _PARTS and is_part(s, whole)]
        for part in inside:
            yield _part(part, whole)
        if not inside:
            yield from _sum(told, whole)


def _part(part: Scope, whole: Scope) -> Draft:
    words = f"{figure(part)} {part.type} of {figure(whole)} killed or wounded"
    if part.low is not None and whole.high is not None and part.low > whole.high:
        return Draft("subset", (part, whole), "conflict", f"{words}: a part cannot be more than the whole")
    return Draft("subset", (part, whole), "consistent", words, (Row((part.id,), whole.id),))


def _sum(told: Sequence[Scope], whole: Scope) -> Iterator[Draft]:
    """Killed and wounded of the same place and time make the casualties."""
    killed, wounded = _exact(told, whole)
    if killed is None or wounded is None:
        alike = [s for s in told if s.type in _PARTS and s.brief and whole.brief and _same(s, whole)]
        killed, wounded = (next((s for s in alike if s.type == kind), None) for kind in _PARTS)
    if killed is None or wounded is None or killed.low is None or wounded.low is None:
        return
    least = killed.low + wounded.low
    words = f"{figure(killed)} killed and {figure(wounded)} wounded are {number(least)}"
    claims = (killed, wounded, whole)
    if whole.high is not None and least > whole.high:
        yield Draft("sum", claims, "differ", f"{words}, more than {figure(whole)} casualties")
    else:
        yield Draft(
            "sum", claims, "consistent", f"{words}; {figure(whole)} casualties", (Row((killed.id, wounded.id), whole.id),)
        )


def _exact(told: Sequence[Scope], whole: Scope) -> tuple[Scope | None, Scope | None]:
    """Killed and wounded told near the casualties that make just their number, be their place and time told or not."""
    near = [s for s in told if s.type in _PARTS and abs(s.order - whole.order) <= _NEAR and not relate(s, whole).apart]
    for killed in (s for s in near if s.type == "killed"):
        for wounded in (s for s in near if s.type == "wounded"):
            if (killed.number or 0) + (wounded.number or 0) == whole.number and min(killed.number or 0, wounded.number or 0):
                return killed, wounded
    return None, None


def _same(part: Scope, whole: Scope) -> bool:
    relation = relate(part, whole)
    return relation.place == EQUAL and relation.time == EQUAL and not relation.apart
