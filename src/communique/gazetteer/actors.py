"""Actors by name: the registry of armed actors, bodies, outlets and officials, and whom a phrase stands for.

A phrase such as "Ukrainian troops" is no alias: `descriptions` reads it by a country's adjective and a noun.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from functools import cache

from anyascii import anyascii

from communique.gazetteer.actor_records import ONLOOKERS, STATE_BODIES, Actor, load_actors
from communique.gazetteer.descriptions import Phrase, body_by_noun, described, is_civil
from communique.gazetteer.nations import country_titles, nations, nations_in, table

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


_FAR = 3
_AT_HOME = frozenset({"ministry", "government", "police"})
"""Kinds of bodies that a general name means in their own country alone, while armies act in their neighbours' too."""
_GENERIC_HEADS = frozenset({"forces", "force", "army", "police", "guard", "defence", "defense", "front", "council", "movement",
                            "ministry", "observatory", "cross", "crescent", "party", "coalition", "committee", "union",
                            "syndicate", "agency", "service", "group", "office"})  # fmt: skip
"""Last words of names that a nation's word in front makes another country's ("South African National Defence Force")."""


_GENERAL_WORDS = frozenset(
    """
national joint federal border police guard guards popular resistance forces force front islamic republican general security
special task army white new peoples service services state emergency civil defence defense ministry of health public the
and interior internal affairs foreign military council liberation revolutionary movement union united democratic party armed
operational south southern north northern east eastern west western central committee committees brigade brigades battalion
regiment division corps assault legion intelligence directorate local office center centre for human rights observatory red
crescent cross society agency commission truth reconciliation counter terrorism border operations headquarters district fleet
group groups patriotic volunteer volunteers house representatives provincial militia militias rebel rebels opposition coalition
alliance salvation command rapid intervention free third fourth fifth government unity department international population home
separatist separatists mod""".split()
)
"""Words that any country's bodies bear: a name of them alone ("Border Police") means a body of the countries told of."""


@cache
def open_actors() -> ActorRegistry:
    """The bundled registry, loaded once."""
    return ActorRegistry()


def _words(name: str) -> tuple[str, ...]:
    """Comparable words of a name: ASCII, apostrophes dropped, hyphens split, no articles."""
    text = anyascii(re.sub(r"['’‘`ʿʾ]s\b", "", name))
    text = re.sub(r"['’‘`]", "", text).replace(".", "")
    words = re.findall(r"[A-Za-z0-9&/]+", text)
    return tuple(word for word in words if word.lower() != "the") or tuple(words)


class ActorRegistry:
    """Look-ups of actors; everything is loaded into memory once."""

    def __init__(self) -> None:
        self.actors = load_actors()
        self._bodies = {name: code for code, nation in nations().items() for name in nation.names()}
        self._bodies |= {title: code for code, title in country_titles().items()}
        self._theatres = [frozenset(codes) for codes in table("actors/theatres.toml").values()]
        self._index: dict[tuple[str, ...], list[tuple[tuple[str, ...], Actor]]] = {}
        for actor in self.actors.values():
            for alias in (actor.name, *actor.aliases):
                self._add(alias, actor)
        for actor in self.actors.values():
            for alias in _bare_names(actor.name):
                self._add(alias, actor, bare=True)
        self._longest = max(map(len, self._index))

    def _add(self, alias: str, actor: Actor, *, bare: bool = False) -> None:
        """Make an actor known by an alias; by a title's bare words only if no other actor of its country bears them."""
        words = _words(alias)
        named = self._index.setdefault(tuple(w.lower() for w in words), [])
        if not bare or all(other.country != actor.country for _, other in named):
            named.append((words, actor))

    def find(self, words: str, countries: Sequence[str] | None = None) -> Actor | None:
        """The actor that exactly these words name; short acronyms need their capitals.

        Of several that bear a name, or a name that any country's bodies may bear, the one of the `countries` that the text is
        about; None where it tells of others only, or of none. Without `countries` it may be of any.
        """
        return self.actors.get(words) or self._match(_words(words), countries)

    def at_home(self, actor: Actor, countries: Sequence[str]) -> bool:
        """Whether a text about these countries may mean the actor by a name that others could bear."""
        return actor.everywhere or self._nearness(actor, countries)[0] < _FAR

    def is_acronym(self, word: str) -> bool:
        """Whether some actor is known by this one word in capitals ("FMLN")."""
        return any(
            len(spelled) == 1 and spelled[0] == word and word.isupper() for spelled, _ in self._index.get((word.lower(),), ())
        )

    def _match(self, words: tuple[str, ...], countries: Sequence[str] | None = None) -> Actor | None:
        named = [
            actor
            for spelled, actor in self._index.get(tuple(w.lower() for w in words), ())
            if not _is_acronym(spelled) or spelled == words
        ]
        if not named or (len({actor.name for actor in named}) == 1 and not _is_general(words)):
            return named[0] if named else None
        best = min(named, key=lambda actor: self._nearness(actor, countries or ()))
        return best if countries is None or self.at_home(best, countries) else None

    def _nearness(self, actor: Actor, countries: Sequence[str]) -> tuple[int, int]:
        """How near an actor is to the countries of a text, the nearest least: theirs, of no country, of their theatre, far."""
        if actor.country is None:
            return 1, 0
        if actor.country in countries:
            return 0, countries.index(actor.country)
        shared = actor.kind not in _AT_HOME and any(
            actor.country in theatre and not theatre.isdisjoint(countries) for theatre in self._theatres
        )
        return (2, 0) if shared else (_FAR, 0)

    def spot(self, tokens: Sequence[str], countries: Sequence[str] | None = None) -> list[tuple[int, int, Actor]]:
        """The longest aliases among `tokens` (as a tokenizer splits them), left to right: (start, end, actor)."""
        parts = [_words(token) if token.lower() != "the" else () for token in tokens]
        found = []
        at = 0
        while at < len(tokens):
            whose = nations_in(tokens[at - 1 : at]) if tokens[at] == "MoD" else []
            told = [whose[0][2]] if whose else countries
            hit = self._longest_at(tokens, parts, at, told) if parts[at] and _is_name(tokens[at]) else None
            if hit and not _is_foreign(tokens, at, *hit):
                found.append((at, *hit))
            at = hit[0] if hit else at + 1
        return found

    def _longest_at(self, tokens: Sequence[str], parts: list[tuple[str, ...]], at: int,
                    countries: Sequence[str] | None) -> tuple[int, Actor] | None:  # fmt: skip
        words: tuple[str, ...] = ()
        best = None
        for end in range(at, min(len(tokens), at + 2 * self._longest)):
            part = parts[end]
            if end > at and not part and tokens[end] not in {"-", "'", "’", "–", "the", "/"}:
                break
            words += part
            if len(words) > self._longest:
                break
            actor = self._match(words, countries) if part else None
            if actor and any(token[:1].isupper() for token in tokens[at : end + 1]):
                best = (end + 1, actor)
        return best

    def resolve(
        self,
        mention: str,
        *,
        countries: Sequence[str] | None = None,
        date: dt.date | None = None,
        outlet: str | None = None,
    ) -> list[Actor]:
        """The actors that a phrase stands for, most specific reading first; empty where it names none.

        `countries` are those of the document, the most prominent first; `date` decides between governments and
        coalitions of different years.
        """
        exact = self.find(mention, countries)
        if exact:
            return [exact]
        told = countries or ()
        split = [self.find(part, countries) for part in _split(mention)]
        both = [actor for actor in split if actor]
        if len(both) > 1:
            return both
        phrase = Phrase.of(mention)
        if is_civil(phrase):
            return []
        named = [actor for _, end, actor in self.spot(phrase.tokens, countries)
                 if actor.kind != "person" and not phrase.owned(end)]  # fmt: skip
        if _COALITION_WORDS.search(mention) and not named:
            return self._coalition(phrase, told, date)
        found = [self.actors.get(actor.name, actor) for actor in described(phrase, told, date)]
        if named and not (found and named[0].kind == "other"):
            return list(dict.fromkeys(named))
        return found

    def _coalition(self, phrase: Phrase, countries: Sequence[str], date: dt.date | None) -> list[Actor]:
        names = [
            name for code, start, end, name in _COALITION if code in countries[:4] and (date is None or start <= date <= end)
        ][:1]
        in_afghanistan = "AF" in countries[:2] or phrase.codes() == ["AF"]
        joint = "afghan" in phrase.lower or bool(_JOINT.search(phrase.text))
        if in_afghanistan and names == ["International Security Assistance Force"] and joint:
            names.append("Afghan National Security Forces")
        if not names and "coalition" in phrase.text.lower() and {"IQ", "SY"} & set(countries):
            names = ["Combined Joint Task Force – Operation Inherent Resolve"]
        return [self.actors[name] for name in names]

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
        found = body_by_noun(code, noun)
        return self.actors.get(found.name, found) if found else None

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


def _bare_names(title: str) -> tuple[str, ...]:
    """What a title is in the text of its own country: without its brackets, a ministry's also the other way round."""
    bare = re.sub(r" \([^)]*\)$", "", title)
    ministry = re.fullmatch(r"Ministry of ((?:\w+ )?\w+)", bare) if bare != title else None
    if bare != title and re.match(r"Ministry of .*\bHealth\b", bare):
        return (bare, "Ministry of Health", "Health Ministry")
    if not ministry:
        return (bare,)
    names = bare, f"{ministry[1].removesuffix(' Affairs')} Ministry"
    short = ("MoD",) if ministry[1] in {"Defence", "Defense"} else ()
    return (*names, *short, *(name.replace("Defence", "Defense") for name in names if "Defence" in name),
            *(name.replace("Defense", "Defence") for name in names if "Defense" in name))  # fmt: skip


def _split(mention: str) -> list[str]:
    """The names that a slash joins before words that both share ("the A/B Brigades" is the A Brigades and the B Brigades)."""
    joined = re.fullmatch(r"(?:[Tt]he )?(\w+) ?/ ?(\w+) (.+)", mention)
    return [f"{part} {joined[3]}" for part in joined.group(1, 2)] if joined else []


def _is_acronym(spelled: tuple[str, ...]) -> bool:
    return len(spelled) == 1 and (spelled[0].isupper() or len(spelled[0]) <= 4)


def _is_general(words: tuple[str, ...]) -> bool:
    return all(word.lower() in _GENERAL_WORDS or re.fullmatch(r"\d+(?:st|nd|rd|th)?", word) for word in words)


def _is_foreign(tokens: Sequence[str], start: int, end: int, actor: Actor) -> bool:
    """Whether a general name belongs to another nation, whose word stands before it ("South African National Defence Force")."""
    general = end - start > 1 and tokens[end - 1].lower() in _GENERIC_HEADS and (actor.country or actor.kind in ONLOOKERS)
    before = nations_in(tokens[max(0, start - 3) : start]) if general else []
    return bool(before) and before[-1][1] == min(3, start) and before[-1][2] != actor.country


def _is_name(token: str) -> bool:
    return (
        token[:1].isupper() or token[:1].isdigit() or token.lower() in {"al", "al-qaida", "al-qaeda", "peshmerga", "mujahideen"}
    )
