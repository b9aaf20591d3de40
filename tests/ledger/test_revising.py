"""Corrections, states, withdrawal, undoing, reading again: each is a new version, and the chain verifies after each."""

import pytest

from communique.ledger.chain import By, Standing, replay
from communique.ledger.filters import ClaimFilter
from communique.model.errors import LedgerError
from communique.model.records import Quantity, Span
from tests.ledger.conftest import ANN
from tests.ledger.records import TEXT, claim, document

BEA = By("bea", "looked again")


@pytest.fixture
def stored(ledger):
    """A ledger with one document, whose one claim has the id "k"."""
    read, data = document()
    with ledger.writing(ANN) as write:
        write.document(read, data, [claim("k", of=read, low=12, high=12, place="Raqqa")])
    yield ledger
    assert list(ledger.verify()) == []


def actions(ledger, id="k"):
    return [(v.action, v.author) for v in ledger.versions.of(id)]


def test_a_correction_is_a_new_version_and_can_be_undone(stored):
    before = stored.claims.get("k").claim
    mended = before.model_copy(update={"quantity": Quantity(mention=Span.of(TEXT, 19, 21), low=12), "places": ()})
    with stored.writing(BEA) as write:
        assert write.revise.edit("k", mended)
        assert not write.revise.edit("k", mended)
    assert stored.claims.get("k").claim == mended
    assert stored.claims.count(ClaimFilter(places=("Raqqa",))).claims == 0
    with stored.writing(BEA) as write:
        write.revise.undo("k")
    assert stored.claims.get("k").claim == before
    assert stored.claims.count(ClaimFilter(places=("Raqqa",))).claims == 1
    with stored.writing(BEA) as write:
        write.revise.undo("k")
    assert stored.claims.get("k").claim == mended
    assert actions(stored) == [("read", "ann"), ("edit", "bea"), ("undo", "bea"), ("undo", "bea")]
    assert [v.claim() for v in stored.versions.of("k")][:2] == [before, mended]


def test_a_correction_must_fit_the_text(stored):
    wrong = stored.claims.get("k").claim.model_copy(update={"trigger": Span(start=5, end=11, text="killed")})
    with pytest.raises(LedgerError, match="trigger 'killed' does not stand at 5"), stored.writing(BEA) as write:
        write.revise.edit("k", wrong)
    assert actions(stored) == [("read", "ann")]


def test_states_and_withdrawal(stored):
    for state in ("reviewed", "published", "published"):
        with stored.writing(BEA) as write:
            write.revise.set_state(["k"], state)
    assert stored.claims.find(ClaimFilter(states=("published",)))[0].state == "published"
    with stored.writing(BEA) as write:
        write.revise.withdraw(["k"])
    assert stored.claims.find() == []
    assert stored.claims.find(ClaimFilter(current=False))[0].claim.id == "k"
    with stored.writing(BEA) as write:
        write.revise.undo("k")
    assert (stored.claims.find()[0].state, len(actions(stored))) == ("published", 5)


def test_what_cannot_be_done_is_refused(stored):
    for change, words in (
        (lambda write: write.revise.set_state(["none"], "reviewed"), "no claim of this id"),
        (lambda write: write.revise.undo("k"), "no earlier version"),
        (lambda write: write.revise.reread("none", []), "no document of this id"),
    ):
        with pytest.raises(LedgerError, match=words), stored.writing(BEA) as write:
            change(write)


def test_reading_again_changes_drafts_and_leaves_what_persons_made(ledger):
    read, data = document()
    ids = ["same", "changed", "lost", "reviewed", "withdrawn"]
    with ledger.writing(ANN) as write:
        write.document(read, data, [claim(id, of=read, low=1) for id in ids])
    with ledger.writing(BEA) as write:
        write.revise.set_state(["reviewed"], "reviewed")
        write.revise.withdraw(["withdrawn"])
    new = [claim("same", of=read, low=1)] + [claim(id, of=read, low=2) for id in ("changed", "reviewed", "withdrawn", "new")]
    with ledger.writing(ANN) as write:
        done = write.reread(read, new)
    assert (done.new, done.changed, done.lapsed, done.kept) == (1, 1, 1, 2)
    assert {s.claim.id: s.claim.quantity.low for s in ledger.claims.find()} == {"same": 1, "changed": 2, "reviewed": 1, "new": 2}
    with ledger.writing(ANN) as write:
        write.reread(read, [*new, claim("lost", of=read, low=1)])
    assert ledger.claims.get("lost").current
    assert list(ledger.verify()) == []


def test_reading_again_with_another_date_keeps_the_document_verifiable(ledger):
    read, data = document()
    with ledger.writing(ANN) as write:
        write.document(read, data, [])
    dated, _ = document(published="2016-06-01", outlet="Herald")
    with ledger.writing(BEA) as write:
        write.reread(dated, [])
    assert ledger.documents.get(read.document.id).document == dated.document
    assert list(ledger.verify()) == []


@pytest.mark.parametrize(
    ("versions", "standing"),
    [
        pytest.param([], None, id="nothing"),
        pytest.param([(1, "read", "{}")], Standing(1), id="read"),
        pytest.param(
            [(1, "read", "{}"), (4, "state", '{"state": "reviewed"}'), (6, "edit", "{}")], Standing(6, "reviewed"), id="edit"
        ),
        pytest.param([(1, "import", "{}"), (4, "state", '{"state": "reviewed"}'), (6, "import", "{}")], Standing(6), id="import"),
        pytest.param([(1, "read", "{}"), (2, "withdraw", "{}")], Standing(1, current=False), id="withdrawn"),
        pytest.param([(1, "read", None), (2, "erase", "{}")], Standing(1, current=False), id="erased"),
    ],
)
def test_replay(versions, standing):
    assert replay(versions) == standing
