"""Numbers, modifiers, ranges, rates and vague counts."""

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from communique.extract.quantities.mentions import find_quantities, rate_after

BLANK = spacy.blank("en")

CASES = [
    pytest.param("They flew 316 sorties and hit 819 targets.", [("316", 316, 316, None), ("819", 819, 819, None)], id="two"),
    pytest.param(
        "Nine tanks, 12 guns and up to 300 men",
        [("Nine", 9, 9, None), ("12", 12, 12, None), ("up to 300", None, 300, None)],
        id="coordination",
    ),
    pytest.param("No fewer than 30 people", [("No fewer than 30", 30, None, None)], id="no-fewer-than"),
    pytest.param(
        "Forty lorries, 106 guns and up to 800 men, between 60 and 70 of them cadets",
        [("Forty", 40, 40, None), ("106", 106, 106, None), ("up to 800", None, 800, None), ("between 60 and 70", 60, 70, None)],
        id="list-of-figures",
    ),
    pytest.param("lower than 9 now", [("lower than 9", None, 8, None)], id="lower-than"),
    pytest.param("12,34,567 people", [("12,34,567", 1_234_567, 1_234_567, None)], id="lakhs"),
    pytest.param("no more than 30 people", [("no more than 30", None, 30, None)], id="no-more-than"),
    pytest.param("at least a dozen men", [("at least a dozen", 12, None, None)], id="at-least-a-dozen"),
    pytest.param("more than two dozen men", [("more than two dozen", 25, None, None)], id="more-than-two-dozen"),
    pytest.param("between 60 and 70 flights", [("between 60 and 70", 60, 70, None)], id="between"),
    pytest.param("from 20 to 25 flights", [("from 20 to 25", 20, 25, None)], id="from-to"),
    pytest.param("The toll has risen from 13 to 17", [("13", 13, 13, None), ("17", 17, 17, None)], id="moved-from-to"),
    pytest.param("about a third of Raqqa", [("about a third", 33.3, 33.3, None)], id="a-third"),
    pytest.param("two-thirds of the town", [("two-thirds", 66.7, 66.7, None)], id="two-thirds"),
    pytest.param("more than half of the town", [("more than half", 51, None, None)], id="more-than-half"),
    pytest.param("a third man", [], id="the-third-one"),
    pytest.param("60-70 per day", [("60-70 per day", 60, 70, "day")], id="rate-of-a-range"),
    pytest.param("2 to 3 million people", [("2 to 3 million", 2_000_000, 3_000_000, None)], id="shared-scale"),
    pytest.param("almost 8,000 raids", [("almost 8,000", None, 7999, None)], id="almost"),
    pytest.param("fewer than 50 remain", [("fewer than 50", None, 49, None)], id="fewer-than"),
    pytest.param("about 300 remain", [("about 300", 300, 300, None)], id="about"),
    pytest.param("30% of the land", [("30%", 30, 30, None)], id="percent"),
    pytest.param("two hundred and forty men", [("two hundred and forty", 240, 240, None)], id="words"),
    pytest.param("one and a half million", [("one and a half million", 1_500_000, 1_500_000, None)], id="half"),
    pytest.param("dozens were hurt", [("dozens", 24, None, None)], id="dozens"),
    pytest.param("scores were hurt", [("scores", 40, None, None)], id="scores"),
    pytest.param("hundreds fled", [("hundreds", 200, None, None)], id="hundreds"),
    pytest.param("tens of thousands fled", [("tens of thousands", 20_000, None, None)], id="tens-of-thousands"),
    pytest.param("10 or more", [("10 or more", 10, None, None)], id="or-more"),
    pytest.param("a couple of men", [("a couple", 2, 2, None)], id="couple"),
    pytest.param("several men", [], id="several-is-none"),
    pytest.param("soldiers and a tank", [], id="articles-are-none"),
    pytest.param("a T-72 tank", [], id="model-name"),
    pytest.param("a 5-year-old boy", [], id="age"),
    pytest.param("a 45 year old baker and a 2-month old girl", [], id="ages-spaced"),
    pytest.param("a 16 or 17-year-old boy", [], id="one-of-two-ages"),
    pytest.param("aged either 40 or 41", [], id="aged-either"),
    pytest.param("a 30-day siege", [("30", 30, 30, None)], id="a-length-is-no-age"),
    pytest.param("one of them", [], id="one-of"),
    pytest.param("the 5th brigade", [], id="ordinal"),
]


@pytest.mark.parametrize(("sentence", "expected"), CASES)
def test_quantities(sentence, expected):
    words = BLANK(sentence)
    found = [(words[m.start : m.end].text, m.low, m.high, m.per) for m in find_quantities([w.text for w in words])]
    assert found == expected


def test_a_figure_ends_with_its_sentence():
    (found,) = find_quantities(["killed", "11", "+"])
    assert (found.start, found.end, found.form) == (1, 3, "at_least")


def test_rate_after_the_counted_noun():
    assert rate_after(["40", "raids", "a", "day"], 2) == ("day", 4)
    assert rate_after(["40", "raids", "daily"], 2) == ("day", 3)
    assert rate_after(["40", "raids", "near"], 2) == (None, 2)


@pytest.mark.parametrize(
    ("words", "hard", "soft"),
    [
        pytest.param("at least 13", (13, None), (13, 20), id="at-least"),
        pytest.param("more than 200", (201, None), (201, 300), id="more-than"),
        pytest.param("up to 800", (0, 800), (400, 800), id="up-to"),
        pytest.param("nearly 100", (0, 99), (90, 99), id="nearly"),
        pytest.param("about 300", (None, None), (250, 350), id="about"),
        pytest.param("13", (13, 13), (13, 13), id="exact"),
        pytest.param("300", (300, 300), (250, 350), id="round"),
        pytest.param("dozens", (24, None), (24, 99), id="dozens"),
        pytest.param("a dozen", (12, 12), (10, 14), id="dozen"),
    ],
)
def test_hard_and_soft_intervals(words, hard, soft):
    (mention,) = find_quantities(words.split())
    assert (mention.hard.low, mention.hard.high) == hard
    assert (mention.soft.low, mention.soft.high) == soft


@given(st.lists(st.sampled_from("at least more than 5 70 to - and a dozen hundred million % per day up between or".split())))
def test_mentions_are_ordered_disjoint_and_inside(words):
    end = 0
    for mention in find_quantities(words):
        assert end <= mention.start < mention.end <= len(words)
        assert mention.start <= mention.number[0] < mention.number[1] <= mention.end
        assert mention.low is None or mention.high is None or mention.low <= mention.high
        end = mention.end


@given(st.integers(min_value=0, max_value=10**12))
def test_digits_with_commas_round_trip(value):
    (mention,) = find_quantities([f"{value:,}"])
    assert (mention.low, mention.high) == (value, value)
