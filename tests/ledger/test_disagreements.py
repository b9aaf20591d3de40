"""Two persons who worked on one claim: their last words, and whether these are the same."""

import pytest

from communique.ledger.chain import By
from communique.ledger.disagreements import differ, opinions
from tests.ledger.records import claim, document


@pytest.fixture
def stored(ledger):
    """A ledger with one document, whose claims have the ids "k" and "m"."""
    read, data = document()
    with ledger.writing(By("reader")) as write:
        write.document(read, data, [claim(id, of=read, low=12, high=12, place="Raqqa") for id in ("k", "m")])
    return ledger


def done(ledger, author, *changes, id="k"):
    for change in changes:
        with ledger.writing(By(author)) as write:
            if change == "withdraw":
                write.revise.withdraw([id])
            elif change == "undo":
                write.revise.undo(id)
            elif change in {"draft", "reviewed", "published"}:
                write.revise.set_state([id], change)
            else:
                write.revise.edit(id, ledger.claims.get(id).claim.model_copy(update={"type": change}))


@pytest.mark.parametrize(
    ("steps", "apart"),
    [
        pytest.param([("ann", "reviewed")], False, id="one person"),
        pytest.param([("ann", "reviewed"), ("bea", "published")], False, id="both accept the same fields"),
        pytest.param([("ann", "wounded"), ("ann", "reviewed"), ("bea", "published")], False, id="corrected, then accepted"),
        pytest.param([("ann", "wounded"), ("bea", "missing")], True, id="two corrections"),
        pytest.param([("ann", "reviewed"), ("bea", "wounded")], True, id="accepted, then corrected"),
        pytest.param([("ann", "reviewed"), ("bea", "withdraw")], True, id="accepted, then rejected"),
        pytest.param([("ann", "wounded"), ("bea", "missing"), ("ann", "reviewed")], False, id="the first takes the second's"),
        pytest.param([("ann", "reviewed"), ("bea", "wounded"), ("ann", "reviewed")], False, id="the first says the same again"),
        pytest.param([("ann", "wounded"), ("bea", "missing"), ("cy", "reviewed")], False, id="a third settles it"),
        pytest.param([("ann", "reviewed"), ("bea", "published"), ("cy", "missing")], True, id="a third against two who agree"),
        pytest.param([("ann", "wounded"), ("bea", "missing"), ("cy", "reviewed"), ("cy", "undo")], True,
                     id="the third takes it back"),
        pytest.param([("ann", "reviewed"), ("bea", "wounded"), ("bea", "undo")], False, id="the second takes it back"),
        pytest.param([("ann", "wounded"), ("bea", "undo")], True, id="the second takes the first's work back"),
        pytest.param([("ann", "wounded"), ("bea", "undo"), ("bea", "undo")], False, id="and that back again"),
        pytest.param([("ann", "wounded"), ("bea", "missing"), ("ann", "undo")], True, id="the first takes the second's back"),
    ],
)  # fmt: skip
def test_last_words(stored, steps, apart):
    for author, change in steps:
        done(stored, author, change)
    assert differ(stored.versions.of("k")) is apart
    assert stored.disagreements.ids() == (["k"] if apart else [])
    assert list(stored.verify()) == []


def test_the_reader_has_no_opinion(stored):
    assert opinions(stored.versions.of("k")) == {}


def test_those_of_the_latest_work_come_first(stored):
    done(stored, "ann", "reviewed", id="k")
    done(stored, "ann", "wounded", id="m")
    done(stored, "bea", "withdraw", id="m")
    done(stored, "bea", "wounded", id="k")
    assert stored.disagreements.ids() == ["k", "m"]
    assert stored.disagreements.ids(limit=1) == ["k"]
    said = opinions(stored.versions.of("m"))
    assert (said["ann"][1].type, said["bea"][1]) == ("wounded", None)
