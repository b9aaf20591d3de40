"""A trigger's figures and what they count."""

from communique.extract.arguments import ArgumentReader
from communique.extract.counting import FigureReader
from communique.extract.figure_owners import counted_by
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


DEATH = """
They they PRON nsubj 1 PRP
confirmed confirm VERB ROOT 1 VBD
the the DET det 3 DT
death death NOUN dobj 1 NN
of of ADP prep 3 IN
four four NUM pobj 4 CD
of of ADP prep 5 IN
their their PRON poss 8 PRP$
men man NOUN pobj 6 NNS
"""


def test_the_death_of_four_of_their_men_counts_men():
    layers = sentences.marked(DEATH)
    death = sentences.reading(layers, "death", "killed", target="men", quantity="four")
    assert units_of(layers, [death]) == [("four", ["men"])]


FIGURE = """
They they PRON nsubj 1 PRP
gave give VERB ROOT 1 VBD
a a DET det 3 DT
figure figure NOUN dobj 1 NN
of of ADP prep 3 IN
46 46 NUM nummod 6 CD
dead dead ADJ pobj 4 JJ
"""


def test_a_figure_of_so_many_counts_no_figures():
    layers = sentences.marked(FIGURE)
    assert counted_by(layers.tokens, layers.quantities[0]) is None


SEMICOLON = """
They they PRON nsubj 1 PRP
received receive VERB ccomp 8 VBD
47 47 NUM nummod 3 CD
people people NOUN dobj 1 NNS
among among ADP prep 3 IN
them they PRON pobj 4 PRP
; ; PUNCT punct 8 :
two two NUM nsubj 8 CD
died die VERB ROOT 8 VBD
"""


def test_a_figure_behind_a_semicolon_is_of_its_own_side():
    layers = sentences.marked(SEMICOLON)
    died = sentences.reading(layers, "died", "killed", quantity={"47": 0.9, "two": 0.9})
    assert units_of(layers, [died]) == [("two", [])]


INCLUDING = """
Nine nine NUM nummod 1 CD
villagers villager NOUN nsubjpass 8 NNS
, , PUNCT punct 1 ,
including include VERB prep 1 VBG
four four NUM nummod 5 CD
women woman NOUN pobj 3 NNS
, , PUNCT punct 1 ,
were be AUX auxpass 8 VBD
killed kill VERB ROOT 8 VBN
"""
HOUSES = """
Two two NUM nummod 1 CD
men man NOUN nsubjpass 2 NNS
killed kill VERB ROOT 2 VBN
in in ADP prep 2 IN
a a DET det 5 DT
strike strike NOUN pobj 3 NN
on on ADP prep 5 IN
three three NUM nummod 8 CD
houses house NOUN pobj 6 NNS
"""
AGE = """
Karim karim PROPN compound 1 NNP
Sol sol PROPN nsubjpass 6 NNP
( ( PUNCT punct 1 -LRB-
41 41 NUM appos 1 CD
) ) PUNCT punct 1 -RRB-
was be AUX auxpass 6 VBD
killed kill VERB ROOT 6 VBN
"""
NEXT = """
One one NUM nummod 1 CD
man man NOUN nsubjpass 2 NN
died die VERB ROOT 2 VBD
and and CCONJ cc 2 CC
six six NUM nummod 5 CD
others other NOUN nsubjpass 7 NNS
were be AUX auxpass 7 VBD
hurt hurt VERB conj 2 VBN
"""


def test_a_part_brings_the_figure_of_its_whole():
    layers = sentences.marked(INCLUDING)
    killed = sentences.reading(layers, "killed", "killed", target="women", quantity="four")
    assert [figure for figure, _ in units_of(layers, [killed])] == ["Nine", "four"]


def test_what_another_event_hit_is_not_counted():
    layers = sentences.marked(HOUSES)
    killed = sentences.reading(layers, "killed", "killed", target="men", quantity={"Two": 0.9, "three": 0.6})
    assert [figure for figure, _ in units_of(layers, [killed])] == ["Two"]


def test_an_age_in_brackets_counts_nobody():
    layers = sentences.marked(AGE)
    killed = sentences.reading(layers, "killed", "killed", target="Sol", quantity="41")
    assert [figure for figure, _ in units_of(layers, [killed])] == [None]


def test_the_subject_of_the_next_toll_is_its_own():
    layers = sentences.marked(NEXT)
    died = sentences.reading(layers, "died", "killed", target="man", quantity={"One": 0.5, "six": 0.9})
    hurt = sentences.reading(layers, "hurt", "wounded", target="others", quantity="six")
    assert [figure for figure, _ in units_of(layers, [died, hurt])] == ["One"]
