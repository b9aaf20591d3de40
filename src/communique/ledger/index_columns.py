"""The columns that the index of claims counts, filters and sorts by: read from the database, and again what has changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, String, cast, func, select

from communique.ledger import schema
from communique.ledger.filters import ClaimFilter

Ints = NDArray[np.int32]
Floats = NDArray[np.float64]
_STORED = ("type", "outlet", "polarity", "modality", "state")
_PLAIN = (*_STORED, "month", "year")
_ORDERS = ("time", "figure", "confidence")
_ACTORS = ("agent", "target", "supporter", "source")
_PLACES = ("place", "country", "province")
_KNOWN = frozenset({"claim", "document", "appearance", "finding", "incident"})
_AT_ONCE = 500


@dataclass(slots=True)
class Values:
    """The values of a facet by code; None is a value too."""

    names: list[str | None] = field(default_factory=list)
    codes: dict[str | None, int] = field(default_factory=dict)

    def code(self, value: str | None) -> int:
        """The code of a value, a new one where it is new."""
        found = self.codes.get(value)
        if found is None:
            found = self.codes[value] = len(self.names)
            self.names.append(value)
        return found


@dataclass(frozen=True, slots=True)
class Columns:
    """What a version of the ledger holds: by claim number whether it is current, its code of each plain facet (-1: none) and
    what it is ordered by (days as ordinals; minus infinity: none); of the other facets pairs of claim number and code.

    `findings` is how often findings had been replaced when those of `verdict` were read.
    """

    version: int
    findings: int
    current: NDArray[np.bool_]
    plain: dict[str, Ints]
    orders: dict[str, Floats]
    pairs: dict[str, tuple[Ints, Ints]]
    values: dict[str, Values]
    taken: dict[ClaimFilter, NDArray[np.bool_]] = field(default_factory=dict)


def up_to_date(connection: Connection, held: Columns | None) -> Columns:
    """The columns as the ledger is now: the same object where nothing has changed."""
    table, counter = schema.version, schema.change_count
    latest = connection.scalar(select(func.max(table.c.number))) or 0
    findings = connection.scalar(select(counter.c.number).where(counter.c.kind == "finding")) or 0
    if held is None or held.version != latest:
        changed = None if held is None or held.version > latest else _changed(connection, held.version)
        held = _built(connection, latest) if held is None or changed is None else _renewed(connection, held, latest, changed)
    if held.findings != findings:
        held = replace(held, findings=findings, pairs=held.pairs | {"verdict": _verdicts(connection, held)})
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


def _built(connection: Connection, version: int) -> Columns:
    pairs = (*_ACTORS, *_PLACES, "verdict")
    none = np.zeros(0, dtype=np.int32)
    columns = Columns(version, -1, np.zeros(0, dtype=np.bool_), dict.fromkeys(_PLAIN, none),
                      dict.fromkeys(_ORDERS, np.zeros(0)), dict.fromkeys(pairs, (none, none)),
                      {name: Values() for name in (*_PLAIN, *pairs)})  # fmt: skip
    return _with(connection, columns, None)


def _renewed(connection: Connection, held: Columns, version: int, changed: Sequence[int]) -> Columns:
    """The columns with what has changed since; arrays that others may be reading are not touched."""
    gone = np.asarray(changed, dtype=np.int32)
    pairs = {name: pair if name == "verdict" else _without(*pair, gone) for name, pair in held.pairs.items()}
    columns = replace(held, version=version, pairs=pairs, taken={})
    for start in range(0, len(changed), _AT_ONCE):
        columns = _with(connection, columns, changed[start : start + _AT_ONCE])
    return columns


def _without(claims: Ints, codes: Ints, gone: Ints) -> tuple[Ints, Ints]:
    keep = ~np.isin(claims, gone)
    return claims[keep], codes[keep]


def _with(connection: Connection, columns: Columns, numbers: Sequence[int] | None) -> Columns:
    """The columns with these claims, or all, read from the database."""
    c = schema.claim.c
    stored = [c[name] for name in _STORED]
    query = select(c.number, c.current, cast(c.first_day, String).label("day"), c.low, c.confidence, *stored)
    rows = connection.execute(query if numbers is None else query.where(c.number.in_(numbers))).all()
    size = max([len(columns.current), *(row.number + 1 for row in rows)])
    at = np.fromiter((row.number for row in rows), dtype=np.int32, count=len(rows))
    current = _longer(columns.current, size, False)
    current[at] = np.fromiter((row.current for row in rows), dtype=np.bool_, count=len(rows))
    told = {name: [row[position] for row in rows] for position, name in enumerate(_STORED, start=5)}
    told |= {name: [row.day and row.day[:length] for row in rows] for name, length in (("month", 7), ("year", 4))}
    plain = {name: _longer(codes, size, -1) for name, codes in columns.plain.items()}
    for name, values in told.items():
        plain[name][at] = _coded(columns.values[name], values, len(rows))
    orders = {name: _longer(keys, size, -np.inf) for name, keys in columns.orders.items()}
    for name, keys in zip(_ORDERS, zip(*((row.day and _ordinal(row.day), row.low, row.confidence) for row in rows), strict=True),
                          strict=False):  # fmt: skip
        orders[name][at] = [-np.inf if key is None else key for key in keys]
    pairs = {name: _longer_pairs(columns.pairs[name], more, columns.values[name])
             for name, more in _links(connection, numbers).items()}  # fmt: skip
    return replace(columns, current=current, plain=plain, orders=orders, pairs=columns.pairs | pairs)


@cache
def _ordinal(day: str) -> int:
    return dt.date.fromisoformat(day).toordinal()


def _verdicts(connection: Connection, columns: Columns) -> tuple[Ints, Ints]:
    """Pairs of claim number and code of a verdict that one of its findings has."""
    finding, links = schema.finding, schema.finding_claim
    query = select(links.c.claim, finding.c.verdict).join(finding, finding.c.id == links.c.finding).distinct()
    pairs = [(row.claim, row.verdict) for row in connection.execute(query) if row.claim < len(columns.current)]
    none = np.zeros(0, dtype=np.int32)
    return _longer_pairs((none, none), pairs, columns.values["verdict"])


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
    """A copy of at least so many items."""
    return np.concatenate([array, np.full(max(0, size - len(array)), filler, dtype=array.dtype)])


def _longer_pairs(held: tuple[Ints, Ints], more: Sequence[tuple[int, str | None]], values: Values) -> tuple[Ints, Ints]:
    claims = np.fromiter((number for number, _ in more), dtype=np.int32, count=len(more))
    return np.concatenate([held[0], claims]), np.concatenate([held[1], _coded(values, (value for _, value in more), len(more))])


def _coded(values: Values, of: Iterable[str | None], count: int) -> Ints:
    return np.fromiter(map(values.code, of), dtype=np.int32, count=count)
