"""Intervals told by day, month and year; what is open stays visible as such."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.ledger.timeline import MOST_PERIODS, Stretch, timeline
from communique.model.records import Time
from tests.ledger.records import claim

DAY = dt.date(2017, 1, 31)


def stretch(first, last=None, open_side=None, claims=1):
    return Stretch(dt.date.fromisoformat(first), dt.date.fromisoformat(last or first), open_side, claims)


@pytest.mark.parametrize(
    ("stretches", "step", "wanted"),
    [
        pytest.param([stretch("2017-01-31", claims=3)], "day", [("2017-01-31", 3, 0, 0, 0)], id="one day"),
        pytest.param([stretch("2017-01-30", "2017-01-31")], "day",
                     [("2017-01-30", 0, 1, 0, 0), ("2017-01-31", 0, 1, 0, 0)], id="two days"),
        pytest.param([stretch("2017-01-30", "2017-01-31")], "month", [("2017-01-01", 1, 0, 0, 0)], id="within a month"),
        pytest.param([stretch("2016-12-31", "2017-02-01", claims=2)], "month",
                     [("2016-12-01", 0, 2, 0, 0), ("2017-01-01", 0, 2, 0, 0), ("2017-02-01", 0, 2, 0, 0)], id="three months"),
        pytest.param([stretch("2017-01-31", open_side="start"), stretch("2017-01-31", open_side="end")], "year",
                     [("2017-01-01", 0, 0, 1, 1)], id="open on either side"),
        pytest.param([], "day", [], id="none"),
    ],
)  # fmt: skip
def test_periods(stretches, step, wanted):
    told = timeline(stretches, 0, step)
    assert [(str(p.start), p.within, p.over, p.open_start, p.open_end) for p in told.periods] == wanted


def test_too_many_days_are_told_by_month():
    told = timeline([stretch("1990-01-01", "2019-12-31")], 0, "day")
    assert (told.step, len(told.periods)) == ("month", 360)


DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2030, 1, 1))


@given(st.lists(st.builds(Stretch, DAYS, DAYS, st.sampled_from([None, "start", "end"]), st.integers(1, 9)), max_size=9))
def test_the_periods_are_few_and_every_open_claim_stands_in_one(stretches):
    told = timeline(stretches, 0, "day")
    assert len(told.periods) <= MOST_PERIODS
    assert sum(p.open_start + p.open_end for p in told.periods) == sum(s.claims for s in stretches if s.open_side)


def test_the_timeline_of_a_ledger(holding):
    by_then = claim("b").model_copy(update={"time": Time(end=DAY)})
    told = holding(claim("a", day="2017-01-31"), by_then, claim("c")).timelines.of()
    assert [(p.start, p.within, p.open_start) for p in told.periods] == [(DAY, 1, 1)]
    assert told.undated == 1
