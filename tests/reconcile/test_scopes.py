"""What a claim counts, as reconciling sees it."""

from __future__ import annotations

import pytest

from communique.reconcile.scopes import scope_of
from tests.reconcile.claims import claim


@pytest.mark.parametrize(
    ("said", "share"),
    [
        pytest.param("70 percent", True, id="percent"),
        pytest.param("about a third", True, id="about-a-third"),
        pytest.param("more than half", True, id="more-than-half"),
        pytest.param("two-thirds", True, id="two-thirds"),
        pytest.param("half a million", False, id="half-a-million"),
        pytest.param("33", False, id="a-count"),
    ],
)
def test_a_share_in_words_is_no_count(said: str, share: bool) -> None:
    assert scope_of(claim("held the town", "control", count=33, said=said), 0, None).percent is share


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("The police chief of the district", 1),
        ("a commander of the group", 1),
        ("the leader", 1),
        ("the chief of two factions and his guards", None),
        ("police of the district", None),
    ],
)
def test_one_person_told_of_by_an_office_is_one(words: str, number: int | None) -> None:
    assert scope_of(claim(f"{words} was killed", target=(words,)), 0, None).number == number
