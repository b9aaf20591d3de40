"""TIMEX3 types and values, in news counted from the day of publication, in narratives from the date told last."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.extract.times.timex import annotate

PUBLISHED = dt.date(2013, 3, 22)  # a Friday

NEWS = [
    pytest.param("The council met on Friday.", [("Friday", "DATE", "2013-03-22")], id="weekday-of-publication"),
    pytest.param("The council met on Tuesday.", [("Tuesday", "DATE", "2013-03-19")], id="weekday-behind"),
    pytest.param("The council will meet on Tuesday.", [("Tuesday", "DATE", "2013-03-26")], id="weekday-ahead"),
    pytest.param("It closed in August.", [("August", "DATE", "2012-08")], id="august-after-the-publication-month"),
    pytest.param("It is due to open in August.", [("August", "DATE", "2013-08")], id="month-ahead"),
    pytest.param("Profit rose in the third quarter.", [("the third quarter", "DATE", "2012-Q3")], id="quarter"),
    pytest.param("Fourth-quarter sales fell.", [("Fourth-quarter", "DATE", "2012-Q4")], id="quarter-as-modifier"),
    pytest.param("in the first half of 2012", [("the first half of 2012", "DATE", "2012-H1")], id="half"),
    pytest.param("Last year it lost money.", [("Last year", "DATE", "2012")], id="last-year"),
    pytest.param("He returns next week.", [("next week", "DATE", "2013-W13")], id="next-week"),
    pytest.param("Earlier this week it ruled.", [("Earlier this week", "DATE", "2013-W12")], id="earlier-this-week"),
    pytest.param("He resigned two weeks ago.", [("two weeks ago", "DATE", "2013-W10")], id="weeks-ago"),
    pytest.param("It rained yesterday morning.", [("yesterday morning", "TIME", "2013-03-21TMO")], id="morning"),
    pytest.param("It rained on Thursday night.", [("Thursday night", "TIME", "2013-03-21TNI")], id="weekday-night"),
    pytest.param("at 11 p.m. on Thursday", [("11 p.m.", "TIME", "2013-03-21T23:00"), ("Thursday", "DATE", "2013-03-21")],
                 id="clock-beside-its-day"),
    pytest.param("It was quiet over the weekend.", [("the weekend", "DATE", "2013-W11-WE")], id="weekend"),
    pytest.param("In 2010 it rose. By the end of last month it fell.",
                 [("2010", "DATE", "2010"), ("the end of last month", "DATE", "2013-02")], id="last-month-after-a-year"),
    pytest.param("on Sunday, two days after the vote", [("Sunday", "DATE", "2013-03-17"), ("two days", "DURATION", "P2D")],
                 id="a-length-beside-a-day"),
    pytest.param("the end of last month", [("the end of last month", "DATE", "2013-02")], id="end-of-last-month"),
    pytest.param("It lasted three months.", [("three months", "DURATION", "P3M")], id="duration"),
    pytest.param("a two-week strike", [("two-week", "DURATION", "P2W")], id="duration-as-modifier"),
    pytest.param("for more than a decade", [("more than a decade", "DURATION", "P1DE")], id="decade-long"),
    pytest.param("over the past two years", [("the past two years", "DURATION", "P2Y")], id="past-years"),
    pytest.param("the next few days", [("the next few days", "DURATION", "PXD")], id="vague-days"),
    pytest.param("in recent weeks", [("recent weeks", "DURATION", "PXW")], id="recent-weeks"),
    pytest.param("half an hour away", [("half an hour", "DURATION", "PT30M")], id="half-an-hour"),
    pytest.param("It happened within hours.", [("hours", "DURATION", "PTXH")], id="hours"),
    pytest.param("It is sold daily.", [("daily", "SET", "P1D")], id="daily"),
    pytest.param("They meet every Monday.", [("every Monday", "SET", "XXXX-WXX-1")], id="every-monday"),
    pytest.param("annual growth", [("annual", "SET", "P1Y")], id="annual"),
    pytest.param("It now employs ten.", [("now", "DATE", "PRESENT_REF")], id="now"),
    pytest.param("He recently left.", [("recently", "DATE", "PAST_REF")], id="recently"),
    pytest.param("in the near future", [("the near future", "DATE", "FUTURE_REF")], id="future"),
    pytest.param("in the late 1980s", [("the late 1980s", "DATE", "198")], id="decade"),
    pytest.param("in the 19th century", [("the 19th century", "DATE", "18")], id="century"),
    pytest.param("the summer of 2012", [("the summer of 2012", "DATE", "2012-SU")], id="season"),
    pytest.param("the 2008 crisis", [("2008", "DATE", "2008")], id="year-as-modifier"),
    pytest.param("He may march on the city.", [], id="may-and-march-are-verbs"),
    pytest.param("Some 1,500 men and 2000 troops came.", [], id="numbers"),
    pytest.param("He was once a teacher.", [], id="once"),
]  # fmt: skip

STORIES = [
    pytest.param("In 1864 they came. On 3 May they left.", ["1864", "1864-05-03"], id="year-told"),
    pytest.param("On 30 May 1864 they came. Two days later they left.", ["1864-05-30", "1864-06-01"], id="days-later"),
    pytest.param("On 30 May 1864 they came; the following day they left.", ["1864-05-30", "1864-05-31"], id="next-day"),
    pytest.param("On 30 May 1864 they came. The same year it ended.", ["1864-05-30", "1864"], id="same-year"),
    pytest.param("In May 1864 they came. Six months later they left.", ["1864-05", "1864-11"], id="months-later"),
    pytest.param("It began in December 1864. In January it ended.", ["1864-12", "1865-01"], id="january-after-december"),
    pytest.param("from June to August 1864", ["1864-06", "1864-08"], id="range-of-months"),
    pytest.param("(30 May-2 June 1864)", ["1864-05-30", "1864-06-02"], id="range-of-dates"),
    pytest.param("8-11 June 1864", ["1864-06-08", "1864-06-11"], id="range-of-days"),
    pytest.param("throughout 1864-67", ["1864", "1867"], id="range-of-years"),
    pytest.param("from 264 to 241 BC", ["BC0264", "BC0241"], id="before-christ"),
    pytest.param("in the 9th century BC", ["BC08"], id="century-before-christ"),
    pytest.param("On 5 May 1864, under the 1812 treaty, they met. On 7 May they left.", ["1864-05-05", "1812", "1864-05-07"],
                 id="a-year-that-names-a-thing-is-not-told-of"),
    pytest.param("On 9 July 1864 he wrote of the meeting of 5 November 1863. On 15 July it fell.",
                 ["1864-07-09", "1863-11-05", "1864-07-15"], id="after-a-look-back"),
    pytest.param("In 1864, at dawn, they came on 4 June at 5:30 a.m.", ["1864", "XXXX-XX-XXTMO", "1864-06-04T05:30"],
                 id="parts-of-the-day"),
    pytest.param("On 4 June 1864 it was the largest force since 1813. On 6 June it left.", ["1864-06-04", "1813", "1864-06-06"],
                 id="a-year-compared-with"),
    pytest.param("In 1864 they came on 4 June. In 1878 they came again. On 6 June it fell.",
                 ["1864", "1864-06-04", "1878", "1878-06-06"], id="a-year-that-opens-a-sentence"),
    pytest.param("On 4 June 1864, two days after the vote, it fell.", ["1864-06-04", "1864-06-04"], id="a-date-told-again"),
    pytest.param("on the night of 4 June 1864", ["1864-06-04TNI"], id="night-of-a-date"),
    pytest.param("In October 1864 they lay in wait. The winter was hard. In spring they left.",
                 ["1864-10", "1865-WI", "1865-SP"], id="winter-bears-the-year-it-ends-in"),
    pytest.param("the morning of 4 June 1864", ["1864-06-04TMO"], id="morning-of-a-date"),
    pytest.param("In June 1864 it fell; the previous April it had held.", ["1864-06", "1864-04"], id="previous-month"),
    pytest.param("In March 1864 it fell; the previous April it had held.", ["1864-03", "1863-04"], id="previous-month-year"),
    pytest.param("Late in 1864 or in the winter of 1865", ["1864", "1865-WI"], id="late-in-a-year"),
    pytest.param("In 1864 it fell. Late in the year it rose.", ["1864", "1864"], id="late-in-the-year"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), NEWS)
def test_news(sentence, expected):
    assert [(sentence[t.start : t.end], t.type, t.value) for t in annotate(sentence, PUBLISHED)] == expected


@pytest.mark.parametrize(("sentence", "values"), STORIES)
def test_narrative_without_a_publication_date(sentence, values):
    assert [t.value for t in annotate(sentence, None)] == values


def test_a_text_that_tells_of_the_past_does_not_count_from_its_publication():
    text = "In 1864 war broke out. By 1865 it was over. The peace of 1866 held. It was signed on 3 May."
    assert annotate(text, PUBLISHED)[-1].value == "1866-05-03"


def test_news_of_the_past_counts_from_its_publication():
    text = "The works of 1964, closed in 1985 and sold in 1990, burned on Monday. Police came two days ago."
    assert [t.value for t in annotate(text, PUBLISHED)][-2:] == ["2013-03-18", "2013-03-20"]


@pytest.mark.parametrize(("words", "mod"), [("in early 1864", "START"), ("in late May 1864", "END"), ("by mid-1864", "MID")])
def test_modifiers(words, mod):
    (timex,) = annotate(words, None)
    assert timex.mod == mod


@given(st.text(alphabet="abc 0123456789-–.,:'\nMay June on the of 264 BC century later years ago", max_size=120))
def test_any_text_gives_ordered_spans_within_it(text):
    end = 0
    for timex in annotate(text, PUBLISHED):
        assert end <= timex.start < timex.end <= len(text)
        end = timex.end
