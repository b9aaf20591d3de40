"""What keeps two figures of one document from being two counts of one thing."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from communique.model.records import Claim
from communique.reconcile.engine import reconcile
from tests.reconcile.claims import claim

DAY = ("2016-07-26", "2016-07-26")
MARCH = ("2016-03-01", "2016-03-31")


def dead(words: str, count: float, at: int, whom: str = "people", **more: object) -> Claim:
    """Killed in Raqqa on one day."""
    given = {"place": ("Raqqa",), "days": DAY, **more}
    return claim(words, count=count, at=at, target=(whom,), counted=whom, **given)  # type: ignore[arg-type]


def at_odds(claims: Sequence[Claim]) -> list[str]:
    """The reasons of the findings that are at odds."""
    return [f.why for f in reconcile(claims).findings if f.verdict in {"differ", "superseded", "conflict"}]


TWO_SETS = {
    "a state's forces and those who fight it": [
        dead("11 soldiers were killed", 11, 20, "soldiers"),
        dead("the army killed 40 militants", 40, 400, "militants"),
    ],
    "victims of rebels and rebels": [
        dead("29 rebels dead", 29, 0, "rebels"),
        dead("two people were killed", 2, 600, agent=("rebel fighters",), source="State TV"),
    ],
    "two doers by one source": [
        dead("government artillery killed 12 children", 12, 20, "children", agent=("Syrian Armed Forces",)),
        dead("rebel shells killed five children", 5, 500, "children", agent=("rebels",)),
    ],
    "own losses": [
        dead("Fifteen attackers were killed", 15, 0, "attackers", source="General Staff"),
        dead("adding that on its own side eight men died", 8, 300, "men", source="General Staff"),
    ],
    "a war and a day": [
        dead("14 people were killed", 14, 20),
        dead("More than 300,000 people have been killed", 300_000, 900, place=(), days=(None, "2016-07-27"), source="UN"),
    ],
    "some of them": [
        dead("six of them conscripts", 6, 20, "conscripts"),
        dead("a toll of nine", 9, 300, source="Army"),
    ],
    "two happenings of one month": [
        dead("six people were killed", 6, 200, days=MARCH),
        dead("the Observatory counted 15 dead", 15, 700, days=MARCH, source="Syrian Observatory for Human Rights"),
    ],
    "places of a list under a total without one": [
        claim("34 air strikes", "air_strike", at=0, count=34, counted="strikes", days=DAY),
        claim("Raqqa, seven strikes", "air_strike", at=200, count=7, counted="strikes", place=("Raqqa",), days=DAY),
        claim("Manbij, four strikes", "air_strike", at=300, count=4, counted="strikes", place=("Manbij",), days=DAY),
    ],
    "bombs and bombers": [
        claim("a triple bombing", "bombing", at=0, count=3, place=("Raqqa",), days=DAY),
        claim("two suicide bombers", "suicide_bombing", at=300, count=2, place=("Raqqa",), days=DAY, source="Police"),
    ],
    "a part announced in words that begin in its whole's": [
        claim("Rana leads 6,000 men in Raqqa", "strength", at=0, count=6000, said="6,000", counted="men", place=("Raqqa",),
              days=DAY),
        claim("Raqqa, among them some 1,500 foreigners", "strength", at=24, count=1500, said="1,500", counted="foreigners",
              place=("Raqqa",), days=DAY),
    ],
}  # fmt: skip


@pytest.mark.parametrize("claims", TWO_SETS.values(), ids=TWO_SETS.keys())
def test_two_sets_are_not_held_against_each_other(claims: list[Claim]) -> None:
    assert at_odds(claims) == []


ONE_SET = {
    "one and another source": [
        dead("11 soldiers were killed", 11, 200, "soldiers", source="Army"),
        dead("the rebels put the dead soldiers at 30", 30, 600, "soldiers", source="Islamic State"),
    ],
    "a headline and what follows": [
        dead("Dozens dead", 24, 0),
        dead("eleven people were killed", 11, 200, source="Syrian Observatory for Human Rights"),
    ],
    "doers that two sources lay it to": [
        dead("army shells killed 12", 12, 200, agent=("Syrian Armed Forces",), source="Red Crescent"),
        dead("terrorist shells killed nine", 9, 600, agent=("Islamic State",), source="State TV"),
    ],
}


@pytest.mark.parametrize("claims", ONE_SET.values(), ids=ONE_SET.keys())
def test_two_counts_of_one_set_are(claims: list[Claim]) -> None:
    assert at_odds(claims)


ENDED = ["had stopped bombing the city", "had not yet resumed bombing", "the raids were halted"]


@pytest.mark.parametrize("words", ENDED)
def test_what_has_ended_is_not_denied(words: str) -> None:
    raids = claim("jets bombed the city", "air_strike", at=100, agent=("Russian Air Force",), place=("Raqqa",), days=DAY)
    ended = claim(words, "air_strike", at=500, agent=("Russian Air Force",), place=("Raqqa",), days=DAY,
                  polarity="negative", source="Ministry of Defence")  # fmt: skip
    assert at_odds([raids, ended]) == []


def test_women_are_no_part_of_men() -> None:
    men = claim("12 men were taken", "abducted", at=100, count=12, said="12", target=("men",), place=("Raqqa",), days=DAY)
    women = claim("two women were taken", "abducted", at=125, count=2, said="two", target=("women",), place=("Raqqa",), days=DAY)
    assert reconcile([men, women]).findings == ()
