"""What storing documents and claims keeps, and what doing it again changes."""

import hashlib

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from communique.ledger import schema
from communique.ledger.filters import ClaimFilter
from communique.model.records import Place
from tests.ledger.conftest import ANN
from tests.ledger.records import TEXT, claim, document


def store(ledger, *pairs):
    """Store (document, data) pairs, one claim of each, in one transaction each."""
    results = []
    for read, data in pairs:
        with ledger.writing(ANN) as write:
            results.append(write.document(read, data, [claim(text=read.text, of=read, low=12, high=12)]))
    return results


def rows(ledger, table):
    with ledger.engine.connect() as connection:
        return connection.scalar(select(func.count()).select_from(table))


def test_a_document_comes_back_as_it_was(ledger):
    read, data = document()
    (stored,) = store(ledger, (read, data))
    assert (stored.relation, stored.claims, stored.document) == ("new", 1, read.document.id)
    assert ledger.documents.read(stored.document) == read
    assert ledger.documents.original(hashlib.sha256(data).hexdigest()) == data
    assert ledger.documents.get(stored.document[:12]).claims == 1
    assert [d.document.id for d in ledger.documents.find(text="rebels Raqqa")] == [stored.document]
    assert [s.claim.evidence.text for s in ledger.claims.find()] == [TEXT]


def test_the_same_again_changes_nothing(ledger):
    store(ledger, document())
    before = rows(ledger, schema.version)
    assert store(ledger, document())[0].relation == "unchanged"
    assert rows(ledger, schema.version) == before
    assert ledger.documents.count() == 1


def test_copies_are_kept_as_appearances(ledger):
    first, data = document()
    spaced = document(TEXT + "\n \n", source="https://other.example/1", outlet="Herald")
    results = store(ledger, (first, data), document(source="https://mirror.example/1", outlet="Mirror"), spaced, spaced)
    assert [r.relation for r in results] == ["new", "same bytes", "same text", "unchanged"]
    assert {r.document for r in results} == {first.document.id}
    assert [a.outlet for a in ledger.documents.appearances(first.document.id)] == ["Post", "Mirror", "Herald"]
    assert ledger.documents.original(hashlib.sha256(spaced[1]).hexdigest()) == spaced[1]
    assert ledger.claims.count(ClaimFilter(outlets=("Mirror",))).claims == 1
    assert ledger.claims.count().claims == 1


def test_secrets_of_addresses_are_never_kept(ledger, tmp_path):
    address = "https://ann:hunter2@example.org/a?id=4&access_token=hunter2#token=hunter2"
    store(ledger, document(source=address))
    with ledger.writing(ANN) as write:
        write.import_claims([claim("x", of=document("Another text of another day", source=address)[0])])
        write.failure(address, "intake", f"{address}: answers 404")
    assert ledger.documents.failures()[0].source == "https://example.org/a?id=4"
    ledger.close()
    assert b"hunter2" not in b"".join(path.read_bytes() for path in tmp_path.iterdir())


def test_claims_of_one_document_on_the_same_words_keep_apart(ledger):
    read, data = document()
    twins = [claim(of=read, agent=["A"]), claim(of=read, agent=["B"])]
    with ledger.writing(ANN) as write:
        write.document(read, data, twins)
    ids = [s.claim.id for s in ledger.claims.find(order="added")]
    assert ids == [twins[0].id, f"{twins[0].id}-2"]


def test_importing_again_and_importing_changes(ledger):
    def imported(*claims):
        with ledger.writing(ANN) as write:
            done = write.import_claims(claims)
        return done.new, done.changed, done.same

    assert imported(claim("a", low=3), claim("b", place="Raqqa")) == (2, 0, 0)
    assert imported(claim("a", low=3), claim("b", place="Raqqa")) == (0, 0, 2)
    assert imported(claim("a", low=4), claim("b", place="Mosul"), claim("c")) == (1, 2, 0)
    assert [s.claim.quantity.low for s in ledger.claims.get_many(["a"])] == [4]
    assert ledger.claims.count(ClaimFilter(places=("Raqqa",))).claims == 0
    assert ledger.claims.count(ClaimFilter(places=("Mosul",))).claims == 1
    assert rows(ledger, schema.version) == 1 + 5


def test_imported_claims_meet_the_document_that_is_there(ledger):
    read, data = document()
    store(ledger, (read, data))
    with ledger.writing(ANN) as write:
        write.import_claims([claim("coded", of=read)])
    assert ledger.documents.count() == 1
    assert ledger.documents.get(read.document.id).claims == 2


def test_a_transaction_that_fails_leaves_nothing(ledger):
    read, data = document()
    broken = claim(of=read, place=Place(name="Raqqa")).model_copy(update={"polarity": None})
    with pytest.raises(IntegrityError), ledger.writing(ANN) as write:
        write.document(read, data, [broken])
    assert [rows(ledger, t) for t in (schema.document, schema.claim, schema.version, schema.place)] == [0, 0, 0, 0]
    assert store(ledger, (read, data))[0].relation == "new"
