"""Up to when a figure told with an expression of time counts."""

from __future__ import annotations

import datetime as dt

import pytest

from communique.extract.times.intervals import counted_until
from communique.extract.times.values import Resolved

PUBLISHED = dt.date(2025, 3, 4)


@pytest.mark.parametrize(
    ("start", "end", "before", "until"),
    [
        pytest.param("2025-03-03", "2025-03-03", "on monday", "2025-03-04", id="the dead of a day, until the report"),
        pytest.param("2025-03-03", "2025-03-03", "as of monday", "2025-03-03", id="as of a day"),
        pytest.param("2025-03-03", "2025-03-03", "by late monday", "2025-03-03", id="by late that day"),
        pytest.param("2025-03-03", "2025-03-03", "killed by militants monday", "2025-03-04", id="by somebody"),
        pytest.param("2025-02-01", "2025-02-28", "in february", "2025-02-28", id="a month that is over"),
        pytest.param("2025-03-01", "2025-04-30", "in spring", "2025-03-04", id="a time that goes on"),
        pytest.param("2025-03-10", "2025-03-10", "by", "2025-03-04", id="never later than the report"),
        pytest.param(None, None, "recently", "2025-03-04", id="no dates"),
    ],
)
def test_counted_until(start, end, before, until):
    days = [dt.date.fromisoformat(day) if day else None for day in (start, end)]
    assert counted_until(Resolved(days[0], days[1], "day"), PUBLISHED, before) == dt.date.fromisoformat(until)


def test_without_a_day_of_the_report_the_end_stands():
    assert counted_until(Resolved(PUBLISHED, PUBLISHED, "day"), None) == PUBLISHED
    assert counted_until(Resolved(None, None, "unknown"), None) is None
