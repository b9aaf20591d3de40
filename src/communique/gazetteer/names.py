"""Place names brought to keys under which other spellings of them meet."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

_ARTICLES = frozenset({"al", "el", "ad", "ar", "as", "ash", "at", "az", "an", "ez", "ed", "er", "es", "et", "ul", "the"})
_APOSTROPHES = re.compile(r"[`'’‘ʿʾʼ´ʻ]")
_MARKS = re.compile(r"[^a-z0-9]+")
_POSSESSIVE = re.compile(r"['’]s$")
# Longer spellings first: each pair is a way to write one sound and the letter that stands for it.
_SOUNDS = (("shch", "x"), ("tch", "c"), ("sch", "x"), ("kh", "k"), ("gh", "g"), ("sh", "x"), ("zh", "j"), ("ch", "c"),
           ("th", "t"), ("dh", "d"), ("ph", "f"), ("q", "k"), ("ck", "k"), ("z", "s"), ("v", "w"))  # fmt: skip
_VOWELS = (("ou", "u"), ("oo", "u"), ("ee", "i"), ("ei", "ay"), ("ai", "ay"), ("ey", "ay"), ("iy", "i"), ("dj", "j"),
           ("ph", "f"), ("q", "k"))  # fmt: skip
_ENDING = re.compile(r"(?<=..)(?:iyah|iyeh|iya|iyya|ia)$")
_FINAL = re.compile(r"(?<=..)(?:ah|eh|e)$")
_SHORT = {"saint": "st", "mount": "mt", "fort": "ft"}
_DOUBLED = re.compile(r"(.)\1+")
_ABJAD_OR_CYRILLIC = frozenset(
    "AE AF AZ BG BH BY DZ EG ER IQ IR JO KG KW KZ LB LY MA MR OM PK PS QA RU SA SD SO SY TD TJ TN UA UZ YE".split()
)


@lru_cache(maxsize=50_000)
def plain(name: str) -> str:
    """The name in lower-case ASCII words, without marks, apostrophes and a possessive."""
    text = unicodedata.normalize("NFKC", name)
    text = _POSSESSIVE.sub("", text.strip())
    text = anyascii(_APOSTROPHES.sub("", text)).lower()
    return _MARKS.sub(" ", text).strip()


def key(name: str) -> str:
    """The exact key of a name: plain, without spaces and a leading "the" ("Dayr Az Zawr" is "dayrazzawr")."""
    return "".join(_SHORT.get(word, word) for word in plain(name).removeprefix("the ").split())


def folded(name: str) -> str:
    """The key that spellings of one pronunciation share: no articles, no doubled letters, one form of each vowel.

    "Ar Raqqah", "Raqqa" and "al-Raqa" are "raka".
    """
    words = "".join(_without_articles(plain(name)))
    for spelled, sound in _VOWELS:
        words = words.replace(spelled, sound)
    words = _ENDING.sub("ia", words)
    return _DOUBLED.sub(r"\1", _FINAL.sub("a", words))


def skeleton(name: str) -> str:
    """The consonants of a name as transliterations share them ("Dayr az-Zawr" and "Deir Ezzor" are "drsr").

    Empty where fewer than three are left: too little to tell places apart.
    """
    words = "".join(_without_articles(plain(name)))
    for spelled, sound in _SOUNDS:
        words = words.replace(spelled, sound)
    first = words[:1]
    bones = {"o": "u", "e": "i"}.get(first, first) + re.sub(r"[aeiouyhw]", "", words[1:])
    bones = _DOUBLED.sub(r"\1", bones)
    return bones if len(bones) >= 3 else ""


def spelled_freely(country: str) -> bool:
    """Whether names of the country reach English through the Arabic or Cyrillic script, so that vowels vary."""
    return country in _ABJAD_OR_CYRILLIC


def _without_articles(words: str) -> list[str]:
    """The words without articles; a name of articles alone keeps them."""
    split = words.split()
    return [word for word in split[:-1] if word not in _ARTICLES] + split[-1:]
