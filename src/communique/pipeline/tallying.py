"""Who claims how much over time: each source's own claims of each period, bounded as reconciliation does."""

from __future__ import annotations

import calendar
import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from communique.gazetteer.persons import is_private_source
from communique.ledger.filters import ClaimFilter
from communique.ledger.store import Ledger
from communique.model.bounds import Bound, Question
from communique.model.collecting import no_collecting
from communique.model.errors import OptionError
from communique.model.records import Claim, Number, Source
from communique.model.tallies import LeftOutOfTally, TalliedBy, Tally, TallyLine, TallyPoint, TallyStep
from communique.pipeline.naming import Naming
from communique.reconcile.bounds import bounds_of

MOST_CLAIMS = 30_000
MOST_LINES = 40
_COUNTED = frozenset({"asserted", "hedged"})
_LASTING = frozenset({"control", "missing", "siege", "strength"})
"""Types of what is there for a time, rather than of what happens."""
_NOBODY = Source()


def tally(ledger: Ledger, wanted: ClaimFilter, *, step: TallyStep = "month", by: TalliedBy = "speaker") -> Tally:
    """The tally of a filter that takes claims of one type; raises OptionError where it takes several, or too many claims.

    What is told of one happening twice, by the same source or in a copy, counts once: figures of the same days add up only
    where their places lie apart.
    """
    if len(wanted.types) != 1:
        raise OptionError("type: a tally is of one type of claim; choose one")
    if ledger.claims.count(wanted, cap=MOST_CLAIMS).capped:
        raise OptionError(f"more than {MOST_CLAIMS:,} claims: choose a shorter time, a place or a source")
    naming = Naming.of(ledger)
    claims = (naming.claim(stored.claim) for stored in ledger.claims.stream(wanted))
    with no_collecting():
        return tally_of(claims, wanted.types[0], step=step, by=by)


def tally_of(claims: Iterable[Claim], type: str, *, step: TallyStep, by: TalliedBy) -> Tally:
    """The tally of claims of one type."""
    left_out: Counter[str] = Counter()
    cells: dict[str, dict[dt.date, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in claims:
        reason = _unfit(claim, step)
        if reason:
            left_out[reason] += 1
        else:
            cells[_source(claim, by)][_period(claim.time.start or dt.date.min, step)[0]].append(claim)
    lines = [TallyLine(source=source, points=tuple(_points(periods, type, step)), claims=sum(map(len, periods.values())))
             for source, periods in cells.items()]  # fmt: skip
    lines.sort(key=lambda line: (-line.claims, line.source))
    told = tuple(LeftOutOfTally(reason=reason, claims=count) for reason, count in left_out.most_common())
    return Tally(
        type=type, step=step, by=by, lines=tuple(lines[:MOST_LINES]), more=max(0, len(lines) - MOST_LINES), left_out=told
    )


def _points(periods: dict[dt.date, list[Claim]], type: str, step: TallyStep) -> Iterator[TallyPoint]:
    for start in sorted(periods):
        own = periods[start]
        ids = tuple(str(claim.id) for claim in own)
        if type in _LASTING:
            bound = _lasting(own)
            yield TallyPoint(start=start, bound=bound, told=bound.high, claims=ids)
        else:
            question = Question(type=type, start=start, end=_period(start, step)[1])
            yield TallyPoint(start=start, bound=bounds_of(map(_of_one, own), question).together, told=_told(own), claims=ids)


def _told(claims: Sequence[Claim]) -> Number | None:
    """The sum of the upper ends of figures that differ in number or days; a figure told twice counts once."""
    figures = {(c.time.start, c.time.end, c.quantity.low, c.quantity.high) for c in claims if c.quantity}
    highs = [high for _, _, _, high in figures if high is not None]
    return sum(highs) if len(highs) == len(figures) else None


def _of_one(claim: Claim) -> Claim:
    """The claim as one of the line's source, whoever it quotes: what an outlet reports of one day and place counts once."""
    return claim.model_copy(update={"source": _NOBODY, "document": claim.document.model_copy(update={"outlet": "the source"})})


def _lasting(claims: Sequence[Claim]) -> Bound:
    """Of what lasts (so many fighters) figures of different days never add up: from the least to the greatest of them."""
    lows = {str(claim.id): claim.quantity.low for claim in claims if claim.quantity}
    highs = {str(claim.id): claim.quantity.high for claim in claims if claim.quantity}
    low = None if None in lows.values() else min(value for value in lows.values() if value is not None)
    high = None if None in highs.values() else max(value for value in highs.values() if value is not None)
    low_claims = tuple(at for at, value in lows.items() if value == low is not None)
    return Bound(
        low=low,
        high=high,
        low_claims=low_claims,
        high_claims=tuple(at for at, value in highs.items() if value == high is not None),
    )


def _source(claim: Claim, by: TalliedBy) -> str:
    outlet = claim.document.outlet or "an unnamed outlet"
    if by == "outlet":
        return outlet
    if is_private_source(claim.source):
        return f"private persons, in {outlet}"
    named = claim.source.organisation or claim.source.name
    if not named and claim.source.speaker:
        named = " ".join(claim.source.speaker.text.split())
    return named or f"unattributed, in {outlet}"


def _unfit(claim: Claim, step: TallyStep) -> str | None:
    """Why a claim has no place in a tally; None where it has."""
    quantity, time = claim.quantity, claim.time
    if quantity is None or (quantity.low is None and quantity.high is None):
        return "no figure"
    if quantity.per:
        return "a rate"
    if claim.modality not in _COUNTED:
        return {"future": "announced"}.get(claim.modality, claim.modality)
    if claim.polarity == "negative":
        return "denied"
    if time.start is None and time.end is None:
        return "undated"
    if time.start is None or time.end is None:
        return "open on one side"
    if _period(time.start, step) != _period(time.end, step):
        return f"longer than a {step}"
    return None


def _period(day: dt.date, step: TallyStep) -> tuple[dt.date, dt.date]:
    if step == "day":
        return day, day
    if step == "year":
        return dt.date(day.year, 1, 1), dt.date(day.year, 12, 31)
    return day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])
