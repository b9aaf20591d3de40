"""Participants that a verb's own sense gives."""

import pytest

from communique.extract import verbs_of_force
from tests.extract import sentences

REPELLED = """
The the DET det 1 DT
brigade brigade NOUN nsubj 2 NN
repelled repel VERB ROOT 2 VBD
six six NUM nummod 4 CD
attacks attack NOUN dobj 2 NNS
"""
BEATEN = """
Six six NUM nummod 1 CD
attacks attack NOUN nsubjpass 3 NNS
were be AUX auxpass 3 VBD
repelled repel VERB ROOT 3 VBN
by by ADP agent 3 IN
marines marine NOUN pobj 4 NNS
"""
DRIVEN = """
Troops troop NOUN nsubj 1 NNS
pushed push VERB ROOT 1 VBD
rebels rebel NOUN dobj 1 NNS
out out ADV advmod 1 RB
"""
SHIELDS = """
Rebels rebel NOUN nsubj 1 NNS
used use VERB ROOT 1 VBD
villagers villager NOUN dobj 1 NNS
as as ADP prep 1 IN
shields shield NOUN pobj 3 NNS
"""
BLAMED = """
Monitors monitor NOUN nsubj 1 NNS
blamed blame VERB ROOT 1 VBD
the the DET det 3 DT
attack attack NOUN dobj 1 NN
on on ADP prep 3 IN
rebels rebel NOUN pobj 4 NNS
"""
BLAMEDFOR = """
Monitors monitor NOUN nsubj 1 NNS
blamed blame VERB ROOT 1 VBD
rebels rebel NOUN dobj 1 NNS
for for ADP prep 1 IN
the the DET det 5 DT
attack attack NOUN pobj 3 NN
"""
CALLED = """
Ministers minister NOUN nsubj 1 NNS
called call VERB ROOT 1 VBD
the the DET det 3 DT
strikes strike NOUN dobj 1 NNS
a a DET det 5 DT
crime crime NOUN oprd 1 NN
"""
LOST = """
Troops troop NOUN nsubj 1 NNS
lost lose VERB ROOT 1 VBD
tanks tank NOUN dobj 1 NNS
"""


@pytest.mark.parametrize(
    ("read", "table", "word", "kind", "expected"),
    [
        pytest.param(verbs_of_force.repelling, REPELLED, "attacks", "attack", ["brigade"], id="who-repels"),
        pytest.param(verbs_of_force.repelling, BEATEN, "attacks", "attack", ["marines"], id="by-whom"),
        pytest.param(verbs_of_force.repelling, REPELLED, "attacks", "killed", [], id="no-attack"),
        pytest.param(verbs_of_force.driven, DRIVEN, "pushed", "withdrawal", ["rebels"], id="who-is-driven-out"),
        pytest.param(verbs_of_force.driven, DRIVEN, "pushed", "advance", [], id="no-withdrawal"),
        pytest.param(verbs_of_force.blamed, BLAMED, "attack", "attack", ["rebels"], id="on-whom-it-is-laid"),
        pytest.param(verbs_of_force.blamed, BLAMEDFOR, "attack", "attack", ["rebels"], id="who-is-blamed-for-it"),
        pytest.param(verbs_of_force.blamed, REPELLED, "attacks", "attack", [], id="nobody-is-blamed"),
        pytest.param(verbs_of_force.shields, SHIELDS, "shields", "abuse", ["villagers"], id="who-is-a-shield"),
    ],
)
def test_participants(read, table, word, kind, expected):
    layers = sentences.marked(table)
    found = read(layers.tokens, sentences.reading(layers, word, kind))
    assert [layers.tokens.words[t] for t in found] == expected


@pytest.mark.parametrize(("table", "subject", "word", "expected"),
                         [(CALLED, "Ministers", "strikes", True), (REPELLED, "brigade", "attacks", False)])  # fmt: skip
def test_who_only_judges_a_deed_did_not_do_it(table, subject, word, expected):
    layers = sentences.marked(table)
    reading = sentences.reading(layers, word, "air_strike")
    assert verbs_of_force.judges(layers.tokens, reading, layers.tokens.words.index(subject)) is expected


@pytest.mark.parametrize(("kind", "expected"), [("destroyed", True), ("capture", False)])
def test_who_loses_does_nothing(kind, expected):
    layers = sentences.marked(LOST)
    reading = sentences.reading(layers, "lost", kind)
    assert verbs_of_force.loses(layers.tokens, reading, layers.tokens.words.index("Troops")) is expected
