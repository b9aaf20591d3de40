"""`communique publishing`: shown and set, in every format."""

import csv
import io
import json

import pytest

from communique.ledger.store import open_ledger
from communique.model.publishing import SENSITIVE
from tests.cli.test_ledger import run


@pytest.fixture
def folder(tmp_path):
    open_ledger(tmp_path / "l.sqlite").close()
    return tmp_path


def publishing(folder, *arguments):
    return run("publishing", *arguments, "--ledger", "l.sqlite", cwd=folder)


def held(folder):
    return json.loads(publishing(folder, "--format", "json").stdout)


def test_a_new_ledger_holds_nothing_back(folder):
    assert held(folder) == {"types": list(SENSITIVE), "delay": 0, "coarsen": "none", "author": None, "at": None, "reason": ""}
    done = publishing(folder)
    assert done.returncode == 0
    assert "Nothing is held back" in done.stderr.decode()
    assert "movement, strength, displaced, evacuated, medical" in done.stdout.decode()


def test_it_is_set_and_shown_in_every_format(folder):
    done = publishing(folder, "--delay", "14", "--coarsen", "province", "--author", "ann", "--reason", "agreed")
    assert done.returncode == 0
    assert "14 days late and with no place but their province" in done.stderr.decode()
    assert all(words in done.stdout.decode() for words in ("14 days", "province only", "ann,"))
    one = held(folder)
    assert (one["delay"], one["coarsen"], one["author"], one["reason"]) == (14, "province", "ann", "agreed")
    assert one["at"].endswith("+00:00")
    (line,) = publishing(folder, "--format", "jsonl").stdout.decode().splitlines()
    (row,) = csv.DictReader(io.StringIO(publishing(folder, "--format", "csv").stdout.decode()))
    assert json.loads(line) == one
    assert (row["types"], row["delay"], row["author"]) == ("; ".join(SENSITIVE), "14", "ann")


def test_what_is_not_named_stays_and_types_replace_those_there_were(folder):
    publishing(folder, "--delay", "14", "--author", "ann")
    publishing(folder, "--coarsen", "country", "--type", "medical", "--types", "control,medical", "--author", "ben")
    one = held(folder)
    assert (one["delay"], one["coarsen"], one["types"], one["author"]) == (14, "country", ["medical", "control"], "ben")


def test_setting_what_holds_already_is_no_change(folder):
    publishing(folder, "--delay", "14", "--author", "ann")
    publishing(folder, "--delay", "14", "--author", "ben")
    assert held(folder)["author"] == "ann"
    ledger = open_ledger(folder / "l.sqlite")
    assert len(ledger.versions.of("publishing")) == 1
    ledger.close()
    assert run("verify", "--ledger", "l.sqlite", cwd=folder).returncode == 0


def test_a_name_that_steers_the_terminal_or_a_spreadsheet_does_not(folder):
    publishing(folder, "--delay", "1", "--author", "=1+1\x1b[31m")
    assert "\x1b" not in publishing(folder).stdout.decode()
    (row,) = csv.DictReader(io.StringIO(publishing(folder, "--format", "csv").stdout.decode()))
    assert row["author"].startswith("'=")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--type", "rumour"), "'rumour' is no claim type; the types are abducted"),
        (("--delay", "-1"), "--delay"),
        (("--delay", "soon"), "--delay"),
        (("--coarsen", "village"), "--coarsen"),
    ],
)
def test_wrong_use_changes_nothing(folder, arguments, words):
    done = publishing(folder, *arguments)
    assert done.returncode == 2
    assert words in done.stderr.decode()
    assert held(folder)["author"] is None


def test_there_has_to_be_a_ledger(tmp_path):
    done = publishing(tmp_path, "--delay", "1")
    assert done.returncode == 2
    assert "there is no ledger here" in done.stderr.decode()
