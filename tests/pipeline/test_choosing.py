"""Words put into a claim, as the reader would take them."""

import pytest

from communique.ledger.chain import By
from communique.ledger.store import open_ledger
from communique.model.errors import LedgerError
from communique.model.records import Place
from communique.pipeline.choosing import with_words
from tests.ledger.records import claim, document

TEXT = "Two convoys of the Syrian Army were hit near Palmyra on Monday. Later 14 people died in Homs, doctors said."


@pytest.fixture
def held(tmp_path):
    """A ledger with one document of one claim, in Syria; and what finds its words."""
    ledger = open_ledger(tmp_path / "ledger.sqlite")
    read, data = document(TEXT)
    with ledger.writing(By("reader")) as write:
        write.document(read, data, [claim("k", TEXT, of=read, target=("convoys",), place=Place(name="Palmyra", country="SY"))])
    stored = ledger.claims.get("k")

    def put(field, words, at=0, of=stored.claim):
        start = TEXT.index(words)
        return with_words(ledger, stored.document, of, field, start, start + len(words), at)

    yield put
    ledger.close()


def test_each_field_takes_words(held):
    assert held("quantity", "14").quantity.low == 14
    assert str(held("time", "on Monday").time.start) == "2016-05-02"
    assert held("evidence", "14 people died").evidence.text == "14 people died"
    assert held("trigger", "died").trigger.text == "died"
    assert held("source", "doctors").source.speaker.text == "doctors"
    assert held("agent", "the Syrian Army").agent[0].name == "Syrian Armed Forces"
    assert held("target", " people ").target[0].mention.text == "people"


def test_words_replace_an_entry_or_come_behind_the_last(held):
    assert [p.name for p in held("places", "Homs").places] == ["Homs"]
    assert [p.name for p in held("places", "Homs", at=1).places] == ["Palmyra", "Homs"]
    assert [e.mention.text for e in held("target", "people", at=7).target] == ["Two", "people"]


def test_a_claim_is_proposed_on_words(held):
    made = held("claim", "14 people died in Homs", of=None)
    assert (made.type, made.trigger.text, made.quantity.low) == ("killed", "died", 14)
    assert made.time.mention is None
    assert str(made.time.end) == "2016-05-04"
    whole = held("claim", TEXT)
    assert whole.quantity is None, "of two figures none is chosen"
    assert str(whole.time.start) == "2016-05-02"


def test_what_cannot_be_chosen(held, tmp_path):
    with pytest.raises(LedgerError, match="no words stand"):
        held("agent", " ")
    ledger = open_ledger(tmp_path / "ledger.sqlite")
    with ledger.writing(By("ann")) as write:
        write.import_claims([claim("far")])
    far = ledger.claims.get("far")
    with pytest.raises(LedgerError, match="holds no text"):
        with_words(ledger, far.document, far.claim, "agent", 0, 3)
    ledger.close()
