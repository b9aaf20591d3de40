"""Findings inside one report, by kinds of sentences that reports of several outlets share."""

from __future__ import annotations

from typing import Any

import pytest

from communique.model.records import Claim
from communique.reconcile.engine import reconcile
from tests.reconcile.claims import claim, span
from tests.reconcile.rows import found, told

ARMY, GROUP = ("Syrian Armed Forces",), ("Islamic State",)
GAS: dict[str, Any] = {"type": "chemical_attack", "agent": ("Ba'athist Syria",)}
OPEN = (None, "2016-07-27")
DAY, WEEK = ("2016-07-26", "2016-07-26"), ("2016-07-24", "2016-07-26")

DENIALS = [
    told("one side denies twice", "consistent", "polarity", [
        claim("the government denied using gas", at=300, source="Ba'athist Syria", polarity="negative", **GAS),
        claim("gas was never used", at=700, source="Ba'athist Syria", polarity="negative", **GAS),
    ]),
    told("a denial without a speaker, told again", "consistent", "polarity", [
        claim("no gas was used", "chemical_attack", at=300, source="state television", polarity="negative"),
        claim("there is no truth in it", "chemical_attack", at=700, polarity="negative"),
    ]),
    told("the accused deny it, with no speaker but themselves", "differ", "polarity", [
        claim("gas was used by the rebels", "chemical_attack", at=300, agent=("rebels",), source="Ba'athist Syria"),
        claim("the rebels deny it", "chemical_attack", at=500, agent=("rebels",), polarity="negative"),
    ]),
    told("each charge that names the doer", "differ", "polarity", [
        claim("the air force struck the market", "air_strike", at=300, agent=("Syrian Air Force",), place=("Manbij",),
              source="A"),
        claim("the air force may have meant to", "air_strike", at=500, agent=("Syrian Air Force",), place=("Manbij",),
              modality="hedged"),
        claim("the air force denies it", "air_strike", at=700, agent=("Syrian Air Force",), source="Syrian Air Force",
              polarity="negative"),
    ], (1, 2)),
]  # fmt: skip

PARTS = [
    told("some of the dead, by no noun", "consistent", "subset", [
        claim("At least 19 civilians were killed in Aleppo", at=300, count=(19, None), said="19", target=("civilians",),
              place=("Aleppo",), days=OPEN),
        claim("Fifteen of the dead", at=700, count=15, said="Fifteen", place=("Aleppo",), days=OPEN, source="Observatory"),
    ]),
    told("the injured who died are among the dead", "consistent", "subset", [
        claim("25 civilians were killed in Aleppo", at=300, count=25, target=("civilians",), place=("Aleppo",), days=DAY),
        claim("six injured civilians died on Tuesday", at=700, count=6, said="six", target=("injured civilians",), days=DAY),
    ]),
    told("a child is among the civilians rather than the fighters", "consistent", "subset", [
        claim("14 jihadists were killed", at=300, count=14, target=("jihadists",), place=("Manbij",), days=DAY),
        claim("five civilians were killed", at=340, count=5, said="five", target=("civilians",), place=("Manbij",), days=DAY),
        claim("a child was killed", at=500, target=("a child",), place=("Manbij",), days=DAY),
    ], (1, 2)),
    told("a day of several that the words number", "consistent", "subset", [
        claim("12 people were killed on Tuesday", at=300, count=12, target=("people",), place=("Manbij",), days=DAY,
              when="Tuesday"),
        claim("45 people have been killed in three days", at=700, count=45, target=("people",), place=("Manbij",),
              days=WEEK, when="three days", source="Rescuers"),
    ]),
    told("commanders of all the fighters of that time", "consistent", "subset", [
        claim("seven commanders were killed", at=300, count=7, said="seven", target=("commanders",), place=("Manbij",), days=WEEK,
              when="in three days", source="Ministry"),
        claim("304 militants were killed", at=1100, count=304, target=("militants",), place=("Manbij",), days=WEEK,
              when="in three days", source="Ministry"),
    ]),
    told("breaches of a ceasefire in a day are counted once", "consistent", "range", [
        claim("militants broke the truce 3 times", "ceasefire", at=22, count=3, days=DAY, polarity="negative", source="Centre"),
        claim("armed groups broke the truce 3 times", "ceasefire", at=300, count=3, days=DAY, polarity="negative",
              source="Centre"),
    ]),
    told("what was shot down was destroyed", "consistent", "range", [
        claim("shot down three drones", "interception", at=300, count=3, said="three", counted="drones", days=DAY),
        claim("three drones and destroyed them", "destroyed", at=310, count=3, said="three", counted="drones", days=DAY),
    ]),
    told("fighters by another word", "consistent", "range", [
        claim("14 jihadists were killed", at=300, count=14, target=("jihadists",), place=("Manbij",), days=DAY),
        claim("the militants died", at=500, target=("the militants",), place=("Manbij",), days=DAY),
    ]),
    told("one and the other", "consistent", "sum", [
        claim("two suicide bombers struck Manbij", "suicide_bombing", at=300, count=2, said="two", place=("Manbij",), days=DAY),
        claim("One bomber struck at the gate", "suicide_bombing", at=500, count=1, said="One", place=("Manbij",), days=DAY),
        claim("the other inside", "suicide_bombing", at=535, count=1, said="other", place=("Manbij",), days=DAY),
    ]),
    told("targets for each sortie", "consistent", "ratio", [
        claim("468 sorties were flown", "air_sortie", at=300, count=468, counted="sorties", days=DAY),
        claim("1,354 targets were hit", "attack", at=340, count=1354, said="1,354", counted="targets", days=DAY),
    ]),
    told("a war's toll holds the number that the report gives, not its dozens", "consistent", "subset", [
        claim("dozens were killed", at=10, count=(24, None), said="dozens", target=("people",), days=OPEN),
        claim("more than 40 people died", at=300, count=(41, None), said="40", target=("people",), days=OPEN,
              source="Observatory"),
        claim("More than 100,000 people have been killed in the war", at=900, count=(100_001, None), said="100,000",
              target=("people",), days=OPEN, source="United Nations"),
    ], (1, 2)),
]  # fmt: skip


STATES = [
    told("a quarter taken and all of the town held by one side", "consistent", "state", [
        claim("the army took Manbij on Tuesday", "capture", at=300, agent=ARMY, place=("Manbij",), days=DAY, when="Tuesday"),
        claim("the army holds the province", "control", at=500, agent=ARMY, place=("Aleppo Governorate",), days=DAY),
    ]),
    told("a place and one in it taken by one side", "consistent", "state", [
        claim("rebels retook land in the province", "capture", at=300, agent=GROUP, place=("Aleppo Governorate",), days=DAY,
              when="Tuesday"),
        claim("rebels seized Manbij", "capture", at=500, agent=GROUP, place=("Manbij",), days=DAY, when="Tuesday"),
    ]),
    told("taken by some, and not retaken by others of no name", "consistent", "state", [
        claim("the group stormed Manbij", "capture", at=300, agent=GROUP, place=("Manbij",), days=("2014-07-01", "2014-07-31")),
        claim("they could not retake Manbij", "capture", at=500, agent=("They",), place=("Manbij",), days=OPEN,
              polarity="negative"),
    ]),
    told("taken by one side, held by the other the day after, as each says", "differ", "state", [
        claim("we took Manbij", "capture", at=300, agent=GROUP, place=("Manbij",), days=DAY, source="Islamic State"),
        claim("the town is ours", "control", at=500, agent=ARMY, place=("Manbij",), days=("2016-07-27", "2016-07-27"),
              when="on Wednesday", source="Syrian Armed Forces"),
    ]),
]  # fmt: skip


LONG, SIX = ("2016-06-01", "2016-07-26"), ("2016-07-21", "2016-07-26")
INSIDE = [
    told("the finest lines of a list make a total that names no place", "consistent", "sum", [
        claim("the coalition conducted 9 strikes", "air_strike", at=100, count=9, counted="strikes", days=DAY),
        claim("In Syria, 7 strikes", "air_strike", at=200, count=7, counted="strikes", place=("Syria",), days=DAY),
        claim("Near Manbij, 3 strikes", "air_strike", at=240, count=3, counted="strikes", place=("Manbij",), role="near",
              days=DAY),
        claim("Near Raqqa, 4 strikes", "air_strike", at=280, count=4, counted="strikes", place=("Raqqa",), role="near",
              days=DAY),
        claim("Near Mosul, 2 strikes", "air_strike", at=320, count=2, counted="strikes", place=("Mosul",), role="near",
              days=DAY),
    ], (0, 2, 3, 4)),
    told("one person whom two sides are said to have killed", "differ", "polarity", [
        claim("the army killed Omar Haddad", at=300, agent=ARMY, target=("Omar Haddad",), days=DAY),
        claim("coalition planes had killed Haddad", at=700, agent=("United States Armed Forces",), target=("Haddad",), days=DAY),
    ]),
    told("among those told of right before", "consistent", "subset", [
        claim("304 fighters were killed", at=100, count=304, target=("fighters",), days=DAY),
        claim("Seven commanders were killed", at=400, count=7, said="Seven", target=("commanders",), days=DAY),
        claim("killed, including Omar Haddad", at=440, target=("Omar Haddad",), days=DAY),
    ], (1, 2)),
    told("a rank behind the dead, without a verb of its own", "consistent", "subset", [
        claim("45 killed", at=300, count=45, target=ARMY, place=("Manbij",), days=DAY),
        claim("a captain", at=322, count=1, said="a", counted="captain", target=ARMY, place=("Manbij",), days=DAY)
        .model_copy(update={"trigger": span("killed", 300)}),
    ]),
    told("some of the deaths, by who did it", "consistent", "subset", [
        claim("180 civilians were killed", at=300, count=180, target=("civilians",), days=LONG, source="Monitors"),
        claim("militias for 24", at=500, count=24, counted="of the deaths", target=("civilians",), days=LONG, source="Monitors"),
    ]),
    told("a town in a tally of its province", "consistent", "subset", [
        claim("62 civilians were killed in the province", at=300, count=62, target=("civilians",), place=("Aleppo Governorate",),
              days=LONG, when="in two months", source="Monitors"),
        claim("In Manbij alone 12 were killed", at=700, count=12, target=("civilians",), place=("Manbij",), days=LONG,
              source="Monitors"),
    ]),
    told("more bodies are in the toll that rose", "consistent", "subset", [
        claim("The death toll rose to eight", at=20, count=8, said="eight", counted="dead", place=("Manbij",), days=DAY),
        claim("rescuers found three more bodies", at=300, count=3, said="three", counted="bodies", place=("Manbij",), days=DAY),
    ]),
    told("some of the dead by another kind", "consistent", "subset", [
        claim("eight drivers were killed", at=100, count=8, said="eight", target=("drivers",), place=("Manbij",), days=DAY),
        claim("five of the dead were civilians", at=300, count=5, said="five", target=("civilians",), place=("Manbij",),
              days=DAY),
    ]),
    told("taken, and held by the same side after that", "consistent", "state", [
        claim("the army took Manbij", "capture", at=300, agent=ARMY, place=("Manbij",), days=DAY),
        claim("and now holds it", "control", at=330, agent=ARMY, place=("Manbij",), days=("2016-07-28", "2016-07-28"),
              when="now"),
    ]),
    told("who died later are some of the wounded", "consistent", "subset", [
        claim("40 people were wounded", "wounded", at=300, count=40, target=("people",), place=("Manbij",), days=DAY),
        claim("three of the wounded died overnight", at=500, count=3, said="three", target=("wounded",), place=("Manbij",),
              days=DAY),
    ]),
    told("who shares the verb of some of the dead is one of them", "consistent", "subset", [
        claim("19 people were killed", at=300, count=19, target=("people",), place=("Manbij",), days=DAY),
        claim("Two shopkeepers", at=398, count=2, said="Two", counted="shopkeepers", target=("shopkeepers",),
              place=("Manbij",), days=DAY).model_copy(update={"trigger": span("killed", 445)}),
        claim("four children were among those killed", at=415, count=4, said="four", target=("children",), place=("Manbij",),
              days=DAY).model_copy(update={"trigger": span("killed", 445)}),
    ], (0, 1)),
    told("losses of two sides that do not make their sum", "conflict", "sum", [
        claim("the battle killed 120 rebels", at=300, count=120, target=GROUP, counted="rebels", days=DAY),
        claim("the army lost 30 soldiers", at=340, count=30, target=ARMY, counted="soldiers", days=DAY),
        claim("160 dead in all", at=380, count=160, counted="dead", days=DAY),
    ]),
    told("taken by one side, left by another that no registry has", "consistent", "state", [
        claim("the army took Manbij", "capture", at=300, agent=ARMY, place=("Manbij",), days=DAY, when="on Tuesday"),
        claim("the Veshmir Brigade withdrew", "withdrawal", at=500, agent=("Veshmir Brigade",), place=("Manbij",), role="from",
              days=DAY),
    ]),
    told("taken wholly, and fired from by the other side", "differ", "state", [
        claim("the army took full control of Manbij", "capture", at=300, agent=ARMY, place=("Manbij",), days=DAY,
              source="Syrian Armed Forces"),
        claim("the group fired shells from Manbij", "shelling", at=500, agent=GROUP, place=("Manbij",), role="from",
              days=("2016-07-27", "2016-07-27"), source="Monitors"),
    ]),
    told("a province in a tally told without a place", "consistent", "subset", [
        claim("In June and July 537 civilians were killed", at=300, count=537, target=("civilians",), days=LONG,
              when="In June and July", source="Monitors"),
        claim("In Aleppo province 62 died", at=500, count=62, target=("civilians",), place=("Aleppo Governorate",), days=LONG,
              source="Monitors"),
    ]),
    told("people detained are the detainees of two days", "consistent", "sum", [
        claim("120 people detained in the war came home over two days", "movement", at=100, count=120,
              counted="people detained", when="over two days", days=("2016-07-25", "2016-07-26")),
        claim("70 detainees were flown on Monday", "movement", at=300, count=70, counted="detainees", when="on Monday",
              days=("2016-07-25", "2016-07-25")),
        claim("50 detainees on Tuesday", "movement", at=340, count=50, counted="detainees", when="on Tuesday", days=DAY),
    ]),
    told("of them, without a noun", "conflict", "subset", [
        claim("Nine flights were made", "movement", at=300, count=9, said="Nine", counted="flights",
              days=("2016-07-25", "2016-07-26")),
        claim("six of them on Monday", "movement", at=330, count=6, said="six", counted="of them",
              days=("2016-07-25", "2016-07-25")),
        claim("four of them on Tuesday", "movement", at=360, count=4, said="four", counted="of them", days=DAY),
    ], (1, 2, 0)),
    told("a headline's number told by a source of another class", "consistent", "range", [
        claim("nine workers killed", at=10, count=9, said="nine", target=("workers",), place=("Manbij",), days=DAY),
        claim("Nine civilians died in Manbij", at=60, count=9, said="Nine", target=("civilians",), place=("Manbij",), days=DAY,
              source="Doctors"),
    ]),
    told("those of a nation are no kind of their own", "differ", "range", [
        claim("18 soldiers were killed", at=300, count=18, target=ARMY, counted="soldiers", place=("Manbij",), days=DAY),
        claim("we killed 49 Syrians", at=500, count=49, target=ARMY, counted="Syrians", agent=GROUP, place=("Manbij",), days=DAY,
              source=GROUP[0]),
    ]),
    told("more of a town on a later day", "consistent", "state", [
        claim("the army has taken 45 percent of Manbij", "capture", at=300, agent=ARMY, place=("Manbij",), days=WEEK[:1] * 2),
        claim("the army controls 55 percent of Manbij", "control", at=500, agent=ARMY, place=("Manbij",), days=DAY),
    ]),
    told("ground near a town, and the town", "consistent", "state", [
        claim("the army holds ground near Manbij", "control", at=300, agent=ARMY, place=("Manbij",), role="near", days=DAY),
        claim("the group has had Manbij since Monday", "control", at=500, agent=GROUP, place=("Manbij",), days=DAY),
    ]),
    told("one who has died since is one of the wounded told of last", "consistent", "subset", [
        claim("six people with burns were brought in", "wounded", at=300, count=6, said="six", target=("people",),
              place=("Manbij",), days=DAY),
        claim("One has since died", at=380, count=1, said="One", days=DAY),
    ]),
    told("killed, hurt and abducted that do not make all the victims", "conflict", "sum", [
        claim("180 civilians killed", at=300, count=180, target=("civilians",), days=DAY),
        claim("65 injured", "wounded", at=325, count=65, target=("civilians",), days=DAY),
        claim("90 abducted", "abducted", at=340, count=90, target=("civilians",), days=DAY),
        claim("a total of 350 victims", "casualties", at=355, count=350, counted="victims", days=DAY),
    ]),
    told("a headline's dozens, and at least so many below it", "consistent", "range", [
        claim("Air strikes in Syria kill dozens", at=0, count=(24, None), said="dozens", place=("Syria",), days=DAY),
        claim("At least 17 civilians died in Manbij", at=80, count=(17, None), said="17", target=("civilians",),
              place=("Manbij",), days=DAY),
    ]),
    told("so many of so many", "consistent", "subset", [
        claim("shot down 11 of 13 drones", "interception", at=300, count=11, counted="drones", days=DAY),
        claim("13 drones", "air_strike", at=316, count=13, counted="drones", days=DAY),
    ]),
    told("a day of the two that the words number", "consistent", "subset", [
        claim("three operations over the past two days", "clash", at=300, count=3, said="three", counted="operations",
              when="over the past two days", days=("2016-07-25", "2016-07-26"), place=("Manbij",), agent=ARMY),
        claim("two operations on Tuesday", "clash", at=500, count=2, said="two", counted="operations", when="on Tuesday",
              days=DAY, place=("Manbij",), agent=ARMY),
    ]),
    told("dead of two sides, no more than all the fighters", "consistent", "sum", [
        claim("At least 70 regime and rebel fighters were killed", at=100, count=(70, None), said="70",
              counted="regime and rebel fighters", place=("Aleppo Governorate",), days=DAY),
        claim("30 regime and 39 rebel fighters were killed", at=400, count=30, counted="regime", place=("Manbij",), days=DAY,
              source="Observatory").model_copy(update={"trigger": span("killed", 435)}),
        claim("39 rebel fighters were killed", at=414, count=39, counted="rebel fighters", place=("Manbij",), days=DAY,
              source="Observatory").model_copy(update={"trigger": span("killed", 435)}),
    ], (1, 2, 0)),
    told("two who besiege a town", "consistent", "state", [
        claim("government troops besiege Manbij", "siege", at=300, agent=ARMY, place=("Manbij",), days=DAY),
        claim("they have encircled the town", "siege", at=500, agent=("They",), place=("Manbij",), days=DAY),
    ]),
    told("two places taken, and one of them retaken", "consistent", "state", [
        claim("the group took Manbij and Jarabulus", "capture", at=300, agent=GROUP, place=("Manbij", "Jarabulus"),
              days=LONG[:1] * 2),
        claim("the army retook Manbij", "capture", at=500, agent=ARMY, place=("Manbij",), days=DAY),
    ]),
    told("whom nobody has identified are some of all", "consistent", "subset", [
        claim("three bodies are unidentified", at=300, count=3, said="three", counted="bodies", place=("Manbij",), days=DAY,
              source="Lawyers"),
        claim("at least 26 bodies were buried", at=1500, count=(26, None), said="26", counted="bodies", place=("Manbij",),
              days=DAY),
    ]),
    told("so many in two raids, of which the words give both", "conflict", "sum", [
        claim("the army killed 30 insurgents", at=300, count=30, counted="insurgents", place=("Aleppo Governorate",), days=WEEK,
              source="Army"),
        claim("two raids in the province", "clash", at=332, count=2, said="two", counted="raids",
              place=("Aleppo Governorate",), days=WEEK, source="Army"),
        claim("17 at Manbij", at=370, count=17, counted="insurgents", place=("Manbij",), days=WEEK, source="Army"),
        claim("11 at Al-Bab", at=390, count=11, counted="insurgents", place=("Al-Bab",), days=WEEK, source="Army"),
    ], (0, 2, 3)),
    told("soldiers by their own army, and people", "undecided", "range", [
        claim("22 people were killed at the weekend", at=10, count=22, target=("people",), place=("Manbij",), days=DAY),
        claim("the army lost two soldiers", at=600, count=2, said="two", counted="soldiers", target=("Syrian Armed Forces",),
              place=("Manbij",), days=DAY, source="Syrian Armed Forces"),
    ]),
    told("who died since are a part of the toll that they raised", "consistent", "subset", [
        claim("the toll rose to 46", at=300, count=46, counted="dead", place=("Manbij",), days=DAY, source="Police"),
        claim("11 people died in the night", at=326, count=11, said="11", target=("people",), place=("Manbij",), days=DAY,
              source="Police"),
    ]),
    told("of three totals the one that the rate is of", "consistent", "rate_total", [
        claim("60 people were killed in the town", at=300, count=60, target=("people",), place=("Manbij",), days=SIX),
        claim("ten deaths a day", at=400, count=10, said="ten", counted="deaths", per="day", place=("Manbij",), days=SIX),
        claim("33 were residents", at=500, count=33, said="33", target=("residents",), place=("Manbij",), days=SIX),
    ], (0, 1)),
]  # fmt: skip


@pytest.mark.parametrize(("claims", "ids", "kind", "verdict"), [*DENIALS, *PARTS, *STATES, *INSIDE])
def test_finds(claims: list[Claim], ids: frozenset[str], kind: str, verdict: str) -> None:
    assert found(claims).get(ids) == (kind, verdict)


def test_the_base_is_where_the_base_was_told_of() -> None:
    taken = claim("fighters overran a base in Manbij", "capture", at=300, agent=GROUP, place=("Manbij",))
    town = taken.places[0]
    base = town.model_copy(update={"name": None, "mention": span("a military base", 316)})
    again = town.model_copy(update={"name": None, "mention": span("the base", 510)})
    held = claim("held the base until Sunday", "control", at=500, agent=GROUP, place=("Manbij",))
    claims = [taken.model_copy(update={"places": (base, town)}), held.model_copy(update={"places": (again,)})]
    assert found(claims)[frozenset(c.id for c in claims)] == ("state", "consistent")


def test_who_left_a_base_without_a_name_left_the_town_that_it_is_by() -> None:
    held = claim("the group held Manbij for hours", "control", at=300, agent=GROUP, place=("Manbij",))
    town = held.places[0]
    base = town.model_copy(update={"name": None, "mention": span("the army base", 510), "role": "from"})
    left = claim("they left the army base", "withdrawal", at=500, agent=GROUP).model_copy(update={"places": (base, town)})
    assert found([held, left])[frozenset((held.id, left.id))] == ("state", "consistent")


COUNTED_BY_OTHERS = [
    claim("rescuers found two bodies", at=300, count=2, said="two", counted="soldiers", days=DAY, source="Rescuers"),
    claim("the army counts 15 dead", at=400, count=15, counted="soldiers", days=DAY, source="Army"),
    claim("we killed 17", at=500, count=17, counted="soldiers", agent=GROUP, days=DAY, source=GROUP[0]),
]
STATED_TWICE = [
    claim("13 civilians killed", at=10, count=13, target=("civilians",), days=DAY),
    claim("13 civilians were killed in Aleppo", at=150, count=13, target=("civilians",), place=("Aleppo",), days=DAY),
    claim("nine died in the market", at=400, count=9, said="nine", target=("civilians",), place=("Aleppo",), days=DAY),
    claim("four others in the old town", at=440, count=4, said="four", target=("civilians",), place=("Aleppo",), days=DAY),
]


def test_of_two_who_besiege_a_town_none_holds_it() -> None:
    claims = [
        claim("government troops besiege Manbij", "siege", at=300, agent=ARMY, place=("Manbij",), days=DAY),
        claim("they have encircled the town", "siege", at=500, agent=("They",), place=("Manbij",), days=DAY),
    ]
    (finding,) = reconcile(claims).findings
    assert "held" not in finding.why


def test_what_others_count_makes_no_total_of_what_a_party_did() -> None:
    assert frozenset(c.id for c in COUNTED_BY_OTHERS) not in found(COUNTED_BY_OTHERS)


def test_parts_are_set_against_the_statement_of_their_total_that_says_most() -> None:
    sums = [ids for ids, what in found(STATED_TWICE).items() if what == ("sum", "consistent")]
    assert sums == [frozenset(f"report-a-{at}" for at in (150, 400, 440))]


def test_of_them_takes_up_the_figure_told_last() -> None:
    claims = [
        claim("300 trucks left", "movement", at=100, count=300, counted="trucks", days=DAY),
        claim("Nine flights were made", "movement", at=300, count=9, said="Nine", counted="flights", days=DAY),
        claim("six of them at night", "movement", at=330, count=6, said="six", counted="of them", days=DAY),
    ]
    assert frozenset({"report-a-100", "report-a-330"}) not in found(claims)


def test_some_of_the_dead_are_no_whole_for_what_others_count() -> None:
    claims = [
        claim("A list named 14 of the victims", at=300, count=14, counted="of the victims", place=("Manbij",), days=DAY,
              source="Activists"),
        claim("two nurses were killed", at=360, count=2, said="two", target=("nurses",), place=("Manbij",), days=DAY,
              source="Doctors"),
    ]  # fmt: skip
    assert found(claims) == {}


NOTHING = [
    pytest.param([
        claim("50 insurgents were killed", at=300, count=50, counted="insurgents", days=DAY, source="Ministry"),
        claim("four commandos were killed", at=600, count=4, said="four", counted="commandos", days=DAY),
    ], id="insurgents and a state's commandos"),
    pytest.param([
        claim("30 regime and 39 rebel fighters died", at=300, count=30, counted="regime", days=DAY),
        claim("39 rebel fighters died", at=314, count=39, counted="rebel fighters", days=DAY),
    ], id="the second of two sides in one clause is no part of the first"),
    pytest.param([
        claim("on average 900 a day were wounded in June and July", "wounded", at=300, count=900, per="day", days=LONG,
              when="in June and July"),
        claim("yesterday 700 were wounded", "wounded", at=500, count=700, days=DAY, when="yesterday"),
    ], id="one day against the average of months"),
    pytest.param([
        claim("at least 12 people were killed", at=300, count=(12, None), said="12", target=("people",), place=("Manbij",),
              days=DAY, source="Doctors"),
        claim("three gunmen were killed", at=500, count=3, said="three", target=("gunmen",), place=("Manbij",), days=DAY),
    ], id="gunmen are none of those whom they killed"),
    pytest.param([
        claim("At least 26 bodies were buried", at=300, count=(26, None), said="26", counted="bodies", place=("Manbij",),
              days=DAY),
        claim("three of the wounded died", at=2500, count=3, said="three", counted="wounded", place=("Manbij",), days=DAY,
              source="Doctors"),
    ], id="who died later are no count of the dead"),
    pytest.param([
        claim("85 soldiers killed", at=10, count=85, counted="soldiers", days=DAY),
        claim("19 more were killed at the gate", at=500, count=19, days=DAY, source="Observatory"),
    ], id="some more who were killed are no other count of all"),
    pytest.param([
        claim("the army said 25 soldiers were killed", at=300, count=25, said="25", target=("Malian Armed Forces",),
              place=("Manbij",), days=DAY, source="Malian Armed Forces"),
        claim("the front lost four men", at=400, count=4, said="four", counted="men", target=("Front of the Valley",),
              place=("Manbij",), days=DAY, source="Front of the Valley"),
    ], id="whom a body lost itself, and those of another body"),
    pytest.param([
        claim("about ten deaths a day", at=300, count=10, said="ten", counted="deaths", per="day", place=("Manbij",), days=WEEK),
        claim("500 people were killed since April", at=600, count=500, target=("people",), place=("Aleppo Governorate",),
              days=("2016-04-01", "2016-07-26"), when="since April"),
    ], id="the rate of some days and the total of months"),
    pytest.param([
        claim("25 people were hurt in Damascus and Aleppo", "wounded", at=30, count=25, target=("people",),
              place=("Damascus", "Aleppo"), days=OPEN),
        claim("two people were hurt in Wadi Hur", "wounded", at=900, count=2, said="two", target=("people",),
              place=("Wadi Hur",), days=OPEN, source="Police"),
    ], id="a village, and all of two cities"),
    pytest.param([
        claim("a bus was bombed", "bombing", at=300, target=("a bus",), place=("Manbij",), days=DAY, source="Police"),
        claim("the front denied any role", "bombing", at=700, agent=("Islamic State",), place=("Manbij",), days=DAY,
              source="Islamic State", polarity="negative"),
    ], id="a bombing, and a body that had no part in it"),
    pytest.param([
        claim("14 people died", at=300, count=14, target=("people",), place=("Manbij",), days=DAY, source="Police"),
        claim("no soldier was killed", at=700, target=("Syrian Armed Forces",), place=("Manbij",), days=DAY,
              source="Syrian Armed Forces", polarity="negative"),
    ], id="people who died, and no soldier"),
]  # fmt: skip


@pytest.mark.parametrize("claims", NOTHING)
def test_says_nothing_of_two_things(claims: list[Claim]) -> None:
    assert found(claims) == {}


def test_the_dead_of_one_day_are_no_sum_for_those_of_two_weeks() -> None:
    two_weeks = ("2016-07-12", "2016-07-26")
    claims = [
        claim("insurgents killed three soldiers", at=300, count=3, said="three", target=("Syrian Armed Forces",),
              place=("Manbij",), days=DAY, source="Monitor"),
        claim("two insurgents were killed", at=350, count=2, said="two", target=("Islamic State",), counted="insurgents",
              place=("Manbij",), days=DAY, source="Monitor"),
        claim("40 fatalities were recorded from 12 to 26 July", at=400, count=40, counted="fatalities",
              place=("Aleppo Governorate",), days=two_weeks, when="from 12 to 26 July", source="Monitor"),
    ]  # fmt: skip
    assert ("sum", "differ") not in found(claims).values()
