"""Whom words go back to."""

import pytest

from communique.extract.antecedents import Antecedents, Named
from tests.extract import sentences

TABLE = """
The the DET det 2 DT
Tessa tessa PROPN compound 2 NNP
group group NOUN nsubj 3 NN
fled flee VERB ROOT 3 VBD
. . PUNCT punct 3 .
"""
LATER = """
They they PRON nsubj 1 PRP
attacked attack VERB ROOT 1 VBD
civilians civilian NOUN dobj 1 NNS
. . PUNCT punct 1 .
"""


@pytest.fixture
def before():
    layers = sentences.marked(TABLE, LATER)
    return layers.tokens.words, Antecedents(layers, [Named(2, ("Tessa",), True, "group", False)], lambda start, end: ())


def test_a_pronoun_means_who_acted_before(before):
    words, found = before
    assert found.of(words.index("They"), (), frozenset()) == ("Tessa",)


def test_nobody_is_meant_who_is_left_out(before):
    words, found = before
    assert found.of(words.index("They"), (), frozenset({"Tessa"})) == ()


def test_civilians_refer_to_nobody(before):
    words, found = before
    token = words.index("civilians")
    assert not found.may_refer(token, token)
