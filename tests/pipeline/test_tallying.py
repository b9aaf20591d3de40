"""Who claims how much over time: each source for itself, nothing counted twice, nothing cut to fit."""

import datetime as dt

import pytest

from communique.ledger.chain import By
from communique.ledger.filters import ClaimFilter
from communique.ledger.store import open_ledger
from communique.model.errors import OptionError
from communique.model.records import Place, Time
from communique.pipeline.tallying import tally, tally_of
from tests.ledger.records import claim

RAQQA, ALEPPO = Place(name="Raqqa", country="SY", kind="city"), Place(name="Aleppo", country="SY", kind="city")


def killed(id, day="2017-08-01", low=None, high=None, by="Red Crescent", place=RAQQA, type="killed", **fields):
    text = f"{low or high or 'Some'} people were killed"
    return claim(id, text, type=type, day=day, low=low, high=high, organisation=by, place=place, **fields)


def points(claims, **options):
    told = tally_of(claims, claims[0].type, **{"step": "month", "by": "speaker", **options})
    return {line.source: [(str(p.start), p.bound.low, p.told) for p in line.points] for line in told.lines}


@pytest.mark.parametrize(
    ("claims", "wanted"),
    [
        pytest.param([killed("a", low=4, high=4), killed("b", day="2017-08-03", low=5, high=5)],
                     {"Red Crescent": [("2017-08-01", 9, 9)]}, id="days apart add up"),
        pytest.param([killed("a", low=4, high=4), killed("b", low=4, high=4)],
                     {"Red Crescent": [("2017-08-01", 4, 4)]}, id="a figure told twice counts once"),
        pytest.param([killed("a", low=4, high=4), killed("b", low=6, high=6)],
                     {"Red Crescent": [("2017-08-01", 6, 10)]}, id="figures of one day and place may overlap"),
        pytest.param([killed("a", low=4, high=4), killed("b", low=6, high=6, place=ALEPPO)],
                     {"Red Crescent": [("2017-08-01", 10, 10)]}, id="places apart add up"),
        pytest.param([killed("a", low=4), killed("b", day="2017-08-03", low=5, high=5)],
                     {"Red Crescent": [("2017-08-01", 9, None)]}, id="an open end stays open"),
        pytest.param([killed("a", low=4, high=4), killed("b", day="2017-08-02", low=5, high=5, by="Army")],
                     {"Army": [("2017-08-01", 5, 5)], "Red Crescent": [("2017-08-01", 4, 4)]}, id="sources never add up"),
        pytest.param([killed("a", type="strength", low=300, high=300),
                      killed("b", type="strength", day="2017-08-03", low=900, high=900)],
                     {"Red Crescent": [("2017-08-01", 300, 900)]}, id="what lasts does not add up"),
    ],
)  # fmt: skip
def test_points(claims, wanted):
    assert points(claims) == wanted


def test_by_outlet_what_two_speakers_say_of_one_day_and_place_counts_once():
    claims = [killed("a", low=4, high=4), killed("b", low=6, high=6, by="Army")]
    assert points(claims, by="outlet") == {"Post": [("2017-08-01", 6, 10)]}


def test_what_is_left_out_is_told():
    rate = killed("rate", low=3, high=3)
    rate = rate.model_copy(update={"quantity": rate.quantity.model_copy(update={"per": "day"})})
    until = killed("until", low=3, high=3).model_copy(update={"time": Time(end=dt.date(2017, 8, 1))})
    long = killed("long", low=3, high=3, until="2017-09-01")
    claims = [killed("a", low=1, high=1), killed("none"), rate, until, long, killed("undated", day=None, low=3, high=3),
              killed("denied", low=3, high=3, polarity="negative"), killed("soon", low=3, high=3, modality="future")]  # fmt: skip
    told = tally_of(claims, "killed", step="month", by="speaker")
    assert {left.reason: left.claims for left in told.left_out} == dict.fromkeys(
        ["no figure", "a rate", "open on one side", "longer than a month", "undated", "denied", "announced"], 1
    )
    assert [line.claims for line in told.lines] == [1]
    assert {left.reason for left in tally_of(claims, "killed", step="year", by="speaker").left_out}.isdisjoint(
        {"longer than a month"}
    )


def test_of_a_ledger(tmp_path):
    ledger = open_ledger(tmp_path / "ledger.sqlite")
    with ledger.writing(By("ann")) as write:
        write.import_claims([killed("a", low=4, high=4), killed("b", type="wounded", low=9, high=9)])
    told = tally(ledger, ClaimFilter(types=("killed",)))
    assert [p.claims for line in told.lines for p in line.points] == [("a",)]
    with pytest.raises(OptionError, match="choose one"):
        tally(ledger, ClaimFilter())
    ledger.close()


def test_private_persons_have_no_row_of_their_own():
    witnesses = [killed(id, day=f"2017-08-0{n}", low=n, high=n, by=None, name=name)
                 for id, n, name in (("a", 1, "Hamid Rasooli"), ("b", 2, "Maryam Nazari"))]  # fmt: skip
    assert points(witnesses) == {"private persons, in Post": [("2017-08-01", 3, 3)]}
