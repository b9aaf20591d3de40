"""How many people lists of victims name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.extract.quantities.people import count_people

CASES = [
    pytest.param("Karim, his wife and their three children", 5, 5, id="family-listed"),
    pytest.param("a family of five", 5, 5, id="family-of"),
    pytest.param("two women and a child", 3, 3, id="women-and-a-child"),
    pytest.param("Karim Sol and four others", 5, 5, id="and-others"),
    pytest.param("Karim Sol and up to four others", 1, 5, id="and-up-to-others"),
    pytest.param("Karim Sol with at least two others", 3, None, id="and-at-least-others"),
    pytest.param("at least 5 people, including 2 children", 5, None, id="including-is-a-part"),
    pytest.param("between four and seven civilians, among them a nurse", 4, 7, id="between"),
    pytest.param("a mother alongside her five children and her husband", 7, 7, id="alongside"),
    pytest.param("Karim Sol (45), Sara Sol, aged 12, and a 9-year-old boy", 3, 3, id="ages-count-nobody"),
    pytest.param("Karim Sol, 45, and his brother", 2, 2, id="age-between-commas"),
    pytest.param("his wife and children", 3, None, id="plural-without-a-number"),
    pytest.param("his parents and two sisters", 4, 4, id="parents"),
    pytest.param("Dr. Ana Kem, Sheikh Omar al-Sol and an ambulance driver", 3, 3, id="titles"),
    pytest.param("his wife, Sara Sol", 1, 1, id="relative-with-a-name-behind"),
    pytest.param("the brothers Karim and Omar", 2, 2, id="noun-before-names"),
    pytest.param("renowned potter Sara Sol", 1, 1, id="description-before-a-name"),
    pytest.param("the strike on the market", None, None, id="nobody"),
]


@pytest.mark.parametrize(("phrase", "low", "high"), CASES)
def test_count_people(phrase, low, high):
    found = count_people(phrase)
    assert (found.low, found.high) == (low, high) if found else low is None


@given(st.lists(st.sampled_from("a family of five , and his wife at least 3 Karim including between up to others (45)".split())))
def test_any_phrase_gives_an_interval(words):
    found = count_people(" ".join(words))
    assert found is None or found.high is None or (found.low or 0) <= found.high
