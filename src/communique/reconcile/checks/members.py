"""Victims told of by name or one by one ("his father and brother") against a toll that is larger: they can be among it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from communique.reconcile import whereabouts, wording
from communique.reconcile.checks import figures
from communique.reconcile.drafts import Draft, Row, figure, noun
from communique.reconcile.relations import APART, relate, whole_class
from communique.reconcile.scopes import PEOPLE, Scope
from communique.reconcile.victims import fought

_OTHERS = frozenset({"children", "women", "elderly", "civilians", "journalists", "medics"})
_FAR = 1500
"""Code points beyond which a toll is hardly of the event that the persons are told of."""


def check(scopes: Sequence[Scope]) -> Iterator[Draft]:
    """Findings of one document's scopes."""
    yield from _among_several(scopes)
    for measure, members in figures.by_measure(scopes).items():
        if measure not in PEOPLE:
            continue
        seen: set[tuple[frozenset[str], str]] = set()
        for few in (s for s in members if not s.stated and s.low):
            tolls = [s for s in members if s.stated and _can_hold(s, few)]
            if tolls:
                toll = min(tolls, key=lambda s: _far_from(s, few))
                if (few.targets, toll.id) not in seen:
                    seen.add((few.targets, toll.id))
                    why = f"{figure(few)} can be among {figure(toll)} {noun(toll)}"
                    yield Draft("subset", (few, toll), "consistent", why, (Row((few.id,), toll.id),))


def _among_several(scopes: Sequence[Scope]) -> Iterator[Draft]:
    """One or some, announced in the clause that tells of several ("several suspects, including a commander")."""
    told = [s for s in scopes if s.type in PEOPLE and s.positive and s.modality in {"asserted", "hedged"}]
    for whole in (s for s in told if not s.has_figure and wording.VAGUE_COUNT.search(s.target_words + " " + s.words)):
        for part in told:
            around = part.order <= whole.order and whole.end_of_words < part.end_of_words
            behind = part.words[max(0, whole.end_of_words - part.order) :]
            if part.type == whole.type and part.has_figure and around and wording.PART.search(behind):
                why = f'{figure(part)} {noun(part)} told of among "{whole.target_words}"'
                yield Draft("subset", (part, whole), "consistent", why)


def _far_from(toll: Scope, few: Scope) -> tuple[bool, bool, bool, int, int]:
    """How little a toll is likely to be the one of these persons: another source's, one for a class, one told far away.

    Words that make them a part make them one of what is told right before.
    """
    told = wording.PART.search(few.words) is None
    of_class = told and whole_class(toll) != "people"
    return toll.source != few.source, of_class, told and _is_of_fighters(toll, few), abs(toll.order - few.order), toll.order


def _is_of_fighters(toll: Scope, few: Scope) -> bool:
    """Whether a toll is of those who fought, and the few are told of as others."""
    return fought(toll) is True and few.counts in _OTHERS


def _can_hold(toll: Scope, few: Scope) -> bool:
    if (toll.low or 0) <= (few.low or 0) or not 0 <= few.order - toll.order <= _FAR:
        return False  # Who are told of first are not yet said to be some of the dead.
    if not toll.brief and (toll.dated or toll.end is not None):
        return False
    if wording.is_further(few.words, few.type) or (toll.start is not None and few.start is None and few.dated):
        return False
    relation = relate(few, toll)
    placed = not few.places or not toll.places or whereabouts.may_be_one(few.places, toll.places)
    return placed and APART not in (relation.counts, relation.time, relation.agent)
