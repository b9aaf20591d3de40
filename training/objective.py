"""What the encoder is trained towards: the loss of each head over a batch, and how far it has moved from a teacher."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

sys.path.insert(0, str(Path(__file__).parent))
from model import ReaderModel

SPEC: dict = {}
LAYOUT: dict[str, slice] = {}


def take_spec(spec: dict) -> None:
    """Set the sizes and orders that the prepared file was made with."""
    SPEC.update(spec)
    LAYOUT.update({name: slice(*bounds) for name, bounds in spec["layout"].items()})


WEIGHTS = {"modality": [1.0, 4.0, 3.0, 4.0, 6.0], "time": [0.3, 1.0, 1.5, 1.0]}
"""Weights of rare readings; an undated claim was often left at the first reading of time, so that one weighs little."""
CITED = 0.15
"""Weight of the roles of attributions: a content has many words, all of them told by few."""
ENTITY = 0.5

DEVICE = "cuda" if torch.cuda.is_available() else "cpu"


def batch(examples: list[dict], rng: random.Random | None = None) -> tuple[Tensor, ...]:
    """Padded pieces, categories, flags and mask; with `rng`, marks and tags are dropped now and then."""
    longest = max(len(e["pieces"]) for e in examples)
    pieces = np.zeros((len(examples), longest), dtype=np.int64)
    categories = np.zeros((len(examples), longest, 4), dtype=np.int64)
    flags = np.zeros((len(examples), longest, SPEC["flags"]), dtype=np.float32)
    mask = np.zeros((len(examples), longest), dtype=np.int64)
    for row, e in enumerate(examples):
        n = len(e["pieces"])
        pieces[row, :n], categories[row, :n], flags[row, :n], mask[row, :n] = e["pieces"], e["categories"], e["flags"], 1
        if rng is not None:
            hidden = np.array([rng.random() < 0.06 for _ in range(n)])
            hidden[[0, n - 1]] = False
            pieces[row, :n][hidden] = 103
            flags[row, :n][np.array([rng.random() < 0.08 for _ in range(n)])] = 0
    return tuple(torch.from_numpy(a).to(DEVICE) for a in (pieces, categories, flags, mask))


def pair_scores(model: ReaderModel, out: Tensor, examples: list[dict]) -> tuple[Tensor, Tensor]:
    """Role scores of every anchor of a batch with every word of its window, and what they should be: (N, ROLES) each."""
    at, goals, distances, steps, kinds, wanted = [], [], [], [], [], []
    for number, e in enumerate(examples):
        base, firsts = number * out.shape[1], e["firsts"].astype(np.int64)
        positions = np.arange(len(firsts))
        for row in e["rows"]:
            at.append(np.full(len(firsts), base + firsts[row["token"]]))
            goals.append(base + firsts)
            distances.append(np.searchsorted(SPEC["distances"], positions - row["token"], side="left"))
            steps.append(row["paths"].astype(np.int64))
            kinds.append(np.full(len(firsts), row["kind"]))
            target = np.zeros((len(firsts), len(SPEC["roles"])), dtype=np.float32)
            target[row["goals"][:, 0], row["goals"][:, 1]] = 1.0
            wanted.append(target)
    flat = out.reshape(-1, out.shape[2])
    joined = [torch.from_numpy(np.concatenate(x)).to(DEVICE) for x in (at, goals, distances, steps, kinds)]
    scores = model.roles(flat[:, LAYOUT["source"]][joined[0]], flat[:, LAYOUT["goal"]][joined[1]], *joined[2:])
    return scores.float(), torch.from_numpy(np.concatenate(wanted)).to(DEVICE)


def kept(out: Tensor, taught: Tensor, examples: list[dict]) -> Tensor:
    """How far anchors, readings and unmarked entity tags of a batch are from those of the teacher, summed over its words.

    `out` and `taught` are (B, P, WIDTH). Learning without forgetting (Li and Hoiem 2016): roles alone are free to move.
    """
    parts = []
    for number, e in enumerate(examples):
        firsts = torch.from_numpy(e["firsts"].astype(np.int64)).to(DEVICE)
        own, old = out[number, firsts].float(), taught[number, firsts].float()
        kinds = LAYOUT["kind"]
        parts.append(functional.binary_cross_entropy_with_logits(own[:, kinds], old[:, kinds].sigmoid(), reduction="sum"))
        if e["entities"] is None:
            tags = LAYOUT["entity"]
            parts.append(ENTITY * functional.cross_entropy(own[:, tags], old[:, tags].softmax(-1), reduction="sum"))
        rows = [row["token"] for row in e["rows"] if row["kind"] < SPEC["kinds"]]
        for name in ("modality", "mode", "time") if rows else ():
            part = LAYOUT[name]
            parts.append(0.5 * functional.cross_entropy(own[rows][:, part], old[rows][:, part].softmax(-1), reduction="sum"))
    return torch.stack(parts).sum()


def losses(
    model: ReaderModel, examples: list[dict], rng: random.Random | None, teacher: ReaderModel | None = None, keep: float = 0.0
) -> dict[str, Tensor]:
    """The summed loss of each head over a batch."""
    out = model(*batch(examples, rng))
    found: dict[str, Tensor] = {}
    if teacher is not None:
        with torch.no_grad():
            taught = teacher(*batch(examples))
        found["kept"] = keep * kept(out, taught, examples)
    anchors, cues, entity = [], [], []
    for number, e in enumerate(examples):
        words = out[number, torch.from_numpy(e["firsts"].astype(np.int64)).to(DEVICE)].float()
        target = torch.zeros(len(words), SPEC["anchors"], device=DEVICE)
        for row in e["rows"]:
            target[row["token"], row["kind"]] = 1.0
        own, sought = words[e["start"] :, LAYOUT["kind"]], target[e["start"] :]
        loss = functional.binary_cross_entropy_with_logits(own, sought, reduction="none").sum(0)
        if e["claims"]:
            anchors.append(loss[: SPEC["kinds"]].sum())
        if e["attributions"]:
            cues.append(loss[SPEC["kinds"] :].sum())
        if e["entities"] is not None:
            tagged = torch.from_numpy(e["entities"]).to(DEVICE)
            entity.append(functional.cross_entropy(words[:, LAYOUT["entity"]], tagged, reduction="sum"))
    for name, part, weight in (("anchors", anchors, 1.0), ("cues", cues, 1.0), ("entities", entity, ENTITY)):
        if part:
            found[name] = weight * torch.stack(part).sum()
    if any(e["rows"] for e in examples):
        found |= _row_losses(model, out, examples)
    return found


def _row_losses(model: ReaderModel, out: Tensor, examples: list[dict]) -> dict[str, Tensor]:
    found: dict[str, Tensor] = {}
    scores, wanted = pair_scores(model, out, examples)
    raw = functional.binary_cross_entropy_with_logits(scores, wanted, reduction="none")
    rows = [row for e in examples for row in e["rows"]]
    sizes = [len(e["firsts"]) for e in examples for _ in e["rows"]]
    cited = torch.tensor([row["kind"] >= SPEC["kinds"] for row in rows], device=DEVICE)
    of_cue = cited.repeat_interleave(torch.tensor(sizes, device=DEVICE))
    split = len(SPEC["roles"]) - SPEC["cited"]
    found["roles"] = raw[~of_cue, :split].sum()
    found["cited"] = CITED * raw[of_cue, split:].sum()
    plain = [(number * out.shape[1] + int(e["firsts"][row["token"]]), row) for number, e in enumerate(examples)
             for row in e["rows"] if row["kind"] < SPEC["kinds"]]  # fmt: skip
    if not plain:
        return found
    at = out.reshape(-1, out.shape[2])[torch.tensor([place for place, _ in plain], device=DEVICE)].float()
    pick = lambda name: torch.tensor([row[name] for _, row in plain], device=DEVICE)
    negative = functional.binary_cross_entropy_with_logits(
        at[:, LAYOUT["negative"]][:, 0], pick("negative").float(), reduction="sum", pos_weight=torch.tensor(5.0, device=DEVICE)
    )
    found["readings"] = negative
    for name in ("modality", "mode", "time"):
        weight = torch.tensor(WEIGHTS.get(name, [1.0] * at[:, LAYOUT[name]].shape[1]), device=DEVICE)
        found["readings"] = found["readings"] + 0.5 * functional.cross_entropy(
            at[:, LAYOUT[name]], pick(name), weight, reduction="sum"
        )
    return found
