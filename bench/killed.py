"""`communique add` of 500 documents, killed again and again: python -m bench.killed [DOCUMENTS] [KILLS]."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.pipeline.test_killed import check, finish, killed_runs, reports


def main(documents: int = 500, kills: int = 40) -> None:
    """Kill `kills` runs, checking the ledger after each, then let one finish; raises AssertionError where anything is lost."""
    with tempfile.TemporaryDirectory() as name:
        folder, ledger = reports(Path(name) / "reports", documents), Path(name) / "ledger.sqlite"
        for number, (told, status) in enumerate(killed_runs(folder, ledger, kills), start=1):
            held, claims = check(ledger, told)
            print(f"{number}: ended with {status}, {len(told)} reported, {held} held with {claims} claims, verified", flush=True)
        finish(folder, ledger)
        print(f"finished: {check(ledger, set())[0]} of {documents} held, verified")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
