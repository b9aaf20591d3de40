"""A filter is answered alike however it is planned: by its smallest condition, by lists, or claim by claim."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from bench.synthetic import fill

from communique.ledger import planning
from communique.ledger.filters import ClaimFilter, Near
from communique.ledger.planning import Order
from communique.ledger.store import Ledger, open_ledger

PARTS: dict[str, ClaimFilter] = {
    "type": ClaimFilter(types=("killed",)),
    "types": ClaimFilter(types=("killed", "wounded", "shelling")),
    "actor": ClaimFilter(agents=("Islamic State",)),
    "anyone": ClaimFilter(actors=("Taliban",)),
    "place": ClaimFilter(places=("Syria",)),
    "town": ClaimFilter(places=("Raqqa",)),
    "near": ClaimFilter(near=Near(latitude=35.3, longitude=40.1, radius_km=150)),
    "window": ClaimFilter(start=dt.date(2014, 3, 1), end=dt.date(2015, 2, 1)),
    "since": ClaimFilter(start=dt.date(2016, 1, 1)),
    "undated": ClaimFilter(undated=True),
    "outlet": ClaimFilter(outlets=("Morning Post", "Gulf Agency")),
    "common word": ClaimFilter(text="killed"),
    "words": ClaimFilter(text="killed civilians"),
    "rare words": ClaimFilter(text='"at least" Mosul'),
    "no such word": ClaimFilter(text="zzzz"),
    "figure": ClaimFilter(low=20, high=400),
    "denied": ClaimFilter(polarities=("negative",)),
}
TOGETHER = [
    ("type", "place"), ("type", "window", "actor"), ("common word", "town"), ("common word", "since", "type"), ("words", "actor"),
    ("rare words", "outlet"), ("near", "window"), ("undated", "type", "place"), ("anyone", "place", "common word"),
    ("types", "outlet", "denied"), ("figure", "type", "near"), ("no such word", "type"),
]  # fmt: skip
QUESTIONS = [*((name,) for name in PARTS), *TOGETHER]
SIZES = {
    "as it is": {},
    "small sets drive": {"_FEW": 40, "_TRIED": 30, "_BATCH": 7, "_FEWEST": 3},
    "nothing drives": {"_FEW": 0, "_TRIED": 900},
}


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """A ledger of 1,500 synthetic claims."""
    made = open_ledger(tmp_path_factory.mktemp("planning") / "ledger.sqlite")
    fill(made, 1_500, seed=7)
    yield made
    made.close()


@pytest.fixture(scope="module")
def taken(ledger: Ledger) -> dict[str, set[str]]:
    """By part of a filter the ids of the claims that it takes when asked alone."""
    return {name: {str(one.claim.id) for one in ledger.claims.stream(part)} for name, part in PARTS.items()}


@pytest.fixture(params=SIZES)
def sizes(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Other bounds between the ways to ask, so that a small ledger meets all of them."""
    for name, value in SIZES[request.param].items():
        monkeypatch.setattr(planning, name, value)


def _together(names: tuple[str, ...]) -> ClaimFilter:
    given = {name: value for part in names for name, value in PARTS[part] if name in PARTS[part].model_fields_set}
    return ClaimFilter(**given)


@pytest.mark.parametrize("names", QUESTIONS, ids=" and ".join)
@pytest.mark.usefixtures("sizes")
def test_together_conditions_take_what_each_takes(ledger: Ledger, taken: dict[str, set[str]], names: tuple[str, ...]) -> None:
    """A stream, a count and a page hold the claims that each condition alone takes."""
    expected = set.intersection(*(taken[name] for name in names))
    wanted = _together(names)
    assert {str(one.claim.id) for one in ledger.claims.stream(wanted)} == expected
    assert ledger.claims.count(wanted).claims == len(expected)
    assert {str(one.claim.id) for one in ledger.claims.find(wanted, limit=2_000)} == expected


@pytest.mark.parametrize("order", ["-time", "figure"])
@pytest.mark.parametrize("names", [("common word",), ("words",), *TOGETHER], ids=" and ".join)
@pytest.mark.usefixtures("sizes")
def test_pages_follow_one_order(ledger: Ledger, taken: dict[str, set[str]], names: tuple[str, ...], order: Order) -> None:
    """A page is that part of the order of all claims which the filter takes."""
    expected = set.intersection(*(taken[name] for name in names))
    all_ids = [str(one.claim.id) for one in ledger.claims.find(order=order, limit=2_000)]
    among = [id for id in all_ids if id in expected]
    page = ledger.claims.find(_together(names), order=order, limit=9, offset=5)
    assert [str(one.claim.id) for one in page] == among[5:14]


def test_parts_are_told_apart(taken: dict[str, set[str]]) -> None:
    """The examples take something, but not everything, each."""
    sizes = {name: len(ids) for name, ids in taken.items()}
    assert sizes.pop("no such word") == 0
    assert all(0 < size < 1_500 for size in sizes.values()), sizes
