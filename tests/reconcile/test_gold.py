"""Scores on the hand-marked checks beside the project: within documents and between reports of one event."""

from __future__ import annotations

import pytest
from bench.checks import check_figures, dev_check_figures


@pytest.mark.shared
def test_gold_checks() -> None:
    figures = check_figures()
    assert figures["within_right"] >= 0.95
    assert figures["between_right"] >= 0.9
    assert figures["disagreements"] >= 0.9
    assert figures["false_per_100"] <= 1
    assert figures["overcalled_per_100"] <= 0.3
    assert figures["unlisted_per_100"] < 30


@pytest.mark.shared
def test_development_checks() -> None:
    figures = dev_check_figures()
    assert figures["within_right"] >= 0.89
    assert figures["between_right"] >= 0.93
    assert figures["disagreements"] >= 0.78
    assert figures["false_per_100"] <= 1
    assert figures["overcalled_per_100"] <= 0.3
