"""What claims are asked for: the filter record, and the conditions it stands for."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from pydantic import Field
from sqlalchemy import Column, ColumnElement, Connection, Table, and_, func, or_, select

from communique.gazetteer.actors import open_actors
from communique.gazetteer.names import plain
from communique.gazetteer.places import open_places
from communique.ledger import schema
from communique.ledger.dialects import claims_with_words, claims_within, has_words, places_in_box
from communique.ledger.names import as_merged
from communique.ledger.projection import area_key
from communique.model.records import Modality, Polarity, Record

State = Literal["draft", "reviewed", "published"]
EARTH_KM = 6371.0
_AT_ONCE = 500
_KM_A_DEGREE = math.pi * EARTH_KM / 180


class Near(Record):
    """A circle on the ground: degrees north and east of its centre, and kilometres."""

    latitude: float = Field(ge=-90, le=90)
    longitude: float = Field(ge=-180, le=180)
    radius_km: float = Field(gt=0, le=20_100)


class ClaimFilter(Record):
    """Which claims: all that is given must hold; of the values of one field, any.

    `agents`, `targets`, `supporters`, `sources` and `actors` (any of these four) take names or aliases of the registry; who
    belongs to a named actor by the registry's parents and sides is found too. `places` are names of places or regions. `start`
    and `end` (both included) take claims whose time overlaps the window; of a time that is open on one side the known day
    counts, and claims without any time are left out. `low` and `high` take claims whose stated figure overlaps that range.
    `spots` are keys of places as `ledger.places` gives them: that very place and nothing within it. `documents` are ids, else
    addresses, `outlets` include those where a copy of the text appeared. Claims that were withdrawn or erased are found only
    with `current=False`, which leaves out all others; None takes all.
    """

    ids: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    agents: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    supporters: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    spots: tuple[str, ...] = ()
    near: Near | None = None
    start: dt.date | None = None
    end: dt.date | None = None
    undated: bool = False
    outlets: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    text: str | None = None
    low: float | None = None
    high: float | None = None
    polarities: tuple[Polarity, ...] = ()
    modalities: tuple[Modality, ...] = ()
    states: tuple[State, ...] = ()
    least_confidence: float | None = None
    incident: str | None = None
    verdicts: tuple[str, ...] = ()
    current: bool | None = True

    def parts(self) -> Iterator[ClaimFilter]:
        """Filters of one condition each; the claims that all of them take are those that this one takes."""
        given: dict[str, Any] = {name: value for name, value in self if value != ClaimFilter.model_fields[name].get_default()}
        window: dict[str, Any] = {name: given.pop(name) for name in ("start", "end") if name in given}
        for part in (window, *({name: value} for name, value in given.items())):
            if part:
                yield self.model_construct(**{"current": self.current, **part})


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition on claims: as a test of each row, and, where it can drive the query, as the query for the claims' numbers.

    `each` is how many numbers are listed in the time that testing one claim takes: 0 where an index serves the test as it is.
    `day` is the column beside the numbers by which they can be put in the order of the claims' time.
    """

    holds: ColumnElement[bool]
    numbers: Any = None
    each: int = 0
    day: Any = None


Known = dict[tuple[str, ...], list[int]]
"""The numbers of actors and places by what was asked, within one snapshot of the ledger."""


def conditions(connection: Connection, wanted: ClaimFilter, known: Known | None = None) -> list[Condition]:
    """The conditions of a filter; those without `numbers` are cheap tests of a column.

    What the names in it mean is looked up in `known`, and kept there, where several filters have them.
    """
    return [*_columns(wanted), *_sets(connection, wanted, {} if known is None else known)]


def _columns(wanted: ClaimFilter) -> Iterator[Condition]:
    c = schema.claim.c
    if wanted.current is not None:
        yield Condition(c.current.is_(wanted.current))
    for column, values in ((c.polarity, wanted.polarities), (c.modality, wanted.modalities)):
        if values:
            yield Condition(column.in_(values))
    if wanted.low is not None:
        yield Condition(func.coalesce(c.high, c.low) >= wanted.low)
    if wanted.high is not None:
        yield Condition(func.coalesce(c.low, c.high) <= wanted.high)
    if wanted.least_confidence is not None:
        yield Condition(c.confidence >= wanted.least_confidence)


def _sets(connection: Connection, wanted: ClaimFilter, known: Known) -> Iterator[Condition]:
    """The conditions that can drive a query, those first that mostly take few claims: of the others no more are counted."""
    c = schema.claim.c
    if wanted.ids:
        yield _listed(c.id.in_(wanted.ids))
    if wanted.documents:
        yield _listed(c.document.in_(_document_numbers(connection, wanted.documents)))
    if wanted.incident:
        table = schema.incident_claim
        yield _listed(c.number.in_(select(table.c.claim).where(table.c.incident == wanted.incident)))
    roles = (("agent", wanted.agents), ("target", wanted.targets), ("supporter", wanted.supporters),
             ("source", wanted.sources), (None, wanted.actors))  # fmt: skip
    for role, names in roles:
        if names:
            yield _linked_actor(wanted, role, _once(known, connection, actor_numbers, names))
    if wanted.places:
        yield _linked_place(wanted, _once(known, connection, place_numbers, wanted.places))
    if wanted.spots:
        yield _linked_place(wanted, _spot_numbers(connection, wanted.spots))
    if wanted.near:
        yield _linked_place(wanted, numbers_near(connection, wanted.near))
    if wanted.start or wanted.end:
        start, end = wanted.start or dt.date.min, wanted.end or dt.date.max
        within, first = claims_within(connection, start, end)
        yield Condition(and_(c.first_day <= end, c.last_day >= start), within, each=1, day=first)
    if wanted.outlets:
        yield _listed(_of_outlets(wanted.outlets))
    if wanted.text:
        yield Condition(has_words(connection, wanted.text), claims_with_words(connection, wanted.text), each=50)
    if wanted.verdicts:
        pairs, finding = schema.finding_claim, schema.finding
        found = select(pairs.c.claim).join(finding, finding.c.id == pairs.c.finding).where(finding.c.verdict.in_(wanted.verdicts))
        yield _listed(c.number.in_(found))
    if wanted.undated:
        yield _listed(and_(*([c.type.in_(wanted.types)] if wanted.types else []), c.first_day.is_(None)))
    elif wanted.types:
        yield _listed(c.type.in_(wanted.types))
    if wanted.states:
        yield _listed(c.state.in_(wanted.states))


def _once(
    known: Known, connection: Connection, look_up: Callable[[Connection, Sequence[str]], list[int]], names: tuple[str, ...]
) -> list[int]:  # fmt: skip
    asked = (look_up.__name__, *names)
    if asked not in known:
        known[asked] = look_up(connection, names)
    return known[asked]


def _listed(holds: ColumnElement[bool]) -> Condition:
    return Condition(holds, select(schema.claim.c.number).where(holds))


def _of_outlets(outlets: Sequence[str]) -> ColumnElement[bool]:
    table = schema.appearance
    copies = select(table.c.document).where(table.c.outlet.in_(outlets), table.c.relation != "first")
    return or_(schema.claim.c.outlet.in_(outlets), schema.claim.c.document.in_(copies))


def _document_numbers(connection: Connection, names: Sequence[str]) -> list[int]:
    """Numbers of the documents with these ids; of names that are no id, of those with these addresses."""
    table, left, numbers = schema.document, set(names), set[int]()
    for column in (table.c.id, table.c.source):
        asked = sorted(left)
        for start in range(0, len(asked), _AT_ONCE):
            rows = connection.execute(select(column, table.c.number).where(column.in_(asked[start : start + _AT_ONCE]))).all()
            numbers |= {row.number for row in rows}
            left -= {row[0] for row in rows}
    return sorted(numbers)


def _linked_actor(wanted: ClaimFilter, role: str | None, actors: Sequence[int]) -> Condition:
    links = schema.claim_actor
    of_role = [links.c.role == role] if role else []
    return _linked(wanted, links, links.c.actor, actors, of_role)


def _linked_place(wanted: ClaimFilter, places: Sequence[int]) -> Condition:
    return _linked(wanted, schema.claim_place, schema.claim_place.c.place, places, [])


def _linked(
    wanted: ClaimFilter, links: Table, named: Column[int], names: Sequence[int], also: Sequence[ColumnElement[bool]]
) -> Condition:  # fmt: skip
    """Claims with a link to any of these names. The sum keeps a test of one claim from going through all links of the names.

    The numbers are only those of the types and the time that are wanted, which the links' index tells.
    """
    held = select(links.c.claim).where(*also, (named + 0).in_(names), links.c.claim == schema.claim.c.number)
    numbers = select(links.c.claim).where(*also, named.in_(names), *_of_type_and_time(wanted, links))
    return Condition(held.correlate(schema.claim).exists(), numbers, each=2, day=links.c.first_day)


def _of_type_and_time(wanted: ClaimFilter, rows: Table) -> Iterator[ColumnElement[bool]]:
    """The conditions on type and time, on rows that have both of a claim."""
    if wanted.types:
        yield rows.c.type.in_(wanted.types)
    if wanted.undated:
        yield rows.c.first_day.is_(None)
    if wanted.start or wanted.end:
        yield rows.c.first_day <= (wanted.end or dt.date.max)
        yield rows.c.last_day >= (wanted.start or dt.date.min)


def actor_numbers(connection: Connection, names: Sequence[str]) -> list[int]:
    """Numbers of the actors that the names mean: by the registry with its members, else spelled so, else containing the words."""
    table, found = schema.actor, set()
    for name in names:
        wanted = {name, *members(name)}
        exact = select(table.c.number).where(or_(table.c.name.in_(wanted), table.c.plain == plain(name)))
        numbers = set(connection.scalars(exact))
        if not numbers and plain(name):
            numbers = set(connection.scalars(select(table.c.number).where(table.c.plain.contains(plain(name), autoescape=True))))
        found |= numbers
    return sorted(as_merged(connection, table, found))


@lru_cache(maxsize=10_000)
def members(name: str) -> tuple[str, ...]:
    """The registry's name for an actor, and those of everyone who belongs to it by parents or sides, at any remove."""
    registry = open_actors()
    head = registry.actors.get(name) or registry.find(name) or next(iter(registry.resolve(name)), None)
    if head is None:
        return ()
    found = {head.name: None}
    while True:
        more = {a.name: None for a in registry.actors.values() if a.name not in found and found.keys() & {*a.parents, *a.sides}}
        if not more:
            return tuple(found)
        found |= more


def place_numbers(connection: Connection, names: Sequence[str]) -> list[int]:
    """Numbers of the places that the names mean, and of all that lies in them; unknown names are compared as words."""
    table, area, found = schema.place, schema.place_area, set[int]()
    for name in names:
        code = open_places().country_of(name)
        entry = open_places().find(name=name, country=code) if code else open_places().resolve(name).best
        numbers, lying = set(connection.scalars(select(table.c.number).where(table.c.plain == plain(name)))), set[int]()
        if code:
            lying |= set(connection.scalars(select(table.c.number).where(table.c.country == code)))
        if entry:
            lying |= set(connection.scalars(select(area.c.place).where(area.c.area == area_key(entry))))
        if not numbers and not lying and plain(name):
            numbers = set(connection.scalars(select(table.c.number).where(table.c.plain.contains(plain(name), autoescape=True))))
        found |= as_merged(connection, table, numbers, lying)
    return sorted(found)


def _spot_numbers(connection: Connection, keys: Sequence[str]) -> list[int]:
    numbers = connection.scalars(select(schema.place.c.number).where(schema.place.c.key.in_(keys)))
    return sorted(as_merged(connection, schema.place, numbers))


def numbers_near(connection: Connection, near: Near) -> list[int]:
    """Numbers of the places within a circle: the box around it from the index, then great-circle distances."""
    high = near.radius_km / _KM_A_DEGREE
    south, north = max(-90.0, near.latitude - high), min(90.0, near.latitude + high)
    if south == -90.0 or north == 90.0:
        west, east = -180.0, 180.0
    else:
        reach = math.sin(near.radius_km / EARTH_KM) / math.cos(math.radians(near.latitude))
        wide = 180.0 if abs(reach) >= 1 or high >= 90 else math.degrees(math.asin(reach))
        west, east = near.longitude - wide, near.longitude + wide
        if wide < 180.0:
            west, east = (west + 180) % 360 - 180, (east + 180) % 360 - 180
        else:
            west, east = -180.0, 180.0
    box = connection.execute(places_in_box(connection, south, north, west, east))
    within = [n for n, lat, lon in box if kilometres(near.latitude, near.longitude, lat, lon) <= near.radius_km]
    return sorted(as_merged(connection, schema.place, (), within))


def kilometres(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance by the haversine formula on a sphere of radius EARTH_KM."""
    one, two = math.radians(lat1), math.radians(lat2)
    half = math.sin((two - one) / 2) ** 2 + math.cos(one) * math.cos(two) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))
