"""Parts against their whole, in words, time or by what is counted."""

from __future__ import annotations

import pytest

from communique.model.records import Claim
from tests.reconcile.claims import claim
from tests.reconcile.rows import found, told

AUGUST = ("2017-08-01", "2017-08-21")

ROWS = [
    told(
        "children among the dead",
        "consistent",
        "subset",
        [
            claim("20 people, including six children, were killed", at=300, count=20, target=("people",), place=("Qamishli",)),
            claim("six children", at=321, count=6, target=("children",), place=("Qamishli",)),
        ],
    ),
    told(
        "more children than dead",
        "conflict",
        "subset",
        [
            claim("five people, including six children, were killed", at=300, count=5, target=("people",), place=("Qamishli",)),
            claim("six children", at=323, count=6, target=("children",), place=("Qamishli",)),
        ],
    ),
    told(
        "some of the raids",
        "consistent",
        "subset",
        [
            claim(
                "20 raids hit the town",
                "air_strike",
                at=300,
                count=20,
                counted="raids",
                agent=("Russian Air Force",),
                place=("Raqqa",),
            ),
            claim(
                "four of the raids struck a bakery",
                "air_strike",
                at=360,
                count=4,
                counted="raids",
                agent=("Russian Air Force",),
                place=("Raqqa",),
            ),
        ],
    ),
    told(
        "a day inside a war",
        "consistent",
        "subset",
        [
            claim("40 people were killed on Monday", at=300, count=40, target=("people",), place=("Raqqa",), when="on Monday"),
            claim(
                "the war has killed 200,000 people",
                at=900,
                count=200000,
                target=("people",),
                place=("Syria",),
                days=("2011-03-01", "2016-07-27"),
            ),
        ],
    ),
    told(
        "a figure without a date",
        "undecided",
        "subset",
        [
            claim(
                "up to 800 fighters in August",
                at=300,
                count=(None, 800),
                agent=("Russian Air Force",),
                target=("Islamic State",),
                when="in August",
                days=AUGUST,
                published="2017-08-21",
            ),
            claim(
                "more than 200 fighters",
                at=900,
                count=(201, None),
                agent=("Russian Air Force",),
                target=("Islamic State",),
                days=(None, "2017-08-21"),
                published="2017-08-21",
                source="Ministry",
            ),
        ],
    ),
    told(
        "one person, two days of death",
        "differ",
        "subset",
        [
            claim("Omar Haddad was killed on Monday", at=300, target=("Omar Haddad",), days=("2016-07-25", "2016-07-25")),
            claim("Omar Haddad died of wounds", at=500, target=("Omar Haddad",), days=("2016-07-27", "2016-07-28")),
        ],
    ),
    told(
        "three without their noun",
        "consistent",
        "subset",
        [
            claim(
                "the fighters took nine vehicles", "seized", at=300, count=9, said="nine", counted="vehicles", place=("Raqqa",)
            ),
            claim("three carrying guns", "seized", at=333, count=3, said="three", counted="vehicles", place=("Raqqa",)),
        ],
    ),
    told(
        "relatives among the dead",
        "consistent",
        "subset",
        [
            claim("eleven of his relatives died", at=300, count=11, said="eleven", counted="relatives", place=("Raqqa",)),
            claim("put it at 13 dead", at=400, count=13, said="13", place=("Raqqa",), source="Red Crescent"),
        ],
    ),
    told(
        "those who died of wounds elsewhere",
        "consistent",
        "subset",
        [
            claim("the toll climbed to seven", at=300, count=7, said="seven", place=("Manbij",), source="Police"),
            claim(
                "two of the injured died in a Raqqa hospital",
                at=400,
                count=2,
                said="two",
                counted="injured",
                place=("Raqqa",),
                source="Police",
            ),
        ],
    ),
    told(
        "a child among the dead",
        "consistent",
        "subset",
        [
            claim("21 people were killed", at=300, count=21, said="21", target=("people",), place=("Raqqa",)),
            claim("a child was among the dead", at=400, target=("a child",), place=("Raqqa",)),
        ],
    ),
    told(
        "a commander among several",
        "consistent",
        "subset",
        [
            claim("detained several suspects in Raqqa", "detained", at=300, target=("suspects",), place=("Raqqa",)),
            claim(
                "detained several suspects in Raqqa, including a commander",
                "detained",
                at=300,
                id="part",
                target=("a commander",),
                place=("Raqqa",),
            ),
        ],
    ),
    told(
        "an attack without a date in months up to the report",
        "consistent",
        "subset",
        [
            claim(
                "more than 40 people were wounded",
                "wounded",
                at=300,
                count=(41, None),
                said="40",
                target=("people",),
                place=("Raqqa",),
                days=(None, "2016-07-27"),
            ),
            claim(
                "shelling has wounded around 900 since February",
                "wounded",
                at=900,
                count=900,
                said="900",
                place=("Raqqa",),
                when="since February",
                days=("2016-02-01", "2016-07-27"),
                source="Red Crescent",
            ),
        ],
    ),
    told(
        "up to so many, with others among them",
        "consistent",
        "subset",
        [
            claim("up to 80 fighters including nine natives died", at=300, count=(None, 80), said="80", counted="fighters"),
            claim("nine natives", at=326, count=9, said="nine", counted="natives"),
        ],
    ),
    told(
        "one of the wounded is worse off",
        "consistent",
        "subset",
        [
            claim("Eight patients were injured", "wounded", at=300, count=8, said="Eight", counted="patients"),
            claim("one of them gravely", "wounded", at=330, count=1, said="one"),
        ],
    ),
]


@pytest.mark.parametrize(("claims", "ids", "kind", "verdict"), ROWS)
def test_finds(claims: list[Claim], ids: frozenset[str], kind: str, verdict: str) -> None:
    assert found(claims).get(ids) == (kind, verdict)
