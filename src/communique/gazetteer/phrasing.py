"""What a place phrase says besides the name: the kind of place, a direction, and what it lies in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from communique.model.records import PlaceKind

_KINDS: dict[str, PlaceKind] = {
    "province": "province", "provinces": "province", "governorate": "province", "oblast": "province", "wilayah": "province",
    "muhafazah": "province", "region": "province", "krai": "province", "state": "province", "prefecture": "province",
    "countryside": "province", "district": "district", "districts": "district", "raion": "district", "rayon": "district",
    "county": "district", "cercle": "district", "woreda": "district", "subdistrict": "district", "township": "district",
    "neighborhood": "district", "neighbourhood": "district", "quarter": "district", "suburb": "district",
    "city": "city", "town": "city", "village": "city", "villages": "city", "municipality": "city", "settlement": "city",
    "camp": "facility", "airport": "facility", "airbase": "facility", "base": "facility", "dam": "facility",
    "crossing": "facility", "river": "water", "lake": "water",
}  # fmt: skip
_TITLE_WORDS = frozenset({"the", "of", "area", "areas", "outskirts", "surroundings", "suburbs", "around", "near", "greater",
                          "port", "capital", "occupied"})  # fmt: skip
_DIRECTION = re.compile(
    r"^(?i:(?:the )?(?:far |rural |deep )?(?:(?:north|south)?-?(?:east|west)(?:ern)?|north(?:ern)?|south(?:ern)?|central|rural"
    r"|upper|lower|mainland|new|old)[ -](?:and \w+ )?)(?=[A-Z]|al-|el-)"
)
_HELD = re.compile(r"^(?:the )?\w+[- ](?:held|controlled|occupied|run|ruled|besieged)[- ]", re.IGNORECASE)
_OWNED = re.compile(r"^(?:the )?([A-Z][\w.-]+(?: [A-Z][\w.-]+)?)['’]s ((?:.* )?(?:[A-Z]|al-|el-).*)$")
_RURAL = re.compile(r"^(?:the )?(?:\w+ern )?rural |\bcountryside\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place phrase taken apart: "the town of Sarmada, Syria" names Sarmada, a city, within Syria."""

    name: str
    kind: PlaceKind | None = None
    within: str | None = None


def read_phrase(phrase: str, known: Callable[[str], bool]) -> NamedPlace:
    """The phrase taken apart as little as needed for its name to be `known`."""
    text = _HELD.sub("", " ".join(phrase.split()).strip(" ,.;:"))
    if known(text):
        return NamedPlace(text, kind_said(text))
    owned = _OWNED.match(text)
    if owned:
        return replace(read_phrase(owned[2], known), within=owned[1])
    text = re.sub(r"['’]s?$", "", text)
    head, comma, tail = text.partition(",")
    if comma:
        return replace(read_phrase(head, known), within=tail.split(",")[-1].strip() or None)
    return NamedPlace(next(filter(known, _shorter(text)), bare_name(text)), kind_said(text))


def _shorter(text: str) -> Iterator[str]:
    """The phrase with ever less around the name: kind words, directions, the s of a lost possessive."""
    bare = bare_name(text)
    turned = bare_name(_DIRECTION.sub("", bare))
    yield from (text, bare, turned)
    if turned.endswith("s") and len(turned) > 4:
        yield turned[:-1]


def kind_said(text: str) -> PlaceKind | None:
    """The kind that the words of the phrase give: "X province", "the city of X", "rural X"."""
    words = text.lower().split()
    if len(words) < 2:
        return None
    if _RURAL.search(text):
        return "province"
    if words[-1] in _KINDS:
        return _KINDS[words[-1]]
    return next((_KINDS[word] for word in words[:3] if word in _KINDS), None) if "of" in words[:4] else _KINDS.get(words[0])


def bare_name(name: str) -> str:
    """The name without a kind word before or after it ("the town of X", "X province")."""
    words = name.replace("’s", "").replace("'s", "").split()
    while len(words) > 1 and words[-1].lower() in _KINDS.keys() | {"area", "areas", "suburbs"}:
        words.pop()
    while len(words) > 1 and words[0].lower() in _KINDS.keys() | _TITLE_WORDS:
        words.pop(0)
    return " ".join(words)
