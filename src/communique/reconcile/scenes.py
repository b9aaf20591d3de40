"""Where and when it was that a report tells of, from its claims: what is said first, and finely enough to be one place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from communique.model.records import Claim, DateInterval, Place

WIDE = frozenset({"country", "region", "province"})
"""Kinds of places too wide to say where one thing happened."""


def place_of(claims: Sequence[Claim]) -> Place | None:
    """The first located place of the claims, in text order, finer than a province and in the country that most of them name.

    None where the claims locate nothing so finely.
    """
    located = [place for claim in claims for place in claim.places if place.latitude is not None]
    country = country_of([place.country for place in located if place.kind != "country"])
    return next((p for p in located if p.kind not in WIDE and (country is None or p.country == country)), None)


def country_of(countries: Sequence[str | None]) -> str | None:
    """The country named most often, the one named first where two are."""
    named = Counter(country for country in countries if country)
    return named.most_common(1)[0][0] if named else None


def time_of(claims: Sequence[Claim], deciding: Collection[str]) -> DateInterval | None:
    """The dates of the first claim that has words for its time, of those that decide where one of them has."""
    timed = [claim for claim in claims if claim.time.mention and claim.time.start and claim.time.end]
    first = next((c for c in timed if c.id in deciding), None) or next(iter(timed), None)
    return DateInterval(start=first.time.start, end=first.time.end) if first else None
