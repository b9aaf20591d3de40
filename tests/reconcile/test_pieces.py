"""Whom one statement counts or names: sums, parts, people named twice."""

import pytest

from communique.reconcile.pieces import pieces_of
from tests.reconcile.reports import people, told

HEADS = "Two women and a girl were killed at the well."
PARTS = "Nine people, including four women and two boys, were killed."
LISTED = "Six villagers, four children and two women, were killed."
AMONG = "Three guards among 11 workers killed at the plant."
OTHERS = "Karim Sol and up to four others were killed."
EITHER = "Four militants or herders were killed."
SPAN = "Shells hit the square, killing between eight and more than 30 people."
RUINS = "Two men were killed and three houses burnt."
BRACKET = "Karim Sol, a baker, was killed."
ALIAS = "Karim Sol, also known as Abu Sol, was killed."
RELATIVE = "Sara Sol and her son, Karim Sol, were killed."
COMPANY = "Karim Sol was killed alongside his wife and Omar Kem in the shelling."

CASES = [
    pytest.param(
        HEADS,
        [
            told(HEADS, "killed", "Two", (2, 2), counted="women"),
            told(HEADS, "killed", "a", (1, 1), counted="girl", after="a girl"),
        ],
        (3, 3),
        id="women-and-a-girl",
    ),
    pytest.param(
        PARTS,
        [
            told(PARTS, "killed", "Nine", (9, 9), counted="people"),
            told(PARTS, "killed", "four", (4, 4), counted="women"),
            told(PARTS, "killed", "two", (2, 2), counted="boys"),
        ],
        (9, 9),
        id="including",
    ),
    pytest.param(
        LISTED,
        [
            told(LISTED, "killed", "Six", (6, 6), counted="villagers"),
            told(LISTED, "killed", "four", (4, 4), counted="children"),
            told(LISTED, "killed", "two", (2, 2), counted="women"),
        ],
        (6, 6),
        id="a-breakdown-in-apposition",
    ),
    pytest.param(
        AMONG,
        [
            told(AMONG, "killed", "Three", (3, 3), counted="guards"),
            told(AMONG, "killed", "11", (11, 11), counted="workers"),
        ],
        (11, 11),
        id="some-among-all",
    ),
    pytest.param(
        OTHERS,
        [told(OTHERS, "killed", "up to four", (None, 4), counted="others", whom=("Karim Sol", "others"))],
        (1, 5),
        id="a-name-and-up-to-others",
    ),
    pytest.param(
        EITHER,
        [told(EITHER, "killed", "Four", (4, 4), counted="militants", whom=("militants", "herders"))],
        (4, 4),
        id="who-they-were-is-disputed",
    ),
    pytest.param(
        SPAN,
        [
            told(SPAN, "killing", "eight", (8, 8)),
            told(SPAN, "killing", "more than 30", (31, None), counted="people"),
        ],
        (8, 31),
        id="between-figures-of-two-kinds",
    ),
    pytest.param(
        RUINS,
        [
            told(RUINS, "killed", "Two", (2, 2), counted="men"),
            told(RUINS, "killed", "three", (3, 3), counted="houses"),
        ],
        (2, 2),
        id="houses-are-no-dead",
    ),
    pytest.param(BRACKET, [told(BRACKET, "killed", whom=("Karim Sol", "a baker"))], (1, 1), id="apposition"),
    pytest.param(ALIAS, [told(ALIAS, "killed", whom=("Karim Sol", "Abu Sol"))], (1, 1), id="alias"),
    pytest.param(RELATIVE, [told(RELATIVE, "killed", whom=("Sara Sol", "her son", "Karim Sol"))], (2, 2), id="relative-named"),
]


@pytest.mark.parametrize(("text", "claims", "expected"), CASES)
def test_sums(text, claims, expected):
    pieces = pieces_of(claims, claims[0].trigger.end, text, people)
    lows, highs = zip(*(piece.told for piece in pieces), strict=True)
    assert (sum(low or 0 for low in lows), sum(highs)) == expected


def test_company_that_the_targets_leave_out_is_counted():
    claims = [told(COMPANY, "killed", whom=("Karim Sol",))]
    phrases = []
    pieces = pieces_of(claims, claims[0].trigger.end, COMPANY, lambda phrase: phrases.append(phrase) or people(phrase))
    assert phrases[-1] == "his wife and Omar Kem"
    assert [(piece.start, piece.end) for piece in pieces] == [(0, 9), (COMPANY.index("his"), COMPANY.index(" in the"))]


def test_of_one_piece_an_upper_limit_leaves_the_lower_end_open():
    text = "Up to nine people were killed."
    (piece,) = pieces_of([told(text, "killed", "Up to nine", (None, 9), counted="people")], 29, text, people)
    assert piece.told == (None, 9)
