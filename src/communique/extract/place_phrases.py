"""The words around a place: its phrase, the name that it holds or that hangs below it, and the places set beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.extract.layers import Layers
from communique.extract.phrases import noun_phrase, span_of
from communique.extract.place_names import BEFORE_PLACES, KIND_WORDS, PlaceNames
from communique.gazetteer.places import PlaceGazetteer
from communique.model.records import Span

_BESIDE = re.compile(
    r"(?:, )?(?:just |about |some |only )?(?:(?:\S+ ){1,2}(?:km|kilometers|kilometres|miles) )?(?:to the )?"
    r"(?:near|outside|close to|next to|(?:north|south)-?(?:east|west)? of|(?:east|west) of)$"
)
"""What stands between a place and another that it is near to."""
_COMPASS = {"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"}
_NAME_JOINTS = {"al", "el", "-", "'", "’", "of", "ad", "as", "ash", "ez", "az", "ar", "de", "la", "del", "‘", "ʻ", "`", "wa"}
_PEOPLE_NOUNS = {"tribe", "family", "clan", "group", "people", "person", "civilian", "resident", "soldier", "force", "fighter"}
_NO_NAMES = {"the", "a", "an", "this", "that", "its", "their", "there", "near", "in"}
_AREAS = {"area", "areas", "governorates", "districts", "provinces"}
_DOWN = BEFORE_PLACES | {"near", "along", "beside", "within"}
"""Prepositions by which a place of a common noun tells where it is: "the home of the family in X"."""
_CHAIN = {",", "district", "in", "the", "city", "of", "province", "village"}
_DEEPEST = 3
_BESIDE_REACH = 10
"""Words over which "near X" can follow a place."""


class PlacePhrases:
    """Reads the phrases of one document's places."""

    def __init__(self, layers: Layers, names: PlaceNames, gazetteer: PlaceGazetteer) -> None:
        self._layers = layers
        self._tokens = layers.tokens
        self._names = names
        self._gazetteer = gazetteer

    def phrase(self, token: int) -> tuple[int, int]:
        """The phrase around a head, with "of NAME" after it, without a preposition in front."""
        tokens = self._tokens
        start, end = noun_phrase(tokens, token, places=True)
        of = next((t for t in range(token + 1, end) if tokens.lower[t] == "of"), None)
        if of is not None and (self._named_kind(token, start) or not any(self.is_name(t) for t in range(of, end))):
            end = of
        name = self._names.at(token) if tokens.pos[token] == "PROPN" else None
        if name:
            start, end = min(start, name[0]), max(end, name[1])
        while start < end - 1 and tokens.lower[start] in BEFORE_PLACES:
            start += 1
        return start, end

    def _named_kind(self, token: int, start: int) -> bool:
        """Whether a word of kind has its own name before it: "the Al-Zuhur neighbourhood" of a town."""
        tokens = self._tokens
        named = any(self.is_name(t) and tokens.pos[t] == "PROPN" for t in range(start, token))
        return named and tokens.lemmas[token] in KIND_WORDS and tokens.pos[token] == "NOUN"

    def name_in(self, token: int, start: int, end: int) -> tuple[int, int] | None:
        """The name of the gazetteer in a phrase: the one that holds its head, else the nearest to it."""
        inside = self._names.inside(start, end)
        if not inside:
            return None
        best = max(inside, key=lambda span: (span[0] <= token < span[1], -abs(token - span[1]), span[1] - span[0]))
        if self._names_site(token, best):
            return None
        return next((span for span in inside if span[1] == best[0] and not self._is_country(span)), best)

    def _names_site(self, token: int, span: tuple[int, int]) -> bool:
        """Whether a name only begins that of a street or a camp, which is the place meant ("Hilal Street")."""
        tokens = self._tokens
        last = token == span[1] and tokens.pos[token] == "PROPN" and tokens.words[token][:1].isupper()
        return last and KIND_WORDS.get(tokens.lower[token], "facility") == "facility" and tokens.lower[token] not in _AREAS

    def _is_country(self, span: tuple[int, int]) -> bool:
        return self._names.named[span][0].kind == "country"

    def below(self, token: int) -> Iterator[tuple[int, bool]]:
        """Nouns that hang on a common noun by prepositions of place or in apposition, the nearest first, each with whether
        "near", "around" or "outside" stands on the way.
        """
        level = [(token, False)]
        for _ in range(_DEEPEST):
            level = [found for at, beside in level for found in self._goals(at, beside)]
            yield from level

    def _goals(self, token: int, beside: bool) -> Iterator[tuple[int, bool]]:
        tokens = self._tokens
        for child in tokens.children[token]:
            if child > token and tokens.deps[child] == "appos":
                yield child, beside
            if child < token or tokens.deps[child] != "prep":
                continue
            joined = [child, *(c for c in tokens.children[child] if tokens.deps[c] == "conj" and tokens.lower[c] in _DOWN)]
            for preposition in joined:
                if tokens.lower[preposition] in _DOWN:
                    near = beside or tokens.lower[preposition] in {"near", "around", "outside"}
                    yield from ((c, near) for c in tokens.children[preposition] if tokens.deps[c] == "pobj")

    def proper_run(self, start: int, end: int) -> tuple[int, int] | None:
        """The last run of name words in a phrase: "Boleel" of "the IS-held area of Boleel"."""
        tokens = self._tokens
        last = next((t for t in reversed(range(start, end)) if self.is_name(t)), None)
        if last is None:
            return None
        first = last
        while first > start and (self.is_name(first - 1) or self._joint(first - 1, start)):
            first -= 1
        while first < last and (
            tokens.lower[first] in _NAME_JOINTS - {"al", "el"} or self._gazetteer.country_of(tokens.words[first].rstrip("s"))
        ):
            first += 1
        return (first, end) if end - last <= 2 and tokens.pos[end - 1] in {"NOUN", "PROPN"} else (first, last + 1)

    def _joint(self, token: int, start: int) -> bool:
        """Whether a token joins the words of a name; an article may open one."""
        word = self._tokens.lower[token]
        return word in _NAME_JOINTS and (token > start or word in {"al", "el"})

    def is_name(self, token: int) -> bool:
        """Whether a word looks like part of a place's name."""
        tokens = self._tokens
        if token in self._names.taken or self._gazetteer.is_common_word(tokens.words[token]):
            return False
        capital = tokens.words[token][:1].isupper() and tokens.lower[token] not in _NO_NAMES
        people = tokens.entities[token] == "NORP" and not (tokens.pos[token] == "PROPN" and self._called(token))
        return capital and tokens.pos[token] != "ADJ" and not people

    def _called(self, token: int) -> bool:
        """Whether a word is the name of a place of a kind, though a people bears it too ("the village of Talish")."""
        before = self._tokens.lower[max(0, token - 2) : token]
        return len(before) == 2 and before[0] in KIND_WORDS and before[1] == "of"

    def mention(self, start: int, end: int) -> Span:
        """The words of a name, with the kind word that follows it ("Gardez district")."""
        tokens = self._tokens
        with_kind = end < len(tokens) and tokens.lower[end] in KIND_WORDS
        return span_of(tokens, start, end + 1 if with_kind else end)

    def parts(self, token: int) -> list[int]:
        """Heads of the names in a phrase like "Zurmat and Gardez districts" or "the districts of Zurmat and Gardez"; the token
        itself where there is one at most.
        """
        tokens = self._tokens
        if tokens.tags[token] != "NNS" or tokens.lemmas[token] not in KIND_WORDS:
            return [token]
        start, _ = noun_phrase(tokens, token)
        runs = self._runs(start, token)
        if len(runs) > 1:
            return runs
        listed = [span for span in self._names.listed(token) if not self._is_country(span)]
        return [end - 1 for _, end in listed] if len(listed) > 1 else [token]

    def _runs(self, start: int, end: int) -> list[int]:
        """The last tokens of the runs of name words, which "and" and commas part."""
        tokens = self._tokens
        found: list[int] = []
        for at in range(start, end):
            if tokens.lower[at] in {"and", ","} or not (self.is_name(at) or self._names.at(at)):
                continue
            if at + 1 >= end or tokens.lower[at + 1] in {"and", ","}:
                found.append(at)
        return found

    def is_place(self, token: int) -> bool:
        """Whether the phrase headed by `token` names a place of the gazetteer, or is "the city" and the like."""
        tokens = self._tokens
        if self._names.at(token) and tokens.pos[token] in {"PROPN", "NOUN"}:
            return True
        return tokens.lemmas[token] in {"city", "town", "village", "province"} and tokens.tags[token] != "NNS"

    def may_be_place(self, token: int) -> bool:
        """Whether a word can head a place: no date, no person, no side ("US-backed"), no body that the registry knows."""
        tokens = self._tokens
        if token in self._names.taken or self._sided(token):
            return False
        if self._names.at(token):
            return True
        if tokens.lemmas[token] in _PEOPLE_NOUNS or (tokens.deps[token] == "appos" and tokens.pos[token] == "NOUN"):
            return False
        if tokens.pos[token] != "PROPN":
            return True
        start, end = self.phrase(token)
        if self._names.of_person(start, end):
            return False
        if self._names.located(start):
            return True
        person = all(tokens.entities[t] == "PERSON" for t in range(start, end)) and end - start > 1
        return not person and tokens.sentences[tokens.sentence_of[token]].role != "headline"

    def _sided(self, token: int) -> bool:
        """Whether a name only says whose side somebody is on ("US-backed", "Turkish-led")."""
        tokens = self._tokens
        after = tokens.words[token + 1 : token + 3]
        return len(after) == 2 and after[0] == "-" and tokens.pos[token + 2] in {"VERB", "ADJ"}

    def beside(self, token: int) -> list[int]:
        """Heads of named places, or borders, that the words after a place say it is near to or some way from."""
        tokens = self._tokens
        own = self._names.at(token)
        end = max(self.phrase(token)[1], own[1] if own else 0)
        limit = tokens.sentences[tokens.sentence_of[token]].end
        end = self._after_date(end, limit)
        for goal in range(end, min(limit, end + _BESIDE_REACH)):
            name = self._names.at(goal) or self._unlisted(goal)
            if name is None and tokens.lower[goal] != "border":
                continue
            start = name[0] if name else self.phrase(goal)[0]
            while (
                start > end
                and tokens.lower[start - 1] in {"the", "town", "city", "village", "of"}
                and tokens.lower[start - 2] not in _COMPASS
            ):
                start -= 1
            if _BESIDE.match(" ".join(tokens.lower[end:start]).replace(" ,", ",")):
                heads = [t for t in range(*name) if not name[0] <= tokens.heads[t] < name[1]] if name else []
                site = tokens.heads[heads[-1]] if heads else goal
                return [site] if name and self._names_site(site, name) else heads[-1:] or [goal]
            break
        return self._beside_by_parse(token)

    def _unlisted(self, token: int) -> tuple[int, int] | None:
        """The run of name words that starts at `token` and that the gazetteer does not know."""
        tokens = self._tokens
        end = token
        while end < len(tokens) and tokens.pos[end] == "PROPN" and end not in self._names.taken and not self._names.at(end):
            end += 1
        return (token, end) if end > token and self.is_name(token) else None

    def _after_date(self, start: int, limit: int) -> int:
        """The token after a date that begins at `start`, with its preposition; `start` itself where none does."""
        times = {time.start: time.end for time in self._layers.times}
        return next((times[at] for at in (start, start + 1) if at in times and times[at] < limit), start)

    def _beside_by_parse(self, token: int) -> list[int]:
        """Names without an entry of the gazetteer that hang on a place by "near" ("on X Street near the Y Cemetery")."""
        tokens = self._tokens
        below = [c for c in tokens.children[token] if tokens.lower[c] in {"near", "outside"} and tokens.deps[c] == "prep"]
        goals = [g for c in below for g in tokens.children[c] if tokens.deps[g] == "pobj"]
        return [g for g in goals if tokens.pos[g] == "PROPN" and self.may_be_place(g)]

    def chained(self, token: int) -> list[int]:
        """Heads of the names that follow in a chain ("Sabari district, Khost province") or precede it in one."""
        start, end = self._names.at(token) or self.phrase(token)
        found = []
        after = min((span for span in self._names.named if span[0] >= end), default=None)
        before = max((span for span in self._names.named if span[1] <= start), default=None)
        if after and self._follows((start, end), after):
            found.append(after[1] - 1)
        if before and self._follows(before, (start, end)):
            found.append(before[1] - 1)
        return found

    def _follows(self, one: tuple[int, int], other: tuple[int, int]) -> bool:
        """Whether a name goes on with where the one before it lies: after a comma, or without one where a headline or a bare
        text leaves it out; after "in" only a town or region that holds a site or quarter.
        """
        if any(self._is_country(span) for span in (one, other) if span in self._names.named):
            return False
        between = self._tokens.lower[one[1] : other[0]]
        if not between:
            return "\n" not in self._tokens.text[self._tokens.ends[one[1] - 1] : self._tokens.starts[other[0]]]
        if len(between) <= 3 and set(between) <= _CHAIN and "," in between:
            return True
        kinds = [self._names.named[span][0].kind if span in self._names.named else None for span in (one, other)]
        return _within(between) and kinds[1] in {"city", "region"} and kinds[0] not in {"city", "province", "region"}


def _within(between: tuple[str, ...]) -> bool:
    """Whether the words between two names say that the one lies in the other: "street in the city of", "area of the"."""
    rest = between[1:] if between[:1] and between[0] in KIND_WORDS | {"area": "", "street": "", "roundabout": ""} else between
    return rest[:1] in {("in",), ("of",)} and set(rest[1:]) <= {"the", "city", "town", "of"}
