"""How reconciliation grows: time for 10,000 to 1,000,000 synthetic claims, and the exponent fitted to it.

usage: python -m bench.scale [CLAIMS ...]   (default: 10000 100000 1000000, 7 GB for the last; processor time)

The claims are those of imagined reports in a realistic mix: one to five reports of an event, most events reported once, tolls
that agree, grow or differ, totals with their parts, states of towns. Reports lie on real places over as many days as keeps
their density that of a busy war: ten events a day.
"""

from __future__ import annotations

import datetime as dt
import math
import random
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Iterator

from communique.model.records import Claim, Document, Entity, Place, Quantity, Source, Span, Time
from communique.reconcile.engine import reconcile, tied_documents
from communique.reconcile.ties import parts

PLACES = (("Aleppo", "SY"), ("Raqqa", "SY"), ("Manbij", "SY"), ("Idlib", "SY"), ("Qamishli", "SY"), ("Deir ez-Zor", "SY"),
          ("Palmyra", "SY"), ("Al-Hasakah", "SY"), ("Tartus", "SY"), ("Mosul", "IQ"), ("Baiji, Iraq", "IQ"), ("Sinjar", "IQ"),
          ("Hawija", "IQ"), ("Baghdad", "IQ"), ("Kunduz", "AF"), ("Ghazni", "AF"), ("Kandahar", "AF"), ("Bakhmut", "UA"),
          ("Kharkiv", "UA"), ("Mariupol", "UA"), ("Kherson", "UA"), ("Sarmada", "SY"), ("Jabalia", "PS"),
          ("Rafah", "PS"))  # fmt: skip
OUTLETS = tuple(f"Outlet {n}" for n in range(40))
SOURCES = (None, "Syrian Observatory for Human Rights", "Ministry of Defence (Russia)", "Red Crescent", "State television")
EVENTS_A_DAY = 10
_PART = 20_000
_FIRST = dt.date(2012, 1, 1)


def claims(count: int, seed: int = 1) -> list[Claim]:
    """So many claims, the same for one seed."""
    random_ = random.Random(seed)  # noqa: S311
    made: list[Claim] = []
    events = 0
    while len(made) < count:
        made += _event(random_, _FIRST + dt.timedelta(days=events // EVENTS_A_DAY), events)
        events += 1
    return made[:count]


def _event(random_: random.Random, day: dt.date, number: int) -> Iterator[Claim]:
    place = random_.choice(PLACES)
    toll, hurt = random_.randint(1, 60), random_.randint(1, 150)
    for report in range(random_.choices((1, 2, 3, 5), (70, 15, 10, 5))[0]):
        published = day + dt.timedelta(days=random_.choice((0, 0, 1)))
        document = Document(source=f"{number}-{report}", outlet=random_.choice(OUTLETS), published=published)
        yield from _report(random_, document, day, place, (toll + random_.choice((0, 0, 0, 3)), hurt))


def _report(
    random_: random.Random, document: Document, day: dt.date, place: tuple[str, str], tolls: tuple[int, int]
) -> Iterator[Claim]:
    toll, hurt = tolls
    source = random_.choice(SOURCES)
    at = 0

    def one(kind: str, words: str, number: int | None = None, noun: str = "", agent: str = "", low_only: bool = False) -> Claim:
        nonlocal at
        at += random_.randint(60, 220)
        mention = Span(start=at, end=at + len(str(number)), text=str(number)) if number is not None else None
        return Claim(
            id=f"{document.source}-{at}", document=document, type=kind, evidence=Span(start=at, end=at + len(words), text=words),
            trigger=Span(start=at, end=at + 1, text=words[:1]),
            agent=(Entity(mention=Span(start=0, end=len(agent), text=agent), name=agent),) if agent else (),
            target=(Entity(mention=Span(start=at, end=at + len(noun), text=noun), name=noun),) if noun else (),
            places=(Place(name=place[0], country=place[1]),), time=Time(start=day, end=day),
            quantity=Quantity(mention=mention, low=number, high=None if low_only else number, counted=noun) if mention else None,
            source=Source(mode="indirect" if source else "narrator", organisation=source or document.outlet),
        )  # fmt: skip

    yield one("killed", f"{toll} people were killed", toll, "people")
    yield one("bombing", f"a bomb went off in {place[0]}")
    yield one("killed", f"at least {toll} people have died", toll, "people", low_only=True)
    yield one("wounded", f"{hurt} people were hurt", hurt, "people")
    if toll > 4:
        yield one("killed", f"{toll // 3} children were killed", toll // 3, "children")
    if random_.random() < 0.5:
        yield one("control", f"the army holds {place[0]}", agent=random_.choice(("Syrian Armed Forces", "Islamic State")))
    for noun in random_.sample(("houses", "vehicles", "tanks", "shops"), random_.randint(0, 3)):
        several = random_.randint(1, 9)
        yield one("destroyed", f"{several} {noun} were destroyed", several, noun)
    if random_.random() < 0.3:
        several = random_.randint(1, 12)
        yield one("air_strike", f"{several} strikes hit the town", several, "strikes", "Russian Aerospace Forces")


def main() -> None:
    """Time each size, and fit the exponent."""
    sizes = [int(argument) for argument in sys.argv[1:]] or [10_000, 100_000, 1_000_000]
    reconcile(claims(500))
    points = []
    for size in sizes:
        made = claims(size)
        start = time.process_time()
        findings, incidents = run(made)
        seconds = time.process_time() - start
        points.append((math.log(size), math.log(seconds)))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{size:,} claims: {seconds:.1f} s of one core, {findings:,} findings, {incidents:,} incidents, "
              f"peak {peak:,.0f} MB", flush=True)  # fmt: skip
        del made
    if len(points) > 1:
        print(f"time grows with the claims to the power of {_slope(points):.2f}")


def run(made: list[Claim]) -> tuple[int, int]:
    """How many findings and incidents there are, part by part as a ledger is gone over."""
    by_document: dict[str, list[Claim]] = defaultdict(list)
    for one in made:
        by_document[one.document.source].append(one)
    findings = incidents = 0
    for documents in parts(tied_documents(made), {at: len(some) for at, some in by_document.items()}, _PART):
        result = reconcile(one for at in documents for one in by_document[at])
        findings += len(result.findings)
        incidents += len(result.incidents)
    return findings, incidents


def _slope(points: list[tuple[float, float]]) -> float:
    """The slope of the least-squares line."""
    x = sum(a for a, _ in points) / len(points)
    y = sum(b for _, b in points) / len(points)
    return sum((a - x) * (b - y) for a, b in points) / sum((a - x) ** 2 for a, _ in points)


if __name__ == "__main__":
    main()
