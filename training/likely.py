"""Fit which pairs of claims that no rule joins are told of. usage: python -m training.likely [--write]

The examples are all pairs of `checks/likely.py` in four of the development sets of checks (`bench/dev_checks`; never the
yardstick, nor the fifth set, which measures): right where one marked check of up to four claims holds both. Prints for each of
the four what `bench.checks` says of it with weights that were fitted on the three others; --write fits on all four and stores
`reconcile/data/likely.json`. No chance in it; a minute.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from unittest.mock import patch

import numpy as np
from bench.checks import DEV_CHECKS, claims_of, dev_checked, dev_scores

from communique.reconcile import ties
from communique.reconcile.anchors import scopes_of
from communique.reconcile.checks import likely
from communique.reconcile.passages import in_passages
from communique.reconcile.scopes import Scope

STORE = Path(__file__).parent.parent / "src/communique/reconcile/data/likely.json"
FITTED_ON = ("first", "second", "third", "fourth")
"""The development sets that give examples."""
RIDGE = 10.0
STEPS = 8
_LARGEST = 4
"""Claims of a check of which a pair of them is half."""
_LEAST_WEIGHT = 0.01

Example = tuple[frozenset[str], bool]
Weights = dict[str, float]


def examples(part: str) -> list[Example]:
    """The clues of all pairs of a development set, and whether a check holds the pair."""
    marked = json.loads((DEV_CHECKS[part] / "checks.json").read_text(encoding="utf-8"))
    checks = [set(check["claims"]) for kind in ("within", "between") for check in marked[kind]]
    holding: dict[str, list[set[str]]] = {}
    for check in checks:
        for claim in check if len(check) <= _LARGEST else ():
            holding.setdefault(claim, []).append(check)
    return [
        (frozenset(pair.clues), any(pair.other.scope.id in check for check in holding.get(pair.one.scope.id, ())))
        for pair in _pairs(part)
    ]


def _pairs(part: str) -> Iterable[likely.Pair]:
    documents: dict[str, list[Scope]] = {}
    for scope in scopes_of(claim for text in dev_checked(part) for claim in claims_of(text)):
        documents.setdefault(scope.document, []).append(scope)
    tied = ties.tied(scope for own in documents.values() for scope in own)
    between = in_passages(documents[document] for document in sorted(tied))
    return likely.pairs(documents.values(), between, lambda document: tied.get(document, ()))


def fitted(data: Sequence[Example]) -> Weights:
    """Logistic regression by Newton's method, with RIDGE on all weights but that of the empty clue, which all pairs have."""
    names = ["", *sorted({clue for clues, _ in data for clue in clues})]
    at = {name: number for number, name in enumerate(names)}
    values = np.zeros((len(data), len(names)))
    for row, (clues, _) in zip(values, data, strict=True):
        row[[0, *(at[clue] for clue in clues)]] = 1
    right = np.array([held for _, held in data], dtype=float)
    weights, ridge = np.zeros(len(names)), RIDGE * np.eye(len(names))
    ridge[0, 0] = 1e-6
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-values @ weights))
        bend = values.T @ (values * (chance * (1 - chance))[:, None]) + ridge
        weights -= np.linalg.solve(bend, values.T @ (chance - right) + ridge @ weights)
    return {name: round(float(w), 3) for name, w in zip(names, weights, strict=True) if not name or abs(w) >= _LEAST_WEIGHT}


def main() -> None:
    """Leave out one set after another; write where asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    data = {part: examples(part) for part in FITTED_ON}
    for part in FITTED_ON:
        weights = fitted([example for other, found in data.items() if other != part for example in found])
        with tempfile.TemporaryDirectory() as folder, patch.object(likely, "_weights", lambda weights=weights: weights):
            print(f"{part} development set, left out\n{dev_scores(Path(folder) / 'findings.jsonl', part=part)}", flush=True)
    if arguments.write:
        weights = fitted([example for found in data.values() for example in found])
        STORE.write_text(json.dumps(weights, indent=0, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
