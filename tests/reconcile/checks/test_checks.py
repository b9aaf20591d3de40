"""What the checks find: named rows of claims with the finding that people who code such reports would note."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from communique.model.records import Claim
from communique.reconcile.engine import reconcile
from tests.reconcile.claims import claim

AUGUST = ("2017-08-01", "2017-08-21")
FIVE_DAYS = ("2017-08-16", "2017-08-21")


def found(claims: Sequence[Claim]) -> dict[frozenset[str], tuple[str, str]]:
    """Kind and verdict of each finding by its claims."""
    return {frozenset(f.claims): (f.kind, f.verdict) for f in reconcile(claims).findings}


def told(name: str, verdict: str, kind: str, claims: list[Claim], of: tuple[int, ...] | None = None) -> object:
    """A row: the finding that these claims (or those numbered) must give."""
    return pytest.param(claims, frozenset(claims[i].id for i in (of or range(len(claims)))), kind, verdict, id=name)


WITHIN = [
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
        "countries make the total",
        "consistent",
        "sum",
        [
            claim("34 strikes in Syria and Iraq", "air_strike", at=100, count=34, counted="strikes", place=("Syria", "Iraq")),
            claim("In Syria, 23 strikes", "air_strike", at=300, count=23, counted="strikes", place=("Syria",)),
            claim("in Iraq, 11 strikes", "air_strike", at=400, count=11, counted="strikes", place=("Iraq",)),
        ],
    ),
    told(
        "countries do not make the total",
        "conflict",
        "sum",
        [
            claim("35 strikes in Syria and Iraq", "air_strike", at=100, count=35, counted="strikes", place=("Syria", "Iraq")),
            claim("In Syria, 23 strikes", "air_strike", at=300, count=23, counted="strikes", place=("Syria",)),
            claim("in Iraq, 11 strikes", "air_strike", at=400, count=11, counted="strikes", place=("Iraq",)),
        ],
    ),
    told(
        "lines of a list make the total",
        "consistent",
        "sum",
        [
            claim("In Syria, 7 strikes", "air_strike", at=100, count=7, counted="strikes", place=("Syria",)),
            claim("Near Raqqa, four strikes", "air_strike", at=300, count=4, counted="strikes", place=("Raqqa",), role="near"),
            claim("Near Manbij, three strikes", "air_strike", at=400, count=3, counted="strikes", place=("Manbij",), role="near"),
        ],
    ),
    told(
        "lines of a list do not make the total",
        "conflict",
        "sum",
        [
            claim("In Syria, 8 strikes", "air_strike", at=100, count=8, counted="strikes", place=("Syria",)),
            claim("Near Raqqa, four strikes", "air_strike", at=300, count=4, counted="strikes", place=("Raqqa",), role="near"),
            claim("Near Manbij, three strikes", "air_strike", at=400, count=3, counted="strikes", place=("Manbij",), role="near"),
        ],
    ),
    told(
        "a run of figures makes the total",
        "consistent",
        "sum",
        [
            claim("19 others were hurt in Aleppo", "wounded", at=300, count=19, target=("others",), place=("Aleppo",)),
            claim(
                "twelve civilians were hurt in Upperville",
                "wounded",
                at=500,
                count=12,
                target=("civilians",),
                place=("Upperville",),
            ),
            claim(
                "seven civilians were hurt in Lowerville",
                "wounded",
                at=700,
                count=7,
                target=("civilians",),
                place=("Lowerville",),
            ),
        ],
    ),
    told(
        "children and teachers in all the dead",
        "consistent",
        "sum",
        [
            claim("killed 22 children", at=300, count=22, target=("children",), place=("Idlib Governorate",), source="UNICEF"),
            claim("six teachers also died", at=350, count=6, target=("teachers",), place=("Idlib Governorate",), source="UNICEF"),
            claim(
                "35 people in total had died",
                at=450,
                count=35,
                target=("people",),
                place=("Idlib Governorate",),
                source="Red Crescent",
            ),
        ],
    ),
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
        "most held by one side, a pocket by the other",
        "consistent",
        "state",
        [
            claim(
                "IS controls most of the province",
                "control",
                at=300,
                agent=("Islamic State",),
                place=("Deir ez-Zor Governorate",),
            ),
            claim(
                "the army controls a pocket of the city",
                "control",
                at=500,
                agent=("Syrian Armed Forces",),
                place=("Deir ez-Zor",),
            ),
        ],
    ),
    told(
        "two sides hold one town",
        "differ",
        "state",
        [
            claim("IS holds Manbij", "control", at=300, agent=("Islamic State",), place=("Manbij",)),
            claim("Manbij is held by the SDF", "control", at=500, agent=("Syrian Democratic Forces",), place=("Manbij",)),
        ],
    ),
    told(
        "two sides hold the whole of one town",
        "conflict",
        "state",
        [
            claim("IS has full control of Manbij", "control", at=300, agent=("Islamic State",), place=("Manbij",)),
            claim(
                "the SDF has full control of Manbij", "control", at=500, agent=("Syrian Democratic Forces",), place=("Manbij",)
            ),
        ],
    ),
    told(
        "the last stronghold, and one of few",
        "differ",
        "state",
        [
            claim("the last stronghold of the group", "control", at=300, agent=("Islamic State",), place=("Manbij",)),
            claim("one of the few remaining areas it holds", "control", at=500, agent=("Islamic State",), place=("Raqqa",)),
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
]


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


@pytest.mark.parametrize(("claims", "ids", "kind", "verdict"), [*WITHIN, *BETWEEN])
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


def test_the_sentence_around_a_short_clause_tells_how_much_is_held() -> None:
    text = "The army holds the airport. IS controls most of the town. The war goes on."
    start = text.index("IS controls")
    told = [
        claim("The army holds", "control", at=0, agent=("Syrian Armed Forces",), place=("Manbij",)),
        claim("IS controls", "control", at=start, agent=("Islamic State",), place=("Manbij",)),
    ]
    assert [f.verdict for f in reconcile(told).findings] == ["differ"]
    assert [f.verdict for f in reconcile(told, texts={"report-a": text}).findings] == ["consistent"]
