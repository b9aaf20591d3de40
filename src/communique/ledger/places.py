"""Where the claims of a filter are: each place with how many claims tell of it, and how sure that is."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Engine, case, func, select

from communique.ledger import schema
from communique.ledger.filters import ClaimFilter
from communique.ledger.planning import filtered
from communique.model.records import PlaceKind, Record


class PlaceCount(Record):
    """A place as the claims name it; `key` is what the filter's `spots` take.

    `doubtful` counts the claims whose place may be another of that name, `around` those that are not said to be at the place
    but near it, from it or on the way to it.
    """

    key: str
    name: str
    kind: PlaceKind | None = None
    country: str | None = None
    province: str | None = None
    geonames_id: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    claims: int
    doubtful: int = 0
    around: int = 0


class Places:
    """Queries over the places of a ledger."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def counts(self, wanted: ClaimFilter | None = None, *, limit: int = 5_000) -> list[PlaceCount]:
        """The places of a filter's claims, those of the most claims first."""
        claim, links, place = schema.claim, schema.claim_place, schema.place
        joined = claim.join(links, links.c.claim == claim.c.number)
        claims = func.count(links.c.claim.distinct()).label("claims")
        doubtful = func.count(case((links.c.doubtful, links.c.claim)).distinct()).label("doubtful")
        around = func.count(case((links.c.role != "at", links.c.claim)).distinct()).label("around")
        with self._engine.connect() as connection:
            head: Any = func.coalesce(place.c.head, place.c.number).label("place")
            base = select(head, claims, doubtful, around).select_from(joined.join(place, place.c.number == links.c.place))
            counted = filtered(connection, wanted or ClaimFilter(), base).group_by(head).subquery()
            query = select(place, counted.c.claims, counted.c.doubtful, counted.c.around)
            query = query.join(counted, counted.c.place == place.c.number)
            rows = connection.execute(query.order_by(counted.c.claims.desc(), place.c.name, place.c.number).limit(limit))
            return [
                PlaceCount.model_construct(
                    key=row.key, name=row.name, kind=row.kind, country=row.country, province=row.admin1,
                    geonames_id=row.geonames_id, latitude=row.latitude, longitude=row.longitude, claims=row.claims,
                    doubtful=row.doubtful, around=row.around,
                )
                for row in rows
            ]  # fmt: skip
