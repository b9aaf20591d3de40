"""Rows of tests: claims, and the finding that they must give."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from communique.model.records import Claim
from communique.reconcile.engine import reconcile


def found(claims: Sequence[Claim]) -> dict[frozenset[str], tuple[str, str]]:
    """Kind and verdict of each finding by its claims."""
    return {frozenset(f.claims): (f.kind, f.verdict) for f in reconcile(claims).findings}


def told(name: str, verdict: str, kind: str, claims: list[Claim], of: tuple[int, ...] | None = None) -> object:
    """A row: the finding that these claims (or those numbered) must give."""
    return pytest.param(claims, frozenset(claims[i].id for i in (of or range(len(claims)))), kind, verdict, id=name)
