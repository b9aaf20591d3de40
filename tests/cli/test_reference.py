"""What is made from the code and committed is fresh."""

import json
from pathlib import Path

from communique.cli.reference import reference
from communique.model.records import Claim

DOCS = Path(__file__).parent.parent.parent / "docs"


def test_the_command_line_page_is_fresh():
    assert (DOCS / "cli.md").read_text(encoding="utf-8") == reference(), "run `make docs`"


def test_the_schema_is_the_committed_one():
    committed = json.loads((DOCS / "claim.schema.json").read_text(encoding="utf-8"))
    assert committed == Claim.model_json_schema(mode="serialization"), "run `make docs`; a changed field is a CHANGELOG entry"
