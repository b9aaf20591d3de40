"""Figures that count only bodies found, or people received somewhere: a part of all the victims."""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.reconcile import wording
from communique.reconcile.drafts import in_order
from communique.reconcile.scopes import Scope

_INTAKE = re.compile(
    r"\b(?:bod(?:ies|y)|corpses?|received|(?:was|were|been) admitted|admitted (?:to|into|in)|treated|"
    r"(?:under|receiving) treatment|hospitali[sz]ed|(?:taken|brought) to|arrived at|morgue)\b",
    re.I,
)
_HOSPITAL = re.compile(r"\bhospitals?\b", re.I)
_STRUCK_THERE = re.compile(
    r"\b(?:attack|strike|raid|bomb|shell|missile|rocket|blast|explosion|massacre|assault|kill)\w*(?: [\w'’-]+){0,3}?"
    r" (?:on|of|at|in|inside|against|outside|near) (?:the|an?|one)(?: [\w'’-]+){0,6} hospitals?\b"
    r"|\b(?:hit|hits|struck|strikes|bombed|shelled|attacked|targeted|stormed|raided)(?: [\w'’-]+){0,6} hospitals?\b"
    r"|\bhospitals?\b[^.;]{0,25}\b(?:hit|struck|bombed|shelled|attacked|targeted|stormed|raided|destroyed)\b",
    re.I,
)
"""Words by which a hospital is what was struck, and not who received the victims."""
_OPENS = re.compile(r"[A-Z]")
"""How the first words of a sentence begin."""
_JOINED = 15
"""Code points between two clauses of one sentence."""
_BEHIND = 80
"""Code points behind a figure in which "among them" takes some of it."""


def is_intake(words: str) -> bool:
    """Whether a figure counts only bodies found or people received somewhere."""
    return bool(_INTAKE.search(words) or (_HOSPITAL.search(words) and not _STRUCK_THERE.search(words)))


def intakes(scopes: Sequence[Scope]) -> set[str]:
    """The ids of figures that count only bodies found or people received somewhere, with what shares their clause."""
    found: set[str] = set()
    last: Scope | None = None
    for scope in in_order(scopes):
        joined = last is not None and last.document == scope.document and 0 <= scope.order - last.end_of_words <= _JOINED
        joined = joined and last is not None and last.source == scope.source and not _OPENS.match(scope.words)
        joined = joined and not wording.BRINGING.search(scope.words)  # A total takes in others than those received.
        if is_intake(scope.words) or (last is not None and last.id in found and (joined or _is_some_of(scope, last))):
            found.add(scope.id)
        last = scope
    return found


def _is_some_of(scope: Scope, last: Scope) -> bool:
    """Whether the words make a figure a part of the one told right before ("Among them were six children")."""
    near = last.document == scope.document and 0 <= scope.order - last.end_of_words <= _BEHIND
    return near and wording.PART.search(scope.words[: max(0, scope.figure_at - scope.order)]) is not None
