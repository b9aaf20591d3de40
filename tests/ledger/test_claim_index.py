"""The index counts as the database does, at first and after every kind of change."""

import datetime as dt
from typing import get_args

import pytest

from communique.ledger.filters import ClaimFilter
from communique.ledger.planning import Order
from communique.model.findings import Finding, Incident
from communique.model.records import Place
from tests.ledger.conftest import ANN
from tests.ledger.records import claim

FACETS = ("type", "agent", "target", "supporter", "source", "place", "country", "province", "outlet", "month", "year",
          "polarity", "modality", "state", "verdict")  # fmt: skip
RAQQA, MOSUL = Place(name="Raqqa", country="SY"), Place(name="Mosul", country="IQ")
CLAIMS = (
    claim("a", "Twelve were killed", place=RAQQA, day="2017-08-01", agent=["Army", "Militia"], organisation="Red Crescent"),
    claim("b", "Nine were killed", place=RAQQA, day="2017-08-30", target=["Army"], name="Ann Speaker", outlet="Herald"),
    claim("c", "Strikes hit", type="air_strike", place=MOSUL, day="2016-12-30", until="2017-01-02", agent=["Army"]),
    claim("d", "No strike", type="air_strike", polarity="negative", modality="hedged"),
)
FILTERS = (ClaimFilter(), ClaimFilter(types=("killed",)), ClaimFilter(places=("Syria",)), ClaimFilter(text="strikes"),
           ClaimFilter(undated=True), ClaimFilter(current=None), ClaimFilter(types=("siege",)),
           ClaimFilter(types=("killed", "siege"), actors=("Army",), places=("Syria",), polarities=("positive",)),
           ClaimFilter(start=dt.date(2017, 1, 1), end=dt.date(2017, 8, 1), states=("draft",), modalities=("asserted", "hedged")),
           ClaimFilter(start=dt.date(2017, 1, 1), low=9, current=None), ClaimFilter(verdicts=("conflict",)),
           ClaimFilter(verdicts=("differ", "conflict"), types=("killed",)), ClaimFilter(incident="one"))  # fmt: skip


def same(ledger):
    for wanted in FILTERS:
        asked = [(facet, wanted) for facet in FACETS]
        for limit in (1, 50):
            from_index = ledger.index.facets(asked, limit=limit)
            assert from_index == [ledger.claims.facet(facet, wanted, limit=limit) for facet in FACETS], wanted
        assert ledger.index.count(wanted) == ledger.claims.count(wanted), wanted
        for order in get_args(Order):
            for page in ({"limit": 50}, {"limit": 2, "offset": 1}):
                assert ledger.index.page(wanted, order=order, **page) == ledger.claims.find(wanted, order=order, **page)
    return True


def found(*told, incidents=()):
    """A change to findings, given as (id, verdict, claims), and to incidents; all that there were go."""

    def change(write):
        findings = [Finding(id=id, kind="sum", verdict=verdict, claims=claims, why="so") for id, verdict, claims in told]
        write.findings.replace(["a", "b", "c", "d"], findings, incidents)

    return change


@pytest.fixture
def filled(holding):
    return holding(*CLAIMS)


def test_an_empty_ledger(ledger):
    assert ledger.index.facets([("type", ClaimFilter()), ("agent", ClaimFilter())], limit=5) == [[], []]


def test_as_the_database_counts(filled):
    assert same(filled)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda write: write.import_claims([claim("e", "A town fell", type="capture", place=MOSUL)]), id="added"),
        pytest.param(lambda write: write.import_claims([claim("a", "Twelve died", type="wounded", agent=["Navy"])]), id="edited"),
        pytest.param(lambda write: write.revise.set_state(["a"], "reviewed"), id="state"),
        pytest.param(lambda write: write.revise.withdraw(["b"]), id="withdrawn"),
        pytest.param(found(("x", "differ", ("a", "b")), ("y", "differ", ("b", "c"))), id="found"),
        pytest.param(found(incidents=[Incident(id="one", claims=("a", "c"))]), id="incident"),
    ],
)  # fmt: skip
def test_it_keeps_up(filled, change):
    assert same(filled)
    with filled.writing(ANN) as write:
        change(write)
    assert same(filled)
