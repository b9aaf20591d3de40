"""Released weights back in torch, to train on from them. usage: released.py WEIGHTS_DIR PREPARED.pkl OUT.pt

The int8 matrices are scaled back, which loses nothing that the release still had. Heads, roles and paths that the prepared
labels know and the release does not start as new ones do; a path that runs on ("+") starts as the release's "far".
"""

from __future__ import annotations

import json
import pickle
import sys
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from transformers import BertConfig, BertModel

sys.path.insert(0, str(Path(__file__).parent))
from model import ReaderModel, bundled

PARTS = ("attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense", "intermediate.dense",
         "output.dense")  # fmt: skip


def tensors(graph: onnx.GraphProto) -> dict[str, np.ndarray]:
    """The release's parameters by the model's names, as float32; matrices of linear layers as torch holds them."""
    raw = {item.name: numpy_helper.to_array(item) for item in graph.initializer}
    scaled = {}
    for name, values in raw.items():
        if name.endswith("_quantized"):
            stem = name.removesuffix("_quantized")
            scaled[stem] = (values.astype(np.float32) - raw[f"{stem}_zero_point"]) * raw[f"{stem}_scale"]
    matrices = sorted((name for name in scaled if name.startswith("onnx::MatMul_")), key=lambda n: int(n.rsplit("_", 1)[1]))
    layers = [f"backbone.encoder.layer.{n}.{part}" for n in range((len(matrices) - 4) // len(PARTS)) for part in PARTS]
    named = dict(zip(["flags", *layers, "hidden", "kind", "pair"], matrices, strict=True))
    found = {f"{name}.weight": scaled[stem].T for name, stem in named.items()}
    found |= {name: values for name, values in scaled.items() if not name.startswith("onnx::")}
    plain = {n: v for n, v in raw.items() if n.endswith((".weight", ".bias")) and n not in found and v.dtype == np.float32}
    return found | plain


def fill(state: dict[str, torch.Tensor], folder: Path, old: dict, new: dict, paths: list[str]) -> None:
    """Write the release in `folder`, of the spec `old`, over the state of a new model of the spec `new`."""
    known = tensors(onnx.load(folder / "encoder.onnx").graph)
    with np.load(folder / "pairs.npz") as pairs:
        tables = {name: values.astype(np.float32) for name, values in pairs.items()}
    spread = {"kind.weight": known.pop("kind.weight"), "kind.bias": known.pop("kind.bias")}
    for name, values in known.items():
        state[name].copy_(torch.from_numpy(values.copy()))
    for name, values in spread.items():
        for head, (start, end) in old["layout"].items():
            if head not in {"source", "goal"}:
                first = new["layout"][head][0]
                state[name][first : first + end - start] = torch.from_numpy(values[start:end].copy())
    rows = {"pair_distance.weight": "distance", "pair_kind.weight": "kind", "pair_out.weight": "out", "pair_out.bias": "bias",
            "pair_product": "product"}  # fmt: skip
    for name, table in rows.items():
        if table in tables:
            state[name][: len(tables[table])] = torch.from_numpy(tables[table])
    released = {name: number for number, name in enumerate(json.loads((folder / "paths.json").read_text()))}
    for number, name in enumerate(paths):
        source = released.get(name, released.get("far") if name.endswith("+") else 0)
        state["pair_path.weight"][number] = torch.from_numpy(tables["path"][source or 0])


def main(folder: Path, prepared: Path, out: Path, old_spec: Path | None = None) -> None:
    data = pickle.loads(prepared.read_bytes())
    old = json.loads(old_spec.read_text()) if old_spec else data["spec"]
    bert = BertModel(BertConfig.from_json_file(bundled() / "config.json"), add_pooling_layer=False)
    model = ReaderModel(bert, data["spec"], len(data["paths"]))
    state = model.state_dict()
    with torch.no_grad():
        fill(state, folder, old, data["spec"], data["paths"])
    model.load_state_dict(state)
    torch.save(model.state_dict(), out)


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:5]))
