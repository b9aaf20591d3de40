"""The SQLite file of places: its tables, how names become keys in it, and reading places back."""

from __future__ import annotations

import sqlite3
import sys
from array import array
from dataclasses import dataclass
from hashlib import blake2b
from importlib.resources import as_file, files
from typing import Any, get_args

from communique.model.errors import DataError
from communique.model.records import PlaceKind

EXACT, FOLDED, SKELETON, ADJECTIVE = "=", "~", "^", "@"
KINDS: tuple[PlaceKind, ...] = get_args(PlaceKind)
LICENCE = (
    "Contains data of GeoNames (geonames.org), CC BY 4.0, OurAirports and the US Census Bureau (public domain); names were "
    "filtered and look-up keys added."
)
SCHEMA = """
PRAGMA page_size = 4096;
CREATE TABLE about (licence TEXT NOT NULL);
CREATE TABLE place (id INTEGER PRIMARY KEY, geonames_id INTEGER, name TEXT NOT NULL, country TEXT, area INTEGER, district INTEGER,
                    kind INTEGER NOT NULL, latitude REAL, longitude REAL, population INTEGER NOT NULL, names TEXT NOT NULL,
                    capital INTEGER NOT NULL);
-- key: hash of a marked name; places: 32-bit place numbers, little endian, the most populous first.
CREATE INDEX by_geonames_id ON place (geonames_id);
CREATE TABLE name (key INTEGER PRIMARY KEY, places BLOB NOT NULL);
"""
_SELECT = (
    "SELECT p.id, p.geonames_id, p.name, p.names, p.country, a.name, p.kind, p.latitude, p.longitude, p.population, p.capital "
    "FROM place p LEFT JOIN place a ON a.id = p.area WHERE p.id = ?"
)


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """One place of the gazetteer.

    `name` is the English Wikipedia's where known, `names` others; `country` an ISO 3166-1 alpha-2 code (None for seas and
    regions of several countries); `admin1` the name of the first-level area around it; degrees north and east;
    `population` 0 where unknown. `number` is the place's own in the bundled file, which a rebuilt file may change;
    `capital` whether it is the capital of its country.
    """

    geonames_id: int | None
    name: str
    names: tuple[str, ...]
    country: str | None
    admin1: str | None
    kind: PlaceKind
    latitude: float | None
    longitude: float | None
    population: int
    number: int | None = None
    capital: bool = False


class PlaceStore:
    """The bundled file, opened read-only."""

    def __init__(self) -> None:
        with as_file(files("communique.gazetteer") / "data" / "places.sqlite") as path:
            try:
                self._store = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True, check_same_thread=False)
                self._store.execute("SELECT licence FROM about").fetchone()
            except sqlite3.Error as error:
                raise DataError(f"{path}: {error}; reinstall the package") from error

    def find(self, mark: str, wanted: str) -> tuple[PlaceEntry, ...]:
        """Places with the key `wanted` of the kind `mark` (EXACT, FOLDED, SKELETON or ADJECTIVE), the most populous first."""
        row = self._store.execute("SELECT places FROM name WHERE key = ?", (hashed(mark + wanted),)).fetchone()
        return tuple(self._entry(number) for number in unpacked(row[0])) if row else ()

    def holds(self, mark: str, wanted: str) -> bool:
        """Whether any place has that key."""
        return self._store.execute("SELECT 1 FROM name WHERE key = ?", (hashed(mark + wanted),)).fetchone() is not None

    def with_id(self, geonames_id: int) -> PlaceEntry | None:
        """The place with that GeoNames id."""
        row = self._store.execute("SELECT id FROM place WHERE geonames_id = ?", (geonames_id,)).fetchone()
        return self._entry(row[0]) if row else None

    def country(self, code: str) -> PlaceEntry | None:
        """The country with that ISO 3166-1 alpha-2 code."""
        wanted = (KINDS.index("country"), code)
        row = self._store.execute("SELECT id FROM place WHERE kind = ? AND country = ?", wanted).fetchone()
        return self._entry(row[0]) if row else None

    def area_of(self, number: int) -> PlaceEntry | None:
        """The area that the place with that number lies in directly."""
        row = self._store.execute("SELECT coalesce(district, area) FROM place WHERE id = ?", (number,)).fetchone()
        return self._entry(row[0]) if row and row[0] else None

    def _entry(self, number: int) -> PlaceEntry:
        row: tuple[Any, ...] = self._store.execute(_SELECT, (number,)).fetchone()
        _, geonames_id, name, names, country, admin1, kind, latitude, longitude, population, capital = row
        others = tuple(names.split("\n")) if names else ()
        return PlaceEntry(
            geonames_id, name, others, country, admin1, KINDS[kind], latitude, longitude, population, number, bool(capital)
        )


def hashed(marked_key: str) -> int:
    """48 bits of a key's hash: among a million keys a name that is none of them meets one by chance once in 10^8 times."""
    return int.from_bytes(blake2b(marked_key.encode(), digest_size=6).digest(), "big")


def packed(numbers: array[int]) -> bytes:
    """Place numbers as 32-bit little-endian bytes."""
    if sys.byteorder == "big":
        numbers = array("I", numbers)
        numbers.byteswap()
    return numbers.tobytes()


def unpacked(blob: bytes) -> array[int]:
    """The inverse of `packed`."""
    numbers = array("I")
    numbers.frombytes(blob)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
