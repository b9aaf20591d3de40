"""A trigger's figures and what they count."""

from communique.extract.arguments import ArgumentReader
from communique.extract.counting import FigureReader
from tests.extract import annotated, sentences


def units_of(layers, readings, number=0):
    figures = FigureReader(layers, ArgumentReader(layers))
    figures.prepare(readings)
    words = layers.tokens.words
    return [
        (words[unit.quantity.start] if unit.quantity else None, [words[t] for t in unit.targets])
        for unit in figures.units(readings[number])
    ]


def test_seized_things_are_claims_of_their_own():
    layers = sentences.marked(annotated.SEIZED)
    found = sentences.reading(layers, "found", "seized", target="rifles", quantity="two")
    assert sorted(units_of(layers, [found])) == [("a", ["pistol"]), ("two", ["rifles"])]


def test_an_article_counts_one_beside_a_tally():
    layers = sentences.marked(annotated.TALLY)
    killed = sentences.reading(layers, "killed", "killed", target="woman")
    injured = sentences.reading(layers, "injured", "wounded", target="people", quantity="six")
    assert units_of(layers, [killed, injured]) == [("A", ["woman"])]
    assert units_of(layers, [killed]) == [(None, ["woman"])]


def test_of_two_triggers_the_likelier_has_a_figure():
    layers = sentences.marked(annotated.TALLY)
    killed = sentences.reading(layers, "killed", "killed", target="woman", quantity={"A": 0.9, "six": 0.5})
    injured = sentences.reading(layers, "injured", "wounded", target="people", quantity="six")
    assert units_of(layers, [killed, injured]) == [("A", ["woman"])]
