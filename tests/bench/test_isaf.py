"""Counting of people in press releases: where a release ends, which telling counts."""

import pytest
from bench.isaf import _by_foes, _first_release
from bench.isaf_counting import _fullest, count

from communique.model.records import Entity
from tests.extract import sentences

FIRST = "KABUL, Afghanistan (May 3) - Two were held."


@pytest.mark.parametrize(
    "rest",
    [
        pytest.param("\n\n---\n\nOne more was held.", id="a rule"),
        pytest.param("\n\nUpdate: one more was held.", id="an update"),
        pytest.param("", id="nothing more"),
    ],
)
def test_an_update_below_a_release_is_no_part_of_it(rest):
    assert (FIRST + rest)[: _first_release(FIRST + rest)] == FIRST


@pytest.mark.parametrize(
    ("sums", "figures", "expected"),
    [
        pytest.param([4, 1, 0], [{False}, {True}, set()], 1, id="a headline without figures"),
        pytest.param([17, 0, 14], [{True}, set(), {True}], 17, id="a headline in figures"),
        pytest.param([3, 0, 0], [{False}, set(), set()], 3, id="only the headline tells"),
        pytest.param([0, 3, 2], [set(), {False}, {True}], 2, id="figures before a vague lead"),
    ],
)
def test_the_fullest_telling_counts(sums, figures, expected):
    assert _fullest(sums, figures, summed_up=False) == expected


def entity(text, words):
    return Entity(mention=sentences.span(text, words), name=None)


def detained(text, *targets):
    """A claim of "held" with these words as its targets."""
    target = tuple(entity(text, words) for words in targets)
    return sentences.claim(text, "held", "detained", target=target)


@pytest.mark.parametrize(
    ("text", "targets", "expected"),
    [
        pytest.param("The force held a bomb maker.", ["a bomb maker"], 1, id="one by rank"),
        pytest.param("The force held the local bomb maker.", ["the local bomb maker"], 1, id="nobody before him"),
        pytest.param("The force held five men, including two boys.", ["five men", "two boys"], 5, id="some of them"),
        pytest.param("Both men were held.", ["Both men"], 2, id="both"),
        pytest.param("They held a leader and his deputy.", ["a leader", "his deputy"], 2, id="his deputy is another"),
        pytest.param("A militant mortar team was held.", ["A militant mortar team"], 3, id="a team"),
    ],
)
def test_people_of_one_claim(text, targets, expected):
    assert count(text, [detained(text, *targets)]) == expected


def test_both_of_those_told_before_and_others():
    text = "The force caught two leaders and several fighters.\n\nBoth men and several associates were held."
    lead = sentences.claim(text, "caught", "detained", target=(entity(text, "two leaders"), entity(text, "several fighters")))
    body = detained(text, "Both men", "several associates")
    assert count(text, [lead, body]) == 5


def test_what_the_other_side_did_is_not_the_force_s():
    text = "He led the gunmen who killed four traders."
    traders, gunmen = entity(text, "four traders"), entity(text, "the gunmen")
    assert _by_foes(sentences.claim(text, "killed", "killed", target=(traders,), agent=(gunmen,)))
    assert not _by_foes(sentences.claim(text, "killed", "killed", target=(gunmen,), agent=(gunmen,)))
