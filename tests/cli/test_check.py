"""`check`, `bounds` and `incidents` as users run them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.test_ledger import run
from tests.pipeline.test_reconciling import REPORTS

RATE = Path(__file__).parents[3] / "shared" / "claims" / "texts" / "presstv-dayr-al-zawr.txt"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder with a ledger of five short reports."""
    folder = tmp_path_factory.mktemp("check")
    lines = [claim.model_dump_json() for report in REPORTS for claim in report]
    (folder / "claims.jsonl").write_text("\n".join(lines), encoding="utf-8")
    assert run("import-claims", "claims.jsonl", "--ledger", "l.sqlite", cwd=folder).returncode == 0
    return folder


def lines_of(done):
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def test_check_prints_findings_with_the_ids_that_claims_came_with(folder):
    done = run("check", "--format", "jsonl", "--ledger", "l.sqlite", cwd=folder)
    assert done.returncode == 0
    found = lines_of(done)
    assert {"kind", "claims", "verdict", "why", "words", "candidate", "standing"} <= found[0].keys()
    (tolls,) = [f for f in found if f["claims"] == ["a-200", "b-200", "c-200"]]
    assert (tolls["kind"], tolls["verdict"]) == ("range", "differ")
    assert tolls["why"] == "22 people killed against 44: no number fits both"


def test_check_filters_and_tells_by_its_status_that_something_was_found(folder):
    done = run("check", "--verdict", "differ", "--document", "a", "--format", "jsonl", "--ledger", "l.sqlite", cwd=folder)
    assert done.returncode == 1
    assert {f["verdict"] for f in lines_of(done)} == {"differ"}
    assert all(any(at.startswith("a-") for at in f["claims"]) for f in lines_of(done))
    assert run("check", "--kind", "ratio", "--ledger", "l.sqlite", cwd=folder).returncode == 0
    assert run("check", "--since", "2999-01-01", "--format", "json", "--ledger", "l.sqlite", cwd=folder).stdout == b"[]\n"


def test_check_on_screen_says_that_figures_differ_and_never_that_one_contradicts(folder):
    shown = run("check", "--ledger", "l.sqlite", cwd=folder).stdout.decode()
    assert "figures differ" in shown
    assert "unreviewed" in shown
    assert "“22 people were killed”" in shown
    assert "contradict" not in shown


def test_check_of_a_document_that_is_not_there(folder):
    done = run("check", "--document", "nothing", "--ledger", "l.sqlite", cwd=folder)
    assert done.returncode == 2
    assert b"nothing: the ledger has no document of this name" in done.stderr


def test_check_as_csv(folder):
    rows = run("check", "--format", "csv", "--ledger", "l.sqlite", cwd=folder).stdout.decode().splitlines()
    assert rows[0] == "id,kind,verdict,claims,why,incident,candidate,standing"


def test_bounds_name_the_binding_claims(folder):
    asked = ("bounds", "--type", "killed", "--place", "Qamishli", "--from", "2016-07-27", "--to", "2016-07-27")
    done = run(*asked, "--source", "A", "--policy", "lowest", "--format", "json", "--ledger", "l.sqlite", cwd=folder)
    told = json.loads(done.stdout)
    assert (told["asked"]["low"], told["others"]["low"], told["together"]["low"]) == (22, 44, 44)
    assert told["together"]["low_claims"] == ["b-200", "c-200"]
    assert told["policy"]["best"] == 22
    shown = run(*asked, "--ledger", "l.sqlite", cwd=folder).stdout.decode()
    assert shown.startswith("at least 44  of all together, unverified")
    assert "A: at least 22" in shown


@pytest.mark.parametrize(("arguments", "problem"), [
    (("--type", "eaten"), "'eaten' is no claim type"),
    (("--type", "killed", "--from", "2016-02-01", "--to", "2016-01-01"), "is after --to"),
])  # fmt: skip
def test_bounds_asked_wrongly(folder, arguments, problem):
    done = run("bounds", *arguments, "--ledger", "l.sqlite", cwd=folder)
    assert done.returncode == 2
    assert problem in done.stderr.decode()


def test_incidents_are_listed_and_decided(folder):
    listed = lines_of(run("incidents", "--format", "jsonl", "--ledger", "l.sqlite", cwd=folder))
    (shared,) = [one for one in listed if "a-200" in one["claims"]]
    done = run(
        "incidents", "split", shared["id"], "e-100", "e-200", "e-300", "--reason", "later", "--ledger", "l.sqlite", cwd=folder
    )
    assert done.stdout.decode().strip().endswith("3 claims")
    done = run("incidents", "confirm", shared["id"], "--ledger", "l.sqlite", cwd=folder)
    assert f"{shared['id']} confirmed: 9 claims" in done.stdout.decode()
    assert "confirmed" in run("incidents", "--claim", "a-200", "--ledger", "l.sqlite", cwd=folder).stdout.decode()
    wrong = run("incidents", "split", shared["id"], "zzz", "--ledger", "l.sqlite", cwd=folder)
    assert wrong.returncode == 2
    assert b"zzz: is no claim of incident" in wrong.stderr


@pytest.mark.shared
def test_a_report_checked_against_itself(tmp_path):
    """From the text alone: the rate over five days against the rate claimed, and parts of the month against the month."""
    run("add", RATE, "--published", "2017-08-21", "--outlet", "Press TV", "--ledger", "l.sqlite", cwd=tmp_path)
    found = lines_of(run("check", "--format", "jsonl", "--ledger", "l.sqlite", cwd=tmp_path))
    said = {f["why"]: f["verdict"] for f in found}
    assert said["316 sorties over 5 days is 63.2 a day; claimed 60 to 70 a day"] == "consistent"
    assert said["316 sorties is no more than 990 sorties"] == "consistent"
    assert said["819 strikes is no more than 2,518 strikes"] == "consistent"
    assert said["2.59 strikes a sortie in one window, 2.54 in the other"] == "consistent"
    assert said["said to be the last, while others are said to remain"] == "differ"
    asked = ("--type", "killed", "--agent", "Russian Aerospace Forces", "--target", "Islamic State")
    window = ("--from", "2017-08-01", "--to", "2017-08-21", "--format", "json", "--ledger", "l.sqlite")
    told = json.loads(run("bounds", *asked, *window, cwd=tmp_path).stdout)
    assert (told["together"]["low"], told["together"]["high"]) == (None, 800)
    assert "its date and place are not stated" in {left["reason"] for left in told["left_out"]}


def test_a_tally_sums_within_a_source_and_names_its_claims(folder):
    rows = lines_of(run("tally", "--by", "type,month", "--format", "jsonl", "--ledger", "l.sqlite", cwd=folder))
    (killed,) = [row for row in rows if row["type"] == "killed"]
    assert killed["together"]["low"] == 44
    known = {claim.id for report in REPORTS for claim in report if claim.type == "killed"}
    assert {at for own in killed["by_source"] for at in own["bound"]["low_claims"]} <= known
    assert killed["together"]["low_claims"]
    shown = run("tally", "--type", "killed", "--by", "outlet", "--ledger", "l.sqlite", cwd=folder).stdout.decode()
    assert "at least" in shown
    table = run("tally", "--type", "killed", "--by", "month", "--format", "csv", "--ledger", "l.sqlite", cwd=folder)
    assert table.stdout.decode().splitlines()[0] == "type,month,according to,low,high,low_claims,high_claims"
    wrong = run("tally", "--by", "weather", "--ledger", "l.sqlite", cwd=folder)
    assert wrong.returncode == 2
    assert b"'weather' is nothing to tally by" in wrong.stderr


def test_adding_compares_what_is_new_with_what_it_touches(tmp_path):
    (tmp_path / "one.txt").write_text("A blast killed 31 people in Qamishli on Wednesday.", encoding="utf-8")
    (tmp_path / "two.txt").write_text("A blast killed 44 people in Qamishli on Wednesday.", encoding="utf-8")
    place = ("--published", "2016-07-27", "--ledger", "l.sqlite")
    left = run("add", "one.txt", "--outlet", "A News", "--no-compare", *place, cwd=tmp_path)
    assert "compared" not in left.stderr.decode()
    done = run("add", "two.txt", "--outlet", "B News", *place, cwd=tmp_path)
    assert "compared with what it touches: 2 documents" in done.stderr.decode()
    listed = run("check", "--format", "jsonl", "--ledger", "l.sqlite", cwd=tmp_path)
    assert "reconciling" not in listed.stderr.decode()
    assert "differ" in {found["verdict"] for found in lines_of(listed)}
