"""Denial from the words around a trigger."""

import pytest

from communique.extract.denial import may_deny, negated
from tests.extract import sentences

BESIDE = """
Attacks attack NOUN nsubjpass 2 NNS
were be AUX auxpass 2 VBD
repelled repel VERB ccomp 5 VBN
, , PUNCT punct 5 ,
clashes clash NOUN nsubj 5 NNS
continue continue VERB ROOT 5 VBP
"""


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


def test_what_is_repelled_in_one_clause_denies_nothing_of_the_next():
    found = sentences.tokens(BESIDE)
    assert [may_deny(found, found.words.index(word)) for word in ("Attacks", "clashes")] == [True, False]
