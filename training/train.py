"""Train the reader's encoder on prepared labels. usage: train.py PREPARED.pkl OUT_DIR [--folds N] [--epochs N] ..."""

from __future__ import annotations

import argparse
import json
import pickle
import random
import sys
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional
from transformers import BertConfig, BertModel

sys.path.insert(0, str(Path(__file__).parent))
from model import ReaderModel, bundled

SPEC: dict = {}
LAYOUT: dict[str, slice] = {}


def take_spec(spec: dict) -> None:
    """Set the sizes and orders that the prepared file was made with."""
    SPEC.update(spec)
    LAYOUT.update({name: slice(*bounds) for name, bounds in spec["layout"].items()})


def distance_bucket(offset: int) -> int:
    """The number of the distance class of a signed token offset."""
    return int(np.searchsorted(SPEC["distances"], offset, side="left"))


WEIGHTS = {"modality": [1.0, 4.0, 3.0, 4.0, 6.0], "time": [0.3, 1.0, 1.5, 1.0]}
"""Weights of rare readings; an undated claim was often left at the first reading of time, so that one weighs little."""

DEVICE = "cuda" if torch.cuda.is_available() else "cpu"


def backbone(folder: Path) -> BertModel:
    """The MiniLM sentence encoder as a plain BERT."""
    config = BertConfig.from_json_file(folder / "config.json")
    model = BertModel(config, add_pooling_layer=False)
    from safetensors.torch import load_file

    state = {k.removeprefix("bert."): v.float() for k, v in load_file(folder / "model.safetensors").items()}
    missing, _ = model.load_state_dict(state, strict=False)
    assert not [m for m in missing if "pooler" not in m and "position_ids" not in m], missing
    return model


def batch(examples: list[dict], rng: random.Random | None = None) -> tuple[torch.Tensor, ...]:
    """Padded pieces, categories, flags and mask; with `rng`, marks and tags are dropped now and then."""
    longest = max(len(e["pieces"]) for e in examples)
    pieces = np.zeros((len(examples), longest), dtype=np.int64)
    categories = np.zeros((len(examples), longest, 4), dtype=np.int64)
    flags = np.zeros((len(examples), longest, SPEC["flags"]), dtype=np.float32)
    mask = np.zeros((len(examples), longest), dtype=np.int64)
    for row, e in enumerate(examples):
        n = len(e["pieces"])
        pieces[row, :n], categories[row, :n], flags[row, :n], mask[row, :n] = (
            e["pieces"],
            e["categories"],
            e["flags"],
            1,
        )
        if rng is not None:
            hidden = np.array([rng.random() < 0.06 for _ in range(n)])
            hidden[[0, n - 1]] = False
            pieces[row, :n][hidden] = 103
            flags[row, :n][np.array([rng.random() < 0.08 for _ in range(n)])] = 0
    return tuple(torch.from_numpy(a).to(DEVICE) for a in (pieces, categories, flags, mask))


def losses(model: ReaderModel, examples: list[dict], paths: dict[str, int], rng: random.Random | None) -> torch.Tensor:
    """The summed loss of all heads over a batch."""
    out = model(*batch(examples, rng))
    total = out.new_zeros(())
    kind_loss = []
    for row, e in enumerate(examples):
        firsts = torch.as_tensor(e["firsts"], dtype=torch.long, device=DEVICE)
        words = out[row, firsts]
        target = torch.zeros(len(firsts), SPEC["kinds"], device=DEVICE)
        for t in e["rows"]:
            target[t["token"], t["kind"]] = 1.0
        logits = words[e["start"] :, LAYOUT["kind"]]
        raw = functional.binary_cross_entropy_with_logits(logits, target[e["start"] :], reduction="sum")
        kind_loss.append(raw)
        if not e["rows"]:
            continue
        tokens = torch.tensor([t["token"] for t in e["rows"]], device=DEVICE)
        at = words[tokens]
        pick = lambda name: torch.tensor([t[name] for t in e["rows"]], device=DEVICE)
        total = total + functional.binary_cross_entropy_with_logits(
            at[:, LAYOUT["negative"]][:, 0],
            pick("negative").float(),
            reduction="sum",
            pos_weight=torch.tensor(5.0, device=DEVICE),
        )
        for name in ("modality", "mode", "time"):
            weight = torch.tensor(WEIGHTS.get(name, [1.0] * at[:, LAYOUT[name]].shape[1]), device=DEVICE)
            total = total + 0.5 * functional.cross_entropy(at[:, LAYOUT[name]], pick(name), weight, reduction="sum")
        n = len(firsts)
        source = (
            at[:, LAYOUT["source"]].unsqueeze(1).expand(-1, n, -1).reshape(-1, LAYOUT["source"].stop - LAYOUT["source"].start)
        )
        goal = words[:, LAYOUT["goal"]].unsqueeze(0).expand(len(tokens), -1, -1).reshape(source.shape)
        distance = torch.tensor([distance_bucket(j - t["token"]) for t in e["rows"] for j in range(n)], device=DEVICE)
        path = torch.tensor([paths.get(p, 0) for t in e["rows"] for p in t["paths"]], device=DEVICE)
        kinds = torch.tensor([t["kind"] for t in e["rows"] for _ in range(n)], device=DEVICE)
        roles = model.roles(source, goal, distance, path, kinds)
        wanted = torch.zeros(len(e["rows"]), n, len(SPEC["roles"]), device=DEVICE)
        for k, t in enumerate(e["rows"]):
            for token, found in t["goals"].items():
                wanted[k, token, found] = 1.0
        total = total + functional.binary_cross_entropy_with_logits(roles, wanted.view(-1, len(SPEC["roles"])), reduction="sum")
    return total + torch.stack(kind_loss).sum()


@torch.no_grad()
def evaluate(model: ReaderModel, examples: list[dict], paths: dict[str, int]) -> dict[str, float]:
    """Trigger F1 with type, role F1 given gold triggers, and shares right of the readings."""
    model.eval()
    tally = dict.fromkeys(("tp", "fp", "fn", "rtp", "rfp", "rfn", "n", "negative", "modality", "mode", "time"), 0)
    for e in examples:
        out = model(*batch([e]))[0]
        words = out[torch.as_tensor(e["firsts"], dtype=torch.long, device=DEVICE)]
        hits = {(int(t) + e["start"], int(k)) for t, k in (words[e["start"] :, LAYOUT["kind"]] > 0).nonzero()}
        gold = {(t["token"], t["kind"]) for t in e["rows"]}
        tally["tp"] += len(hits & gold)
        tally["fp"] += len(hits - gold)
        tally["fn"] += len(gold - hits)
        for t in e["rows"]:
            n = len(words)
            at = words[t["token"]]
            distance = torch.tensor([distance_bucket(j - t["token"]) for j in range(n)], device=DEVICE)
            path = torch.tensor([paths.get(p, 0) for p in t["paths"]], device=DEVICE)
            kind = torch.full((n,), t["kind"], device=DEVICE)
            scores = model.roles(at[LAYOUT["source"]].expand(n, -1), words[:, LAYOUT["goal"]], distance, path, kind)
            found = {(int(j), int(r)) for j, r in (scores > 0).nonzero()}
            wanted = {(j, r) for j, roles in t["goals"].items() for r in roles}
            tally["rtp"] += len(found & wanted)
            tally["rfp"] += len(found - wanted)
            tally["rfn"] += len(wanted - found)
            tally["n"] += 1
            tally["negative"] += int((at[LAYOUT["negative"]][0] > 0) == bool(t["negative"]))
            for name in ("modality", "mode", "time"):
                tally[name] += int(at[LAYOUT[name]].argmax()) == t[name]
    model.train()
    f1 = lambda a, b, c: round(2 * a / max(1, 2 * a + b + c), 4)
    shares = {k: round(tally[k] / max(1, tally["n"]), 4) for k in ("negative", "modality", "mode", "time")}
    return {
        "trigger": f1(tally["tp"], tally["fp"], tally["fn"]),
        "role": f1(tally["rtp"], tally["rfp"], tally["rfn"]),
        **shares,
    }


def fit(train: list[dict], held: list[dict], paths: list[str], args: argparse.Namespace) -> ReaderModel:
    """One model over `train`; prints its figures on `held`."""
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    model = ReaderModel(backbone(args.backbone or bundled()), SPEC, len(paths), args.dropout).to(DEVICE)
    index = {p: k for k, p in enumerate(paths)}
    slow = list(model.backbone.parameters())
    slow_ids = {id(p) for p in slow}
    fast = [p for p in model.parameters() if id(p) not in slow_ids]
    optimizer = torch.optim.AdamW([{"params": slow, "lr": args.lr}, {"params": fast, "lr": args.head_lr}], weight_decay=0.01)
    steps = args.epochs * ((len(train) + args.batch - 1) // args.batch)
    warm = max(1, steps // 10)
    averaged = torch.optim.swa_utils.AveragedModel(model, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(args.decay))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda s: min(1, s / warm) * max(0.0, 1 - s / steps))
    for epoch in range(args.epochs):
        order = train[:]
        rng.shuffle(order)
        running = 0.0
        for at in range(0, len(order), args.batch):
            chosen = order[at : at + args.batch]
            with torch.autocast(DEVICE, dtype=torch.bfloat16, enabled=DEVICE == "cuda"):
                loss = losses(model, chosen, index, rng) / len(chosen)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 5.0)
            optimizer.step()
            optimizer.zero_grad()
            schedule.step()
            averaged.update_parameters(model)
            running += float(loss.detach()) * len(chosen)
        if held and (epoch % 5 == 4 or epoch == args.epochs - 1):
            print(epoch, round(running / len(order), 3), evaluate(averaged.module, held, index), flush=True)
    return averaged.module


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("prepared", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--backbone", type=Path, default=None, help="folder of config.json and model.safetensors")
    parser.add_argument("--held", type=Path, help="another prepared file to print figures on")
    parser.add_argument("--exclude", nargs="*", default=[], help="sets of texts that train nothing")
    parser.add_argument("--folds", type=int, default=0, help="cross-validate by document instead of training on all")
    parser.add_argument("--fold-runs", type=int, default=1)
    parser.add_argument("--epochs", type=int, default=22)
    parser.add_argument("--batch", type=int, default=4)
    parser.add_argument("--lr", type=float, default=1.5e-4)
    parser.add_argument("--head-lr", type=float, default=2e-3)
    parser.add_argument("--dropout", type=float, default=0.2)
    parser.add_argument("--decay", type=float, default=0.995, help="of the moving average of the weights, which is what is kept")
    parser.add_argument("--seed", type=int, default=2)
    args = parser.parse_args()
    data = pickle.loads(args.prepared.read_bytes())
    take_spec(data["spec"])
    examples = [e for e in data["examples"] if e["set"] not in args.exclude]
    held = pickle.loads(args.held.read_bytes())["examples"] if args.held else []
    if args.folds:
        docs = sorted({e["doc"] for e in examples})
        random.Random(0).shuffle(docs)
        for fold in range(args.fold_runs):
            out = set(docs[fold :: args.folds])
            fit(
                [e for e in examples if e["doc"] not in out],
                [e for e in examples if e["doc"] in out],
                data["paths"],
                args,
            )
        return
    model = fit(examples, held, data["paths"], args)
    args.out.mkdir(parents=True, exist_ok=True)
    torch.save({k: v.half() for k, v in model.state_dict().items()}, args.out / "model.pt")
    (args.out / "paths.json").write_text(json.dumps(data["paths"]))
    (args.out / "spec.json").write_text(json.dumps(data["spec"]))


if __name__ == "__main__":
    main()
