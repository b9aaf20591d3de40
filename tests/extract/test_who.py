"""The actors of a document."""

import pytest

from communique.extract.who import ActorReader
from communique.gazetteer.actors import open_actors
from tests.extract import annotated, sentences

WARPLANES = """
Russian russian ADJ amod 3 JJ NORP
and and CCONJ cc 0
regime regime NOUN conj 0
warplanes warplane NOUN nsubj 4 NNS
bombed bomb VERB ROOT 4 VBD
Idlib idlib PROPN dobj 4 NNP GPE
"""
NATION = """
Afghan afghan PROPN nsubj 4 NNP NORP
and and CCONJ cc 0 CC
coalition coalition NOUN compound 3 NN
forces force NOUN conj 0 NNS
detained detain VERB ROOT 4 VBD
him he PRON dobj 4 PRP
"""
GROUP = """
The the DET det 1
group group NOUN nsubj 2 NN
attacked attack VERB ROOT 2 VBD
Tessa tessa PROPN dobj 2
"""
HAQQANI = """
The the DET det 2
Haqqani haqqani PROPN compound 2 NNP ORG
network network NOUN nsubj 3 NN
struck strike VERB ROOT 3 VBD
"""


FIGHTERS = """
Fighters fighter NOUN nsubj 3 NNS
from from ADP prep 0 IN
Hezbollah hezbollah PROPN pobj 1 NNP ORG
attacked attack VERB ROOT 3 VBD
"""


def actors_of(*tables, countries=("SY",)):
    layers = sentences.marked(*tables)
    return layers.tokens.words, ActorReader(layers, open_actors(), list(countries), None, None)


@pytest.mark.parametrize(
    ("noun", "joint", "name"),
    [
        pytest.param("Fighters fighter", "from from", "Hezbollah", id="fighters-from"),
        pytest.param("Gunmen gunman", "of of", "Hezbollah", id="gunmen-of"),
        pytest.param("Villagers villager", "from from", None, id="no-fighters"),
        pytest.param("Fighters fighter", "against against", None, id="against"),
    ],
)
def test_whose_fighters_they_are_the_words_behind_them_tell(noun, joint, name):
    _, actors = actors_of(FIGHTERS.replace("Fighters fighter", noun).replace("from from", joint))
    assert [e.name for e in actors.entities(0)] == [name]


ALLIES = """
Hezbollah hezbollah PROPN nsubj 4 NNP ORG
and and CCONJ cc 0 CC
its its PRON poss 3 PRP$
allies ally NOUN conj 0 NNS
attacked attack VERB ROOT 4 VBD
"""


BLAMED = """
Hezbollah hezbollah PROPN nsubj 1 NNP ORG
blamed blame VERB ROOT 1 VBD
the the DET det 3 DT
attack attack NOUN dobj 1 NN
on on ADP prep 3 IN
the the DET det 7 DT
K2 k2 PROPN nmod 7 NNP
group group NOUN pobj 4 NN
"""


def test_a_group_with_a_name_of_its_own_is_none_told_of_before():
    words, actors = actors_of(BLAMED)
    assert [e.name for e in actors.entities(words.index("group"))] == [None]


def test_the_allies_of_an_actor_are_others():
    words, actors = actors_of(ALLIES)
    assert [e.name for e in actors.entities(words.index("allies"))] == [None]


def test_a_noun_of_force_may_stand_for_two_actors():
    words, actors = actors_of(WARPLANES)
    found = actors.entities(words.index("warplanes"))
    assert [(e.mention.text, e.name) for e in found] == [
        ("Russian", "Russian Aerospace Forces"),
        ("regime warplanes", "Syrian Air Force"),
    ]


def test_the_nations_of_one_force_stay_together_where_the_parser_parts_them():
    words, actors = actors_of(NATION, countries=("AF",))
    found = actors.entities(words.index("forces"))
    assert {e.mention.text for e in found} == {"Afghan and coalition forces"}
    assert {e.name for e in found} == {"International Security Assistance Force", "Afghan National Security Forces"}


def test_the_group_is_the_one_told_before():
    words, actors = actors_of(HAQQANI, GROUP, countries=("AF",))
    assert [e.name for e in actors.entities(words.index("group"))] == ["Haqqani network"]


def test_an_unknown_actor_keeps_its_words():
    words, actors = actors_of(annotated.MOTORCYCLE)
    assert [(e.mention.text, e.name) for e in actors.entities(words.index("Terrorists"))] == [("Terrorists", None)]


LETTERS = """
The the DET det 1
AA aa PROPN nsubj 2 NNP ORG
struck strike VERB ROOT 2 VBD
Tessa tessa PROPN dobj 2
"""
FULL = """
The the DET det 2
Arakan arakan PROPN compound 2 NNP ORG
Army army PROPN nsubj 3 NNP ORG
advanced advance VERB ROOT 3 VBD
"""


@pytest.mark.parametrize(
    ("tables", "countries", "names"),
    [
        pytest.param([LETTERS], ("MM",), ["Arakan Army"], id="at-home"),
        pytest.param([LETTERS], ("FR",), [], id="abroad"),
        pytest.param([FULL, LETTERS], ("FR",), ["Arakan Army"], id="abroad-with-the-full-name"),
    ],
)
def test_short_acronyms_need_their_country_or_the_full_name(tables, countries, names):
    words, actors = actors_of(*tables, countries=countries)
    found = [e.name for e in actors.entities(words.index("AA")) if e.name]
    assert found == names
