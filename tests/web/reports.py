"""Invented reports of one blast that give different figures."""

from __future__ import annotations

import csv
import subprocess
from pathlib import Path

from tests.web.conftest import MAIN

REPORTS = {
    ("Valley Post", "2025-03-04"): "Blast in Qamishli\n\nA car bomb killed 22 people and wounded 40 others in Qamishli on "
    "Monday, the governor said.\n",
    ("River Times", "2025-03-05"): "Market bombing\n\nA car bomb killed 48 people and wounded 140 in Qamishli on Monday, "
    "the health ministry said. A second bomb went off in Hasakah.\n",
    ("Hill Radio", "2025-03-06"): "After the blast\n\nMonday's car bomb in Qamishli killed at least 44 people, "
    "a hospital director said.\n",
}  # fmt: skip


def add_reports(ledger: Path, folder: Path) -> None:
    """Read the reports into a ledger and reconcile it."""
    with (folder / "manifest.csv").open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(["source", "published", "outlet"])
        for (outlet, published), text in REPORTS.items():
            name = f"{outlet.split()[0].lower()}.txt"
            (folder / name).write_text(text, encoding="utf-8")
            rows.writerow([name, published, outlet])
    for command in (["add", "--manifest", str(folder / "manifest.csv")], ["check"]):
        subprocess.run([*MAIN, *command, "--ledger", str(ledger), "--author", "ann"], check=False,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # fmt: skip
