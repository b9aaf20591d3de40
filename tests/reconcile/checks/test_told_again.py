"""Wars, persons, sieges and figures side by side: what is told again, and what lies in what, in one report and in several."""

from __future__ import annotations

import pytest

from communique.model.records import Claim
from tests.reconcile.claims import claim
from tests.reconcile.rows import found, told

OPEN = (None, "2016-07-27")


def held(words: str, type: str, at: int, agent: tuple[str, ...] = (), place: str = "Aleppo", **more: object) -> Claim:
    """A claim about who holds or surrounds a place, told as of the day of the report."""
    return claim(words, type, at=at, agent=agent, place=(place,), **more)  # type: ignore[arg-type]


WARS = [
    told(
        "a day's dead in a war whose time is not said",
        "consistent",
        "subset",
        [
            claim("Raids killed 40 people", at=300, count=40, target=("people",), place=("Raqqa",)),
            claim("has claimed 280,000 lives", at=900, count=280000, target=("people",), days=OPEN),
        ],
    ),
    told(
        "two tolls of a war that leave room for each other",
        "consistent",
        "range",
        [
            claim("has killed more than 250,000 people", at=300, count=(250001, None), target=("people",), days=OPEN),
            claim("some put the dead at 470,000", at=900, count=470000, target=("people",), days=("2011-03-01", "2016-07-27")),
        ],
    ),
    told(
        "two tolls of a war that do not meet",
        "differ",
        "range",
        [
            claim("has killed 250,000 people", at=300, count=250000, target=("people",), days=OPEN),
            claim("some put the dead at 470,000", at=900, count=470000, target=("people",), days=OPEN),
        ],
    ),
]

PERSONS = [
    told(
        "one person by full and by last name",
        "consistent",
        "range",
        [
            claim("Adam Wardell was killed", at=300, target=("Adam Wardell",), place=("Raqqa",)),
            claim("Wardell died of his wounds", at=700, target=("Wardell",), place=("Raqqa",)),
        ],
    ),
    told(
        "one person by an office and by the last name",
        "consistent",
        "range",
        [
            claim("a long-serving governor, Adam Wardell, was killed", at=300, target=("a long-serving governor, Adam Wardell",)),
            claim("Wardell was assassinated", at=700, target=("Wardell",)),
        ],
    ),
    told(
        "one person among others",
        "consistent",
        "range",
        [
            claim("Wardell and several fighters were killed", at=300, target=("Wardell", "several fighters")),
            claim("killing Wardell and other insurgents", at=700, target=("Wardell", "other insurgents")),
        ],
    ),
    told(
        "a person said to be the victim of two sides",
        "differ",
        "polarity",
        [
            claim("Adam Wardell was killed by the army", at=300, target=("Adam Wardell",), agent=("Syrian Armed Forces",),
                  days=("2016-01-01", "2016-07-27")),
            claim("the group killed Adam Wardell", at=700, target=("Adam Wardell",), agent=("Islamic State",),
                  days=("2016-01-01", "2016-07-27")),
        ],
    ),
    told(
        "a headline's commander",
        "consistent",
        "range",
        [
            claim("Forces detain rebel commander", "detained", at=0, target=("rebel commander",), place=("Raqqa",)),
            claim("soldiers detained a rebel commander", "detained", at=150, target=("a rebel commander",), place=("Raqqa",)),
        ],
    ),
    told(
        "a child among the dead",
        "consistent",
        "subset",
        [
            claim("9 people were killed", at=300, count=9, target=("people",), place=("Raqqa",)),
            claim("a child died in the street", at=500, target=("a child",), place=("Raqqa",)),
        ],
    ),
    told(
        "three by name",
        "consistent",
        "range",
        [
            claim("three commanders were killed", at=300, count=3, target=("commanders",), counted="commanders"),
            claim("killed Adam Wardell, Bo Kerr and Carl Mott", at=600, target=("Adam Wardell", "Bo Kerr", "Carl Mott")),
        ],
    ),
    told(
        "said to be dead and to be alive",
        "differ",
        "polarity",
        [
            claim("killed Adam Wardell and Bo Kerr", at=300, target=("Adam Wardell", "Bo Kerr")),
            claim("Bo Kerr is still alive", at=600, target=("Bo Kerr",), polarity="negative"),
        ],
    ),
]  # fmt: skip

PLACES = [
    told(
        "a siege told again",
        "consistent",
        "state",
        [
            held("besieged Aleppo", "siege", 300),
            held("Aleppo is surrounded", "siege", 700, ("Syrian Armed Forces",)),
            held("the city was cut off", "siege", 1200),
        ],
    ),
    told(
        "a siege and its end",
        "consistent",
        "state",
        [held("besieged for a year", "siege", 300), held("the siege was lifted", "siege_lifted", 700)],
    ),
    told(
        "besieged and not besieged",
        "differ",
        "state",
        [held("Aleppo is cut off", "siege", 300), held("is not encircled", "siege", 700, polarity="negative")],
    ),
    told(
        "taken, and not retaken",
        "consistent",
        "state",
        [
            held("stormed the town", "capture", 300, ("Islamic State",)),
            held("has not recaptured it", "capture", 700, ("Syrian Armed Forces",), polarity="negative"),
        ],
    ),
    told(
        "a province held, its city divided",
        "consistent",
        "state",
        [
            held("most of the province is held", "control", 300, ("Al-Nusra Front",), "Aleppo Governorate"),
            held("the city is divided", "control", 700),
        ],
    ),
    told(
        "taken, and still fought for",
        "differ",
        "state",
        [
            held("announced it had taken the town", "capture", 300, ("Syrian Armed Forces",), source="Syrian Armed Forces"),
            held("fighting goes on and is still fierce", "clash", 700, source="Red Crescent"),
        ],
    ),
]

SHARES = [
    told(
        "up to so many and so many",
        "consistent",
        "sum",
        [
            claim("Raids kill 120 fighters", at=10, count=120, counted="fighters", target=("fighters",), place=("Syria",)),
            claim(
                "up to 80 fighters died in Raqqa",
                at=300,
                count=(None, 80),
                said="up to 80",
                counted="fighters",
                target=("fighters",),
                place=("Raqqa",),
            ),
            claim(
                "some 40 fighters died in Manbij", at=500, count=40, counted="fighters", target=("fighters",), place=("Manbij",)
            ),
        ],
    ),
    told(
        "at least so many and so many more",
        "consistent",
        "sum",
        [
            claim(
                "killed at least 39 people",
                at=10,
                count=(39, None),
                said="at least 39",
                target=("people",),
                place=("Idlib Governorate",),
            ),
            claim("at least 36 people were killed", at=300, count=(36, None), said="at least 36", target=("people",)),
            claim("three more people were killed", at=500, count=3, said="three", target=("people",), place=("Ariha",)),
        ],
    ),
    told(
        "two towns of a province",
        "consistent",
        "sum",
        [
            claim("over 40 people were killed", at=300, count=(41, None), target=("people",), place=("Idlib Governorate",)),
            claim("10 people were killed", at=600, count=10, target=("people",), place=("Saraqib",)),
            claim("8 people were killed", at=900, count=8, target=("people",), place=("Ariha",)),
        ],
    ),
    told(
        "dead and wounded make the losses",
        "consistent",
        "sum",
        [
            claim("148 casualties", "casualties", at=300, count=148, target=("rebels",), days=(None, None)),
            claim("93 dead", at=330, count=93, target=("rebels",), days=(None, None)),
            claim("55 wounded", "wounded", at=350, count=55, target=("rebels",), days=(None, None)),
        ],
    ),
]


WEEK = ("2016-07-20", "2016-07-27")

RATES = [
    told(
        "a week from day to day",
        "consistent",
        "rate_total",
        [
            claim("350 sorties in a week", "air_sortie", at=300, count=350, counted="sorties", when="past week", days=WEEK),
            claim("50 sorties a day", "air_sortie", at=600, count=50, counted="sorties", per="day", when="past week", days=WEEK),
        ],
    ),
    told(
        "a day of four",
        "consistent",
        "subset",
        [
            claim("at least 90 people were killed in four days", at=300, count=(90, None), target=("people",), place=("Raqqa",),
                  when="in four days", days=("2016-07-23", "2016-07-26")),
            claim("over 30 people were killed on Monday", at=700, count=(31, None), target=("people",), place=("Raqqa",),
                  when="on Monday", days=("2016-07-25", "2016-07-25")),
        ],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("claims", "ids", "kind", "verdict"), [*WARS, *PERSONS, *PLACES, *SHARES, *RATES])
def test_finds(claims: list[Claim], ids: frozenset[str], kind: str, verdict: str) -> None:
    assert found(claims).get(ids) == (kind, verdict), found(claims)


SILENT = [
    pytest.param(
        [
            claim("Adam Wardell was killed", at=300, target=("Adam Wardell",)),
            claim("Bo Kerr was killed", at=600, target=("Bo Kerr",)),
        ],
        id="two persons",
    ),
    pytest.param(
        [held("besieged Aleppo", "siege", 300), held("besieged Raqqa", "siege", 600, place="Raqqa")], id="two places besieged"
    ),
    pytest.param(
        [
            claim("has killed 200,000 people in Iraq", at=300, count=200000, target=("people",), place=("Iraq",), days=OPEN),
            claim("has killed 300,000 people in Syria", at=600, count=300000, target=("people",), place=("Syria",), days=OPEN),
        ],
        id="two wars",
    ),
    pytest.param(
        [
            held("took the town", "capture", 300, ("Syrian Armed Forces",), source="Syrian Armed Forces"),
            held("they clashed on Monday", "clash", 700, source="Red Crescent"),
        ],
        id="a clash that may be over",
    ),
    pytest.param(
        [
            claim("3,000 people fled since June", "displaced", at=300, count=3000, target=("people",), when="since June",
                  days=("2016-06-01", "2016-07-27")),
            claim("500 people a day fled in the past week", "displaced", at=600, count=500, per="day", target=("people",),
                  when="the past week", days=WEEK),
        ],
        id="a rate of the last week only",
    ),
]  # fmt: skip


@pytest.mark.parametrize("claims", SILENT)
def test_says_nothing(claims: list[Claim]) -> None:
    assert found(claims) == {}


def test_the_toll_of_a_war_is_told_again_in_another_report() -> None:
    place = ("Qamishli",)
    event = [claim("A bomb killed 31 people", "bombing", at=10, count=31, place=place),
             claim("31 people died", at=30, count=31, target=("people",), place=place)]  # fmt: skip
    again = [
        c.model_copy(update={"id": f"b-{c.id}", "document": c.document.model_copy(update={"source": "report-b"})}) for c in event
    ]
    words = "has killed more than 250,000 people"
    wars = [claim(words, at=900, count=(250001, None), target=("people",), days=OPEN),
            claim(words, at=700, count=(250001, None), target=("people",), days=OPEN, document="report-b")]  # fmt: skip
    assert found([*event, *again, *wars])[frozenset(c.id for c in wars)] == ("range", "consistent")


def test_a_people_named_twice_is_no_person() -> None:
    told_twice = [claim("Palestinians were killed", at=at, target=("Palestinians",), place=("Raqqa",)) for at in (300, 700)]
    assert not [f for f in found(told_twice).values() if f == ("range", "consistent")]
