"""Texts in capitals in their usual case."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.extract.casing import in_capitals, natural_case
from communique.extract.reader import quoting
from tests.extract import sentences


@pytest.mark.parametrize(
    "expected",
    [
        pytest.param("Six rebels died today in Lima, the police said.", id="a-city"),
        pytest.param("The Colombian armed forces killed two men in May 1989.", id="a-people-and-a-month"),
        pytest.param("He may have been shot with an AK-47 by the 2nd brigade.", id="may-a-weapon-an-ordinal"),
        pytest.param("Members of the group (FENASTRAS) marched.  FENASTRAS said no.", id="an-acronym-told-in-brackets"),
        pytest.param("A U.S. citizen was kidnapped near Quilali.", id="initials"),
    ],
)
def test_natural_case(expected):
    assert natural_case(expected.upper()) == expected


@pytest.mark.parametrize("text", ["The army said so. FMLN, ELN, FARC.", "FMLN ELN", "T-72 BMP-2 BTR-80"])
def test_what_is_not_written_in_capitals_stays(text):
    assert natural_case(text) == text


def test_only_the_paragraph_in_capitals_changes():
    text = "ARMY KILLS TWELVE REBELS NEAR KABUL\n\nThe UN Security Council met."
    assert natural_case(text) == "Army kills twelve rebels near Kabul\n\nThe UN Security Council met."


@given(st.text(alphabet=st.sampled_from("AßŉİÉБЖ .-'’\n1AB"), max_size=60))
def test_no_code_point_is_won_or_lost(text):
    written = natural_case(text)
    assert len(written) == len(text)
    assert all(a == b or a.lower() == b.lower() for a, b in zip(text, written, strict=True))
    assert written == text or any(in_capitals(part) for part in text.split("\n\n"))


def test_claims_quote_the_text_as_it_stands():
    claim = sentences.claim("two men died", "died", "killed")
    assert quoting(claim, "TWO MEN DIED").trigger.text == "DIED"
