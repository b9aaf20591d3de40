"""Words that tell a claim whatever the encoder thinks of them."""

import pytest

from communique.extract.certain import certain, lives
from tests.extract import sentences

LOST = """
Nineteen nineteen NUM nummod 1
people people NOUN nsubj 2
lost lose VERB ROOT 2
their their PRON poss 4
lives life NOUN dobj 2
"""
LOST_JOB = """
He he PRON nsubj 1
lost lose VERB ROOT 1
his his PRON poss 3
job job NOUN dobj 1
"""
BOTH = """
Rebels rebel NOUN nsubj 1
killed kill VERB ROOT 1
or or CCONJ cc 1
wounded wound VERB conj 1
30 30 NUM nummod 5
soldiers soldier NOUN dobj 1
"""
KILLED = """
Shelling shelling NOUN nsubj 1
killed kill VERB ROOT 1
two two NUM nummod 3
boys boy NOUN dobj 1
"""
QUAKE = """
Quakes quake NOUN nsubj 1
killed kill VERB ROOT 1
two two NUM nummod 3
boys boy NOUN dobj 1
"""
TIME = """
Soldiers soldier NOUN nsubj 1
killed kill VERB ROOT 1
two two NUM nummod 3
hours hour NOUN dobj 1
"""


@pytest.mark.parametrize(
    ("table", "wanted"),
    [
        pytest.param(LOST, {2: "killed"}, id="lost-their-lives"),
        pytest.param(LOST_JOB, {}, id="lost-his-job"),
        pytest.param(KILLED, {1: "killed"}, id="counted-victims"),
        pytest.param(BOTH, {}, id="two-verbs-of-one-figure"),
        pytest.param(QUAKE, {}, id="a-mishap"),
        pytest.param(TIME, {}, id="nobody-was-killed"),
    ],
)
def test_certain_words(table, wanted):
    assert certain(sentences.tokens(table)) == wanted


def test_the_lives_are_found_by_the_verb_alone():
    assert lives(sentences.tokens(LOST), 2) == 4
    assert lives(sentences.tokens(KILLED), 1) is None


@pytest.mark.parametrize(
    ("text", "figure", "whom"),
    [
        pytest.param("Nineteen people lost their lives when the bus hit a mine near Kidal.", "Nineteen", "people", id="lost"),
        pytest.param("The blast claimed the lives of 12 soldiers.", "12", "soldiers", id="claimed"),
        pytest.param("The war has cost at least 12,000 civilians their lives, the UN said.", "at least 12,000", "civilians",
                     id="cost"),
        pytest.param("The strike killed 31 people in the market.", "31", "people", id="killed"),
    ],
)  # fmt: skip
def test_who_lost_their_lives_is_killed(read, text, figure, whom):
    (claim,) = [c for c in read(text, published="2017-08-21") if c.type in {"killed", "casualties"}]
    assert (claim.type, claim.quantity.mention.text, claim.target[0].mention.text) == ("killed", figure, whom)
