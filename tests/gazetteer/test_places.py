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


@pytest.mark.parametrize(
    ("name", "country", "found"),
    [
        pytest.param("Bohong", "CF", None, id="a-name-in-another-language"),
        pytest.param("Al-Fu'ah", "SY", None, id="a-short-name-spelled-otherwise"),
        pytest.param("Peking", "US", "Beijing", id="a-metropolis"),
        pytest.param("Munich", "SY", "Munich", id="its-own-name"),
    ],
)
def test_a_name_abroad_is_the_place_s_own(name, country, found):
    best = open_places().resolve(name, countries={country: 1.0}).best
    assert (best.name if best else None) == found


def test_a_big_city_is_meant_before_an_area_abroad_that_bears_its_name_too():
    city, area = (open_places().resolve("Jerusalem", kind_hint=kind, countries={"PS": 1.0}).best for kind in (None, "province"))
    assert [(city.kind, city.country), (area.kind, area.country)] == [("city", "IL"), ("province", "PS")]


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


def test_areas_around_a_place_end_in_its_country():
    gazetteer = open_places()
    names = [area.name for area in gazetteer.ancestors(best("Al-Bab", {"SY": 1.0}))]
    assert names[-2:] == ["Aleppo Governorate", "Syria"]
    assert gazetteer.ancestors(best("Syria")) == ()


@pytest.mark.parametrize(
    ("place", "hint", "region", "region_hint", "inside"),
    [
        pytest.param("Al-Bab", None, "Aleppo", "province", True, id="town-in-province"),
        pytest.param("Aleppo", "city", "Aleppo", "province", True, id="city-in-the-province-of-its-name"),
        pytest.param("Aleppo", "province", "Aleppo", "city", False, id="province-not-in-the-city-of-its-name"),
        pytest.param("Mosul", None, "Syria", None, False, id="another-country"),
        pytest.param("Raqqa", "province", "Syria", None, True, id="province-in-country"),
        pytest.param("Kandahar", "province", "Kandahar", "province", True, id="itself"),
    ],
)
def test_places_within_a_region(place, hint, region, region_hint, inside):
    assert open_places().within(best(place, hint=hint), best(region, hint=region_hint)) is inside


def test_a_claim_s_place_is_found_again():
    gazetteer = open_places()
    mosul = best("Mosul")
    assert gazetteer.find(mosul.geonames_id) == mosul
    assert gazetteer.find(name="Mosul", country="IQ", kind="city") == mosul
    assert gazetteer.find(name="Qwrtzpl") is None
    assert gazetteer.find() is None


@pytest.mark.parametrize(
    ("name", "kind", "countries", "expected"),
    [
        pytest.param("Kharkiv", "region", {"UA": 1.0}, "Kharkiv Oblast", id="a-region-that-is-an-oblast"),
        pytest.param("Amhara", "region", {"ET": 1.0}, "Amhara Region", id="a-region-of-ethiopia"),
        pytest.param("Idlib", "region", {"SY": 1.0}, "Idlib", id="a-region-elsewhere-is-around-the-town"),
        pytest.param("Mykolaiv", None, {"UA": 1.0}, "Mykolaiv", id="mykolaiv"),
        pytest.param("Mykolayiv", None, {"UA": 1.0}, "Mykolaiv", id="the-older-romanization"),
        pytest.param("Avdeevka", None, {"UA": 1.0}, "Avdiivka", id="the-russian-name"),
        pytest.param("Zaporizhzhya", None, {"UA": 1.0}, "Zaporizhzhia", id="zaporizhzhia"),
        pytest.param("Chernobyl", "city", {"UA": 1.0}, "Chernobyl", id="as-wikipedia-keeps-it"),
        pytest.param("Hamah", None, {"SY": 1.0}, "Hama", id="hama"),
    ],
)
def test_names_as_english_texts_write_them(name, kind, countries, expected):
    assert open_places().resolve(name, kind_hint=kind, countries=countries).best.name == expected
