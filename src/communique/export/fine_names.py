"""Where running text names places that tell more than a province or a country."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from communique.gazetteer.names import plain
from communique.gazetteer.persons import NAME
from communique.gazetteer.places import open_places

Level = Literal["province", "country"]
_FINE = frozenset({"area", "city", "town", "village"})
"""What a name is worth as a sign of a place that may tell more than a country."""
_LONGEST = 4
"""Words of a name at most."""
_WORD = re.compile(r"[^\s-]+(?:-[^\s-]+)*")


def fine_places(text: str, level: Level) -> Iterator[tuple[int, int]]:
    """Where names stand (offsets in `text`) that are those of places, but not of countries, peoples or, at the level of
    provinces, of a province."""
    for run in NAME.finditer(text):
        words = [(run.start() + word.start(), run.start() + word.end()) for word in _WORD.finditer(run.group())]
        at = 0
        while at < len(words):
            sizes = range(min(_LONGEST, len(words) - at), 0, -1)
            size = next((n for n in sizes if _is_fine(text[words[at][0] : words[at + n - 1][1]], level)), 0)
            if size:
                yield words[at][0], words[at + size - 1][1]
            at += size or 1


@lru_cache(maxsize=50_000)
def _is_fine(words: str, level: Level) -> bool:
    name = re.sub(r"['’]s?$", "", " ".join(words.split()))
    places = open_places()
    standing = places.standing(name)
    if standing not in _FINE and not (standing == "unknown" and places.has(name)):
        return False
    named = [entry for entry in places.lookup(name) if plain(name) in map(plain, (entry.name, *entry.names))]
    return not (level == "province" and any(entry.kind == "province" for entry in named))
