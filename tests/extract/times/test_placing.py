"""Days and months of a story get the year that it has come to; in news they keep waiting for the publication date."""

import datetime as dt

import pytest

from communique.extract.times.finding import find_times
from communique.extract.times.placing import placed

STORY = "War broke out in May 1864. On 9 June they came. In August they left, and by January it was over."


def dates(text, published):
    return [str((v.inner or v).start) for v in placed(text, find_times(text), published)]


def test_a_story_without_a_publication_date():
    assert dates(STORY, None) == ["1864-05-01", "1864-06-09", "1864-08-01", "1865-01-01"]


def test_a_story_published_long_after():
    assert dates("In 1862 and in 1863 they came. " + STORY, dt.date(2013, 3, 22))[-3:] == [
        "1864-06-09",
        "1864-08-01",
        "1865-01-01",
    ]


@pytest.mark.parametrize("text", ["On 9 June they came.", "They came on Monday; on 9 June they left."])
def test_without_a_year_told_nothing_is_placed(text):
    mentions = find_times(text)
    assert placed(text, mentions, None) == [m.value for m in mentions]


def test_news_is_not_placed():
    text = "The works of 1964, sold in 1990, burned on Monday. On 9 June they will reopen."
    mentions = find_times(text)
    assert placed(text, mentions, dt.date(2013, 6, 1)) == [m.value for m in mentions]
