"""Participants that a claim's own sentence settles."""

import pytest

from communique.extract.mending import at_hand, mended
from communique.extract.who import ActorReader
from communique.gazetteer.actors import open_actors
from communique.model.records import Entity, Place
from tests.extract import sentences

COUNTED = """
22 22 NUM nummod 1 CD
militiamen militiaman NOUN nsubjpass 3 NNS
were be AUX auxpass 3 VBD
killed kill VERB ROOT 3 VBN
"""
OVER = """
Over over ADP quantmod 1 IN
3 3 NUM nsubjpass 2 CD
killed kill VERB ROOT 2 VBN
on on ADP prep 2 IN
Sunday sunday PROPN pobj 3 NNP
"""
AMONG = """
Nine nine NUM nummod 1 CD
people people NOUN nsubj 6 NNS
, , PUNCT punct 1 ,
among among ADP prep 5 IN
them they PRON pobj 3 PRP
doctors doctor NOUN appos 1 NNS
died die VERB ROOT 6 VBD
"""
WHO = """
Nobody nobody PRON nsubj 1 NN
knows know VERB ROOT 1 VBZ
who who PRON nsubj 3 WP
attacked attack VERB ccomp 1 VBD
"""
FIRED = """
Gunners gunner NOUN nsubj 1 NNS
fired fire VERB ROOT 1 VBD
rockets rocket NOUN dobj 1 NNS
at at ADP prep 1 IN
commuters commuter NOUN pobj 3 NNS
"""
CROSSING = """
Troops troop NOUN nsubj 1 NNS
stopped stop VERB ROOT 1 VBD
smugglers smuggler NOUN dobj 1 NNS
crossing cross VERB acl 2 VBG
the the DET det 5
river river NOUN dobj 3 NN
"""
AGAINST = """
Jets jet NOUN nsubj 1 NNS
conducted conduct VERB ROOT 1 VBD
strikes strike NOUN dobj 1 NNS
using use VERB advcl 1 VBG
bombs bomb NOUN dobj 3 NNS
against against ADP prep 3 IN
depots depot NOUN pobj 5 NNS
and and CCONJ cc 6 CC
crews crew NOUN conj 6 NNS
"""
HEADLINE = """
Bombmaker bombmaker NOUN nsubj 1 NN
Captured capture VERB ROOT 1 VBD
Overnight overnight ADV advmod 1 RB
"""
ACTIVE = """
Police police NOUN nsubj 1 NNS
captured capture VERB ROOT 1 VBD
smugglers smuggler NOUN dobj 1 NNS
"""
SUFFERED = """
Shops shop NOUN nsubj 3 NNS
and and CCONJ cc 0 CC
homes home NOUN conj 0 NNS
suffered suffer VERB ROOT 3 VBD
damage damage NOUN dobj 3 NN
"""
BOMBER = """
A a DET det 2 DT
suicide suicide NOUN compound 2 NN
bomber bomber NOUN nsubj 3 NN
struck strike VERB ROOT 3 VBD
"""
TERRORIST = """
The the DET det 2 DT
terrorist terrorist ADJ amod 2 JJ
attack attack NOUN nsubj 3 NN
killed kill VERB ROOT 3 VBD
two two NUM dobj 3 CD
"""
POSITIONS = """
Two two NUM nsubjpass 6 CD
rebel rebel ADJ amod 3 JJ
mortar mortar NOUN compound 3 NN
positions position NOUN conj 0 NNS
have have AUX aux 6 VBP
been be AUX auxpass 6 VBN
destroyed destroy VERB ROOT 6 VBN
"""

LEFT = """
Many many ADJ nsubj 1 JJ
left leave VERB ROOT 1 VBD
their their PRON poss 3 PRP$
homes home NOUN dobj 1 NNS
"""
OFTHEENEMY = """
Attacks attack NOUN nsubjpass 5 NNS
of of ADP prep 0 IN
the the DET det 3 DT
enemy enemy NOUN pobj 1 NN
were be AUX auxpass 5 VBD
repelled repel VERB ROOT 5 VBN
"""
GENERAL = """
Militiamen militiaman NOUN nsubj 1 NNS
resumed resume VERB ROOT 1 VBD
attacks attack NOUN dobj 1 NNS
"""
STORY = """
Militiamen militiaman NOUN nsubj 1 NNS
resumed resume VERB ROOT 1 VBD
the the DET det 3
attacks attack NOUN dobj 1 NNS
"""
ELSEWHERE = """
Tessa tessa PROPN nsubj 1 NNP
burned burn VERB ROOT 1 VBD
"""


def read(table, trigger, kind, *, agent=(), target=(), **fields):
    """(agent, target) in words, of a claim that had those given."""
    layers = sentences.marked(table)
    text = layers.tokens.text
    actors = ActorReader(layers, open_actors(), ["SY"], None, None)
    entities = {role: tuple(Entity(mention=sentences.span(text, w)) for w in words)
                for role, words in (("agent", agent), ("target", target))}  # fmt: skip
    (claim,) = mended(layers, actors, [sentences.claim(text, trigger, kind, **entities, **fields)])
    return [e.mention.text for e in claim.agent], [e.mention.text for e in claim.target]


@pytest.mark.parametrize(
    ("table", "trigger", "kind", "had", "expected"),
    [
        pytest.param(COUNTED, "killed", "killed", {"target": ["22", "militiamen"]}, ([], ["militiamen"]), id="number-beside"),
        pytest.param(COUNTED, "killed", "killed", {"target": ["22"]}, ([], []), id="number-alone"),
        pytest.param(COUNTED, "killed", "seized", {"target": ["22"]}, ([], ["22"]), id="number-of-things"),
        pytest.param(OVER, "killed", "killed", {"target": ["Over 3"]}, ([], []), id="bound-and-number"),
        pytest.param(OVER, "killed", "killed", {"target": ["Sunday"]}, ([], []), id="day"),
        pytest.param(AMONG, "died", "killed", {"target": ["people", "doctors"]}, ([], ["people"]), id="among-them"),
        pytest.param(AMONG, "died", "killed", {"target": ["doctors"]}, ([], ["doctors"]), id="among-whom"),
        pytest.param(AMONG, "died", "detained", {"target": ["people", "doctors"]}, ([], ["people", "doctors"]), id="in-custody"),
        pytest.param(WHO, "attacked", "attack", {"agent": ["who"]}, ([], []), id="who-did-it"),
        pytest.param(FIRED, "fired", "munitions_used", {"target": ["rockets"]}, ([], []), id="what-is-fired"),
        pytest.param(FIRED, "fired", "munitions_used", {"target": ["commuters"]}, ([], ["commuters"]), id="fired-at"),
        pytest.param(FIRED, "fired", "shelling", {"target": ["rockets"]}, ([], ["rockets"]), id="no-count-of-munitions"),
        pytest.param(CROSSING, "crossing", "movement", {"agent": ["Troops"], "target": ["smugglers"]},
                     (["smugglers"], []), id="who-crosses"),
        pytest.param(CROSSING, "crossing", "movement", {"target": ["river"]}, ([], []), id="what-is-crossed"),
        pytest.param(CROSSING, "stopped", "movement", {"target": ["smugglers"]}, ([], ["smugglers"]), id="who-is-moved"),
        pytest.param(AGAINST, "strikes", "air_strike", {}, ([], ["depots", "crews"]), id="against-behind-a-clause"),
        pytest.param(AGAINST, "strikes", "air_strike", {"target": ["crews"]}, ([], ["crews"]), id="against-and-known"),
        pytest.param(AGAINST, "strikes", "clash", {}, ([], []), id="against-in-a-clash"),
        pytest.param(HEADLINE, "Captured", "detained", {"agent": ["Bombmaker"]}, ([], ["Bombmaker"]), id="headline"),
        pytest.param(ACTIVE, "captured", "detained", {"agent": ["Police"]}, (["Police"], []), id="no-passive"),
        pytest.param(SUFFERED, "damage", "damaged", {}, ([], ["Shops", "homes"]), id="what-suffers-damage"),
        pytest.param(SUFFERED, "damage", "killed", {}, ([], []), id="who-suffers-other-things"),
        pytest.param(BOMBER, "struck", "suicide_bombing", {}, (["A suicide bomber"], []), id="bomber"),
        pytest.param(BOMBER, "suicide bomber", "suicide_bombing", {}, (["A suicide bomber"], []), id="bomber-is-the-word"),
        pytest.param(BOMBER, "struck", "attack", {}, ([], []), id="bomber-of-another-kind"),
        pytest.param(TERRORIST, "killed", "killed", {}, (["terrorist"], []), id="whose-attack"),
        pytest.param(TERRORIST, "killed", "killed", {"agent": ["two"]}, (["two"], []), id="whose-attack-and-known"),
        pytest.param(TERRORIST, "killed", "detained", {}, ([], []), id="no-harm"),
        pytest.param(LEFT, "left", "displaced", {"target": ["their homes"]}, ([], []), id="homes-that-are-left"),
        pytest.param(LEFT, "left", "displaced", {"target": ["Many"]}, ([], ["Many"]), id="who-leaves"),
        pytest.param(OFTHEENEMY, "Attacks", "attack", {"target": ["the enemy"]}, (["the enemy"], []), id="attacks-of-the-enemy"),
        pytest.param(OFTHEENEMY, "Attacks", "clash", {"target": ["the enemy"]}, ([], ["the enemy"]), id="no-attack"),
        pytest.param(POSITIONS, "destroyed", "destroyed", {}, ([], []), id="rebel-mortar-positions"),
    ],
)  # fmt: skip
def test_participants(table, trigger, kind, had, expected):
    assert read(table, trigger, kind, **had) == expected


def test_an_attack_that_harmed_nobody_has_no_doer_of_harm():
    assert read(TERRORIST, "killed", "killed", polarity="negative") == ([], [])


@pytest.mark.parametrize(
    ("table", "agent", "kind", "kept"),
    [
        pytest.param(GENERAL, "Militiamen", "attack", False, id="in-general"),
        pytest.param(STORY, "Militiamen", "attack", True, id="the-attacks"),
        pytest.param(GENERAL, None, "attack", True, id="nobody's"),
        pytest.param(GENERAL, "Militiamen", "damaged", True, id="no-deed"),
    ],
)
def test_doings_in_general_keep_no_place_of_another_sentence(table, agent, kind, kept):
    layers = sentences.marked(ELSEWHERE, table)
    text = layers.tokens.text
    doers = (Entity(mention=sentences.span(text, agent)),) if agent else ()
    places = (Place(mention=sentences.span(text, "Tessa"), name="Tessa"),)
    claim = sentences.claim(text, "attacks", kind, agent=doers, places=places)
    assert bool(at_hand(layers.tokens, claim).places) is kept


def test_a_place_of_the_own_sentence_is_kept():
    layers = sentences.marked(GENERAL.replace("Militiamen militiaman", "Tessa tessa"))
    text = layers.tokens.text
    named = sentences.span(text, "Tessa")
    claim = sentences.claim(text, "attacks", "attack", agent=(Entity(mention=named),), places=(Place(mention=named),))
    assert at_hand(layers.tokens, claim).places
