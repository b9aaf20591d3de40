"""Who tells a sentence, where its last words say so."""

import pytest

from communique.extract.afterthought import told_by
from tests.extract import sentences

MONITOR = """
Shells shell NOUN nsubj 1 NNS
killed kill VERB ROOT 1 VBD
two two NUM dobj 1 CD
in in ADP prep 1 IN
Syrias syrias PUNCT punct 1 NNP
Tessa tessa PROPN compound 6 NNP GPE
province province NOUN nsubj 9 NN
a a DET det 8 DT
monitor monitor NOUN nsubj 9 NN
said say VERB ROOT 9 VBD
. . PUNCT punct 9 .
"""
DAY = MONITOR.replace(". . PUNCT punct 9 .", "on on ADP prep 9 IN\nMonday monday PROPN pobj 10 NNP DATE\n. . PUNCT punct 9 .")
BY_NOBODY = """
Rebels rebel NOUN nsubj 1 NNS
fled flee VERB ROOT 1 VBD
. . PUNCT punct 1 .
"""


@pytest.mark.parametrize(
    ("table", "word", "speaker"),
    [
        pytest.param(MONITOR, "killed", "monitor", id="without-commas"),
        pytest.param(DAY, "killed", "monitor", id="with-the-day-of-telling"),
        pytest.param(BY_NOBODY, "fled", None, id="nobody"),
        pytest.param(MONITOR.replace("said say VERB ROOT 9 VBD", "died die VERB ROOT 9 VBD"), "killed", None, id="no-saying"),
    ],
)
def test_told_by(table, word, speaker):
    layers = sentences.marked(table)
    words = layers.tokens.words
    found = told_by(layers, words.index(word))
    assert (words[found] if found is not None else None) == speaker
