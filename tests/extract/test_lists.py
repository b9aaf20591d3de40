"""Lines of lists under headings: glued dashes, towns that provinces are named after, names that no gazetteer knows."""

import pytest

HEADED = """Coalition aircraft conducted three strikes in Syria and two strikes in Iraq, officials said.

Syria

- Near Aleppo, two strikes destroyed a trench.

- Near Zorvadhan, one strike destroyed a mortar and a drone.

Iraq

-Near Tal Afar, one strike struck a convoy, destroying a truck.

- Near Quzbedal, one strike struck an ISIL unit and destroyed an ISIL motorcycle, an ISIL drone and two vehicles.
"""


@pytest.fixture(scope="module")
def strikes(read):
    return [c for c in read(HEADED, published="2015-09-01") if c.type == "air_strike" and c.places and c.places[0].role == "near"]


def test_each_line_is_one_strike_claim_and_a_drone_that_was_hit_is_none(strikes):
    assert [c.quantity.low for c in strikes] == [2, 1, 1, 1]


def test_near_a_name_that_town_and_province_share_is_near_the_town(strikes):
    assert (strikes[0].places[0].name, strikes[0].places[0].kind) == ("Aleppo", "city")


def test_a_name_that_nobody_knows_lies_in_the_country_of_its_heading(strikes):
    assert [c.places[0].country for c in strikes] == ["SY", "SY", "IQ", "IQ"]
    assert "Tal" in strikes[2].evidence.text
