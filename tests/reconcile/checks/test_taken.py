"""Some of a set that another verb was said of, and what they leave of it."""

from __future__ import annotations

import pytest

from communique.model.records import Claim
from tests.reconcile.claims import claim
from tests.reconcile.rows import found

TAKEN, FREED, LATER = ("2016-06-04", "2016-06-04"), ("2016-06-20", "2016-06-20"), ("2016-07-20", "2016-07-20")


def pupils(words: str, type: str, count: float, said: str, at: int, days: tuple[str, str], whom: str = "pupils") -> Claim:
    """A claim about so many pupils of Manbij."""
    return claim(words, type, at=at, count=count, said=said, counted=whom, target=(whom,), place=("Manbij",), days=days)


def test_some_of_them_are_a_part_of_those_told_before() -> None:
    fired = claim("some 170 rockets were launched", "shelling", at=100, count=170, counted="rockets", place=("Manbij",))
    stopped = claim("the system intercepted 30 of them", "interception", at=200, count=30, said="30", counted="rockets",
                    target=("them",), place=("Manbij",))  # fmt: skip
    assert found([fired, stopped]) == {frozenset({fired.id, stopped.id}): ("subset", "consistent")}


def test_some_of_them_are_none_of_the_dead() -> None:
    dead = pupils("31 militants were killed", "killed", 31, "31", 100, TAKEN, "militants")
    hurt = pupils("12 of them were wounded", "wounded", 12, "12", 150, TAKEN, "militants")
    assert found([dead, hurt]) == {}


@pytest.mark.parametrize(("left", "verdict"), [(62, "consistent"), (71, "differ")])
def test_those_still_held_are_what_is_left(left: int, verdict: str) -> None:
    claims = [
        pupils("Gunmen took 136 pupils", "abducted", 136, "136", 100, TAKEN),
        pupils("48 of them were freed", "evacuated", 48, "48", 150, FREED, "them"),
        pupils("The army rescued another 26", "evacuated", 26, "26", 200, FREED),
        pupils(f"{left} pupils were still held", "abducted", left, str(left), 300, LATER),
    ]
    told = found(claims)
    assert told[frozenset(c.id for c in claims)] == ("sum", verdict)
    assert told[frozenset({claims[0].id, claims[3].id})] == ("subset", "consistent")


def test_found_dead_and_missing_are_those_who_were_taken() -> None:
    claims = [
        pupils("nine pupils were kidnapped", "abducted", 9, "nine", 100, TAKEN),
        pupils("the bodies of four pupils were found", "killed", 4, "four", 200, FREED),
        pupils("five pupils are missing", "missing", 5, "five", 300, LATER),
    ]
    assert found(claims)[frozenset(c.id for c in claims)] == ("sum", "consistent")
