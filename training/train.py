"""Train the reader's encoder on prepared labels. usage: train.py PREPARED.pkl OUT_DIR [--folds N] [--epochs N] ...

In two stages: first on the attributions of PolNeAR alone, of which there are many, then on everything, with a share of PolNeAR.
"""

from __future__ import annotations

import argparse
import copy
import json
import pickle
import random
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from transformers import BertConfig, BertModel

sys.path.insert(0, str(Path(__file__).parent))
from model import ReaderModel, bundled
from objective import DEVICE, LAYOUT, SPEC, batch, losses, pair_scores, take_spec


def backbone(folder: Path) -> BertModel:
    """The MiniLM sentence encoder as a plain BERT. No dropout inside: it costs a third of the time."""
    config = BertConfig.from_json_file(folder / "config.json")
    config.attention_probs_dropout_prob = config.hidden_dropout_prob = 0.0
    model = BertModel(config, add_pooling_layer=False)
    model.config._attn_implementation = "sdpa" if DEVICE == "cuda" else "eager"
    from safetensors.torch import load_file

    state = {k.removeprefix("bert."): v.float() for k, v in load_file(folder / "model.safetensors").items()}
    missing, _ = model.load_state_dict(state, strict=False)
    assert not [m for m in missing if "pooler" not in m and "position_ids" not in m], missing
    return model


@torch.no_grad()
def evaluate(model: ReaderModel, examples: list[dict]) -> dict[str, float]:
    """F1 of triggers with type, of cues, of roles given gold anchors, of entity tags; shares right of the readings."""
    model.eval()
    tally: Counter = Counter()
    for first in range(0, len(examples), 8):
        chosen = examples[first : first + 8]
        with torch.autocast(DEVICE, dtype=torch.bfloat16):
            out = model(*batch(chosen))
            scores, wanted = pair_scores(model, out, chosen) if any(e["rows"] for e in chosen) else (None, None)
        at = 0
        for number, e in enumerate(chosen):
            words = out[number, torch.from_numpy(e["firsts"].astype(np.int64)).to(DEVICE)].float()
            _count_anchors(tally, words, e)
            if e["entities"] is not None:
                tagged = torch.from_numpy(e["entities"]).to(DEVICE)
                best = words[:, LAYOUT["entity"]].argmax(-1)
                _count(tally, "tag", (best == tagged) & (tagged > 0), best > 0, tagged > 0)
            for row in e["rows"]:
                n = len(e["firsts"])
                hit, true = scores[at : at + n] > 0, wanted[at : at + n] > 0
                split = len(SPEC["roles"]) - SPEC["cited"]
                parts = {"source": slice(split, split + 1), "content": slice(split + 1, None)}
                for name, part in (parts if row["kind"] >= SPEC["kinds"] else {"role": slice(0, split)}).items():
                    _count(tally, name, (hit & true)[:, part], hit[:, part], true[:, part])
                at += n
    model.train()
    figures = {name: round(2 * tally[name, "hit"] / max(1, tally[name, "found"] + tally[name, "true"]), 4)
               for name in ("trigger", "role", "cue", "source", "content", "tag") if tally[name, "true"]}  # fmt: skip
    names = ("negative", "modality", "mode", "time")
    return figures | {name: round(tally[name] / tally["n"], 4) for name in names if tally["n"]}


def _count(tally: Counter, name: str, hit: Tensor, found: Tensor, true: Tensor) -> None:
    tally[name, "hit"] += int(hit.sum())
    tally[name, "found"] += int(found.sum())
    tally[name, "true"] += int(true.sum())


def _count_anchors(tally: Counter, words: Tensor, e: dict) -> None:
    target = torch.zeros(len(words), SPEC["anchors"], dtype=torch.bool, device=DEVICE)
    for row in e["rows"]:
        target[row["token"], row["kind"]] = True
    hits, target = (words[e["start"] :, LAYOUT["kind"]] > 0), target[e["start"] :]
    for name, part, sought in (
        ("trigger", slice(0, SPEC["kinds"]), e["claims"]),
        ("cue", slice(SPEC["kinds"], None), e["attributions"]),
    ):
        if sought:
            _count(tally, name, (hits & target)[:, part], hits[:, part], target[:, part])
    for row in e["rows"]:
        if row["kind"] < SPEC["kinds"]:
            at = words[row["token"]]
            tally["n"] += 1
            tally["negative"] += int((at[LAYOUT["negative"]][0] > 0) == bool(row["negative"]))
            for name in ("modality", "mode", "time"):
                tally[name] += int(at[LAYOUT[name]].argmax()) == row[name]


def batches(examples: list[dict], size: int, rng: random.Random) -> list[list[dict]]:
    """The examples in random batches of nearly one length each."""
    order = examples[:]
    rng.shuffle(order)
    found = []
    for first in range(0, len(order), 16 * size):
        near = sorted(order[first : first + 16 * size], key=lambda e: len(e["pieces"]))
        found += [near[at : at + size] for at in range(0, len(near), size)]
    rng.shuffle(found)
    return found


@dataclass(frozen=True)
class Stage:
    """One run of the optimizer: each epoch takes all of `plain` and `share` times as many windows of `many`."""

    epochs: float
    share: float
    lr: float
    seed: int
    checkpoint: Path | None


def fit(
    model: ReaderModel, plain: list[dict], many: list[dict], held: list[dict], args: argparse.Namespace, stage: Stage
) -> ReaderModel:
    """Train a stage; where there is no `plain` an epoch is all of `many`. Prints figures on `held`.

    The moving average of the weights is what is returned, and kept in the checkpoint after each epoch.
    """
    epochs, share, lr, seed, checkpoint = stage.epochs, stage.share, stage.lr, stage.seed, stage.checkpoint
    torch.manual_seed(seed)
    rng = random.Random(seed)
    embeddings = model.backbone.embeddings.word_embeddings.weight
    embeddings.requires_grad_(False)
    slow = [p for p in model.backbone.parameters() if p.requires_grad]
    slow_ids = {id(p) for p in slow} | {id(embeddings)}
    fast = [p for p in model.parameters() if id(p) not in slow_ids]
    optimizer = torch.optim.AdamW(
        [{"params": slow, "lr": lr}, {"params": fast, "lr": args.head_lr}], weight_decay=0.01, fused=True
    )
    taken = int(share * len(plain)) if plain else len(many)
    per_epoch = -(-(len(plain) + taken) // args.batch)
    steps = int(epochs * per_epoch)
    warm = max(1, steps // 10)
    averaged = torch.optim.swa_utils.AveragedModel(model, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(args.decay))
    teacher = copy.deepcopy(model).eval() if args.keep else None
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda s: min(1, s / warm) * max(0.0, 1 - s / steps))
    done, cycle, begun = 0, [], time.time()
    while done < steps:
        while len(cycle) < taken:
            cycle += rng.sample(many, len(many))
        chosen, cycle = cycle[:taken], cycle[taken:]
        running: Counter = Counter()
        for group in batches(plain + chosen, args.batch, rng)[: steps - done]:
            with torch.autocast(DEVICE, dtype=torch.bfloat16):
                parts = losses(model, group, rng, teacher, args.keep)
            loss = sum(parts.values()) / len(group)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 5.0)
            optimizer.step()
            optimizer.zero_grad()
            schedule.step()
            averaged.update_parameters(model)
            running.update({name: float(part.detach()) for name, part in parts.items()})
            done += 1
            if done % 50 == 0:
                print(done, "of", steps, round(time.time() - begun), "s", flush=True)
        shown = {name: round(total / (len(plain) + taken), 2) for name, total in running.items()}
        epoch = round(done / per_epoch)
        print("epoch", epoch, shown, evaluate(averaged.module, held) if held else "", flush=True)
        if checkpoint:
            torch.save(averaged.module.state_dict(), checkpoint)
    return averaged.module


def train(
    examples: list[dict], held: list[dict], paths: list[str], args: argparse.Namespace, start: Path | None, out: Path | None
) -> ReaderModel:
    """Both stages over `examples`; `start` holds weights of the first stage, which is then left out."""
    torch.manual_seed(args.seed)
    model = ReaderModel(backbone(args.backbone or bundled()), SPEC, len(paths), args.dropout).to(DEVICE)
    plain = [e for e in examples if not e["attributions"]]
    many = [e for e in examples if e["attributions"]]
    if start:
        model.load_state_dict(torch.load(start, map_location=DEVICE))
    elif args.first_epochs and many:
        first = Stage(args.first_epochs, 0, args.first_lr, args.seed, out / "first.pt" if out else None)
        model = fit(model, [], many, [], args, first)
    if not args.epochs:
        return model
    second = Stage(args.epochs, args.share if many else 0, args.lr, args.seed + 1, out / "second.pt" if out else None)
    return fit(model, plain, many, held, args, second)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("prepared", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--backbone", type=Path, default=None, help="folder of config.json and model.safetensors")
    parser.add_argument("--held", type=Path, help="another prepared file to print figures on")
    parser.add_argument("--exclude", nargs="*", default=[], help="sets of texts that train nothing")
    parser.add_argument("--repeat", nargs="*", default=[], metavar="SET=TIMES", help="sets whose windows are taken several times")
    parser.add_argument("--folds", type=int, default=0, help="cross-validate by document instead of training on all")
    parser.add_argument("--fold-runs", type=int, default=1)
    parser.add_argument("--first-epochs", type=float, default=1)
    parser.add_argument("--first-lr", type=float, default=3e-4)
    parser.add_argument("--start", type=Path, help="weights of the first stage, to leave it out")
    parser.add_argument("--epochs", type=float, default=16)
    parser.add_argument("--share", type=float, default=0.9, help="windows of PolNeAR for each other window in the second stage")
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--lr", type=float, default=2e-4)
    parser.add_argument("--head-lr", type=float, default=2e-3)
    parser.add_argument("--dropout", type=float, default=0.2)
    parser.add_argument("--decay", type=float, default=0.99, help="of the moving average of the weights, which is what is kept")
    parser.add_argument("--keep", type=float, default=0.0, help="weight of staying near the weights begun from, but for roles")
    parser.add_argument("--seed", type=int, default=2)
    parser.add_argument("--threads", type=int, default=0)
    args = parser.parse_args()
    if args.threads:
        torch.set_num_threads(args.threads)
    data = pickle.loads(args.prepared.read_bytes())
    take_spec(data["spec"])
    times = {name: int(count) for name, count in (pair.split("=") for pair in args.repeat)}
    examples = [e for e in data["examples"] if e["set"] not in args.exclude for _ in range(times.get(e["set"], 1))]
    held = pickle.loads(args.held.read_bytes())["examples"] if args.held else []
    args.out.mkdir(parents=True, exist_ok=True)
    if args.folds:
        docs = sorted({e["doc"] for e in examples if not e["attributions"]})
        random.Random(0).shuffle(docs)
        for fold in range(args.fold_runs):
            out = set(docs[fold :: args.folds])
            train([e for e in examples if e["doc"] not in out], [e for e in examples if e["doc"] in out], data["paths"], args,
                  args.start, None)  # fmt: skip
        return
    model = train(examples, held, data["paths"], args, args.start, args.out)
    torch.save({k: v.half() for k, v in model.state_dict().items()}, args.out / "model.pt")
    (args.out / "paths.json").write_text(json.dumps(data["paths"]))
    (args.out / "spec.json").write_text(json.dumps(data["spec"]))


if __name__ == "__main__":
    main()
