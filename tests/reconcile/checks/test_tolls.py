"""Tolls as reports tell them: earlier counts, parts and members of them, denials, and two sets that one report tells of."""

from __future__ import annotations

import pytest

from communique.model.records import Claim
from tests.reconcile.claims import claim
from tests.reconcile.rows import found, told

ROWS = [
    told(
        "a count told as an earlier one",
        "superseded",
        "range",
        [
            claim("the blast killed 40 shoppers", at=200, count=40, target=("shoppers",), place=("Qamishli",)),
            claim("an initial toll of 12", at=500, count=12, place=("Qamishli",)),
        ],
    ),
    told(
        "what shares the clause of an earlier count is one too",
        "superseded",
        "range",
        [
            claim("an initial toll of 12", at=500, count=12, place=("Qamishli",)),
            claim("30 others hurt", "wounded", at=526, count=30, place=("Qamishli",)),
            claim("by now 90 are hurt", "wounded", at=700, count=90, place=("Qamishli",)),
        ],
        of=(1, 2),
    ),
    told(
        "kin among the dead",
        "consistent",
        "subset",
        [
            claim("32 guests died", at=200, count=32, target=("guests",), place=("Qamishli",)),
            claim("his father and brother died", at=600, target=("his father", "brother"), place=("Qamishli",)),
        ],
    ),
    told(
        "persons told one by one and a figure make the total",
        "consistent",
        "sum",
        [
            claim("13 villagers died", at=200, count=13, target=("villagers",), place=("Aleppo Governorate",)),
            claim("A woman and her four sons died", at=500, target=("A woman", "her four sons"), place=("Manbij",)),
            claim("eight villagers died", at=700, count=8, target=("villagers",), place=("Al-Bab",)),
        ],
    ),
    told(
        "a run of figures makes the least that is stated",
        "consistent",
        "sum",
        [
            claim("at least 22 civilians died", at=200, count=(22, None), target=("civilians",), place=("Aleppo Governorate",)),
            claim("16 died in Manbij", at=400, count=16, target=("civilians",), place=("Manbij",)),
            claim("six died in Al-Bab", at=500, count=6, target=("civilians",), place=("Al-Bab",)),
        ],
    ),
    told(
        "killed among casualties",
        "consistent",
        "subset",
        [
            claim("the brigade took 300 casualties, including 45 dead", "casualties", at=200, count=300, target=("brigade",)),
            claim("45 dead", at=243, count=45, target=("brigade",)),
        ],
    ),
    told(
        "so many among so many",
        "consistent",
        "subset",
        [
            claim("two medics among 31 dead", at=0, count=2, target=("medics",), place=("Syria",)),
            claim("31 dead in raids", at=17, count=31, place=("Syria",)),
        ],
    ),
    told(
        "a denial",
        "differ",
        "polarity",
        [
            claim("jets bombed the clinic", "air_strike", at=200, agent=("Russia",), target=("the clinic",), place=("Manbij",)),
            claim(
                "Moscow denied bombing a clinic",
                "air_strike",
                at=600,
                agent=("Russia",),
                target=("a clinic",),
                polarity="negative",
                source="Russia",
            ),
        ],
    ),
    told(
        "said at first and taken back",
        "superseded",
        "polarity",
        [
            claim("the mayor was among the dead", at=200, target=("the mayor",), modality="retracted"),
            claim("the mayor was unhurt", at=400, target=("the mayor",), polarity="negative"),
        ],
    ),
    told(
        "a town changes hands",
        "consistent",
        "state",
        [
            claim(
                "IS seized the town",
                "capture",
                at=200,
                agent=("Islamic State",),
                place=("Manbij",),
                days=("2016-07-01", "2016-07-26"),
            ),
            claim("troops retook the town", "capture", at=400, agent=("Syrian Armed Forces",), place=("Manbij",)),
        ],
    ),
    told(
        "some of those told of before",
        "consistent",
        "subset",
        [
            claim("at least 65 bodies were found", at=200, count=(65, None), target=("bodies",), place=("Manbij",)),
            claim("35 of the victims were shot", at=900, count=35, target=("the victims",)),
        ],
    ),
]


@pytest.mark.parametrize(("claims", "ids", "kind", "verdict"), ROWS)
def test_finds(claims: list[Claim], ids: frozenset[str], kind: str, verdict: str) -> None:
    assert found(claims).get(ids) == (kind, verdict)


SILENT = [
    pytest.param(
        [
            claim("barrel bombs killed 15", at=200, count=15, target=("people",), place=("Aleppo",), source="Observatory"),
            claim("mortars killed eight", at=500, count=8, target=("people",), place=("Aleppo",), source="A monitor"),
        ],
        id="other means",
    ),
    pytest.param(
        [
            claim("13 civilians died in raids", at=200, count=13, target=("civilians",), place=("Aleppo",), source="Observatory"),
            claim("22 fighters died in a raid", at=500, count=22, target=("fighters",), place=("Aleppo",), source="A monitor"),
        ],
        id="civilians and fighters of one report",
    ),
    pytest.param(
        [
            claim("a martyr arrived", at=200, count=1, target=("martyr",), place=("Aleppo",), source="A radio"),
            claim("12 died", at=500, count=12, target=("people",), place=("Aleppo",), source="A monitor"),
        ],
        id="a single one against many",
    ),
    pytest.param(
        [
            claim("Russia has not acknowledged any deaths", at=500, agent=("Russia",), target=("civilian",), polarity="negative"),
            claim("hundreds of civilians died", at=200, count=(200, None), target=("civilians",)),
        ],
        id="what the outlet itself says was not acknowledged is no denial",
    ),
]


@pytest.mark.parametrize("claims", SILENT)
def test_says_nothing(claims: list[Claim]) -> None:
    assert found(claims) == {}
