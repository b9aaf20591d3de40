"""Claims of one report grouped into the happenings that they tell of: the candidates for incident templates."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from communique.model.records import Claim, Place

FAMILIES = {"killed": "ATTACK", "wounded": "ATTACK", "casualties": "ATTACK", "attack": "ATTACK", "shelling": "ATTACK",
            "clash": "ATTACK", "abuse": "ATTACK", "destroyed": "ATTACK", "damaged": "ATTACK", "chemical_attack": "ATTACK",
            "munitions_used": "ATTACK", "bombing": "BOMBING", "suicide_bombing": "BOMBING", "air_strike": "BOMBING",
            "abducted": "KIDNAPPING", "missing": "KIDNAPPING"}  # fmt: skip
"""Claim types that tell of an incident, and the type of template that each suggests."""
FINE = frozenset({"city", "district", "facility", "place", None})
_ONE_TIME = 3
"""Days of a span of time that still dates one event."""
_NEAR = 2
"""Sentences over which claims that nothing keeps apart are of one happening."""
_UNTELLING = frozenset(
    "the two three four five six several some other others people persons person common man men woman women members member "
    "soldiers guerrillas leader former general president minister group".split()
)
_SENTENCE_END = re.compile(r"[.!?]\s|\n\s*\n")

Dates = tuple[dt.date | None, dt.date | None]


def sentence_ends(text: str) -> list[int]:
    """The code points at which sentences end, white space included."""
    return [match.end() for match in _SENTENCE_END.finditer(text)]


def telling_words(phrase: str) -> set[str]:
    """The words of a phrase that tell one victim from another."""
    return {word for word in re.findall(r"[^\W\d_]{3,}", phrase.lower()) if word not in _UNTELLING}


@dataclass(frozen=True)
class Happening:
    """Claims of one event, with the number of each one's sentence in the report."""

    claims: tuple[Claim, ...]
    sentences: tuple[int, ...]

    @cached_property
    def family(self) -> str:
        """The type of the last claim that tells more than an attack."""
        return next((f for c in reversed(self.claims) if (f := FAMILIES[c.type]) != "ATTACK"), "ATTACK")

    @cached_property
    def dates(self) -> list[Dates]:
        """The times that the text itself prints."""
        return [(c.time.start, c.time.end) for c in self.claims if c.time.mention and (c.time.start or c.time.end)]

    @cached_property
    def day(self) -> tuple[dt.date, dt.date] | None:
        """The day that most claims are dated; None where none names a day."""
        days = Counter((a, b) for a, b in self.dates if a and b and a == b)
        return days.most_common(1)[0][0] if days else None

    @cached_property
    def span_of_days(self) -> tuple[dt.date, dt.date] | None:
        """The span of at most a month that most claims are dated."""
        spans = Counter((a, b) for a, b in self.dates if a and b and 0 < (b - a).days <= 31)
        return spans.most_common(1)[0][0] if spans else None

    @cached_property
    def places(self) -> list[Place]:
        """The places at or near which it happened; one without a name tells nothing apart."""
        return [p for c in self.claims for p in c.places if p.role in {"at", "near"} and p.mention and p.name]

    @cached_property
    def fine_places(self) -> set[str]:
        """The names of those of its places that are no provinces or countries."""
        return {p.name for p in self.places if p.name and p.kind in FINE}

    @cached_property
    def victims(self) -> set[str]:
        """The telling words of all whom or what it struck."""
        return set().union(*(telling_words(e.mention.text) for c in self.claims for e in c.target))

    def with_claim(self, claim: Claim, sentence: int) -> Happening:
        """The happening with one claim more."""
        return Happening((*self.claims, claim), (*self.sentences, sentence))


def happenings(text: str, claims: Iterable[Claim]) -> list[Happening]:
    """The happenings of a report in the order in which it comes to them: each claim joins the likeliest that it can be of."""
    ends = sentence_ends(text)
    found: list[Happening] = []
    for claim in sorted(claims, key=lambda c: c.trigger.start):
        if claim.type not in FAMILIES:
            continue
        one = Happening((claim,), (bisect_right(ends, claim.trigger.start),))
        fits = [(fit, at) for at, other in enumerate(found) if (fit := _fit(other, one)) is not None]
        if fits:
            at = max(fits)[1]
            found[at] = found[at].with_claim(claim, one.sentences[0])
        else:
            found.append(one)
    return found


def apart_in_time(one: Sequence[Dates], other: Sequence[Dates]) -> bool:
    """Whether both are dated, and no two of their dates meet."""
    firsts, seconds = ([(a, b) for a, b in dates if a and b and (b - a).days <= _ONE_TIME] for dates in (one, other))
    return bool(firsts and seconds) and not any(a <= d and c <= b for a, b in firsts for c, d in seconds)


def _fit(happening: Happening, one: Happening) -> tuple[int, int] | None:
    """How well a claim fits a happening, None where it cannot be of it: the same victims, then the nearness of the text."""
    families = {happening.family, one.family}
    same_victims = bool(happening.victims & one.victims)
    countries = [{p.country for p in side.places if p.country} for side in (happening, one)]
    apart = (
        families == {"BOMBING", "KIDNAPPING"}
        or apart_in_time(happening.dates, one.dates)
        or (all(countries) and not countries[0] & countries[1])
        or (bool(happening.fine_places and one.fine_places) and not happening.fine_places & one.fine_places and not same_victims)
        or ("KIDNAPPING" in families and len(families) > 1 and not same_victims)
    )
    gap = one.sentences[0] - happening.sentences[-1]
    if apart or not (same_victims or gap <= _NEAR):
        return None
    return (2 if same_victims else 1, -gap)
