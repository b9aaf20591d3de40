"""Labels and texts to the arrays that training reads. usage: prepare.py LABELS_DIR TEXTS_DIR OUT.pkl"""

from __future__ import annotations

import datetime as dt
import json
import pickle
import sys
from collections import Counter
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


def layers_of(text_file: Path, published: str | None, nlp: object) -> Layers:
    """The layers that the reader itself would mark on a text file."""
    date = dt.date.fromisoformat(published) if published else None
    document = read_bytes(text_file.read_bytes(), source=str(text_file), published=date)
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


def prepare(labels: Path, texts: Path) -> dict[str, object]:
    """Windows with their triggers, of every labelled text, and the dependency paths that occur often."""
    nlp, tokenizer = load_parser(), load_tokenizer()
    examples, lost, paths = [], Counter(), Counter()
    for file in sorted(labels.glob("*.json")):
        labelled = json.loads(file.read_text(encoding="utf-8"))
        layers = layers_of(texts / Path(labelled["text_file"]).name, labelled["published"], nlp)
        known = triggers(layers, labelled)
        lost["claims"] += len(labelled["claims"])
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
            examples.append(dict(doc=labelled["doc"], set=labelled.get("set"), pieces=window.pieces.astype(np.int32),
                                 categories=window.categories.astype(np.int8), flags=window.flags.astype(bool),
                                 firsts=np.array(window.firsts, dtype=np.int32), words=len(window.words),
                                 start=window.start - window.words[0], rows=rows))  # fmt: skip
    print(dict(lost), len(examples), "windows", len(paths), "paths")
    common = ["?", *sorted(p for p, n in paths.items() if n >= 8)]
    return {"examples": examples, "paths": common, "spec": spec()}


if __name__ == "__main__":
    Path(sys.argv[3]).write_bytes(pickle.dumps(prepare(Path(sys.argv[1]), Path(sys.argv[2]))))
