"""Where: a place phrase resolved to a place, by its own name, a name below it, or what the text told of before."""

from __future__ import annotations

from communique.extract.layers import Layers
from communique.extract.phrases import span_of
from communique.extract.place_names import KIND_WORDS, PlaceNames
from communique.extract.place_phrases import PlacePhrases
from communique.gazetteer.nations import country_titles
from communique.gazetteer.places import PlaceEntry, PlaceGazetteer
from communique.model.records import Place, PlaceCandidate, PlaceRole, Span

_ANAPHORS = {"there", "here", "it", "area", "scene", "site", "city", "town", "village", "district", "province", "place",
             "country", "region", "location", "compound", "neighborhood", "camp", "capital", "governorate", "where",
             "which", "base", "provincial", "same"}  # fmt: skip
_COMMON_KINDS = {"neighborhood", "neighbourhood", "area", "village", "town", "city", "quarter", "neighborhoods", "neighbourhoods",
                 "areas", "villages", "towns", "cities", "quarters"}  # fmt: skip
"""Kind words that are no part of a name that they follow."""
_GROUND = {"hill", "mountain", "ridge", "valley", "river", "heights", "junction", "road", "highway", "street", "square",
           "market", "hospital", "school", "mosque"}  # fmt: skip
"""Words that end the name of a place which is no town."""
_DEFINITE = {"the", "this", "that", "its", "their", "same", "there", "here", "where", "his", "her"}
_SURE = 0.5
"""Score at which a name that was not spotted as a place is taken for the gazetteer's best reading."""
_LIKELY = 0.25
"""The same where a heading gives the country: of a list's towns one misspelled is likelier than one nobody knows."""
_NAMES_KEPT = 12
_CANDIDATES_KEPT = 5
_SECTION, _HEADING = 80, 40
"""Lines above over which a heading holds, and code points of its longest one."""


class PlaceReader:
    """Resolves the place phrases of one document; show it with `tell` where each claim happened, in text order."""

    def __init__(self, layers: Layers, gazetteer: PlaceGazetteer) -> None:
        self._tokens = layers.tokens
        self._gazetteer = gazetteer
        self._names = PlaceNames(layers, gazetteer)
        self._entries = {entry.name: entry for entry, _ in self._names.named.values()}
        self._scene: list[PlaceEntry] = []
        self._site: Place | None = None
        self.phrases = PlacePhrases(layers, self._names, gazetteer)

    @property
    def countries(self) -> list[str]:
        """ISO codes of the document's countries, the most prominent first."""
        return [code for code, _ in self._names.countries.most_common()]

    def tell(self, places: list[Place]) -> None:
        """Take the places of a claim as the scene that the next anaphors refer to."""
        here = [p for p in places if p.role in {"at", "near"} and p.name]
        told = [p for p in here if p.name in self._entries]
        told = [p for p in told if p.role == "at"] or told
        self._scene = [self._entries[p.name] for p in told if p.name] or self._scene
        if told:
            self._site = None
        elif here and here[0].role == "at" and here[0].kind in {None, "city"}:
            self._site = here[0]

    def place(self, token: int, role: PlaceRole) -> Place:
        """The place whose phrase is headed by `token`; its name is None where nothing tells it."""
        start, end = self.phrases.phrase(token)
        border = self._border(start, end, role)
        if border:
            return border
        name = self.phrases.name_in(token, start, end)
        if name:
            entry, others = self._names.named[name]
            town = self._town_of(entry, name) if role == "near" else None
            return place_record(self.phrases.mention(*name), role, town or entry, others)
        proper = self.phrases.proper_run(start, end)
        if proper:
            return self._unlisted(proper, start, end, role)
        return self._below(token, role) or self._anaphor(token, start, end, role)

    def _town_of(self, entry: PlaceEntry, name: tuple[int, int]) -> PlaceEntry | None:
        """The town that a province bears the name of: what is near it is near the town, unless the words say province."""
        tokens = self._tokens
        if entry.kind != "province" or any(word in KIND_WORDS for word in tokens.lower[name[0] : name[1] + 1]):
            return None
        words = tokens.text[tokens.starts[name[0]] : tokens.ends[name[1] - 1]]
        return next((e for e in self._gazetteer.lookup(words) if e.kind == "city" and e.country == entry.country), None)

    def _heading(self, token: int) -> str | None:
        """The country that a heading above gives to the lines below it ("Iraq" on a line of its own); None where none does."""
        for line in reversed(self._tokens.text[: self._tokens.starts[token]].splitlines()[-_SECTION:]):
            words = line.strip().rstrip(":")
            if words and len(words) < _HEADING and (code := self._gazetteer.country_of(words)):
                return code
        return None

    def _unlisted(self, proper: tuple[int, int], start: int, end: int, role: PlaceRole) -> Place:
        """A name that was not spotted: the gazetteer's reading if it is sure, else the words as they stand."""
        tokens = self._tokens
        name = tokens.text[tokens.starts[proper[0]] : tokens.ends[proper[1] - 1]]
        section = self._heading(proper[0])
        countries = {section: 1.0} if section else dict(self._names.countries)
        resolution = self._gazetteer.resolve(name, kind_hint=None, countries=countries, near=[])
        mention = span_of(tokens, *proper) if proper[0] > start + 2 else span_of(tokens, start, end)
        least = _LIKELY if section else _SURE
        if resolution.best and resolution.candidates and resolution.candidates[0][1] >= least:
            return place_record(mention, role, resolution.best, resolution.candidates)
        last = tokens.lower[proper[1] - 1]
        kind = KIND_WORDS.get(last) or ("facility" if last in _GROUND else None)
        if last in _COMMON_KINDS and proper[1] - proper[0] > 1:
            name = tokens.text[tokens.starts[proper[0]] : tokens.ends[proper[1] - 2]]
        return Place(mention=mention, role=role, name=name, country=section or self._main_country(), kind=kind, precision=kind)

    def _below(self, token: int, role: PlaceRole) -> Place | None:
        """The place of a common noun without a name of its own: "the home of the family in X", "villages around X"."""
        if self._tokens.pos[token] != "NOUN":
            return None
        kind = KIND_WORDS.get(self._tokens.lower[token])
        for goal, beside in self.phrases.below(token):
            start, end = self.phrases.phrase(goal)
            name = self.phrases.name_in(goal, start, end)
            where: PlaceRole = "near" if beside and role == "at" else role
            if name:
                entry, others = self._names.named[name]
                town = self._names.commonest("city") if kind == "city" and entry.kind != "city" and not beside else None
                if town:
                    return place_record(span_of(self._tokens, *self.phrases.phrase(token)), role, town, ())
                return place_record(self.phrases.mention(*name), where, entry, others)
            if self._refers(goal, start, end):
                return self._anaphor(goal, start, end, where)
        return None

    def _border(self, start: int, end: int, role: PlaceRole) -> Place | None:
        """ "The Turkish border" in a text about Syria is the Syria–Turkey border."""
        tokens = self._tokens
        if "border" not in tokens.lower[start:end] or self._bordering(start, end):
            return None
        here = self._main_country()
        codes = [code for t in range(start, end) if (code := self._gazetteer.country_of(tokens.words[t])) and code != here]
        if not here or not codes:
            return None
        titles = country_titles()
        name = "–".join(sorted((titles.get(here, here), titles.get(codes[0], codes[0])))) + " border"
        return Place(mention=span_of(tokens, start, end), role=role, name=name, country=here, kind="region", precision="region")

    def _bordering(self, start: int, end: int) -> bool:
        """Whether "border" only tells where a place that the phrase names lies ("the border town of X")."""
        named = [self._names.named[span][0] for span in self._names.inside(start, end)]
        return any(entry.kind != "country" for entry in named)

    def _refers(self, token: int, start: int, end: int) -> bool:
        """Whether a phrase points at a place told of before: "the city", "there", "the scene"."""
        lower = set(self._tokens.lower[start:end])
        definite = bool(lower & _DEFINITE) or start == token
        return bool(lower & _ANAPHORS) and definite

    def _anaphor(self, token: int, start: int, end: int, role: PlaceRole) -> Place:
        """The place told of before; a phrase that points at none stays nameless."""
        mention = span_of(self._tokens, start, end)
        towns = set(self._tokens.lower[start:end]) & {"town", "city", "village", "there"}
        if self._site and towns and self._refers(token, start, end) and not self._other_size(towns):
            return self._site.model_copy(update={"mention": mention, "role": role})
        known = self._told(token, start, end) if self._refers(token, start, end) else None
        if (
            known is None
            and set(self._tokens.lower[start:end]) & {"town", "city", "village"}
            and self._tokens.tags[token] == "NN"
        ):
            known = self._names.commonest("city")
        if known:
            return place_record(mention, role, known, ())
        near = self._names.before(token)
        return Place(mention=mention, role=role, country=near.country if near else self._main_country())

    def _other_size(self, towns: set[str]) -> bool:
        """Whether the last site was called a village, which is no "city"."""
        mention = self._site.mention if self._site else None
        span = self._tokens.token_span(mention.start, mention.end) if mention else None
        if span is None or "city" not in towns:
            return False
        before = self._tokens.lower[max(0, span[0] - 2) : span[0]]
        return "village" in self._tokens.lower[slice(*span)] or before == ("village", "of")

    def _told(self, token: int, start: int, end: int) -> PlaceEntry | None:
        """What "the city" and the like point at: a place of its kind of the last claim, else the last one named."""
        wanted = next((KIND_WORDS[word] for word in self._tokens.lower[start:end] if word in KIND_WORDS), None)
        kind = wanted if wanted in {"city", "province", "district", "country"} else None
        if kind == "country":
            return self._country() or self._names.before(token, kind)
        scene = next((entry for entry in reversed(self._scene) if kind is None or entry.kind == kind), None)
        same = self._names.before(token, kind) if kind is None else None
        if same and self._tokens.sentence_of[self._last_named(token)] == self._tokens.sentence_of[token]:
            return same
        found = scene or self._names.before(token, kind) or (self._names.commonest("city") if kind == "city" else None)
        return found or self._names.before(token)

    def _last_named(self, token: int) -> int:
        return max((at for at, _ in self._names.entries if at < token), default=token)

    def _country(self) -> PlaceEntry | None:
        """The document's main country as a place."""
        code = self._main_country()
        name = country_titles().get(code) if code else None
        return self._gazetteer.resolve(name, kind_hint="country").best if name else None

    def _main_country(self) -> str | None:
        return self.countries[0] if self.countries else None


def place_record(mention: Span, role: PlaceRole, entry: PlaceEntry, candidates: tuple[tuple[PlaceEntry, float], ...]) -> Place:
    """The record of a place that words name, with the readings of them that lost."""
    return Place(
        mention=mention,
        role=role,
        name=entry.name,
        country=entry.country,
        names=entry.names[:_NAMES_KEPT],
        geonames_id=entry.geonames_id,
        latitude=entry.latitude,
        longitude=entry.longitude,
        kind=entry.kind,
        precision=entry.kind,
        candidates=tuple(
            PlaceCandidate(name=other.name, country=other.country, geonames_id=other.geonames_id,
                           score=min(1.0, max(0.0, score)))
            for other, score in candidates[:_CANDIDATES_KEPT] if other is not entry
        ),
    )  # fmt: skip
