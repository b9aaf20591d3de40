"""Records of an answer to "how many?": the interval, the claims that bind each end, and what was left out."""

from __future__ import annotations

import datetime as dt

from communique.model.records import Number, Record


class Question(Record):
    """How many of a type, by whom, of whom, where and when; what is not given is not asked. Both dates included."""

    type: str
    agent: str | None = None
    target: str | None = None
    place: str | None = None
    start: dt.date | None = None
    end: dt.date | None = None
    sources: tuple[str, ...] = ()


class Bound(Record):
    """A closed interval of numbers, None open, with the ids of the claims that bind each end.

    `holds` is false where no number fits all claims: then `low` lies above `high`, and `either` is the range over the
    largest sets of claims that hold together.
    """

    low: Number | None = None
    high: Number | None = None
    low_claims: tuple[str, ...] = ()
    high_claims: tuple[str, ...] = ()
    holds: bool = True
    either: tuple[Number | None, Number | None] | None = None


class SourceBound(Record):
    """What one source's own claims leave open."""

    source: str
    bound: Bound


class LeftOut(Record):
    """A claim that may belong to the answer and was not used, and why."""

    claim: str
    reason: str


class BoundsAnswer(Record):
    """The answers to one question, never averaged.

    `by_source` are each source's own; `asked` is of the sources that the question names, `others` of all the rest, `together`
    of all. Copies of one report count once: an end is a single source's, never a sum over sources.
    """

    question: Question
    together: Bound
    asked: Bound | None = None
    others: Bound | None = None
    by_source: tuple[SourceBound, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    definitions: tuple[str, ...] = ()


class TallyRow(Record):
    """What the claims of one type and one value of each respect leave open; rows of different sources are never added.

    `values` maps each respect to the value that the row's claims share, None where they leave it unsaid; `claims` is how many
    of them state a figure. `together` is the bound if all sources are right, `by_source` each source's own.
    """

    type: str
    values: dict[str, str | None]
    claims: int
    together: Bound
    by_source: tuple[SourceBound, ...] = ()
