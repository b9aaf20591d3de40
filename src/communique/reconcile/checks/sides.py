"""The losses of two sides against what is told right behind them for both: "250 rebels and 14 soldiers, 274 in all"."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from communique.model.findings import Verdict
from communique.reconcile import wording
from communique.reconcile.camps import have_two_camps
from communique.reconcile.checks import figures
from communique.reconcile.comparing import lineage
from communique.reconcile.drafts import Draft, both, figure, in_order, noun, number
from communique.reconcile.relations import APART, AROUND, is_part, relate
from communique.reconcile.scopes import PEOPLE, Scope

_NEAR = 150
"""Code points over which the losses of both sides are told, and summed up behind them."""


def check(scopes: Sequence[Scope]) -> Iterator[Draft]:
    """Findings of one document's scopes: where the losses of two sides do not make what is said to be all."""
    for measure, members in figures.by_measure(scopes).items():
        if measure in PEOPLE:
            told = in_order(s for s in members if s.stated and s.low is not None and not s.of_war)
            for one, other, whole in zip(told, told[1:], told[2:], strict=False):
                if _are_two_losses(one, other) and _is_of_both(whole, one, other):
                    yield from _against(one, other, whole)


def _are_two_losses(one: Scope, other: Scope) -> bool:
    """Whether two figures next to each other are of two bodies by name that have nothing in common, or of two camps."""
    if one.low != one.high or other.low != other.high or other.order - one.end_of_words > _NEAR:
        return False
    if is_part(other, one) or is_part(one, other):
        return False
    sides = [frozenset().union(*map(lineage, s.targets)) for s in (one, other)]
    return have_two_camps(one, other) or bool(sides[0] and sides[1] and not sides[0] & sides[1] and one.noun != other.noun)


def _is_of_both(whole: Scope, one: Scope, other: Scope) -> bool:
    """Whether the words sum up, or count deaths on both sides, and name none of them."""
    relations = [relate(s, whole) for s in (one, other)]
    if any(r.time == APART or r.place in {APART, AROUND} for r in relations) or whole.order - other.end_of_words > _NEAR:
        return False
    if not whole.brief and (one.brief or other.brief):
        return False  # Others died on the other days.
    sums_up = any(cue.search(whole.words) for cue in (wording.TOTAL, wording.BOTH_SIDES, wording.DEATHS))
    goes_on = wording.BRINGING.search(whole.words) or wording.RAISED.search(whole.words)  # Others were counted before.
    return sums_up and not goes_on and not whole.targets and (whole.number or 0) >= max(one.number or 0, other.number or 0)


def _against(one: Scope, other: Scope, whole: Scope) -> Iterator[Draft]:
    made = (one.number or 0) + (other.number or 0)
    if (whole.low or 0) <= made <= (math.inf if whole.high is None else whole.high):
        return
    fixed = whole.low == whole.high and wording.TOTAL.search(whole.words) and one.source == other.source == whole.source
    verdict: Verdict = "conflict" if fixed else "differ"
    words = both([f"{figure(s)} {noun(s)}" for s in (one, other)])
    yield Draft("sum", (one, other, whole), verdict, f"{words} are {number(made)}, not {figure(whole)} on both sides")
