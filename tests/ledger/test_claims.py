"""Every filter over one small ledger; orders, pages, counts and facets."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from communique.ledger.filters import ClaimFilter, Near, kilometres, members
from communique.ledger.store import open_ledger
from communique.model.records import Document, Place
from tests.ledger.conftest import ANN
from tests.ledger.records import claim

CLAIMS = (
    claim("a", "Twelve rebels were killed by a barrel bomb", place=Place(name="Raqqa", country="SY"), day="2017-08-01", low=12,
          high=12, agent=["Syrian Air Force"], target=["Free Syrian Army"], organisation="Syrian Observatory for Human Rights"),
    claim("b", "More than 200 militants were killed", place=Place(name="Deir ez-Zor Governorate", country="SY"), low=201,
          agent=["Russian Aerospace Forces"], target=["Islamic State"], name="Valery Gerasimov"),
    claim("c", "Strikes hit a bomb workshop", type="air_strike", place=Place(name="Mosul", country="IQ"), day="2016-12-30",
          until="2017-01-02", agent=["Combined Joint Task Force – Operation Inherent Resolve"], outlet="Herald"),
    claim("d", "No barrel was dropped on the bomb shelter", type="attack", polarity="negative", day="2017-08-03",
          place=Place(name="Al-Tabqa", country="SY"), agent=["the unknown gunmen"], outlet="Herald"),
    claim("e", "Up to 800 fighters remain", type="strength", modality="hedged", high=800, target=["Ahrar al-Sham"]),
)  # fmt: skip


@pytest.fixture(scope="module")
def claims(tmp_path_factory):
    ledger = open_ledger(tmp_path_factory.mktemp("claims") / "ledger.sqlite")
    with ledger.writing(ANN) as write:
        write.import_claims(CLAIMS)
    yield ledger.claims
    ledger.close()


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        pytest.param({}, "abcde", id="all"),
        pytest.param({"types": ("killed", "attack")}, "abd", id="any of two types"),
        pytest.param({"agents": ("Russian warplanes",)}, "b", id="an agent by what it is called"),
        pytest.param({"targets": ("Syrian opposition",)}, "ae", id="members of a side"),
        pytest.param({"targets": ("ISIS",)}, "b", id="acronym"),
        pytest.param({"agents": ("unknown gunmen",)}, "d", id="words of an actor that no registry knows"),
        pytest.param({"agents": ("nobody at all",)}, "", id="nobody"),
        pytest.param({"actors": ("Ahrar al-Sham",)}, "e", id="in any role"),
        pytest.param({"sources": ("SOHR",)}, "a", id="source by alias"),
        pytest.param({"sources": ("Gerasimov",)}, "b", id="source by surname"),
        pytest.param({"places": ("Raqqa Governorate",)}, "ad", id="in a province"),
        pytest.param({"places": ("ar-Raqqah",)}, "a", id="a town, spelled otherwise"),
        pytest.param({"places": ("Syria",)}, "abd", id="in a country"),
        pytest.param({"places": ("Iraq", "Al-Tabqa")}, "cd", id="either of two places"),
        pytest.param({"near": Near(latitude=35.95, longitude=39.01, radius_km=30)}, "a", id="within 30 km"),
        pytest.param({"near": Near(latitude=35.95, longitude=39.01, radius_km=60)}, "ad", id="within 60 km"),
        pytest.param({"start": dt.date(2017, 8, 2)}, "d", id="from a day"),
        pytest.param({"end": dt.date(2017, 1, 1)}, "c", id="until a day, overlapping"),
        pytest.param({"start": dt.date(2017, 1, 2), "end": dt.date(2017, 8, 1)}, "ac", id="a window with both ends"),
        pytest.param({"undated": True}, "be", id="undated"),
        pytest.param({"outlets": ("Herald",)}, "cd", id="outlet"),
        pytest.param({"documents": ("elsewhere.txt",)}, "abcde", id="document by address"),
        pytest.param({"text": "bomb barrel"}, "ad", id="words in any order"),
        pytest.param({"text": '"barrel bomb"'}, "a", id="phrase"),
        pytest.param({"text": 'bomb" OR (*'}, "", id="no query language"),
        pytest.param({"low": 100}, "be", id="figures from 100"),
        pytest.param({"low": 10, "high": 250}, "ab", id="figures in a range"),
        pytest.param({"polarities": ("negative",)}, "d", id="denials"),
        pytest.param({"modalities": ("hedged",)}, "e", id="hedged"),
        pytest.param({"states": ("reviewed",)}, "", id="state"),
        pytest.param({"ids": ("c", "x")}, "c", id="ids"),
        pytest.param({"places": ("Syria",), "types": ("killed",), "text": "rebels"}, "a", id="all together"),
        pytest.param({"current": False}, "", id="withdrawn"),
    ],
)
def test_filters(claims, fields, found):
    wanted = ClaimFilter(**fields)
    assert "".join(sorted(s.claim.id for s in claims.find(wanted))) == found
    assert claims.count(wanted).claims == len(found)
    assert "".join(s.claim.id for s in claims.stream(wanted)) == found


@pytest.mark.parametrize(
    ("order", "first"),
    [("-time", "d"), ("-added", "e"), ("added", "a"), ("-figure", "b")],
)
def test_orders(claims, order, first):
    assert claims.find(order=order)[0].claim.id == first


def test_pages_follow_each_other(claims):
    pages = [claims.find(limit=2, offset=offset) for offset in (0, 2, 4)]
    assert [len(page) for page in pages] == [2, 2, 1]
    assert len({s.claim.id for page in pages for s in page}) == 5


def test_gathered_claims_come_once_and_of_the_others_only_the_newest(claims):
    undated, after = ClaimFilter(undated=True), ClaimFilter(start=dt.date(2017, 8, 1))
    found = claims.gather(ClaimFilter(types=("killed",)), [undated, after], 1)
    assert [one.id for one in found] == ["a", "b", "e", "d"]


def test_documents_are_known_by_id_or_by_address(tmp_path):
    ledger = open_ledger(tmp_path / "ledger.sqlite")
    records = [Document(id="first", source="https://example.org/1"), Document(id="second", source="https://example.org/1")]
    records.append(Document(id="third", source="first"))
    with ledger.writing(ANN) as write:
        write.import_claims([claim(str(at), document=record) for at, record in enumerate(records)])

    def found(*documents):
        return [one.claim.id for one in ledger.claims.find(ClaimFilter(documents=documents), order="added")]

    assert found("first") == ["0"]
    assert found("https://example.org/1") == ["0", "1"]
    assert found("third", "https://example.org/1", "nowhere") == ["0", "1", "2"]
    assert found("nowhere") == []
    ledger.close()


def test_counting_stops_at_the_cap(claims):
    assert (claims.count(cap=3).claims, claims.count(cap=3).capped) == (3, True)
    assert (claims.count(cap=5).claims, claims.count(cap=5).capped) == (5, False)


@pytest.mark.parametrize(
    ("by", "first"),
    [
        ("type", ("killed", 2)),
        ("target", ("Ahrar al-Sham", 1)),
        ("province", ("Raqqa Governorate", 2)),
        ("country", ("SY", 3)),
        ("month", (None, 2)),
        ("outlet", ("Post", 3)),
        ("state", ("draft", 5)),
    ],
)
def test_facets(claims, by, first):
    top = claims.facet(by)[0]
    assert (top.value, top.claims) == first


def test_stored_claims_come_back_whole(claims):
    assert [s.claim for s in claims.get_many([c.id for c in CLAIMS])] == list(CLAIMS)
    assert claims.get("nothing") is None


def test_members_of_a_registry_side():
    assert {"Syrian opposition", "Free Syrian Army", "Ahrar al-Sham"} <= set(members("Syrian rebels"))
    assert members("nobody at all") == ()


def test_distance_between_known_cities():
    assert kilometres(33.51, 36.29, 36.20, 37.16) == pytest.approx(310, abs=5)
    assert kilometres(0, 179.9, 0, -179.9) == pytest.approx(22.2, abs=0.1)


def test_a_circle_over_the_date_line_and_the_pole(tmp_path):
    ledger = open_ledger(tmp_path / "ledger.sqlite")
    with ledger.writing(ANN) as write:
        write.import_claims([claim("w", place=Place(name="West", latitude=10, longitude=179.9)),
                             claim("p", place=Place(name="Pole", latitude=89.9, longitude=0))])  # fmt: skip
    for latitude, longitude, found in ((10, -179.9, ["w"]), (89.9, 180, ["p"])):
        near = Near(latitude=latitude, longitude=longitude, radius_km=50)
        assert [s.claim.id for s in ledger.claims.find(ClaimFilter(near=near))] == found
    ledger.close()


DAYS = st.dates(dt.date(2015, 12, 25), dt.date(2016, 1, 10))


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(DAYS, DAYS), min_size=1, max_size=6), st.tuples(DAYS, DAYS), st.tuples(DAYS, DAYS))
def test_a_window_takes_what_overlaps_it_also_after_a_change(tmp_path_factory, stretches, changed, window):
    ledger = open_ledger(tmp_path_factory.mktemp("window") / "ledger.sqlite")
    given_days = [tuple(sorted(days)) for days in stretches]
    with ledger.writing(ANN) as write:
        write.import_claims([claim(str(n), day=str(a), until=str(b)) for n, (a, b) in enumerate(given_days)])
    given_days[0] = tuple(sorted(changed))
    with ledger.writing(ANN) as write:
        write.import_claims([claim("0", day=str(given_days[0][0]), until=str(given_days[0][1]))])
    start, end = sorted(window)
    wanted = {str(n) for n, (a, b) in enumerate(given_days) if a <= end and b >= start}
    found = {stored.claim.id for stored in ledger.claims.find(ClaimFilter(start=start, end=end))}
    ledger.close()
    assert found == wanted
