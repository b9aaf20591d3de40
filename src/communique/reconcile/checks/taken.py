"""Some of a set that another verb was said of ("48 of them were freed"), and what such parts leave of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from communique.reconcile import wording
from communique.reconcile.comparing import compare_counts
from communique.reconcile.counted import APART, class_of
from communique.reconcile.drafts import Draft, Row, figure, in_order, noun, number
from communique.reconcile.relations import from_figure, measure_of
from communique.reconcile.scopes import PEOPLE, Scope

_FAR = 1500
"""Code points over which "of them" takes up a figure told before."""
_HELD = frozenset({"abducted", "detained", "missing"})
_LEFT = frozenset({"evacuated", "killed", "detained", "surrendered"})
"""What ends being held or missing."""
_HARMED = frozenset({"killed", "wounded", "casualties"})
"""What is said of some who were harmed is told by the checks of tolls."""
_OUT_OF = re.compile(r"\s+(?:out )?of (?:the |some |about |around |nearly |a total of |at least )*", re.I)
"""What stands between a figure and the one that it is taken from."""
_AGAIN = re.compile(r"\b(?:another|more|further|others?|rest|remaining)\b", re.I)


def check(scopes: Sequence[Scope]) -> Iterator[Draft]:
    """Findings of one document's scopes."""
    told = [s for s in scopes if s.stated and s.low is not None and s.positive and s.per is None and not s.percent
            and s.modality in {"asserted", "hedged"}]  # fmt: skip
    for part in told:
        if _is_taken(part) and (whole := _whole_of(part, told)):
            why = f"{figure(part)} {noun(part)} of {figure(whole)} {noun(whole)}"
            yield Draft("subset", (whole, part), "consistent", why, (Row((part.id,), whole.id),))
    yield from _held(told)
    yield from _out_of(told)


def _out_of(told: Sequence[Scope]) -> Iterator[Draft]:
    """So many of so many: "shot down 11 of 13 drones"."""
    for part, whole in pairwise(sorted(told, key=lambda s: (s.figure_at, s.id))):
        after = part.figure_at + len(part.figure_words)
        holding = next((s for s in (part, whole) if s.order <= part.figure_at and whole.figure_at <= s.end_of_words), None)
        if holding and _OUT_OF.fullmatch(holding.words[after - holding.order : whole.figure_at - holding.order]):
            words = f"{figure(part)} {part.type.replace('_', ' ')} of {figure(whole)} {noun(whole)}"
            if part.low is not None and whole.high is not None and part.low > whole.high:
                yield Draft("subset", (part, whole), "conflict", f"{words}: some of them cannot be more than all")
            else:
                yield Draft("subset", (part, whole), "consistent", words, (Row((part.id,), whole.id),))


def _is_taken(part: Scope) -> bool:
    return bool(wording.OF_THEM.match(from_figure(part)))


def _whole_of(part: Scope, told: Sequence[Scope]) -> Scope | None:
    """The last larger figure before a part that another verb is said of, as far as its nouns allow."""
    before = [s for s in told if 0 < part.order - s.order <= _FAR and s.number is not None]
    nearest = max(before, key=lambda s: s.figure_at, default=None)
    if nearest is None or measure_of(nearest) == measure_of(part) or (nearest.number or 0) < (part.number or 0):
        return None
    return nearest if _may_be_of(part, nearest) else None


def _may_be_of(part: Scope, whole: Scope) -> bool:
    if whole.type in _HARMED or (part.type in PEOPLE) is not (whole.type in PEOPLE):
        return False
    named = {class_of(s.things) for s in (part, whole)} - {None}
    return len(named) < 2 or compare_counts(part, whole) != APART


def _held(told: Sequence[Scope]) -> Iterator[Draft]:
    """Who was taken, against those who came free or died and those who are said to be held still."""
    for start in (
        s for s in told if s.type in _HELD and s.low == s.high and not wording.STILL.search(s.words) and not _is_taken(s)
    ):
        after = [s for s in told if s.order > start.order and s.low == s.high and (s.number or 0) < (start.number or 0)
                 and _are_of_one_kind(s, start)]  # fmt: skip
        held = [s for s in after if s.type in _HELD and _is_held_still(s, start)]
        gone = [s for s in after if s.type in _LEFT and s not in held and (s.type != start.type)]
        for left in held:
            yield _no_more(left, start)
            parts = [s for s in gone if s.order < left.order]
            if parts and len(parts) <= len({(s.type, s.number) for s in parts}):
                yield _balance(start, parts, left)
        if start.type == "abducted" and start.number == max(s.number or 0 for s in told if s.type == "abducted"):
            yield from _found_and_missing(start, told)


def _is_held_still(left: Scope, start: Scope) -> bool:
    """Whether the words say so, or tell of as many as are held at a later day at the place where they were abducted."""
    later = start.end is not None and left.start is not None and left.start > start.end
    same_place = {p.key for p in left.places} == {p.key for p in start.places}
    return bool(wording.STILL.search(left.words)) or (left.type == start.type == "abducted" and later and same_place)


def _are_of_one_kind(one: Scope, start: Scope) -> bool:
    """Whether a later figure can be of those taken: the same noun or class, or one taken from them."""
    if one.type not in PEOPLE:
        return False
    same = one.noun == start.noun or (one.counts is not None and one.counts == start.counts)
    return same or _is_taken(one) or (not one.things and bool(_AGAIN.search(one.words)))


def _no_more(left: Scope, start: Scope) -> Draft:
    why = f"{figure(left)} still held are no more than {figure(start)} {noun(start)}"
    return Draft("subset", (start, left), "consistent", why, (Row((left.id,), start.id),))


def _balance(start: Scope, parts: Sequence[Scope], left: Scope) -> Draft:
    rest = (start.low or 0) - sum(s.low or 0 for s in parts)
    claims = in_order((start, *parts, left))
    gone = " and ".join(f"{figure(s)} {s.type}" for s in in_order(parts))
    words = f"{figure(start)} {noun(start)} less {gone} leaves {number(rest)}"
    if rest == left.low:
        rows = (Row((*(s.id for s in parts), left.id), start.id, equal=True),)
        return Draft("sum", claims, "consistent", f"{words}, as told", rows)
    return Draft("sum", claims, "differ", f"{words}, not {figure(left)}")


def _found_and_missing(start: Scope, told: Sequence[Scope]) -> Iterator[Draft]:
    """Those found, dead or alive, and those missing, who together are as many as were abducted."""
    found = [s for s in told if s.type in _LEFT and s.low == s.high and _are_of_one_kind(s, start)]
    missing = [s for s in told if s.type == "missing" and s.low == s.high and _are_of_one_kind(s, start)]
    for some in found[:1]:
        if (some.number or 0) < (start.number or 0):
            why = f"{figure(some)} {some.type} can be some of {figure(start)} {noun(start)}"
            yield Draft("subset", in_order((start, some)), "consistent", why, (Row((some.id,), start.id),))
        for rest in missing[:1]:
            if (some.low or 0) + (rest.low or 0) == start.low:
                why = f"{figure(some)} {some.type} and {figure(rest)} missing are the {figure(start)} {noun(start)}"
                rows = (Row((some.id, rest.id), start.id, equal=True),)
                yield Draft("sum", in_order((start, some, rest)), "consistent", why, rows)
