"""Time expressions and the dates they resolve to."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.extract.times.finding import find_times
from communique.extract.times.intervals import resolve

PUBLISHED = dt.date(2019, 5, 15)  # a Wednesday

CASES = [
    pytest.param("It fell on March 8, 2017 at noon", "on March 8, 2017", "2017-03-08", "2017-03-08", id="full-date"),
    pytest.param("It fell on 8 March 2017", "on 8 March 2017", "2017-03-08", "2017-03-08", id="day-first"),
    pytest.param("17-08-2014 The army", "17-08-2014", "2014-08-17", "2014-08-17", id="numeric"),
    pytest.param("on Jan. 8 they", "on Jan. 8", "2019-01-08", "2019-01-08", id="month-day"),
    pytest.param("On 10 November the", "On 10 November", "2018-11-10", "2018-11-10", id="year-before"),
    pytest.param("said on Monday", "on Monday", "2019-05-13", "2019-05-13", id="weekday"),
    pytest.param("said on Wednesday", "on Wednesday", "2019-05-15", "2019-05-15", id="weekday-of-publication"),
    pytest.param("last Wednesday it", "last Wednesday", "2019-05-08", "2019-05-08", id="last-weekday"),
    pytest.param("it fell yesterday", "yesterday", "2019-05-14", "2019-05-14", id="yesterday"),
    pytest.param("in May, planes", "in May", "2019-05-01", "2019-05-15", id="month-ends-at-publication"),
    pytest.param("in August, planes", "in August", "2018-08-01", "2018-08-31", id="later-month-is-last-year"),
    pytest.param("During the past five days, men", "During the past five days", "2019-05-10", "2019-05-15", id="past-days"),
    pytest.param("in the last 24 hours", "in the last 24 hours", "2019-05-14", "2019-05-15", id="hours"),
    pytest.param("over the past two years", "over the past two years", "2017-05-15", "2019-05-15", id="years"),
    pytest.param("two days ago", "two days ago", "2019-05-13", "2019-05-13", id="ago"),
    pytest.param("held since 2013 by", "since 2013", "2013-01-01", "2019-05-15", id="since"),
    pytest.param(
        "fled since the start of the month,",
        "since the start of the month",
        "2019-05-01",
        "2019-05-15",
        id="since-the-start-of-the-month",
    ),
    pytest.param(
        "killed since the beginning of this year.",
        "since the beginning of this year",
        "2019-01-01",
        "2019-05-15",
        id="since-the-beginning-of-the-year",
    ),
    pytest.param("in early November 2005", "in early November 2005", "2005-11-01", "2005-11-15", id="early"),
    pytest.param("late 2014 saw", "late 2014", "2014-07-01", "2014-12-31", id="late-year"),
    pytest.param("shelled over the weekend by", "over the weekend", "2019-05-11", "2019-05-12", id="over-the-weekend"),
    pytest.param("last weekend it", "last weekend", "2019-05-11", "2019-05-12", id="last-weekend"),
    pytest.param(
        "the first three months of 2018",
        "the first three months of 2018",
        "2018-01-01",
        "2018-03-31",
        id="first-months-of-a-year",
    ),
    pytest.param(
        "the last two months of 2018", "the last two months of 2018", "2018-11-01", "2018-12-31", id="last-months-of-a-year"
    ),
    pytest.param("the first week of April 2018", "the first week of April 2018", "2018-04-01", "2018-04-07", id="first-week"),
    pytest.param("in the last week of April", "in the last week of April", "2019-04-24", "2019-04-30", id="last-week-of-a-month"),
    pytest.param("the second week of April,", "the second week of April", "2019-04-08", "2019-04-14", id="second-week"),
    pytest.param("the first ten days of April", "the first ten days of April", "2019-04-01", "2019-04-10", id="first-days"),
    pytest.param("the first three weeks of May,", "the first three weeks of May", "2019-05-01", "2019-05-15", id="until-now"),
    pytest.param("the second half of April", "the second half of April", "2019-04-16", "2019-04-30", id="half-of-a-month"),
    pytest.param(
        "the first four months of the year",
        "the first four months of the year",
        "2019-01-01",
        "2019-04-30",
        id="months-of-the-year",
    ),
    pytest.param(
        "in the second half of last year", "in the second half of last year", "2018-07-01", "2018-12-31", id="half-of-last-year"
    ),
    pytest.param(
        "the first quarter of this year", "the first quarter of this year", "2019-01-01", "2019-03-31", id="quarter-of-this-year"
    ),
    pytest.param("this week it", "this week", "2019-05-13", "2019-05-15", id="this-week"),
    pytest.param("in the 1990s", "in the 1990s", "1990-01-01", "1999-12-31", id="decade"),
    pytest.param("3 and 5 June 2015", "3 and 5 June 2015", "2015-06-03", "2015-06-05", id="two-days"),
    pytest.param("summer of 2015", "summer of 2015", "2015-06-01", "2015-08-31", id="season"),
]


@pytest.mark.parametrize(("sentence", "words", "start", "end"), CASES)
def test_one_expression(sentence, words, start, end):
    (mention,) = find_times(sentence)
    resolved = resolve(mention.value, PUBLISHED, None)
    assert sentence[mention.start : mention.end] == words
    assert (str(resolved.start), str(resolved.end)) == (start, end)


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("they may attack on foot", id="may"),
        pytest.param("a march on the city", id="march"),
        pytest.param("2,013 people", id="number"),
        pytest.param("in 2,013 homes", id="number-after-in"),
        pytest.param("a total of 1500 were hurt", id="number-after-total"),
        pytest.param("in may, they may march", id="may-in-small-letters"),
        pytest.param("They shelled March, a town on the river", id="march-as-a-city"),
        pytest.param(
            "Police in March, a town on the river",
            id="march-as-a-city-after-in",
            marks=pytest.mark.xfail(strict=True, reason="a month is read after a preposition"),
        ),
    ],
)
def test_no_expression(sentence):
    assert find_times(sentence) == []


def test_the_day_before_counts_from_the_reference():
    (mention,) = find_times("They took it the day before.")
    resolved = resolve(mention.value, PUBLISHED, dt.date(2017, 3, 8))
    assert resolved.start == resolved.end == dt.date(2017, 3, 7)


@pytest.mark.parametrize(
    ("words", "offsets"),
    [
        pytest.param("yesterday", (-1, -1), id="yesterday"),
        pytest.param("on Monday", (-6, 0), id="weekday"),
        pytest.param("for two weeks", (-14, 0), id="duration"),
        pytest.param("currently", (0, 0), id="now"),
    ],
)
def test_without_a_publication_date_times_stay_relative(words, offsets):
    (mention,) = find_times(words)
    resolved = resolve(mention.value, None, None)
    assert (resolved.start, resolved.end, resolved.offsets) == (None, None, offsets)


@given(st.dates(dt.date(1600, 1, 1), dt.date(2099, 12, 31)))
def test_full_dates_round_trip(date):
    for words in (date.isoformat(), f"{date.day} {date:%B} {date.year}", f"{date:%B} {date.day}, {date.year}"):
        (mention,) = find_times(f"It fell on {words} at noon.")
        resolved = resolve(mention.value, None, None)
        assert resolved.start == resolved.end == date


@given(st.text(max_size=200), st.dates(dt.date(2, 1, 1)))
def test_any_text_gives_ordered_disjoint_mentions(text, published):
    end = 0
    for mention in find_times(text):
        assert end <= mention.end <= len(text)
        assert mention.start < mention.end
        resolved = resolve(mention.value, published, None)
        assert not (resolved.start and resolved.end) or resolved.start <= resolved.end
        end = mention.end
