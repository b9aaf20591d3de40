"""Events that are told to fall inside a series of events, by their dates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from communique.reconcile.drafts import Draft, figure, noun
from communique.reconcile.relations import APART, AROUND, measure_of, relate
from communique.reconcile.scopes import EVENTS, Scope

_SERIES = re.compile(r"\b(?:series|several|wave|number of|multiple|string|campaign of|\w+s)\b", re.I)
_LOOSE_TIME = re.compile(r"\b(?:this|last|past|recent|previous|coming) (?:week|weekend|days|month)\b|\brecent\b", re.I)
_LOOSE_DAYS = 2


def check(scopes: Sequence[Scope]) -> Iterator[Draft]:
    """Findings of one document's scopes."""
    told = [s for s in scopes if s.positive and s.modality in {"asserted", "hedged"} and s.dated and s.days is not None]
    for whole in told:
        if not 1 < (whole.days or 0) <= 31:
            continue
        for part in told:
            if part is whole or 2 * (part.days or 0) > (whole.days or 0) + 1 or part.dated is False:
                continue
            if whole.type in EVENTS and not whole.has_figure and not part.has_figure and measure_of(part) == measure_of(whole):
                yield from _dated(part, whole)
            elif part.type == "attack" and whole.type in {"destroyed", "damaged"} and part.noun == whole.noun:
                yield from _counted(part, whole)


def _related(part: Scope, whole: Scope) -> str | None:
    relation = relate(part, whole)
    if APART in (relation.place, relation.counts, relation.agent) or relation.place == AROUND or not part.agents & whole.agents:
        return None
    if None in (part.start, part.end, whole.start, whole.end):
        return None
    if (whole.start or 0) <= (part.start or 0) and (part.end or 0) <= (whole.end or 0):
        return "inside"
    near = part.end is not None and whole.start is not None and 0 < whole.start - part.end <= _LOOSE_DAYS
    return "near" if near and _LOOSE_TIME.search(whole.time_words) else None


def _dated(part: Scope, whole: Scope) -> Iterator[Draft]:
    stands = _related(part, whole) if _SERIES.search(whole.trigger) or _SERIES.search(whole.words[:60]) else None
    if stands == "inside":
        yield Draft("subset", (part, whole), "consistent", f'"{part.time_words}" falls inside "{whole.time_words}"')
    elif stands == "near":
        why = f'"{part.time_words}" is just before "{whole.time_words}" as the calendar has it'
        yield Draft("subset", (part, whole), "undecided", why)


def _counted(part: Scope, whole: Scope) -> Iterator[Draft]:
    if part.low is None or whole.high is None or _related(part, whole) is None or part.low > whole.high:
        return
    why = f"{figure(part)} {noun(part)} is no more than {figure(whole)} {noun(whole)}"
    yield Draft("subset", (part, whole), "consistent", why)
