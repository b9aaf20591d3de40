"""Place names brought to keys under which other spellings of them meet."""

from __future__ import annotations

import re
import unicodedata

from anyascii import anyascii

_ARTICLES = re.compile(r"\b(?:al|el|ad|ar|as|ash|at|az|an|ez|ed|er|es|the)\b(?!$)")
_APOSTROPHES = re.compile(r"[`'’‘ʿʾʼ´ʻ]")
_DIGRAPHS = (("tch", "c"), ("sch", "x"), ("shch", "x"), ("kh", "k"), ("gh", "g"), ("sh", "x"), ("zh", "j"), ("ch", "c"),
             ("th", "t"), ("dh", "d"), ("ph", "f"), ("q", "k"), ("ck", "k"), ("z", "s"), ("v", "w"))  # fmt: skip
_ARABIC_SPELLING = {"AE", "AF", "AZ", "BH", "DZ", "EG", "ER", "IQ", "IR", "JO", "KW", "LB", "LY", "MA", "OM", "PK", "PS",
                    "QA", "SA", "SD", "SO", "SY", "TD", "TN", "YE"}  # fmt: skip


def plain(name: str) -> str:
    """The name in lower-case ASCII words, without marks, apostrophes and a possessive."""
    text = unicodedata.normalize("NFKC", name)
    text = re.sub(r"['’]s$", "", text.strip())
    text = anyascii(_APOSTROPHES.sub("", text)).lower()
    return re.sub(r"[^a-z0-9]+", " ", text).strip()


def key(name: str) -> str:
    """The key of a name: plain, without articles and spaces ("Dayr Az Zawr" is "dayrzawr")."""
    words = plain(name)
    return _ARTICLES.sub(" ", words).replace(" ", "") or words.replace(" ", "")


def skeleton(name: str) -> str:
    """The consonants of a name as transliterations share them ("Dayr az-Zawr" and "Deir Ezzor" are "drsr").

    Empty where fewer than three are left: too little to tell places apart.
    """
    words = _ARTICLES.sub(" ", plain(name)).replace(" ", "")
    for spelled, sound in _DIGRAPHS:
        words = words.replace(spelled, sound)
    bones = words[:1].replace("o", "u").replace("e", "i") if words[:1] in "aeiou" else words[:1]
    bones += re.sub(r"[aeiouyhw]", "", words[1:])
    bones = re.sub(r"(.)\1+", r"\1", bones)
    return bones if len(bones) >= 3 else ""


def spelled_from_arabic(country: str) -> bool:
    """Whether names of the country reach English through the Arabic script, so that vowels vary."""
    return country in _ARABIC_SPELLING
