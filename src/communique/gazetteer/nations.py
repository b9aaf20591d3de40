"""Countries as actors: their states, governments and bodies over the years, and the words that name them."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from communique.gazetteer.names import plain
from communique.model.errors import DataError

BODIES = {"forces": "armed_forces", "army": "army", "air": "air_force", "navy": "navy", "police": "police",
          "defence": "ministry"}  # fmt: skip
"""What a country's row names, with the kind of actor that each is."""
_BRANCHES = frozenset({"forces", "army", "air", "navy"})
_UNDATED = dt.date(2016, 1, 1)
"""The day that undated words are taken to be of."""
_PARTS = {"northern ireland": "GB", "northern irish": "GB", "kiev regime": "UA", "kyiv regime": "UA", "damascus regime": "SY"}
"""Names that hold a country's and mean a part of another, and capitals that stand for a government."""
_NO_COUNTRIES = frozenset({"niger delta", "jordan valley", "new mexico", "gulf of mexico", "south ossetia", "new england"})
_LONGEST = 6

Period = tuple[str, dt.date | None, dt.date | None]
"""A name with its first and last day; None where nothing bounds it."""


@dataclass(frozen=True, slots=True)
class Nation:
    """A country's names as an actor: English Wikipedia titles, each body's by period, further names by body.

    The acronyms of the bodies that are `everywhere` mean them whatever the text is about.
    """

    code: str
    state: str
    governments: tuple[Period, ...]
    bodies: Mapping[str, tuple[Period, ...]]
    aliases: Mapping[str, tuple[str, ...]]
    everywhere: frozenset[str]

    def body(self, field: str, date: dt.date | None) -> str | None:
        """The name of a body at a date, for a branch that the country has not the forces'; None where none is known."""
        named = in_force(self.bodies.get(field, ()), date)
        return named or (in_force(self.bodies.get("forces", ()), date) if field in _BRANCHES else None)

    def names(self) -> tuple[str, ...]:
        """Every name of the state, its governments and its bodies."""
        periods = (*self.governments, *(period for named in self.bodies.values() for period in named))
        return (self.state, *(name for name, _, _ in periods))


def in_force(periods: Sequence[Period], date: dt.date | None) -> str | None:
    """The name that holds at a date, None where none does."""
    day = date or _UNDATED
    return next((name for name, first, last in periods if (first or day) <= day <= (last or day)), None)


@cache
def nations() -> dict[str, Nation]:
    """The countries that the registry of actors describes, by ISO 3166-1 alpha-2 code."""
    return {code: _nation(code, row) for code, row in table("actors/countries.toml").items()}


@cache
def country_titles() -> dict[str, str]:
    """ISO codes to the English Wikipedia titles of countries."""
    return {code: words[0] for code, words in table("countries.toml").items()}


def state_title(code: str) -> str:
    """The English Wikipedia title of a state; the code itself where it is unknown."""
    nation = nations().get(code)
    return nation.state if nation else country_titles().get(code, code)


@cache
def country_words() -> tuple[dict[str, str], dict[str, str]]:
    """Adjectives and names of countries, plain, to ISO codes."""
    adjectives: dict[str, str] = {}
    states: dict[str, str] = {}
    for code, words in table("countries.toml").items():
        cut = words.index("/") if "/" in words else len(words)
        states |= {plain(word): code for word in words[:cut]}
        adjectives |= {plain(word): code for word in words[cut + 1 :]}
    return adjectives, states


@cache
def capitals() -> dict[str, str]:
    """Capitals, by whose names reports mean a government ("Baku said"), to ISO codes."""
    return {name: code for code, names in table("capitals.toml").items() for name in names}


def is_nation(word: str) -> bool:
    """Whether a word is a state's name or adjective ("U.S.", "Israeli")."""
    adjectives, states = country_words()
    bare = plain(word.rstrip("."))
    return word[:1].isupper() and (word not in {"Us", "IN"}) and bool(adjectives.get(bare) or states.get(bare))


def nations_in(words: Sequence[str]) -> list[tuple[int, int, str]]:
    """The longest names and adjectives of countries among words: (start, end excluded, ISO code), left to right.

    Hyphens may be words of their own ("Guinea", "-", "Bissau").
    """
    known, found, at = _known_names(), [], 0
    bare = [_bare(word) for word in words]
    while at < len(words):
        for end in range(min(len(words), at + _LONGEST), at, -1):
            name = " ".join(word for word in bare[at:end] if word)
            if bare[at] and bare[end - 1] and name in known:
                if known[name]:
                    found.append((at, end, known[name]))
                break
        else:
            end = at + 1
        at = end
    return found


@cache
def _known_names() -> dict[str, str]:
    """Names and adjectives of countries to their codes, and names that only hold a country's to "" ("Niger Delta")."""
    adjectives, states = country_words()
    return states | adjectives | _PARTS | dict.fromkeys(_NO_COUNTRIES, "")


def _bare(word: str) -> str:
    """The plain word; empty where a country's initials would be read into a common word ("us", "car", "Car")."""
    bare = plain(word)
    return "" if bare in _initials() and not re.sub(r"['’]s$", "", word).isupper() else bare


@cache
def _initials() -> frozenset[str]:
    """Names of countries of one word in capitals, plain ("US", "CAR")."""
    names = (name for words in table("countries.toml").values() for name in words)
    return frozenset(plain(name) for name in names if name.isupper() and name.isalpha())


def table(path: str) -> dict[str, Any]:
    """A TOML file of the gazetteer's data; raises DataError with its name where it cannot be read."""
    try:
        return tomllib.loads((files("communique.gazetteer") / "data" / path).read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"gazetteer/data/{path}: {error}; reinstall the package") from error


def _nation(code: str, row: dict[str, Any]) -> Nation:
    bodies = {field: _periods(row[field]) for field in BODIES if field in row}
    aliases = {field: tuple(names) for field, names in row.get("aliases", {}).items()}
    everywhere = frozenset(row.get("everywhere", ()))
    return Nation(code, row["state"], _periods(row.get("government", [])), bodies, aliases, everywhere)


def _periods(named: str | list[list[str]]) -> tuple[Period, ...]:
    rows = [[named, "", ""]] if isinstance(named, str) else named
    return tuple((name, _day(first), _day(last)) for name, first, last in rows)


def _day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
