"""Labelled texts to the arrays that training reads. usage: prepare.py OUT.pkl [GOLD_DIR], which measures on gold claims."""

from __future__ import annotations

import datetime as dt
import json
import pickle
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

import numpy as np

from communique.extract import features, heads
from communique.extract.features import Window
from communique.extract.layers import Layers, mark
from communique.extract.lexicon import KIND_NAMES
from communique.extract.parser import load_parser, load_tokenizer
from communique.extract.tokens import tokenize
from communique.gazetteer.actors import open_actors
from communique.gazetteer.places import open_places
from communique.intake.reading import read_bytes

sys.path.insert(0, str(Path(__file__).parent))
from examples import Anchor, cues, tags, triggers
from labelled import LabelledText, attributed_texts, labelled_texts

COMMON = 30
"""Least number of pairs of words that a dependency path of its own needs."""


def layers_of(labelled: LabelledText, nlp: object) -> Layers:
    """The layers that the reader itself would mark on a text."""
    date = dt.date.fromisoformat(labelled.published) if labelled.published else None
    document = read_bytes(labelled.text.encode(), source=labelled.doc, published=date)
    return mark(tokenize(nlp, document), open_places(), open_actors())


def spec() -> dict[str, object]:
    """The sizes and orders that the model's shape follows from."""
    return {
        "categories": [len(features.POS), len(features.DEPS), len(features.ENTITIES), len(features.ROLES_OF_BLOCKS)],
        "flags": features.FLAGS,
        "distances": list(features.DISTANCES),
        "kinds": len(KIND_NAMES),
        "anchors": len(heads.ANCHORS),
        "roles": list(heads.ROLES),
        "cited": len(heads.ATTRIBUTION_ROLES),
        "pair": heads.PAIR,
        "layout": {name: [part.start, part.stop] for name, part in heads.LAYOUT.items()},
        "width": heads.WIDTH,
    }


def gold_texts(folder: Path) -> Iterator[LabelledText]:
    """Gold records with their texts, to measure on: they never train anything."""
    for file in sorted(folder.glob("*.json")):
        gold = json.loads(file.read_text(encoding="utf-8"))
        text = (folder.parent / "texts" / gold["text_file"]).read_text(encoding="utf-8")
        yield LabelledText(gold["doc"], "gold", gold["published"], gold["outlet"], text, gold["claims"])


def prepare(texts: Iterable[LabelledText]) -> dict[str, object]:
    """Windows with their anchors and tags, of every labelled text, and the dependency paths that occur often.

    A window's `claims`, `attributions`, `entities` say which labels were sought in its text; a row's `paths` are numbers in
    the list of paths, 0 for a rare one.
    """
    nlp, tokenizer = load_parser(), load_tokenizer()
    examples: list[dict] = []
    counts, paths, numbers = Counter(), Counter(), {}
    for labelled in texts:
        layers = layers_of(labelled, nlp)
        known = triggers(layers, labelled.whole_claims(), labelled.published) + cues(layers, labelled.attributions or [])
        tagged = tags(layers, labelled.entities) if labelled.entities is not None else None
        counts.update(claims=len(labelled.claims or []), attributions=len(labelled.attributions or []), anchors=len(known))
        for window in features.windows(layers, tokenizer, features.CONTEXT if labelled.attributions is None else 0):
            rows = [
                _row(layers, window, anchor, numbers, counts) for anchor in known if window.start <= anchor.token < window.end
            ]
            paths.update(number for row in rows for number in row["paths"].tolist())
            examples.append(dict(doc=labelled.doc, set=labelled.set, claims=labelled.claims is not None,
                                 attributions=labelled.attributions is not None,
                                 entities=None if tagged is None else np.array([tagged[t] for t in window.words]),
                                 pieces=window.pieces.astype(np.int32), categories=window.categories.astype(np.int8),
                                 flags=window.flags.astype(bool), firsts=np.array(window.firsts, dtype=np.int32),
                                 start=window.start - window.words[0], rows=rows))  # fmt: skip
    names = list(numbers)
    common = ["?", *sorted(names[number] for number, n in paths.items() if n >= COMMON)]
    place = {name: number for number, name in enumerate(common)}
    renumbered = np.array([place.get(name, 0) for name in names], dtype=np.int16)
    for example in examples:
        for row in example["rows"]:
            row["paths"] = renumbered[row["paths"]]
    print(dict(counts), len(examples), "windows", len(common), "paths")
    return {"examples": examples, "paths": common, "spec": spec()}


def _row(layers: Layers, window: Window, anchor: Anchor, numbers: dict[str, int], counts: Counter) -> dict[str, object]:
    """One anchor at positions of a window: `goals` are (position, role) pairs."""
    position = {token: k for k, token in enumerate(window.words)}
    pairs = [(token, role) for role, tokens in anchor.roles.items() for token in sorted(tokens)]
    goals = [(position[token], role) for token, role in pairs if token in position]
    counts.update(roles=len(pairs), outside=len(pairs) - len(goals))
    steps = features.paths(layers.tokens, anchor.token, window.words)
    return dict(token=position[anchor.token], kind=anchor.kind, goals=np.array(goals, dtype=np.int16).reshape(-1, 2),
                paths=np.array([numbers.setdefault(step, len(numbers)) for step in steps], dtype=np.int32),
                negative=anchor.negative, modality=anchor.modality, mode=anchor.mode, time=anchor.time)  # fmt: skip


def main() -> None:
    """Write the arrays of all texts that train, or of gold claims."""
    texts = gold_texts(Path(sys.argv[2])) if len(sys.argv) > 2 else chain(labelled_texts(), attributed_texts())
    Path(sys.argv[1]).write_bytes(pickle.dumps(prepare(texts)))


if __name__ == "__main__":
    main()
