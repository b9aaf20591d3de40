"""Print the scoreboard: accuracy on the yardsticks beside the project, speed against the bare pipeline.

usage: python -m bench.scoreboard [--floors]   (--floors: only the accuracy floors, exit 1 where a figure is below its floor)
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from functools import reduce
from importlib.util import find_spec
from operator import getitem
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from bench.checks import check_figures, dev_check_figures
from bench.sets import SETS, BenchSet
from bench.web import web_figures

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
FLOORS = Path(__file__).parent / "floors.json"
SHOWN = ("typed_f1", "exact_f1", "quantity", "speaker", "time", "negative_f1", "not_asserted_f1", "agent_name", "place_name")
TWO_ANNOTATORS = {"typed_f1": (0.86, "two annotators"), "exact_f1": (0.57, "two annotators")}


def claims_figures() -> dict[str, float]:
    """The figures of score_claims.py over the gold claims."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as out:
        command = [sys.executable, "-c", "from communique.cli.main import main; main()", "read", "--manifest",
                   str(SHARED / "claims/manifest.csv"), "--format", "jsonl"]  # fmt: skip
        subprocess.run(command, stdout=out, check=True)
        return _scored([str(SHARED / "claims/score_claims.py"), str(SHARED / "claims/gold"), out.name, "--json"])


def set_figures(bench: BenchSet, module: str = "bench.predict") -> dict[str, Any]:
    """The shown figures of score.py for one file, over the records that trained nothing."""
    labels = ROOT / f"training/labels/{bench.labels or bench.part}.jsonl"
    known = (
        {str(p["id"]) for line in _lines(labels) for p in json.loads(line)["parts"] if "id" in p} if labels.exists() else set()
    )
    data = SHARED / "benchmarks" / bench.file
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as held, tempfile.NamedTemporaryFile("w", suffix=".jsonl") as out:
        held.writelines(line + "\n" for line in _lines(data) if str(json.loads(line)["id"]) not in known)
        held.flush()
        command = [sys.executable, "-m", module, bench.part, "--data", held.name, "--out", out.name]
        subprocess.run(command, check=True, cwd=ROOT)
        scored = _scored([str(SHARED / "benchmarks/score.py"), bench.part, held.name, out.name, "--json"])
    return {name: reduce(getitem, path.split("."), scored) for name, path in bench.shown.items()}


def rival_figures(bench: BenchSet, console: Console) -> dict[str, Any]:
    """The figures of the set's rival in this run; none, and a line that says so, where it is not installed."""
    if not bench.rival:
        return {}
    if find_spec(bench.rival) is None:
        console.print(f"{bench.name}: {bench.rival} is not installed, its figures are left out (uv sync --group rivals)")
        return {}
    return set_figures(bench, "bench.rivals")


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
    floors = json.loads(FLOORS.read_text())
    table = Table("part", "figure", "ours", "floor", "best published", "rival, this run")
    below: list[str] = []

    def add(part: str, figures: dict[str, Any], published: dict[str, tuple[float, str]], rival: dict[str, Any]) -> None:
        for name, value in figures.items():
            floor, best = floors.get(part, {}).get(name), published.get(name)
            cells = ("" if cell is None else str(cell) for cell in (floor, best and f"{best[0]} {best[1]}", rival.get(name)))
            table.add_row(part, name, str(value), *cells)
            if floor is not None and (value or 0) < floor:
                below.append(f"{part} {name} {value} < {floor}")

    if SHARED.is_dir():
        sets = [bench for bench in SETS if not only_floors or bench.name in floors]
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            claims, checks, dev_checks = (pool.submit(part) for part in (claims_figures, check_figures, dev_check_figures))
            read = [(bench, pool.submit(set_figures, bench)) for bench in sets]
            add("claims", {name: claims.result().get(name) for name in SHOWN}, TWO_ANNOTATORS, {})
            add("checks", checks.result(), {}, {})
            add("checks, development", dev_checks.result(), {}, {})
            for bench, figures in read:
                add(bench.name, figures.result(), bench.published, {} if only_floors else rival_figures(bench, console))
    else:
        console.print("../shared is absent: accuracy is not measured")
    if not only_floors:
        add("speed", {**speed(), "cold_start_seconds": cold_start()}, {}, {})
        add("web, 100,000 claims", web_figures(), {}, {})
    console.print(table)
    if below:
        console.print("below the floor: " + "; ".join(below))
        sys.exit(1)


if __name__ == "__main__":
    main()
