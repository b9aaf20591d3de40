"""Triggers that tell one event twice."""

import pytest

from communique.extract.merging import merged
from tests.extract import annotated, sentences


@pytest.mark.parametrize(
    ("table", "words", "kind", "expected"),
    [
        pytest.param(annotated.BOMB, ("bomb", "exploded"), "bombing", ["exploded"], id="a-bomb-that-explodes"),
        pytest.param(annotated.WENTOFF, ("bomb", "went"), "bombing", ["bomb"], id="a-bomb-that-goes-off"),
        pytest.param(annotated.STREET, ("strike", "hit"), "air_strike", ["strike"], id="a-strike-that-hits"),
        pytest.param(annotated.TALLY, ("killed", "injured"), "casualties", ["killed", "injured"], id="two-events"),
    ],
)
def test_merged(table, words, kind, expected):
    layers = sentences.marked(table)
    readings = [sentences.reading(layers, word, kind) for word in words]
    assert [layers.tokens.words[r.token] for r in merged(layers, readings)] == expected


def test_what_stays_takes_the_roles_that_it_lacks():
    layers = sentences.marked(annotated.STREET)
    strike = sentences.reading(layers, "strike", "air_strike", quantity="A")
    hit = sentences.reading(layers, "hit", "air_strike", target="car", quantity="a")
    (whole,) = merged(layers, [strike, hit])
    assert set(whole.roles) == {"quantity", "target"}
    assert whole.roles["quantity"] == strike.roles["quantity"]
