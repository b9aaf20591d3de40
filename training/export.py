"""Trained weights to what the package loads: an int8 ONNX graph, the pair tables, the paths.

usage: export.py RUN_DIR OUT_DIR [BACKBONE_DIR]
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from transformers import BertConfig, BertModel

sys.path.insert(0, str(Path(__file__).parent))
from model import ReaderModel, bundled


def main(run: Path, out: Path, backbone: Path | None = None) -> None:
    backbone = backbone or bundled()
    paths = json.loads((run / "paths.json").read_text())
    spec = json.loads((run / "spec.json").read_text())
    bert = BertModel(BertConfig.from_json_file(backbone / "config.json"), add_pooling_layer=False)
    bert.config._attn_implementation = "eager"
    model = ReaderModel(bert, spec, len(paths))
    model.load_state_dict({k: v.float() for k, v in torch.load(run / "model.pt", map_location="cpu").items()})
    model.eval()
    sample = (torch.ones(2, 7, dtype=torch.long), torch.zeros(2, 7, 4, dtype=torch.long), torch.zeros(2, 7, spec["flags"]),
              torch.ones(2, 7, dtype=torch.long))  # fmt: skip
    names = ["pieces", "categories", "flags", "mask"]
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        axes = {name: {0: "batch", 1: "length"} for name in [*names, "out"]}
        torch.onnx.export(model, sample, str(full), input_names=names, output_names=["out"], dynamic_axes=axes,
                          opset_version=17, dynamo=False)  # fmt: skip
        quantize_dynamic(str(full), str(out / "encoder.onnx"), weight_type=QuantType.QInt8, per_channel=True,
                         op_types_to_quantize=["MatMul", "Gather"])  # fmt: skip
    tables = {"distance": model.pair_distance.weight, "path": model.pair_path.weight, "kind": model.pair_kind.weight,
              "out": model.pair_out.weight, "bias": model.pair_out.bias, "product": model.pair_product}  # fmt: skip
    np.savez_compressed(out / "pairs.npz", **{k: v.detach().numpy().astype(np.float16) for k, v in tables.items()})
    (out / "paths.json").write_text(json.dumps(paths))
    shutil.copy(backbone / "tokenizer.json", out / "tokenizer.json")
    print({p.name: p.stat().st_size for p in sorted(out.iterdir())})


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:4]))
