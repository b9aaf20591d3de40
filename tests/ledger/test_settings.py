"""Settings of a ledger: what holds, who set it, and that the chain knows."""

import json
import sqlite3

import pytest

from communique.ledger.chain import By
from communique.ledger.settings import PublishingSet
from communique.model.errors import LedgerError
from communique.model.publishing import Publishing
from tests.ledger.records import claim
from tests.ledger.test_verifying import tampered

SETTING = Publishing(types=("movement", "medical"), delay=14, coarsen="province")


@pytest.fixture
def kept(ledger):
    """A ledger in which two people set what is published, one after the other."""
    for author, setting in (("ann", Publishing(delay=900)), ("ben", SETTING)):
        with ledger.writing(By(author, "agreed")) as write:
            write.settings.publishing(setting)
    return ledger


def test_a_new_ledger_holds_nothing_back(ledger):
    assert ledger.settings.publishing() == PublishingSet()
    assert not ledger.settings.publishing().publishing.on


def test_what_was_set_last_holds_and_every_change_is_in_the_chain(kept):
    held = kept.settings.publishing()
    assert (held.publishing, held.author, held.reason) == (SETTING, "ben", "agreed")
    versions = kept.versions.of("publishing")
    assert [(one.subject_kind, one.action, one.author) for one in versions] == [
        ("setting", "set", "ann"),
        ("setting", "set", "ben"),
    ]
    assert (held.number, held.at) == (versions[1].number, versions[1].at)
    assert json.loads(versions[0].content)["delay"] == 900
    assert list(kept.verify()) == []


def test_a_change_that_fails_is_none(kept):
    def fail():
        with kept.writing(By("eve")) as write:
            write.settings.publishing(Publishing())
            raise LedgerError("no more")

    with pytest.raises(LedgerError, match="no more"):
        fail()
    assert kept.settings.publishing().publishing == SETTING


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        pytest.param("DELETE FROM setting", "setting publishing: is not what the chain says", id="deleted"),
        pytest.param("UPDATE setting SET version = 1", "setting publishing: is not what the chain says", id="an older one"),
        pytest.param("INSERT INTO setting VALUES ('other', 1)", "setting other: is not what the chain says", id="another"),
        pytest.param("UPDATE version SET content = replace(content, '14', '0') WHERE number = 2", "version 2: the content",
                     id="its content"),
    ],
)  # fmt: skip
def test_tampering_is_named(kept, tmp_path, statement, words):
    kept.close()
    assert words in tampered(tmp_path / "ledger.sqlite", statement)


def test_what_cannot_be_read_is_an_error_and_publishes_nothing(kept, tmp_path):
    kept.close()
    connection = sqlite3.connect(tmp_path / "ledger.sqlite")
    connection.execute("DROP TRIGGER version_keeps")
    connection.execute('UPDATE version SET content = \'{"delay": "soon"}\' WHERE number = 2')
    connection.commit()
    connection.close()
    with pytest.raises(LedgerError, match="version 2"):
        kept.settings.publishing()


def test_settings_are_no_claims(kept):
    with kept.writing(By("ann")) as write:
        write.import_claims([claim("c")])
    assert [(stored.claim.id, stored.version) for stored in kept.claims.find()] == [("c", 4)]
