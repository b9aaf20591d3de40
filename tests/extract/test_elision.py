"""Clauses that leave their verb out."""

from communique.extract.elision import elided
from tests.extract import annotated, sentences


def roles_of(layers, readings):
    words = layers.tokens.words
    return [{role: [words[t] for t, _ in pairs] for role, pairs in r.roles.items() if pairs} for r in elided(layers, readings)]


def test_a_figure_with_a_place_of_its_own_is_a_claim_of_its_own():
    layers = sentences.marked(annotated.RAIDS)
    raids = sentences.reading(layers, "raids", "air_strike", agent="regime", quantity="13", at={"Raqqa": 0.9, "Tabqa": 0.8})
    assert roles_of(layers, [raids]) == [
        {"agent": ["regime"], "quantity": ["13"], "at": ["Raqqa"]},
        {"agent": ["regime"], "quantity": ["11"], "at": ["Tabqa"]},
    ]


def test_a_second_mover_moves_too():
    layers = sentences.marked(annotated.UNITS)
    moved = sentences.reading(layers, "moved", "movement", agent={"Militants": 0.9, "units": 0.3})
    assert roles_of(layers, [moved]) == [{"agent": ["Militants"]}, {"agent": ["units"], "from": ["Raqqa"]}]


def test_a_whole_clause_stands_as_it_is():
    layers = sentences.marked(annotated.TALLY)
    killed = sentences.reading(layers, "killed", "killed", target="woman", quantity="six")
    assert elided(layers, [killed]) == [killed]
