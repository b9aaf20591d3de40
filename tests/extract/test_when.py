"""The interval of dates of a claim."""

import datetime as dt

import pytest

from communique.extract.when import TimeReader
from tests.extract import annotated, sentences

PUBLISHED = dt.date(2023, 12, 6)
BOMBED = """
On on ADP prep 3
Monday monday PROPN pobj 0
jets jet NOUN nsubj 3
bombed bomb VERB ROOT 3 VBD
Tessa tessa PROPN dobj 3
"""
FLEW_AND_STRUCK = """
On on ADP prep 3
Monday monday PROPN pobj 0
jets jet NOUN nsubj 3
flew fly VERB ROOT 3 VBD
sorties sortie NOUN dobj 3
and and CCONJ cc 3
made make VERB conj 3 VBD
strikes strike NOUN dobj 6
and and CCONJ cc 6
on on ADP prep 11
Tuesday tuesday PROPN pobj 9
left leave VERB conj 6 VBD
"""


def times_of(*tables, readings):
    layers = sentences.marked(*tables)
    found = [sentences.reading(layers, word, kind, **said) for word, kind, said in readings]
    reader = TimeReader(layers, PUBLISHED)
    reader.prepare(found)
    return [(t.start, t.end) for t in (reader.read(r, "asserted") for r in found)]


@pytest.mark.parametrize(
    ("tables", "readings", "expected"),
    [
        pytest.param([BOMBED], [("bombed", "air_strike", {"time": "Monday"})], [(dt.date(2023, 12, 4),) * 2], id="its-own-day"),
        pytest.param([BOMBED, annotated.TALLY], [("bombed", "air_strike", {"time": "Monday"}), ("killed", "killed", {})],
                     [(dt.date(2023, 12, 4),) * 2] * 2, id="the-reports-day"),
        pytest.param([annotated.SAIDMONDAY], [("bombed", "air_strike", {"time": {"Monday": 0.1}})], [(None, PUBLISHED)],
                     id="a-day-of-saying"),
        pytest.param([annotated.POST], [("death", "killed", {"time": "2023"})], [(None, PUBLISHED)], id="the-day-of-a-post"),
        pytest.param([annotated.TALLY], [("killed", "killed", {})], [(None, PUBLISHED)], id="no-day-at-all"),
        pytest.param([FLEW_AND_STRUCK],
                     [("strikes", "air_strike", {"time": "Tuesday"}), ("left", "withdrawal", {"time": "Tuesday"})],
                     [(dt.date(2023, 12, 4),) * 2, (dt.date(2023, 12, 5),) * 2], id="a-day-before-two-verbs-dates-both"),
        pytest.param([annotated.HOLDS], [("controls", "control", {})], [(PUBLISHED, PUBLISHED)], id="a-state"),
    ],
)  # fmt: skip
def test_read(tables, readings, expected):
    assert times_of(*tables, readings=readings) == expected


def test_what_is_to_come_starts_at_publication():
    layers = sentences.marked(annotated.TALLY)
    time = TimeReader(layers, PUBLISHED).read(sentences.reading(layers, "killed", "killed"), "future")
    assert (time.start, time.end) == (PUBLISHED, None)


def test_without_a_publication_date_a_time_stays_relative():
    layers = sentences.marked(BOMBED)
    time = TimeReader(layers, None).read(sentences.reading(layers, "bombed", "air_strike", time="Monday"), "asserted")
    assert (time.start, time.mention.text) == (None, "On Monday")
