"""Whether a claim tells of a hospital, a clinic or another medical site, and the names that such sites have in its words."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from communique.gazetteer.persons import NAME, covered
from communique.model.records import Claim

_ARTICLES = re.compile(r"(?:the|a|an|in|at|on|near|from|to)\s+", re.IGNORECASE)


@cache
def _site() -> re.Pattern[str]:
    table = tomllib.loads((files("communique.gazetteer") / "data" / "medical.toml").read_text(encoding="utf-8"))
    sites = sorted(table["sites"], key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(_plural(site) for site in sites)})\b", re.IGNORECASE)


def _plural(site: str) -> str:
    """The expression of a site's words, over any break of a line, and of their plural."""
    words = re.escape(site).replace(r"\ ", r"\s+")
    return f"{words[:-1]}(?:y|ies)" if words.endswith("y") else f"{words}s?"


def names_site(words: str) -> bool:
    """Whether words hold those of a medical site."""
    return _site().search(words) is not None


def tells_of_site(claim: Claim) -> bool:
    """Whether the claim's target, place, figure or words are a medical site; who says so ("a hospital source") does not count."""
    words = covered(claim.evidence, (claim.source.speaker,), " ") if claim.source.speaker else claim.evidence
    others = [*(e.name or "" for e in claim.target), *(p.name or "" for p in claim.places)]
    others += [e.mention.text for e in claim.target] + [p.mention.text for p in claim.places if p.mention]
    counted = claim.quantity.counted or "" if claim.quantity else ""
    return names_site("; ".join([*others, counted, words.text]))


def site_names(text: str) -> Iterator[tuple[int, int]]:
    """Where the proper names of medical sites stand in a text, without the words for the site ("Al-Razi" hospital)."""
    for site in _site().finditer(text):
        for name in NAME.finditer(text, 0, site.end()):
            opening = _ARTICLES.match(text, name.start())
            start, end = opening.end() if opening else name.start(), min(name.end(), site.start())
            if start < end and not text[name.end() : site.start()].strip():
                yield start, end
