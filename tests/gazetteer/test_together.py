"""Names of one document read together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.gazetteer.places import PlaceName, open_places


def read(*names):
    return [r.best.name if r.best else None for r in open_places().resolve_together([PlaceName(name) for name in names])]


@pytest.mark.parametrize(
    ("names", "readings"),
    [
        pytest.param(("Raqqa", "Raqqa province"), ["Raqqa", "Raqqa Governorate"], id="city-and-province-of-one-name"),
        pytest.param(("Kandahar", "Kandahar province"), ["Kandahar", "Kandahar Province"], id="city-and-province-again"),
        pytest.param(("Springfield", "Peoria", "Decatur"), ["Springfield, Illinois", "Peoria, Illinois", "Decatur, Illinois"],
                     id="towns-of-one-state"),
        pytest.param(("Portland", "Houston", "Dallas"), ["Portland, Oregon", "Houston", "Dallas"],
                     id="big-cities-say-little-of-what-is-around-them"),
        pytest.param(("Athens",), ["Athens"], id="the-well-known-one-alone"),
        pytest.param(("Syrian",), ["Syria"], id="adjective"),
        pytest.param(("Texans", "Calif."), ["Texas", "California"], id="people-and-abbreviation"),
        pytest.param(("St. Petersburg", "Saint Petersburg"), ["Saint Petersburg", "Saint Petersburg"], id="saint-is-st"),
        pytest.param(("Qwrtzpl",), [None], id="no-place"),
    ],
)  # fmt: skip
def test_names_are_read_in_each_other_s_light(names, readings):
    assert read(*names) == readings


@given(st.permutations(["Tripoli", "Misrata", "Benghazi", "Sirte"]))
def test_the_order_of_names_does_not_matter(names):
    resolutions = open_places().resolve_together([PlaceName(name) for name in names])
    assert {name: r.best.country for name, r in zip(names, resolutions, strict=True)} == dict.fromkeys(names, "LY")


@given(st.lists(st.text(max_size=20), max_size=5))
def test_scores_are_probabilities(names):
    for resolution in open_places().resolve_together([PlaceName(name) for name in names]):
        assert all(0 <= share <= 1 for _, share in resolution.candidates)


def test_what_a_name_is_worth():
    standing = open_places().standing
    assert [standing(n) for n in ("Syria", "Kurdish", "Aleppo", "Europe", "us", "US", "Qwrtzpl", "March")] == [
        "country", "people", "area", "area", "unknown", "country", "unknown", "unknown"]  # fmt: skip
