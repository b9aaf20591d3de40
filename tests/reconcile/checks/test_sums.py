"""Lists by place against the totals that stand above them."""

from __future__ import annotations

import pytest

from communique.model.records import Claim
from communique.reconcile.engine import reconcile
from tests.reconcile.claims import claim


def strikes(words: str, count: int, *places: str, at: int, role: str = "near") -> Claim:
    """A claim of so many strikes at places."""
    return claim(words, "air_strike", at=at, count=count, counted="strikes", place=places, role=role)


@pytest.mark.parametrize(("total", "verdict"), [(8, "consistent"), (9, "conflict")])
def test_a_line_at_a_place_that_no_gazetteer_knows_joins_where_the_total_needs_it(total: int, verdict: str) -> None:
    lines = [
        strikes(f"In Syria, {total} strikes", total, "Syria", at=100, role="at"),
        strikes("Near Raqqa, four strikes", 4, "Raqqa", at=300),
        strikes("Near Zzyzxville, one strike", 1, "Zzyzxville", at=400),
        strikes("Near Manbij, three strikes", 3, "Manbij", at=500),
    ]
    sums = [f for f in reconcile(lines).findings if f.kind == "sum"]
    assert [f.verdict for f in sums] == [verdict]
    assert (lines[2].id in sums[0].claims) is (verdict == "consistent")


def test_a_line_at_two_places_that_other_lines_name_is_a_part_of_its_own() -> None:
    lines = [
        strikes("In Syria, eight strikes", 8, "Syria", at=100, role="at"),
        strikes("Near Raqqa, four strikes", 4, "Raqqa", at=300),
        strikes("Near Raqqa and Manbij, one strike", 1, "Raqqa", "Manbij", at=400),
        strikes("Near Manbij, three strikes", 3, "Manbij", at=500),
    ]
    (found,) = [f for f in reconcile(lines).findings if f.kind == "sum"]
    assert (found.verdict, set(found.claims)) == ("consistent", {line.id for line in lines})
