"""Texts in capitals in their usual case, letter for letter, so that the parser reads names as names and offsets stay.

Wires and communiqués of the telex age, and headlines, come in capitals. A word is written as mixed-case texts write it
(`training/casing.py` counts them), beside its neighbours where that decides; a word that they lack is a name, unless the
parser's dictionary knows it.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from communique.extract.parser import dictionary
from communique.gazetteer.actors import open_actors
from communique.gazetteer.places import open_places

SHARE = 0.85
"""Share of the letters of a paragraph that are capitals, from which it counts as written in them."""
LEAST_WORDS = 4
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_PARAGRAPH = re.compile(r"(?:[^\n]+\n?)+")
_OPENING = re.compile(r"(?:^|(?<!\W\w)[.!?:]|\s--|\])[\s\"“”'(\[]*$")
_ACRONYM = re.compile(r"^[^aeiouy]{2,}$|^.$")
_BRACKETED = re.compile(r"[(\[]\s*([^\W\d_]{2,12})\s*[)\]]")
_ORDINALS = frozenset({"st", "nd", "rd", "th", "d"})
_MONTHS = frozenset({"march", "may"})
_TITLED_KINDS = frozenset({"country", "people", "area", "city"})


@dataclass(frozen=True, slots=True)
class _Usage:
    """Forms (l, t, u, m) of words, of words after another one and of words before one (keys "first second")."""

    words: dict[str, str]
    after: dict[str, str]
    before: dict[str, str]


@cache
def _usage() -> _Usage:
    packed = (files("communique.extract") / "data" / "casing.json.gz").read_bytes()
    table = json.loads(gzip.decompress(packed))
    return _Usage(
        **{name: {key: how for how, keys in forms.items() for key in keys.split("\n") if key} for name, forms in table.items()}
    )


def natural_case(text: str) -> str:
    """The text with its paragraphs in capitals written in their usual case; of the same length, code point for code point."""
    pieces = list(text)
    paragraphs = [paragraph for paragraph in _PARAGRAPH.finditer(text) if in_capitals(paragraph[0])]
    acronyms = frozenset(word.lower() for paragraph in paragraphs for word in _BRACKETED.findall(paragraph[0]))
    for paragraph in paragraphs:
        pieces[paragraph.start() : paragraph.end()] = _written(paragraph[0], acronyms)
    return "".join(pieces)


def in_capitals(paragraph: str) -> bool:
    """Whether a paragraph of some words is all but wholly in capitals."""
    letters = [c for c in paragraph if c.isalpha()]
    capitals = sum(c.isupper() for c in letters)
    return capitals >= SHARE * max(1, len(letters)) and sum(len(w) > 1 for w in _WORD.findall(paragraph)) >= LEAST_WORDS


def _written(paragraph: str, acronyms: frozenset[str]) -> list[str]:
    found = list(_WORD.finditer(paragraph))
    words = [match[0].lower().replace("’", "'") for match in found]
    forms = [_beside_figures(paragraph, match) or _form(words, at, paragraph, match, acronyms) for at, match in enumerate(found)]
    letters = list(paragraph)
    for at, match in enumerate(found):
        how = "t" if forms[at] == "l" and _in_name(words, forms, at) else forms[at]
        opens = _OPENING.search(paragraph[max(0, match.start() - 8) : match.start()]) is not None
        letters[match.start() : match.end()] = _cased(match[0], how, opens and not _BRACKETED.match(paragraph, match.start() - 1))
    return letters


def _beside_figures(paragraph: str, match: re.Match[str]) -> str | None:
    """The form of what is joined to a figure: of an ordinal's ending, or of the name of a weapon ("AK-47")."""
    before, after = paragraph[max(0, match.start() - 2) : match.start()], paragraph[match.end() : match.end() + 2]
    if before[-1:].isdigit():
        return "l" if match[0].lower() in _ORDINALS else "u"
    joined = after[:1].isdigit() or (len(match[0]) <= 4 and re.fullmatch(r"-\d", after))
    return "u" if joined or (len(match[0]) <= 2 and re.fullmatch(r"\d-", before)) else None


def _form(words: list[str], at: int, paragraph: str, match: re.Match[str], acronyms: frozenset[str]) -> str:
    """How the word at a place of its paragraph is written: l(ower), t(itle) or u(pper)."""
    word, usage = words[at], _usage()
    before = words[at - 1] if at else ""
    preceding = paragraph[max(0, match.start() - 2) : match.start()]
    if len(word) == 1 and "." in (paragraph[match.end() : match.end() + 1], preceding[-1:]):
        return "u"
    if word in _MONTHS and (preceding[:1].isdigit() or before in {"in", "since", "until", "late", "early"}):
        return "t"
    beside = usage.after.get(f"{before} {word}") or usage.before.get(f"{word} {words[at + 1]}" if at + 1 < len(words) else "")
    usual = beside or usage.words.get(word)
    if (word in acronyms and usual in {None, "t", "u"} and not _known_word(word)) or open_actors().is_acronym(word.upper()):
        return "u" if usual != "l" else "l"
    return usual or _unknown(word)


def _in_name(words: list[str], forms: list[str], at: int) -> bool:
    """Whether a rare word that the dictionary knows, but a place bears as well, stands beside a name ("HECTOR OQUELI")."""
    if words[at] in _usage().words or not open_places().has(words[at].title()):
        return False
    beside = [k for k in (at - 1, at + 1) if 0 <= k < len(words)]
    return any(forms[k] == "t" and _usage().words.get(words[k]) != "l" for k in beside)


@cache
def _unknown(word: str) -> str:
    """The form of a word that the counts lack: a place's or people's name, a word of the dictionary, an acronym, a name."""
    places = open_places()
    if places.country_of(word) or places.standing(word.title()) in _TITLED_KINDS:
        return "t"
    stem = word.removesuffix("'s")
    if _known_word(stem):
        return "l"
    return "u" if _ACRONYM.match(stem) else "t"


def _known_word(word: str) -> bool:
    return any(form in dictionary() for form in _stems(word))


def _stems(word: str) -> Iterator[str]:
    """The word, and what it may be a form of."""
    yield word
    for ending, base in (("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("ed", "e"), ("ied", "y"), ("ing", ""), ("ing", "e")):
        if len(word) > len(ending) + 2 and word.endswith(ending):
            yield word.removesuffix(ending) + base
    if len(word) > 5 and re.search(r"(.)\1(?:ed|ing)$", word):
        yield re.sub(r"(.)\1(?:ed|ing)$", r"\1", word)


def _cased(word: str, how: str, opens: bool) -> list[str]:
    """The letters of a word in a form; a letter without a single lower-case one stays."""
    if how == "u":
        return list(word)
    lower = [c.lower() if len(c.lower()) == 1 else c for c in word]
    if how in "tm" or opens:
        lower[0] = word[0]
    return lower
