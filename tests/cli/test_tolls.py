"""`tolls` as users run it."""

from __future__ import annotations

import csv
import io
import json

import pytest

from tests.cli.test_ledger import run

MORE = "At least 12 people were killed when a shell hit a market in Raqqa. Local medics put the death toll at 15."
FEWER = "Between four and six civilians were killed in shelling of a market in Raqqa."


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Two reports of one event, and one that tells of none."""
    folder = tmp_path_factory.mktemp("tolls")
    for name, text in (("more.txt", MORE), ("fewer.txt", FEWER), ("none.txt", "It rained in Raqqa.")):
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_ranges_with_the_words_behind_them(folder):
    done = run("tolls", "more.txt", "none.txt", cwd=folder)
    shown = done.stdout.decode()
    assert done.returncode == 0
    assert "killed: 12 to 15  report-range" in shown
    assert "“At least 12 people were killed when a shell hit a market in Raqqa”" in shown
    assert "killed: no toll told" in shown


def test_two_reports_of_one_event_differ(folder):
    done = run("tolls", "more.txt", "fewer.txt", "none.txt", "--one-event", "--format", "jsonl", cwd=folder)
    *found, pair = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert done.returncode == 1
    assert [(toll["low"], toll["high"]) for toll in found] == [(12, 15), (4, 6), (None, None)]
    assert pair == {"reports": ["more.txt", "fewer.txt"], "verdict": "differ"}


def test_as_csv_and_an_input_that_is_not_there(folder):
    done = run("tolls", "fewer.txt", "nothing.txt", "--civilians", "--format", "csv", cwd=folder)
    (row,) = csv.DictReader(io.StringIO(done.stdout.decode()))
    assert done.returncode == 1
    assert (row["low"], row["high"], row["place"], row["country"]) == ("4", "6", "Raqqa", "SY")
    assert b"nothing.txt: does not exist" in done.stderr
