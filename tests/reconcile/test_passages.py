"""Where and when a claim is that names no place itself, and which days are one night."""

from __future__ import annotations

import pytest

from communique.reconcile.anchors import scopes_of
from communique.reconcile.engine import reconcile
from communique.reconcile.passages import in_passages
from communique.reconcile.scopes import Scope
from tests.reconcile.claims import claim, span


def keys(scope: Scope) -> list[str]:
    return [place.key for place in scope.places]


def test_a_happening_without_a_place_is_at_that_of_its_passage() -> None:
    told = scopes_of([
        claim("shells fell on Manbij", "shelling", place=("Manbij",)),
        claim("six people were wounded", "wounded", at=260, count=6, target=("people",)),
    ])  # fmt: skip
    first, second = in_passages([told])
    assert keys(first) == keys(second) != []


def test_a_report_of_two_towns_gives_its_place_to_nothing_far_off() -> None:
    told = scopes_of([
        claim("shells fell on Manbij", "shelling", place=("Manbij",)),
        claim("a bomb went off in Raqqa", "bombing", at=400, place=("Raqqa",)),
        claim("six people were wounded", "wounded", at=3000, count=6, target=("people",)),
    ])  # fmt: skip
    assert keys(in_passages([told])[2]) == []


def test_the_base_is_the_one_base_that_a_report_names() -> None:
    named = claim("fighters stormed the Tell base", "attack", place=("the Tell Rahba base",))
    again = claim("the base is in our hands", "control", at=400, place=("the base",), agent=("Syrian Arab Army",))
    bare = [c.model_copy(update={"places": tuple(p.model_copy(update={"name": None}) for p in c.places)}) for c in (named, again)]
    first, second = in_passages([scopes_of(bare)])
    assert keys(first) == keys(second)


@pytest.mark.parametrize(
    ("when", "day", "verdicts"),
    [
        ("on Sunday night", "2016-07-26", ["consistent"]),
        ("on Sunday at noon", "2016-07-26", []),
        ("on Sunday night", "2016-07-25", []),
    ],
    ids=["one night", "two days", "two nights"],
)
def test_a_night_has_two_days(when: str, day: str, verdicts: list[str]) -> None:
    told = {"place": ("Manbij",), "target": ("people",), "counted": "people", "count": 9}
    claims = [
        claim("9 people were killed", when=when, days=(day, day), **told),
        claim("9 people died in the raid", document="b", outlet="b News", when="on Monday", **told),
    ]  # type: ignore[arg-type]
    assert [f.verdict for f in reconcile(claims).findings] == verdicts


def test_what_a_place_lies_in_is_learnt_once_for_the_report() -> None:
    words = "a raid on Bani Karsan in Manbij"
    first = claim(words, "air_strike", place=("Manbij",))
    village = first.places[0].model_copy(update={"mention": span("Bani Karsan", 210), "name": "Bani Karsan"})
    town = first.places[0].model_copy(update={"mention": span("Manbij", 225)})
    first = first.model_copy(update={"places": (village, town)})
    again = claim("four raids in all", "air_strike", at=400, count=4).model_copy(update={"places": (village,)})
    told = in_passages([scopes_of([first, again])])
    assert keys(told[0]) == keys(told[1])
    assert len(keys(told[0])) == 1
    assert told[0].places[0].inside == told[1].places[0].inside


def test_a_place_lies_in_the_area_named_with_it_even_where_no_gazetteer_knows_either() -> None:
    (told,) = scopes_of([claim("a raid on Karsan Hla", "air_strike", place=("Karsan Hla", "Karsan Township"))])
    assert len(keys(told)) == 1
