"""What can be added to a total, and how a sum is written."""

from __future__ import annotations

from collections.abc import Sequence

from communique.gazetteer.names import plain
from communique.reconcile import wording
from communique.reconcile.drafts import number
from communique.reconcile.relations import APART, AROUND, INSIDE, THINGS, relate, whole_class
from communique.reconcile.scopes import PEOPLE, Scope


def can_be_part(part: Scope, total: Scope) -> bool:
    """Whether a figure can be a part of a total, by its number, place, time, doer and class."""
    line = bool(wording.LIST_LINE.match(part.words))
    if part is total or (part.number or 0) > (total.number or 0) or (part.number == total.number and not line):
        return False
    if part.source != total.source and _tells_own_deeds(total):
        return False
    relation = relate(part, total)
    if (
        relation.time == APART
        or (relation.place == APART and not is_around(total))
        or (relation.agent == APART and part.type not in THINGS)
    ):
        return False
    if relation.place == AROUND or relation.time == AROUND:
        return False
    if not part.stated and part.type in PEOPLE:
        return True
    kinds = relation.counts != APART and (whole_class(part) == whole_class(total) or total.counts in {"people", "things"})
    return kinds or relation.counts == INSIDE


def _tells_own_deeds(scope: Scope) -> bool:
    """Whether a party tells of what it did itself, which is no total of what others count."""
    return not scope.narrated and any(plain(name) == scope.source for name in scope.agents)


def is_around(total: Scope) -> bool:
    """Whether a total is told of the land around a town ("near Damascus"), and is no line of a list."""
    near = total.nearby and bool(total.places) and total.type not in THINGS
    return near and not wording.LIST_LINE.match(total.words)


def added(parts: Sequence[Scope]) -> str:
    """The parts as a sum."""
    return " + ".join(number(part.low if part.low is not None else part.number) for part in parts)
