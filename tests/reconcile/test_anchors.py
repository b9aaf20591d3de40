"""Places that only their document can tell."""

from __future__ import annotations

import pytest

from communique.reconcile.anchors import scopes_of
from tests.reconcile.claims import claim


def places(*told: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The keys of the places of claims that name these, in the order told."""
    claims = [claim("held", "control", at=100 * n, place=names) for n, names in enumerate(told)]
    return [tuple(place.key for place in scope.places) for scope in scopes_of(claims)]


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("an army camp outside the town", "The camp", True),
        ("the northern barracks", "which", True),
        ("the brick factory", "the sugar factory", True),
        ("the brick factory", "the hospital", False),
        ("the brick factory", "a factory", False),
    ],
)
def test_a_place_without_a_name_is_the_one_told_of_before(first: str, second: str, same: bool) -> None:
    one, other = places((first,), (second,))
    assert (one == other) is same


def test_the_country_is_the_one_that_is_named() -> None:
    assert places(("Syria",), ("the country",)) == [("c:SY",), ("c:SY",)]


def test_a_place_told_with_its_province_lies_in_it() -> None:
    (scope,) = scopes_of([claim("held", "control", place=("Zorbat Ridge", "Hama Governorate"))])
    (place,) = scope.places
    assert place.key.startswith("u:")
    assert any(key.startswith("a:") for key in place.inside)


def test_a_site_without_a_name_is_no_place_beside_a_province_that_has_one() -> None:
    (scope,) = scopes_of([claim("held", "control", place=("the old depot", "Hama Governorate"))])
    assert [place.key for place in scope.places] == ["a:hama:SY"]


def test_two_towns_in_one_breath_lie_side_by_side() -> None:
    told = [claim("they took Tell Nowhere and Manbij", "capture", place=("Tell Nowhere", "Manbij")),
            claim("two died in Tell Nowhere", at=300, place=("Tell Nowhere",))]  # fmt: skip
    for scope in scopes_of(told):
        (unknown,) = (place for place in scope.places if not place.known)
        assert "g:167357" not in unknown.inside
        assert "a:alepo:SY" in unknown.inside
