"""Pairs of invented reports: every finding that was expected of them, and none between reports of two events."""

from __future__ import annotations

from typing import Any

import pytest
from bench.pairs import claims_of, pairs, verdict_on

from communique.model.findings import Finding
from communique.reconcile.engine import reconcile

KNOWN_MISSES = {
    ("since-january", 0): "a toll is not looked for in the longer totals of reports that tell of something else",
}
PAIRS = {pair["name"]: pair for pair in pairs()}


def rows() -> list[object]:
    """One row a check, those that are missed marked so."""
    found = []
    for name, pair in PAIRS.items():
        for at, check in enumerate(pair["checks"]):
            reason = KNOWN_MISSES.get((name, at))
            marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
            found.append(pytest.param(pair, check, marks=marks, id=f"{name} {at}"))
    return found


@pytest.fixture(scope="module")
def findings() -> tuple[Finding, ...]:
    """What is found of all pairs at once."""
    return reconcile(claim for pair in PAIRS.values() for claim in claims_of(pair)).findings


@pytest.mark.parametrize(("pair", "check"), rows())
def test_what_was_expected_is_found(pair: dict[str, Any], check: dict[str, Any], findings: tuple[Finding, ...]) -> None:
    assert verdict_on(pair, check, findings) == check["verdict"]


def test_reports_of_two_events_are_not_brought_together(findings: tuple[Finding, ...]) -> None:
    one_event = {
        f"{name}-{letter}": name if pair["one_event"] else f"{name}-{letter}" for name, pair in PAIRS.items() for letter in "ab"
    }
    for finding in findings:
        assert len({one_event[at.rsplit("-", 1)[0]] for at in finding.claims}) == 1, finding.why
