"""Actors by name: the registry of armed actors, bodies, outlets and officials, and what descriptions of them mean.

A phrase such as "Ukrainian troops" is no alias: it is read by a country's adjective and a noun for its kind of body.
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from anyascii import anyascii

from communique.gazetteer.names import plain
from communique.model.errors import DataError

AIR_NOUNS = {"warplane", "warplanes", "plane", "planes", "jet", "jets", "aircraft", "helicopter", "helicopters", "airstrike",
             "airstrikes", "drone", "drones", "bomber", "bombers", "fighter jets", "gunship", "gunships",
             "aviation", "pilots"}  # fmt: skip
AIR_PHRASES = ("air force", "air forces", "aerospace", "warplane", "air raid", "air strike")
FORCE_NOUNS = {"forces", "force", "troops", "soldiers", "soldier", "military", "army", "servicemen", "defenders", "units",
               "tanks", "armed", "commandos", "artillery", "bombing", "shelling", "strike", "strikes", "bombardment",
               "security", "airstrike", "airstrikes", "raid", "raids", "offensive", "invasion", "fire", "attack", "missile",
               "missiles", "rockets", "tank", "personnel", "brigade", "battalion", "garrison", "regiment", "occupation",
               "paratroopers", "reservists", "snipers", "operation", "checkpoint"}  # fmt: skip
ARMY_NOUNS = {"army"}
STATE_NOUNS = {"government", "regime", "authorities", "state", "president", "administration", "officials", "dictatorship",
               "minister", "junta"}  # fmt: skip
POLICE_NOUNS = {"police", "policemen", "officers"}
NAVY_NOUNS = {"navy", "warship", "warships", "ships", "frigate", "destroyer"}
_DEFENCE = re.compile(r"\b(defen[cs]e ministry|ministry of defen[cs]e|defen[cs]e minister|minister of defen[cs]e)\b", re.I)
_FOREIGN = re.compile(r"\b(foreign ministry|ministry of foreign affairs|foreign minister|minister of foreign affairs)\b", re.I)
_BODY = re.compile(rf"^(?:the )?(?:air force|{_DEFENCE.pattern})$", re.I)
"""Bodies of a state that is not named: that of the document's country."""
_LOYAL = re.compile(r"\b(assad|asad|al-assad)\b", re.I)
_OWNED = {"held", "backed", "controlled", "led", "dominated", "linked", "affiliated", "occupied", "made", "run", "based",
          "aligned", "supported", "speaking", "funded", "born", "built", "inspired", "besieged"}  # fmt: skip
_KIN = {"affiliate", "offshoot", "splinter", "ally", "proxy", "rival", "spokesman", "spokesperson", "spokeswoman"}
"""Nouns that make the actor before them a qualifier of the name behind ("al-Qaida affiliate X")."""
CIVIL_HEADS = {"civilian", "civilians", "people", "children", "women", "men", "residents", "citizens", "victims", "families",
               "villagers", "child", "woman", "homes", "home", "houses", "buildings", "market", "hospital", "school",
               "family", "man", "boy", "girl", "refugees", "journalists", "journalist", "students", "workers", "town",
               "city", "province", "village", "border", "soil", "territory", "capital", "locals", "doctors",
               "conflict", "war", "crisis", "district", "area", "region", "areas", "neighborhood", "camp", "elders"}  # fmt: skip
_COALITION = (
    ("AF", dt.date(2001, 12, 1), dt.date(2014, 12, 31), "International Security Assistance Force"),
    ("IQ", dt.date(2014, 8, 1), dt.date(2026, 12, 31), "Combined Joint Task Force – Operation Inherent Resolve"),
    ("IQ", dt.date(2003, 3, 1), dt.date(2010, 1, 1), "Multi-National Force – Iraq"),
    ("SY", dt.date(2014, 8, 1), dt.date(2026, 12, 31), "Combined Joint Task Force – Operation Inherent Resolve"),
    ("YE", dt.date(2015, 3, 1), dt.date(2026, 12, 31), "Saudi-led intervention in the Yemeni civil war"),
)
_COALITION_WORDS = re.compile(r"\b(coalition|international forces|joint security (?:force|team)|combined (?:force|team))\b", re.I)
_JOINT = re.compile(
    r"\b(joint|combined|security force|assault force|patrol|security team|the force|the team|coalition force)\b", re.I
)


MEDIA = frozenset({"agency", "broadcaster", "newspaper", "other"})
"""Kinds of actors that tell of a war and take no part in it."""
ONLOOKERS = MEDIA | {"monitor"}
"""These, and the bodies that count, judge and relieve."""


STATE_BODIES = frozenset({"government", "armed_forces", "army", "air_force", "navy", "police", "ministry", "command"})
"""Kinds of actors that are a state's own."""


@dataclass(frozen=True, slots=True)
class Actor:
    """One actor: English Wikipedia title, kind, country (ISO alpha-2), aliases, sides and parents (standing ones)."""

    name: str
    kind: str
    country: str | None = None
    aliases: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()
    organisation: str | None = None


@dataclass(frozen=True, slots=True)
class _Country:
    state: str
    fields: dict[str, str]
    governments: tuple[tuple[str, dt.date | None, dt.date | None], ...]


@cache
def open_actors() -> ActorRegistry:
    """The bundled registry, loaded once."""
    return ActorRegistry()


def _words(name: str) -> tuple[str, ...]:
    """Comparable words of a name: ASCII, apostrophes dropped, hyphens split, no article in front."""
    text = anyascii(re.sub(r"['’‘`ʿʾ]s\b", "", name))
    text = re.sub(r"['’‘`]", "", text).replace(".", "")
    words = re.findall(r"[A-Za-z0-9&/]+", text)
    return tuple(words[1:] if len(words) > 1 and words[0].lower() == "the" else words)


class ActorRegistry:
    """Look-ups of actors; everything is loaded into memory once."""

    def __init__(self) -> None:
        self.actors: dict[str, Actor] = {}
        folder = files("communique.gazetteer") / "data" / "actors"
        for name in ("groups.toml", "bodies.toml", "persons.toml"):
            for title, row in _load(folder / name).items():
                kind = row.get("kind", "person")
                self.actors[title] = Actor(title, kind, row.get("country"), tuple(row.get("aliases", ())),
                                           tuple(row.get("sides", ())), tuple(row.get("parents", ())),
                                           row.get("organisation"))  # fmt: skip
        self._countries = {code: _country(row) for code, row in _load(folder / "countries.toml").items()}
        self._adjectives, self._states = _country_words()
        self._bodies = {name: code for code, row in self._countries.items()
                        for name in (row.state, *row.fields.values(), *(g[0] for g in row.governments))}  # fmt: skip
        self._bodies |= {title: code for code, title in country_titles().items()}
        self._index: dict[tuple[str, ...], list[tuple[tuple[str, ...], Actor]]] = {}
        for actor in self.actors.values():
            for alias in (re.sub(r" \([^)]*\)$", "", actor.name), *actor.aliases):
                words = _words(alias)
                if words:
                    self._index.setdefault(tuple(w.lower() for w in words), []).append((words, actor))
        self._longest = max(map(len, self._index))

    def find(self, words: str) -> Actor | None:
        """The actor that exactly these words name; short acronyms need their capitals."""
        return self._match(_words(words))

    def is_acronym(self, word: str) -> bool:
        """Whether some actor is known by this one word in capitals ("FMLN")."""
        return any(
            len(spelled) == 1 and spelled[0] == word and word.isupper() for spelled, _ in self._index.get((word.lower(),), ())
        )

    def _match(self, words: tuple[str, ...]) -> Actor | None:
        for spelled, actor in self._index.get(tuple(w.lower() for w in words), ()):
            acronym = len(spelled) == 1 and (spelled[0].isupper() or len(spelled[0]) <= 4)
            if not acronym or spelled == words:
                return actor
        return None

    def spot(self, tokens: Sequence[str]) -> list[tuple[int, int, Actor]]:
        """The longest aliases among `tokens` (as a tokenizer splits them), left to right: (start, end, actor)."""
        parts = [_words(token) if token.lower() != "the" else () for token in tokens]
        found = []
        at = 0
        while at < len(tokens):
            hit = self._longest_at(tokens, parts, at) if parts[at] and _is_name(tokens[at]) else None
            if hit:
                found.append((at, *hit))
            at = hit[0] if hit else at + 1
        return found

    def _longest_at(self, tokens: Sequence[str], parts: list[tuple[str, ...]], at: int) -> tuple[int, Actor] | None:
        words: tuple[str, ...] = ()
        best = None
        for end in range(at, min(len(tokens), at + 2 * self._longest)):
            part = parts[end]
            if end > at and not part and tokens[end] not in {"-", "'", "’", "–", "the", "/"}:
                break
            words += part
            if len(words) > self._longest:
                break
            actor = self._match(words) if part else None
            if actor and any(token[:1].isupper() for token in tokens[at : end + 1]):
                best = (end + 1, actor)
        return best

    def resolve(
        self,
        mention: str,
        *,
        countries: Sequence[str] = (),
        date: dt.date | None = None,
        outlet: str | None = None,
    ) -> list[Actor]:
        """The actors that a phrase stands for, most specific reading first; empty where it names none.

        `countries` are those of the document, the most prominent first; `date` decides between governments and
        coalitions of different years.
        """
        exact = self.find(mention)
        if exact:
            return [exact]
        tokens = re.findall(r"[\w.&/]+(?:['’]\w+)?|[-–]", mention)
        lower = [token.lower() for token in tokens]
        if not tokens or lower[-1] in CIVIL_HEADS:
            return []
        named = [(s, e, a) for s, e, a in self.spot(tokens) if not self._is_modifier(lower, e) and a.kind != "person"]
        described = self._described(mention, tokens, lower, countries, date)
        if _COALITION_WORDS.search(mention) and not named:
            return self._coalition(mention, lower, countries, date)
        if named and not (described and named[0][2].kind in {"other"}):
            return list(dict.fromkeys(actor for _, _, actor in named))
        return described

    def _is_modifier(self, lower: list[str], end: int) -> bool:
        if end + 1 < len(lower) and lower[end] in _KIN:
            return True
        return end + 1 < len(lower) and lower[end] in {"-", "–"} and lower[end + 1] in _OWNED

    def _coalition(self, mention: str, lower: list[str], countries: Sequence[str], date: dt.date | None) -> list[Actor]:
        found: list[str] = []
        in_afghanistan = "AF" in countries[:2] or (self._codes(lower) == ["AF"])
        for code, start, end, name in _COALITION:
            if code in countries[:4] and (date is None or start <= date <= end):
                found = [name]
                break
        if (
            in_afghanistan
            and found == ["International Security Assistance Force"]
            and ("afghan" in lower or _JOINT.search(mention))
        ):
            found.append("Afghan National Security Forces")
        if not found and re.search(r"coalition", mention, re.I):
            found = ["Combined Joint Task Force – Operation Inherent Resolve"] if {"IQ", "SY"} & set(countries) else []
        return [self.actors[name] for name in found]

    def _codes(self, lower: list[str]) -> list[str]:
        codes = []
        for at, word in enumerate(lower):
            code = self._adjectives.get(plain(word)) or self._states.get(plain(word))
            follower = lower[at + 2] if at + 2 < len(lower) and lower[at + 1] in {"-", "–"} else ""
            if code and code not in codes and follower not in _OWNED:
                codes.append(code)
        return codes

    def _described(self, mention: str, tokens: list[str], lower: list[str], countries: Sequence[str],
                   date: dt.date | None) -> list[Actor]:  # fmt: skip
        cased = [w if w != "us" or t in {"US", "U.S", "U.S."} else "" for w, t in zip(lower, tokens, strict=True)]
        codes = self._codes([word.rstrip(".") if word != "u.s." else "us" for word in cased])
        words = set(lower)
        loyal = bool(_LOYAL.search(mention))
        if loyal:
            codes = ["SY", *[code for code in codes if code != "SY"]]
        generic = words & {"regime", "government", "army", "police", "navy", "junta"} or _BODY.search(mention)
        if not codes and generic and countries:
            codes = [next((c for c in countries if c in self._countries), countries[0])]
        if not codes:
            return []
        if _DEFENCE.search(mention):
            return [self._body(codes[0], "defence")]
        if _FOREIGN.search(mention):
            return [Actor(f"Ministry of Foreign Affairs ({self._state(codes[0])})", "ministry", codes[0])]
        return [self._by_noun(code, mention, words, date, loyal) for code in codes]

    def _by_noun(self, code: str, mention: str, words: set[str], date: dt.date | None, loyal: bool) -> Actor:
        low = mention.lower()
        if words & AIR_NOUNS or any(phrase in low for phrase in AIR_PHRASES):
            return self._body(code, "air")
        if words & NAVY_NOUNS:
            return self._body(code, "navy")
        if words & POLICE_NOUNS:
            return self._body(code, "police")
        if words & FORCE_NOUNS:
            return self._body(code, "army" if words & ARMY_NOUNS else "forces")
        if words & STATE_NOUNS or loyal:
            return self._government(code, date)
        if code == "IL":
            return self._body(code, "forces")
        return Actor(self._state(code), "state", code)

    def _state(self, code: str) -> str:
        country = self._countries.get(code)
        return country.state if country else country_titles().get(code, code)

    def _body(self, code: str, field: str) -> Actor:
        country = self._countries.get(code)
        state = self._state(code)
        if country and (field in country.fields or "forces" in country.fields):
            name = country.fields.get(field) or country.fields["forces"]
        else:
            name = {"defence": f"Ministry of Defence ({state})", "police": f"Police of {state}"}.get(
                field, f"Armed Forces of {state}"
            )
        if name in self.actors:
            return self.actors[name]
        forces = country.fields.get("forces") if country else None
        return Actor(name, field, code, parents=(forces,) if forces and forces != name else ())

    def _government(self, code: str, date: dt.date | None) -> Actor:
        country = self._countries.get(code)
        for name, start, end in country.governments if country else ():
            if (start is None or (date or dt.date(2016, 1, 1)) >= start) and (
                end is None or (date or dt.date(2016, 1, 1)) <= end
            ):
                return Actor(name, "government", code)
        return Actor(self._state(code), "state", code)

    def state_of(self, name: str) -> str | None:
        """The ISO code of the country that `name` is, governs, or is an armed or civil body of; None for any other actor."""
        actor = self.actors.get(name)
        if actor and actor.kind in STATE_BODIES:
            return actor.country
        return self._bodies.get(name)

    def forces_of(self, name: str, noun: str) -> Actor | None:
        """What `noun` ("forces", "jets", "police") is of the state that `name` is or governs; None for any other actor."""
        code = self._bodies.get(name)
        known = self.actors.get(name)
        if code is None or (known and known.kind in STATE_BODIES - {"government", "ministry"}):
            return None
        found = self._by_noun(code, "", {noun.lower()}, None, loyal=False)
        return found if found.kind not in {"state", "government"} else None

    def parents_of(self, name: str) -> tuple[str, ...]:
        """The actors that `name` is a part of, nearest first."""
        found: list[str] = []
        pending = [name]
        while pending:
            actor = self.actors.get(pending.pop(0))
            for parent in actor.parents if actor else ():
                if parent not in found:
                    found.append(parent)
                    pending.append(parent)
        return tuple(found)


def _is_name(token: str) -> bool:
    return (
        token[:1].isupper() or token[:1].isdigit() or token.lower() in {"al", "al-qaida", "al-qaeda", "peshmerga", "mujahideen"}
    )


def _load(path: Any) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"gazetteer/data/actors/{path.name}: {error}; reinstall the package") from error


def _day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _country(row: dict[str, Any]) -> _Country:
    fields = {key: value for key, value in row.items() if isinstance(value, str) and key != "state"}
    governments = tuple((name, _day(start), _day(end)) for name, start, end in row.get("government", ()))
    return _Country(row["state"], fields, governments)


def is_nation(word: str) -> bool:
    """Whether a word is a state's name or adjective ("U.S.", "Israeli")."""
    adjectives, states = _country_words()
    bare = plain(word.rstrip("."))
    return word[:1].isupper() and (word not in {"Us", "IN"}) and bool(adjectives.get(bare) or states.get(bare))


@cache
def country_titles() -> dict[str, str]:
    """ISO codes to the English Wikipedia titles of countries."""
    data = _load(files("communique.gazetteer") / "data" / "countries.toml")
    return {code: words[0] for code, words in data.items()}


@cache
def _country_words() -> tuple[dict[str, str], dict[str, str]]:
    """Adjectives and names of countries, plain, to ISO codes."""
    data = _load(files("communique.gazetteer") / "data" / "countries.toml")
    adjectives: dict[str, str] = {}
    states: dict[str, str] = {}
    for code, words in data.items():
        cut = words.index("/") if "/" in words else len(words)
        states |= {plain(word): code for word in words[:cut]}
        adjectives |= {plain(word): code for word in words[cut + 1 :]}
    return adjectives, states
