"""The coder: which happenings of a report make templates, and what fills their slots, by models trained on the dev part.

The models (`weights.json.gz`, made by `training/muc4.py`) are logistic regressions over the features of `features.py`.
"""

from __future__ import annotations

import gzip
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from bench.muc4 import features
from bench.muc4.features import Features
from bench.muc4.reports import Report

WEIGHTS = Path(__file__).parent / "weights.json.gz"
TYPES = ("ATTACK", "BOMBING", "KIDNAPPING", "ARSON", "ROBBERY")
STAGES = ("ACCOMPLISHED", "ATTEMPTED", "THREATENED")
EFFECTS = ("DEATH", "INJURY", "NO INJURY OR DEATH", "REGAINED FREEDOM", "NO INJURY")
FIRST, ANOTHER = 0.2, 0.5
"""Least probability of a report's first template, and of each one more."""
DAY, NUMBER, EFFECT, BODY = 0.4, 0.42, 0.5, 0.35
"""Least probability of a day that is printed, of a number, of an effect and of an organisation."""


@dataclass(frozen=True)
class Logistic:
    """A logistic regression; features that it does not know count nothing."""

    weights: Mapping[str, float] = field(default_factory=dict)
    bias: float = 0.0

    def probability(self, found: Features) -> float:
        """The probability of yes, 0 to 1."""
        score = self.bias + sum(self.weights.get(name, 0.0) * value for name, value in found.items())
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


@dataclass(frozen=True)
class Coder:
    """Codes reports; `models` by name, `bodies` the organisations of the key beside those of the registry."""

    models: Mapping[str, Logistic]
    bodies: tuple[str, ...]

    def templates(self, report: Report) -> list[dict[str, Any]]:
        """The templates of a report, in the scorer's form."""
        own = [features.of_happening(report, at) for at in range(len(report.happenings))]
        return [self._template(report, at, own[at]) for at in self.chosen(report, own)]

    def chosen(self, report: Report, own: list[Features]) -> list[int]:
        """The happenings that make templates: the likeliest, then those that are none of the chosen told again."""
        relevant = features.log_odds(self._sure("relevant", features.of_report(report)))
        likely = [self._sure("template", found | {"rel": relevant}) for found in own]
        chosen: list[int] = []
        for at in sorted(range(len(own)), key=lambda k: -likely[k]):
            if not chosen:
                if likely[at] < FIRST:
                    break
                chosen.append(at)
            elif self._sure("another", features.of_another(report, at, chosen, own[at], likely[at])) >= ANOTHER:
                chosen.append(at)
        return sorted(chosen)

    def _template(self, report: Report, at: int, own: Features) -> dict[str, Any]:
        happening = report.happenings[at]
        return {
            "date": self._date(report, at, own),
            "location": report.locations(happening),
            "type": max(TYPES, key=lambda name: self._sure(f"type:{name}", own)),
            "stage": max(STAGES, key=lambda name: self._sure(f"stage:{name}", own)),
            "perp_org": self._bodies_of(report, at),
            "human_targets": list(self._targets(report, at)),
        }

    def _date(self, report: Report, at: int, own: Features) -> list[str | None]:
        """The printed day, or any day up to that of the dateline."""
        happening = report.happenings[at]
        printed = happening.day or happening.span_of_days
        doubted = happening.day and self._sure("day", features.of_day(report, at, own)) < DAY
        if printed and not (doubted and report.published):
            return [end.isoformat() for end in printed]
        return [None, report.published.isoformat()] if report.published else []

    def _targets(self, report: Report, at: int) -> list[dict[str, Any]]:
        happening = report.happenings[at]
        found = [(victims, features.of_victims(report, happening, victims)) for victims in report.victims(happening)]
        likely = [(victims, clues) for victims, clues in found if self._sure("number", clues) > NUMBER]
        kept = []
        for victims, clues in likely:
            if not any(victims.tells_again(other) for other, _ in likely):
                sure, effect = max((self._sure(f"effect:{name}", clues), name) for name in EFFECTS)
                kept.append({"number": victims.number, "effect": [effect] if sure > EFFECT else []})
        return kept

    def _bodies_of(self, report: Report, at: int) -> list[str]:
        happening = report.happenings[at]
        sure = [
            (self._sure("body", features.of_organisation(report, happening, body)), body.words) for body in report.organisations
        ]
        best = max(sure, default=(0.0, ""))
        return [best[1]] if best[0] > BODY else []

    def _sure(self, model: str, found: Features) -> float:
        return self.models[model].probability(found)


@cache
def open_coder() -> Coder:
    """The trained coder, loaded once."""
    held = json.loads(gzip.decompress(WEIGHTS.read_bytes()))
    models = {name: Logistic(model["weights"], model["bias"]) for name, model in held["models"].items()}
    return Coder(models, tuple(held["bodies"]))
