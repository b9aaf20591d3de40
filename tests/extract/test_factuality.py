"""Mood from the words around a trigger."""

import pytest

from communique.extract.factuality import modality_cue
from tests.extract import annotated, sentences


@pytest.mark.parametrize(
    ("table", "trigger", "expected"),
    [
        pytest.param(sentences.PLANNED, 3, "future", id="plan-to"),
        pytest.param(sentences.WILL, 2, "future", id="will"),
        pytest.param(sentences.DEMANDED, 4, "hypothetical", id="urge-to"),
        pytest.param(sentences.ALLEGED, 2, "hedged", id="allegedly"),
        pytest.param(sentences.PLAIN, 2, None, id="plain"),
        pytest.param(annotated.BEFORE, "cleared", None, id="what-happened-before-what-was-demanded"),
        pytest.param(annotated.THENCLEARED, "cleared", None, id="a-past-tense-beside-what-was-demanded"),
        pytest.param(annotated.FORUSE, "attacks", "future", id="weapons-meant-for-attacks"),
        pytest.param(annotated.REQUEST, "support", "hypothetical", id="a-noun-asked-for"),
        pytest.param(annotated.LAUNCH, "offensive", "future", id="a-noun-that-a-plan-carries-out"),
        pytest.param(annotated.ESCAPE, "fighting", None, id="a-noun-that-people-flee"),
        pytest.param(annotated.SUSPECTEDBY, "raid", "hedged", id="a-suspected-raid"),
    ],
)
def test_modality_cue(table, trigger, expected):
    if isinstance(trigger, str):
        trigger = sentences.tokens(table).words.index(trigger)
    assert modality_cue(sentences.tokens(table), trigger) == expected


def test_a_hedge_on_the_doer_leaves_the_dead_beyond_doubt():
    found = sentences.tokens(annotated.SUSPECTEDBY)
    assert modality_cue(found, found.words.index("killed"), effect=True) is None
    assert modality_cue(found, found.words.index("killed")) == "hedged"
