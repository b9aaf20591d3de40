"""Figures that the words themselves replace."""

from __future__ import annotations

import pytest

from communique.reconcile.engine import reconcile
from tests.reconcile.claims import claim


@pytest.mark.parametrize(
    ("first", "old", "second", "new"),
    [
        ("The toll of the raid has risen from 13", "13", "The toll of the raid has risen from 13 to 17 dead", "17"),
        ("officials lowered the number of dead from 500", "500", "to at least 220", "220"),
        ("The toll was 46", "46", "The toll was 46, up from 27", "27"),
    ],
)
def test_a_figure_replaced_in_the_same_words(first: str, old: str, second: str, new: str) -> None:
    at = 200 if second.startswith(first) else 200 + len(first) + 1
    claims = [
        claim(first, at=200, id="first", count=float(old), said=old, counted="dead", place=("Manbij",)),
        claim(second, at=at, id="second", count=float(new), said=new, counted="dead", place=("Manbij",)),
    ]
    assert [(f.kind, f.verdict) for f in reconcile(claims).findings] == [("range", "superseded")]


@pytest.mark.parametrize("words", ["12 people from 13 villages", "from 13 to 17 May the army killed 40 rebels"])
def test_a_from_of_places_or_days_replaces_nothing(words: str) -> None:
    claims = [
        claim(words, at=200, id="first", count=12, said=words.split()[0], counted="people", place=("Manbij",)),
        claim("nine people died", at=290, id="second", count=9, said="nine", counted="people", place=("Manbij",)),
    ]
    assert all(f.verdict != "superseded" for f in reconcile(claims).findings)


@pytest.mark.parametrize(
    ("before", "source", "verdict"),
    [
        ("the network had spoken of 12 dead", "Network", "superseded"),
        ("the network had earlier put the dead at 12", "Network", "superseded"),
        ("the army had spoken of 12 dead", "Army", "differ"),
    ],
    ids=["the same body", "the same body, earlier", "another body"],
)
def test_what_a_body_had_told_before_is_replaced_by_what_it_tells(before: str, source: str, verdict: str) -> None:
    claims = [
        claim("at least 22 people were killed", count=(22, None), said="22", place=("Manbij",), source="Network"),
        claim(before, at=400, count=12, said="12", counted="dead", place=("Manbij",), source=source),
    ]
    assert [(f.kind, f.verdict) for f in reconcile(claims).findings] == [("range", verdict)]
