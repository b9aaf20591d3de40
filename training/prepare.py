"""Labelled texts to the arrays that training reads. usage: prepare.py OUT.pkl [GOLD_DIR], which measures on gold claims."""

from __future__ import annotations

import datetime as dt
import json
import pickle
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np

from communique.extract import features, heads
from communique.extract.layers import Layers, mark
from communique.extract.lexicon import KIND_NAMES
from communique.extract.parser import load_parser, load_tokenizer
from communique.extract.tokens import tokenize
from communique.gazetteer.actors import open_actors
from communique.gazetteer.places import open_places
from communique.intake.reading import read_bytes

sys.path.insert(0, str(Path(__file__).parent))
from examples import triggers
from labelled import LabelledText, labelled_texts


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
        "roles": list(heads.ROLES),
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
    """Windows with their triggers, of every labelled text, and the dependency paths that occur often."""
    nlp, tokenizer = load_parser(), load_tokenizer()
    examples, lost, paths = [], Counter(), Counter()
    for labelled in texts:
        layers = layers_of(labelled, nlp)
        known = triggers(layers, labelled.claims, labelled.published)
        lost["claims"] += len(labelled.claims)
        lost["triggers"] += len(known)
        for window in features.windows(layers, tokenizer):
            inside = [t for t in known if window.start <= t.token < window.end]
            lost["windowed"] += len(inside)
            position = {token: k for k, token in enumerate(window.words)}
            rows = []
            for trigger in inside:
                goals: dict[int, list[int]] = {}
                for role, tokens in trigger.roles.items():
                    for token in tokens:
                        lost["roles"] += 1
                        if token in position:
                            goals.setdefault(position[token], []).append(role)
                        else:
                            lost["roles outside"] += 1
                steps = [features.path(layers.tokens, trigger.token, token) for token in window.words]
                paths.update(steps)
                rows.append(dict(token=position[trigger.token], kind=trigger.kind, goals=goals, paths=steps,
                                 negative=trigger.negative, modality=trigger.modality, mode=trigger.mode,
                                 time=trigger.time))  # fmt: skip
            examples.append(dict(doc=labelled.doc, set=labelled.set, pieces=window.pieces.astype(np.int32),
                                 categories=window.categories.astype(np.int8), flags=window.flags.astype(bool),
                                 firsts=np.array(window.firsts, dtype=np.int32), words=len(window.words),
                                 start=window.start - window.words[0], rows=rows))  # fmt: skip
    print(dict(lost), len(examples), "windows", len(paths), "paths")
    common = ["?", *sorted(p for p, n in paths.items() if n >= 8)]
    return {"examples": examples, "paths": common, "spec": spec()}


if __name__ == "__main__":
    texts = gold_texts(Path(sys.argv[2])) if len(sys.argv) > 2 else labelled_texts()
    Path(sys.argv[1]).write_bytes(pickle.dumps(prepare(texts)))
