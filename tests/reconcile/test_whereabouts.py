"""How places stand to each other."""

from __future__ import annotations

import pytest

from communique.reconcile.counted import APART, EQUAL, UNSURE
from communique.reconcile.whereabouts import compare_one, where


@pytest.mark.parametrize(
    ("mine", "other", "mark"),
    [
        pytest.param(
            ("Veshmirabad", "SY"), ("Veshmirabad", None), EQUAL, id="a name that no gazetteer has, and its country unsaid"
        ),
        pytest.param(("Veshmirabad", "SY"), ("Veshmirabad", "IQ"), APART, id="in two countries"),
        pytest.param(("Veshmirabad", "SY"), ("Tarshilgan", None), UNSURE, id="two names that no gazetteer has"),
    ],
)
def test_places_by_name_and_country(mine: tuple[str, str | None], other: tuple[str, str | None], mark: str) -> None:
    one, another = (where(name, country, None, "city") for name, country in (mine, other))
    assert compare_one(one, another) == mark
    assert compare_one(another, one) == mark


def test_an_airport_sees_few_happenings_on_a_day_whatever_the_size_of_its_city() -> None:
    assert where("Damascus", "SY", None, None).large
    assert not where("Damascus International Airport", "SY", None, None).large
