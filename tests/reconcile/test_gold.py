"""Scores on the hand-marked checks beside the project: within documents and between reports of one event."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from communique.model.records import Claim
from communique.reconcile.engine import reconcile

CLAIMS = Path(__file__).parents[3] / "shared" / "claims"


@pytest.mark.shared
def test_gold_checks(tmp_path: Path) -> None:
    claims = []
    for path in sorted((CLAIMS / "gold").glob("*.json")):
        data = json.loads(path.read_text(encoding="utf-8"))
        document = {"source": data["doc"], "outlet": data["outlet"], "published": data["published"]}
        claims += [Claim.model_validate({**claim, "document": document}) for claim in data["claims"]]
    findings = tmp_path / "findings.jsonl"
    lines = [finding.model_dump_json(include={"kind", "claims", "verdict"}) for finding in reconcile(claims).findings]
    findings.write_text("\n".join(lines), encoding="utf-8")
    command = [sys.executable, CLAIMS / "score_checks.py", CLAIMS / "gold", CLAIMS / "groups", findings, "--json"]
    scores = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    assert scores["within"]["right"] >= 0.85
    assert scores["between"]["right"] >= 0.75
    assert scores["all"]["disagreements"] >= 0.9
    assert scores["all"]["false"] <= 1
    assert scores["all"]["overcalled"] <= 0.3
    assert scores["all"]["unlisted"] < 30
