"""Whatever is changed behind the ledger's back is named; the ledger's own guards refuse to change it."""

import sqlite3
import zlib

import pytest

from communique.ledger.store import open_ledger
from tests.ledger.conftest import ANN
from tests.ledger.records import TEXT, claim, document

CHANGED_TEXT = "UPDATE document_text SET text = replace(text, '12', '21') WHERE document = 1"


@pytest.fixture
def path(tmp_path):
    """The file of a ledger with two documents and three claims."""
    path = tmp_path / "ledger.sqlite"
    ledger = open_ledger(path)
    for number in range(2):
        read, data = document(f"{TEXT} Report {number}.", source=f"{number}.txt")
        with ledger.writing(ANN) as write:
            write.document(read, data, [claim(f"k{number}", read.text, of=read, low=12, place="Raqqa", agent=["Ann"])])
    with ledger.writing(ANN) as write:
        write.import_claims([claim("imported", low=3)])
    assert list(ledger.verify()) == []
    ledger.close()
    return path


def tampered(path, *statements):
    """What `verify` says after statements of somebody who first removes the guards."""
    connection = sqlite3.connect(path)
    for (trigger,) in connection.execute(
        "SELECT name FROM sqlite_master WHERE name LIKE '%_keeps' OR name LIKE '%_stays'"
    ).fetchall():
        connection.execute(f"DROP TRIGGER {trigger}")
    for statement in statements:
        connection.execute(*statement) if isinstance(statement, tuple) else connection.execute(statement)
    connection.commit()
    connection.close()
    ledger = open_ledger(path)
    said = "\n".join(map(str, ledger.verify()))
    ledger.close()
    return said


@pytest.mark.parametrize(
    ("statements", "words"),
    [
        pytest.param([("UPDATE original SET data = ? WHERE rowid = 1", (zlib.compress(b"other"),))], "not those that were stored",
                     id="original"),
        pytest.param(["UPDATE original SET data = x'00'"], "cannot be decompressed", id="original broken"),
        pytest.param(["UPDATE original SET data = NULL"], "bytes are gone without an erasure", id="original emptied"),
        pytest.param(["DELETE FROM original WHERE rowid = 1"], "its original is missing", id="original gone"),
        pytest.param([CHANGED_TEXT], "text was changed", id="text"),
        pytest.param([CHANGED_TEXT],
                     "claim k0: the words of its evidence do not stand", id="span"),
        pytest.param(["UPDATE document_text SET blocks = '[]' WHERE document = 1"], "blocks were changed", id="blocks"),
        pytest.param(["DELETE FROM document_text WHERE document = 1"], "text is gone", id="text gone"),
        pytest.param(["UPDATE document SET record = '{\"source\": \"x\"}' WHERE number = 1"], "record was changed", id="record"),
        pytest.param(["UPDATE version SET content = replace(content, '12', '21') WHERE number = 2"], "version 2: the content",
                     id="version"),
        pytest.param(["UPDATE version SET author = 'bea' WHERE number = 2"], "version 2: its hash does not follow", id="author"),
        pytest.param(["UPDATE version SET content = NULL WHERE number = 2"], "gone without an erasure", id="version emptied"),
        pytest.param(["DELETE FROM version WHERE number = 2"], "version 3: follows version 1",
                     id="version gone"),
        pytest.param(["UPDATE claim SET low = 21 WHERE id = 'k0'"], "claim k0: low in the tables differ", id="figure"),
        pytest.param(["UPDATE claim SET state = 'published' WHERE id = 'k0'"], "claim k0: its state", id="state"),
        pytest.param(["UPDATE claim SET current = 0 WHERE id = 'k0'"], "claim k0: its state", id="withdrawn"),
        pytest.param(["DELETE FROM claim_actor WHERE claim = 1"], "claim k0: actors or places", id="actor"),
        pytest.param(["DELETE FROM claim WHERE id = 'imported'"], "claim imported: is in the chain, but", id="claim gone"),
    ],
)  # fmt: skip
def test_tampering_is_named(path, statements, words):
    assert words in tampered(path, *statements)


def test_a_chain_that_was_cut_off_shows_against_a_noted_head(path):
    ledger = open_ledger(path)
    number, head = ledger.versions.head()
    assert list(ledger.verify(head=head)) == []
    with ledger.writing(ANN) as write:
        write.import_claims([claim("later")])
    assert list(ledger.verify(head=head)) == []
    assert [p.kind for p in ledger.verify(head="f" * 64)] == ["chain"]
    assert number == 6
    ledger.close()


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM version",
        "UPDATE version SET reason = 'none'",
        "UPDATE version SET content = NULL",
        "DELETE FROM original",
        "UPDATE original SET data = NULL",
        "UPDATE original SET size = 0",
    ],
)
def test_the_guards_refuse_to_change_what_is_append_only(path, statement):
    connection = sqlite3.connect(path)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute(statement)
    connection.close()
