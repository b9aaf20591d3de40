"""Reports of our own with the claims that a reader would find in them, for tests of tolls."""

from __future__ import annotations

import datetime as dt

from communique.model.document import ReadDocument
from communique.model.records import Claim, Document, Entity, Interval, Place, Quantity, Source, Span, Time


def document(text: str) -> ReadDocument:
    """A document of the text alone."""
    return ReadDocument(document=Document(source="report"), text=text, blocks=())


def span(text: str, words: str, after: int = 0) -> Span:
    """Where the words stand first in the text, from a place on."""
    at = text.index(words, after)
    return Span(start=at, end=at + len(words), text=words)


def told(
    text: str,
    trigger: str,
    figure: str = "",
    count: tuple[int | None, int | None] = (None, None),
    *,
    counted: str | None = None,
    whom: tuple[str, ...] = (),
    after: str = "",
    source: str = "",
    kind: str = "killed",
    polarity: str = "positive",
    place: Place | None = None,
    day: str = "",
) -> Claim:
    """A claim of the text: its words are looked for from where `after` stands; `figure` and `count` are its quantity."""
    begin = text.index(after) if after else 0
    evidence = span(text, trigger, begin)
    quantity = Quantity(mention=span(text, figure, begin), low=count[0], high=count[1], counted=counted) if figure else None
    date = dt.date.fromisoformat(day) if day else None
    return Claim.model_validate({
        "id": f"{trigger}-{evidence.start}-{figure or whom}", "document": Document(source="report"), "type": kind,
        "evidence": evidence, "trigger": evidence, "quantity": quantity, "polarity": polarity,
        "target": [Entity(mention=span(text, words, begin)) for words in whom], "places": [place] if place else [],
        "time": Time(mention=span(text, text[:1]), start=date, end=date) if date else Time(),
        "source": Source(mode="indirect" if source else "narrator", organisation=source or None),
    })  # fmt: skip


def people(phrase: str) -> Interval | None:
    """A stand-in for the counter of people: a name or a singular is one, "a" plural in s two at least, the rest nobody."""
    words = phrase.split()
    if not words or words[-1] in {"strike", "market"}:
        return None
    return Interval(low=2) if words[-1].islower() and words[-1].endswith("s") else Interval(low=1, high=1)
