"""Where: place phrases resolved with the document's other places, anaphoric ones to what came before."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from communique.extract.layers import Layers
from communique.extract.phrases import noun_phrase, span_of
from communique.gazetteer.actors import country_titles
from communique.gazetteer.places import PlaceEntry, PlaceGazetteer
from communique.model.records import Place, PlaceCandidate, PlaceKind, PlaceRole, Span

KIND_WORDS: dict[str, PlaceKind] = {
    "province": "province", "governorate": "province", "oblast": "province", "muhafazah": "province", "krai": "province",
    "state": "province", "district": "district", "county": "district", "raion": "district", "subdistrict": "district",
    "city": "city", "town": "city", "village": "city", "capital": "city", "settlement": "city", "country": "country",
    "region": "region", "valley": "region", "desert": "region", "plain": "region", "countryside": "province",
    "airport": "facility", "airbase": "facility", "base": "facility", "dam": "facility", "camp": "facility",
    "hospital": "facility", "crossing": "facility", "river": "water", "lake": "water", "sea": "water",
    "suburb": "district", "neighborhood": "district", "neighbourhood": "district", "quarter": "district",
}  # fmt: skip
_RURAL = {"rural", "countryside", "eastern", "western", "northern", "southern", "east", "west", "north", "south",
          "northeastern", "northwestern", "southeastern", "southwestern", "central"}  # fmt: skip
_ANAPHORS = {"there", "here", "it", "area", "scene", "site", "city", "town", "village", "district", "province", "place",
             "country", "region", "location", "compound", "neighborhood", "camp", "capital", "governorate", "where",
             "which", "base", "provincial", "same"}  # fmt: skip


_BEFORE_PLACES = {"in", "at", "near", "of", "from", "to", "toward", "towards", "around", "outside", "inside", "across", "on",
                  "into", "over", "through", "between", "throughout"}  # fmt: skip
_BESIDE = re.compile(
    r"(?:, )?(?:just |about |some |only )?(?:(?:\S+ ){1,2}(?:km|kilometers|kilometres|miles) )?(?:to the )?"
    r"(?:near|outside|close to|next to|(?:north|south)-?(?:east|west)? of|(?:east|west) of)$"
)
_COMPASS = {"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"}
_NAME_JOINTS = {"al", "el", "-", "'", "’", "of", "ad", "as", "ash", "ez", "az", "ar", "de", "la", "del"}
_DEFINITE = {"the", "this", "that", "its", "their", "same", "there", "here", "where", "his", "her"}
_PEOPLE_NOUNS = {"tribe", "family", "clan", "group", "people", "person", "civilian", "resident", "soldier", "force", "fighter"}
_NO_NAMES = {"the", "a", "an", "this", "that", "its", "their", "there", "near", "in"}


@dataclass
class PlaceMemory:
    """The places of one document as they are read, in text order: what "the city" and "there" may refer to."""

    entries: list[tuple[int, PlaceEntry]] = field(default_factory=list)
    countries: Counter[str] = field(default_factory=Counter)

    def before(self, token: int, kind: PlaceKind | None) -> PlaceEntry | None:
        """The nearest place named before `token`, of `kind` where one is asked for."""
        fitting = [e for at, e in self.entries if at < token and (kind is None or e.kind == kind)]
        return fitting[-1] if fitting else None

    def commonest(self, kind: PlaceKind) -> PlaceEntry | None:
        """The place of `kind` that the document names most often."""
        counts = Counter(entry for _, entry in self.entries if entry.kind == kind)
        return counts.most_common(1)[0][0] if counts else None


class PlaceReader:
    """Resolves the place phrases of one document."""

    def __init__(self, layers: Layers, gazetteer: PlaceGazetteer) -> None:
        self._layers = layers
        self._gazetteer = gazetteer
        self._memory = PlaceMemory()
        self._named: dict[tuple[int, int], tuple[PlaceEntry, tuple[tuple[PlaceEntry, float], ...]]] = {}
        self._taken = self._read_taken()
        self._read_names()

    def _read_taken(self) -> set[int]:
        """Tokens of dates and of bodies named in full, which name no place ("May 6", "SANA", "the Syrian Observatory")."""
        layers = self._layers
        spans = [(time.start, time.end) for time in layers.times]
        spans += [(known.start, known.end) for known in layers.actors]
        return {t for start, end in spans for t in range(start, end)}

    @property
    def countries(self) -> list[str]:
        """ISO codes of the document's countries, the most prominent first."""
        return [code for code, _ in self._memory.countries.most_common()]

    def _read_names(self) -> None:
        tokens = self._layers.tokens
        for token, entity in enumerate(tokens.entities):
            if tokens.words[token][:1].isupper() and (entity or tokens.pos[token] in {"PROPN", "ADJ"}):
                code = self._gazetteer.country_of(tokens.words[token])
                if code:
                    self._memory.countries[code] += 1
        for last in (False, True):
            # The second pass knows the countries and neighbours that the first one found, and drops what fits none.
            self._memory.entries.clear()
            for start, end in self._layers.places:
                if not self._taken.intersection(range(start, end)) and not self._in_person(start, end):
                    self._resolve_name(start, end, last)
            self._named = {span: found for span, found in self._named.items() if not last or self._fits(found[0])}

    def _in_person(self, start: int, end: int) -> bool:
        """Whether a name is part of a person's ("Hamza Zaki Darwish")."""
        tokens = self._layers.tokens
        around = [t for t in (start - 1, end) if 0 <= t < len(tokens) and tokens.sentence_of[t] == tokens.sentence_of[start]]
        if tokens.entities[start] != "PERSON" or self._located(start):
            return False
        return any(
            tokens.entities[t] == "PERSON" and tokens.pos[t] == "PROPN" and tokens.lower[t] not in {*KIND_WORDS, *_BEFORE_PLACES}
            for t in around
        )

    def _fits(self, entry: PlaceEntry) -> bool:
        """Whether a place lies in a country that the document tells of, or is too well known to need that."""
        total = sum(self._memory.countries.values())
        share = self._memory.countries[entry.country or ""] / total if total else 1.0
        return entry.country is None or entry.kind == "country" or share >= 0.1 or entry.population >= 1_000_000

    def _resolve_name(self, start: int, end: int, last: bool) -> None:
        total = sum(self._memory.countries.values()) or 1
        weights = {code: count / total for code, count in self._memory.countries.items()}
        near = [entry for _, entry in self._memory.entries[-4:]]
        following = self._following_country(end)
        if following:
            weights = {following: 1.0}
        text = self._text(start, end)
        resolution = self._gazetteer.resolve(text, kind_hint=self._kind_hint(start, end), countries=weights, near=near)
        if resolution.best is None or (last and not self._fits(resolution.best)):
            return
        first_time = (start, end) not in self._named
        self._named[(start, end)] = (resolution.best, resolution.candidates)
        self._memory.entries.append((start, resolution.best))
        known = resolution.best.kind == "country" or resolution.best.population >= 200_000 or bool(following)
        if first_time and resolution.best.country and known and not self._is_modifier(start, end):
            self._memory.countries[resolution.best.country] += 1

    def _is_modifier(self, start: int, end: int) -> bool:
        return self._layers.tokens.deps[end - 1] in {"amod", "nmod"}

    def _following_country(self, end: int) -> str | None:
        words = self._layers.tokens.words
        if end + 1 < len(words) and words[end] in {",", "in"}:
            return self._gazetteer.country_of(words[end + 1])
        return None

    def _text(self, start: int, end: int) -> str:
        tokens = self._layers.tokens
        return tokens.text[tokens.starts[start] : tokens.ends[end - 1]]

    def _kind_hint(self, start: int, end: int) -> PlaceKind | None:
        lower = self._layers.tokens.lower
        inside = KIND_WORDS.get(lower[end - 1])
        after = self._kind_after(end)
        if inside or after:
            return inside or after
        before = lower[max(0, start - 3) : start]
        if before and before[-1] in _RURAL and before[-1] in {"rural", "countryside"}:
            return "province"
        for at in range(start - 1, max(0, start - 4) - 1, -1):
            if lower[at] in KIND_WORDS:
                named = at > 0 and self._layers.tokens.pos[at - 1] == "PROPN"
                return None if named and lower[at + 1] == "of" else KIND_WORDS[lower[at]]
            if lower[at] not in {"of", "the", "'s"}:
                return None
        return None

    def _kind_after(self, end: int) -> PlaceKind | None:
        """The kind that the word after a name gives, also across a coordination ("Zurmat and Gardez districts")."""
        tokens = self._layers.tokens
        for at in range(end, min(end + 6, len(tokens))):
            word = tokens.lower[at]
            plural = tokens.tags[at] == "NNS" and KIND_WORDS.get(tokens.lemmas[at])
            if plural or (at == end and word in KIND_WORDS):
                return plural or KIND_WORDS[word]
            if at == end and word not in {"and", ","}:
                return None
            if word not in {"and", ",", "-", "al"} and tokens.pos[at] != "PROPN":
                return None
        return None

    def parts(self, token: int) -> list[int]:
        """Heads of the names in a phrase like "Zurmat and Gardez districts": the token itself where there is one at most."""
        tokens = self._layers.tokens
        if tokens.tags[token] != "NNS" or tokens.lemmas[token] not in KIND_WORDS:
            return [token]
        start, end = noun_phrase(tokens, token)
        named = [last - 1 for first, last in self._named if start <= first and last <= end]
        return named if len(named) > 1 else [token]

    def is_place(self, token: int) -> bool:
        """Whether the phrase headed by `token` names a place of the gazetteer, or is "the city" and the like."""
        tokens = self._layers.tokens
        named = any(start <= token < end for start, end in self._named)
        if named and tokens.pos[token] in {"PROPN", "NOUN"}:
            return True
        return tokens.lemmas[token] in {"city", "town", "village", "province"} and tokens.tags[token] != "NNS"

    def may_be_place(self, token: int) -> bool:
        """Whether a word can head a place: no date, no person's full name, no body that the registry knows."""
        if token in self._taken:
            return False
        tokens = self._layers.tokens
        if any(start <= token < end for start, end in self._named):
            return True
        if tokens.lemmas[token] in _PEOPLE_NOUNS or (tokens.deps[token] == "appos" and tokens.pos[token] == "NOUN"):
            return False
        if tokens.pos[token] != "PROPN":
            return True
        start, end = self._phrase(token)
        if self._located(start):
            return True
        person = all(tokens.entities[t] == "PERSON" for t in range(start, end)) and end - start > 1
        return not person and tokens.sentences[tokens.sentence_of[token]].role != "headline"

    def _located(self, start: int) -> bool:
        """Whether a preposition of place stands before the phrase."""
        return start > 0 and self._layers.tokens.lower[start - 1] in _BEFORE_PLACES

    def place(self, token: int, role: PlaceRole) -> Place:
        """The place whose phrase is headed by `token`."""
        tokens = self._layers.tokens
        start, end = self._phrase(token)
        inside = [span for span in self._named if span[0] < end and span[1] > start]
        border = self._border(start, end, role)
        if border:
            return border
        if inside:
            best = max(inside, key=lambda span: (span[0] <= token < span[1], -abs(token - span[1]), span[1] - span[0]))
            entry, candidates = self._named[best]
            return _record(self._name_mention(*best), role, entry, candidates)
        proper = self._proper_run(start, end)
        if not proper:
            return self._anaphor(token, start, end, role)
        name = self._text(*proper)
        resolution = self._gazetteer.resolve(name, kind_hint=None, countries=dict(self._memory.countries), near=[])
        mention = span_of(tokens, *proper) if proper[0] > start + 2 else span_of(tokens, start, end)
        if resolution.best and resolution.candidates and resolution.candidates[0][1] >= 0.5:
            return _record(mention, role, resolution.best, resolution.candidates)
        return Place(mention=mention, role=role, name=name, country=self._main_country())

    def _phrase(self, token: int) -> tuple[int, int]:
        """The phrase around a head, with "of NAME" after it, without a preposition in front."""
        tokens = self._layers.tokens
        start, end = noun_phrase(tokens, token, places=True)
        of = next((t for t in range(token + 1, end) if tokens.lower[t] == "of"), None)
        if of is not None and not any(self._is_name(t) for t in range(of, end)):
            end = of
        if tokens.pos[token] == "PROPN":
            start, end = self._widen(token, start, end)
        while start < end - 1 and tokens.lower[start] in _BEFORE_PLACES:
            start += 1
        return start, end

    def _proper_run(self, start: int, end: int) -> tuple[int, int] | None:
        """The last run of name words in a phrase: "Boleel" of "the IS-held area of Boleel"."""
        tokens = self._layers.tokens
        last = next((t for t in reversed(range(start, end)) if self._is_name(t)), None)
        if last is None:
            return None
        first = last
        while first > start and (self._is_name(first - 1) or (tokens.lower[first - 1] in _NAME_JOINTS and first - 1 > start)):
            first -= 1
        while first < last and (
            tokens.lower[first] in _NAME_JOINTS - {"al", "el"} or self._gazetteer.country_of(tokens.words[first].rstrip("s"))
        ):
            first += 1
        return (first, end) if end - last <= 2 and tokens.pos[end - 1] in {"NOUN", "PROPN"} else (first, last + 1)

    def _border(self, start: int, end: int, role: PlaceRole) -> Place | None:
        """ "The Turkish border" in a text about Syria is the Syria–Turkey border."""
        tokens = self._layers.tokens
        if "border" not in tokens.lower[start:end]:
            return None
        here = self._main_country()
        codes = [code for t in range(start, end) if (code := self._gazetteer.country_of(tokens.words[t])) and code != here]
        if not here or not codes:
            return None
        titles = country_titles()
        name = "–".join(sorted((titles.get(here, here), titles.get(codes[0], codes[0])))) + " border"
        return Place(mention=span_of(tokens, start, end), role=role, name=name, country=here, kind="region", precision="region")

    def _anaphor(self, token: int, start: int, end: int, role: PlaceRole) -> Place:
        """ "The city", "there", "the scene": the place told of before; any other phrase without a name stays nameless."""
        tokens = self._layers.tokens
        mention = span_of(tokens, start, end)
        lower = set(tokens.lower[start:end])
        definite = bool(lower & _DEFINITE) or start == token
        if lower & _ANAPHORS and definite:
            wanted = next((KIND_WORDS[word] for word in tokens.lower[start:end] if word in KIND_WORDS), None)
            kind = wanted if wanted in {"city", "province", "district", "country"} else None
            known = self._country() if kind == "country" else None
            known = known or self._memory.before(token, kind) or self._memory.before(token, None)
            known = known or (self._memory.commonest("city") if kind == "city" else None)
            if known:
                return _record(mention, role, known, ())
        if lower & {"town", "city", "village"} and tokens.tags[token] == "NN":
            only = self._memory.commonest("city")
            if only:
                return _record(mention, role, only, ())
        near = self._memory.before(token, None)
        return Place(mention=mention, role=role, country=near.country if near else self._main_country())

    def neighbours(self, token: int) -> list[int]:
        """Heads of named places, or borders, that the words after a place say it is near to or some way from."""
        tokens = self._layers.tokens
        end = self._phrase(token)[1]
        own = next((span for span in self._named if span[0] <= token < span[1]), None)
        end = max(end, own[1]) if own else end
        limit = tokens.sentences[tokens.sentence_of[token]].end
        found = []
        for goal in range(end, min(limit, end + 10)):
            start = next((first for first, last in self._named if first <= goal < last), None)
            if start is None and tokens.lower[goal] != "border":
                continue
            start = self._phrase(goal)[0] if start is None else start
            while (
                start > end
                and tokens.lower[start - 1] in {"the", "town", "city", "village", "of"}
                and tokens.lower[start - 2] not in _COMPASS
            ):
                start -= 1
            between = " ".join(tokens.lower[end:start]).replace(" ,", ",")
            if _BESIDE.match(between):
                found.append(goal)
            break
        return found or self._near_by_parse(token)

    def _near_by_parse(self, token: int) -> list[int]:
        """Names without an entry of the gazetteer that hang on a place by "near" ("on X Street near the Y Cemetery")."""
        tokens = self._layers.tokens
        below = [c for c in tokens.children[token] if tokens.lower[c] in {"near", "outside"} and tokens.deps[c] == "prep"]
        goals = [g for c in below for g in tokens.children[c] if tokens.deps[g] == "pobj"]
        return [g for g in goals if tokens.pos[g] == "PROPN" and self.may_be_place(g)]

    def _name_mention(self, start: int, end: int) -> Span:
        """The words of a name, with the kind word that follows it ("Gardez district")."""
        tokens = self._layers.tokens
        with_kind = end < len(tokens) and tokens.lower[end] in KIND_WORDS
        return span_of(tokens, start, end + 1 if with_kind else end)

    def chained(self, token: int) -> list[int]:
        """Heads of the names that follow in a chain ("Sabari district, Khost province") or precede it in one."""
        tokens = self._layers.tokens
        spans = sorted(self._named)
        at = next((k for k, (start, end) in enumerate(spans) if start <= token <= end), None)
        if at is None:
            return []
        found = []
        for one, other in ((at, at + 1), (at - 1, at)):
            if one >= 0 and other < len(spans):
                between = tokens.lower[spans[one][1] : spans[other][0]]
                beside = not between and self._one_headline(spans[one][0], spans[other][0])
                if beside or (
                    len(between) <= 3
                    and set(between) <= {",", "district", "in", "the", "city", "of", "province"}
                    and "," in between
                ):
                    found.append(spans[other if one == at else one][1] - 1)
        return found

    def _one_headline(self, one: int, other: int) -> bool:
        """Whether two words stand in one line of a headline, which leaves out the comma between places."""
        tokens = self._layers.tokens
        headline = tokens.sentences[tokens.sentence_of[one]].role == "headline"
        return headline and "\n" not in tokens.text[tokens.starts[one] : tokens.starts[other]]

    def _is_name(self, token: int) -> bool:
        tokens = self._layers.tokens
        if token in self._taken or self._gazetteer.is_common_word(tokens.words[token]):
            return False
        capital = tokens.words[token][:1].isupper() and tokens.lower[token] not in _NO_NAMES
        return capital and tokens.pos[token] != "ADJ" and tokens.entities[token] != "NORP"

    def _widen(self, token: int, start: int, end: int) -> tuple[int, int]:
        for first, last in self._named:
            if first <= token < last:
                return min(start, first), max(end, last)
        return start, end

    def _country(self) -> PlaceEntry | None:
        """The document's main country as a place."""
        code = self._main_country()
        name = country_titles().get(code) if code else None
        return self._gazetteer.resolve(name, kind_hint="country").best if name else None

    def _main_country(self) -> str | None:
        return self.countries[0] if self.countries else None


def _record(mention: object, role: PlaceRole, entry: PlaceEntry, candidates: tuple[tuple[PlaceEntry, float], ...]) -> Place:
    return Place(
        mention=mention,
        role=role,
        name=entry.name,
        country=entry.country,
        names=entry.names[:12],
        geonames_id=entry.geonames_id,
        latitude=entry.latitude,
        longitude=entry.longitude,
        kind=entry.kind,
        precision=entry.kind,
        candidates=tuple(
            PlaceCandidate(name=other.name, country=other.country, geonames_id=other.geonames_id,
                           score=min(1.0, max(0.0, score)))
            for other, score in candidates[:5] if other is not entry
        ),
    )  # fmt: skip
