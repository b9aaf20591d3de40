"""What is erased is gone from every file; its hashes stay, and the chain verifies."""

import hashlib

import pytest

from communique.ledger.filters import ClaimFilter
from communique.model.errors import LedgerError
from communique.model.findings import Finding, finding_id
from tests.ledger.conftest import ANN
from tests.ledger.records import claim, document

STATEMENT = "Zebedee Quillfeather was detained in the market of the town with eleven other men on Monday morning"


@pytest.fixture
def stored(ledger):
    read, data = document(STATEMENT, source="https://example.org/quillfeather")
    other, more = document("Another report of shelling near Raqqa", source="b.txt")
    with ledger.writing(ANN) as write:
        write.document(read, data, [claim("a", STATEMENT, of=read, target=["Zebedee Quillfeather"], low=12)])
        write.document(other, more, [claim("b", other.text, of=other)])
    pair = Finding(id=finding_id("range", "ab"), kind="range", claims=("a", "b"), verdict="differ", why="Quillfeather and 11")
    with ledger.writing(ANN) as write:
        write.findings.replace("ab", [pair])
        write.findings.set_keys({"a": {"quillfeather"}})
    return ledger


def bytes_of(folder):
    return b"".join(path.read_bytes() for path in folder.iterdir()).lower()


def test_an_erased_document_is_gone_from_the_files(stored, tmp_path):
    sha = hashlib.sha256(STATEMENT.encode()).hexdigest()
    before = [(v.number, v.hash) for v in stored.versions.since(0)]
    with stored.writing(ANN) as write:
        assert write.erase.document(sha) == 1
    stored.after_erasing()
    assert list(stored.verify()) == []
    assert [(v.number, v.hash) for v in stored.versions.since(0)][: len(before)] == before
    assert stored.documents.original(sha) is None
    assert stored.documents.get(sha).erased
    assert stored.claims.get("a") is None
    assert stored.claims.find(ClaimFilter(text="quillfeather")) == []
    assert stored.findings.of_claim("b") == []
    stored.close()
    assert b"quillfeather" not in bytes_of(tmp_path)


def test_an_erased_document_is_not_stored_again(stored):
    read, data = document(STATEMENT, source="again.txt")
    with stored.writing(ANN) as write:
        write.erase.document(read.document.id)
    spaced, more = document(STATEMENT + "  ", source="spaced.txt")
    with stored.writing(ANN) as write:
        assert [write.document(*pair, []).relation for pair in ((read, data), (spaced, more))] == ["erased", "erased"]
        assert write.import_claims([claim("a", STATEMENT, of=read)]).erased == 1
    assert list(stored.verify()) == []


def test_an_erased_claim_leaves_the_document(stored):
    with stored.writing(ANN) as write:
        write.erase.claims(["a"])
    assert stored.claims.get("a") is None
    assert [s.claim.id for s in stored.claims.find()] == ["b"]
    assert stored.documents.find(text="quillfeather")[0].claims == 0
    assert list(stored.verify()) == []
    with pytest.raises(LedgerError, match="was erased"), stored.writing(ANN) as write:
        write.revise.undo("a")
    with pytest.raises(LedgerError, match="no claim of this id"), stored.writing(ANN) as write:
        write.erase.claims(["none"])


def test_an_erased_name_is_merged_with_none(ledger):
    """Whether it was merged into another, or another into it, the ledger verifies and the other name counts as itself."""
    text = "Ridge Front took one town and the Front of the Ridge another, while Valley Front looked on"
    read, data = document(text, source="ridge.txt")
    names = ("Ridge Front", "Front of the Ridge", "Valley Front")
    with ledger.writing(ANN) as write:
        write.document(read, data, [claim(name, text, of=read, agent=(name,)) for name in names])
        write.names.merge("actor", names[0], names[1])
        write.names.merge("actor", names[1], names[2])
    assert ledger.names.heads("actor") == {names[0]: names[2], names[1]: names[2]}
    with ledger.writing(ANN) as write:
        write.erase.claims([names[2]])
    assert list(ledger.verify()) == []
    assert ledger.names.heads("actor") == {}
    with ledger.writing(ANN) as write:
        write.erase.claims([names[0]])
    assert list(ledger.verify()) == []
    assert [count.value for count in ledger.claims.facet("agent", ClaimFilter())] == [names[1]]
