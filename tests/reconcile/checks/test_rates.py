"""Rates against totals."""

from __future__ import annotations

import pytest

from communique.model.records import Claim
from communique.reconcile.engine import reconcile
from tests.reconcile.claims import claim
from tests.reconcile.rows import found, told

AUGUST = ("2017-08-01", "2017-08-21")
FIVE_DAYS = ("2017-08-16", "2017-08-21")

ROWS = [
    told(
        "a rate that fits",
        "consistent",
        "rate_total",
        [
            claim(
                "raising the number to 60-70 a day",
                "air_sortie",
                at=300,
                count=(60, 70),
                per="day",
                counted="sorties",
                agent=("Russian Air Force",),
                when="in August",
                days=AUGUST,
            ),
            claim(
                "316 sorties in five days",
                "air_sortie",
                at=400,
                count=316,
                counted="sorties",
                agent=("Russian Aerospace Forces",),
                when="the past five days",
                days=FIVE_DAYS,
            ),
        ],
    ),
    told(
        "a rate that has changed",
        "undecided",
        "rate_total",
        [
            claim(
                "boosting the number to 60-70 a day",
                "air_sortie",
                at=300,
                count=(60, 70),
                per="day",
                counted="sorties",
                agent=("Russian Air Force",),
                when="in August",
                days=AUGUST,
            ),
            claim(
                "990 sorties in August",
                "air_sortie",
                at=400,
                count=990,
                counted="sorties",
                agent=("Russian Aerospace Forces",),
                when="in August",
                days=AUGUST,
            ),
        ],
    ),
    told(
        "a rate that does not fit",
        "differ",
        "rate_total",
        [
            claim(
                "flying 60-70 a day",
                "air_sortie",
                at=300,
                count=(60, 70),
                per="day",
                counted="sorties",
                agent=("Russian Air Force",),
                when="in August",
                days=AUGUST,
            ),
            claim(
                "990 sorties in August",
                "air_sortie",
                at=400,
                count=990,
                counted="sorties",
                agent=("Russian Air Force",),
                when="in August",
                days=AUGUST,
            ),
        ],
    ),
]


@pytest.mark.parametrize(("claims", "ids", "kind", "verdict"), ROWS)
def test_finds(claims: list[Claim], ids: frozenset[str], kind: str, verdict: str) -> None:
    assert found(claims).get(ids) == (kind, verdict)


def test_why_writes_the_arithmetic() -> None:
    (finding,) = reconcile(
        [
            claim(
                "raising the number to 60-70 a day",
                "air_sortie",
                at=300,
                count=(60, 70),
                per="day",
                counted="sorties",
                agent=("Russian Air Force",),
                when="in August",
                days=AUGUST,
            ),
            claim(
                "316 sorties in five days",
                "air_sortie",
                at=400,
                count=316,
                counted="sorties",
                agent=("Russian Air Force",),
                when="the past five days",
                days=FIVE_DAYS,
            ),
        ]
    ).findings
    assert finding.why == "316 sorties over 5 days is 63.2 a day; claimed 60 to 70 a day"
    assert {words.span.text for words in finding.words} == {"60", "316"}
