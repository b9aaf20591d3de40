"""All toponyms of a text as geoparsing counts them: place names wherever they stand, adjectives and names of people included.

The claims' reader has narrower needs and its own marks (`layers`, `where`); this view of the same tokens and gazetteer is for
geoparsing as such: "the [Syrian] army", "the [Portland] Police Bureau", "at the [Alder Street Clinic]".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from communique.extract.tokens import Sentence, Tokens
from communique.extract.toponym_words import (
    BEFORE_PLACES,
    BODIES,
    DIRECTIONS,
    INSTITUTIONS,
    JOINTS,
    LANDMARKS,
    LONGEST,
    RESIDENTS,
    ROADS,
    ROW,
    SAID,
    SUFFIXES,
    TITLES,
)
from communique.gazetteer.places import PlaceGazetteer, Standing


@dataclass(frozen=True, slots=True)
class Toponym:
    """A toponym over tokens `start` to `end` (excluded); `facility` where a whole facility is named that the gazetteer lacks."""

    start: int
    end: int
    facility: bool = False


@dataclass(frozen=True, slots=True)
class _Candidate:
    start: int
    end: int
    label: str
    standing: Standing
    located: bool
    follows_name: bool
    precedes_name: bool
    landmark: bool = False


def find_toponyms(tokens: Tokens, gazetteer: PlaceGazetteer) -> list[Toponym]:
    """The toponyms of a text, in text order, none overlapping another."""
    return _Tagger(tokens, gazetteer).tag()


class _Tagger:
    """Decides on the names of one text; one sense for each of them."""

    def __init__(self, tokens: Tokens, gazetteer: PlaceGazetteer) -> None:
        self._tokens = tokens
        self._gazetteer = gazetteer
        self._surnames = self._read_surnames()
        self._common = frozenset(word for word in tokens.words if word.islower())

    def tag(self) -> list[Toponym]:
        """Candidates that the words around them make places, then names in a row with them, then their further mentions."""
        candidates = list(self._candidates())
        kept = [c for c in candidates if self._is_place(c)]
        kept += [c for c in self._doubtful(candidates, kept) if self._in_row(c, kept)]
        named = {self._text(c.start, c.end) for c in kept}
        kept += [c for c in self._doubtful(candidates, kept) if self._text(c.start, c.end) in named]
        return sorted((Toponym(c.start, c.end, c.standing == "unknown") for c in kept), key=lambda toponym: toponym.start)

    def _doubtful(self, candidates: list[_Candidate], kept: list[_Candidate]) -> list[_Candidate]:
        """Candidates left that may be places: none that stands in a longer name or is a person's in the text."""
        left = set(candidates).difference(kept)
        return [c for c in candidates if c in left and not (c.follows_name or c.precedes_name or self._is_surname(c))]

    def _in_row(self, c: _Candidate, kept: list[_Candidate]) -> bool:
        """Whether a known name stands in a list with a place ("X, Y and Z")."""
        if c.standing == "unknown" or self._is_common(c):
            return False
        lower = self._tokens.lower
        before = any(k.end < c.start and c.start - k.end <= 2 and set(lower[k.end : c.start]) <= ROW for k in kept)
        return before or any(c.end < k.start and k.start - c.end <= 2 and set(lower[c.end : k.start]) <= ROW for k in kept)

    def _is_surname(self, c: _Candidate) -> bool:
        return self._text(c.start, c.end) in self._surnames

    def _is_common(self, c: _Candidate) -> bool:
        """Whether a single word of a small place's is a common word of the text too."""
        return c.end - c.start == 1 and c.standing in {"village", "town"} and self._tokens.lower[c.start] in self._common

    def _read_surnames(self) -> frozenset[str]:
        """Words that end, or begin, a full name of a person in the text, or follow a title."""
        tokens, found = self._tokens, set()
        for at in range(1, len(tokens)):
            if tokens.entities[at] != "PERSON" or not tokens.words[at][:1].isupper():
                continue
            full = tokens.entities[at - 1] == "PERSON" and tokens.words[at - 1][:1].isupper()
            if full and tokens.sentence_of[at] == tokens.sentence_of[at - 1]:
                found |= {tokens.words[at], tokens.words[at - 1]}
            elif tokens.lower[at - 1] in TITLES:
                found.add(tokens.words[at])
        return frozenset(found)

    def _candidates(self) -> Iterator[_Candidate]:
        """The longest known name, or stretch that the parser takes for a place, at each capital; left to right."""
        tokens = self._tokens
        for sentence in tokens.sentences:
            at = sentence.start
            while at < sentence.end:
                end, standing = self._known(at, sentence.end)
                longer = self._landmark(at, sentence, known=end > at)
                longer = longer if end > at else max(longer, self._stretch(at, sentence.end))
                if longer > max(end, at):
                    end, standing = longer, self._standing(at, longer)
                if end > at:
                    yield self._candidate(at, end, standing, sentence)
                at = max(end, at + 1)

    def _known(self, at: int, limit: int) -> tuple[int, Standing]:
        tokens = self._tokens
        word = tokens.words[at]
        if not (word[:1].isupper() or word in {"al", "el"}) or word.lower() == "the":
            return at, "unknown"
        for end in range(min(limit, at + LONGEST), at, -1):
            between = tokens.words[at + 1 : end - 1]
            if not tokens.words[end - 1][:1].isupper() or not all(w[:1].isupper() or w.lower() in JOINTS for w in between):
                continue
            standing = self._standing(at, end)
            if standing != "unknown":
                return end, standing
        return at, "unknown"

    def _stretch(self, at: int, limit: int) -> int:
        """The end of the parser's place or facility that starts here; `at` where none does."""
        tokens = self._tokens
        label, end = tokens.entities[at], at
        if label not in {"GPE", "LOC", "FAC"} or not tokens.words[at][:1].isupper() or tokens.lower[at] == "the":
            return at
        if at and tokens.entities[at - 1] == label and tokens.words[at - 1][:1].isupper():
            return at
        while end < limit and tokens.entities[end] == label and tokens.lower[end] != "'s":
            end += 1
        return end

    def _landmark(self, at: int, sentence: Sentence, known: bool) -> int:
        """The end of the street, landform or body that is named here by capitals and a word of its kind; `at` where none is.

        Of a body that a place's name begins, only the place is taken ("the [Alder County] Courthouse").
        """
        tokens = self._tokens
        if not tokens.words[at][:1].isupper() or tokens.lower[at] == "the":
            return at
        if tokens.lower[at] in ROADS and at + 1 < sentence.end and tokens.words[at + 1].isdigit():
            return at + 2
        if at > sentence.start and tokens.words[at - 1][:1].isupper() and tokens.lower[at - 1] not in {"the", *DIRECTIONS}:
            return at
        end = at + 1
        while end < min(sentence.end, at + LONGEST) and tokens.words[end][:1].isupper():
            last = end + 1 == sentence.end or not tokens.words[end + 1][:1].isalpha() or tokens.words[end + 1].islower()
            suffix = tokens.lower[end] in SUFFIXES and last
            if suffix or tokens.lower[end] in LANDMARKS or (tokens.lower[end] in INSTITUTIONS and last and not known):
                return end + 1
            end += 1
        return at

    def _candidate(self, start: int, end: int, standing: Standing, sentence: Sentence) -> _Candidate:
        tokens, first, limit = self._tokens, sentence.start, sentence.end
        label = Counter(tokens.entities[start:end]).most_common(1)[0][0]
        before = start - 1 - (start > first and tokens.lower[start - 1] == "the")
        located = before >= first and tokens.lower[before] in BEFORE_PLACES
        follows = (
            start > first
            and tokens.words[start - 1][:1].isupper()
            and tokens.lower[start - 1] not in {"the", "a", *BEFORE_PLACES, *DIRECTIONS}
        )
        precedes = end < limit and tokens.words[end][:1].isupper() and tokens.words[end].isalpha()
        return _Candidate(start, end, label, standing, located, follows, precedes)

    def _standing(self, start: int, end: int) -> Standing:
        return self._gazetteer.standing(self._text(start, end))

    def _text(self, start: int, end: int) -> str:
        tokens = self._tokens
        return " ".join(tokens.text[tokens.starts[start] : tokens.ends[end - 1]].split())

    def _is_place(self, c: _Candidate) -> bool:
        if (self._contained(c) and c.label != "PERSON") or self._opens_dateline(c):
            return True
        if c.standing == "unknown":
            return self._is_unknown_place(c)
        if self._is_common(c) and c.label not in {"GPE", "LOC"}:
            return False
        if self._represented(c):
            return True
        if c.label == "PERSON" or (self._text(c.start, c.end) in self._surnames and c.standing not in {"country", "people"}):
            return self._in_person(c)
        if c.standing in {"country", "people"}:
            return c.label not in {"WORK_OF_ART", "EVENT"} or c.standing == "country"
        return {"GPE": self._in_settlement, "LOC": self._in_settlement, "FAC": self._in_settlement,
                "ORG": self._in_body}.get(c.label, self._bare)(c)  # fmt: skip

    def _contained(self, c: _Candidate) -> bool:
        """Whether a comma and a country or state follow ("Lanexa, Va.", "Sarmada, Syria")."""
        tokens, at = self._tokens, c.end + 1
        if at >= len(tokens) or tokens.words[c.end] != "," or tokens.sentence_of[at] != tokens.sentence_of[c.start]:
            return False
        following = [self._text(at, end) for end in range(at + 1, min(at + 4, len(tokens) + 1))]
        return any(self._gazetteer.is_container(text) for text in following)

    def _represented(self, c: _Candidate) -> bool:
        """Whether a party's letters stand before the name ("R-Marshall")."""
        words, at = self._tokens.words, c.start - 2
        return at >= 0 and words[c.start - 1] == "-" and words[at] in {"R", "D", "I", "DFL", "Lab", "Con"}

    def _opens_dateline(self, c: _Candidate) -> bool:
        """Whether a known name in capitals opens its sentence before a dash, a colon or an agency ("HOUSTON (AP) -")."""
        tokens = self._tokens
        first = c.start == 0 or not tokens.words[c.start - 1].isupper()
        capitals = self._text(c.start, c.end).isupper() and len(self._text(c.start, c.end)) > 3
        return (c.standing != "unknown" and capitals and first and c.end < len(tokens)
                and tokens.words[c.end] in {"-", "–", "—", "--", ":", "("})  # fmt: skip

    def _in_person(self, c: _Candidate) -> bool:
        """A name that the parser takes for a person's, or that a person of the text bears."""
        alone = not (c.follows_name or c.precedes_name or self._speaks(c))
        if c.standing in {"country", "people"}:
            return alone or (c.standing == "people" and not c.follows_name)
        fresh = self._text(c.start, c.end) not in self._surnames
        return fresh and alone and c.located and c.standing in {"city", "town"}

    def _speaks(self, c: _Candidate) -> bool:
        tokens = self._tokens
        around = [tokens.lower[t] for t in (c.start - 1, c.end) if 0 <= t < len(tokens)]
        return any(word in SAID or word in TITLES for word in around)

    def _is_unknown_place(self, c: _Candidate) -> bool:
        """A place that the gazetteer lacks: by the word of its kind, or because the parser and the words before it say so."""
        tokens = self._tokens
        words = tokens.words[c.start : c.end]
        last = tokens.lower[c.end - 1]
        if tokens.lower[c.start] in ROADS:
            return True
        if not words[0].isalpha() and words[0][:1].isdigit():
            return False
        if c.end - c.start > 1 and (last in LANDMARKS or last in SUFFIXES):
            return last not in SUFFIXES or c.label != "PERSON"
        if c.end - c.start > 1 and last in INSTITUTIONS:
            return c.located
        if c.label == "FAC":
            return c.located
        return c.located and c.label in {"GPE", "LOC"} and c.end - c.start == 1 and not words[0].isupper()

    def _in_settlement(self, c: _Candidate) -> bool:
        """A name that the parser takes for a place."""
        if c.standing in {"city", "town", "area"} or c.located or c.end - c.start > 1:
            return True
        return c.start > 0 and self._tokens.lower[c.start - 1] == "of"

    def _in_body(self, c: _Candidate) -> bool:
        """A place's name in that of a body, or a place that the parser takes for a body."""
        following = self._tokens.lower[c.end] if c.end < len(self._tokens) else ""
        if c.follows_name:
            return c.located and not c.precedes_name and c.standing in {"city", "area"}
        if c.standing in {"city", "area"}:
            return True
        if c.precedes_name:
            return following in BODIES and c.standing == "town"
        return (c.located or following in RESIDENTS) and c.standing == "town"

    def _bare(self, c: _Candidate) -> bool:
        """A known name that the parser takes for nothing."""
        following = self._tokens.lower[c.end] if c.end < len(self._tokens) else ""
        if c.follows_name or (c.precedes_name and following not in BODIES):
            return False
        if c.located or following in RESIDENTS:
            return True
        return c.standing in {"city", "area"} and self._tokens.pos[c.start] == "PROPN"
