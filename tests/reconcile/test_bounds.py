"""Bounds: which claims bind each end, what is left out and why, and that more claims never widen them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.model.bounds import Question
from communique.model.records import Claim
from communique.reconcile.bounds import bounds_of
from communique.reconcile.policies import POLICIES
from tests.reconcile.claims import claim

AUGUST = ("2017-08-01", "2017-08-31")
RUSSIA = ("Russian Aerospace Forces",)


def august(**more: object) -> Question:
    return Question(type="killed", start=dt.date(2017, 8, 1), end=dt.date(2017, 8, 31), **more)  # type: ignore[arg-type]


def killed(words: str, id: str, count: object, **more: object) -> Claim:
    given = {"target": ("militants",), "days": AUGUST, "published": "2017-09-01", **more}
    return claim(words, id=id, count=count, **given)  # type: ignore[arg-type]


def test_a_limit_binds_above_and_a_part_below() -> None:
    answer = bounds_of([
        killed("up to 800 killed in August", "limit", (None, 800), when="in August"),
        killed("at least 30 killed on Monday", "part", (30, None), days=("2017-08-07", "2017-08-07"), when="on Monday"),
    ], august())  # fmt: skip
    assert (answer.together.low, answer.together.high) == (30, 800)
    assert answer.together.low_claims == ("part",)
    assert answer.together.high_claims == ("limit",)


def test_the_count_of_one_incident_is_no_upper_end() -> None:
    day = ("2017-08-07", "2017-08-07")
    asked = Question(type="killed", place="Raqqa", start=dt.date(2017, 8, 7), end=dt.date(2017, 8, 7))
    answer = bounds_of([killed("12 people died", "toll", 12, days=day, place=("Raqqa",), target=("people",))], asked)
    assert (answer.together.low, answer.together.high) == (12, None)


def test_one_source_adds_up_days_and_places_and_sources_are_never_added() -> None:
    first, second = ("2017-08-07", "2017-08-07"), ("2017-08-09", "2017-08-09")
    answer = bounds_of([
        killed("5 killed", "a1", 5, days=first, place=("Raqqa",), source="Ministry"),
        killed("3 killed", "a2", 3, days=first, place=("Manbij",), source="Ministry", at=400),
        killed("4 killed", "a3", 4, days=second, place=("Raqqa",), source="Ministry", at=600),
        killed("9 killed", "b1", 9, days=second, place=("Raqqa",), source="Observatory", document="report-b"),
    ], august())  # fmt: skip
    own = {s.source: s.bound for s in answer.by_source}
    assert (own["Ministry"].low, own["Ministry"].low_claims) == (12, ("a1", "a2", "a3"))
    assert own["Observatory"].low == 9
    assert answer.together.low == 12


def test_sources_asked_for_stand_beside_the_others() -> None:
    answer = bounds_of([
        killed("5 killed", "a", 5, source="Ministry"), killed("9 killed", "b", 9, source="Observatory", document="report-b"),
    ], august(sources=("Ministry",)))  # fmt: skip
    assert answer.asked is not None
    assert answer.others is not None
    assert (answer.asked.low, answer.others.low, answer.together.low) == (5, 9, 9)


LEFT_OUT = [
    pytest.param({"days": (None, "2017-08-21")}, "its date and place are not stated", id="no date"),
    pytest.param({"agent": ()}, "it does not say who did it", id="no doer"),
    pytest.param({"days": ("2017-07-15", "2017-08-15"), "when": "in a month"},
                 "its time reaches beyond the asked one, and is not cut to it", id="time that sticks out"),
]  # fmt: skip


@pytest.mark.parametrize(("more", "reason"), LEFT_OUT)
def test_what_cannot_be_placed_is_left_out_with_the_reason(more: dict[str, object], reason: str) -> None:
    told = killed("more than 200 militants", "loose", (201, None), **{"agent": RUSSIA, **more})
    answer = bounds_of([told], august(agent="Russian Aerospace Forces"))
    assert answer.together.low is None
    assert [(left.claim, left.reason) for left in answer.left_out] == [("loose", reason)]


def test_sources_that_cannot_all_be_right_still_get_answers() -> None:
    answer = bounds_of([
        killed("no more than 10 killed", "a", (None, 10), when="in August", source="Ministry"),
        killed("at least 50 killed", "b", (50, None), when="in August", source="Observatory", document="report-b"),
    ], august())  # fmt: skip
    assert not answer.together.holds
    assert answer.together.either == (None, None)
    assert [(s.bound.low, s.bound.high) for s in answer.by_source] == [(None, 10), (50, None)]


def test_policies_say_what_they_used_and_set_aside() -> None:
    answer = bounds_of([
        killed("22 killed", "a", 22, source="Ministry"), killed("44 killed", "b", 44, source="Observatory", document="b"),
        killed("44 killed", "c", 44, source="Red Crescent", document="c"),
    ], august())  # fmt: skip
    exported = {name: policy(answer) for name, policy in POLICIES.items()}
    assert (exported["lowest"].best, exported["lowest"].used, exported["lowest"].rejected) == (22, ("a",), ("b", "c"))
    assert (exported["highest"].best, exported["highest"].used) == (44, ("b", "c"))
    assert (exported["range"].low, exported["range"].high) == (44, None)
    assert [exported["best-low-high"].low, exported["best-low-high"].best, exported["best-low-high"].high] == [22, 44, 44]


def test_a_figure_without_a_place_does_not_hide_a_larger_sum_of_two_towns() -> None:
    answer = bounds_of([
        killed("2 killed", "a", 2, source="Ministry", place=("Raqqa",)),
        killed("4 killed", "b", 4, source="Ministry", place=("Manbij",)),
        killed("5 killed", "c", 5, source="Ministry"),
    ], august())  # fmt: skip
    assert (answer.together.low, answer.together.low_claims) == (6, ("a", "b"))


@st.composite
def tallies(draw: st.DrawFn) -> list[Claim]:
    """Claims about parts and the whole of a month by three sources."""
    made = []
    for at in range(draw(st.integers(1, 8))):
        day = draw(st.integers(1, 28))
        whole = draw(st.booleans())
        days = AUGUST if whole else (f"2017-08-{day:02}", f"2017-08-{draw(st.integers(day, 28)):02}")
        number = draw(st.integers(1, 4) | st.integers(1, 40))
        count = draw(st.sampled_from((number, (number, None), (None, number))))
        made.append(killed("some were killed", f"c{at}", count, days=days, when="then", at=200 + 50 * at,
                           source=draw(st.sampled_from(("Ministry", "Observatory", "Red Crescent"))),
                           place=draw(st.sampled_from(((), ("Raqqa",), ("Manbij",))))))  # fmt: skip
    return made


@settings(max_examples=100)
@given(tallies())
def test_bounds_never_widen_when_a_claim_is_added(made: list[Claim]) -> None:
    never_widens(made, connected=False)


@settings(max_examples=200)
@given(tallies())
def test_bounds_of_connected_claims_never_widen_either(made: list[Claim]) -> None:
    never_widens(made, connected=True)


def never_widens(made: list[Claim], connected: bool) -> None:
    low, high = 0.0, float("inf")
    for number in range(1, len(made) + 1):
        bound = bounds_of(made[:number], august(), beside=made[:number] if connected else None).together
        assert (bound.low or 0) >= low
        assert (float("inf") if bound.high is None else bound.high) <= high
        low, high = bound.low or 0, float("inf") if bound.high is None else bound.high


def test_a_part_of_another_source_is_no_limit_of_the_whole() -> None:
    claims = [killed("at most 2 killed", "a", (None, 2), source="Ministry"),
              killed("one killed", "b", 1, source="Observatory", place=("Raqqa",), at=300)]  # fmt: skip
    assert bounds_of(claims, august(), beside=claims).together.high == 2


def test_a_total_and_its_other_parts_bound_the_part_that_is_asked_for() -> None:
    day = {"days": ("2017-08-07", "2017-08-07"), "target": ("people",), "source": "Ministry"}
    total = killed("47 people died in the province", "total", 47, at=200, place=("Aleppo Governorate",), **day)
    first = killed("20 in Manbij", "first", 20, at=300, place=("Manbij",), **day)
    second = killed("27 in Al-Bab", "second", 27, at=400, place=("Al-Bab",), **day)
    asked = Question(type="killed", place="Manbij", start=dt.date(2017, 8, 7), end=dt.date(2017, 8, 7))
    assert bounds_of([first], asked).together.high is None
    answer = bounds_of([first], asked, beside=[total, first, second])
    assert (answer.together.low, answer.together.high) == (20, 20)
    wide = Question(type="killed", place="Aleppo Governorate", start=dt.date(2017, 8, 7), end=dt.date(2017, 8, 7))
    least = total.model_copy(update={"quantity": total.quantity.model_copy(update={"low": 40, "high": None})})  # type: ignore[union-attr]
    bare = bounds_of([least], wide)
    assert bare.together.low == 40
    more = killed("at least 51, of them 31 in Manbij", "again", 31, at=600, place=("Manbij",), **day)
    assert bounds_of([least, more], wide, beside=[least, more]).together.low == 40


def test_an_end_names_all_claims_that_it_rests_on() -> None:
    day = {"days": ("2017-08-07", "2017-08-07"), "target": ("people",)}
    whole = killed("at least 10 people died", "whole", (10, None), at=200, place=("Manbij",), **day)
    part = killed("including 14 children", "part", 14, at=224, place=("Manbij",), **{**day, "target": ("children",)})
    asked = Question(type="killed", place="Manbij", start=dt.date(2017, 8, 7), end=dt.date(2017, 8, 7))
    answer = bounds_of([whole, part], asked, beside=[whole, part])
    assert (answer.together.low, answer.together.low_claims) == (14, ("part",))
