"""Figures of two reports of one event, and what keeps figures apart."""

from __future__ import annotations

import pytest

from communique.model.records import Claim
from tests.reconcile.claims import claim
from tests.reconcile.rows import found, told


def day(n: int, **more: object) -> Claim:
    """A claim of one outlet about one bombing: its toll and the wounded make two reports meet."""
    document = f"report-{more.pop('by')}"
    return claim(document=document, outlet=document.upper(), at=300 + n, place=("Qamishli",), target=("people",), **more)  # type: ignore[arg-type]


BETWEEN = [
    told(
        "two outlets, two tolls",
        "differ",
        "range",
        [
            day(0, by="a", words="22 people died", count=22),
            day(0, by="b", words="44 people were killed", count=44),
            day(90, by="a", words="60 people were hurt", type="wounded", count=60),
            day(90, by="b", words="60 hurt", type="wounded", count=60),
        ],
        of=(0, 1),
    ),
    told(
        "two outlets, one source, a later toll",
        "superseded",
        "range",
        [
            day(0, by="a", words="22 people died", count=22, source="State TV"),
            day(0, by="b", words="44 people died", count=44, source="State TV"),
            day(90, by="a", words="60 people were hurt", type="wounded", count=60),
            day(90, by="b", words="60 hurt", type="wounded", count=60),
        ],
        of=(0, 1),
    ),
    told(
        "a least number leaves room",
        "consistent",
        "range",
        [
            day(0, by="a", words="at least 22 people died", count=(22, None)),
            day(0, by="b", words="44 people were killed", count=44),
            day(90, by="a", words="60 people were hurt", type="wounded", count=60),
            day(90, by="b", words="60 hurt", type="wounded", count=60),
        ],
        of=(0, 1),
    ),
    told(
        "bodies received by hospitals",
        "undecided",
        "range",
        [
            day(0, by="a", words="hospitals received 22 bodies", count=22),
            day(0, by="b", words="44 people were killed", count=44),
            day(90, by="a", words="60 people were hurt", type="wounded", count=60),
            day(90, by="b", words="60 hurt", type="wounded", count=60),
        ],
        of=(0, 1),
    ),
]


@pytest.mark.parametrize(("claims", "ids", "kind", "verdict"), BETWEEN)
def test_finds(claims: list[Claim], ids: frozenset[str], kind: str, verdict: str) -> None:
    assert found(claims).get(ids) == (kind, verdict)


SILENT = [
    pytest.param(
        [
            claim(
                "12 terrorists were killed", count=12, target=("terrorists",), place=("Raqqa",), days=("2016-07-27", "2016-07-27")
            ),
            claim("19 people died", at=900, count=19, target=("people",), place=("Manbij",), days=("2016-07-27", "2016-07-27")),
        ],
        id="two places",
    ),
    pytest.param(
        [
            claim(
                "12 people were killed",
                count=12,
                target=("people",),
                place=("Raqqa",),
                when="on Monday",
                days=("2016-07-25", "2016-07-25"),
            ),
            claim(
                "19 people died",
                at=900,
                count=19,
                target=("people",),
                place=("Raqqa",),
                when="on Friday",
                days=("2016-07-22", "2016-07-22"),
            ),
        ],
        id="two days",
    ),
    pytest.param(
        [
            claim("12 civilians were hurt", "wounded", count=12, target=("civilians",), place=("Raqqa",)),
            claim(
                "another 19 civilians were hurt",
                "wounded",
                at=900,
                count=19,
                target=("civilians",),
                place=("Raqqa",),
                source="Red Crescent",
            ),
        ],
        id="others than those",
    ),
    pytest.param(
        [
            claim("12 people died", document="report-a", count=12, target=("people",), place=("Syria",)),
            claim("44 people died", document="report-b", count=44, target=("people",), place=("Syria",)),
        ],
        id="two reports of a country that share nothing else",
    ),
]


@pytest.mark.parametrize("claims", SILENT)
def test_says_nothing(claims: list[Claim]) -> None:
    assert found(claims) == {}
