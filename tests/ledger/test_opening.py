"""Ledgers that are new, old, newer, none at all."""

import sqlite3

import pytest
from sqlalchemy import create_engine, inspect, text

from communique.gazetteer.persons import PRIVATE
from communique.ledger import schema
from communique.ledger.dialects import prepare
from communique.ledger.filters import ClaimFilter
from communique.ledger.opening import default_place, head_revision, upgrade
from communique.ledger.settings import PublishingSet
from communique.ledger.store import open_ledger
from communique.ledger.verifying import verify
from communique.model.errors import LedgerError
from communique.model.publishing import Publishing
from communique.model.records import Entity, Span
from tests.ledger.conftest import ANN
from tests.ledger.records import claim

LINKS_AS_THEY_WERE = "".join(
    f"""DROP INDEX {links}_told; ALTER TABLE {links} DROP COLUMN type; ALTER TABLE {links} DROP COLUMN first_day;
    ALTER TABLE {links} DROP COLUMN last_day; CREATE INDEX {links}_{named} ON {links} ({keys}, claim);"""
    for links, named, keys in (("claim_actor", "actor", "actor, role"), ("claim_place", "place", "place"))
)
"""What claims are tied to before revision 0011."""


def at_revision(path, revision):
    """A ledger as the version of Communique with that schema made it."""
    engine = create_engine(f"sqlite:///{path}")
    prepare(engine)
    with engine.connect().execution_options(writing=True) as connection, connection.begin():
        upgrade(connection, revision)
    engine.dispose()


def test_the_migrations_make_what_the_tables_say(ledger):
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    def ours(_thing, name, kind, _reflected, _compared):
        return kind != "table" or name in schema.metadata.tables

    with ledger.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": ours})
        assert compare_metadata(context, schema.metadata) == []


def test_an_older_ledger_is_upgraded_with_a_backup_beside_it(tmp_path):
    path = tmp_path / "war.sqlite"
    at_revision(path, "0001")
    with sqlite3.connect(path) as connection:
        connection.execute("INSERT INTO actor VALUES (1, 'Free Syrian Army', 'free syrian army')")
    connection.close()
    ledger = open_ledger(path)
    with ledger.engine.connect() as connection:
        assert connection.scalar(text("SELECT version_num FROM alembic_version")) == head_revision()
        assert connection.scalar(text("SELECT name FROM actor")) == "Free Syrian Army"
        assert "finding" in inspect(connection).get_table_names()
    ledger.close()
    (backup,) = tmp_path.glob("war.sqlite.before-*")
    old = sqlite3.connect(backup)
    assert old.execute("SELECT version_num FROM alembic_version").fetchone() == ("0001",)
    assert old.execute("SELECT name FROM actor").fetchone() == ("Free Syrian Army",)
    old.close()
    open_ledger(path).close()
    assert len(list(tmp_path.glob("war.sqlite.before-*"))) == 1


@pytest.mark.parametrize(
    ("statements", "words"),
    [
        pytest.param(["CREATE TABLE alembic_version (version_num TEXT)", "INSERT INTO alembic_version VALUES ('9999')"],
                     "newer Communique", id="newer"),
        pytest.param(["CREATE TABLE recipe (name TEXT)"], "no ledger", id="another database"),
    ],
)  # fmt: skip
def test_other_databases_are_left_alone(tmp_path, statements, words):
    path = tmp_path / "other.sqlite"
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()
    with pytest.raises(LedgerError, match=words):
        open_ledger(path)
    assert [p.name for p in tmp_path.iterdir() if "before" in p.name] == []


def test_what_is_no_database_and_what_is_not_there(tmp_path):
    (tmp_path / "text.sqlite").write_text("These are no tables but words, and many of them, so that it is no database. " * 20)
    with pytest.raises(LedgerError, match=r"text\.sqlite: cannot be opened as a ledger"):
        open_ledger(tmp_path / "text.sqlite")
    with pytest.raises(LedgerError, match="there is no ledger here"):
        open_ledger(tmp_path / "none.sqlite", create=False)
    with pytest.raises(LedgerError, match="cannot be opened"):
        open_ledger("nosuchdatabase://host/name")


def test_a_password_in_the_url_is_not_shown():
    with pytest.raises(LedgerError) as raised:
        open_ledger("postgresql://ann:hunter2@localhost:1/war")
    assert "hunter2" not in str(raised.value)


def test_the_default_place(monkeypatch, tmp_path):
    monkeypatch.setenv("COMMUNIQUE_LEDGER", str(tmp_path / "mine.sqlite"))
    assert default_place() == str(tmp_path / "mine.sqlite")
    monkeypatch.delenv("COMMUNIQUE_LEDGER")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert default_place().startswith(str(tmp_path))


def test_readers_see_a_ledger_while_another_writes(tmp_path):
    one, other = open_ledger(tmp_path / "l.sqlite"), open_ledger(tmp_path / "l.sqlite")
    with one.writing(ANN) as write:
        write.import_claims([claim("a")])
        assert other.claims.find() == []
    assert [s.claim.id for s in other.claims.find()] == ["a"]
    one.close()
    other.close()


def test_an_older_ledger_forgets_the_names_of_private_persons(tmp_path):
    """Claims that an older version tied to a victim and a witness by name are tied to what stands for both."""
    text_of = "Shells killed Ahmad Karimi in Tarin"
    words = Span.of(text_of, 14, 26)
    one = claim("c", text_of, name="Hamid Rasooli").model_copy(update={"target": (Entity(mention=words),)})
    path = tmp_path / "war.sqlite"
    ledger = open_ledger(path)
    with ledger.writing(ANN) as write:
        write.import_claims([one, claim("d", name="Adem Sorov", organisation="The Army", day="2024-01-01")])
    ledger.close()
    with sqlite3.connect(path) as connection:
        connection.executescript(LINKS_AS_THEY_WERE)
        connection.executescript(
            """UPDATE alembic_version SET version_num = '0006'; DROP TABLE change_count; DROP TABLE setting;
            DROP INDEX document_source;
            DELETE FROM claim_actor WHERE claim = 1;
            INSERT INTO actor (number, name, plain) VALUES (91, 'Ahmad Karimi', 'ahmad karimi');
            INSERT INTO actor (number, name, plain) VALUES (92, 'Hamid Rasooli', 'hamid rasooli');
            INSERT INTO claim_actor (claim, role, actor) VALUES (1, 'target', 91), (1, 'source', 92);"""
        )
        connection.execute("UPDATE claim SET evidence = ? WHERE number = 1", (text_of,))
    connection.close()
    ledger = open_ledger(path)
    assert list(verify(ledger.engine)) == []
    with ledger.engine.connect() as connection:
        names = set(connection.scalars(text("SELECT name FROM actor")))
    assert PRIVATE in names
    assert {"Adem Sorov", "The Army"} <= names
    assert not {"Ahmad Karimi", "Hamid Rasooli"} & names
    assert ledger.claims.count(ClaimFilter(text="Karimi"), cap=9).claims == 0
    assert ledger.claims.count(ClaimFilter(text="Tarin"), cap=9).claims == 1
    ledger.close()


def test_an_older_ledger_holds_nothing_back_until_it_is_told_to(tmp_path):
    path = tmp_path / "war.sqlite"
    ledger = open_ledger(path)
    with ledger.writing(ANN) as write:
        write.import_claims([claim("c", type="movement", day="2024-01-01")])
    ledger.close()
    with sqlite3.connect(path) as connection:
        connection.executescript(LINKS_AS_THEY_WERE)
        connection.executescript(
            "UPDATE alembic_version SET version_num = '0008'; DROP TABLE setting; DROP INDEX document_source;"
        )
    connection.close()
    ledger = open_ledger(path)
    assert ledger.settings.publishing() == PublishingSet()
    with ledger.writing(ANN) as write:
        write.settings.publishing(Publishing(delay=3))
    assert ledger.settings.publishing().publishing.delay == 3
    assert list(ledger.verify()) == []
    ledger.close()
    (backup,) = tmp_path.glob(f"war.sqlite.before-{head_revision()}-*")
    old = sqlite3.connect(backup)
    assert old.execute("SELECT version_num FROM alembic_version").fetchone() == ("0008",)
    old.close()
