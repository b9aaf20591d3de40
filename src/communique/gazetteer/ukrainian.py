"""Places of Ukraine by the romanization that English texts use: that of the Cabinet of Ministers' resolution No. 55 of 2010.

GeoNames shows the older one of BGN/PCGN (1965): "Avdiyivka" for "Avdiivka".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

from communique.gazetteer.place_rows import Row

_LATIN = "a b v h g d e zh z y i i k l m n o p r s t u f kh ts ch sh shch".split()
_LETTERS = dict(zip("абвгґдежзиійклмнопрстуфхцчшщ", _LATIN, strict=True)) | {"ь": ""}
_NEW = _LETTERS | {"є": "ie", "ї": "i", "ю": "iu", "я": "ia"}
_NEW_FIRST = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
_OLD = _LETTERS | _NEW_FIRST
_APOSTROPHES = "'’ʼ"
_NAME = re.compile(rf"[абвгґдежзиійклмнопрстуфхцчшщьєїюя{_APOSTROPHES}\- ]+", re.IGNORECASE)
_OWN_LETTERS = re.compile(rf"[іїєґ{_APOSTROPHES}]", re.IGNORECASE)
_ADJECTIVE = re.compile(r"(?:ets|s)?(?:k|ts)(?:yi|yy|iy|yj)$")
_LETTER = re.compile(r"[а-яєіїґ]", re.IGNORECASE)
_KIND = re.compile(r"\bрайон|\bобласть|\bрада\b", re.IGNORECASE)
_LEAST_ALIKE = 0.85
_STEM = 3


def romanized(name: str) -> str:
    """A Ukrainian name in Latin letters by the rules of 2010: "Авдіївка" is "Avdiivka"."""
    return _spelled(name, _NEW, _NEW_FIRST)


def _romanized_before(name: str) -> str:
    """The same by BGN/PCGN of 1965, without apostrophes: "Авдіївка" is "Avdiyivka"."""
    return _spelled(name, _OLD, _OLD)


def _spelled(name: str, inside: dict[str, str], first: dict[str, str]) -> str:
    text = "".join(c for c in name if c not in _APOSTROPHES).replace("Зг", "Zгh").replace("зг", "zгh").replace("гh", "gh")
    spelled = []
    for at, letter in enumerate(text):
        low = letter.lower()
        opens = at == 0 or not text[at - 1].isalpha()
        latin = (first if opens else inside).get(low) or inside.get(low)
        latin = low if latin is None else latin
        spelled.append(latin.capitalize() if letter.isupper() else latin)
    return "".join(spelled)


def shown_name(name: str, names: Iterable[str]) -> str:
    """The romanization of a place's Ukrainian name, which is the Cyrillic one that `name` is another romanization of.

    The name itself where no Cyrillic one is like it.
    """
    plain = _plain(name)
    found = [n for n in names if _NAME.fullmatch(n) and _LETTER.search(n) and not _KIND.search(n)]
    same = [n for n in found if plain in {_plain(_romanized_before(n)), _plain(romanized(n))}]
    same.sort(key=lambda n: len(re.findall(r"[ -]", n)) != len(re.findall(r"[ -]", name)))
    alike = sorted((n for n in found if _OWN_LETTERS.search(n)), key=lambda n: -_likeness(plain, n))
    best = next(iter(same), None) or next((n for n in alike if _likeness(plain, n) >= _LEAST_ALIKE), None)
    return _cased_like(name, romanized(best)) if best else name


def _cased_like(name: str, other: str) -> str:
    """`other` with a capital wherever a word of `name` has one."""
    capitals = [word[:1].isupper() for word in name.split()]
    words = other.split()
    if len(words) != len(capitals):
        return other
    return " ".join(word[:1].upper() + word[1:] if upper else word for word, upper in zip(words, capitals, strict=True))


def rename(rows: list[Row]) -> None:
    """Give the places of Ukraine the names of 2010; the old ones stay among their further names.

    Raions take that of the town that they are named after.
    """
    towns: dict[str | None, list[Row]] = {}
    for row in rows:
        if row.country == "UA" and row.kind == "city":
            old, row.name = row.name, shown_name(row.name, row.names)
            row.names = list(dict.fromkeys((old, *row.names))) if old != row.name else row.names
            towns.setdefault(row.district, []).append(row)
    for row in rows:
        if row.country == "UA" and row.kind == "district" and re.search(r" [Rr]aion$", row.name):
            seat = _seat(row, towns.get(row.code, []))
            if seat and row.name != f"{seat} Raion":
                row.names = [seat, row.name, *row.names]
                row.name = f"{seat} Raion"


def _seat(raion: Row, towns: list[Row]) -> str | None:
    """The name of the most populous town of a raion that the raion is named after."""
    base = re.sub(r" [Rr]aion$", "", raion.name)
    stem = _plain(_ADJECTIVE.sub("", base))
    adjective = stem != _plain(base)
    for town in sorted(towns, key=lambda row: -row.population):
        spelled = {_plain(name) for name in (town.name, *town.names)}
        if _plain(base) in spelled:
            return town.name
        if adjective and len(stem) >= _STEM and any(n.startswith(stem) and len(n) <= len(stem) + _STEM for n in spelled):
            return town.name
    return None


def _plain(name: str) -> str:
    return re.sub(r"[^a-z]", "", name.lower())


def _likeness(plain: str, cyrillic: str) -> float:
    return SequenceMatcher(None, plain, _plain(romanized(cyrillic))).ratio()
