"""The scopes of documents, with places that only their document can tell: unknown names, "the base", "the country"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from communique.model.records import Claim
from communique.reconcile import counted
from communique.reconcile.scopes import Scope, scope_of
from communique.reconcile.whereabouts import AREAS, BARE, Where, is_named_by

_SAID_BEFORE = re.compile(r"^(?:[Tt]he|[Tt]his|[Tt]hat|[Ii]ts|[Tt]heir)(?: same)? (?P<noun>(?:[a-z-]+ )*[a-z-]+)$")
_RELATIVE = re.compile(r"^(?:which|where|there|it)$")
_COUNTRY = frozenset({"country", "nation"})


def scopes_of(claims: Iterable[Claim], texts: Mapping[str, str] | None = None) -> list[Scope]:
    """The scopes of claims, each document's in text order, with places that no gazetteer knows anchored to the one before.

    `texts` are canonical texts by the id of their document, else its source.
    """
    by_document: dict[str, list[Scope]] = {}
    for at, claim in enumerate(claims):
        scope = scope_of(claim, at, (texts or {}).get(claim.document.id or claim.document.source))
        by_document.setdefault(scope.document, []).append(scope)
    ordered = (sorted(document, key=lambda s: (s.order, s.id)) for document in by_document.values())
    return [scope for document in ordered for scope in _anchored(_taken_up(document))]


def _anchored(scopes: Sequence[Scope]) -> list[Scope]:
    """Unknown places of a document lie inside the last known town or province that it named, towns only in what holds it.

    A place that is once named beside a town lies in none.
    "near X" is a place beside X.
    """
    anchor: Where | None = None
    beside: dict[str, set[str]] = {}
    found = []
    for scope in scopes:
        scope = _within_its_area(scope)
        known = [w for w in scope.places if w.known and w.kind != "country"]
        unknown = [w for w in scope.places if not w.known]
        for place in unknown:
            beside.setdefault(place.key, set()).update(w.key for w in known if w.kind not in AREAS)
        if len(known) == 1:
            anchor = known[0]
        if anchor and unknown and (not scope.nearby or anchor.kind in AREAS):
            scope = replace(scope, places=tuple(_inside(w, anchor, anchor.key in beside.get(w.key, ())) for w in scope.places))
        found.append(scope)
    return found


def _within_its_area(scope: Scope) -> Scope:
    """A place that no gazetteer knows, told with one area, lies in that area: "a base in Lower Shabelle" is the base."""
    areas = [w for w in scope.places if w.known and w.kind in AREAS]
    unknown = [w for w in scope.places if not w.known]
    if len(areas) != 1 or not unknown or len(unknown) + 1 != len(scope.places):
        return scope
    return replace(scope, places=tuple(_inside(w, areas[0]) for w in unknown))


def _inside(place: Where, anchor: Where, beside: bool = False) -> Where:
    """The place in the anchor, or only in what that lies in where the two are told of side by side."""
    if place.known or place.country not in {None, anchor.country}:
        return place
    around = anchor.inside if beside or place.kind == "city" else anchor.inside | {anchor.key}
    return replace(place, inside=place.inside | around)


def _taken_up(scopes: Sequence[Scope]) -> list[Scope]:
    """Places without a name of their own ("the base", "which") are those that the document told of before.

    Known places are left to the reader, as documents are tied by them, claim by claim.
    """
    before: list[tuple[str, Where]] = []
    found: list[Scope] = []
    for scope in scopes:
        if site := _at_site(scope, found):
            scope = replace(scope, places=site)
        told = [(_words_for(place, scope), place) for place in scope.places]
        meant = [(words, _meant_by(words, before) if words else None) for words, _ in told]
        if any(place for _, place in meant):
            places = [new or old for (_, new), (_, old) in zip(meant, told, strict=True)]
            scope = replace(scope, places=tuple({place.key: place for place in places}.values()))
        before += [("" if new else words, new or old) for (words, new), (_, old) in zip(meant, told, strict=True)]
        found.append(scope)
    return found


def _at_site(scope: Scope, before: Sequence[Scope]) -> tuple[Where, ...]:
    """The places of the claim told of last that named a site, which "the base" takes up; none where it has places of its own."""
    words = scope.place_words[0] if len(scope.place_words) == 1 and [p.kind for p in scope.places] == [BARE] else ""
    said = _SAID_BEFORE.match(words)
    if not said:
        return ()
    noun = counted.head_noun(said["noun"])
    told = [s for s in before if len(s.place_words) > 1 and any(counted.head_noun(name) == noun for name in s.place_words)]
    return told[-1].places if told else ()


def _words_for(place: Where, scope: Scope) -> str:
    """The words for a place that no gazetteer knows; empty for a known one."""
    return next((words for words in scope.place_words if is_named_by(place, words)), "")


def _meant_by(words: str, before: Sequence[tuple[str, Where]]) -> Where | None:
    """The place told of before that the words take up; None where they name one of their own."""
    if _RELATIVE.match(words):
        return before[-1][1] if before and not before[-1][1].known else None
    said = _SAID_BEFORE.match(words)
    if not said:
        return None
    noun = counted.head_noun(said["noun"])
    if noun in _COUNTRY:
        countries = {place.country for _, place in before if place.country}
        whole = next((place for _, place in before if place.kind == "country"), None)
        return whole if len(countries) == 1 else None
    alike = [place for told, place in before if told and told != words and counted.head_noun(told) == noun]
    return alike[-1] if alike else None
