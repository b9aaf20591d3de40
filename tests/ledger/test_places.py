"""Places of a filter's claims: what they are, how many claims, how sure."""

import pytest

from communique.ledger.filters import ClaimFilter
from communique.model.records import Place, PlaceCandidate
from tests.ledger.records import claim

OTHER = PlaceCandidate(name="Raqqa", country="TR", score=0.7)
RAQQA = Place(name="Raqqa", country="SY", latitude=35.95, longitude=39.01, kind="city")


@pytest.fixture
def ledger_of_places(holding):
    return holding(
        claim("a", place=RAQQA),
        claim("b", place=RAQQA.model_copy(update={"role": "near"})),
        claim("c", place=RAQQA.model_copy(update={"candidates": (OTHER,)}), type="wounded"),
        claim("d", place=Place(name="Raqqa Governorate", country="SY", kind="province")),
        claim("e"),
    )


def test_places_are_counted_with_their_doubts(ledger_of_places):
    raqqa, province = ledger_of_places.places.counts()
    assert (raqqa.name, raqqa.claims, raqqa.doubtful, raqqa.around, raqqa.kind) == ("Raqqa", 3, 1, 1, "city")
    assert (raqqa.latitude, raqqa.longitude) == (35.95, 39.01)
    assert (province.name, province.claims, province.kind, province.province) == (
        "Raqqa Governorate", 1, "province", "Raqqa Governorate",
    )  # fmt: skip


def test_places_of_a_filter(ledger_of_places):
    assert [(p.name, p.claims) for p in ledger_of_places.places.counts(ClaimFilter(types=("wounded",)))] == [("Raqqa", 1)]


def test_a_spot_is_that_place_and_nothing_within(ledger_of_places):
    province = ledger_of_places.places.counts()[1]
    found = ledger_of_places.claims.find(ClaimFilter(spots=(province.key,)))
    assert [stored.claim.id for stored in found] == ["d"]
    assert len(ledger_of_places.claims.find(ClaimFilter(places=("Raqqa Governorate",)))) == 4
