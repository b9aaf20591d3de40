"""One figure stated again or otherwise, inside a document."""

from __future__ import annotations

import pytest

from communique.model.records import Claim
from tests.reconcile.claims import claim
from tests.reconcile.rows import found, told

ROWS = [
    told(
        "a figure said again",
        "consistent",
        "range",
        [
            claim("31 killed in blast", at=10, count=31, place=("Qamishli",)),
            claim("at least 31 people were killed", at=300, count=(31, None), target=("people",), place=("Qamishli",)),
        ],
    ),
    told(
        "a vague word against the count",
        "differ",
        "range",
        [
            claim("Raids kill dozens", at=0, count=(24, None), said="dozens", place=("Syria",)),
            claim("eleven villagers died", at=400, count=11, said="eleven", target=("villagers",), place=("Qamishli",)),
        ],
    ),
    told(
        "another source counts otherwise",
        "differ",
        "range",
        [
            claim(
                "the ministry counted 12 dead",
                at=300,
                count=12,
                target=("people",),
                place=("Qamishli",),
                source="Ministry of Health",
            ),
            claim(
                "the hospital director counted 19 people killed",
                at=900,
                count=19,
                target=("people",),
                place=("Qamishli",),
                source="Red Crescent",
            ),
        ],
    ),
    told(
        "a toll raised by its source",
        "superseded",
        "range",
        [
            claim(
                "the channel first gave 12 people dead",
                at=300,
                count=12,
                target=("people",),
                place=("Qamishli",),
                source="State TV",
            ),
            claim(
                "it has raised the toll to 19 people",
                at=100,
                count=19,
                target=("people",),
                place=("Qamishli",),
                source="State TV",
            ),
        ],
    ),
    told(
        "names that make the number",
        "consistent",
        "range",
        [
            claim("two men were killed", at=100, count=2, said="two", target=("men",), place=("Raqqa",)),
            claim("named as Omar Haddad and Samir Khalil", at=300, target=("Omar Haddad", "Samir Khalil")),
        ],
    ),
    told(
        "the suspects taken up",
        "consistent",
        "range",
        [
            claim(
                "three suspects were detained",
                "detained",
                at=300,
                count=3,
                said="three",
                counted="suspects",
                target=("suspects",),
                place=("Raqqa",),
            ),
            claim("detained the suspects after questioning", "detained", at=600, target=("the suspects",), place=("Raqqa",)),
        ],
    ),
    told(
        "another source's least number, told near",
        "consistent",
        "range",
        [
            claim(
                "at least 18 people died in Hama province",
                at=300,
                count=(18, None),
                said="18",
                target=("people",),
                place=("Hama Governorate",),
                when="on Friday",
            ),
            claim(
                "at least 15 people had been killed",
                at=500,
                count=(15, None),
                said="15",
                target=("people",),
                place=("Zzyzxville",),
                source="Red Crescent",
            ),
        ],
    ),
    told(
        "a number that may be higher",
        "consistent",
        "range",
        [
            claim(
                "220 people were seized",
                "abducted",
                at=300,
                count=220,
                said="220",
                target=("people",),
                when="on Monday",
                source="Red Crescent",
            ),
            claim(
                "the number could be as high as 350",
                "abducted",
                at=480,
                count=(None, 350),
                said="350",
                days=(None, "2016-07-27"),
                modality="hedged",
            ),
        ],
    ),
    told(
        "fights told from both sides by one number",
        "consistent",
        "range",
        [
            claim("the defenders repelled 17 assaults", "clash", at=300, count=17, said="17", counted="assaults"),
            claim("17 assaults", "attack", at=323, count=17, said="17", counted="assaults"),
        ],
    ),
    told(
        "losses of a side, and its casualties by another",
        "differ",
        "sum",
        [
            claim(
                "over 400 casualties on the government forces",
                "casualties",
                at=100,
                count=(401, None),
                said="400",
                counted="casualties",
                target=("government forces",),
                source="Radio Rebel",
            ),
            claim("the army put its losses at 26 dead", at=400, count=26, said="26", target=("soldiers",)),
            claim("65 wounded", "wounded", at=440, count=65, said="65", target=("soldiers",)),
        ],
    ),
    told(
        "a toll that stood before",
        "superseded",
        "range",
        [
            claim("The toll has climbed to 70", at=300, count=70, said="70", place=("Manbij",)),
            claim("the death toll was 20", at=900, count=20, said="20", days=(None, "2016-07-27")),
        ],
    ),
]


@pytest.mark.parametrize(("claims", "ids", "kind", "verdict"), ROWS)
def test_finds(claims: list[Claim], ids: frozenset[str], kind: str, verdict: str) -> None:
    assert found(claims).get(ids) == (kind, verdict)
