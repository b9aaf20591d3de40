"""The settled cases of the guidelines."""

import pytest

from communique.extract.settling import during, refers_back, settle, untold
from communique.model.records import Entity, Quantity
from tests.extract import sentences

TEXT = (
    "Shelling killed and injured scores ; no one was harmed ; rebels were destroyed ; jets targeted posts ; rifles ; "
    "a suspect was arrested"
)
FOUND = sentences.tokens("\n".join(f"{w} {w.lower()} NOUN dep {n}" for n, w in enumerate(TEXT.split())))

TWO = Quantity(mention=sentences.span(TEXT, "rebels"), low=2, high=2)


def entity(words):
    return Entity(mention=sentences.span(TEXT, words), name=None)


def test_one_figure_for_dead_and_wounded_makes_one_claim():
    scores = Quantity(mention=sentences.span(TEXT, "scores"), low=40, high=None)
    killed = sentences.claim(TEXT, "killed", "killed")
    injured = sentences.claim(TEXT, "injured", "wounded", quantity=scores)
    assert [(c.type, c.quantity) for c in settle(FOUND, [killed, injured])] == [("casualties", scores)]


@pytest.mark.parametrize(
    ("trigger", "kind", "fields", "expected"),
    [
        pytest.param("harmed", "wounded", {"polarity": "negative"}, ["killed", "wounded"], id="nobody-harmed"),
        pytest.param("harmed", "wounded", {}, ["wounded"], id="somebody-harmed"),
        pytest.param("destroyed", "destroyed", {"target": (entity("rebels"),)}, ["killed"], id="people-destroyed"),
        pytest.param("destroyed", "detained", {"target": (entity("posts"),)}, ["detained"], id="no-goods-detained"),
        pytest.param("targeted", "detained", {"target": (entity("rifles"),)}, ["seized"], id="arms-are-seized"),
        pytest.param("arrested", "seized", {"target": (entity("suspect"),)}, ["detained"], id="people-are-not-seized"),
        pytest.param("arrested", "seized", {"target": (entity("rifles"),)}, ["seized"], id="arms-with-them-are"),
        pytest.param("targeted", "missing", {"target": (entity("posts"),)}, [], id="things-do-not-go-missing"),
        pytest.param("targeted", "missing", {"target": (entity("rebels"),)}, ["missing"], id="people-do"),
        pytest.param("targeted", "control", {"target": (entity("rebels"),), "quantity": TWO}, ["detained"], id="people-held"),
        pytest.param("targeted", "control", {"target": (entity("posts"),), "quantity": TWO}, ["control"], id="posts-held"),
        pytest.param("targeted", "detained", {"target": (entity("posts"),), "quantity": TWO}, ["capture"], id="posts-taken"),
        pytest.param("targeted", "attack", {"agent": (entity("jets"),)}, ["air_strike"], id="targeted-by-jets"),
    ],
)
def test_settle(trigger, kind, fields, expected):
    assert [c.type for c in settle(FOUND, [sentences.claim(TEXT, trigger, kind, **fields)])] == expected


def test_a_bare_figure_behind_destroyed_things_counts_things_taken():
    mine, yours = (Quantity(mention=sentences.span(TEXT, w), low=2, high=2) for w in ("posts", "scores"))
    destroyed = sentences.claim(TEXT, "destroyed", "destroyed", quantity=mine, target=(entity("posts"),))
    taken = sentences.claim(TEXT, "targeted", "detained", quantity=yours)
    assert [(c.type, len(c.target)) for c in settle(FOUND, [destroyed, taken])] == [("destroyed", 1), ("seized", 1)]
    assert [c.type for c in settle(FOUND, [taken])] == ["detained"]


def test_what_is_told_twice_of_one_word_is_one_claim():
    negative = [sentences.claim(TEXT, "harmed", kind, polarity="negative") for kind in ("casualties", "wounded")]
    assert sorted(c.type for c in settle(FOUND, negative)) == ["killed", "wounded"]


FREED = """
Troops troop NOUN nsubj 1 NNS
freed free VERB ROOT 1 VBD
captives captive NOUN dobj 1 NNS
"""


@pytest.mark.parametrize(("verb", "expected"), [("freed free", "evacuated"), ("took take", "abducted")])
def test_captives_who_are_freed_are_not_abducted(verb, expected):
    found = sentences.tokens(FREED.replace("freed free", verb))
    (claim,) = settle(found, [sentences.claim(found.text, "captives", "abducted")])
    assert claim.type == expected


COMMENT = """
It it PRON nsubj 3 PRP
does do AUX aux 3 VBZ
not not PART neg 3 RB
comment comment VERB ROOT 3 VB
on on ADP prep 3 IN
casualties casualty NOUN pobj 4 NNS
"""


@pytest.mark.parametrize(("word", "expected"), [("not not PART neg 3 RB", True), ("now now ADV advmod 3 RB", False)])
def test_what_nobody_comments_on_is_not_told(word, expected):
    found = sentences.tokens(COMMENT.replace("not not PART neg 3 RB", word))
    assert untold(found, 5) is expected


def test_arms_beside_those_detained_are_not_detained():
    (claim,) = settle(FOUND, [sentences.claim(TEXT, "targeted", "detained", target=(entity("rebels"), entity("rifles")))])
    assert [e.mention.text for e in claim.target] == ["rebels"]


def test_an_operation_may_only_frame_another_event():
    found = sentences.tokens(sentences.FRAMING)
    assert during(found, 5)
    assert not refers_back(found, 1)
