"""The pipeline's tokens and sentences where a text's typography is other than the pipeline was trained on."""

import pytest

from communique.extract.parser import load_parser

NOTES = {
    "a mark after a sentence": ("Rebels left Homs.[1] The army came.", ["Rebels left Homs . [1]", "The army came ."]),
    "two marks": ("He died on 4 May 2008.[1][2] His son fled.", ["He died on 4 May 2008 . [1] [2]", "His son fled ."]),
    "a mark inside a sentence": ("Homs,[12] a city in Syria, fell.", ["Homs , [12] a city in Syria , fell ."]),
    "a mark after a quotation": ("He said: “We leave.”[3] They left.", ["He said : “ We leave . ” [3]", "They left ."]),
    "a quotation inside a sentence": ("They “withdrew”[4] and burned it.", ["They “ withdrew ” [4] and burned it ."]),
    "a mark that ends the text": ("Rebels left Homs.[5]", ["Rebels left Homs . [5]"]),
    "a reader's own words in brackets": ("They left [on Friday] in cars.", ["They left [ on Friday ] in cars ."]),
    "a list with numbers in brackets": ("[1] Rebels left Homs.", ["[ 1 ] Rebels left Homs ."]),
}


@pytest.mark.parametrize(("text", "sentences"), NOTES.values(), ids=NOTES)
def test_marks_of_notes_are_tokens_of_the_sentence_that_they_follow(text, sentences):
    found = [" ".join(token.text for token in sentence) for sentence in load_parser()(text).sents]
    assert found == sentences


def test_an_empty_text_has_no_tokens():
    assert len(load_parser()("")) == 0
