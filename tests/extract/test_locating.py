"""Which places a claim has."""

import pytest

from communique.extract.arguments import ArgumentReader
from communique.extract.locating import PlaceChooser
from communique.extract.where import PlaceReader
from communique.gazetteer.places import open_places
from tests.extract import annotated, sentences


def places_of(table, word, kind, **roles):
    layers = sentences.marked(table)
    chooser = PlaceChooser(layers, PlaceReader(layers, open_places()), ArgumentReader(layers))
    return [place.name for place in chooser.read(sentences.reading(layers, word, kind, **roles))]


WARD = """
Two two NUM nummod 1 CD
dead dead NOUN nsubjpass 3 NNS
were be AUX auxpass 3 VBD
brought bring VERB ROOT 3 VBN
to to ADP prep 3 IN
a a DET det 6 DT
hospital hospital NOUN pobj 4 NN
in in ADP prep 6 IN
Mosul mosul PROPN pobj 7 NNP GPE
"""


@pytest.mark.parametrize(
    ("table", "word", "kind", "roles", "expected"),
    [
        pytest.param(annotated.STREET, "strike", "air_strike", {"at": "Street"},
                     ["Hilal Street", "Amari Mosque", "Rimal Camp"], id="a-site-and-what-it-is-near-to"),
        pytest.param(annotated.CHAIN, "detained", "detained", {"at": "district"}, ["Sabari District", "Khost Province"],
                     id="district-and-province"),
        pytest.param(annotated.HOLDS, "controls", "control", {}, ["Raqqa"], id="what-is-held-by-the-parse"),
        pytest.param(annotated.HOME, "bombed", "air_strike", {"at": {"Mosul": 0.2, "home": 0.2}, "to": {"Mosul": 0.2}}, ["Mosul"],
                     id="a-place-in-several-roles-is-likelier-than-in-each"),
        pytest.param(annotated.COUNTRIES, "strikes", "air_strike", {"at": {"Syria": 0.9, "Iraq": 0.9}}, ["Iraq"],
                     id="each-conjunct-has-its-place"),
        pytest.param(annotated.COUNTRIES, "raids", "air_strike", {"at": {"Syria": 0.9, "Iraq": 0.9}}, ["Syria"],
                     id="the-first-conjunct-too"),
        pytest.param(annotated.SHARED, "raids", "air_strike", {"at": "Iraq"}, ["Iraq"], id="a-place-of-both-conjuncts"),
        pytest.param(WARD, "dead", "killed", {"at": {"Mosul": 0.9, "hospital": 0.9}}, [], id="no-hospital-they-were-brought-to"),
        pytest.param(WARD, "brought", "evacuated", {"to": {"hospital": 0.9}}, ["Mosul"], id="but-where-they-went"),
        pytest.param(annotated.BOMB, "exploded", "bombing", {}, [], id="none"),
    ],
)  # fmt: skip
def test_places(table, word, kind, roles, expected):
    assert places_of(table, word, kind, **roles) == expected
