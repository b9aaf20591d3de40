"""The place names of a document, each resolved with the others and the countries that the text tells of."""

from __future__ import annotations

from collections import Counter

from communique.extract.layers import Layers
from communique.gazetteer.places import PlaceEntry, PlaceGazetteer
from communique.model.records import PlaceKind

KIND_WORDS: dict[str, PlaceKind] = {
    "province": "province", "governorate": "province", "oblast": "province", "muhafazah": "province", "krai": "province",
    "state": "province", "district": "district", "county": "district", "raion": "district", "subdistrict": "district",
    "city": "city", "town": "city", "village": "city", "capital": "city", "settlement": "city", "country": "country",
    "region": "region", "valley": "region", "desert": "region", "plain": "region", "countryside": "province",
    "airport": "facility", "airbase": "facility", "base": "facility", "dam": "facility", "camp": "facility",
    "hospital": "facility", "crossing": "facility", "river": "water", "lake": "water", "sea": "water",
    "suburb": "district", "neighborhood": "district", "neighbourhood": "district", "quarter": "district",
}  # fmt: skip
"""Nouns that say what kind of place a name beside them is."""
FINENESS: dict[PlaceKind | None, int] = {
    "facility": 4, "city": 4, "place": 4, None: 4, "water": 3, "district": 3, "province": 2, "region": 1, "country": 0,
}  # fmt: skip
"""How fine a place of each kind is; one that the gazetteer does not know is taken for a site."""
BEFORE_PLACES = {"in", "at", "near", "of", "from", "to", "toward", "towards", "around", "outside", "inside", "across", "on",
                 "into", "over", "through", "between", "throughout"}  # fmt: skip
KINSHIP = {"family", "clan", "tribe", "brothers", "brigade", "battalion"}
_ARTICLES = {"al", "el", "ad", "ar", "as", "ash", "at", "az", "an", "ez", "ed", "es"}
_LIST_JOINTS = {"and", "or", "&", ",", "-", "al", "el"}
_OPEN_LISTS = {"of", ":", "including"}
_LONGEST_LIST = 40
"""Tokens of a list of names that one word of kind is said of."""
_RECENT = 4
"""Names before one that make a neighbour of theirs likelier."""
_LEAST_SHARE = 0.1
"""Share of the text's country words under which a country is foreign to it."""
_WORLDWIDE = 1_000_000
"""Inhabitants of a place that any text may name."""
_WELL_KNOWN = 200_000
"""Inhabitants of a place whose name alone tells its country."""

Named = tuple[PlaceEntry, tuple[tuple[PlaceEntry, float], ...]]


_WHOSE = {("led",), ("backed",), ("made",), ("supplied",), ("funded",), ("supported",), ("allied",), ("sponsored",)}
_ABROAD = {"warplane", "jet", "aircraft", "plane", "bomber", "drone", "missile", "airstrike", "coalition", "warship", "rocket",
           "helicopter", "aviation"}  # fmt: skip
"""Nouns for what comes from elsewhere, lemmas."""


class PlaceNames:
    """The named places of one document.

    `named` maps token spans (end excluded) to the place and its runners-up; `entries` are the places with the token that
    each starts at, in text order; `countries` counts the words that tell of each country.
    """

    def __init__(self, layers: Layers, gazetteer: PlaceGazetteer) -> None:
        self._layers = layers
        self._gazetteer = gazetteer
        self.named: dict[tuple[int, int], Named] = {}
        self.entries: list[tuple[int, PlaceEntry]] = []
        self.countries: Counter[str] = Counter()
        self.taken = self._read_taken()
        self._people = self._read_people()
        self._sure = {self._text(*span) for span in layers.places if self._placed(*span)}
        self._read()

    def at(self, token: int) -> tuple[int, int] | None:
        """The span of the name that holds `token`."""
        return next((span for span in self.named if span[0] <= token < span[1]), None)

    def inside(self, start: int, end: int) -> list[tuple[int, int]]:
        """The spans of names that overlap the tokens `start` to `end`, in text order."""
        return sorted(span for span in self.named if span[0] < end and span[1] > start)

    def before(self, token: int, kind: PlaceKind | None = None) -> PlaceEntry | None:
        """The nearest place named before `token`, of `kind` where one is asked for."""
        fitting = [e for at, e in self.entries if at < token and (kind is None or e.kind == kind)]
        return fitting[-1] if fitting else None

    def commonest(self, kind: PlaceKind) -> PlaceEntry | None:
        """The place of `kind` that the document names most often."""
        counts = Counter(entry for _, entry in self.entries if entry.kind == kind)
        return counts.most_common(1)[0][0] if counts else None

    def located(self, start: int) -> bool:
        """Whether a preposition of place stands before the token."""
        return start > 0 and self._layers.tokens.lower[start - 1] in BEFORE_PLACES

    def of_person(self, start: int, end: int) -> bool:
        """Whether words name a person of the text, or what is named after one ("the X family")."""
        tokens = self._layers.tokens
        if end < len(tokens) and tokens.lower[end] in KINSHIP and tokens.sentence_of[end] == tokens.sentence_of[start]:
            return True
        if self._text(start, end) in self._sure or self.located(start):
            return False
        capitals = {tokens.words[t] for t in range(start, end) if tokens.words[t][:1].isupper()}
        return bool(capitals) and capitals <= self._people

    def _cut(self, start: int, end: int) -> bool:
        """Whether a word is only the beginning of a longer name that the gazetteer does not know ("Bab" of "Bab al-X", "Kara"
        of "Kara Su district").
        """
        tokens = self._layers.tokens
        words = tokens.words
        if end - start > 1 or len(words) <= end + 2 or any(first == end for first, _ in self._layers.places):
            return False
        of_two = tokens.pos[end] == "PROPN" and tokens.lower[end + 1] in KIND_WORDS and tokens.lower[end] not in KIND_WORDS
        return of_two or (words[end].lower() in _ARTICLES and words[end + 1] == "-")

    def _placed(self, start: int, end: int) -> bool:
        """Whether the words around a name show that it is a place: a preposition before it, "province" after it."""
        lower = self._layers.tokens.lower
        return self.located(start) or (end < len(lower) and lower[end] in KIND_WORDS)

    def _text(self, start: int, end: int) -> str:
        tokens = self._layers.tokens
        return tokens.text[tokens.starts[start] : tokens.ends[end - 1]]

    def _read_taken(self) -> set[int]:
        """Tokens of dates and of bodies named in full, which name no place ("May 6", "SANA", "the Syrian Observatory")."""
        layers = self._layers
        spans = [(time.start, time.end) for time in layers.times]
        spans += [(known.start, known.end) for known in layers.actors]
        return {t for start, end in spans for t in range(start, end)}

    def _read_people(self) -> set[str]:
        """The words of persons' full names."""
        tokens = self._layers.tokens
        found: set[str] = set()
        at = 0
        while at < len(tokens):
            end = at
            while end < len(tokens) and tokens.entities[end] == "PERSON" and tokens.sentence_of[end] == tokens.sentence_of[at]:
                end += 1
            names = {tokens.words[t] for t in range(at, end) if tokens.pos[t] == "PROPN" and tokens.words[t][:1].isupper()}
            if len(names) > 1:
                found |= names
            at = max(end, at + 1)
        return found

    def _read(self) -> None:
        tokens = self._layers.tokens
        for token, entity in enumerate(tokens.entities):
            if tokens.words[token][:1].isupper() and (entity or tokens.pos[token] in {"PROPN", "ADJ"}):
                code = self._gazetteer.country_of(tokens.words[token])
                if code and not self._tells_whose(token):
                    self.countries[code] += 1
        for start, end in self._layers.places:
            code = self._gazetteer.country_of(self._text(start, end)) if end - start > 1 else None
            if code and not self._tells_whose(end - 1):
                self.countries[code] += 1
        for last in (False, True):
            if last and not self.countries:
                self.countries = self._countries_implied()
            # The second pass knows the countries and neighbours that the first one found, and drops what fits none.
            self.entries.clear()
            for start, end in self._layers.places:
                if not (self.taken.intersection(range(start, end)) or self.of_person(start, end) or self._cut(start, end)):
                    self._resolve(start, end, last)
            self.named = {span: found for span, found in self.named.items() if not last or self._fits(found[0])}

    def _countries_implied(self) -> Counter[str]:
        """The countries that a text without a country's name tells of: of its armed groups, and of names known in one alone."""
        groups = [known.actor.country for known in self._layers.actors if known.actor.kind in {"armed_group", "militia"}]
        bearers = [{place.country for place in self._gazetteer.lookup(self._text(*span))} for span in self.named]
        return Counter(code for code in (*groups, *(next(iter(all_of)) for all_of in bearers if len(all_of) == 1)) if code)

    def _tells_whose(self, token: int) -> bool:
        """Whether a country's name only says whose planes came or who leads a coalition, which says nothing of where."""
        tokens = self._layers.tokens
        hyphened = tokens.words[token + 1 : token + 2] == ("-",) and tokens.lower[token + 2 : token + 3] in _WHOSE
        return hyphened or (tokens.heads[token] > token and tokens.lemmas[tokens.heads[token]] in _ABROAD)

    def _fits(self, entry: PlaceEntry) -> bool:
        """Whether a place lies in a country that the document tells of, or is too well known to need that."""
        total = sum(self.countries.values())
        share = self.countries[entry.country or ""] / total if total else 1.0
        return entry.country is None or entry.kind == "country" or share >= _LEAST_SHARE or entry.population >= _WORLDWIDE

    def _resolve(self, start: int, end: int, last: bool) -> None:
        total = sum(self.countries.values()) or 1
        weights = {code: count / total for code, count in self.countries.items()}
        near = [entry for _, entry in self.entries[-_RECENT:]]
        following = self._following_country(end)
        if following:
            weights = {following: 1.0}
        text = self._text(start, end) + (self._following_area(end) or "")
        resolution = self._gazetteer.resolve(text, kind_hint=self._kind_hint(start, end), countries=weights, near=near)
        if resolution.best is None or (last and not self._fits(resolution.best)):
            return
        first_time = (start, end) not in self.named
        self.named[(start, end)] = (resolution.best, resolution.candidates)
        self.entries.append((start, resolution.best))
        known = resolution.best.kind == "country" or resolution.best.population >= _WELL_KNOWN or bool(following)
        modifier = self._layers.tokens.deps[end - 1] in {"amod", "nmod"}
        if first_time and resolution.best.country and known and not modifier:
            self.countries[resolution.best.country] += 1

    def _following_country(self, end: int) -> str | None:
        words = self._layers.tokens.words
        if end + 1 < len(words) and words[end] in {",", "in"}:
            return self._gazetteer.country_of(words[end + 1])
        return None

    def _following_area(self, end: int) -> str | None:
        """The first-level area that a comma leads to after a name and its kind word: ", Y" of "X district, Y province"."""
        tokens = self._layers.tokens
        comma = end + 1 if end < len(tokens) and tokens.lower[end] in KIND_WORDS else end
        if tokens.lower[comma : comma + 1] != (",",):
            return None
        area = next((span for span in self._layers.places if span[0] == comma + 1), None)
        said = area and tokens.lower[area[1] : area[1] + 1] and KIND_WORDS.get(tokens.lower[area[1]]) == "province"
        return f", {self._text(*area)}" if area and said else None

    def _kind_hint(self, start: int, end: int) -> PlaceKind | None:
        lower = self._layers.tokens.lower
        beside = KIND_WORDS.get(lower[end - 1]) or self._kind_after(end)
        if beside:
            return beside
        if lower[max(0, start - 1) : start] and lower[start - 1] in {"rural", "countryside"}:
            return "province"
        for at in range(start - 1, max(0, start - 4) - 1, -1):
            if lower[at] in KIND_WORDS:
                named = at > 0 and self._layers.tokens.pos[at - 1] == "PROPN"
                return None if named and lower[at + 1] == "of" else KIND_WORDS[lower[at]]
            if lower[at] not in {"of", "the", "'s"}:
                break
        return self._kind_before(start)

    def _kind_before(self, start: int) -> PlaceKind | None:
        """The kind that a plural before a list gives each name in it ("the provinces of X, Y and Z")."""
        tokens = self._layers.tokens
        first = tokens.sentences[tokens.sentence_of[start]].start
        for at in range(start - 1, max(first, start - _LONGEST_LIST) - 1, -1):
            if tokens.lower[at] in _OPEN_LISTS and at > first and tokens.tags[at - 1] == "NNS":
                return KIND_WORDS.get(tokens.lemmas[at - 1])
            if not self._lists(at):
                return None
        return None

    def listed(self, token: int) -> list[tuple[int, int]]:
        """The spans of the names in the list that a plural word of kind closes or, with "of", opens."""
        tokens = self._layers.tokens
        sentence = tokens.sentences[tokens.sentence_of[token]]
        opens = tokens.lower[token + 1 : token + 2] == ("of",)
        step, at = (1, token + 2) if opens else (-1, token - 1)
        first = at
        while sentence.start <= at < sentence.end and self._lists(at):
            at += step
        return self.inside(min(first, at + 1), max(first + 1, at))

    def _lists(self, at: int) -> bool:
        """Whether a token is a name in a list, or stands between two."""
        tokens = self._layers.tokens
        return tokens.lower[at] in _LIST_JOINTS or tokens.pos[at] == "PROPN" or any(s <= at < e for s, e in self._layers.places)

    def _kind_after(self, end: int) -> PlaceKind | None:
        """The kind that the word after a name gives, also across a list ("Zurmat, Gardez and Sabari districts")."""
        tokens = self._layers.tokens
        last = tokens.sentences[tokens.sentence_of[end - 1]].end
        for at in range(end, min(end + _LONGEST_LIST, last)):
            word = tokens.lower[at]
            plural = tokens.tags[at] == "NNS" and KIND_WORDS.get(tokens.lemmas[at])
            if plural or (at == end and word in KIND_WORDS):
                return plural or KIND_WORDS[word]
            if at == end and word not in {"and", "or", "&", ","}:
                return None
            if not self._lists(at):
                return None
        return None
