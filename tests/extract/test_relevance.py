"""Whether a text tells of armed conflict at all."""

import pytest

from communique.extract.relevance import LONG, relevant
from tests.extract import sentences


def layers_of(words):
    filler = ["word"] * (LONG if len(words) > 2 else 0)
    table = "\n".join(f"{w} {w.lower()} NOUN dep 0" for w in (*words, *filler))
    return sentences.marked(table)


@pytest.mark.parametrize(
    ("words", "kinds", "kept"),
    [
        pytest.param(("Prices", "advanced", "again"), ["advance"], [], id="a-text-about-prices"),
        pytest.param(("Rebel", "advanced", "again"), ["advance"], ["advance"], id="a-text-about-a-rebel"),
        pytest.param(("Prices", "advanced", "again"), ["advance", "killed"], ["advance", "killed"], id="somebody-was-killed"),
        pytest.param(("Prices", "advanced"), ["advance"], ["advance"], id="too-short-to-tell"),
    ],
)
def test_relevant(words, kinds, kept):
    layers = layers_of(words)
    readings = [sentences.reading(layers, "advanced", kind) for kind in kinds]
    assert [r.kind for r in relevant(layers, readings)] == kept
