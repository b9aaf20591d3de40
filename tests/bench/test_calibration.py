"""Calibration: the fit and the error that the scoreboard prints."""

import numpy as np
import pytest
from bench.calibration import bins, expected_error, fit


def test_a_fit_recovers_the_odds_it_was_drawn_from():
    rng = np.random.default_rng(1)
    sure = rng.normal(size=4000)
    values = np.column_stack([np.ones(4000), sure])
    right = (rng.random(4000) < 1 / (1 + np.exp(-(0.5 + 1.5 * sure)))).astype(float)
    assert fit(values, right) == pytest.approx([0.5, 1.5], abs=0.2)


def test_the_error_is_the_mean_distance_of_the_bins():
    probabilities = np.array([0.2, 0.2, 0.8, 0.8])
    parts = bins(probabilities, np.array([0.0, 0.0, 1.0, 1.0]), 2)
    assert parts == [(2, pytest.approx(0.2), 0.0), (2, pytest.approx(0.8), 1.0)]
    assert expected_error(parts) == pytest.approx(0.2)
    assert expected_error(bins(np.full(10, 0.5), np.array([0.0, 1.0] * 5), 1)) == 0
