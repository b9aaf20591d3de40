"""Export policies: how one number, or a few, are made of claims when someone must have a number.

Each is a named function of the sources' own bounds; each says which claims it used and which it set aside. None averages.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

from communique.model.bounds import Bound, BoundsAnswer
from communique.model.records import Number, Record


class Exported(Record):
    """Numbers under a policy: `best` where the policy gives one; ids of the claims used and of those set aside."""

    policy: str
    low: Number | None = None
    best: Number | None = None
    high: Number | None = None
    used: tuple[str, ...] = ()
    rejected: tuple[str, ...] = ()


Policy = Callable[[BoundsAnswer], Exported]


def lowest(answer: BoundsAnswer) -> Exported:
    """The least that any one source leaves open: what nobody disputes. For minimum counts of casualty recorders."""
    lows = {s.source: s.bound for s in answer.by_source if s.bound.low is not None}
    least = min((b.low for b in lows.values() if b.low is not None), default=None)
    used = _ids(b.low_claims for b in lows.values() if b.low == least)
    return _exported("lowest", answer, used, low=least, best=least)


def highest(answer: BoundsAnswer) -> Exported:
    """The most that any one source claims: the largest figure told, be it a count or a limit."""
    tops = {s.source: _top(s.bound) for s in answer.by_source}
    most = max((top for top in tops.values() if top is not None), default=None)
    used = _ids((*s.bound.high_claims, *s.bound.low_claims) for s in answer.by_source if tops[s.source] == most is not None)
    return _exported("highest", answer, used, best=most, high=most)


def interval(answer: BoundsAnswer) -> Exported:
    """The range that all sources leave open together; where they cannot all be right, over the largest sets that can."""
    bound = answer.together
    low, high = bound.either if bound.either else (bound.low, bound.high)
    used = _ids((bound.low_claims, bound.high_claims)) if bound.holds else _all(answer)
    return _exported("range", answer, used, low=low, high=high)


def best_low_high(answer: BoundsAnswer) -> Exported:
    """Three numbers in the manner of UCDP: `low` and `high` are the least and the largest figure told, `best` the one that
    most sources tell, the lower where two are told equally often (Sundberg and Melander 2013, "Introducing the UCDP
    Georeferenced Event Dataset", Journal of Peace Research 50:4)."""
    told = [
        (top, s.bound) for s in answer.by_source if (top := s.bound.low if s.bound.low is not None else s.bound.high) is not None
    ]
    often = Counter(top for top, _ in told)
    best = min(often, key=lambda top: (-often[top], top), default=None)
    return _exported(
        "best-low-high", answer, _all(answer), low=min(often, default=None), best=best, high=max(often, default=None)
    )


POLICIES: Mapping[str, Policy] = {"lowest": lowest, "highest": highest, "range": interval, "best-low-high": best_low_high}
"""The policies by name."""


def _top(bound: Bound) -> Number | None:
    ends = [end for end in (bound.low, bound.high) if end is not None]
    return max(ends, default=None)


def _ids(groups: object) -> set[str]:
    return {at for group in groups for at in group}  # type: ignore[attr-defined]


def _all(answer: BoundsAnswer) -> set[str]:
    return _ids((*s.bound.low_claims, *s.bound.high_claims) for s in answer.by_source)


def _exported(policy: str, answer: BoundsAnswer, used: set[str], **numbers: Number | None) -> Exported:
    rejected = _all(answer) - used | {left.claim for left in answer.left_out}
    return Exported(policy=policy, used=tuple(sorted(used)), rejected=tuple(sorted(rejected)), **numbers)
