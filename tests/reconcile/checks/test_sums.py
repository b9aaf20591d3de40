"""Lists by place against the totals that stand above them."""

from __future__ import annotations

import pytest

from communique.model.records import Claim
from communique.reconcile.engine import reconcile
from tests.reconcile.claims import claim
from tests.reconcile.rows import found, told


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


ROWS = [
    told(
        "countries make the total",
        "consistent",
        "sum",
        [
            claim("34 strikes in Syria and Iraq", "air_strike", at=100, count=34, counted="strikes", place=("Syria", "Iraq")),
            claim("In Syria, 23 strikes", "air_strike", at=300, count=23, counted="strikes", place=("Syria",)),
            claim("in Iraq, 11 strikes", "air_strike", at=400, count=11, counted="strikes", place=("Iraq",)),
        ],
    ),
    told(
        "countries do not make the total",
        "conflict",
        "sum",
        [
            claim("35 strikes in Syria and Iraq", "air_strike", at=100, count=35, counted="strikes", place=("Syria", "Iraq")),
            claim("In Syria, 23 strikes", "air_strike", at=300, count=23, counted="strikes", place=("Syria",)),
            claim("in Iraq, 11 strikes", "air_strike", at=400, count=11, counted="strikes", place=("Iraq",)),
        ],
    ),
    told(
        "lines of a list make the total",
        "consistent",
        "sum",
        [
            claim("In Syria, 7 strikes", "air_strike", at=100, count=7, counted="strikes", place=("Syria",)),
            claim("Near Raqqa, four strikes", "air_strike", at=300, count=4, counted="strikes", place=("Raqqa",), role="near"),
            claim("Near Manbij, three strikes", "air_strike", at=400, count=3, counted="strikes", place=("Manbij",), role="near"),
        ],
    ),
    told(
        "lines of a list do not make the total",
        "conflict",
        "sum",
        [
            claim("In Syria, 8 strikes", "air_strike", at=100, count=8, counted="strikes", place=("Syria",)),
            claim("Near Raqqa, four strikes", "air_strike", at=300, count=4, counted="strikes", place=("Raqqa",), role="near"),
            claim("Near Manbij, three strikes", "air_strike", at=400, count=3, counted="strikes", place=("Manbij",), role="near"),
        ],
    ),
    told(
        "a run of figures makes the total",
        "consistent",
        "sum",
        [
            claim("19 others were hurt in Aleppo", "wounded", at=300, count=19, target=("others",), place=("Aleppo",)),
            claim(
                "twelve civilians were hurt in Upperville",
                "wounded",
                at=500,
                count=12,
                target=("civilians",),
                place=("Upperville",),
            ),
            claim(
                "seven civilians were hurt in Lowerville",
                "wounded",
                at=700,
                count=7,
                target=("civilians",),
                place=("Lowerville",),
            ),
        ],
    ),
    told(
        "children and teachers in all the dead",
        "consistent",
        "sum",
        [
            claim("killed 22 children", at=300, count=22, target=("children",), place=("Idlib Governorate",), source="UNICEF"),
            claim("six teachers also died", at=350, count=6, target=("teachers",), place=("Idlib Governorate",), source="UNICEF"),
            claim(
                "35 people in total had died",
                at=450,
                count=35,
                target=("people",),
                place=("Idlib Governorate",),
                source="Red Crescent",
            ),
        ],
    ),
]


@pytest.mark.parametrize(("claims", "ids", "kind", "verdict"), ROWS)
def test_finds(claims: list[Claim], ids: frozenset[str], kind: str, verdict: str) -> None:
    assert found(claims).get(ids) == (kind, verdict)


def fled(words: str, count: object, said: str, at: int, *places: str) -> Claim:
    """A claim of so many people displaced in a year."""
    return claim(words, "displaced", at=at, count=count, said=said, counted="people", target=("people",),  # type: ignore[arg-type]
                 place=places, when="this year", days=("2016-01-01", "2016-07-27"))  # fmt: skip


def test_parts_before_a_total_that_sums_them_up_cannot_be_more() -> None:
    claims = [
        fled("more than 120,000 people fled inside the country", (120_001, None), "120,000", 100, "Syria"),
        fled("92,000 people crossed the border", 92_000, "92,000", 155),
        fled("in all 203,500 people have fled", 203_500, "203,500", 195, "Syria"),
    ]
    assert found(claims) == {frozenset(c.id for c in claims): ("sum", "conflict")}


def test_parts_at_two_places_of_the_total_cannot_be_more() -> None:
    claims = [
        fled("210 people fled", 210, "210", 100, "Syria"),
        fled("130 people from Manbij", 130, "130", 125, "Manbij"),
        fled("95 people from Raqqa", 95, "95", 160, "Raqqa"),
    ]
    assert found(claims)[frozenset(c.id for c in claims)] == ("sum", "conflict")


def test_kinds_of_equipment_make_all_that_was_destroyed() -> None:
    told = [
        ("4 tanks", 4, "tanks"),
        ("11 howitzers", 11, "howitzers"),
        ("in all 15 pieces of equipment", 15, "pieces of equipment"),
    ]
    claims = [
        claim(words, "destroyed", at=200 + 30 * n, count=count, said=str(count), counted=counted)
        for n, (words, count, counted) in enumerate(told)
    ]
    assert found(claims)[frozenset(c.id for c in claims)] == ("sum", "consistent")


def test_towns_around_a_town_make_the_total_of_the_land_near_it() -> None:
    claims = [
        claim(
            "strikes near Damascus killed at least 22 people",
            at=100,
            count=(22, None),
            said="22",
            place=("Damascus",),
            role="near",
        ),
        claim("16 died in Douma", at=200, count=16, said="16", place=("Douma, Syria",)),
        claim("six died in Harasta", at=260, count=6, said="six", place=("Harasta",)),
    ]
    assert found(claims)[frozenset(c.id for c in claims)] == ("sum", "consistent")
