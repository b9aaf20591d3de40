"""Every decision of a reviewer is one transaction, and can be taken back to the letter."""

import datetime as dt

import pytest

from communique.ledger.chain import By
from communique.ledger.filters import ClaimFilter
from communique.ledger.store import open_ledger
from communique.model.errors import LedgerError
from communique.model.records import Confidences, Entity, Quantity, Span, Time
from communique.pipeline import reviewing
from communique.pipeline.reviewing import Seen
from tests.ledger.records import TEXT, claim, document

ANN, BEA = By("ann"), By("bea")


@pytest.fixture
def ledger(tmp_path):
    """A document with the claims "k" (with a figure) and "m" (with a place), and one claim "other" of another document."""
    opened = open_ledger(tmp_path / "ledger.sqlite")
    read, data = document()
    other, bytes_of_other = document("Elsewhere 3 people died.", source="other.txt")
    with opened.writing(By("reader")) as write:
        write.document(read, data, [claim("k", of=read, low=12, high=12), claim("m", of=read, place="Raqqa", target=("rebels",))])
        write.document(other, bytes_of_other, [claim("other", "Elsewhere 3 people died.", of=other)])
    yield opened
    assert list(opened.verify()) == []
    opened.close()


def seen(ledger, id="k"):
    stored = ledger.claims.get(id)
    return Seen(id=id, version=stored.version, state=stored.state, current=stored.current)


def snapshot(ledger):
    """What all current claims are, with their states."""
    return {str(one.claim.id): (one.claim, one.state) for one in ledger.claims.find(ClaimFilter())}


def corrected(ledger, id="k"):
    mention = Entity(mention=Span.of(TEXT, 22, 28))
    return ledger.claims.get(id).claim.model_copy(update={"target": (mention,)})


DECISIONS = {
    "accept": lambda ledger: reviewing.set_state(ledger, ANN, [seen(ledger)], "reviewed"),
    "publish two": lambda ledger: reviewing.set_state(ledger, ANN, [seen(ledger), seen(ledger, "m")], "published"),
    "reject": lambda ledger: reviewing.set_state(ledger, ANN, [seen(ledger)], "withdrawn"),
    "correct": lambda ledger: reviewing.edit(ledger, ANN, seen(ledger), corrected(ledger)),
    "correct and accept": lambda ledger: reviewing.edit(ledger, ANN, seen(ledger), corrected(ledger), "reviewed"),
    "add": lambda ledger: reviewing.add(ledger, ANN, ledger.claims.get("k").document, claim("x", low=3, high=3)),
    "split": lambda ledger: reviewing.split(ledger, ANN, seen(ledger)),
    "merge": lambda ledger: reviewing.merge(ledger, ANN, seen(ledger), seen(ledger, "m")),
}


@pytest.mark.parametrize("name", DECISIONS)
def test_a_decision_can_be_taken_back_and_that_too(ledger, name):
    before = snapshot(ledger)
    done = DECISIONS[name](ledger)
    after = snapshot(ledger)
    assert after != before
    undone = reviewing.take_back(ledger, BEA, done.steps)
    assert snapshot(ledger) == before
    assert {one.claim.id for one in undone.claims} == {step.claim for step in done.steps}
    reviewing.take_back(ledger, BEA, undone.steps)
    assert snapshot(ledger) == after


def test_several_decisions_are_taken_back_one_after_another(ledger):
    befores, made = [], []
    for name in ("split", "correct", "accept", "merge", "add", "reject"):
        befores.append(snapshot(ledger))
        made.append(DECISIONS[name](ledger))
    for done, before in zip(reversed(made), reversed(befores), strict=True):
        reviewing.take_back(ledger, ANN, done.steps)
        assert snapshot(ledger) == before


def test_what_changed_since_it_was_seen_is_not_decided(ledger):
    old = seen(ledger)
    reviewing.set_state(ledger, BEA, [old], "reviewed")
    with pytest.raises(LedgerError, match="changed meanwhile"):
        reviewing.set_state(ledger, ANN, [old], "withdrawn")
    assert ledger.claims.get("k").current


def test_what_changed_since_is_not_taken_back(ledger):
    done = DECISIONS["accept"](ledger)
    reviewing.edit(ledger, BEA, seen(ledger), corrected(ledger))
    with pytest.raises(LedgerError, match="changed since"):
        reviewing.take_back(ledger, ANN, done.steps)
    assert ledger.claims.get("k").state == "reviewed"


def test_a_correction_lays_an_accepted_claim_open_to_no_state_but_its_own(ledger):
    DECISIONS["publish two"](ledger)
    done = reviewing.edit(ledger, BEA, seen(ledger), corrected(ledger))
    assert (done.claims[0].state, done.claims[0].claim.target[0].mention.text) == ("published", "rebels")


def test_a_part_of_a_split_is_a_claim_of_its_own(ledger):
    done = DECISIONS["split"](ledger)
    first, second = (str(one.claim.id) for one in done.claims)
    assert (first, ledger.claims.get(second).state) == ("k", "draft")
    reviewing.edit(ledger, ANN, seen(ledger, second), ledger.claims.get(second).claim.model_copy(update={"type": "wounded"}))
    assert ledger.claims.get("k").claim.type == "killed"


def test_a_merged_claim_has_what_either_had(ledger):
    done = DECISIONS["merge"](ledger)
    kept, gone = done.claims
    assert (kept.claim.quantity.low, [p.name for p in kept.claim.places], len(kept.claim.target)) == (12, ["Raqqa"], 1)
    assert not gone.current
    with pytest.raises(LedgerError, match="another document"):
        reviewing.merge(ledger, ANN, seen(ledger), seen(ledger, "other"))


def test_an_added_claim_has_an_id_of_its_own_and_must_fit_the_text(ledger):
    at = ledger.claims.get("k").document
    ids = {str(reviewing.add(ledger, ANN, at, claim(None, low=3, high=3)).claims[0].claim.id) for _ in range(2)}
    assert len(ids) == 2
    wrong = claim(None).model_copy(update={"quantity": Quantity(mention=Span(start=0, end=2, text="12"), low=12)})
    with pytest.raises(LedgerError, match="quantity '12' does not stand at 0"):
        reviewing.add(ledger, ANN, at, wrong)
    with pytest.raises(LedgerError, match="no document"):
        reviewing.add(ledger, ANN, "none", claim(None))


def test_a_claim_becomes_what_it_was_at_any_version(ledger):
    first = ledger.claims.get("k")
    DECISIONS["correct and accept"](ledger)
    DECISIONS["reject"](ledger)
    back = reviewing.bring_back(ledger, BEA, seen(ledger), first.version)
    assert (back.claims[0].claim, back.claims[0].state, back.claims[0].current) == (first.claim, "draft", True)
    reviewing.take_back(ledger, BEA, back.steps)
    assert not ledger.claims.get("k").current


@pytest.mark.parametrize(
    ("update", "words"),
    [
        ({"type": "parade"}, "no claim type 'parade'"),
        ({"quantity": Quantity(mention=Span.of(TEXT, 19, 21), low=13, high=12)}, "from 13 to 12 holds no number"),
        ({"time": Time(start=dt.date(2016, 5, 2), end=dt.date(2016, 5, 1))}, "holds no day"),
    ],
)
def test_a_record_must_make_sense(ledger, update, words):
    record = ledger.claims.get("k").claim.model_copy(update=update)
    with pytest.raises(LedgerError, match=words):
        reviewing.edit(ledger, ANN, seen(ledger), record)
    with pytest.raises(LedgerError, match=words):
        reviewing.add(ledger, ANN, ledger.claims.get("k").document, record)


def test_the_reader_is_not_sure_of_what_a_person_changed(ledger):
    record = ledger.claims.get("k").claim
    sure = record.model_copy(update={"reading_confidence": Confidences(claim=0.4, target=0.3, quantity=0.9)})
    with ledger.writing(By("reader")) as write:
        write.revise.edit("k", sure)
    done = reviewing.edit(ledger, ANN, seen(ledger), corrected(ledger))
    assert done.claims[0].claim.reading_confidence == Confidences(claim=0.4, quantity=0.9)


def test_who_accepts_a_rejected_claim_brings_it_back(ledger):
    DECISIONS["reject"](ledger)
    done = reviewing.set_state(ledger, BEA, [seen(ledger)], "reviewed")
    assert (done.claims[0].state, done.claims[0].current) == ("reviewed", True)
    assert ledger.disagreements.ids() == ["k"]
    reviewing.take_back(ledger, BEA, done.steps)
    assert not ledger.claims.get("k").current
    assert ledger.disagreements.ids() == []
