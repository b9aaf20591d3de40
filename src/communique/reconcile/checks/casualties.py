"""Casualties, who are killed or wounded, against figures for the killed and for the wounded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from communique.reconcile import sameness, wording
from communique.reconcile.camps import camp_of_victims
from communique.reconcile.checks.reports import Tied, is_one
from communique.reconcile.drafts import DISAGREE, Draft, Row, figure, number
from communique.reconcile.relations import EQUAL, is_part, relate
from communique.reconcile.scopes import PEOPLE, Scope

_PARTS = ("killed", "wounded")
_BESIDE = 40
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
            yield from _short_of(told, whole)
        yield from _of_all_harm(told, whole)


def between(scopes: Sequence[Scope], tied: Tied) -> Iterator[Draft]:
    """Findings between documents: the dead and the wounded of one against the casualties of another."""
    told: dict[str, list[Scope]] = {}
    for scope in sameness.counted(scopes):
        if scope.stated and scope.brief and scope.type in {"casualties", *_PARTS}:
            told.setdefault(scope.document, []).append(scope)
    for document, own in told.items():
        for whole in (s for s in own if s.type == "casualties"):
            for other in sorted(told.keys() & set(tied(document))):
                yield from _made_by(told[other], whole)


def _made_by(told: Sequence[Scope], whole: Scope) -> Iterator[Draft]:
    """The largest tolls of dead and wounded that can be of the same victims as the casualties, where they are at odds."""
    alike = [s for s in told if s.type in _PARTS and is_one(s, whole, tolls=True)]
    most = [max((s for s in alike if s.type == kind), key=lambda s: s.number or 0, default=None) for kind in _PARTS]
    if most[0] is not None and most[1] is not None:
        # Tolls of several counters may differ, and set no row that holds for all of them.
        found = (replace(draft, rows=()) for draft in _added(most[0], most[1], whole))
        yield from (draft for draft in found if draft.verdict in DISAGREE)


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
    if killed is not None and wounded is not None:
        yield from _added(killed, wounded, whole)


def _added(killed: Scope, wounded: Scope, whole: Scope) -> Iterator[Draft]:
    if killed.low is None or wounded.low is None:
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


def _short_of(told: Sequence[Scope], whole: Scope) -> Iterator[Draft]:
    """Exact losses of a side, killed and wounded side by side, that are fewer than the casualties told of it elsewhere."""
    for killed, wounded in pairwise(told):
        pair = {killed.type: killed, wounded.type: wounded}
        close = 0 <= wounded.order - killed.end_of_words <= _BESIDE and set(pair) == set(_PARTS)
        if not close or any(s.low != s.high for s in pair.values()) or any(relate(s, whole).apart for s in pair.values()):
            continue
        made = (killed.low or 0) + (wounded.low or 0)
        if whole.low is not None and made < whole.low and all(_of_one_side(s, whole) for s in pair.values()):
            words = f"{figure(pair['killed'])} killed and {figure(pair['wounded'])} wounded are {number(made)}"
            yield Draft("sum", (killed, wounded, whole), "differ", f"{words}, fewer than {figure(whole)} casualties")


def _of_all_harm(told: Sequence[Scope], whole: Scope) -> Iterator[Draft]:
    """Figures for the killed, the hurt and those taken away, side by side, and behind them the total of all the victims."""
    if whole.low is None or whole.low != whole.high or not wording.TOTAL.search(whole.words):
        return
    run: list[Scope] = []
    behind = whole
    for scope in sorted((s for s in told if s.order < whole.order and s.type in PEOPLE), key=lambda s: -s.order):
        beside = behind.order - scope.end_of_words <= _BESIDE and scope.source == whole.source and scope.low == scope.high
        if not beside or scope.type in {s.type for s in run} or relate(scope, whole).apart:
            break
        run.append(scope)
        behind = scope
    if len(run) <= len(_PARTS):
        return  # Killed and wounded alone are held against casualties as such.
    made = sum(s.low or 0 for s in run)
    words = " and ".join(f"{figure(s)} {s.type}" for s in reversed(run))
    if made == whole.low:
        rows = (Row(tuple(s.id for s in run), whole.id, equal=True),)
        yield Draft("sum", (*reversed(run), whole), "consistent", f"{words} make the {figure(whole)} victims", rows)
    else:
        yield Draft("sum", (*reversed(run), whole), "conflict", f"{words} make {number(made)}, not {figure(whole)} victims")


def _of_one_side(part: Scope, whole: Scope) -> bool:
    """Whether both count losses of one body or camp by its words."""
    camp = camp_of_victims(part)
    return bool(part.targets & whole.targets) or (camp is not None and camp == camp_of_victims(whole))


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
