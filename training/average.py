"""The weighted mean of two sets of weights of one model. usage: average.py RUN_DIR START.pt SHARE_OF_RUN OUT_DIR

Training on from a release takes up what is new and loses some of what was old; the mean of where it began and where it ended
keeps both (Wortsman et al. 2022, "Robust fine-tuning of zero-shot models").
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import torch


def main(run: Path, start: Path, share: float, out: Path) -> None:
    """Write the mean to `out`, beside the run's spec and paths, which `start` must have been made for."""
    ended, begun = (torch.load(path, map_location="cpu") for path in (run / "model.pt", start))
    mean = {
        name: (share * value.float() + (1 - share) * begun[name].float()).to(value.dtype) if value.is_floating_point() else value
        for name, value in ended.items()
    }
    out.mkdir(parents=True, exist_ok=True)
    torch.save(mean, out / "model.pt")
    for name in ("paths.json", "spec.json"):
        shutil.copy(run / name, out / name)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), float(sys.argv[3]), Path(sys.argv[4]))
