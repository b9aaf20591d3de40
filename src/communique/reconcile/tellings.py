"""What each statement of a toll says by itself: how many, whether of all victims, of some or of others, and by whom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from communique.model.records import Claim, Number
from communique.reconcile import wording
from communique.reconcile.pieces import OF_THE_DEAD, PeopleCounter, Piece, pieces_of
from communique.reconcile.scopes import claim_key

__all__ = ["PeopleCounter", "Telling", "tellings"]

_ALSO = re.compile(r"\balso\b", re.I)
_ADVERB = 25
"""Code points before a trigger in which "also" is about it."""
_FIGHTERS = frozenset({"fighters", "soldiers", "commanders", "bombers"})
_OPENS_OF_THE_DEAD = re.compile(rf"\W*{OF_THE_DEAD.pattern}", re.I)
_THEN_OF_THE_DEAD = re.compile(rf"\s*(?:\w+\s+)?{OF_THE_DEAD.pattern}", re.I)
_CLOSE = 60


@dataclass(frozen=True, slots=True)
class Telling:
    """One statement of a toll: the least number told, None where only an upper end is, and the largest.

    `stated` says that it has a figure, `whole` that it can stand for all victims, `ranged` that its words are a range, `least`
    that they set a least number, `named` that it names victims one by one; `further` counts others than those told of before,
    `part` some of them, `fighters` those who fought. `sentence` is where its sentence begins.
    """

    source: str
    claims: tuple[str, ...]
    start: int
    sentence: int
    low: Number | None
    high: Number
    stated: bool = False
    whole: bool = False
    ranged: bool = False
    least: bool = False
    named: bool = False
    further: bool = False
    part: bool = False
    fighters: bool = False


def tellings(claims: Iterable[Claim], kind: str, text: str, people: PeopleCounter) -> list[Telling]:
    """The statements of one document's claims of a type, in text order; claims of one trigger make one statement.

    `text` is the document's canonical text. Plans, rates and what is only supposed are left out.
    """
    by_trigger: dict[int, list[tuple[str, Claim]]] = {}
    for at, claim in enumerate(claims):
        rate = claim.quantity is not None and claim.quantity.per is not None
        if claim.type == kind and claim.modality in {"asserted", "hedged"} and not rate:
            by_trigger.setdefault(claim.trigger.start, []).append((claim_key(claim, at), claim))
    found = [_telling(members, text, people) for _, members in sorted(by_trigger.items())]
    return [telling for telling in found if telling is not None]


def _telling(members: Sequence[tuple[str, Claim]], text: str, people: PeopleCounter) -> Telling | None:
    """The statement of one trigger's claims; None where they neither count nor name anybody."""
    first = members[0][1]
    told = [claim for _, claim in members if claim.polarity == "positive"]
    base = Telling(_source(first), tuple(at for at, _ in members), first.trigger.start,
                   wording.sentence_start(text, first.trigger.start), 0, 0, stated=True, whole=True)  # fmt: skip
    if not told:
        return base
    pieces = pieces_of(told, first.trigger.end, text, people)
    if not pieces:
        return None
    figures = [p for p in pieces if p.stated]
    lows, highs = [p.told[0] for p in pieces], [p.told[1] for p in pieces]
    also = _ALSO.search(text, max(base.sentence, first.trigger.start - _ADVERB), first.trigger.start)
    return replace(
        base,
        low=None if all(low is None for low in lows) else sum(low or 0 for low in lows),
        high=sum(highs),
        stated=bool(figures),
        whole=any(p.whole for p in pieces),
        ranged=any(p.low is not None and p.high is not None and p.low < p.high for p in figures),
        least=any(p.high is None for p in figures),
        named=not figures and all(p.high is not None for p in pieces),
        further=pieces[0].besides or also is not None,
        part=all(p.part for p in pieces) or _told_as_part(pieces[0], base.sentence, first.trigger.end, text),
        fighters=any(p.counts in _FIGHTERS for p in pieces),
    )


def _source(claim: Claim) -> str:
    said = claim.source
    return said.organisation or said.name or (said.speaker.text if said.speaker else "")


def _told_as_part(first: Piece, sentence: int, trigger_end: int, text: str) -> bool:
    """Whether the words say that those counted are some of the dead told of before: "Among the dead", "two of those killed"."""
    follows = text[first.end : first.end + _CLOSE].split(".")[0]
    after = text[trigger_end : trigger_end + _CLOSE].split(".")[0]
    return bool(
        _OPENS_OF_THE_DEAD.match(text, sentence, trigger_end)
        or _THEN_OF_THE_DEAD.match(follows)
        or (not first.stated and OF_THE_DEAD.search(after))
    )
