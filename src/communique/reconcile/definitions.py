"""Definitions that a source gives of what it counts, and the note that a comparison across them carries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from communique.model.records import Span
from communique.reconcile.counted import singular
from communique.reconcile.scopes import Scope

_MOST = 400
_TERM = r"(?P<term>[A-Za-z][A-Za-z-]*(?: [a-z-]+)?)"
_PATTERNS = (
    re.compile(
        rf"\b[Aa]n? [\"“'‘]?{_TERM}[\"”'’]?(?:, (?:as (?:it is )?(?:defined|used|understood|counted)[^,.]*),)? means\b[^.]*\."
    ),
    re.compile(rf"\b(?:[Tt]he (?:term|word)) [\"“'‘]?{_TERM}[\"”'’]? (?:means|refers to|is used for|covers|includes)\b[^.]*\."),
    re.compile(rf"[\"“'‘]{_TERM}[\"”'’] (?:is|are) defined as\b[^.]*\."),
    re.compile(rf"\b(?:[Aa]n? )?{_TERM} (?:is|are) defined (?:here |in [^.]*? )?as\b[^.]*\."),
    re.compile(rf"\b[Bb]y [\"“'‘]?{_TERM}[\"”'’]? (?:we|is) (?:mean|meant)\b[^.]*\."),
    re.compile(rf"\b(?:[Ww]e|[Ii]t|[Tt]hey) defines? (?:an? )?[\"“'‘]?{_TERM}[\"”'’]? as\b[^.]*\."),
)

_CUES = ("mean", "defin", "he term ", "he word ")
"""One of these stands in every definition: texts without them, most of all, are not searched."""


@dataclass(frozen=True, slots=True)
class Definition:
    """What a source means by a term (a singular noun, lower case), and the sentence that says so."""

    term: str
    span: Span


def definitions_in(text: str) -> tuple[Definition, ...]:
    """The definitions that a text gives, in its order; a sentence counts once, and is cut at 400 characters."""
    found: dict[int, Definition] = {}
    for pattern in _PATTERNS if any(cue in text for cue in _CUES) else ():
        for match in pattern.finditer(text):
            end = min(match.end(), match.start() + _MOST)
            noun = singular(match.group("term").split()[-1])
            found.setdefault(match.start(), Definition(noun, Span.of(text, match.start(), end)))
    return tuple(found[at] for at in sorted(found))


def note(claims: Iterable[Scope], definitions: Mapping[str, Sequence[Definition]]) -> str | None:
    """What to say of a comparison across different definitions of what is counted; None where there is none.

    `definitions` are by document. Only one side may define the term: the other may count otherwise.
    """
    said: dict[str, tuple[str, str]] = {}
    outlets = set()
    for scope in claims:
        outlets.add(scope.outlet)
        nouns = {scope.noun, *_OF_TYPE.get(scope.type, ())}
        for definition in definitions.get(scope.document, ()):
            if definition.term in nouns:
                said[scope.outlet] = definition.term, " ".join(definition.span.text.split())
    if not said or (len({words for _, words in said.values()}) == 1 and len(said) == len(outlets)):
        return None
    term = next(iter(sorted(said.values())))[0]
    told = "; ".join(f'{outlet}: "{words}"' for outlet, (_, words) in sorted(said.items()))
    return f'the sources may count "{term}" differently ({told})'


_OF_TYPE = {"air_strike": ("strike", "airstrike"), "air_sortie": ("sortie",), "killed": ("casualty", "fatality", "death"),
            "casualties": ("casualty",), "wounded": ("injury", "casualty")}  # fmt: skip
