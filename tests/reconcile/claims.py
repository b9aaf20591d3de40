"""Claims written in one line for tests: each stands at its own place in an imagined text."""

from __future__ import annotations

import datetime as dt
from typing import Any

from communique.model.records import Claim, Document, Entity, Place, Quantity, Source, Span, Time

COUNTRIES = {"Iraq": "IQ", "Mosul": "IQ"}


def span(words: str, at: int) -> Span:
    """Words at a place of the text."""
    return Span(start=at, end=at + len(words), text=words)


def claim(
    words: str,
    type: str = "killed",
    *,
    at: int = 200,
    id: str | None = None,
    document: str = "report-a",
    outlet: str = "A News",
    published: str | None = "2016-07-27",
    count: tuple[float | None, float | None] | float | None = None,
    said: str | None = None,
    counted: str | None = None,
    per: str | None = None,
    agent: tuple[str, ...] = (),
    target: tuple[str, ...] = (),
    place: tuple[str, ...] = (),
    role: str = "at",
    when: str | None = None,
    days: tuple[str | None, str | None] = ("2016-07-27", "2016-07-27"),
    source: str | None = None,
    modality: str = "asserted",
    polarity: str = "positive",
) -> Claim:
    """A claim of `words`; `count` is a number or (low, high), `said` its words, `days` its dates, `when` their words."""
    low, high = count if isinstance(count, tuple) else (count, count)
    quantity: dict[str, Any] | None = None
    if count is not None:
        mention = said or str(low if low is not None else high)
        quantity = {
            "mention": span(mention, at + max(0, words.find(mention))),
            "low": low,
            "high": high,
            "counted": counted,
            "per": per,
        }
    start, end = (dt.date.fromisoformat(day) if day else None for day in days)
    return Claim(
        id=id or f"{document}-{at}",
        document=Document(source=document, outlet=outlet, published=dt.date.fromisoformat(published) if published else None),
        type=type,
        evidence=span(words, at),
        trigger=span(words.split()[0], at),
        agent=tuple(Entity(mention=span(name, 0), name=name) for name in agent),
        target=tuple(Entity(mention=span(name, 0), name=name) for name in target),
        places=tuple(Place(mention=span(name, 0), role=role, name=name, country=COUNTRIES.get(name, "SY")) for name in place),  # type: ignore[arg-type]
        time=Time(mention=span(when, 0) if when else None, start=start, end=end),
        quantity=Quantity(**quantity) if quantity else None,
        polarity=polarity,  # type: ignore[arg-type]
        modality=modality,  # type: ignore[arg-type]
        source=Source(mode="indirect" if source else "narrator", organisation=source or outlet),
    )
