"""Entities from tag scores: types that the words themselves rule out, and runs that break off."""

from types import SimpleNamespace

import numpy as np
import pytest

from communique.extract.encoder import Encoded
from communique.extract.heads import ENTITY_TAGS, LAYOUT, WIDTH
from communique.extract.naming import named_entities
from tests.extract import sentences

RESOLUTION = """
Envoys envoy NOUN nsubj 1
cited cite VERB ROOT 1
the the DET det 5
Security security PROPN compound 4
Council council PROPN compound 5
resolution resolution NOUN dobj 1
. . PUNCT punct 1
"""
CHARTER = """
The the DET det 1
Charter charter PROPN nsubj 7
of of ADP prep 1
the the DET det 4
Lakes lakes PROPN pobj 2
names name VERB ROOT 5
an a DET det 7
army army NOUN dobj 5
"""
PLANES = """
Two two NUM nummod 2
unmanned unmanned ADJ amod 2
aircraft aircraft NOUN nsubj 3
fell fall VERB ROOT 3
near near ADP prep 3
the the DET det 7
Kurdish kurdish ADJ amod 7 JJ NORP
town town NOUN pobj 4
"""
PEOPLE = """
the the DET det 1
people people NOUN nsubj 9
of of ADP prep 1
Arun arun PROPN pobj 2
and and CCONJ cc 1
the the DET det 6
elders elder NOUN conj 1
of of ADP prep 6
Bel bel PROPN pobj 7
fled flee VERB ROOT 9
"""

OURS = """
Our our PRON poss 1
forces force NOUN nsubj 2
held hold VERB ROOT 2
on on ADP prep 2
it it PRON pobj 3
"""


def entities(table, *tags):
    """The entities where the encoder gives the tokens these tags ("-" for none)."""
    found = sentences.tokens(table)
    states = np.zeros((len(found), WIDTH), dtype=np.float32)
    states[:, LAYOUT["entity"]] = -5.0
    for row, tag in enumerate(tags):
        states[row, LAYOUT["entity"].start + ENTITY_TAGS.index("O" if tag == "-" else tag)] = 5.0
    window = SimpleNamespace(words=tuple(range(len(found))), start=0)
    return [(e.mention.text, e.type) for e in named_entities(found, [Encoded(window, states)])]


ORG, LOC, PER, DOC = ((f"B-{kind}", f"I-{kind}") for kind in ("Organisation", "Location", "Person", "DocumentReference"))
NONE = "-"


@pytest.mark.parametrize(
    ("table", "tags", "expected"),
    [
        pytest.param(RESOLUTION, [NONE, NONE, DOC[0], DOC[1], DOC[1], NONE, NONE],
                     [("the Security Council resolution", "DocumentReference")], id="a document with its noun"),
        pytest.param(RESOLUTION, [NONE, NONE, NONE, ORG[0], ORG[1], NONE, NONE], [("Security Council", "Organisation")],
                     id="a body before the noun for a document"),
        pytest.param(CHARTER, [PER[0], PER[1], NONE, NONE, NONE, NONE, ORG[0], ORG[1]],
                     [("The Charter of the Lakes", "DocumentReference"), ("an army", "Organisation")], id="what it is of"),
        pytest.param(CHARTER, [PER[0], PER[1], PER[1], LOC[0], LOC[1], NONE, NONE, NONE],
                     [("The Charter of the Lakes", "DocumentReference")], id="a run that ends with its preposition"),
        pytest.param(PLANES, [ORG[0], LOC[0], LOC[1], NONE, NONE, NONE, LOC[0], NONE],
                     [("Two", "Quantity"), ("unmanned aircraft", "MilitaryPlatform"), ("Kurdish", "Nationality")],
                     id="a number, a platform, an adjective of people"),
        pytest.param(PEOPLE, [ORG[0], ORG[1], NONE, LOC[0], NONE, NONE, NONE, NONE, NONE, NONE],
                     [("the people of Arun", "Organisation")], id="of a place"),
        pytest.param(OURS, [ORG[0], ORG[0], NONE, NONE, LOC[0]], [("forces", "Organisation"), ("it", "Location")],
                     id="a possessive is none"),
        pytest.param(PEOPLE, [ORG[0], *[ORG[1]] * 8, NONE],
                     [("the people of Arun", "Organisation"), ("the elders of Bel", "Organisation")], id="two that are joined"),
    ],
)  # fmt: skip
def test_entities(table, tags, expected):
    assert entities(table, *tags) == expected
