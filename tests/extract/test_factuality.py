"""Denial and mood from the words around a trigger."""

import pytest

from communique.extract.factuality import modality_cue, negated
from tests.extract import sentences


@pytest.mark.parametrize(
    ("table", "trigger", "targets", "expected"),
    [
        pytest.param(sentences.PASSIVE, 3, (1,), True, id="no-civilians"),
        pytest.param(sentences.UNABLE, 6, (), True, id="not-able-to"),
        pytest.param(sentences.PLAIN, 2, (5,), False, id="plain"),
        pytest.param(sentences.ALLEGED, 2, (3,), False, id="hedged-is-not-denied"),
    ],
)
def test_negated(table, trigger, targets, expected):
    assert negated(sentences.tokens(table), trigger, targets) is expected


@pytest.mark.parametrize(
    ("table", "trigger", "expected"),
    [
        pytest.param(sentences.PLANNED, 3, "future", id="plan-to"),
        pytest.param(sentences.WILL, 2, "future", id="will"),
        pytest.param(sentences.DEMANDED, 4, "hypothetical", id="urge-to"),
        pytest.param(sentences.ALLEGED, 2, "hedged", id="allegedly"),
        pytest.param(sentences.PLAIN, 2, None, id="plain"),
    ],
)
def test_modality_cue(table, trigger, expected):
    assert modality_cue(sentences.tokens(table), trigger) == expected
