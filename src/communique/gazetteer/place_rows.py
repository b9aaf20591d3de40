"""A place on its way into the gazetteer's file, and the countries whose places are kept in full."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from communique.model.records import PlaceKind

DATA = Path(__file__).parent / "data"
# Countries of current and recent wars: their places keep all names and their districts.
WAR = frozenset("AF AM AZ BF BI CD CF CM CO EG ER ET GE HT IL IN IQ IR JO LB LK LY ML MM MZ NE NG PH PK PS RS RU RW SD "
                "SO SS SY TD TH TR UA UG XK YE BA HR KW SA".split())  # fmt: skip


@dataclass(slots=True)
class Row:
    """A place on its way into the store; its GeoNames code ("SY.04"), those of what it lies in."""

    name: str
    country: str
    kind: PlaceKind
    latitude: float | None = None
    longitude: float | None = None
    population: int = 0
    names: list[str] = field(default_factory=list)
    geonames_id: int | None = None
    area: str | None = None
    district: str | None = None
    code: str | None = None
    capital: bool = False
