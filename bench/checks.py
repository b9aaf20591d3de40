"""Scores of the findings made of hand-marked claims, against the checks marked beside them.

usage: python -m bench.checks [FINDINGS.jsonl]   (where to leave the findings)
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from communique.model.records import Claim
from communique.reconcile.engine import reconcile

CLAIMS = Path(__file__).parents[2] / "shared" / "claims"


def gold_claims() -> list[Claim]:
    """The marked claims of all documents, in no order that tells which belong together."""
    claims = []
    for path in sorted((CLAIMS / "gold").glob("*.json")):
        data = json.loads(path.read_text(encoding="utf-8"))
        document = {"source": data["doc"], "outlet": data["outlet"], "published": data["published"]}
        claims += [Claim.model_validate({**claim, "document": document}) for claim in data["claims"]]
    return claims


def scores(findings: Path) -> dict[str, Any]:
    """What score_checks.py says of the findings of the marked claims, which are left in this file."""
    lines = [
        finding.model_dump_json(include={"kind", "claims", "verdict", "why"}) for finding in reconcile(gold_claims()).findings
    ]
    findings.write_text("\n".join(lines), encoding="utf-8")
    command = [sys.executable, CLAIMS / "score_checks.py", CLAIMS / "gold", CLAIMS / "groups", findings, "--json"]
    told: dict[str, Any] = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return told


def check_figures() -> dict[str, float]:
    """The figures of the scoreboard: shares right and found, and per 100 claims what is false, overcalled, unlisted."""
    with tempfile.TemporaryDirectory() as folder:
        told = scores(Path(folder) / "findings.jsonl")
    every = told["all"]
    return {"within_right": told["within"]["right"], "between_right": told["between"]["right"],
            "disagreements": every["disagreements"], "false_per_100": every["false"],
            "overcalled_per_100": every["overcalled"], "unlisted_per_100": every["unlisted"]}  # fmt: skip


if __name__ == "__main__":
    where = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(tempfile.mkdtemp()) / "findings.jsonl"
    print(json.dumps(scores(where), indent=1))
