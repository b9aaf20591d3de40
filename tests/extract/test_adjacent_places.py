"""Places that stand next to a trigger, open its sentence, or are where others are bound."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("Jets carried out four strikes in Syria and seven strikes in Iraq on Sunday.",
                     [("four", ["Syria"]), ("seven", ["Iraq"])], id="each-its-own"),
        pytest.param("Near Mosul, three airstrikes struck two vehicles.", [("three", ["Mosul"])], id="fronted"),
        pytest.param("Near Hit in Al Anbar Province, three airstrikes struck two vehicles.",
                     [("three", ["Hit"])], id="town-in-province"),
        pytest.param("-Near Mosul, three airstrikes struck two vehicles.", [("three", ["Mosul"])], id="glued-bullet"),
    ],
)  # fmt: skip
def test_each_strike_has_its_place(read, text, wanted):
    found = [c for c in read(text, published="2015-05-04") if c.type == "air_strike" and c.quantity]
    assert [(c.quantity.mention.text, [p.mention.text for p in c.places]) for c in found] == wanted


def test_where_the_dead_were_bound_is_no_place_of_their_death(read):
    claims = read("An air strike killed ten militants bound for Kunduz.", published="2016-05-04")
    (killed,) = [claim for claim in claims if claim.type == "killed"]
    assert [(place.mention.text, place.role) for place in killed.places] == [("Kunduz", "toward")]
