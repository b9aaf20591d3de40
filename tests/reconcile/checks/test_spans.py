"""When a battle is said to have been fought, and what is dated after that."""

from __future__ import annotations

import pytest

from communique.model.records import Claim
from tests.reconcile.claims import claim
from tests.reconcile.rows import found

ARMY, GROUP = ("Syrian Armed Forces",), ("Islamic State",)
JUNE = ("2016-06-03", "2016-06-17")


def battle(words: str, place: tuple[str, ...] = ("Manbij",)) -> Claim:
    """The first sentence of an encyclopedia's article."""
    return claim(words, "clash", at=0, agent=(*ARMY, *GROUP), place=place, days=JUNE, when="from 3 to 17 June 2016")


def dated(words: str, day: str, type: str = "capture", place: tuple[str, ...] = ("Manbij",)) -> Claim:
    """What the article dates further below."""
    return claim(words, type, at=400, agent=ARMY, place=place, days=(day, day), when="on that day")


@pytest.mark.parametrize("claims", [
    [battle("The Battle of Manbij was fought from 3 to 17 June 2016"), dated("on 21 June the army entered Manbij", "2016-06-21")],
    [battle("The Siege of Manbij was a battle from 3 to 17 June 2016"),
     dated("The siege was lifted on 21 June", "2016-06-21", "siege_lifted")],
    [battle("Operation Dust was an offensive of the army from 3 to 17 June 2016", ()),
     dated("Raqqa fell after a week", "2016-06-21", place=("Raqqa",))],
], ids=["its town entered", "its siege lifted", "an operation's town"])  # fmt: skip
def test_what_ends_a_battle_lies_in_its_time(claims: list[Claim]) -> None:
    assert found(claims)[frozenset(c.id for c in claims)] == ("range", "conflict")


@pytest.mark.parametrize("claims", [
    [battle("The Battle of Manbij was fought from 3 to 17 June 2016"),
     dated("on 21 June the army took Raqqa", "2016-06-21", place=("Raqqa",))],
    [battle("The Battle of Manbij was fought from 3 to 17 June 2016"), dated("a year later Manbij fell again", "2017-06-21")],
    [battle("fierce fighting in Manbij from 3 to 17 June 2016"), dated("on 21 June the army entered Manbij", "2016-06-21")],
], ids=["another town", "another year", "fighting that nobody defines"])  # fmt: skip
def test_what_comes_after_a_battle_is_not_of_it(claims: list[Claim]) -> None:
    assert ("range", "conflict") not in found(claims).values()
