"""A report as the coder of templates sees it: its text in usual case, sentences, dateline, claims and their happenings."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from bench.muc4.happenings import FINE, Happening, happenings, sentence_ends, telling_words
from communique.extract.casing import natural_case
from communique.gazetteer.actors import open_actors
from communique.gazetteer.nations import country_titles
from communique.gazetteer.places import PlaceEntry, open_places
from communique.model.document import ReadDocument
from communique.model.records import Claim, Entity

_DATELINE = re.compile(r"(?:^|\n)\s*([A-Z][A-Z .'()-]{2,45}?), (?:\d|NO DATE|[A-Z]{3,9} \d)", re.IGNORECASE)
_HEADER = 300
_TOKEN = re.compile(r"[^\W_]+|[^\w\s]")
_KIND_WORDS = re.compile(
    r"\b(the|city|town|department|province|neighborhood|district|village|of|municipality|northern|southern|eastern|western|"
    r"central)\b",
    re.IGNORECASE,
)
_AREA_WORD = re.compile(r" (Department|Province|Region)$")
_NO_BODIES = frozenset({"person", "agency", "broadcaster", "newspaper", "monitor", "other"})
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_PLURAL = re.compile(r"(?:s|\b(?:people|men|women|children|police|peasantry|clergy))$", re.IGNORECASE)
_DEFINITE = re.compile(r"(?:the|this|these|those|his|her) ", re.IGNORECASE)
_ON_PEOPLE = frozenset({"killed", "wounded", "abducted", "missing", "attack", "abuse", "bombing", "shelling"})
PRONOUNS = frozenset({"he", "him", "she", "her", "they", "them", "who", "whom", "it"})


@dataclass(frozen=True)
class Organisation:
    """A body that a report names: the words of its first mention, and where all of them start."""

    name: str
    kind: str
    words: str
    starts: tuple[int, ...]


@dataclass
class Victims:
    """Human targets that claims of a happening tell of: a number as the key has it ([2, None] for a plural), and effects."""

    words: str
    telling: set[str]
    number: list[int | None]
    effects: set[str | None]
    claim: Claim
    named: bool
    counted: bool
    told: int = 1
    registered: str | None = None

    @property
    def unnamed(self) -> bool:
        """Whether no words, or a pronoun alone, stand for them, uncounted."""
        return not self.counted and (not self.words or self.words.lower() in PRONOUNS)

    def tells_again(self, other: Victims) -> bool:
        """Whether they are others of the happening told again: nobody is named, or "the general" after a general."""
        if self is other or other.unnamed:
            return False
        one = (self.number[1] == 1) == (other.number[1] == 1)
        later = other.claim.trigger.start < self.claim.trigger.start
        definite = _DEFINITE.match(self.words) and not self.counted and not self.named
        return self.unnamed or bool(definite and later and one and self.effects & other.effects)


class Report:
    """One report with what its templates are made of."""

    def __init__(self, document: ReadDocument, claims: tuple[Claim, ...], bodies: tuple[str, ...] = ()) -> None:
        self.document = document
        self.claims = claims
        self.text = document.text
        self.published = document.document.published
        self.ends = sentence_ends(self.text)
        self.happenings = happenings(self.text, claims)
        self._bodies = bodies

    @cached_property
    def natural(self) -> str:
        """The text in usual case."""
        return natural_case(self.text)

    def sentence_at(self, offset: int) -> int:
        """The number of the sentence at a code point."""
        return bisect_right(self.ends, offset)

    def sentence(self, number: int) -> str:
        """The words of a sentence."""
        start = self.ends[number - 1] if number else 0
        return self.text[start : self.ends[number] if number < len(self.ends) else len(self.text)]

    @cached_property
    def dateline(self) -> str:
        """The place of the dateline, with a country in brackets where it says one; empty where there is none."""
        match = _DATELINE.search(self.text[:_HEADER])
        return match[1] if match else ""

    @cached_property
    def _dateline_place(self) -> PlaceEntry | None:
        name = self.dateline.split("(")[0].strip()
        return None if name in {"CLANDESTINE", "NO CITY", ""} else open_places().resolve(name.title()).best

    @cached_property
    def _country(self) -> str | None:
        """The country of a happening that says none: of the dateline, of the other claims, of the actors named."""
        bracket = re.search(r"\((.+)\)", self.dateline)
        said = open_places().country_of(bracket[1].title()) if bracket else None
        if said or self._dateline_place:
            return said or (self._dateline_place.country if self._dateline_place else None)
        told = Counter(p.country for c in self.claims for p in c.places if p.country)
        told = told or Counter(a.country for _, _, a in self._spotted if a.country and a.kind not in _NO_BODIES)
        return told.most_common(1)[0][0] if told else None

    @cached_property
    def _tokens(self) -> list[tuple[int, str]]:
        return [(match.start(), match[0]) for match in _TOKEN.finditer(self.natural)]

    @cached_property
    def _spotted(self) -> list:  # type: ignore[type-arg]
        return open_actors().spot([word for _, word in self._tokens])

    def locations(self, happening: Happening) -> list[str]:
        """The names of where it happened: the words of its places, their other names, and all that they lie in."""
        gazetteer = open_places()
        names: set[str] = set()
        countries: Counter[str] = Counter()
        for place in happening.places:
            words = " ".join(place.mention.text.split()) if place.mention else ""
            names |= {words, _KIND_WORDS.sub("", words).strip(), place.name or "", *place.names}
            countries.update([place.country] if place.country else [])
            entry = gazetteer.find(place.geonames_id, name=place.name, country=place.country, kind=place.kind)
            for area in gazetteer.ancestors(entry) if entry else ():
                names |= {area.name, _AREA_WORD.sub("", area.name)}
        code = countries.most_common(1)[0][0] if countries else self._country
        country = country_titles().get(code) if code else None
        dateline = self._dateline_place
        if dateline and dateline.country == code and not any(p.kind in FINE for p in happening.places):
            names.add(self.dateline.split("(")[0].strip())
        return sorted((names | {country or ""}) - {""})

    @cached_property
    def organisations(self) -> list[Organisation]:
        """The bodies of the registry, and those of a given list, that the report names."""
        found: dict[str, tuple[str, str, list[int]]] = {}
        for first, end, actor in self._spotted:
            if actor.kind not in _NO_BODIES:
                start = self._tokens[first][0]
                last, word = self._tokens[end - 1]
                words = " ".join(self.text[start : last + len(word)].split())
                found.setdefault(actor.name, (actor.kind, words, []))[2].append(start)
        known = {plain(words) for _, words, _ in found.values()}
        listed = {body for body in self._bodies if f" {body} " in self._plain and body not in known}
        whole = known | listed
        for body in sorted(listed):
            if not any(body != other and f" {body} " in f" {other} " for other in whole):
                pattern = re.compile(r"[^a-z0-9]+".join(map(re.escape, body.split())), re.IGNORECASE)
                found[f"listed:{body}"] = ("listed", body, [m.start() for m in pattern.finditer(self.text)] or [0])
        return [Organisation(name, kind, words, tuple(starts)) for name, (kind, words, starts) in found.items()]

    @cached_property
    def _plain(self) -> str:
        return f" {plain(self.text)} "

    def victims(self, happening: Happening) -> list[Victims]:
        """The human targets that its claims tell of, each group once."""
        found: list[Victims] = []
        for claim in happening.claims:
            if claim.type not in _ON_PEOPLE:
                continue
            effect = {"killed": "DEATH", "wounded": "INJURY"}.get(claim.type)
            effect = f"NO {effect}" if effect and claim.polarity == "negative" else effect
            for at, entity in enumerate(claim.target or (None,)):
                one = self._victims(claim, at, entity, effect)
                same = next((other for other in found if other.telling & one.telling), None)
                if same is None and found and one.words.lower() in PRONOUNS:
                    same = found[-1]
                if same is None:
                    found.append(one)
                    continue
                same.effects |= one.effects
                same.told += 1
                same.telling |= one.telling
                if one.counted and not same.counted:
                    same.number, same.counted = one.number, True
        return found

    def _victims(self, claim: Claim, at: int, entity: Entity | None, effect: str | None) -> Victims:
        words = " ".join(entity.mention.text.split()) if entity else ""
        named = bool(entity) and self._is_name(entity)
        figure = claim.quantity if len(claim.target) < 2 or at == len(claim.target) - 1 else None
        counted = figure is not None and (figure.low is not None or figure.high is not None)
        if figure is not None and counted:
            number: list[int | None] = [None if end is None else int(end) for end in (figure.low, figure.high)]
        else:
            number = _number_said(words, named)
        return Victims(words, telling_words(words), number, {effect}, claim, named, claim.quantity is not None,
                       registered=entity.name if entity else None)  # fmt: skip

    def _is_name(self, entity: Entity) -> bool:
        words = re.findall(r"[^\W\d_]+", self.natural[entity.mention.start : entity.mention.end])
        capitals = sum(word[:1].isupper() for word in words)
        return capitals >= 2 or (len(words) == 1 and capitals == 1)


def plain(words: str) -> str:
    """Words in lower case without punctuation."""
    return re.sub(r"[^a-z0-9]+", " ", words.lower()).strip()


def _number_said(words: str, named: bool) -> list[int | None]:
    """How many a phrase without a figure of its own tells of."""
    lower = words.lower()
    said = next((_NUMBERS[word] for word in lower.split() if word in _NUMBERS), None)
    digits = re.search(r"\b\d+\b", words)
    if said or digits:
        return [said or int(digits[0] if digits else 0)] * 2
    several = _PLURAL.search(re.split(r" of | who | from ", lower)[0]) and not named
    return [2, None] if several else [1, 1]
