"""Places by name."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.gazetteer.choosing import distance_km
from communique.gazetteer.places import open_places


def best(name, countries=None, hint=None, near=()):
    return open_places().resolve(name, kind_hint=hint, countries=countries or {}, near=list(near)).best


SPELLINGS = [
    ("Deir ez-Zor", "Dayr al-Zawr", "Dayr Az Zawr", "Deir Ezzor", "Deir al-Zor"),
    ("Raqqa", "Raqqah", "ar-Raqqah", "Al-Raqqa"),
    ("Kyiv", "Kiev"),
    ("Kharkiv", "Kharkov"),
    ("Al-Fasher", "El Fasher", "Al-Fashir"),
    ("Sanaa", "Sana'a"),
    ("Hudaydah", "Hodeidah", "Al Hudaydah"),
    ("Tall Afar", "Tal Afar", "Tel Afar"),
]


@pytest.mark.parametrize(("name", "spelling"), [pytest.param(n, s, id=s) for n, *others in SPELLINGS for s in (n, *others)])
def test_spellings_of_one_place_are_one(name, spelling):
    assert best(spelling).name == name


@pytest.mark.parametrize(
    ("words", "countries", "name", "kind"),
    [
        pytest.param("Kandahar province", {}, "Kandahar Province", "province", id="province-said"),
        pytest.param("Helmand", {}, "Helmand Province", "province", id="province-known"),
        pytest.param("Aleppo", {}, "Aleppo", "city", id="city"),
        pytest.param("the Euphrates", {}, "Euphrates", "water", id="water"),
        pytest.param("Gaza Strip", {}, "Gaza Strip", "region", id="region"),
        pytest.param("Syria", {}, "Syria", "country", id="country"),
    ],
)
def test_kinds_are_told_apart(words, countries, name, kind):
    entry = best(words, countries)
    assert (entry.name, entry.kind) == (name, kind)


@pytest.mark.parametrize(("words", "country"), [("Tripoli", "LY"), ("Tripoli", "LB"), ("Artemovsk", "UA"), ("Artemovsk", "RU")])
def test_the_document_s_country_decides(words, country):
    assert best(words, {country: 1.0}).country == country


@pytest.mark.parametrize("name", ["Qwrtzpl", "", "the", "123", "'; drop table places; --"])
def test_what_is_no_place_is_none(name):
    assert best(name) is None
    assert not open_places().has(name)


@given(st.text(max_size=40))
def test_any_words_end_in_a_place_or_none(words):
    entry = best(words)
    assert entry is None or entry.name


def test_distances():
    aleppo, raqqa = best("Aleppo"), best("Raqqa")
    assert distance_km(aleppo, aleppo) == 0
    assert math.isclose(distance_km(aleppo, raqqa), distance_km(raqqa, aleppo))
    assert 150 < distance_km(aleppo, raqqa) < 180
