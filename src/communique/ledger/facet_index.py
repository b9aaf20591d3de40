"""Facets of large ledgers at once: the columns that facets count, held in memory and kept up with the chain of versions.

The database counts the values of one facet in tens of milliseconds for 100,000 claims; a page asks for ten, of filters that
change with every click. Here counting is one pass over arrays of integers (numpy.bincount).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, Engine, String, cast, func, select

from communique.ledger import schema
from communique.ledger.claims import Claims, Count, Facet
from communique.ledger.filters import ClaimFilter
from communique.ledger.planning import filtered

Ints = NDArray[np.int32]
_PLAIN = ("type", "outlet", "polarity", "modality", "state", "month", "year")
_ACTORS = ("agent", "target", "supporter", "source")
_PLACES = ("place", "country", "province")
_KNOWN = frozenset({"claim", "document", "appearance", "finding", "incident"})
_AT_ONCE = 500
_FILTERS_KEPT = 32


@dataclass(slots=True)
class _Values:
    """The values of a facet by code; None is a value too."""

    names: list[str | None] = field(default_factory=list)
    codes: dict[str | None, int] = field(default_factory=dict)

    def code(self, value: str | None) -> int:
        found = self.codes.get(value)
        if found is None:
            found = self.codes[value] = len(self.names)
            self.names.append(value)
        return found


@dataclass(slots=True)
class _Columns:
    """What a version of the ledger holds: by claim number whether it is current and its code of each plain facet (-1: none);
    of the others pairs of claim number and code."""

    version: int
    current: NDArray[np.bool_]
    plain: dict[str, Ints]
    pairs: dict[str, tuple[Ints, Ints]]
    values: dict[str, _Values]
    taken: dict[ClaimFilter, NDArray[np.bool_]] = field(default_factory=dict)


class FacetIndex:
    """Counts of facet values; may be used from any thread. What it cannot count it leaves to the database."""

    def __init__(self, engine: Engine, claims: Claims) -> None:
        self._engine, self._claims = engine, claims
        self._lock = Lock()
        self._held: _Columns | None = None

    def counts(self, facets: Sequence[tuple[Facet, ClaimFilter]], *, limit: int) -> list[list[Count]]:
        """For each facet and filter the values with the most claims, most first, as `Claims.facet` gives them."""
        with self._engine.connect() as connection:
            columns = self._columns(connection)
            told = []
            for facet, wanted in facets:
                if facet == "verdict" or wanted.current is not True:
                    told.append(self._claims.facet(facet, wanted, limit=limit))
                    continue
                told.append(_counts(columns, facet, _remembered(connection, wanted, columns), limit))
        return told

    def warm(self) -> None:
        """Read the columns, so that the first question need not wait for them."""
        with self._engine.connect() as connection:
            self._columns(connection)

    def _columns(self, connection: Connection) -> _Columns:
        table = schema.version
        latest = connection.scalar(select(func.max(table.c.number))) or 0
        with self._lock:
            held = self._held
            if held is None or held.version != latest:
                changed = None if held is None or held.version > latest else _changed(connection, held.version)
                held = (
                    _built(connection, latest) if held is None or changed is None else _renewed(connection, held, latest, changed)
                )
                self._held = held
            return held


def _changed(connection: Connection, version: int) -> list[int] | None:
    """Numbers of the claims that have changed since a version; None where other things have that names hang on."""
    table, claim = schema.version, schema.claim
    rows = connection.execute(select(table.c.subject_kind, table.c.subject).where(table.c.number > version)).all()
    if not {row.subject_kind for row in rows} <= _KNOWN or len(rows) > 20 * _AT_ONCE:
        return None
    ids = sorted({row.subject for row in rows if row.subject_kind == "claim"})
    numbers: list[int] = []
    for start in range(0, len(ids), _AT_ONCE):
        numbers += connection.scalars(select(claim.c.number).where(claim.c.id.in_(ids[start : start + _AT_ONCE])))
    return sorted(numbers)


def _built(connection: Connection, version: int) -> _Columns:
    values = {name: _Values() for name in (*_PLAIN, *_ACTORS, *_PLACES)}
    empty = np.zeros(0, dtype=np.int32)
    columns = _Columns(version, np.zeros(0, dtype=np.bool_), dict.fromkeys(_PLAIN, empty),
                       dict.fromkeys((*_ACTORS, *_PLACES), (empty, empty)), values)  # fmt: skip
    return _with(connection, columns, None)


def _renewed(connection: Connection, held: _Columns, version: int, changed: Sequence[int]) -> _Columns:
    """The columns with what has changed since; arrays that others may be reading are not touched."""
    gone = np.asarray(changed, dtype=np.int32)
    pairs = {name: _without(claims, codes, gone) for name, (claims, codes) in held.pairs.items()}
    columns = _Columns(
        version, held.current.copy(), {name: codes.copy() for name, codes in held.plain.items()}, pairs, held.values
    )
    for start in range(0, len(changed), _AT_ONCE):
        columns = _with(connection, columns, changed[start : start + _AT_ONCE])
    return columns


def _without(claims: Ints, codes: Ints, gone: Ints) -> tuple[Ints, Ints]:
    keep = ~np.isin(claims, gone)
    return claims[keep], codes[keep]


def _with(connection: Connection, columns: _Columns, numbers: Sequence[int] | None) -> _Columns:
    """The columns with these claims, or all, read from the database."""
    c = schema.claim.c
    day = cast(c.first_day, String)
    query = select(c.number, c.current, c.type, c.outlet, c.polarity, c.modality, c.state, func.substr(day, 1, 7))
    if numbers is not None:
        query = query.where(c.number.in_(numbers))
    rows = connection.execute(query).all()
    size = max([len(columns.current), *(row.number + 1 for row in rows)])
    current = _longer(columns.current, size, False)
    plain = {name: _longer(codes, size, -1) for name, codes in columns.plain.items()}
    at = np.fromiter((row.number for row in rows), dtype=np.int32, count=len(rows))
    current[at] = np.fromiter((row.current for row in rows), dtype=np.bool_, count=len(rows))
    for position, name in enumerate(_PLAIN[:6], start=2):
        plain[name][at] = _coded(columns.values[name], (row[position] for row in rows), len(rows))
    plain["year"][at] = _coded(columns.values["year"], (row[7] and row[7][:4] for row in rows), len(rows))
    pairs = {name: _longer_pairs(columns.pairs[name], more, columns.values[name])
             for name, more in _links(connection, numbers).items()}  # fmt: skip
    return _Columns(columns.version, current, plain, pairs, columns.values)


def _links(connection: Connection, numbers: Sequence[int] | None) -> dict[str, list[tuple[int, str | None]]]:
    """By facet the pairs of claim number and value, each pair once."""
    found: dict[str, list[tuple[int, str | None]]] = {name: [] for name in (*_ACTORS, *_PLACES)}
    roles, actor = schema.claim_actor, schema.actor
    head = actor.alias()
    query = select(roles.c.claim, roles.c.role, head.c.name).join(actor, actor.c.number == roles.c.actor)
    query = query.join(head, head.c.number == func.coalesce(actor.c.head, actor.c.number))
    for number, role, name in connection.execute(query if numbers is None else query.where(roles.c.claim.in_(numbers))):
        found[role].append((number, name))
    links, place = schema.claim_place, schema.place
    head = place.alias()
    wanted = select(links.c.claim, head.c.name, head.c.country, head.c.admin1).join(place, place.c.number == links.c.place)
    wanted = wanted.join(head, head.c.number == func.coalesce(place.c.head, place.c.number))
    for number, *values in connection.execute(wanted if numbers is None else wanted.where(links.c.claim.in_(numbers))):
        for name, value in zip(_PLACES, values, strict=True):
            found[name].append((number, value))
    return {name: list(dict.fromkeys(pairs)) for name, pairs in found.items()}


def _longer(array: NDArray[Any], size: int, filler: Any) -> NDArray[Any]:
    return array if len(array) >= size else np.concatenate([array, np.full(size - len(array), filler, dtype=array.dtype)])


def _longer_pairs(held: tuple[Ints, Ints], more: Sequence[tuple[int, str | None]], values: _Values) -> tuple[Ints, Ints]:
    claims = np.fromiter((number for number, _ in more), dtype=np.int32, count=len(more))
    return np.concatenate([held[0], claims]), np.concatenate([held[1], _coded(values, (value for _, value in more), len(more))])


def _coded(values: _Values, of: Iterable[str | None], count: int) -> Ints:
    return np.fromiter(map(values.code, of), dtype=np.int32, count=count)


def _remembered(connection: Connection, wanted: ClaimFilter, columns: _Columns) -> NDArray[np.bool_]:
    """What the filter takes, kept with the columns; findings change without a version, so that what rests on them is not."""
    taken = columns.taken.get(wanted)
    if taken is None:
        taken = _taken(connection, wanted, columns)
        if not (wanted.verdicts or wanted.incident):
            if len(columns.taken) >= _FILTERS_KEPT:
                columns.taken.clear()
            columns.taken[wanted] = taken
    return taken


def _taken(connection: Connection, wanted: ClaimFilter, columns: _Columns) -> NDArray[np.bool_]:
    """By claim number whether the filter takes it."""
    if wanted == ClaimFilter():
        return columns.current
    taken = np.zeros_like(columns.current)
    query = filtered(connection, wanted, select(schema.claim.c.number))
    numbers = np.fromiter((number for (number,) in connection.execute(query)), dtype=np.int32)
    taken[numbers[numbers < len(taken)]] = True
    return taken


def _counts(columns: _Columns, facet: Facet, taken: NDArray[np.bool_], limit: int) -> list[Count]:
    names = columns.values[facet].names
    if facet in columns.plain:
        codes = columns.plain[facet][: len(taken)][taken]
    else:
        claims, all_codes = columns.pairs[facet]
        codes = all_codes[taken[claims]]
    counts = np.bincount(codes, minlength=len(names))
    if not counts.any():
        return []
    least = np.sort(counts)[-min(limit, len(counts)) :][0]
    best = [(-int(counts[code]), names[code]) for code in np.flatnonzero(counts >= max(1, least))]
    best.sort(key=lambda pair: (pair[0], pair[1] is not None, pair[1] or ""))
    return [Count(value=name, claims=-negative) for negative, name in best[:limit]]
