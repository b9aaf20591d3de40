"""Figures that the words themselves replace: "has risen from 13 to 17", "46, up from 27"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from communique.reconcile.drafts import Draft, figure, in_order, noun
from communique.reconcile.relations import APART, measure_of, relate
from communique.reconcile.sameness import counted
from communique.reconcile.scopes import Scope

_BOUND = r"(?:at least|about|around|some|nearly|almost|more than|over)?\s*"
_FROM = re.compile(
    r"\b(?:ris(?:en|es|ing)|rose|rais(?:ed|es|ing)|revis(?:ed|es|ing)|increas(?:ed|es|ing)|climb(?:ed|s|ing)|jump(?:ed|s|ing)"
    r"|lower(?:ed|s|ing)|cut|reduc(?:ed|es|ing)|correct(?:ed|s|ing)|drop(?:ped|s|ping)|fell|fallen|updat(?:ed|es|ing)|up|down)\b"
    rf"[^.;]{{0,80}}\bfrom (?:an? (?:earlier|initial|previous)[\w ]* of )?{_BOUND}$",
    re.I,
)
_TO = re.compile(rf"^[\w ]{{0,25}}\bto {_BOUND}$", re.I)
_UP_FROM = re.compile(
    r"\b(?:up|down|revised|raised|corrected|lowered|instead of|rather than|not)\b"
    rf"[\w ]{{0,30}}\b(?:from|of|the)? ?{_BOUND}$",
    re.I,
)
_REACH = 30
"""Code points between a figure that ends its clause and the next, where "to" stands outside both."""


def check(scopes: Sequence[Scope]) -> Iterator[Draft]:
    """Findings of one document's scopes."""
    told = sorted((s for s in counted(scopes) if s.stated), key=lambda s: (s.figure_at, s.id))
    for first, second in pairwise(told):
        if measure_of(first) != measure_of(second) or first.number == second.number or relate(first, second).counts == APART:
            continue
        replaced = _replaced(first, second)
        if replaced:
            later = second if replaced is first else first
            why = f"{figure(replaced)} {noun(replaced)}, replaced in the same words by {figure(later)}"
            yield Draft("range", in_order((first, second)), "superseded", why)


def _replaced(first: Scope, second: Scope) -> Scope | None:
    """Which of two figures, the first told before the second, the words replace by the other; None where they do not."""
    before = _words(first, second, 0, first.figure_at)
    if before is not None and _FROM.search(before):
        behind = first.figure_at + len(first.figure_words)
        between = _words(first, second, behind, second.figure_at)
        if (between is None and 0 <= second.figure_at - behind <= _REACH) or (between is not None and _TO.match(between)):
            return first
    between = _words(first, second, first.figure_at + len(first.figure_words), second.figure_at)
    return second if between is not None and _UP_FROM.search(between) else None


def _words(first: Scope, second: Scope, start: int, end: int) -> str | None:
    """The words from one place of the text to another, as far as one of the clauses reaches from `end` back to `start`."""
    for scope in (first, second):
        if scope.order < end <= scope.end_of_words and (scope.order <= start or start == 0):
            return scope.words[max(0, start - scope.order) : end - scope.order]
    return None
