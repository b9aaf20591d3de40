"""Print the scoreboard: accuracy on the yardsticks beside the project, speed against the bare pipeline.

usage: python -m bench.scoreboard [--floors]   (--floors: only the accuracy floors, exit 1 where a figure is below its floor)
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
FLOORS = Path(__file__).parent / "floors.json"
SHOWN = ("typed_f1", "exact_f1", "quantity", "speaker", "time", "negative_f1", "not_asserted_f1", "agent_name", "place_name")
ISAF_SHOWN = ("min_killed", "min_captured", "start_date", "province")


def claims_figures() -> dict[str, float]:
    """The figures of score_claims.py over the gold claims."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as out:
        command = [sys.executable, "-c", "from communique.cli.main import main; main()", "read", "--manifest",
                   str(SHARED / "claims/manifest.csv"), "--format", "jsonl"]  # fmt: skip
        subprocess.run(command, stdout=out, check=True)
        return _scored([str(SHARED / "claims/score_claims.py"), str(SHARED / "claims/gold"), out.name, "--json"])


def part_figures(part: str, data: Path) -> dict[str, Any]:
    """The figures of score.py for one part, over the records that trained nothing."""
    labels = ROOT / f"training/labels/{part}.jsonl"
    known = (
        {str(p["id"]) for line in _lines(labels) for p in json.loads(line)["parts"] if "id" in p} if labels.exists() else set()
    )
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as held, tempfile.NamedTemporaryFile("w", suffix=".jsonl") as out:
        held.writelines(line + "\n" for line in _lines(data) if str(json.loads(line)["id"]) not in known)
        held.flush()
        command = [sys.executable, "-m", "bench.predict", part, "--data", held.name, "--out", out.name]
        subprocess.run(command, check=True, cwd=ROOT)
        return _scored([str(SHARED / "benchmarks/score.py"), part, held.name, out.name, "--json"])


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def _scored(command: list[str]) -> dict[str, Any]:
    done = subprocess.run([sys.executable, *command], capture_output=True, text=True, check=True)
    figures: dict[str, Any] = json.loads(done.stdout)
    return figures


def speed() -> dict[str, float]:
    """Words per second of the reader and of the bare pipeline over the same texts in one run, and peak memory in MB."""
    from communique.extract.parser import load_parser
    from communique.extract.reader import Reader
    from communique.intake.reading import read_bytes

    example = (ROOT / "examples/agency-report.html").read_bytes()
    documents = [read_bytes(example + b"<!-- %d -->" % n, source="example") for n in range(40)]
    words = sum(len(d.text.split()) for d in documents)
    nlp, reader = load_parser(), Reader()
    reader.read(documents[0])
    start = time.perf_counter()
    for _ in nlp.pipe(d.text for d in documents):
        pass
    bare = words / (time.perf_counter() - start)
    start = time.perf_counter()
    for document in documents:
        reader.read(document)
    ours = words / (time.perf_counter() - start)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"words_per_second": round(ours), "bare_words_per_second": round(bare), "ratio": round(ours / bare, 3),
            "peak_mb": round(peak)}  # fmt: skip


def cold_start() -> float:
    """Seconds from the command line to the claims of a one-page report."""
    start = time.perf_counter()
    command = [sys.executable, "-c", "from communique.cli.main import main; main()", "read", "--format", "jsonl"]
    subprocess.run([*command, str(ROOT / "examples/agency-report.html")], stdout=subprocess.DEVNULL, check=True)
    return round(time.perf_counter() - start, 2)


def main() -> None:
    """Print everything, or check the floors."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--floors", action="store_true")
    only_floors = parser.parse_args().floors
    console = Console()
    figures: dict[str, dict[str, Any]] = {}
    if SHARED.is_dir():
        figures["claims"] = claims_figures()
        isaf = part_figures("isaf", SHARED / "benchmarks/isaf_press_releases_test.jsonl")
        figures["isaf"] = isaf.get("fields", isaf)
    else:
        console.print("../shared is absent: accuracy is not measured")
    if not only_floors:
        figures["speed"] = {**speed(), "cold_start_seconds": cold_start()}
    floors = json.loads(FLOORS.read_text())
    table = Table("part", "figure", "value", "floor")
    below = []
    for part, values in figures.items():
        names = {"claims": SHOWN, "isaf": ISAF_SHOWN}.get(part, tuple(values))
        for name in names:
            floor = floors.get(part, {}).get(name)
            table.add_row(part, name, str(values.get(name)), "" if floor is None else str(floor))
            if floor is not None and (values.get(name) or 0) < floor:
                below.append(f"{part} {name} {values.get(name)} < {floor}")
    console.print(table)
    if below:
        console.print("below the floor: " + "; ".join(below))
        sys.exit(1)


if __name__ == "__main__":
    main()
