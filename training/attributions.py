"""Fit which attributions are kept, on the development part of PolNeAR. usage: python -m training.attributions [--write]

Prints the scorer's figures with weights that were fitted on the other half of the articles, half by half; --write fits on all
and stores `extract/weights/attribution.json`. The training part would not do: it trained the encoder, which is too sure there.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from training.muc4 import BENCHMARKS, scorer

from communique.extract import citing
from communique.extract.encoder import CueReading, encode, read_cues
from communique.extract.features import windows
from communique.extract.layers import Layers, mark
from communique.extract.parser import load_parser, load_tokenizer
from communique.extract.tokens import tokenize
from communique.gazetteer.actors import open_actors
from communique.gazetteer.places import open_places
from communique.intake.reading import read_bytes

STORE = Path(__file__).parent.parent / "src/communique/extract/weights/attribution.json"
RIDGE = 1.0
STEPS = 20

Json = dict[str, Any]
Article = tuple[Json, Layers, list[CueReading]]


def articles() -> list[Article]:
    """The articles with the layers and cues that the reader reads in them."""
    nlp, tokenizer, found = load_parser(), load_tokenizer(), []
    for line in (BENCHMARKS / "polnear_dev.jsonl").read_text(encoding="utf-8").split("\n"):
        if line.strip():
            row = json.loads(line)
            document = read_bytes(row["text"].encode(), source=str(row["id"]))
            layers = mark(tokenize(nlp, document), open_places(), open_actors(), document.document.published)
            found.append((row, layers, read_cues(layers.tokens, encode(windows(layers, tokenizer)))))
    return found


def examples(data: Iterable[Article]) -> tuple[np.ndarray, np.ndarray]:
    """The features of what every cue holds, and whether a content of the gold shares half its characters: (N, FEATURES), (N,)."""
    values, right = [], []
    for row, layers, cues in data:
        gold = [{k for start, end, *_ in a["content"] for k in range(start, end)} for a in row["attributions"]]
        for told in citing.first_told(layers.tokens, cues):
            spans = [(layers.tokens.starts[start], layers.tokens.ends[end - 1]) for start, end in told.content]
            held = {k for span in spans for k in range(*span)}
            values.append(citing.features(layers.tokens, told))
            right.append(any(2 * len(held & other) >= len(held | other) for other in gold))
    return np.array(values), np.array(right, dtype=float)


def fitted(values: np.ndarray, right: np.ndarray) -> tuple[float, ...]:
    """Logistic regression by Newton's method, with RIDGE on all weights but the first."""
    weights = np.zeros(values.shape[1])
    ridge = RIDGE * np.eye(len(weights))
    ridge[0, 0] = 0.0
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-values @ weights))
        bend = values.T @ (values * (likely * (1 - likely))[:, None]) + ridge
        weights -= np.linalg.solve(bend, values.T @ (likely - right) + ridge @ weights)
    return tuple(float(weight) for weight in weights)


def figures(data: Iterable[Article], weights: Sequence[float]) -> Json:
    """The scorer's figures with these weights."""
    found = [(row, citing.attributions(layers.tokens, cues, layers.quoted, weights)) for row, layers, cues in data]
    return scorer().score_attribution([(row, {"attributions": [_as_json(a) for a in made]}) for row, made in found])


def _as_json(found: citing.Attribution) -> Json:
    spans = {"source": [found.source], "cue": [found.cue], "content": found.content}
    return {role: [[span.start, span.end] for span in held if span] for role, held in spans.items()}


def main() -> None:
    """Cross-validate; write where asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    data = articles()
    for half in (0, 1):
        held = figures(data[half::2], fitted(*examples(data[1 - half :: 2])))
        print({name: held[name]["f1"] for name in ("content", "content_source", "content_exact")})
    if parser.parse_args().write:
        weights = fitted(*examples(data))
        stored = {name: round(weight, 4) for name, weight in zip(citing.FEATURES, weights, strict=True)}
        STORE.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
