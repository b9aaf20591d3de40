"""The words around a place."""

import pytest

from communique.extract.place_names import PlaceNames
from communique.extract.place_phrases import PlacePhrases
from communique.gazetteer.places import open_places
from tests.extract import annotated, sentences


def phrases_of(table):
    layers = sentences.marked(table)
    return layers.tokens, PlacePhrases(layers, PlaceNames(layers, open_places()), open_places())


def words(tokens, heads):
    return [tokens.words[head] for head in heads]


@pytest.mark.parametrize(
    ("table", "word", "expected"),
    [
        pytest.param(annotated.STREET, "Street", ["Mosque"], id="near-a-site-without-an-entry"),
        pytest.param(annotated.STREET, "Mosque", ["Camp"], id="south-of"),
        pytest.param(annotated.HOME, "Mosul", [], id="nothing-follows"),
    ],
)
def test_beside(table, word, expected):
    tokens, phrases = phrases_of(table)
    assert words(tokens, phrases.beside(tokens.words.index(word))) == expected


@pytest.mark.parametrize(
    ("table", "word", "expected"),
    [
        pytest.param(annotated.CHAIN, "district", ["Khost"], id="comma"),
        pytest.param(annotated.BARE_CHAIN, "Raqqa", ["Mosul"], id="no-comma-where-the-text-has-none"),
        pytest.param(annotated.HOLDS, "Raqqa", [], id="alone"),
    ],
)
def test_chained(table, word, expected):
    tokens, phrases = phrases_of(table)
    assert words(tokens, phrases.chained(tokens.words.index(word))) == expected


def test_the_parts_of_a_plural_kind_word_are_its_names():
    tokens, phrases = phrases_of(annotated.DISTRICTS)
    assert words(tokens, phrases.parts(tokens.words.index("districts"))) == ["Zurmat", "Gardez"]


def test_a_side_is_no_place():
    tokens, phrases = phrases_of(annotated.BACKED)
    assert not phrases.may_be_place(tokens.words.index("US"))
    assert phrases.may_be_place(tokens.words.index("Raqqa"))


def test_what_hangs_below_a_common_noun_comes_nearest_first():
    tokens, phrases = phrases_of(annotated.CITY_PARTS)
    assert [tokens.words[t] for t, _ in phrases.below(tokens.words.index("parts"))] == ["city"]
