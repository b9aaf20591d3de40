"""Train the coder of incident templates on the dev part of MUC-4. usage: python -m training.muc4 [CLAIMS.pkl]

Writes bench/muc4/weights.json.gz. Each happening of a dev report is matched with the key's templates as the scorer aligns them;
what is matched is a template, and its fills say which candidates for the slots are right. Logistic regressions, L-BFGS from
zero, no chance in it. CLAIMS.pkl keeps what the reader read, which takes most of the time; it is written where it is not there.
"""

from __future__ import annotations

import gzip
import importlib.util
import json
import math
import pickle
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
from bench.muc4 import features
from bench.muc4.coder import EFFECTS, FIRST, STAGES, TYPES, WEIGHTS, Coder, Logistic
from bench.muc4.features import Features
from bench.muc4.reports import Report
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from communique.extract.reader import Reader
from communique.intake.reading import read_bytes

BENCHMARKS = Path(__file__).parents[2] / "shared" / "benchmarks"
DEV = BENCHMARKS / "muc4_full_dev.jsonl"
LEAST_SEEN = 3
SMALLEST = 0.02
"""Weights nearer to nought are left out."""
FOLDS = 4
PENALTY = {"relevant": 3.0, "another": 2.0}
"""Half the weight of the squared weights in the loss; 1 for the other models."""

Examples = dict[str, tuple[list[Features], list[bool]]]


def scorer() -> ModuleType:
    """The benchmark's score.py, whose alignment says what is right."""
    spec = importlib.util.spec_from_file_location("score", BENCHMARKS / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def reports(file: Path, claims: Path | None) -> list[tuple[dict[str, Any], Report]]:
    """Each record with its report, the bodies of the key told."""
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").split("\n") if line.strip()]
    if claims and claims.exists():
        read = pickle.loads(claims.read_bytes())
    else:
        reader = Reader()
        documents = [read_bytes(row["text"].encode(), source=row["id"]) for row in rows]
        read = [(document, reader.read(document)) for document in documents]
        if claims:
            claims.write_bytes(pickle.dumps(read))
    known = bodies(rows)
    return [(row, Report(document, found, known)) for row, (document, found) in zip(rows, read, strict=True)]


def bodies(rows: Sequence[dict[str, Any]]) -> tuple[str, ...]:
    """The names of organisations that the key gives at least twice."""
    score = scorer()
    counts: Counter[str] = Counter()
    for row in rows:
        for raw in (raw for template in row["templates"] for raw in template["perp_org"]):
            counts.update({score.fold(name) for name in score.re.split(r'"\s*/\s*"', raw)})
    return tuple(sorted(name for name, count in counts.items() if count >= 2 and len(name) > 2))


def fitted(name: str, found: Sequence[Features], answers: Sequence[bool]) -> Logistic:
    """A logistic regression with a Gaussian prior on its weights."""
    seen = Counter(feature for example in found for feature in example)
    columns = {feature: k for k, feature in enumerate(sorted(f for f, n in seen.items() if n >= LEAST_SEEN))}
    cells = [(row, columns[f], v) for row, example in enumerate(found) for f, v in example.items() if f in columns]
    rate = sum(answers) / max(1, len(answers))
    if rate in {0.0, 1.0} or not cells:
        return Logistic({}, 4.0 if rate == 1.0 else -4.0)
    rows, which, values = zip(*cells, strict=True)
    matrix = csr_matrix((values, (rows, which)), shape=(len(found), len(columns)))
    signs, penalty = 2.0 * np.array(answers, dtype=float) - 1, PENALTY.get(name, 1.0)

    def loss(point: np.ndarray) -> tuple[float, np.ndarray]:
        weights = point[:-1]
        margins = signs * (matrix @ weights + point[-1])
        pull = -signs / (1 + np.exp(np.clip(margins, -50, 50)))
        value = np.logaddexp(0, -margins).sum() + 0.5 * penalty * weights @ weights
        return float(value), np.append(matrix.T @ pull + penalty * weights, pull.sum())

    start = np.append(np.zeros(len(columns)), math.log(rate / (1 - rate)))
    best = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 60}).x
    return Logistic({f: float(best[k]) for f, k in columns.items()}, float(best[-1]))


def aligned(score: ModuleType, row: dict[str, Any], report: Report) -> dict[int, dict[str, Any]]:
    """The fills of the key's template for each happening that the scorer aligns with one."""
    golds = [(score.gold_fills(t), t["optional"]) for t in row["templates"]]
    drafts = [score.predicted_fills(_draft(report, at)) for at in range(len(report.happenings))]

    def weigh(gold: Any, draft: Any) -> tuple[int, bool, bool]:
        hits = sum(hits for hits, _, _ in score.compare_fills(gold[0], draft).values())
        return (hits, not gold[1], [names for names, _ in gold[0]["location"]] == draft["location"])

    pairs = score.best_first(golds, drafts, weigh)
    return {next(k for k, other in enumerate(drafts) if other is draft): gold[0] for gold, draft in pairs}


def _draft(report: Report, at: int) -> dict[str, Any]:
    """The template that a happening would make by itself, with all its people."""
    happening = report.happenings[at]
    dates = happening.day or happening.span_of_days
    published = report.published.isoformat() if report.published else None
    people = [v for v in report.victims(happening) if v.words and v.words.lower() not in features.PRONOUNS]
    return {
        "date": [d.isoformat() for d in dates] if dates else [None, published] if published else [],
        "location": report.locations(happening),
        "type": happening.family,
        "stage": "ACCOMPLISHED",
        "human_targets": [{"number": v.number, "effect": sorted(e for e in v.effects if e)} for v in people],
    }


def examples(data: Sequence[tuple[dict[str, Any], Report]], keys: Sequence[dict[int, dict[str, Any]]],
             relevant: Sequence[float]) -> Examples:  # fmt: skip
    """The examples of all models but "relevant" and "another"."""
    score = scorer()
    found: dict[str, tuple[list[Features], list[bool]]] = defaultdict(lambda: ([], []))

    def add(name: str, clues: Features, answer: bool) -> None:
        found[name][0].append(clues)
        found[name][1].append(answer)

    for (_, report), key, sure in zip(data, keys, relevant, strict=True):
        for at, happening in enumerate(report.happenings):
            own = features.of_happening(report, at)
            add("template", own | {"rel": features.log_odds(sure)}, at in key)
            if at not in key:
                continue
            fills = key[at]
            for slot, names in (("type", TYPES), ("stage", STAGES)):
                for answers, _ in fills[slot][:1]:
                    for name in names:
                        add(f"{slot}:{name}", own, score.fold(name) in answers)
            if happening.day and fills["date_exact"]:
                day = score.day_range(*(end.isoformat() for end in happening.day))
                right = any(score.accepts("date_exact", answers, day) for answers, _ in fills["date_exact"])
                add("day", features.of_day(report, at, own), right)
            for victims in report.victims(happening):
                clues, number = features.of_victims(report, happening, victims), score.interval(victims.number)
                add("number", clues, any(number in answers for answers, _ in fills["human_number"]))
                for name in EFFECTS:
                    add(f"effect:{name}", clues, any(score.fold(name) in answers for answers, _ in fills["human_effect"]))
            for body in report.organisations:
                named = score.fold(body.words)
                right = any(score.accepts("perp_org", answers, named) for answers, _ in fills["perp_org"])
                add("body", features.of_organisation(report, happening, body), right)
    return found


def others(data: Sequence[tuple[dict[str, Any], Report]], keys: Sequence[dict[int, dict[str, Any]]],
           likely: Sequence[Sequence[float]]) -> tuple[list[Features], list[bool]]:  # fmt: skip
    """Examples of "another": each happening after the first, given those before it that the key holds."""
    found: list[Features] = []
    answers: list[bool] = []
    for (_, report), key, sure in zip(data, keys, likely, strict=True):
        chosen: list[int] = []
        for at in sorted(range(len(report.happenings)), key=lambda k: -sure[k]):
            if chosen:
                own = features.of_happening(report, at)
                found.append(features.of_another(report, at, chosen, own, sure[at]))
                answers.append(at in key)
            if at in key or (not chosen and sure[at] >= FIRST):
                chosen.append(at)
    return found, answers


def trained(data: Sequence[tuple[dict[str, Any], Report]]) -> dict[str, Logistic]:
    """All models; those that later ones build on are asked of folds that they were not fitted to."""
    score = scorer()
    keys = [aligned(score, row, report) if row["templates"] and report.happenings else {} for row, report in data]
    texts = [features.of_report(report) for _, report in data]
    relevance = [bool(row["relevant"]) for row, _ in data]
    relevant = [0.0] * len(data)
    likely: list[list[float]] = [[] for _ in data]
    for fold in range(FOLDS):
        rest = [k for k in range(len(data)) if k % FOLDS != fold]
        model = fitted("relevant", [texts[k] for k in rest], [relevance[k] for k in rest])
        for k in range(fold, len(data), FOLDS):
            relevant[k] = model.probability(texts[k])
    found = examples(data, keys, relevant)
    report_of = [k for k, (_, report) in enumerate(data) for _ in report.happenings]
    clues, answers = found["template"]
    for fold in range(FOLDS):
        rest = [n for n, k in enumerate(report_of) if k % FOLDS != fold]
        model = fitted("template", [clues[n] for n in rest], [answers[n] for n in rest])
        for n, k in enumerate(report_of):
            if k % FOLDS == fold:
                likely[k].append(model.probability(clues[n]))
    models = {name: fitted(name, *pair) for name, pair in found.items()}
    models["relevant"] = fitted("relevant", texts, relevance)
    models["another"] = fitted("another", *others(data, keys, likely))
    return models


def write(models: dict[str, Logistic], known: tuple[str, ...]) -> None:
    """The weights as JSON, rounded, in one gzip file that is the same for the same weights."""
    kept = {
        name: {"bias": round(m.bias, 4), "weights": {f: round(w, 3) for f, w in m.weights.items() if abs(w) >= SMALLEST}}
        for name, m in sorted(models.items())
    }
    with WEIGHTS.open("wb") as file, gzip.GzipFile(fileobj=file, mode="wb", mtime=0, filename="") as packed:
        packed.write(json.dumps({"bodies": known, "models": kept}, ensure_ascii=False).encode())


def main() -> None:
    """Train and write, and print how the coder does on the reports it was fitted to."""
    claims = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    data = reports(DEV, claims)
    known = bodies([row for row, _ in data])
    models = trained(data)
    write(models, known)
    coder, score = Coder(models, known), scorer()
    figures = score.score_muc4([(row, {"templates": coder.templates(report)}) for row, report in data])
    print(f"{WEIGHTS}: {WEIGHTS.stat().st_size} bytes; fitted reports: {figures['all']}")


if __name__ == "__main__":
    main()
