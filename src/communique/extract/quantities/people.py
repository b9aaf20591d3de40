"""How many people a list of them names: "Ali, his wife and their three children" are five."""

from __future__ import annotations

import re

from communique.extract.quantities.mentions import QuantityMention, find_quantities
from communique.model.records import Interval, Number

_SUBSET = re.compile(r"[,;(]?\s*\b(?:including|among\s+(?:them|whom)|of\s+whom|amongst\s+them|most\s+of\s+them)\b.*", re.I | re.S)
_AGE = re.compile(
    r"\(?\b(?:aged?\s+(?:between\s+)?\d+(?:\s+(?:and|to)\s+\d+)?|\d+[\s-]+(?:years?|months?|days?)[\s-]+old|\d{1,2}\s*yo)\b\)?"
    r"|\(\s*\d{1,3}\s*\)|(?<=,)\s*\d{1,3}\s*(?=,|$)|\b\w+-(?:year|month|day)-old\b",
    re.I,
)  # fmt: skip
_JOINT = re.compile(
    r"\s*(?:[,;]\s*(?:and\s+)?|\band(?:\s+also)?\b|\bplus\b"
    r"|\balong\s+with\b|\balongside\b|\btogether\s+with\b|\bas\s+well\s+as\b"
    r"|\bwith\b|&)\s*", re.I)  # fmt: skip
_FAMILY = re.compile(r"\b(?:family|group|party|crew|team|household)\s+of\s+(?:at\s+least\s+)?(?P<count>[\w-]+)\s*$", re.I)
_NAMED_RELATIVE = re.compile(r"(?P<relative>\b(?:his|her|their)\s+(?:[a-z-]+\s+){0,2}[a-z-]+[a-rt-z])\s*,\s*(?=[A-Z])")
"""A relative whose name follows in apposition: "his wife, Ada"."""
_LABEL = re.compile(
    r"^\s*(?:the\s+)?(?:[a-z-]+\s+){0,2}(?:siblings|brothers|sisters|cousins|twins|brides|journalists|civilians|militants)\s+(?=[A-Z])"
)
"""A noun in the plural before the names of those it stands for: "the brothers Ali and Omar"."""
_WORD = re.compile(r"\d[\d,.]*|[^\W\d_]+(?:['’-][^\W\d_]+)*|[-–+]")
_ONE = frozenset(
    "man woman boy girl child baby infant toddler wife husband son daughter mother father brother sister uncle aunt cousin nephew"
    " niece grandmother grandfather grandson granddaughter grandchild fiancee fiance bride groom neighbour neighbor friend"
    " civilian soldier fighter militant rebel insurgent commander leader officer policeman policewoman guard driver"
    " journalist reporter doctor nurse medic paramedic teacher student farmer shepherd worker villager resident person member"
    " passer-by bystander"
    " prisoner official operative suspect gunman bomber colleague companion bodyguard deputy aide twin teenager youth".split()
)
_MANY = {"men": "man", "women": "woman", "children": "child", "wives": "wife", "people": "person", "policemen": "policeman",
         "grandchildren": "grandchild", "babies": "baby", "gunmen": "gunman", "passers-by": "passer-by"}  # fmt: skip
_PARENTS = frozenset({"parents", "grandparents", "couple", "twins"})
_ARTICLES = frozenset("a an one another his her their its the my our".split())
_LINKING = frozenset("in at of on from near to by the this that for into under over after before".split())
_TITLES = frozenset("mr mrs ms dr sheikh mullah maulvi haji col gen capt lt sgt maj abu umm al bin ibn el ul de la".split())


def count_people(phrase: str) -> Interval | None:
    """How many people a coordinated phrase names, what follows "including" being a part of what precedes it.

    Named people and single relatives count one each; numbers count with their bounds; relatives in the plural without a
    number are at least two, and leave the upper end open. None where the phrase names nobody.
    """
    phrase = _LABEL.sub("", phrase)
    phrase = _NAMED_RELATIVE.sub(r"\g<relative> ", _AGE.sub(" ", _SUBSET.sub("", phrase)))
    items = [item for item in _JOINT.split(_between_kept(phrase)) if item.strip()]
    counts = [found for item in items if (found := _item(item)) is not None]
    if not counts:
        return None
    low = sum(count.low or 0 for count in counts)
    highs = [count.high for count in counts]
    return Interval(low=low, high=None if None in highs else sum(high for high in highs if high is not None))


def _between_kept(phrase: str) -> str:
    """The phrase with the "and" of "between four and five" written as "to", which joins no items."""
    return re.sub(r"\bbetween\s+([\w-]+)\s+and\s+(?=[\w-]+)", r"\1 to ", phrase, flags=re.I)


def _item(item: str) -> Interval | None:
    """The people of one item of the list."""
    words = _WORD.findall(item)
    family = _FAMILY.search(item)
    if family:
        size = find_quantities([family["count"]])
        return Interval(low=size[0].low, high=size[0].high) if size else None
    figures = find_quantities(words)
    if figures:
        return _bounds(figures[0])
    return _unnumbered(words)


def _bounds(figure: QuantityMention) -> Interval:
    low: Number = figure.low if figure.low is not None else 0
    return Interval(low=low, high=figure.high)


def _unnumbered(words: list[str]) -> Interval | None:
    """One relative or named person; at least two where the noun is in the plural."""
    lower = [word.lower().replace("’", "'") for word in words]
    for word in reversed(lower):
        if word in _PARENTS:
            return Interval(low=2, high=2)
        plural = _MANY.get(word) or (word[:-1] if word.endswith("s") and word[:-1] in _ONE else "")
        if plural or word == "others":
            return Interval(low=2)
        if word in _ONE:
            return Interval(low=1, high=1)
    names = [word for word in words if word[:1].isupper() and word.lower() not in _ARTICLES]
    if _described(words, lower):
        return Interval(low=1, high=1)
    bare = all(word[:1].isupper() or word.lower().split("-")[0] in _TITLES | _ARTICLES for word in words)
    return Interval(low=1, high=1) if names and bare else None


def _described(words: list[str], lower: list[str]) -> bool:
    """Whether an item is a description with a full name behind it: "prominent painter Ada Cole"."""
    named = len(words) > 2 and all(word[:1].isupper() for word in words[-2:])
    return named and words[0][:1].islower() and not _LINKING & set(lower)
