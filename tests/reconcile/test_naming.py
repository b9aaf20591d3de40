"""Names of places that are made of others' names."""

from __future__ import annotations

import pytest

from communique.reconcile.naming import ends_of, whole_of


@pytest.mark.parametrize(("name", "ends"), [
    ("Tadef-Manbij road", ("Tadef", "Manbij")),
    ("the Raqqa–Palmyra axis", ("Raqqa", "Palmyra")),
    ("Al-Bab", ()),
    ("Deir ez-Zor", ()),
])  # fmt: skip
def test_a_road_runs_between_two_places(name: str, ends: tuple[str, ...]) -> None:
    assert ends_of(name) == ends


@pytest.mark.parametrize(("name", "whole"), [
    ("the western suburbs of Manbij", "Manbij"),
    ("a section of the city of Raqqa", "Raqqa"),
    ("the Gulf of Aden", None),
])  # fmt: skip
def test_a_part_of_a_town_is_called_after_it(name: str, whole: str | None) -> None:
    assert whole_of(name) == whole
