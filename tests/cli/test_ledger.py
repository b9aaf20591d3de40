"""The commands of the ledger as users run them."""

import csv
import io
import json

import pytest

from communique.model.records import Claim
from tests.cli.test_read import REPORT, run
from tests.ledger.records import claim


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
    return run("add", "a.txt", "none.txt", "--published", "2016-05-04", "--outlet", "Post", "--ledger", "l.sqlite", cwd=folder)


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
    done = run("import-claims", "coded.jsonl", "none.jsonl", "--ledger", "l.sqlite", cwd=tmp_path)
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
