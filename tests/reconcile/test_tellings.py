"""What each statement of a toll says by itself."""

from communique.reconcile.tellings import tellings
from tests.reconcile.reports import people, told


def only(text, *claims):
    (telling,) = tellings(claims, "killed", text, people)
    return telling


def test_a_least_count_and_a_range():
    text = "At least ten people were killed. Medics counted 12 to 15 killed."
    claims = [
        told(text, "killed", "At least ten", (10, None), counted="people"),
        told(text, "killed", "12 to 15", (12, 15), after="Medics", source="Medics"),
    ]
    least, ranged = tellings(claims, "killed", text, people)
    assert (least.low, least.high, least.least, least.ranged) == (10, 10, True, False)
    assert (ranged.low, ranged.high, ranged.source, ranged.ranged) == (12, 15, "Medics", True)
    assert ranged.sentence == text.index("Medics")


def test_some_of_the_dead_are_a_part():
    text = "Among those killed were three nurses."
    assert only(text, told(text, "killed", "three", (3, 3), counted="nurses")).part
    text = "Two of the dead were killed by falling stone."
    assert only(text, told(text, "killed", "Two", (2, 2))).part
    text = "Several sources, including the mayor, said that four people were killed."
    assert not only(text, told(text, "killed", "four", (4, 4), counted="people")).part


def test_others_are_further_and_more_than_is_not():
    text = "Two farmers were also killed. More than 20 people were killed."
    claims = [
        told(text, "killed", "Two", (2, 2), counted="farmers"),
        told(text, "killed", "More than 20", (21, None), counted="people", after="More"),
    ]
    assert [t.further for t in tellings(claims, "killed", text, people)] == [True, False]


def test_none_killed_is_zero_and_other_types_are_left_out():
    text = "Nobody was killed, five people were hurt."
    claims = [told(text, "killed", polarity="negative"), told(text, "hurt", "five", (5, 5), counted="people", kind="wounded")]
    assert [(t.low, t.high) for t in tellings(claims, "killed", text, people)] == [(0, 0)]
    assert [(t.low, t.high) for t in tellings(claims, "wounded", text, people)] == [(5, 5)]


def test_a_plural_without_a_figure_names_nobody_one_by_one():
    text = "Some shepherds were killed. Karim Sol was killed."
    claims = [told(text, "killed", whom=("Some shepherds",)), told(text, "killed", whom=("Karim Sol",), after="Karim")]
    plural, name = tellings(claims, "killed", text, people)
    assert (plural.low, plural.high, plural.named) == (2, 2, False)
    assert (name.low, name.high, name.named) == (1, 1, True)
