"""Where and when it was that a report tells of."""

from communique.model.records import Place
from communique.reconcile.scenes import country_of, place_of, time_of
from tests.reconcile.reports import told

TEXT = "People were killed. People died."
NATION = Place(name="Syria", country="SY", latitude=35.0, longitude=38.0, kind="country")
TOWN = Place(name="Tessa", country="SY", latitude=35.1, longitude=39.1, kind="city")
STREET = Place(name="a street", country="SY")
ABROAD = Place(name="Tessa", country="US", latitude=35.1, longitude=-90.0, kind="city")


def claims(*places):
    return [told(TEXT, "killed", place=place) for place in places]


def test_the_first_fine_place_in_the_country_of_most():
    assert place_of(claims(NATION, STREET, ABROAD, TOWN, TOWN)) == TOWN
    assert place_of(claims(NATION, STREET)) is None
    assert place_of([]) is None


def test_country_named_most_often():
    assert country_of(["IQ", None, "SY", "SY"]) == "SY"
    assert country_of(["IQ", "SY"]) == "IQ"
    assert country_of([None]) is None


def test_the_day_of_what_decides_else_the_first_told():
    first, other = told(TEXT, "killed", day="2020-02-03"), told(TEXT, "died", day="2020-02-04")
    assert str(time_of([first, other], {other.id}).start) == "2020-02-04"
    assert str(time_of([first, other], ()).start) == "2020-02-03"
    assert time_of([told(TEXT, "killed")], ()) is None
