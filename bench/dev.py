"""Figures of the reader on the development set, whose texts train nothing, as score_claims.py judges them.

usage: python -m bench.dev [--misses] [--by-set] [--json]

The set (training/labels/dev) is for choosing thresholds and for measuring changes; the scoreboard's yardsticks are left for the
final figures. --misses lists each missed, spurious and wrong claim, --by-set adds the figures of each source.
"""

from __future__ import annotations

import argparse
import csv
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table
from training.labelled import HERE, LabelledText, labelled_texts

SCORER = HERE.parents[1] / "shared/claims/score_claims.py"
SHOWN = ("gold", "predicted", "found_f1", "typed_f1", "typed_precision", "typed_recall", "exact_f1", "agent_f1", "target_f1",
         "places_f1", "agent_name", "target_name", "place_name", "place_role", "time", "quantity", "polarity", "modality",
         "negative_f1", "not_asserted_f1", "speaker", "mode")  # fmt: skip


def dev_texts() -> list[LabelledText]:
    """The texts of the development set with their claims in the gold's shape."""
    return list(labelled_texts(HERE / "labels/dev"))


def read_claims(texts: Iterable[LabelledText], folder: Path) -> Path:
    """Write the texts and their manifest into the folder, read them with the command, return the file of their claims."""
    manifest = folder / "manifest.csv"
    with manifest.open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out)
        rows.writerow(["source", "published", "outlet"])
        for text in texts:
            (folder / f"{text.doc}.txt").write_text(text.text, encoding="utf-8", newline="")
            rows.writerow([f"{text.doc}.txt", text.published or "", text.outlet or ""])
    claims = folder / "claims.jsonl"
    command = [sys.executable, "-c", "from communique.cli.main import main; main()", "read", "--manifest", str(manifest),
               "--format", "jsonl"]  # fmt: skip
    with claims.open("w", encoding="utf-8") as out:
        subprocess.run(command, stdout=out, check=True)
    return claims


def scored(texts: Iterable[LabelledText], claims: Path, *options: str) -> str:
    """What score_claims.py prints for these texts; claims of other texts are ignored."""
    with tempfile.TemporaryDirectory() as gold:
        for text in texts:
            (Path(gold) / f"{text.doc}.json").write_text(json.dumps({"claims": text.claims}), encoding="utf-8")
        command = [sys.executable, str(SCORER), gold, str(claims), *options]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def figures_by_set(texts: list[LabelledText], claims: Path, each: bool) -> dict[str, dict[str, Any]]:
    """Figures over all texts, and over those of each set where asked."""
    groups = {"all": texts}
    if each:
        groups |= {name: [t for t in texts if t.set == name] for name in sorted({t.set for t in texts})}
    return {name: json.loads(scored(group, claims, "--json")) for name, group in groups.items()}


def main() -> None:
    """Read the development set and print its figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true", help="list the missed, spurious and wrong claims")
    parser.add_argument("--by-set", action="store_true", help="figures of each source too")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    arguments = parser.parse_args()
    texts = dev_texts()
    with tempfile.TemporaryDirectory() as folder:
        claims = read_claims(texts, Path(folder))
        figures = figures_by_set(texts, claims, arguments.by_set)
        misses = scored(texts, claims, "--misses") if arguments.misses else ""
    if arguments.json:
        print(json.dumps(figures))
    else:
        table = Table("figure", *figures)
        for name in SHOWN:
            table.add_row(name, *(str(values[name]) for values in figures.values()))
        Console().print(table)
    print(misses, end="")


if __name__ == "__main__":
    main()
