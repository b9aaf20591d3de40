"""Triggers that tell one event twice."""

from dataclasses import replace

import pytest

from communique.extract.merging import merged
from tests.extract import annotated, sentences

GROUP = """
The the DET det 1 DT
Group group PROPN nsubj 9 NNP
for for ADP prep 1 IN
the the DET det 4 DT
Support support PROPN pobj 2 NNP
of of ADP prep 4 IN
Islam islam PROPN pobj 5 NNP
and and CCONJ cc 6 CC
Muslims muslim PROPN conj 6 NNPS
struck strike VERB ROOT 9 VBD
"""
REPELLED = """
Guards guard NOUN nsubj 1 NNS
stopped stop VERB ROOT 1 VBD
attacks attack NOUN dobj 1 NNS
"""


@pytest.mark.parametrize(
    ("table", "words", "kind", "expected"),
    [
        pytest.param(annotated.BOMB, ("bomb", "exploded"), "bombing", ["exploded"], id="a-bomb-that-explodes"),
        pytest.param(annotated.WENTOFF, ("bomb", "went"), "bombing", ["bomb"], id="a-bomb-that-goes-off"),
        pytest.param(annotated.STREET, ("strike", "hit"), "air_strike", ["strike"], id="a-strike-that-hits"),
        pytest.param(annotated.TALLY, ("killed", "injured"), "casualties", ["killed", "injured"], id="two-events"),
        pytest.param(sentences.STRIKES, ("carried",), "seized", ["strikes"], id="only-carried-out"),
        pytest.param(GROUP, ("Support", "struck"), "attack", ["struck"], id="a-word-of-a-name"),
    ],
)
def test_merged(table, words, kind, expected):
    layers = sentences.marked(table)
    readings = [sentences.reading(layers, word, kind) for word in words]
    assert [layers.tokens.words[r.token] for r in merged(layers, readings)] == expected


def test_one_word_tells_of_one_kind_of_blast():
    layers = sentences.marked(annotated.BOMB)
    kinds = ("air_strike", "bombing", "killed")
    readings = [sentences.reading(layers, "exploded", kind) for kind in kinds]
    likelier = [replace(readings[0], probability=0.5), *readings[1:]]
    assert [r.kind for r in merged(layers, likelier)] == ["bombing", "killed"]


def test_what_is_beaten_off_is_no_event_besides():
    layers = sentences.marked(REPELLED)
    readings = [sentences.reading(layers, "stopped", "interception"), sentences.reading(layers, "attacks", "attack")]
    assert [r.kind for r in merged(layers, readings)] == ["attack"]


def test_what_stays_takes_the_roles_that_it_lacks():
    layers = sentences.marked(annotated.STREET)
    strike = sentences.reading(layers, "strike", "air_strike", quantity="A")
    hit = sentences.reading(layers, "hit", "air_strike", target="car", quantity="a")
    (whole,) = merged(layers, [strike, hit])
    assert set(whole.roles) == {"quantity", "target"}
    assert whole.roles["quantity"] == strike.roles["quantity"]
