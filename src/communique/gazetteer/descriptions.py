"""What a description means: a country's name or adjective with a noun for its kind of body ("Ukrainian troops")."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from communique.gazetteer.actor_records import Actor
from communique.gazetteer.nations import BODIES, capitals, in_force, nations, nations_in, state_title

AIR_NOUNS = {"warplane", "warplanes", "plane", "planes", "jet", "jets", "aircraft", "helicopter", "helicopters", "airstrike",
             "airstrikes", "drone", "drones", "bomber", "bombers", "fighter jets", "gunship", "gunships",
             "aviation", "pilots"}  # fmt: skip
AIR_PHRASES = ("air force", "air forces", "aerospace", "warplane", "air raid", "air strike")
FORCE_NOUNS = {"forces", "force", "troops", "soldiers", "soldier", "military", "army", "servicemen", "defenders", "units",
               "tanks", "armed", "commandos", "artillery", "bombing", "shelling", "strike", "strikes", "bombardment",
               "security", "airstrike", "airstrikes", "raid", "raids", "offensive", "invasion", "fire", "attack", "missile",
               "missiles", "rockets", "tank", "personnel", "brigade", "battalion", "garrison", "regiment", "occupation",
               "paratroopers", "reservists", "snipers", "operation", "checkpoint", "attacks", "staff", "command",
               "marines", "infantry", "gunners", "division", "corps", "conscripts", "warriors", "defences",
               "defenses"}  # fmt: skip
STATE_NOUNS = {"government", "regime", "authorities", "state", "president", "administration", "officials", "dictatorship",
               "minister", "junta"}  # fmt: skip
POLICE_NOUNS = {"police", "policemen", "officers"}
NAVY_NOUNS = {"navy", "warship", "warships", "ships", "frigate", "destroyer"}
CIVIL_HEADS = {"civilian", "civilians", "people", "children", "women", "men", "residents", "citizens", "victims", "families",
               "villagers", "child", "woman", "homes", "home", "houses", "buildings", "market", "hospital", "school",
               "family", "man", "boy", "girl", "refugees", "journalists", "journalist", "students", "workers", "town",
               "city", "province", "village", "border", "soil", "territory", "capital", "locals", "doctors",
               "conflict", "war", "crisis", "district", "area", "region", "areas", "neighborhood", "camp", "elders"}  # fmt: skip
"""Nouns for what is no actor, whatever country it is of."""
OTHERS = {"rebels", "rebel", "insurgents", "militants", "militant", "separatists", "separatist", "guerrillas", "guerillas",
          "mercenaries", "militia", "militias", "militiamen", "activists", "activist", "opposition", "settlers", "jihadists",
          "terrorists", "extremists", "gunmen", "bandits", "protesters", "demonstrators", "factions", "tribes",
          "tribesmen"}  # fmt: skip
"""Nouns for people of a country that are not its state."""
ORGANISATIONS = {"union", "syndicate", "group", "organisation", "organization", "association", "committee", "network", "agency",
                 "newspaper", "channel", "centre", "center", "institute", "observatory", "foundation", "society", "university",
                 "company", "bank", "league", "academy", "church", "club", "media", "museum", "party", "school",
                 "initiative", "project", "council", "coalition", "movement", "front", "congress", "platform"}  # fmt: skip
"""Heads of the names of bodies that are not the state whose name they hold."""
_OWNED = {"held", "backed", "controlled", "led", "dominated", "linked", "affiliated", "occupied", "made", "run", "based",
          "aligned", "supported", "speaking", "funded", "born", "built", "inspired", "besieged", "allied", "sponsored",
          "trained", "supplied", "installed", "appointed", "brokered", "imposed"}  # fmt: skip
_MINISTRIES = {"foreign": ("Foreign Affairs", ("foreign", "foreign affairs", "external affairs")),
               "interior": ("Interior", ("interior", "internal affairs")),
               "health": ("Health", ("health", "public health", "health and population"))}  # fmt: skip
_PLAIN = {*FORCE_NOUNS, *STATE_NOUNS, *POLICE_NOUNS, *NAVY_NOUNS, "air", "defence", "defense", "ministry", "foreign", "the", "a",
          "an", "our"}  # fmt: skip
"""Words that name nobody in a phrase such as "the Defence Ministry"."""
_KIN = {"affiliate", "offshoot", "splinter", "ally", "proxy", "rival", "spokesman", "spokesperson", "spokeswoman"}
"""Nouns that make the actor before them a qualifier of the name behind ("al-Qaida affiliate X")."""
_LOYAL = re.compile(r"\b(assad|asad|al-assad)\b", re.I)
_AIR_DEFENCE = re.compile(r"\bair[- ]defen[cs]es?\b", re.I)
_TITLES = {"republic", "kingdom", "federation", "state", "emirate", "union", "sultanate", "president", "embassy"}


def _ministry(field: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{field}) (?:ministry|minister)\b|\bminist(?:ry|er) (?:of|for) (?:{field})\b", re.I)


_DEFENCE = re.compile(rf"{_ministry('defen[cs]e').pattern}|\b(?-i:MoD|MOD)\b", re.I)
_UNNAMED = re.compile(rf"^(?:the )?(?:air force|{_DEFENCE.pattern})$", re.I)
"""Bodies of a state that is not named: that of the document's country, as "the army" is."""
_ARTICLE = re.compile(r"^the ", re.I)
_OTHER_MINISTRIES = [(title, _ministry("|".join(words))) for title, words in _MINISTRIES.values()]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase as words: with its tokens, their lower-case forms, and the countries that it names (start, end, code)."""

    text: str
    tokens: Sequence[str]
    lower: Sequence[str]
    countries: Sequence[tuple[int, int, str]]

    @classmethod
    def of(cls, text: str) -> Phrase:
        """The phrase of these words."""
        tokens = re.findall(r"[\w.&/]+(?:['’]\w+)?|[-–]", text)
        return cls(text, tokens, [token.lower() for token in tokens], nations_in(tokens))

    def owned(self, end: int) -> bool:
        """Whether the words that end here only tell whose something is ("Iran-backed", "al-Qaida affiliate X")."""
        if end + 1 < len(self.lower) and self.lower[end] in _KIN:
            return True
        return end + 1 < len(self.lower) and self.lower[end] in {"-", "–"} and self.lower[end + 1] in _OWNED

    def codes(self) -> list[str]:
        """The countries that act in the phrase."""
        return list(dict.fromkeys(code for _, end, code in self.countries if not self.owned(end)))

    def head(self) -> str | None:
        """The noun that the phrase is about as it is written; None where that is a country itself."""
        at = len(self.tokens)
        while True:
            last = next(((start, end) for start, end, _ in self.countries if end == at), None)
            if last is None:
                return self.tokens[at - 1]
            at = last[0]
            while at and self.lower[at - 1] in {"the", "of", "in", "and"}:
                at -= 1
            if not at or at == last[0] or not {"of", "in"} & set(self.lower[at : last[0]]):
                return None


def is_civil(phrase: Phrase) -> bool:
    """Whether the phrase is about people or things that are no actor ("Iraqi civilians")."""
    head = phrase.head() if phrase.tokens else None
    return not phrase.tokens or phrase.lower[-1] in CIVIL_HEADS or (head or "").lower() in CIVIL_HEADS


def described(phrase: Phrase, countries: Sequence[str], date: dt.date | None) -> list[Actor]:
    """The bodies of states that a phrase describes; empty where it describes none.

    `countries` are those of the document, the most prominent first; `date` decides between names of different years.
    """
    codes, words, loyal = phrase.codes(), set(phrase.lower), bool(_LOYAL.search(phrase.text))
    if loyal:
        codes = ["SY", *[code for code in codes if code != "SY"]]
    office = any(pattern.fullmatch(_ARTICLE.sub("", phrase.text)) for _, pattern in _OTHER_MINISTRIES)
    unnamed = words & {"regime", "government", "army", "police", "navy", "junta"} or _UNNAMED.search(phrase.text) or office
    named = any(t[:1].isupper() and word not in _PLAIN for t, word in zip(phrase.tokens, phrase.lower, strict=True))
    if phrase.text in capitals():
        return [_government(capitals()[phrase.text], date)]
    if not codes and unnamed and countries and not named:
        codes = [next((c for c in countries if c in nations()), countries[0])]
    if not codes:
        return []
    if _DEFENCE.search(phrase.text):
        ministry = _body(codes[0], "defence", date)
        return [ministry] if ministry else []
    for title, pattern in _OTHER_MINISTRIES:
        if pattern.search(phrase.text):
            return [Actor(f"Ministry of {title} ({state_title(codes[0])})", "ministry", codes[0])]
    head = phrase.head()
    if head and _is_organisation(head):
        return []
    found = (_by_noun(code, phrase, words, date, loyal) for code in codes)
    return [actor for actor in found if actor is not None]


def body_by_noun(code: str, noun: str) -> Actor | None:
    """What `noun` ("forces", "jets", "police") is of a state; None where the noun is none for a body of its arms."""
    found = _by_noun(code, Phrase.of(noun), {noun.lower()}, None, loyal=False)
    return found if found and found.kind not in {"state", "government"} else None


def _is_organisation(head: str) -> bool:
    return head.lower() in OTHERS or head.lower() in ORGANISATIONS


def _by_noun(code: str, phrase: Phrase, words: set[str], date: dt.date | None, loyal: bool) -> Actor | None:
    low = phrase.text.lower()
    if _AIR_DEFENCE.search(low):
        return _body(code, "forces", date)
    if words & AIR_NOUNS or any(name in low for name in AIR_PHRASES):
        return _body(code, "air", date)
    if words & NAVY_NOUNS:
        return _body(code, "navy", date)
    if words & POLICE_NOUNS:
        return _body(code, "police", date)
    if words & FORCE_NOUNS:
        return _body(code, "army" if "army" in words else "forces", date)
    if words & STATE_NOUNS or loyal:
        return _government(code, date)
    head = phrase.head()
    if head and head[:1].isupper() and head.lower() not in _TITLES:
        return None
    if code == "IL":
        return _body(code, "forces", date)
    return Actor(state_title(code), "state", code)


def _body(code: str, field: str, date: dt.date | None) -> Actor | None:
    """A body by its name, or by what such bodies are called; None for the forces of a country that has none."""
    nation, state = nations().get(code), state_title(code)
    usual = {"defence": f"Ministry of Defence ({state})", "police": f"Police of {state}"}.get(field, f"Armed Forces of {state}")
    known = nation.body(field, date) if nation else None
    forces = nation.body("forces", date) if nation else None
    if nation and known is None and field not in {"defence", "police"}:
        return None
    name = known or usual
    kind = BODIES["forces"] if name == forces else BODIES[field]
    return Actor(name, kind, code, parents=(forces,) if forces and forces != name and kind != "ministry" else ())


def _government(code: str, date: dt.date | None) -> Actor:
    nation = nations().get(code)
    name = in_force(nation.governments, date) if nation else None
    return Actor(name, "government", code) if name else Actor(state_title(code), "state", code)
