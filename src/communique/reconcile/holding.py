"""How much of a place a claim says is held or has been taken, and whether such shares can be beside each other."""

from __future__ import annotations

import re

from communique.reconcile.scopes import Scope
from communique.reconcile.wording import Share, share_of

HELD = frozenset({"control", "capture"})
"""Types that say that a side holds a place."""
_ROUGHLY = 0.05
"""Shares are said roughly: by so much more than all of a place they may be."""
_SHORT = 30
"""Clauses shorter than this seldom say how much is held; their sentence may."""
_DISTRICT = re.compile(r"\bdistricts?\b", re.I)


def share_told(scope: Scope) -> Share | None:
    """The share of its place that a claim says is held; None where it says none."""
    if scope.type not in HELD:
        return None
    own = any(place.kind == "district" for place in scope.places)
    words, sentence = (_DISTRICT.sub("", text) if own else text for text in (scope.words, scope.sentence))
    found = share_of(words)
    return share_of(sentence) if found is None and len(words) < _SHORT else found


def are_more_than_all(mine: Share | None, other: Share | None) -> bool:
    """Whether two sides' shares of one place cannot be beside each other, however its edges are drawn."""
    return mine is not None and other is not None and mine[0] + other[0] > 1 + _ROUGHLY


def are_two_shares(mine: Share | None, other: Share | None) -> bool:
    """Whether both are put in numbers that no share fits."""
    exact = mine is not None and other is not None and mine[0] == mine[1] and other[0] == other[1]
    return exact and mine is not None and other is not None and abs(mine[0] - other[0]) > _ROUGHLY


def in_words(share: Share | None) -> str:
    """A share in words."""
    low, high = share or (0.0, 1.0)
    if low == 1:
        return "all"
    if low == high:
        return f"{100 * low:.0f} percent"
    return f"{100 * low:.0f} percent or more" if high == 1 else f"{100 * low:.0f} to {100 * high:.0f} percent"
