"""When a battle or an operation is said to have been fought, against what the same account dates after its end."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from communique.reconcile import whereabouts
from communique.reconcile.comparing import compare_agents
from communique.reconcile.counted import AROUND, EQUAL, INSIDE
from communique.reconcile.drafts import Draft
from communique.reconcile.scopes import Scope

_DEFINES = re.compile(r"\b(?:was|were|is) (?:a|an|the|one of|fought|waged|carried out|launched)\b", re.I)
_OPERATION = re.compile(r"\b(?:operations?|campaigns?|offensives?)\b", re.I)
_ENDS = frozenset({"capture", "siege_lifted"})
"""What a battle ends with, and nothing that comes after it."""
_FIRST = 200
"""Code points within which an account says what it is about."""
_AFTER = 31
"""Days after its end in which a dated event is still told of as one of the battle."""


def check(scopes: Sequence[Scope]) -> Iterator[Draft]:
    """Findings of one document's scopes."""
    for battle in (s for s in scopes if _is_defined(s)):
        after = [s for s in scopes if _is_of(s, battle) and battle.end is not None and s.start is not None
                 and 0 < s.start - battle.end <= _AFTER]  # fmt: skip
        if after:
            first = min(after, key=lambda s: (s.start or 0, s.order))
            why = f'said to be of "{battle.time_words}", but "{first.words}" is of {_day(first.start)}'
            yield Draft("range", (battle, first), "conflict", why)


def _is_defined(scope: Scope) -> bool:
    """Whether the account begins by saying what battle it is of, and when that was fought."""
    told = scope.type == "clash" and scope.positive and scope.modality == "asserted" and scope.narrated and scope.order <= _FIRST
    return told and scope.dated and (scope.days or 0) > 1 and _DEFINES.search(scope.words) is not None


def _is_of(scope: Scope, battle: Scope) -> bool:
    """Whether what is dated can only be of the battle: at its place, or where it has none by those who carried it out."""
    told = scope.type in _ENDS and scope.positive and scope.modality == "asserted" and scope.dated
    if not told or scope.source != battle.source:
        return False
    if battle.places:
        return whereabouts.compare(scope.places, battle.places) in {EQUAL, INSIDE}
    return _OPERATION.search(battle.words) is not None and compare_agents(scope, battle) in {EQUAL, INSIDE, AROUND}


def _day(ordinal: int | None) -> str:
    date = dt.date.fromordinal(ordinal) if ordinal else None
    return f"{date.day} {date:%B %Y}" if date else "no date"
