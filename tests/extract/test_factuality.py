"""Denial and mood from the words around a trigger."""

import pytest

from communique.extract.factuality import may_deny, modality_cue, negated
from tests.extract import annotated, sentences


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


BESIDE = """
Attacks attack NOUN nsubjpass 2 NNS
were be AUX auxpass 2 VBD
repelled repel VERB ccomp 5 VBN
, , PUNCT punct 5 ,
clashes clash NOUN nsubj 5 NNS
continue continue VERB ROOT 5 VBP
"""


def test_what_is_repelled_in_one_clause_denies_nothing_of_the_next():
    found = sentences.tokens(BESIDE)
    assert [may_deny(found, found.words.index(word)) for word in ("Attacks", "clashes")] == [True, False]


def test_a_hedge_on_the_doer_leaves_the_dead_beyond_doubt():
    found = sentences.tokens(annotated.SUSPECTEDBY)
    assert modality_cue(found, found.words.index("killed"), effect=True) is None
    assert modality_cue(found, found.words.index("killed")) == "hedged"
