"""Counting of people in press releases: where a release ends, which telling counts."""

import pytest
from bench.isaf import _first_release, _fullest

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
