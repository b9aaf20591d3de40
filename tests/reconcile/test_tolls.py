"""The toll of one report under the policy report-range, and of two reports side by side."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.model.records import Place
from communique.reconcile.tolls import meeting, toll_of
from tests.reconcile.reports import document, people, told

GROWN = "At least 12 people were killed. The mayor said 15 people died. At first, three people were reported dead."
OWN = "Between four and six villagers were killed. Some said nine people died."
ADDED = "Five people were killed in a car. Two more were killed as they came to help."
HELD = "At least five people were killed. Two guards were also killed."
NAMED = "Karim Sol was killed at home, and a radio said his son was killed too. The town buried 11 people killed that week."
LATER = "Some shepherds were killed near the well. The mayor said four people died."
ZERO = "Nobody was killed."
FOUGHT = "Two militants were killed. One farmer died."

CASES = [
    pytest.param(
        GROWN,
        [
            told(GROWN, "killed", "At least 12", (12, None), counted="people"),
            told(GROWN, "died", "15", (15, 15), counted="people", source="mayor"),
            told(GROWN, "dead", "three", (3, 3), counted="people"),
        ],
        (12, 15),
        ["counts", "counts", "lower"],
        id="from-its-own-count-to-the-largest",
    ),
    pytest.param(
        OWN,
        [
            told(OWN, "killed", "Between four and six", (4, 6), counted="villagers"),
            told(OWN, "died", "nine", (9, 9), counted="people", source="Some"),
        ],
        (4, 6),
        ["counts", "counts"],
        id="its-own-range-stands",
    ),
    pytest.param(
        ADDED,
        [
            told(ADDED, "killed", "Five", (5, 5), counted="people"),
            told(ADDED, "killed", "Two", (2, 2), after="Two more"),
        ],
        (7, 7),
        ["counts", "further"],
        id="more-are-added",
    ),
    pytest.param(
        HELD,
        [
            told(HELD, "killed", "At least five", (5, None), counted="people"),
            told(HELD, "killed", "Two", (2, 2), counted="guards", after="Two guards"),
        ],
        (5, 5),
        ["counts", "further"],
        id="a-least-count-holds-them-already",
    ),
    pytest.param(
        NAMED,
        [
            told(NAMED, "killed", whom=("Karim Sol",)),
            told(NAMED, "killed", whom=("his son",), after="radio", source="a radio"),
        ],
        (1, 2),
        ["named", "named"],
        id="what-another-source-adds-may-not-have-been",
    ),
    pytest.param(
        LATER,
        [
            told(LATER, "killed", whom=("Some shepherds",)),
            told(LATER, "died", "four", (4, 4), counted="people", source="mayor"),
        ],
        (4, 4),
        ["named", "counts"],
        id="a-figure-before-a-bare-plural",
    ),
    pytest.param(ZERO, [told(ZERO, "killed", polarity="negative")], (0, 0), ["zero"], id="none"),
    pytest.param("It rained.", [], (None, None), [], id="nothing-told"),
]


@pytest.mark.parametrize(("text", "claims", "ends", "standings"), CASES)
def test_range_of_a_report(text, claims, ends, standings):
    toll = toll_of(document(text), claims, people)
    assert (toll.low, toll.high) == ends
    assert [statement.standing for statement in toll.statements] == standings
    assert set(toll.used) == {at for s in toll.statements if s.used for at in s.claims}


def test_fighters_are_left_out_where_civilians_are_asked_for():
    claims = [
        told(FOUGHT, "killed", "Two", (2, 2), counted="militants"),
        told(FOUGHT, "died", "One", (1, 1), counted="farmer", after="One"),
    ]
    assert toll_of(document(FOUGHT), claims, people).low == 2
    assert toll_of(document(FOUGHT), claims, people, civilians=True).low == 1


def test_a_toll_bears_the_place_and_the_day_of_what_it_counts():
    text = "Four people were killed in a raid."
    place = Place(name="Tessa", country="SY", latitude=35.0, longitude=39.0, kind="city")
    toll = toll_of(
        document(text), [told(text, "killed", "Four", (4, 4), counted="people", place=place, day="2020-02-03")], people
    )
    assert toll.place == place
    assert toll.when is not None
    assert str(toll.when.start) == "2020-02-03"


def of_ends(low, high):
    return toll_of(document(""), [], people).model_copy(update={"low": low, "high": high})


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        pytest.param((4, 6), (6, 9), "consistent", id="they-meet"),
        pytest.param((4, 6), (7, 9), "differ", id="they-do-not"),
        pytest.param((None, 16), (20, 20), "differ", id="up-to-below"),
        pytest.param((None, 16), (3, 3), "consistent", id="up-to-around"),
        pytest.param((4, 6), (None, None), None, id="one-tells-nothing"),
    ],
)
def test_two_reports_of_one_event(one, other, verdict):
    assert meeting(of_ends(*one), of_ends(*other)) == meeting(of_ends(*other), of_ends(*one)) == verdict


@given(st.lists(st.tuples(st.integers(1, 99), st.integers(0, 20), st.sampled_from(["", "mayor", "army"])), max_size=6))
def test_the_ends_are_in_order_and_told_by_some_source(figures):
    text = " ".join(f"{low} to {low + more} people fell{n}." for n, (low, more, _) in enumerate(figures))
    claims = [
        told(text, f"fell{n}", f"{low} to {low + more}", (low, low + more), counted="people", source=source)
        for n, (low, more, source) in enumerate(figures)
    ]
    toll = toll_of(document(text), claims, people)
    if not figures:
        assert not toll.told
        return
    assert toll.low <= toll.high
    assert toll.low in {low for low, _, _ in figures}
    assert toll.high in {low + more for low, more, _ in figures}
