"""The command as users run it: a process of its own, with its streams and exit codes."""

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest

from communique.model.records import Claim

ROOT = Path(__file__).parent.parent.parent
COMMAND = [sys.executable, "-c", "from communique.cli.main import main; main()"]
REPORT = "The army said on Tuesday that 12 rebels were killed and 30 wounded in shelling near Aleppo.\n"


def run(*arguments, stdin=b"", cwd=None):
    return subprocess.run([*COMMAND, *map(str, arguments)], input=stdin, capture_output=True, cwd=cwd, check=False)


@pytest.fixture(scope="module")
def mixed(tmp_path_factory):
    """One run over a good file among all kinds of bad ones."""
    folder = tmp_path_factory.mktemp("mixed")
    (folder / "good.txt").write_text(REPORT)
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.bin").write_bytes(bytes(range(256)) * 40)
    (folder / "manifest.csv").write_text("source,published,outlet\ngood.txt,2016-05-04,Post\ngood.txt,soon,Post\n")
    return run("read", "none.txt", "empty.txt", "binary.bin", "--manifest", "manifest.csv", "--format", "jsonl", cwd=folder)


def test_bad_inputs_give_one_line_each_and_stop_no_other(mixed):
    lines = mixed.stderr.decode().splitlines()
    assert mixed.returncode == 1
    assert len(lines) == 4
    for name, words in (("none.txt", "does not exist"), ("empty.txt", "is empty"), ("binary.bin", "no text"),
                        ("manifest.csv:3", "is no date")):  # fmt: skip
        assert any(name in line and words in line for line in lines)


def test_standard_output_holds_claim_records_and_nothing_else(mixed):
    claims = [Claim.model_validate_json(line) for line in mixed.stdout.decode().splitlines()]
    assert {c.type for c in claims} >= {"killed", "wounded"}
    assert {c.document.outlet for c in claims} == {"Post"}
    for claim in claims:
        assert claim.evidence.text == REPORT[claim.evidence.start : claim.evidence.end]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        pytest.param(["read"], "nothing to read", id="nothing"),
        pytest.param(["read", "x.txt", "--published", "May 5"], "--published: 'May 5' is no date", id="date"),
        pytest.param(["read", "--manifest", "none.csv"], "none.csv: cannot be read", id="manifest"),
        pytest.param(["read", "x.txt", "--format", "xml"], "xml", id="format"),
        pytest.param(["reed"], "reed", id="command"),
    ],
)
def test_wrong_use_exits_with_2_and_says_what_is_wrong(arguments, words):
    done = run(*arguments)
    assert done.returncode == 2
    assert done.stdout == b""
    assert words in done.stderr.decode()


def test_standard_input_as_a_plain_table():
    done = run("read", "-", "--published", "2016-05-04", "--outlet", "Post", stdin=REPORT.encode())
    shown = done.stdout.decode()
    assert done.returncode == 0
    assert "\x1b" not in shown
    assert "Killed" in shown
    assert "12" in shown
    assert "Aleppo" in shown


def test_json_and_csv_hold_the_same_claims(tmp_path):
    (tmp_path / "a.txt").write_text(REPORT)
    records = json.loads(run("read", tmp_path, "--format", "json").stdout)
    rows = list(csv.DictReader(run("read", tmp_path, "--format", "csv").stdout.decode().splitlines()))
    assert [r["id"] for r in records] == [r["id"] for r in rows]
    assert len(records) >= 2


def test_a_closed_pipe_ends_it_quietly():
    command = " ".join(f"'{part}'" for part in [*COMMAND, "schema"])
    done = subprocess.run(["bash", "-c", f"{command} | head -c 1"], capture_output=True, check=False)
    assert done.stdout == b"{"
    assert done.stderr == b""


def test_help_shows_examples():
    done = run("read", "--help")
    assert done.returncode == 0
    assert "communique read report.txt" in done.stdout.decode()
