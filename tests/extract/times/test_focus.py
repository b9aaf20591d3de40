"""What expressions are worth from the date in focus."""

import pytest

from communique.extract.times.focus import Focus
from communique.extract.times.values import TimeValue


@pytest.mark.parametrize(
    ("focus", "unit", "count", "value"),
    [
        pytest.param("1864-05-30", "day", 2, "1864-06-01", id="days"),
        pytest.param("1864-05", "day", 2, "1864-XX-XX", id="days-from-a-month"),
        pytest.param("1864-11", "month", 3, "1865-02", id="months"),
        pytest.param("1864", "month", 3, "1864-XX", id="months-from-a-year"),
        pytest.param("1864-05-30", "year", -1, "1863", id="years"),
        pytest.param("BC0264", "year", 2, "BC0262", id="years-before-christ"),
        pytest.param("1864-05-30", "decade", -1, "185", id="decades"),
        pytest.param(None, "year", 1, "XXXX", id="nothing-told"),
        pytest.param("9999-12-31", "day", 1, None, id="past-the-calendar"),
    ],
)
def test_shifted(focus, unit, count, value):
    assert Focus(focus).shifted(unit, count) == value


@pytest.mark.parametrize(
    ("focus", "direction", "value"),
    [
        pytest.param(Focus("2013-03-22", told=False), "nearest", "2013-03-18", id="behind-in-news"),
        pytest.param(Focus("2013-03-22", future=True, told=False), "nearest", "2013-03-25", id="ahead"),
        pytest.param(Focus("2013-03-22"), "nearest", "2013-03-25", id="on-in-a-story"),
        pytest.param(Focus("1864"), "nearest", "XXXX-WXX-1", id="no-day"),
    ],
)
def test_monday(focus, direction, value):
    assert focus.weekday(TimeValue("weekday", day=0, direction=direction)) == value
