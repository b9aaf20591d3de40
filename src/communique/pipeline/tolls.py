"""Reports to tolls: what a report was read into, the range of victims that it tells of, and where it was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from communique.gazetteer.places import open_places
from communique.model.document import ReadDocument
from communique.model.records import Claim, Place, Span
from communique.model.tolls import Toll
from communique.pipeline.reading import Outcome
from communique.reconcile.scenes import WIDE, country_of
from communique.reconcile.tolls import toll_of

_LEAD = 1500
"""Code points at the beginning of a report in which it names where that was which it tells of."""


@dataclass(frozen=True, slots=True)
class ToldOutcome:
    """What became of one input, with its toll unless it failed, and its claims by id."""

    outcome: Outcome
    toll: Toll | None = None
    claims: dict[str, Claim] | None = None


def tolls(outcomes: Iterable[Outcome], *, kind: str = "killed", civilians: bool = False) -> Iterator[ToldOutcome]:
    """The toll of each report, in order."""
    for outcome in outcomes:
        if outcome.document is None or outcome.failure:
            yield ToldOutcome(outcome)
            continue
        toll = report_toll(outcome.document, outcome.claims, kind=kind, civilians=civilians)
        yield ToldOutcome(outcome, toll, {str(claim.id): claim for claim in outcome.claims})


def report_toll(document: ReadDocument, claims: Sequence[Claim], *, kind: str = "killed", civilians: bool = False) -> Toll:
    """The toll of one report; where no claim is located, its place is the first fine one that the beginning names."""
    from communique.extract.quantities.people import count_people

    toll = toll_of(document, claims, count_people, kind=kind, civilians=civilians)
    return toll if toll.place or not claims else toll.model_copy(update={"place": _place_in(document.text[:_LEAD])})


def _place_in(text: str) -> Place | None:
    from communique.extract.geoparsing import geoparse
    from communique.extract.parser import load_parser

    found = [(t, t.place) for t in geoparse(text, load_parser(), open_places()) if t.place and t.place.latitude is not None]
    country = country_of([entry.country for _, entry in found if entry.kind != "country"])
    for toponym, entry in found:
        if entry.kind not in WIDE and entry.country == country:
            return Place(mention=Span.of(text, toponym.start, toponym.end), name=entry.name, names=entry.names,
                         country=entry.country, geonames_id=entry.geonames_id, latitude=entry.latitude,
                         longitude=entry.longitude, kind=entry.kind)  # fmt: skip
    return None
