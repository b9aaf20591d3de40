"""The place names of a document."""

import pytest

from communique.extract.place_names import PlaceNames
from communique.gazetteer.places import open_places
from tests.extract import annotated, sentences


def names_of(*tables):
    layers = sentences.marked(*tables)
    names = PlaceNames(layers, open_places())
    words = layers.tokens.words
    return names, [" ".join(words[slice(*span)]) for span in sorted(names.named)]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        pytest.param(annotated.HOLDS, ["Raqqa"], id="a-city"),
        pytest.param(annotated.CHAIN, ["Sabari", "Khost"], id="a-district-and-its-province"),
        pytest.param(annotated.PERSON, [], id="a-surname-that-is-a-place-too"),
        pytest.param(annotated.POST, [], id="a-date"),
    ],
)
def test_names(table, expected):
    assert names_of(table)[1] == expected


def test_a_place_is_told_by_kind_and_order():
    names, _ = names_of(annotated.CHAIN)
    assert [names.before(100).name, names.before(100, "district").name] == ["Khost Province", "Sabari District"]
    assert names.before(0) is None
    assert names.commonest("province").name == "Khost Province"


def test_a_place_far_from_what_the_text_tells_of_is_none():
    assert names_of(annotated.CHAIN, annotated.HOLDS)[1] == ["Raqqa"]


def test_countries_are_counted_by_the_words_that_tell_of_them():
    names, _ = names_of(annotated.HOLDS)
    assert next(iter(names.countries)) == "SY"
