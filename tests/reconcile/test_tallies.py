"""Tallies: nothing counts twice, nothing is added over sources, and a row never depends on the order of the claims."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.reconcile.tallies import RESPECTS, tally
from tests.reconcile.claims import claim

FIRST, SECOND, SEPTEMBER = (("2017-08-07",) * 2, ("2017-08-09",) * 2, ("2017-09-03",) * 2)
CLAIMS = [
    claim("5 people were killed", id="a1", count=5, days=FIRST, place=("Raqqa",), source="Ministry", target=("people",)),
    claim("The 5 people killed", id="a2", count=5, days=FIRST, place=("Raqqa",), source="Ministry", target=("people",), at=300),
    claim("4 people were killed", id="a3", count=4, days=SECOND, place=("Raqqa",), source="Ministry", target=("people",), at=600),
    claim("7 people killed", id="a4", count=7, days=SEPTEMBER, place=("Raqqa",), source="Ministry", target=("people",), at=900),
    claim("8 people were killed", id="b1", count=8, days=FIRST, place=("Raqqa",), source="Observatory", target=("people",),
          document="report-b"),
]  # fmt: skip


def lows(rows):
    return [(row.values, row.together.low) for row in rows]


def test_a_month_sums_one_sources_days_once_and_never_adds_sources():
    august, september = tally(CLAIMS, ["month"])
    assert (august.values, september.values) == ({"month": "2017-08"}, {"month": "2017-09"})
    own = {one.source: one.bound for one in august.by_source}
    assert (own["Ministry"].low, own["Observatory"].low) == (9, 8)
    assert (august.together.low, august.together.high, august.claims) == (9, None, 4)
    assert own["Ministry"].low_claims in {("a1", "a3"), ("a2", "a3")}
    assert september.together.low == 7


@pytest.mark.parametrize(
    ("by", "wanted"),
    [
        (["type"], [({}, 16)]),
        (["source"], [({"source": "Ministry"}, 16), ({"source": "Observatory"}, 8)]),
        (["place", "year"], [({"place": "Raqqa", "year": "2017"}, 16)]),
        (["actor"], [({"actor": None}, 16)]),
    ],
)
def test_rows_by_respect(by, wanted):
    assert lows(tally(CLAIMS, by)) == wanted


@given(st.permutations(CLAIMS), st.lists(st.sampled_from(sorted(RESPECTS)), unique=True))
def test_the_order_of_the_claims_does_not_matter(claims, by):
    assert tally(claims, by) == tally(CLAIMS, by)


@given(st.lists(st.sampled_from(sorted(RESPECTS)), unique=True))
def test_no_claim_stands_in_two_rows(by):
    rows = tally(CLAIMS, by)
    assert sum(row.claims for row in rows) == len(CLAIMS)


def test_rates_and_claims_without_a_figure_make_no_row():
    assert tally([claim("people were killed", id="x", days=FIRST)], ["month"]) == ()
