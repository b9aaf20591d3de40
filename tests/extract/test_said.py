"""According to whom."""

import pytest

from communique.extract.said import SourceReader
from communique.gazetteer.actors import open_actors
from tests.extract import annotated, sentences

QUOTED = """
" " PUNCT punct 3
Rebels rebel NOUN nsubj 2
fled flee VERB ccomp 5
, , PUNCT punct 5
" " PUNCT punct 5
said say VERB ROOT 5
Omar omar PROPN nsubj 5 NNP PERSON
"""
STATED = """
The the DET det 1
minister minister NOUN nsubj 2
said say VERB ROOT 2
: : PUNCT punct 2
"""


def source_of(table, word, *more, between=" ", **said):
    layers = sentences.marked(table, *more, between=between)
    document = sentences.document(layers, outlet="Gazette").document
    return SourceReader(layers, open_actors(), [], document).read(sentences.reading(layers, word, "killed", **said))


@pytest.mark.parametrize(
    ("table", "word", "said", "mode", "speaker"),
    [
        pytest.param(annotated.SAIDTWO, "fled", {"mode": "indirect"}, "indirect", "The army", id="reported-by-the-parse"),
        pytest.param(QUOTED, "fled", {"mode": "direct"}, "direct", "Omar", id="a-quotation-by-its-form"),
        pytest.param(annotated.MONITOR, "died", {"mode": "indirect", "speaker": "monitor"}, "indirect", "a monitor",
                     id="no-more-than-its-own-words"),
        pytest.param(annotated.HOME, "bombed", {"mode": "indirect"}, "narrator", None, id="nobody-in-sight"),
    ],
)  # fmt: skip
def test_source(table, word, said, mode, speaker):
    source = source_of(table, word, **said)
    assert (source.mode, source.speaker.text if source.speaker else None) == (mode, speaker)


def test_what_stands_below_a_speaker_and_a_colon_is_said():
    source = source_of(STATED, "bombed", annotated.HOME, between="\n\n")
    assert (source.mode, source.speaker.text) == ("direct", "The minister")


def test_the_outlet_ends_every_chain():
    assert source_of(annotated.HOME, "bombed").chain[-1].organisation == "Gazette"
