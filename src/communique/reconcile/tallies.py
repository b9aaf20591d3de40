"""Tallies: bounds for every group of claims that share their type and some respects, nothing counted twice."""

from __future__ import annotations

import calendar
import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from communique.gazetteer.persons import PRIVATE, is_private_source
from communique.model.bounds import Question, TallyRow
from communique.model.records import Claim, Entity
from communique.reconcile.bounds import bounds_of


def tally(claims: Iterable[Claim], by: Sequence[str]) -> tuple[TallyRow, ...]:
    """A row for each type and each value of the respects `by` (names of RESPECTS), sorted; groups without figures give none.

    Within a row a source's figures of different days or places add up, its figures of the same ones do not, and figures of
    different sources never do. A claim that names several actors or places makes a row of them together, so that no figure
    stands in two rows. The order of the claims does not matter.
    """
    groups: dict[tuple[str, ...], dict[str, Claim]] = defaultdict(dict)
    respects = [name for name in by if name != "type"]
    for claim in claims:
        if claim.quantity is not None and claim.quantity.per is None:
            values = (RESPECTS[name](claim) or "" for name in respects)
            groups[claim.type, *values][claim.id or str(len(groups))] = claim
    return tuple(_row(key, respects, members) for key, members in sorted(groups.items()))


def _row(key: tuple[str, ...], respects: Sequence[str], members: dict[str, Claim]) -> TallyRow:
    kind, *rest = key
    values = {name: value or None for name, value in zip(respects, rest, strict=True)}
    start, end = _window(values.get("month"), values.get("year"))
    told = bounds_of([members[at] for at in sorted(members)], Question(type=kind, start=start, end=end))
    return TallyRow(type=kind, values=values, claims=len(members), together=told.together, by_source=told.by_source)


def _window(month: str | None, year: str | None) -> tuple[dt.date | None, dt.date | None]:
    """The days of a month, as 2017-08, or of a year; none where neither is known."""
    if month:
        first = dt.date.fromisoformat(f"{month}-01")
        return first, first.replace(day=calendar.monthrange(first.year, first.month)[1])
    return (dt.date(int(year), 1, 1), dt.date(int(year), 12, 31)) if year else (None, None)


def _names(entities: Iterable[Entity]) -> str | None:
    return "; ".join(sorted({entity.name or " ".join(entity.mention.text.split()) for entity in entities})) or None


def _place(claim: Claim) -> str | None:
    names = {place.name or (" ".join(place.mention.text.split()) if place.mention else "") for place in claim.places}
    return "; ".join(sorted(names - {""})) or None


def _country(claim: Claim) -> str | None:
    return "; ".join(sorted({place.country for place in claim.places if place.country})) or None


def _source(claim: Claim) -> str | None:
    if is_private_source(claim.source):
        return PRIVATE
    return claim.source.organisation or claim.source.name or claim.document.outlet


def _stretch(claim: Claim, digits: int) -> str | None:
    """The month or year that holds all of a claim's days, as the first digits of its dates; None where none surely does."""
    start, end = claim.time.start, claim.time.end
    if start is None or end is None or str(start)[:digits] != str(end)[:digits]:
        return None
    return str(start)[:digits]


RESPECTS: dict[str, Callable[[Claim], str | None]] = {
    "type": lambda claim: claim.type,
    "actor": lambda claim: _names(claim.agent),
    "target": lambda claim: _names(claim.target),
    "place": _place,
    "country": _country,
    "source": _source,
    "outlet": lambda claim: claim.document.outlet,
    "month": lambda claim: _stretch(claim, 7),
    "year": lambda claim: _stretch(claim, 4),
}
"""What a tally can be made by; rows always part by type, since different things do not add up."""
