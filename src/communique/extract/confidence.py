"""How likely a claim is read rightly: the encoder's surety and what was found of the claim, as a calibrated probability.

"Rightly" means that the text makes a claim of this type at this trigger, as the scorer of claims judges it; the fields have
confidences of their own. The weights are fitted by `python -m bench.calibration --write` on the development set, which trains
nothing else, and stored in `weights/confidence.json`.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from communique.model.errors import DataError
from communique.model.records import Claim, Confidences

LEAST = 0.001
"""Surety nearer than this to 0 or 1 counts as this near: the encoder is not that sure of anything."""
FEATURES = ("bias", "surety", "agent", "target", "place", "quantity", "speaker", "not asserted")


def features(claim: Claim) -> list[float]:
    """The numbers of FEATURES: 1, the log odds of the encoder's type, and whether each thing was found (1 or 0)."""
    sure = claim.reading_confidence.type if claim.reading_confidence else None
    p = min(max(LEAST, 0.5 if sure is None else sure), 1 - LEAST)
    found = (claim.agent, claim.target, claim.places, claim.quantity, claim.source.speaker, claim.modality != "asserted")
    return [1.0, math.log(p / (1 - p)), *(float(bool(thing)) for thing in found)]


@cache
def _weights() -> tuple[float, ...]:
    try:
        stored = json.loads((files("communique.extract") / "weights/confidence.json").read_text(encoding="utf-8"))
        return tuple(float(stored[name]) for name in FEATURES)
    except (OSError, ValueError, KeyError) as error:
        raise DataError(f"extract/weights/confidence.json: {error}; reinstall the package") from error


def probability(values: Sequence[float], weights: Sequence[float]) -> float:
    """The logistic function of the weighted sum."""
    return 1 / (1 + math.exp(-sum(value * weight for value, weight in zip(values, weights, strict=True))))


def with_confidence(claim: Claim) -> Claim:
    """The claim with the calibrated probability as its `reading_confidence.claim`."""
    known = claim.reading_confidence or Confidences(claim=0.5)
    sure = round(probability(features(claim), _weights()), 4)
    return claim.model_copy(update={"reading_confidence": known.model_copy(update={"claim": sure})})
