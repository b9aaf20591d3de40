"""Pages, counts and facets of large ledgers at once: the columns they need are held in memory, in step with the ledger.

The database counts the values of one facet in tens of milliseconds for 100,000 claims; a page asks for ten, of filters that
change with every click. Here each part of a filter is a mask over the claims' numbers, counting is one pass over arrays of
integers (numpy.bincount), and a page is the end of a sorted array.
"""

from __future__ import annotations

from collections.abc import Sequence
from threading import Lock

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, Engine, select

from communique.ledger import schema
from communique.ledger.claims import Claims, Count, Facet, StoredClaim, load
from communique.ledger.filters import ClaimFilter
from communique.ledger.index_columns import Columns, up_to_date
from communique.ledger.planning import Order, filtered

Mask = NDArray[np.bool_]
_PARTS_KEPT = 32
_HELD = {"types": "type", "states": "state", "polarities": "polarity", "modalities": "modality", "verdicts": "verdict"}
"""Fields of a filter that the columns can tell, by the facet whose values they take."""


class ClaimIndex:
    """Answers as `Claims` gives them; may be used from any thread. Claims that are not current it leaves to the database."""

    def __init__(self, engine: Engine, claims: Claims) -> None:
        self._engine, self._claims = engine, claims
        self._lock = Lock()
        self._held: Columns | None = None

    def page(self, wanted: ClaimFilter, *, order: Order = "-time", limit: int, offset: int = 0) -> list[StoredClaim]:
        """A page of the claims that a filter takes, in an order, as `Claims.find` gives it."""
        if not wanted.current:
            return self._claims.find(wanted, order=order, limit=limit, offset=offset)
        with self._engine.connect() as connection:
            columns = self._columns(connection)
            numbers = np.flatnonzero(_taken(connection, wanted, columns))
            by = order.removeprefix("-")
            if by != "added":
                numbers = numbers[np.argsort(columns.orders[by][numbers], kind="stable")]
            if order.startswith("-"):
                numbers = numbers[::-1]
            return load(connection, numbers[offset : offset + limit].tolist())

    def count(self, wanted: ClaimFilter) -> Count:
        """How many claims a filter takes."""
        if not wanted.current:
            return self._claims.count(wanted)
        with self._engine.connect() as connection:
            return Count(claims=int(np.count_nonzero(_taken(connection, wanted, self._columns(connection)))))

    def facets(self, facets: Sequence[tuple[Facet, ClaimFilter]], *, limit: int) -> list[list[Count]]:
        """For each facet and filter the values with the most claims, most first, as `Claims.facet` gives them."""
        with self._engine.connect() as connection:
            columns = self._columns(connection)
            taken = {wanted: _taken(connection, wanted, columns) for wanted in {w for _, w in facets} if wanted.current}
            return [
                _counts(columns, facet, taken[wanted], limit)
                if wanted in taken
                else self._claims.facet(facet, wanted, limit=limit)
                for facet, wanted in facets
            ]

    def warm(self) -> None:
        """Read the columns, so that the first question need not wait for them."""
        with self._engine.connect() as connection:
            self._columns(connection)

    def _columns(self, connection: Connection) -> Columns:
        with self._lock:
            self._held = up_to_date(connection, self._held)
            return self._held


def _taken(connection: Connection, wanted: ClaimFilter, columns: Columns) -> Mask:
    """By claim number whether a filter of current claims takes it: whether all its parts do."""
    taken = columns.current
    for part in wanted.parts():
        taken = taken & _of_part(connection, part, columns)
    return taken


def _of_part(connection: Connection, part: ClaimFilter, columns: Columns) -> Mask:
    """What a filter of one condition takes: told by the columns, or asked of the database and kept with them.

    Incidents change without a version, so that what rests on them is asked each time.
    """
    for name, facet in _HELD.items():
        if wanted := getattr(part, name):
            return _with_values(columns, facet, wanted)
    taken = columns.taken.get(part)
    if taken is None:
        taken = np.zeros_like(columns.current)
        query = filtered(connection, part, select(schema.claim.c.number))
        numbers = np.fromiter((number for (number,) in connection.execute(query)), dtype=np.int32)
        taken[numbers[numbers < len(taken)]] = True
        if not part.incident:
            if len(columns.taken) >= _PARTS_KEPT:
                columns.taken.clear()
            columns.taken[part] = taken
    return taken


def _with_values(columns: Columns, facet: str, wanted: Sequence[str]) -> Mask:
    known = columns.values[facet].codes
    codes = [known[value] for value in wanted if value in known]
    if facet in columns.plain:
        return np.isin(columns.plain[facet], codes)
    claims, of = columns.pairs[facet]
    taken = np.zeros_like(columns.current)
    taken[claims[np.isin(of, codes)]] = True
    return taken


def _counts(columns: Columns, facet: Facet, taken: Mask, limit: int) -> list[Count]:
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
