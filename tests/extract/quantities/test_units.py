"""Units of measures and currencies by name, sign and symbol."""

import pytest

from communique.extract.quantities.units import money_after, money_before, percent, physical, singular


@pytest.mark.parametrize(
    ("words", "glued", "name"),
    [
        pytest.param("kilometres", False, "kilometre", id="plural"),
        pytest.param("kilometers", False, "kilometre", id="american"),
        pytest.param("feet", False, "foot", id="irregular"),
        pytest.param("cubic metres", False, "cubic metre", id="cubic"),
        pytest.param("sq ft", False, "square foot", id="abbreviated-square"),
        pytest.param("degrees Fahrenheit", False, "fahrenheit", id="degrees"),
        pytest.param("MPa", True, "megapascal", id="symbol"),
        pytest.param("in", True, "inch", id="inch-on-the-number"),
        pytest.param("kg", False, "kilogram", id="kg"),
    ],
)
def test_physical(words, glued, name):
    unit = physical(words.split(), 0, glued=glued)
    assert unit is not None
    assert (unit.end, unit.name) == (len(words.split()), name)


@pytest.mark.parametrize("words", ["men", "in Rome", "section", "people", "points", "at noon"])
def test_common_words_are_no_units(words):
    assert physical(words.split(), 0, glued=False) is None
    assert money_after(words.split(), 0) is None


@pytest.mark.parametrize(
    ("words", "glued", "expected"),
    [
        pytest.param(["$", "5"], [False, True], (0, "dollar"), id="dollar"),
        pytest.param(["A", "$", "5"], [False, True, True], (0, "australian dollar"), id="australian"),
        pytest.param(["Rs", ".", "5"], [False, True, False], (0, "rupee"), id="rupees"),
        pytest.param(["CHF", "5"], [False, False], (0, "swiss franc"), id="code"),
        pytest.param(["ALL", "5"], [False, False], None, id="a-code-that-is-a-word"),
        pytest.param(["about", "5"], [False, False], None, id="none"),
    ],
)
def test_money_before(words, glued, expected):
    assert money_before(words, len(words) - 1, glued) == expected


@pytest.mark.parametrize(
    ("words", "name"),
    [("US dollars", "dollar"), ("Swiss francs", "swiss franc"), ("pence", "penny"), ("€", "euro")],
)
def test_money_after(words, name):
    unit = money_after(words.split(), 0)
    assert unit is not None
    assert unit.name == name


def test_percent():
    assert percent(["per", "cent"], 0) == (2, "percentage")
    assert percent(["percentage", "points"], 0) == (2, "percentage point")
    assert percent(["people"], 0) is None


@pytest.mark.parametrize(("plural", "one"), [("barrels", "barrel"), ("cities", "city"), ("boxes", "box"), ("bus", "bus")])
def test_singular(plural, one):
    assert singular(plural) == one
