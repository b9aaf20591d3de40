"""How well the confidence of claims is calibrated, by cross-validation over the texts of the development set.

usage: python -m bench.calibration [--write] [--check GOLD_DIR MANIFEST]

A claim is right where the scorer of claims pairs it with a labelled one of its type. Each fold's claims are judged by weights
fitted on the other folds. --write fits on all and stores `extract/weights/confidence.json`; --check judges stored weights on
gold claims too, which fit nothing.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rich.console import Console
from rich.table import Table

from bench.dev import SCORER, dev_texts, read_claims
from communique.extract.confidence import FEATURES, features
from communique.model.records import Claim

FOLDS = 10
BINS = 5
"""Bins of equal numbers of claims; some 70 in each, so that chance alone puts the error near 0.03."""
RIDGE = 1.0
RESERVED = {"airwars", "tbij"}
"""Sets under terms that forbid to fit anything on them that is shipped."""
STORE = Path(__file__).parent.parent / "src/communique/extract/weights/confidence.json"

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Judged:
    """Claims as numbers: `values` (N, FEATURES), `right` (N,) 0 or 1, `text` (N,) which text each is of."""

    values: Floats
    right: Floats
    text: NDArray[np.int64]
    confidence: Floats


def judge(golds: dict[str, list[dict[str, Any]]], lines: list[str]) -> Judged:
    """Which of the claims read (JSON lines) the scorer pairs with a labelled claim of their type."""
    spec = importlib.util.spec_from_file_location("score_claims", SCORER)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(SCORER)
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    rows: list[tuple[list[float], float, int, float]] = []
    for number, (doc, gold) in enumerate(sorted(golds.items())):
        read = [line for line in lines if Path(json.loads(line)["document"]["source"]).stem == doc]
        claims = [json.loads(line) for line in read]
        scored = sorted(((scorer.weight(g, p), i, j) for i, g in enumerate(gold) for j, p in enumerate(claims)),
                        key=lambda x: (-x[0], x[1], x[2]))  # fmt: skip
        pairs: dict[int, int] = {}
        for weight, i, j in scored:
            if weight > 0 and i not in pairs.values() and j not in pairs:
                pairs[j] = i
        for j, line in enumerate(read):
            claim = Claim.model_validate_json(line)
            right = j in pairs and gold[pairs[j]]["type"] == claim.type
            rows.append(
                (features(claim), float(right), number, claim.reading_confidence.claim if claim.reading_confidence else 0.5)
            )
    values, right, text, sure = zip(*rows, strict=True)
    return Judged(np.array(values), np.array(right), np.array(text), np.array(sure))


def fit(values: Floats, right: Floats) -> Floats:
    """Logistic regression by Newton's method, with RIDGE on all weights but the first."""
    weights = np.zeros(values.shape[1])
    penalty = np.full(len(weights), RIDGE)
    penalty[0] = 1e-6
    for _ in range(30):
        p = 1 / (1 + np.exp(-values @ weights))
        slope = values.T @ (p - right) + penalty * weights
        curve = (values * (p * (1 - p))[:, None]).T @ values + np.diag(penalty)
        weights -= np.linalg.solve(curve, slope)
    return weights


def cross_validated(judged: Judged) -> Floats:
    """The probability of each claim by weights fitted on the texts of other folds."""
    found = np.zeros(len(judged.right))
    for fold in range(FOLDS):
        held = judged.text % FOLDS == fold
        if held.any():
            found[held] = 1 / (1 + np.exp(-judged.values[held] @ fit(judged.values[~held], judged.right[~held])))
    return found


def bins(probabilities: Floats, right: Floats, count: int = BINS) -> list[tuple[int, float, float]]:
    """Number, mean probability and share right of each of `count` bins of equal size, least sure first."""
    order = np.argsort(probabilities, kind="stable")
    return [(len(part), float(probabilities[part].mean()), float(right[part].mean())) for part in np.array_split(order, count)]


def expected_error(parts: list[tuple[int, float, float]]) -> float:
    """The expected calibration error: the mean distance of probability and share right, weighted by the bins' sizes."""
    total = sum(number for number, _, _ in parts)
    return sum(number * abs(mean - share) for number, mean, share in parts) / total


def dev_judged() -> Judged:
    """The claims that the reader makes of the development set, RESERVED sets left out."""
    texts = [text for text in dev_texts() if text.set not in RESERVED]
    with tempfile.TemporaryDirectory() as folder:
        lines = read_claims(texts, Path(folder)).read_text(encoding="utf-8").splitlines()
    return judge({text.doc: text.claims or [] for text in texts}, lines)


def gold_judged(folder: Path, manifest: Path) -> Judged:
    """The claims that the reader makes of gold texts."""
    command = [sys.executable, "-c", "from communique.cli.main import main; main()", "read", "--manifest", str(manifest),
               "--format", "jsonl"]  # fmt: skip
    lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    return judge({f.stem: json.loads(f.read_text(encoding="utf-8"))["claims"] for f in sorted(folder.glob("*.json"))}, lines)


def table(title: str, parts: list[tuple[int, float, float]]) -> Table:
    """Bins to print."""
    shown = Table("claims", "confidence", "right", title=f"{title}: expected calibration error {expected_error(parts):.3f}")
    for number, mean, share in parts:
        shown.add_row(str(number), f"{mean:.3f}", f"{share:.3f}")
    return shown


def main() -> None:
    """Print the bins, and store weights where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="fit on the whole development set and store the weights")
    parser.add_argument("--check", nargs=2, type=Path, metavar=("GOLD_DIR", "MANIFEST"), help="judge gold claims too")
    arguments = parser.parse_args()
    judged, console = dev_judged(), Console()
    console.print(table("development set, cross-validated", bins(cross_validated(judged), judged.right)))
    if arguments.write:
        weights = fit(judged.values, judged.right)
        stored = {name: round(float(weight), 4) for name, weight in zip(FEATURES, weights, strict=True)}
        STORE.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")
    if arguments.check:
        gold = gold_judged(*arguments.check)
        console.print(table("gold, by the stored weights", bins(gold.confidence, gold.right)))


if __name__ == "__main__":
    main()
