"""Arguments by the parse, noun phrases, and paths."""

import pytest

from communique.extract import syntax
from communique.extract.features import distance_bucket, paths
from communique.extract.phrases import noun_phrase, trigger_phrase
from communique.extract.settling import during, refers_back
from tests.extract import annotated, sentences


def words(found, span):
    return " ".join(found.words[slice(*span)])


def test_agents_and_targets_of_an_active_verb():
    found = sentences.tokens(sentences.PLAIN)
    assert syntax.agents(sentences.layers(found), 2, "attack") == [1]
    assert syntax.targets(sentences.layers(found), 2, "attack") == [5]


def test_agent_of_a_passive_verb_is_its_by_phrase():
    found = sentences.tokens(sentences.PASSIVE)
    assert syntax.agents(sentences.layers(found), 3, "killed") == [6]
    assert syntax.targets(sentences.layers(found), 3, "killed") == [1]


def test_targets_of_strikes_stand_after_on_and_are_coordinated():
    found = sentences.tokens(sentences.STRIKES)
    assert syntax.targets(sentences.layers(found), 4, "air_strike") == [6, 8]


def test_a_place_near_the_verb_is_found():
    found = sentences.tokens(sentences.PLAIN)
    assert syntax.places(sentences.layers(found, places=[(7, 8)]), 2, "attack") == [(7, "near")]


@pytest.mark.parametrize(
    ("table", "head", "counted", "expected"),
    [
        pytest.param(sentences.PLAIN, 5, True, "two army posts", id="with-number"),
        pytest.param(sentences.PLAIN, 5, False, "army posts", id="without-number"),
        pytest.param(sentences.PLAIN, 1, True, "Rebel fighters", id="modifier"),
        pytest.param(sentences.PASSIVE, 6, True, "the army", id="article"),
    ],
)
def test_noun_phrase(table, head, counted, expected):
    found = sentences.tokens(table)
    assert words(found, noun_phrase(found, head, counted=counted)) == expected


def test_trigger_phrase_takes_compounded_nouns():
    found = sentences.tokens(sentences.STRIKES)
    assert words(found, trigger_phrase(found, 4)) == "air strikes"


def test_an_operation_that_frames_another_event_is_no_claim():
    found = sentences.tokens(sentences.FRAMING)
    assert during(found, 5)
    assert not during(found, 1)


def test_only_nouns_refer_back():
    found = sentences.tokens(sentences.PLAIN)
    assert not refers_back(found, 2)


@pytest.mark.parametrize(("source", "goal", "expected"), [(2, 1, ">nsubj"), (1, 2, "<nsubj"), (2, 7, ">prep>pobj"), (1, 1, "")])
def test_paths_between_words(source, goal, expected):
    assert paths(sentences.tokens(sentences.PLAIN), source, [goal]) == [expected]


def test_a_long_path_down_keeps_its_first_steps_and_a_long_one_across_none():
    chain = "\n".join(f"w{n} w VERB {'ROOT' if n == 0 else 'xcomp'} {max(0, n - 1)}" for n in range(8))
    found = sentences.tokens(chain)
    assert paths(found, 0, [5, 6]) == [">xcomp" * 5, ">xcomp>xcomp+"]
    assert paths(found, 7, [2, 1, 0]) == ["<xcomp" * 5, "far", "far"]


def test_distance_buckets_grow_with_distance():
    buckets = [distance_bucket(offset) for offset in range(-100, 101)]
    assert buckets == sorted(buckets)
    assert len(set(buckets)) > 10


def test_what_strikes_hit_may_hang_on_the_verb_that_carries_them_out():
    layers = sentences.marked(annotated.CARRIED)
    words = layers.tokens.words
    assert [words[t] for t in syntax.targets(layers, words.index("strikes"), "air_strike")] == ["posts"]
