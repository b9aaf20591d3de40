"""Definitions that sources give, and the note on comparisons across them."""

from __future__ import annotations

import pytest

from communique.reconcile.definitions import definitions_in, note
from communique.reconcile.scopes import scope_of
from tests.reconcile.claims import claim

ROWS = [
    ("A strike, as defined in these releases, means one or more weapons that hit the same place.", "strike"),
    ("Note: a casualty is defined as any person killed or hurt. More below.", "casualty"),
    ('The term "sortie" refers to one flight by one aircraft.', "sortie"),
    ("It defines a strike as a bomb that was dropped.", "strike"),
]


@pytest.mark.parametrize(("text", "term"), ROWS)
def test_definitions_are_found(text: str, term: str) -> None:
    (found,) = definitions_in(text)
    assert found.term == term
    assert text[found.span.start : found.span.end] == found.span.text


@pytest.mark.parametrize("text", ["The raid means that the town is cut off.", "He means well.", "The strike killed ten."])
def test_other_sentences_define_nothing(text: str) -> None:
    assert definitions_in(text) == ()


def test_a_comparison_across_definitions_says_so() -> None:
    here = scope_of(claim("24 strikes", "air_strike", document="a", outlet="A", count=24, counted="strikes"))
    there = scope_of(claim("61 strikes", "air_strike", document="b", outlet="B", count=61, counted="strikes"))
    said = note([here, there], {"a": definitions_in(ROWS[0][0])})
    assert said is not None
    assert 'may count "strike" differently' in said
    assert "A: " in said
    same = definitions_in(ROWS[0][0])
    assert note([here, there], {"a": same, "b": same}) is None
    assert note([here, there], {}) is None
