"""A place phrase resolved to a place."""

import pytest

from communique.extract.where import PlaceReader
from communique.gazetteer.places import open_places
from tests.extract import annotated, sentences


def reader_of(*tables):
    layers = sentences.marked(*tables)
    return layers.tokens.words, PlaceReader(layers, open_places())


@pytest.mark.parametrize(
    ("table", "word", "name"),
    [
        pytest.param(annotated.HOLDS, "Raqqa", "Raqqa", id="a-name"),
        pytest.param(annotated.STREET, "Street", "Hilal Street", id="a-name-without-an-entry"),
        pytest.param(annotated.BOMB, "patrol", None, id="no-place-at-all"),
    ],
)
def test_place(table, word, name):
    words, reader = reader_of(table)
    assert reader.place(words.index(word), "at").name == name


def test_a_definite_noun_is_the_place_told_before():
    words, reader = reader_of(annotated.HOLDS, annotated.CITY_PARTS)
    assert reader.place(words.index("parts"), "at").name == "Raqqa"


VILLAGE = """
Jets jet NOUN nsubj 1 NNS
bombed bomb VERB ROOT 1 VBD
the the DET det 3 DT
village village NOUN dobj 1 NN
of of ADP prep 3 IN
Tossal tossal PROPN pobj 4 NNP
"""
VILLAGES = """
Jets jet NOUN nsubj 1 NNS
bombed bomb VERB ROOT 1 VBD
Tossal tossal PROPN compound 3 NNP
villages village NOUN dobj 1 NNS
"""


def test_the_city_is_no_village_told_before():
    words, reader = reader_of(annotated.HOLDS, VILLAGE, annotated.CITY_PARTS)
    village = reader.place(words.index("village"), "at")
    assert village.name == "Tossal"
    reader.tell([village])
    assert reader.place(words.index("parts"), "at").name == "Raqqa"


def test_villages_are_called_by_their_name_alone():
    words, reader = reader_of(VILLAGES)
    assert reader.place(words.index("villages"), "at").name == "Tossal"


def test_the_scene_goes_before_the_place_named_last():
    words, reader = reader_of(annotated.HOLDS, annotated.WENTOFF, annotated.CITY_PARTS)
    assert reader.place(words.index("parts"), "at").name == "Kabul"
    reader.tell([reader.place(words.index("Raqqa"), "at")])
    assert reader.place(words.index("parts"), "at").name == "Raqqa"


def test_the_words_of_a_place_are_its_name():
    words, reader = reader_of(annotated.CHAIN)
    assert reader.place(words.index("district"), "at").mention.text == "Sabari district"
