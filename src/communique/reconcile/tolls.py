"""The toll of one report: the range of dead, or wounded, that its sources tell of, under one export policy.

The policy, `report-range`, works as recorders of casualties do. Where the report gives a range of its own it is that range.
Else it runs from the report's own count ("at least 10" is 10) to the largest that a source tells; lower counts are taken for
earlier ones or for parts. What counts some of the dead is no count of them all; others told of right behind the count are
added; where no figure is told, the people named are counted, a bare plural as two.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from communique.model.document import ReadDocument
from communique.model.records import Claim, Number
from communique.model.tolls import Meeting, Standing, Toll, TollStatement
from communique.reconcile.scenes import place_of, time_of
from communique.reconcile.tellings import PeopleCounter, Telling, tellings

POLICY = "report-range"
_NEAR = 200
"""Code points behind a count within which victims told of as others are added to it."""
Ends = tuple[Number | None, Number | None]


def toll_of(
    document: ReadDocument, claims: Sequence[Claim], people: PeopleCounter, *, kind: str = "killed", civilians: bool = False
) -> Toll:
    """The toll that a document's claims of a type tell of; `people` counts whom a phrase names.

    With `civilians`, statements that count fighters are left out. A report that tells of no toll has none: both ends None.
    """
    told = [t for t in tellings(claims, kind, document.text, people) if not (civilians and t.fighters)]
    victims = [t for t in told if t.high != 0]
    lead = _lead(victims)
    (low, high), deciding = _range(lead, victims) if lead else ((0, 0), told[:1]) if told else ((None, None), [])
    used = {at for t in deciding for at in t.claims}
    record = document.document
    return Toll(
        type=kind,
        document=record.id or record.source,
        source=record.source,
        policy=POLICY,
        low=low,
        high=high,
        place=place_of(claims),
        when=time_of(claims, used),
        used=tuple(sorted(used)),
        statements=tuple(_statement(t, low, bool(used & set(t.claims))) for t in told),
    )


def meeting(one: Toll, other: Toll) -> Meeting | None:
    """Whether some number fits both tolls, an open end fitting all beyond it; None where a report tells of none."""
    if not (one.told and other.told):
        return None
    apart = any(a.high is not None and b.low is not None and a.high < b.low for a, b in ((one, other), (other, one)))
    return "differ" if apart else "consistent"


def _lead(told: Sequence[Telling]) -> Telling | None:
    """The report's own count: its first names where they come before any figure, else its first figure of all victims, else
    its first of anybody; statements of one sentence count together.
    """
    free = [t for t in told if not t.part]
    if not free:
        return told[0] if told else None
    whole = next((t for t in free if t.stated and t.whole), None)
    first = free[0]
    if first.named and (whole is None or whole.sentence != first.sentence):
        return _together([t for t in free if t.sentence == first.sentence and not t.stated])
    if whole is not None:
        return whole
    figure = next((t for t in free if t.stated), None)
    return _together([t for t in free if t.stated and t.sentence == figure.sentence]) if figure else first


def _together(told: Sequence[Telling]) -> Telling:
    """Statements as one: what another source than the first's adds may not have been, and only raises the upper end."""
    first = told[0]
    low = sum(t.low or 0 for t in told if t.source == first.source)
    return replace(first, low=low, high=sum(t.high for t in told), claims=tuple(at for t in told for at in t.claims))


def _range(lead: Telling, told: Sequence[Telling]) -> tuple[Ends, list[Telling]]:
    """The ends, and the statements that decide them."""
    if lead.ranged:
        return (lead.low, lead.high), [lead]
    rest = [t for t in told if t.start > lead.start and t.stated and t.whole and not t.part and lead.claims != t.claims]
    added = [t for t in rest if t.further and not lead.least and t.start - lead.start <= _NEAR]
    more = sum(t.low or 0 for t in added)
    low = lead.low if lead.low is None else lead.low + more
    high = lead.high + sum(t.high for t in added)
    most = max((t for t in rest if not t.further and t.high > high and (t.low or t.high) >= (low or 0)),
               key=lambda t: t.high, default=None)  # fmt: skip
    return (low, most.high if most else high), [lead, *added, *([most] if most else [])]


def _statement(telling: Telling, low: Number | None, used: bool) -> TollStatement:
    return TollStatement(source=telling.source, low=telling.low, high=telling.high, standing=_standing(telling, low, used),
                         used=used, claims=telling.claims)  # fmt: skip


def _standing(telling: Telling, low: Number | None, used: bool) -> Standing:
    if telling.high == 0:
        return "zero"
    if telling.part or (telling.stated and not telling.whole and not used):
        return "part"
    if not telling.stated:
        return "named"
    if telling.further:
        return "further"
    return "lower" if not used and telling.high < (low or 0) else "counts"
