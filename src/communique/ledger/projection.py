"""From a claim record to the columns that queries need."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Column, Connection, Table, delete, func, insert, select

from communique.gazetteer.names import plain
from communique.gazetteer.persons import PRIVATE, is_private_source, is_private_target, searchable
from communique.gazetteer.places import PlaceEntry, open_places
from communique.ledger import schema
from communique.model.records import Claim, Entity, Place

_AT_ONCE = 500
DOUBTFUL = 0.5
"""A place is doubtful where a reading of its name that lost has at least this score."""


def claim_columns(claim: Claim) -> dict[str, Any]:
    """The columns of `claim` that its record decides."""
    quantity = claim.quantity
    hard = quantity.hard if quantity else None
    return {
        **told(claim),
        "open_side": open_side(claim),
        "low": quantity.low if quantity else None,
        "high": quantity.high if quantity else None,
        "hard_low": (hard.low if hard else quantity.low) if quantity else None,
        "hard_high": (hard.high if hard else quantity.high) if quantity else None,
        "per": quantity.per if quantity else None,
        "polarity": claim.polarity,
        "modality": claim.modality,
        "outlet": claim.document.outlet,
        "confidence": claim.reading_confidence.claim if claim.reading_confidence else None,
        "evidence": searchable(claim),
    }


def told(claim: Claim) -> dict[str, Any]:
    """The columns that what a claim is tied to has of it too: its type and its first and last day, None where undated."""
    time = claim.time
    return {"type": claim.type, "first_day": time.start or time.end, "last_day": time.end or time.start}


def open_side(claim: Claim) -> str | None:
    """The side ("start" or "end") of a claim's time that is not known, where the other one is."""
    start, end = claim.time.start, claim.time.end
    if (start is None) == (end is None):
        return None
    return "start" if start is None else "end"


def doubtful(place: Place) -> bool:
    """Whether another place of that name is likely too."""
    return any(other.score >= DOUBTFUL for other in place.candidates)


def actors_of(claim: Claim) -> list[tuple[str, str]]:
    """(role, name) of the claim's actors; a source is there by its person, its body and, where neither is known, its words.

    Private persons are there under one name for all of them, so that nobody is found or counted by theirs.
    """
    pairs = [("agent", _name(e)) for e in claim.agent]
    pairs += [("target", PRIVATE if is_private_target(e, claim.type) else _name(e)) for e in claim.target]
    pairs += [("supporter", _name(e)) for e in claim.supporter]
    source = claim.source
    names = [PRIVATE if is_private_source(source) else source.name, source.organisation]
    if not any(names) and source.speaker:
        names = [" ".join(source.speaker.text.split())]
    pairs += [("source", name) for name in names if name]
    return list(dict.fromkeys(pairs))


def _name(entity: Entity) -> str:
    return entity.name or " ".join(entity.mention.text.split())


def place_key(place: Place) -> str | None:
    """What makes two places one row: entry of GeoNames, country and name; None where nothing names it."""
    name = place.name or (" ".join(place.mention.text.split()) if place.mention else None)
    return f"{place.geonames_id or ''}|{place.country or ''}|{name}" if name else None


def place_columns(place: Place) -> tuple[dict[str, Any], list[str]]:
    """The columns of `place`, and the keys of the areas it lies in, itself first.

    What the record leaves open is taken from the gazetteer's entry of that name.
    """
    key = place_key(place) or ""
    name = key.split("|", 2)[2]
    gazetteer = open_places()
    entry = gazetteer.find(place.geonames_id, name=name, country=place.country, kind=place.kind)
    if entry and place.country and entry.country not in {place.country, None}:
        entry = None
    areas = gazetteer.ancestors(entry) if entry else ()
    located = place.latitude is not None and place.longitude is not None
    columns = {
        "key": key,
        "name": name,
        "plain": plain(name),
        "country": place.country or (entry.country if entry else None),
        "admin1": next((area.name for area in (entry, *areas) if area and area.kind == "province"), None),
        "geonames_id": place.geonames_id or (entry.geonames_id if entry else None),
        "kind": place.kind or (entry.kind if entry else None),
        "latitude": place.latitude if located else (entry.latitude if entry else None),
        "longitude": place.longitude if located else (entry.longitude if entry else None),
    }
    return columns, list(dict.fromkeys(area_key(area) for area in (entry, *areas) if area))


def area_key(entry: PlaceEntry) -> str:
    """What names an area of the gazetteer in a ledger, whatever the build of the gazetteer."""
    return f"{entry.kind}|{entry.country or ''}|{entry.name}"


class Numbers:
    """Numbers of the distinct actors and places, looked up and made as needed within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._actors: dict[str, int] = {}
        self._places: dict[str, int] = {}

    def actors(self, names: Iterable[str]) -> dict[str, int]:
        """The number of each name."""
        new = [name for name in dict.fromkeys(names) if name not in self._actors]
        missing = self._known(schema.actor, schema.actor.c.name, new, self._actors)
        self._insert(schema.actor, [{"name": name, "plain": plain(name), "number": n} for n, name in missing])
        self._actors.update({name: n for n, name in missing})
        return self._actors

    def places(self, places: Iterable[Place]) -> dict[str, int]:
        """The number of each place, by `place_key`."""
        new = {key: place for place in places if (key := place_key(place)) and key not in self._places}
        missing = self._known(schema.place, schema.place.c.key, list(new), self._places)
        found = [(number, *place_columns(new[key])) for number, key in missing]
        self._insert(schema.place, [{**columns, "number": number} for number, columns, _ in found])
        self._insert(schema.place_area, [{"place": n, "area": area} for n, _, areas in found for area in areas])
        self._places.update({key: number for number, key in missing})
        return self._places

    def _known(self, table: Table, column: Column[str], keys: Sequence[str], known: dict[str, int]) -> list[tuple[int, str]]:
        """Learn the numbers of the keys that are there; the others with the numbers that they are to have."""
        for part in _parts(keys):
            known.update(self._connection.execute(select(column, table.c.number).where(column.in_(part))).all())
        missing = [key for key in keys if key not in known]
        last = (self._connection.scalar(select(func.max(table.c.number))) or 0) if missing else 0
        return list(enumerate(missing, start=last + 1))

    def _insert(self, table: Table, rows: list[dict[str, Any]]) -> None:
        if rows:
            self._connection.execute(insert(table), rows)


def write_links(connection: Connection, numbers: Numbers, claims: Sequence[tuple[int, Claim]]) -> None:
    """Tie claims, given with their numbers, to their actors and places."""
    pairs = [(number, actors_of(claim), claim.places) for number, claim in claims]
    of = {number: {"claim": number, **told(claim)} for number, claim in claims}
    actors = numbers.actors(name for _, roles, _ in pairs for _, name in roles)
    places = numbers.places(place for _, _, all_places in pairs for place in all_places)
    actor_rows = [{**of[n], "role": role, "actor": actors[name]} for n, roles, _ in pairs for role, name in roles]
    place_rows: dict[tuple[int, int, str], bool] = {}
    for n, _, all_places in pairs:
        for p in all_places:
            if key := place_key(p):
                row = (n, places[key], p.role)
                place_rows[row] = place_rows.get(row, False) or doubtful(p)
    if actor_rows:
        connection.execute(insert(schema.claim_actor), actor_rows)
    if place_rows:
        rows = [{**of[n], "place": place, "role": role, "doubtful": other} for (n, place, role), other in place_rows.items()]
        connection.execute(insert(schema.claim_place), rows)


def drop_links(connection: Connection, numbers: Sequence[int]) -> None:
    """Untie claims from their actors and places."""
    for part in _parts(numbers):
        for table in (schema.claim_actor, schema.claim_place):
            connection.execute(delete(table).where(table.c.claim.in_(part)))


def _parts(items: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(items), _AT_ONCE):
        yield items[start : start + _AT_ONCE]
