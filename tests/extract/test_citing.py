"""Attributions from readings of cues, and entities from tag scores."""

import numpy as np
import pytest

from communique.extract.citing import attributions
from communique.extract.encoder import CueReading
from communique.extract.heads import ENTITY_TAGS
from communique.extract.naming import best_tags
from tests.extract import sentences

SPLIT = """
" " PUNCT punct 6
We we PRON nsubj 2
won win VERB ccomp 6
" " PUNCT punct 6
the the DET det 5
mayor mayor NOUN nsubj 6
said say VERB ROOT 6
, , PUNCT punct 6
" " PUNCT punct 10
they they PRON nsubj 10
lost lose VERB conj 6
" " PUNCT punct 10
. . PUNCT punct 6
"""


QUOTED = [token in {1, 2, 9, 10} for token in range(13)]


def cue(token, source, told, length=13, at=0.9, sure=0.98):
    content = np.zeros(length, dtype=np.float32)
    content[list(told)] = at
    return CueReading(token, sure, source, 0, content)


def cited(*readings, quoted=(False,) * 13):
    return texts(attributions(sentences.tokens(SPLIT), readings, quoted))


def texts(found):
    return [(a.cue.text, a.source.text if a.source else None, [span.text for span in a.content]) for a in found]


@pytest.mark.parametrize(
    ("readings", "expected"),
    [
        pytest.param([cue(6, [(5, 0.9)], [0, 1, 2, 3, 8, 9, 10, 11])],
                     [("said", "the mayor", ['" We won "', '" they lost "'])], id="a quotation in two parts"),
        pytest.param([cue(6, [(5, 0.9)], [1, 2, 5, 6, 9, 10])], [("said", "the mayor", ["We won", "they lost"])],
                     id="source and cue are no content"),
        pytest.param([cue(6, [], [9, 10])], [("said", None, ["they lost"])], id="nobody is named"),
        pytest.param([cue(6, [(5, 0.1)], [9, 10])], [("said", None, ["they lost"])], id="too unsure of the source"),
        pytest.param([cue(6, [(5, 0.9)], [])], [], id="no content, no attribution"),
        pytest.param([cue(6, [(5, 0.9)], [1, 9, 10])], [("said", "the mayor", ["they lost"])], id="a stray word"),
        pytest.param([cue(6, [(5, 0.9)], [8, 10, 11])], [("said", "the mayor", ['" they lost "'])], id="a small gap"),
    ],
)  # fmt: skip
def test_attributions(readings, expected):
    assert cited(*readings) == expected


def test_a_word_is_told_by_the_likelier_cue_alone():
    assert cited(cue(2, [], [9, 10], at=0.6), cue(6, [(5, 0.9)], [9, 10], at=0.8)) == [("said", "the mayor", ["they lost"])]


def test_what_a_doubtful_cue_held_goes_to_the_one_that_is_kept():
    doubtful = cue(2, [], [9], at=0.7, sure=0.31)
    assert cited(doubtful, cue(6, [(5, 0.9)], [9, 10], at=0.6)) == [("said", "the mayor", ["they lost"])]
    assert cited(doubtful) == []


@pytest.mark.parametrize(
    ("readings", "expected"),
    [
        pytest.param([cue(6, [(5, 0.9)], [8, 9])], ['" they lost "'], id="most of it is held"),
        pytest.param([cue(6, [(5, 0.9)], [8, 9]), cue(2, [], [10, 11])], ['" they'], id="another holds a part"),
        pytest.param([cue(10, [], [9, 8])], ['" they'], id="the cue stands inside it"),
    ],
)
def test_a_quotation_is_told_whole(readings, expected):
    assert cited(*readings, quoted=QUOTED)[0][2] == expected


def scores(*tags):
    found = np.full((len(tags), len(ENTITY_TAGS)), -5.0, dtype=np.float32)
    for row, tag in enumerate(tags):
        found[row, ENTITY_TAGS.index(tag)] = 5.0
    return found


def test_tags_follow_their_first_one():
    assert best_tags(scores("B-Person", "I-Person", "O")) == ["B-Person", "I-Person", "O"]
    assert best_tags(scores("I-Person"))[0][:2] != "I-"
    mixed = best_tags(scores("B-Person", "I-Location"))
    assert mixed[1][2:] == mixed[0][2:] or not mixed[1].startswith("I-")
