"""The commands of the ledger as users run them."""

import contextlib
import csv
import io
import json
import sqlite3
from typing import NamedTuple

import pytest
from typer.testing import CliRunner

from communique.cli.main import app
from communique.model.errors import CommuniqueError
from communique.model.records import Claim
from tests.cli.test_read import REPORT
from tests.cli.test_read import run as run_process
from tests.ledger.records import claim


class Done(NamedTuple):
    """What a command came to, as `subprocess.run` tells it."""

    returncode: int
    stdout: bytes
    stderr: bytes


def run(*arguments, cwd, stdin=b""):
    """The command within this process, as `main` runs it: quick, where a process of its own would show nothing more."""
    with contextlib.chdir(cwd):
        done = CliRunner().invoke(app, list(map(str, arguments)), input=stdin)
    error = done.stderr_bytes
    if isinstance(done.exception, CommuniqueError):
        return Done(2, done.stdout_bytes, error + f"communique: {done.exception}\n".encode())
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return Done(done.exit_code, done.stdout_bytes, error)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder with reports, of which one has been added together with a file that is not there."""
    folder = tmp_path_factory.mktemp("ledger")
    (folder / "a.txt").write_text(REPORT)
    (folder / "copy.txt").write_text(REPORT)
    return folder


@pytest.fixture(scope="module")
def added(folder):
    """The first run of `add`."""
    return run_process(
        "add", "a.txt", "none.txt", "--published", "2016-05-04", "--outlet", "Post", "--ledger", "l.sqlite", cwd=folder
    )


def test_add_tells_what_became_of_each(added):
    assert added.returncode == 1
    assert added.stdout.decode().startswith("stored ")
    assert "a.txt (" in added.stdout.decode()
    assert added.stderr.decode() == "communique: none.txt: does not exist; check the path\n"


def test_adding_again_reads_nothing_and_keeps_copies(folder, added):
    again = run("add", "a.txt", "copy.txt", "--ledger", "l.sqlite", cwd=folder)
    lines = again.stdout.decode().splitlines()
    assert again.returncode == 0
    assert lines[0].startswith("there already ")
    assert lines[1].startswith("copy of ")
    assert lines[1].endswith("copy.txt (same bytes)")


def test_claims_lists_what_was_added(folder, added):
    done = run("claims", "--type", "killed", "--place", "Syria", "--from", "2016-05-01", "-f", "jsonl", "--ledger", "l.sqlite",
               cwd=folder)  # fmt: skip
    (line,) = done.stdout.decode().splitlines()
    found = Claim.model_validate_json(line)
    assert (found.type, found.quantity.low, found.document.outlet) == ("killed", 12, "Post")
    assert found.evidence.text == REPORT[found.evidence.start : found.evidence.end]


def test_claims_as_table_json_and_csv(folder, added):
    table = run("claims", "--ledger", "l.sqlite", cwd=folder)
    records = json.loads(run("claims", "--format", "json", "--ledger", "l.sqlite", cwd=folder).stdout)
    rows = list(csv.DictReader(io.StringIO(run("claims", "-f", "csv", "--ledger", "l.sqlite", cwd=folder).stdout.decode())))
    assert "draft" in table.stdout.decode()
    assert f"{len(records)} of {len(records)} claims" in table.stderr.decode()
    assert [r["id"] for r in records] == [r["id"] for r in rows]


def test_import_claims_tells_bad_lines_by_file_line_and_mend(tmp_path):
    good = claim("gold-1", low=12, day="2016-05-03", place="Raqqa")
    lines = [good.model_dump_json(), "{not json", '{"id": "x", "type": "killed"}', "", claim("gold-2").model_dump_json()]
    (tmp_path / "coded.jsonl").write_text("\n".join(lines) + "\n")
    done = run_process("import-claims", "coded.jsonl", "none.jsonl", "--ledger", "l.sqlite", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stdout.decode() == "2 new, 0 changed, 0 there already\n"
    bad, partial, missing = done.stderr.decode().splitlines()
    assert bad.startswith("communique: coded.jsonl:2: is no JSON")
    assert partial.startswith("communique: coded.jsonl:3: document: field required")
    assert missing == "communique: none.jsonl: does not exist; check the path"
    found = run("claims", "--near", "Raqqa", "--radius", "5 km", "--format", "jsonl", "--ledger", "l.sqlite", cwd=tmp_path)
    assert [Claim.model_validate_json(line).id for line in found.stdout.decode().splitlines()] == ["gold-1"]
    again = run("import-claims", "-", "--ledger", "l.sqlite", cwd=tmp_path, stdin=good.model_dump_json().encode())
    assert again.stdout.decode() == "0 new, 0 changed, 1 there already\n"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        pytest.param(["claims", "--type", "kiled"], "--type: 'kiled' is no claim type", id="type"),
        pytest.param(["claims", "--state", "done"], "--state: Input should be 'draft'", id="state"),
        pytest.param(["claims", "--from", "May"], "--from: 'May' is no date", id="date"),
        pytest.param(["claims", "--near", "Raqqa", "--radius", "far"], "--radius: 'far' is no distance", id="radius"),
        pytest.param(["claims", "--near", "Xyzzyville Nowhere"], "--near: no place called", id="near"),
        pytest.param(["claims"], "none.sqlite: there is no ledger here", id="no ledger"),
        pytest.param(["add"], "nothing to read", id="nothing"),
    ],
)
def test_wrong_use(tmp_path, arguments, words):
    done = run(*arguments, "--ledger", "none.sqlite", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stdout == b""
    assert words in done.stderr.decode()
    assert list(tmp_path.iterdir()) == []


def test_a_claim_through_review_correction_undoing_and_erasure(tmp_path):
    (tmp_path / "coded.jsonl").write_text(claim("a", low=12, day="2016-05-03", place="Raqqa").model_dump_json())

    def said(*arguments, stdin=b""):
        done = run(*arguments, "--ledger", "l.sqlite", cwd=tmp_path, stdin=stdin)
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode()

    said("import-claims", "coded.jsonl", "--author", "ann")
    assert said("review", "a", "--state", "reviewed", "--reason", "read twice") == "1 claim reviewed\n"
    record = json.loads(said("show", "a", "--format", "json"))
    record["quantity"]["low"] = 13
    mended = json.dumps(record).encode()
    assert said("edit", "a", "-", "--reason", "13, not 12", stdin=mended) == "a has a new version\n"
    shown = said("show", "a")
    assert "≥ 13" in shown
    assert "13, not 12" in shown
    said("undo", "a")
    assert "≥ 12" in said("show", "a")
    assert said("verify") == ""
    assert said("erase", "a", "--reason", "on request", "--yes") == "erased claim a\n"
    assert said("verify") == ""
    assert said("claims", "--format", "jsonl") == ""
    gone = run("show", "a", "--ledger", "l.sqlite", cwd=tmp_path)
    assert (gone.returncode, gone.stderr.decode()[:14]) == (2, "communique: a:")


def test_show_has_the_words_in_context(folder, added):
    first = json.loads(run("claims", "-f", "json", "-n", "1", "--ledger", "l.sqlite", cwd=folder).stdout)[0]
    shown = run("show", first["id"], "--ledger", "l.sqlite", cwd=folder).stdout.decode()
    assert " ".join(REPORT.split()) in " ".join(shown.split())
    assert "read by" in shown
    document = run("show", "a.txt", "--ledger", "l.sqlite", cwd=folder).stdout.decode()
    assert " ".join(REPORT.split()) in " ".join(document.split())


def test_verify_ends_with_1_where_something_is_off(tmp_path):
    (tmp_path / "coded.jsonl").write_text(claim("a", low=12).model_dump_json())
    run("import-claims", "coded.jsonl", "--ledger", "l.sqlite", cwd=tmp_path)
    connection = sqlite3.connect(tmp_path / "l.sqlite")
    connection.execute("UPDATE claim SET low = 21")
    connection.commit()
    connection.close()
    done = run("verify", "--ledger", "l.sqlite", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stdout.decode() == "claim a: low in the tables differ from its record\n"
    assert "1 problem found" in done.stderr.decode()
