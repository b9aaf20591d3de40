"""The date that a document states of itself."""

import datetime as dt

import pytest

from communique.intake.blocks import blocks
from communique.intake.dating import inferred_interval, stated_date

CASES = [
    pytest.param("KABUL, Afghanistan (March 2, 2011) - A patrol found a cache.", "2011-03-02", "dateline", id="bracketed"),
    pytest.param("2010-08-CA-043\nKABUL, Afghanistan (Sept. 4) - A patrol.", "2010-09-04", "dateline", id="year-of-release"),
    pytest.param("June 17: Operations in the south\n2010-06-CA-063\nA patrol.", "2010-06-17", "dateline", id="headline-day"),
    pytest.param("June 17: Operations in the south\nA patrol found a cache.", None, "none", id="headline-day-of-no-year"),
    pytest.param("17-08-2014 The army entered the town.", "2014-08-17", "dateline", id="numeric"),
    pytest.param("Wednesday 26 October 2016 Eleven people died.", "2016-10-26", "dateline", id="weekday-first"),
    pytest.param("Army enters the town\nPublished July 27 2016\nThe army said it.", "2016-07-27", "dateline", id="published"),
    pytest.param("Ten people were killed on Friday, November 10, 2023, in a home.", None, "none", id="story-date"),
    pytest.param("Soldiers near a bridge on March 8, 2017. (Photo by AFP)", None, "none", id="caption-date"),
    pytest.param("(X)\n\n   LIMA, 9 JAN 90 (EFE) -- POLICE SAID SO.", "1990-01-09", "dateline", id="wire-with-a-short-year"),
    pytest.param("LA PAZ (BOLIVIA), 3 MAY 2021 -- POLICE SAID SO.", "2021-05-03", "dateline", id="wire-with-a-whole-year"),
    pytest.param("DAMASCUS, August 21, 2017 - Ten people died.", "2017-08-21", "dateline", id="month-first-and-a-hyphen"),
    pytest.param("Ten die\nADEN, Aug. 21, 2017 (Agency) — Ten people died.", "2017-08-21", "dateline", id="an-agency"),
    pytest.param("BAKU, October 3, 2020. /AGENCY/. Ten died.", "2020-10-03", "dateline", id="an-agency-between-strokes"),
    pytest.param("In Aden, August 21, 2017-born children fled.", None, "none", id="a-hyphen-in-a-word"),
    pytest.param("Situation report, evening of 18 May 2025\n\nTen fights.", "2025-05-18", "dateline", id="series"),
    pytest.param("The massacre of 18 May 2025\n\nTen died.", None, "none", id="headline-about-a-day"),
    pytest.param("IN LIMA, 9 JAN 90 WAS A HOLIDAY.", None, "none", id="a-day-of-the-story-in-capitals"),
    pytest.param("The war began in 2011.", None, "none", id="year-only"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "date", "basis"), CASES)
def test_stated_date(text, date, basis):
    found, how = stated_date(text, blocks(text))
    assert (found.isoformat() if found else None, how) == (date, basis)


INTERVALS = [
    pytest.param("Ten died on Friday, November 10, 2023, in a home.", "a.txt", ("2023-11-10", None), id="story-date"),
    pytest.param("On 3 May 2014 two fell; on 5 May 2014 three.", "a.txt", ("2014-05-05", None), id="latest"),
    pytest.param("Fought on 3 May 2014. Talks are due by 9 June 2014.", "a.txt", ("2014-05-03", None), id="not-what-is-to-come"),
    pytest.param("Ten died.", "https://a.org/2017/08/21/x", ("2017-08-21", "2017-08-21"), id="address"),
    pytest.param("Ten died in 2011.", "a.txt", None, id="nothing"),
]


@pytest.mark.parametrize(("text", "source", "interval"), INTERVALS)
def test_inferred_interval(text, source, interval):
    found = inferred_interval(text, source)
    days = tuple(str(day) if day else None for day in (found.start, found.end)) if found else None
    assert days == interval


def test_an_inferred_interval_dates_no_document():
    from communique.intake.reading import read_bytes

    record = read_bytes(b"Ten people died on Friday, November 10, 2023, in a home.", source="a").document
    assert (record.published, record.published_basis) == (None, "inferred")
    assert record.published_interval.start == dt.date(2023, 11, 10)
