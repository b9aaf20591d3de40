"""Days that head the entries of a timeline."""

import pytest

from communique.extract.entries import Entries
from tests.extract import sentences

HEADED = """
14 14 NUM nummod 1 CD
July july PROPN ROOT 1 NNP
. . PUNCT punct 1 .
Jets jet NOUN nsubj 4 NNS
struck strike VERB ROOT 4 VBD
"""
OTHER = HEADED.replace("14 14", "17 17")
BARE = """
Guns gun NOUN nsubj 1 NNS
fired fire VERB ROOT 1 VBD
on on ADP prep 1 IN
17 17 NUM nummod 4 CD
July july PROPN pobj 2 NNP
. . PUNCT punct 1 .
"""


@pytest.mark.parametrize(
    ("tables", "expected"),
    [
        pytest.param((HEADED, OTHER), ["14", "17"], id="a-timeline"),
        pytest.param((HEADED, BARE), [None, None], id="one-day-may-be-a-dateline"),
        pytest.param((BARE, HEADED, OTHER), [None, "14", "17"], id="what-stands-before-the-first-entry"),
    ],
)
def test_entries(tables, expected):
    layers = sentences.marked(*tables, between="\n\n")
    entries = Entries(layers)
    verbs = [at for at, pos in enumerate(layers.tokens.pos) if pos == "VERB"]
    headings = [entries.heading(at) for at in verbs]
    assert [layers.tokens.words[heading.start] if heading else None for heading in headings] == expected
