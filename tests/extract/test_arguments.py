"""Which words fill a role."""

import pytest

from communique.extract.arguments import ArgumentReader
from tests.extract import annotated, sentences

MARTYRS = """
Four four NUM nummod 1 CD
martyrs martyr NOUN nsubj 2 NNS
arrived arrive VERB ROOT 2 VBD
"""


@pytest.mark.parametrize(
    ("table", "word", "kind", "role", "roles", "expected"),
    [
        pytest.param(annotated.MOTORCYCLE, "detonated", "bombing", "target", {"target": "motorcycle"}, [], id="what-blows-up"),
        pytest.param(annotated.RETAKEN, "retaken", "capture", "agent", {"agent": {"troops": 0.9, "rebels": 0.8}}, ["troops"],
                     id="from-whom-it-was-taken"),
        pytest.param(annotated.SIDES, "airstrikes", "air_strike", "agent", {}, ["Russian", "regime"], id="two-sides-in-front"),
        pytest.param(annotated.BEHIND, "attacks", "attack", "agent", {"agent": "Troops"}, ["commander"], id="who-is-behind-it"),
        pytest.param(annotated.SEIZED, "found", "seized", "target", {"target": "rifles"}, ["rifles", "pistol"],
                     id="what-is-coordinated"),
        pytest.param(MARTYRS, "martyrs", "killed", "target", {}, ["martyrs"], id="a-word-for-whom-it-counts"),
    ],
)  # fmt: skip
def test_heads(table, word, kind, role, roles, expected):
    layers = sentences.marked(table)
    heads = ArgumentReader(layers).heads(sentences.reading(layers, word, kind, **roles), role)
    assert [layers.tokens.words[head] for head in heads] == expected
