"""Findings between two reports, by kinds of sentences that reports of several outlets share."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from communique.model.records import Claim
from communique.reconcile.engine import tied_documents
from tests.reconcile.claims import claim, span
from tests.reconcile.rows import found, told

ARMY, GROUP = ("Syrian Armed Forces",), ("Islamic State",)
GAS: dict[str, Any] = {"type": "chemical_attack", "agent": ("Ba'athist Syria",)}
DAY, SPAN = ("2016-07-26", "2016-07-26"), ("2016-07-20", "2016-07-26")


def stands(
    words: str, by: str, type: str = "control", agent: tuple[str, ...] = ARMY, day: str = "2016-07-27", **more: Any
) -> Claim:
    """One state of Manbij in a report of its own."""
    place = more.pop("place", ("Manbij",))
    return claim(words, type, document=by, outlet=f"{by} News", agent=agent, place=place, published=day, days=(day, day),
                 source=f"spokesman of {by}", **more)  # fmt: skip


STATES = [
    told("who did not leave holds what another took", "differ", "state", [
        stands("the army never left Manbij", "a", "withdrawal", role="from", polarity="negative"),
        stands("the group took Manbij", "b", "capture", GROUP),
    ]),
    told("left, and held the day after", "differ", "state", [
        stands("the group left Manbij", "a", "withdrawal", GROUP, role="from"),
        stands("Manbij is in our hands", "b", "control", GROUP, day="2016-07-28"),
        stands("the army took Manbij", "a", "capture", at=500),
    ], (0, 1)),
    told("never overrun, and in the hands of a side", "differ", "state", [
        stands("reports that Manbij was overrun are false", "a", "capture", (), polarity="negative"),
        stands("the group held Manbij for hours", "b", agent=GROUP),
    ]),
    told("two shares of one side", "differ", "state", [
        stands("the army controls 55 percent of Manbij", "a"),
        stands("the army has taken two thirds of Manbij", "b", "capture"),
    ]),
    told("what was taken and what is held are more than all", "differ", "state", [
        stands("the army has taken 70 percent of Manbij", "a", "capture"),
        stands("the group holds the remaining 40 percent of Manbij", "b", "control", GROUP),
    ]),
    told("two sides by names that no registry has", "differ", "state", [
        stands("the Veshmir Defence Forces control Manbij", "a", agent=("Veshmir Defence Forces",)),
        stands("the army controls Manbij", "b"),
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("claims", "ids", "kind", "verdict"), STATES)
def test_finds_states(claims: list[Claim], ids: frozenset[str], kind: str, verdict: str) -> None:
    assert found(claims).get(ids) == (kind, verdict)


def event(by: str, at: int = 10) -> list[Claim]:
    """What ties a report to others: a bomb in a town, with its dead."""
    return [claim("A bomb killed 31 people", "bombing", document=by, outlet=by, at=at, place=("Qamishli",)),
            claim("31 people died", document=by, outlet=by, at=at + 30, count=31, target=("people",),
                  place=("Qamishli",))]  # fmt: skip


def test_others_who_were_wounded_are_others_than_the_dead() -> None:
    claims = [
        claim("four other civilians were injured", "wounded", document="a", outlet="a", at=100, count=(4, None), said="four",
              target=("other civilians",), place=("Qamishli",), source="Monitors"),
        claim("seven others were injured", "wounded", document="b", outlet="b", at=100, count=7, said="seven",
              target=("others",), place=("Qamishli",)),
    ]  # fmt: skip
    assert found([*event("a"), *event("b"), *claims])[frozenset(c.id for c in claims)] == ("range", "consistent")


def test_names_in_one_report_are_as_many_as_another_counts() -> None:
    named = claim("Ali Haddad, Omar Haddad and Lina Haddad died", document="a", outlet="a", at=100,
                  target=("Ali Haddad", "Omar Haddad", "Lina Haddad"), place=("Manbij",))  # fmt: skip
    counts = claim(
        "three people died", document="b", outlet="b", at=100, count=3, said="three", target=("people",), place=("Manbij",)
    )
    assert found([*event("a"), *event("b"), named, counts])[frozenset((named.id, counts.id))] == ("range", "consistent")


def test_a_blast_that_two_bodies_claim_is_disputed() -> None:
    claims = [claim("it was behind the blast", "bombing", document=by, outlet=by, at=100, agent=(body,), place=("Qamishli",),
                    source=body)
              for by, body in (("a", "Islamic State"), ("b", "Al-Nusra Front"))]  # fmt: skip
    assert found([*event("a"), *event("b"), *claims])[frozenset(c.id for c in claims)] == ("polarity", "differ")


def test_a_gas_attack_of_which_one_report_names_the_country_alone_is_that_of_the_town() -> None:
    claims = [
        claim("gas was used", "chemical_attack", document=by, outlet=by, place=(where,))
        for by, where in (("a", "Manbij"), ("b", "Syria"))
    ]
    assert tied_documents(claims) == {"a": {"b"}, "b": {"a"}}


def test_a_base_without_a_name_outside_a_town_is_told_of_as_the_town() -> None:
    base = claim("fighters overran an army base outside Manbij in Aleppo province", "capture", document="a", outlet="a",
                 agent=GROUP, place=("Manbij", "Aleppo Governorate"))  # fmt: skip
    town, province = base.places
    site = town.model_copy(update={"name": None, "mention": span("a Syrian army base", 210)})
    base = base.model_copy(update={"places": (site, town.model_copy(update={"role": "near"}), province)})
    taken = stands("we took the base at Manbij", "b", "capture", GROUP)
    assert found([base, taken])[frozenset((base.id, taken.id))] == ("state", "consistent")


def of(by: str, *claims: Claim, published: str = "2016-07-27") -> list[Claim]:
    """A report of its own with what ties it to others, and these claims."""
    document = event(by)[0].document.model_copy(update={"published": dt.date.fromisoformat(published)})
    return [one.model_copy(update={"id": f"{by}-{one.evidence.start}", "document": document}) for one in (*event(by), *claims)]


def toll(words: str, count: Any, at: int = 100, place: tuple[str, ...] = ("Qamishli",), **more: Any) -> Claim:
    """A toll of the town on the day."""
    return claim(words, more.pop("type", "killed"), at=at, count=count, place=place, **{"target": ("people",), **more})


PROVINCE = ("Al-Hasakah Governorate",)
BETWEEN = [
    pytest.param([*of("a", toll("seven people are in critical condition", 7, type="wounded", said="seven", source="Doctors")),
                  *of("b", toll("83 people were hurt", 83, type="wounded", source="Police"))],
                 {"a-100", "b-100"}, ("subset", "consistent"), id="those in danger, and all the hurt"),
    pytest.param(
        [*of("a", toll("ten people were hurt", 10, type="wounded", said="ten", source="Doctors")),
         *of("b", claim("a bomb went off in the province", "bombing", at=90, place=PROVINCE),
             toll("15 people were hurt", 15, type="wounded", place=PROVINCE, source="Police"))],
        {"a-100", "b-100"}, ("range", "differ"), id="a blast in the town is that of the province",
    ),
    pytest.param(
        [*of("a", toll("22 rebels were killed", 22, target=("rebels",), days=("2016-07-25", "2016-07-26"), source="A")),
         *of("b", toll("eight rebels were killed", 8, said="eight", target=("rebels",), days=("2016-07-26", "2016-07-27"),
                       source="B"))],
        {"a-100", "b-100"}, ("range", "differ"), id="two short times that have a day in common",
    ),
    pytest.param(
        [*of("a", toll("the army hit 150 targets", 150, type="attack", target=("targets",), source="Syrian Armed Forces")),
         *of("b", toll("140 targets were hit", 140, type="attack", target=("targets",), source="Syrian Armed Forces"))],
        {"a-100", "b-100"}, ("range", "differ"), id="a party's two counts of its deeds of one day",
    ),
    pytest.param(
        [*of("a", toll("14 were hurt", 14, type="wounded", source="Doctors")),
         *of("b", toll("20 were hurt", 20, type="wounded", source="Doctors"), published="2016-07-28")],
        {"a-100", "b-100"}, ("range", "superseded"), id="a later count of the same source",
    ),
    pytest.param(
        [*of("a", toll("nine were hurt at first", 9, type="wounded", said="nine", source="Doctors")),
         *of("b", toll("more than 20 were hurt", (21, None), type="wounded", said="20", source="Police"))],
        {"a-100", "b-100"}, ("range", "differ"), id="an earlier count against another report's",
    ),
    pytest.param(
        [*of("a", toll("22 soldiers were killed", 22, target=("soldiers",))),
         *of("b", toll("166 soldiers were killed in the offensive", 166, place=(), target=("soldiers",),
                       days=("2016-06-01", "2016-08-01")))],
        {"a-100", "b-100"}, ("subset", "consistent"), id="the losses of a camp in a campaign",
    ),
    pytest.param(
        [*of("a", toll("we have five hurt", 5, type="wounded", said="five", target=(), source="Doctors")),
         *of("b", claim("no civilian was harmed", "casualties", at=100, target=("civilian",), place=("Qamishli",), source="Army",
                        polarity="negative"))],
        {"a-100", "b-100"}, ("polarity", "differ"), id="casualties denied, and wounded of no kind",
    ),
    pytest.param(
        [*of("a", claim("a warplane was shot down near Manbij", "interception", at=100, target=ARMY, place=("Manbij",))),
         *of("b", claim("no warplane was lost", "interception", at=100, target=ARMY, source="Army", polarity="negative"))],
        {"a-100", "b-100"}, ("polarity", "differ"), id="a rare event denied without a place",
    ),
    pytest.param(
        [*of("a", toll("40 were hurt", 40, type="wounded", source="Doctors")),
         *of("b", toll("60 were killed and wounded", 60, type="casualties", source="Rebels"))],
        {"a-40", "a-100", "b-100"}, ("sum", "differ"), id="dead and wounded are more than another's casualties",
    ),
    pytest.param(
        [*of("a", claim("our planes destroyed an arms depot", "air_strike", at=100, place=("Qamishli",), source="Army")),
         *of("b", claim("a bakery was hit by a plane", "air_strike", at=100, place=("Qamishli",), source="Doctors"))],
        {"a-100", "b-100"}, ("polarity", "differ"), id="an arms depot to one, a bakery to another",
    ),
    pytest.param(
        [*of("a", claim("no civilians were there", "strength", at=100, target=("civilians",), place=("Qamishli",), source="Army",
                        polarity="negative")),
         *of("b", toll("six civilians died", 6, said="six", target=("civilians",), source="Doctors"))],
        {"a-100", "b-100"}, ("polarity", "differ"), id="nobody of a kind there, and some of them killed",
    ),
    pytest.param(
        [stands("the group took Manbij", "a", "capture", GROUP), stands("the army left Manbij", "b", "withdrawal", role="from")],
        {"a-200", "b-200"}, ("state", "consistent"), id="taken by one side, left by the other",
    ),
    pytest.param(
        [*of("a", toll("18 were killed", 18, at=60), toll("No volunteer was among the dead", None, target=("volunteer",),
                                                         source="Army", polarity="negative")),
         *of("b", toll("three volunteers died", 3, said="three", target=("volunteers",)),
             toll("1,400 volunteers have died since 2011", 1400, at=300, said="1,400", target=("volunteers",),
                  place=("Syria",), days=("2011-03-01", "2016-07-27")))],
        {"a-100", "b-100"}, ("polarity", "differ"), id="who denies one happening's dead denies no war's",
    ),
    pytest.param(
        [*of("a", toll("there were killings", None, at=60, target=("civilians",), when="on Wednesday"),
             toll("11 civilians died", 11, target=("civilians",))),
         *of("b", toll("No civilian was killed", None, target=("civilian",), source="Army", polarity="negative"))],
        {"a-100", "b-100"}, ("polarity", "differ"), id="a denial is held against the number",
    ),
    pytest.param(
        [*of("a", toll("we struck and killed nine terrorists", 9, said="nine", agent=ARMY, target=("terrorists",),
                       source=ARMY[0])),
         *of("b", toll("at least 16 citizens were killed", (16, None), said="16", agent=ARMY, target=("citizens",),
                       source="Doctors"))],
        {"a-100", "b-100"}, ("range", "differ"), id="terrorists to who struck them, citizens to others",
    ),
    pytest.param(
        [*of("a", toll("the hospital received 13 bodies", 13, source="Doctors"),
             toll("Among them were six children", 6, at=140, said="six", target=("children",), source="Doctors")),
         *of("b", toll("at least eight children died", (8, None), said="eight", target=("children",), source="Monitors"))],
        {"a-140", "b-100"}, ("range", "undecided"), id="children among those whom one hospital received",
    ),
    pytest.param(
        [*of("a", toll("47 soldiers were wounded", 47, type="wounded", target=("soldiers",), source="Army")),
         *of("b", toll("six of the wounded have died since", 6, said="six", target=("wounded",), source="Army"),
             published="2016-07-28")],
        {"a-100", "b-100"}, ("subset", "consistent"), id="who died later are some of another report's wounded",
    ),
    pytest.param(
        [*of("a", toll("eleven soldiers were killed", 11, said="eleven", target=("soldiers",), place=("Tadef",))),
         *of("b", toll("13 soldiers were killed", 13, target=("soldiers",), place=("Tadef-Manbij road",), source="Army"))],
        {"a-100", "b-100"}, ("range", "differ"), id="a town, and the road that is called after it",
    ),
    pytest.param(
        [*of("a", toll("13 police officers were killed", 13, counted="police officers", target=("police officers",),
                       source="Minister")),
         *of("b", toll("two bodies were found in a field", 2, said="two", counted="bodies"),
             toll("bringing the number of police killed to 15", 15, at=140, counted="police", target=("police",),
                  source="Police"))],
        {"a-100", "b-140"}, ("range", "differ"), id="police officers, and the number to which bodies bring the police",
    ),
    pytest.param(
        [*of("a", toll("some 30 attackers took part", 30, type="strength", counted="attackers", target=())),
         *of("b", toll("about 100 assailants came", 100, type="strength", counted="assailants", target=(), source="Army"))],
        {"a-100", "b-100"}, ("range", "differ"), id="attackers to one, assailants to another",
    ),
    pytest.param(
        [*of("a", toll("soldiers arrested 15 people", 15, type="detained")),
         *of("b", toll("15 remain in detention", 15, type="detained", days=("2016-07-30", "2016-07-30")),
             published="2016-07-30")],
        {"a-100", "b-100"}, ("range", "consistent"), id="as many are held days later",
    ),
    pytest.param(
        [*of("a", toll("four guards were missing", 4, type="missing", said="four", target=("guards",))),
         *of("b", toll("two guards who had been missing", 2, type="missing", said="two", target=("guards",)))],
        {"a-100", "b-100"}, ("subset", "consistent"), id="some who are missing no longer",
    ),
    pytest.param(
        [*of("a", toll("nine strikes were made in Syria", 9, type="air_strike", said="nine", counted="strikes", target=(),
                       place=("Syria",), agent=ARMY)),
         *of("b", toll("four strikes hit the town", 4, type="air_strike", said="four", counted="strikes", target=(),
                       agent=ARMY))],
        {"a-100", "b-100"}, ("subset", "consistent"), id="a day's strikes on a town among those on the country",
    ),
    pytest.param(
        [*of("a", toll("more than a dozen raids hit the town", (13, None), type="air_strike", said="dozen", counted="raids",
                       target=(), agent=ARMY, source="Observatory"),
             toll("six of the raids were on the court", 6, at=140, type="air_strike", said="six", counted="of the raids",
                  target=(), agent=ARMY, source="Observatory")),
         *of("b", toll("13 raids hit the town", 13, type="air_strike", counted="raids", target=(), agent=ARMY,
                       source="Observatory"))],
        {"a-140", "b-100"}, ("subset", "consistent"), id="some of what one report counts loosely and the other in a number",
    ),
    pytest.param(
        [*of("a", toll("60 fighters were killed", 60, target=("fighters",), source="A")),
         *of("b", toll("41 civilians were killed", 41, target=("civilians",), source="B"))],
        {"a-100", "b-100"}, ("range", "differ"), id="fighters of one blast to one, civilians to another",
    ),
    pytest.param(
        [*of("a", claim("None of the faithful was hurt", "casualties", at=100, target=("the faithful",), place=("Qamishli",),
                        source="A", polarity="negative")),
         *of("b", toll("41 civilians were killed", 41, target=("civilians",), source="B"))],
        {"a-100", "b-100"}, ("polarity", "differ"), id="nobody of a people hurt, and civilians killed",
    ),
    pytest.param(
        [*of("a", stands("the attack was repelled", "a", "attack", ())),
         *of("b", stands("the group held Manbij for hours", "b", agent=GROUP))],
        {"a-200", "b-200"}, ("state", "differ"), id="an attack beaten back, and the place in the attackers' hands",
    ),
    pytest.param(
        [stands("the group took Manbij", "a", "capture", GROUP),
         stands("at no time was Manbij taken", "b", "capture", (), polarity="negative")],
        {"a-200", "b-200"}, ("state", "differ"), id="taken, and never taken by anybody",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("claims", "ids", "what"), BETWEEN)
def test_finds_between_reports(claims: list[Claim], ids: set[str], what: tuple[str, str]) -> None:
    assert found(claims).get(frozenset(ids)) == what


DENIED_TWICE = of(
    "a",
    claim("the government denied using gas", at=100, source="Ba'athist Syria", polarity="negative", **GAS),
    claim("gas was never used", at=300, source="Ba'athist Syria", polarity="negative", **GAS),
)
CHARGED = of("b", claim("the government used gas", at=100, source="Doctors", **GAS))


def test_a_report_that_denies_one_thing_twice_is_held_against_another_once() -> None:
    between = [ids for ids, what in found([*DENIED_TWICE, *CHARGED]).items() if "b-100" in ids and what == ("polarity", "differ")]
    assert between == [frozenset({"a-100", "b-100"})]


SILENT = [
    pytest.param([*of("a", toll("dozens were hurt", (24, None), type="wounded", said="dozens")),
                  toll("60 were hurt", 60, at=200, type="wounded", document="a", outlet="a", source="Doctors"),
                  *of("b", toll("500 were hurt", 500, type="wounded", source="Police"))],
                 {"a-100", "b-100"}, id="dozens leave room for hundreds"),
    pytest.param([claim("her cousin Lina Haddad died", at=300, target=("Lina Haddad",), place=("Manbij",), days=DAY),
                  claim("three people were killed", at=900, count=3, said="three", target=("people",), place=("Manbij",),
                        days=DAY)],
                 {"report-a-300", "report-a-900"}, id="a person told of before a toll"),
    pytest.param([*of("a", toll("dozens were hurt", (24, None), type="wounded", said="dozens")),
                  toll("at least 90 were hurt", (90, None), at=200, type="wounded", said="90", document="a", outlet="a",
                       source="Doctors"),
                  *of("b", toll("more than 70 were hurt", (71, None), type="wounded", said="70", source="Police"))],
                 {"a-100", "b-100"}, id="dozens leave room for at least seventy"),
    pytest.param([*of("a", toll("43 soldiers were killed", 43, target=ARMY, counted="soldiers")),
                  *of("b", toll("50 soldiers fell", 50, target=ARMY, counted="soldiers"),
                      toll("among them two captains", 2, at=120, said="two", target=ARMY, counted="captains"))],
                 {"a-100", "b-120"}, id="some of a side's dead, and all of them"),
    pytest.param([*of("a", toll("helicopters killed 40 camels", 40, counted="camels", target=("camels",))),
                  *of("b", toll("57 soldiers were killed", 57, counted="soldiers", target=("soldiers",)))],
                 {"a-100", "b-100"}, id="animals and soldiers"),
    pytest.param([*of("a", toll("two women and", 2, said="two", target=("women",)),
                      toll("five children died", 5, at=114, said="five", target=("children",))),
                  *of("b", toll("six of the wounded died", 6, said="six", target=("wounded",)))],
                 {"a-100", "a-114", "b-100"}, id="kinds of the dead, and those who died later"),
    pytest.param([*of("a", toll("two bodies were found", 2, said="two", source="Rescuers")),
                  *of("b", toll("60 people were killed", 60, source="Police"))],
                 {"a-100", "b-100"}, id="two bodies found, of sixty dead"),
    pytest.param([stands("the group holds Manbij", "a", agent=GROUP),
                  stands("the army will take Manbij", "b", "capture", modality="future")],
                 {"a-200", "b-200"}, id="a plan to take what the other side holds"),
    pytest.param([*of("a", toll("at least 31 people were killed", (31, None), said="31", source="Police")),
                  *of("b", toll("the toll rose to 46", 46, target=(), counted="dead", source="Police"),
                      toll("11 people died in the night", 11, at=126, source="Police"))],
                 {"a-100", "b-126"}, id="those who died since, and a toll"),
    pytest.param([*of("a", toll("120 people were hurt", 120, type="wounded", at=60, source="Police"),
                      toll("seven of whom are in critical condition", 7, type="wounded", said="seven", counted="of whom",
                           source="Police")),
                  *of("b", toll("100 people were hurt", 100, type="wounded", at=60),
                      toll("83 of whom were discharged", 83, type="wounded", said="83", counted="of whom"))],
                 {"a-100", "b-100"}, id="some of the hurt in danger, and some sent home"),
    pytest.param([*of("a", toll("five of our comrades died", 5, said="five", counted="of our comrades", days=SPAN,
                                target=("Islamic State",), source="Islamic State")),
                  *of("b", toll("43 soldiers were killed", 43, counted="soldiers", days=SPAN, target=ARMY))],
                 {"a-100", "b-100"}, id="losses of two sides over some days"),
    pytest.param([stands("rebel-held Manbij", "a", agent=GROUP),
                  stands("the army seized three villages", "b", "capture", target=("villages",))],
                 {"a-200", "b-200"}, id="villages by a town that the other side holds"),
    pytest.param([*of("a", toll("32 people died", 32, source="Police")),
                  *of("b", toll("two guests were unharmed", 2, said="two", target=("guests",), source="Doctors",
                                polarity="negative"))],
                 {"a-100", "b-100"}, id="two who were unharmed, and many who died"),
    pytest.param([*of("a", toll("14 people died", 14, source="Police")),
                  *of("b", toll("no soldier was killed", None, target=ARMY, source=ARMY[0], polarity="negative"))],
                 {"a-100", "b-100"}, id="people who died, and no soldier"),
    pytest.param([*of("a", toll("six others were killed", 6, said="six", target=())),
                  *of("b", toll("five children died", 5, said="five", target=("children",)),
                      toll("two women died", 2, at=130, said="two", target=("women",)))],
                 {"a-100", "b-100", "b-130"}, id="kinds of the dead, and others who died"),
]  # fmt: skip


@pytest.mark.parametrize(("claims", "ids"), SILENT)
def test_says_nothing(claims: list[Claim], ids: set[str]) -> None:
    assert frozenset(ids) not in found(claims)


def test_three_children_and_three_others_elsewhere_tie_no_reports() -> None:
    ties = [
        claim("three children died", document="a", outlet="a", count=3, said="three", target=("children",), place=("Manbij",)),
        claim("three fighters died", document="b", outlet="b", count=3, said="three", target=("fighters",), place=("Wadi Hur",)),
        claim("nine were hurt", "wounded", document="a", outlet="a", at=300, count=9, target=("people",), place=("Manbij",)),
        claim("five were hurt", "wounded", document="b", outlet="b", at=300, count=5, target=("people",), place=("Wadi Hur",)),
    ]
    assert tied_documents(ties) == {}


def test_a_part_and_its_whole_that_both_reports_tell_are_set_against_each_other_once() -> None:
    told = [toll("17 civilians were killed", 17, target=("civilians",)),
            toll("including eight children", 8, at=130, said="eight", target=("children",))]  # fmt: skip
    across = [ids for ids, what in found([*of("a", *told), *of("b", *told)]).items()
              if what == ("subset", "consistent") and len({name[0] for name in ids}) == 2]  # fmt: skip
    assert across == [frozenset({"a-130", "b-100"})]
