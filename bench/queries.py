"""How fast a large ledger answers: python -m bench.queries LEDGER, a ledger as bench.synthetic fills it.

Each question is asked of the commonest places, actors and outlets; the median and the slowest, in milliseconds, are printed, and
the median of processor time, which other work on the machine does not lengthen.
"""

from __future__ import annotations

import datetime as dt
import statistics
import sys
import time
from collections.abc import Callable

from rich.console import Console
from rich.table import Table

from communique.ledger.filters import ClaimFilter, Near
from communique.ledger.store import Ledger, open_ledger
from communique.model.bounds import Question
from communique.pipeline.answering import answer

TIMES = 7


def questions(ledger: Ledger, place: str, actor: str, outlet: str, last: dt.date) -> dict[str, Callable[[], object]]:
    """What analysts ask, of one place, actor, outlet and week."""
    day, week = last - dt.timedelta(days=40), last - dt.timedelta(days=33)
    find = ledger.claims.find
    return {
        "newest claims": lambda: find(limit=50),
        "type": lambda: find(ClaimFilter(types=("killed",)), limit=50),
        "actor": lambda: find(ClaimFilter(agents=(actor,)), limit=50),
        "place": lambda: find(ClaimFilter(places=(place,)), limit=50),
        "near": lambda: find(ClaimFilter(near=Near(latitude=35.3, longitude=40.1, radius_km=30)), limit=50),
        "week": lambda: find(ClaimFilter(start=day, end=week), limit=50),
        "outlet and type": lambda: find(ClaimFilter(outlets=(outlet,), types=("shelling",)), limit=50),
        "words": lambda: find(ClaimFilter(text="killed"), limit=50),
        "large figures": lambda: find(ClaimFilter(low=500), order="-figure", limit=50),
        "bounds, place and week": lambda: answer(ledger, Question(type="killed", place=place, start=day, end=week)),
        "bounds, actor and week": lambda: answer(ledger, Question(type="killed", agent=actor, start=day, end=week)),
    }


def main(where: str) -> None:
    """Print the medians, over the TIMES commonest values of each."""
    ledger = open_ledger(where, create=False)
    places, actors, outlets = (
        [str(count.value) for count in ledger.claims.facet(name, limit=TIMES)] for name in ("place", "agent", "outlet")
    )
    last = ledger.claims.find(limit=1)[0].claim.time.start or dt.date(2020, 1, 1)
    taken: dict[str, list[tuple[float, float]]] = {}
    for number, (place, actor, outlet) in enumerate(zip(places, actors, outlets, strict=False)):
        for name, ask in questions(ledger, place, actor, outlet, last - dt.timedelta(days=50 * number)).items():
            start = time.perf_counter(), time.process_time()
            ask()
            taken.setdefault(name, []).append((time.perf_counter() - start[0], time.process_time() - start[1]))
    table = Table("question", "median, ms", "slowest, ms", "of the processor", title=f"{ledger.claims.count().claims:,} claims")
    for name, each in taken.items():
        walls, processor = ([1000 * one for one in column] for column in zip(*each, strict=True))
        table.add_row(name, f"{statistics.median(walls):.1f}", f"{max(walls):.1f}", f"{statistics.median(processor):.1f}")
    Console().print(table)


if __name__ == "__main__":
    main(sys.argv[1])
