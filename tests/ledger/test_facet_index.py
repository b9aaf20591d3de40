"""The index counts as the database does, at first and after every kind of change."""

import pytest

from communique.ledger.filters import ClaimFilter
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
           ClaimFilter(undated=True), ClaimFilter(current=None), ClaimFilter(types=("siege",)))  # fmt: skip


def same(ledger):
    for wanted in FILTERS:
        asked = [(facet, wanted) for facet in FACETS]
        for limit in (1, 50):
            from_index = ledger.facets.counts(asked, limit=limit)
            assert from_index == [ledger.claims.facet(facet, wanted, limit=limit) for facet in FACETS], wanted
    return True


@pytest.fixture
def filled(holding):
    return holding(*CLAIMS)


def test_an_empty_ledger(ledger):
    assert ledger.facets.counts([("type", ClaimFilter()), ("agent", ClaimFilter())], limit=5) == [[], []]


def test_as_the_database_counts(filled):
    assert same(filled)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda write: write.import_claims([claim("e", "A town fell", type="capture", place=MOSUL)]), id="added"),
        pytest.param(lambda write: write.import_claims([claim("a", "Twelve died", type="wounded", agent=["Navy"])]), id="edited"),
        pytest.param(lambda write: write.revise.set_state(["a"], "reviewed"), id="state"),
        pytest.param(lambda write: write.revise.withdraw(["b"]), id="withdrawn"),
    ],
)  # fmt: skip
def test_it_keeps_up(filled, change):
    assert same(filled)
    with filled.writing(ANN) as write:
        change(write)
    assert same(filled)
