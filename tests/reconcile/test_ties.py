"""Which reports are taken to be of one event."""

from __future__ import annotations

import pytest

from communique.model.records import Claim
from communique.reconcile.engine import reconcile, tied_documents
from tests.reconcile.claims import claim


def toll(by: str, count: int = 9, **more: object) -> Claim:
    """One toll in a town on a day."""
    told: dict[str, object] = {
        "place": ("Manbij",),
        "target": ("people",),
        "counted": "people",
        "document": by,
        "outlet": f"{by} News",
    }
    return claim(f"{count} people were killed", count=count, **(told | more))  # type: ignore[arg-type]


def test_a_report_that_comes_late_is_tied_by_the_day_that_it_tells_of() -> None:
    claims = [toll("a"), toll("b", published="2016-09-30", when="on 27 July")]
    assert tied_documents(claims) == {"a": {"b"}, "b": {"a"}}
    assert [f.verdict for f in reconcile(claims).findings] == ["consistent"]


def test_an_outlet_that_tells_one_number_twice_on_a_day_tells_of_one_event() -> None:
    claims = [toll("a", count=23, outlet="News", place=()), toll("b", count=23, outlet="News", place=("Syria",))]
    assert tied_documents(claims) == {"a": {"b"}, "b": {"a"}}
    assert tied_documents([claims[0], toll("b", count=23, place=("Syria",))]) == {}


def test_two_countries_with_one_number_are_two_events() -> None:
    claims = [toll(by, count=23, outlet="News", place=(country,)) for by, country in (("a", "Iraq"), ("b", "Syria"))]
    assert tied_documents(claims) == {}


def test_a_denial_is_tied_to_what_it_denies() -> None:
    denial = claim("no civilians were killed", at=300, document="b", outlet="b News", place=("Manbij",), target=("civilians",),
                   polarity="negative", source="Ministry")  # fmt: skip
    (finding,) = reconcile([toll("a", target=("civilians",), counted="civilians"), denial]).findings
    assert (finding.kind, finding.verdict) == ("polarity", "differ")


@pytest.mark.parametrize(
    "other",
    [{"days": ("2016-08-20", "2016-08-20")}, {"place": ("Raqqa",)}],
    ids=["another day", "another town"],
)
def test_events_of_the_same_kind_are_not_made_one(other: dict[str, object]) -> None:
    claims = [toll("a"), toll("b", count=20, **other)]
    assert tied_documents(claims) == {}
    assert reconcile(claims).findings == ()


@pytest.mark.parametrize(
    ("words", "more"),
    [
        ("no one was killed", {"type": "killed", "target": ("no one",)}),
        ("no civilian was harmed", {"type": "casualties", "target": ("civilian",)}),
        ("there were no deaths", {"type": "killed"}),
    ],
)
def test_who_denies_that_anybody_was_hurt_denies_a_toll(words: str, more: dict[str, object]) -> None:
    denial = claim(words, at=300, document="b", outlet="b News", place=("Manbij",), polarity="negative", source="Ministry",
                   **more)  # type: ignore[arg-type]  # fmt: skip
    assert [(f.kind, f.verdict) for f in reconcile([toll("a", target=("civilians",)), denial]).findings] == [
        ("polarity", "differ")
    ]


def test_a_rate_over_the_past_week_is_of_seven_days() -> None:
    flown = {
        "type": "air_sortie",
        "counted": "sorties",
        "agent": ("Russian Aerospace Forces",),
        "days": ("2016-07-20", "2016-07-27"),
    }
    claims = [claim("455 sorties over the past week", count=455, when="over the past week", **flown),
              claim("65 sorties a day", at=300, count=65, per="day", **flown)]  # type: ignore[arg-type]  # fmt: skip
    (finding,) = reconcile(claims).findings
    assert (finding.kind, finding.verdict) == ("rate_total", "consistent")
    assert finding.why.startswith("455 sorties over 7 days is 65 a day")


@pytest.mark.parametrize(
    ("place", "tied"),
    [("Afrin District", True), ("Manbij", False)],
    ids=["the district around a town", "another town"],
)
def test_a_district_is_tied_to_a_town_in_it_and_two_towns_are_not(place: str, tied: bool) -> None:
    claims = [
        each
        for document, name, more in (("a", "Afrin", 0), ("b", place, 5))
        for each in (toll(document, 9 + more, place=(name,)), toll(document, 20 + more, type="wounded", at=400, place=(name,)))
    ]
    assert bool(tied_documents(claims)) is tied


@pytest.mark.parametrize(
    ("places", "tied"),
    [(("Qurrabash", "Mehrunno"), False), (("Qurrabash", "Qurrabash"), True), (("Qurrabash", "Syria"), True)],
    ids=["two villages", "one village", "the country alone"],
)
def test_two_villages_that_no_gazetteer_knows_are_not_one_by_their_country_and_day(places: tuple[str, str], tied: bool) -> None:
    claims = [
        toll(document, count + at, at=at, type=type, place=(place,))
        for document, count, place in zip("ab", (9, 12), places, strict=True)
        for at, type in ((200, "killed"), (300, "wounded"), (400, "missing"), (500, "abducted"))
    ]
    placed = [
        each.model_copy(update={"places": tuple(place.model_copy(update={"country": "SY"}) for place in each.places)})
        for each in claims
    ]
    assert bool(tied_documents(placed)) is tied


def test_a_place_taken_is_told_of_for_some_days() -> None:
    taken = claim("the army took Manbij", "capture", place=("Manbij",), agent=("Syrian Arab Army",))
    held = claim("Manbij is held by rebels", "control", document="b", outlet="b News", published="2016-07-29",
                 place=("Manbij",), days=("2016-07-29", "2016-07-29"))  # fmt: skip
    long_after = held.model_copy(update={"time": held.time.model_copy(update={"start": None, "end": None})})
    assert tied_documents([taken, held])
    assert not tied_documents([taken, long_after])


def test_one_person_killed_ties_with_the_place() -> None:
    told = [claim(f"{name} was killed in Aleppo", document=by, outlet=by, target=(name,), place=("Aleppo",))
            for by, name in (("a", "Salim Haddadin"), ("b", "Salim al-Haddadin"))]  # fmt: skip
    assert tied_documents(told)


def test_two_reports_tied_to_the_same_third_need_less() -> None:
    town, province = ("Raqqa",), ("Raqqa Governorate",)
    told = [
        toll("a", 19, place=town), toll("a", 40, type="wounded", at=400, place=town),
        toll("b", 31, place=province),
        toll("c", 31, place=province), toll("c", 40, type="wounded", at=400, place=town),
    ]  # fmt: skip
    assert tied_documents([each for each in told if each.document.source != "c"]) == {}
    assert tied_documents(told) == {"a": {"b", "c"}, "b": {"a", "c"}, "c": {"a", "b"}}


def test_a_school_struck_in_a_province_is_one_school_that_day() -> None:
    told = [claim("rockets hit a school", "shelling", document=by, outlet=by, target=("a school",), place=(place,))
            for by, place in (("a", "Idlib Governorate"), ("b", "Saraqib"))]  # fmt: skip
    assert tied_documents(told)


@pytest.mark.parametrize(
    ("first", "second", "tied"),
    [
        ({"place": ("Kafr Zita",)}, {"place": ("Kafr Zita",)}, True),
        ({"place": ("Manbij District",)}, {"place": ("Manbij",)}, True),
        ({"place": ("Aleppo",)}, {"place": ("Aleppo",)}, False),
        ({"place": ("Kafr Zita",)}, {"place": ("Kafr Zita",), "days": ("2016-07-25", "2016-07-25")}, False),
    ],
    ids=["one village", "a town and the district of its name", "a city, where much happens on a day", "another day"],
)
def test_what_two_reports_tell_first_of_one_small_place_is_one(
    first: dict[str, object], second: dict[str, object], tied: bool
) -> None:
    attack = claim("armed men stormed it", "attack", document="b", outlet="b News", **second)  # type: ignore[arg-type]
    assert bool(tied_documents([toll("a", **first), attack])) is tied


@pytest.mark.parametrize(
    ("number", "other", "tied"),
    [
        ({"count": 1_013}, {"count": 1_013}, True),
        ({"count": 1_000}, {"count": 1_000}, False),
        ({"count": 13}, {"count": 13}, False),
        ({"count": 31}, {"count": 31, "place": ("Qamishli",)}, False),
        ({"count": 31, "place": ("Syria",)}, {"count": 31, "place": ("Qamishli",)}, True),
        ({"count": 4, "place": ("Syria",)}, {"count": 4, "place": ("Qamishli",)}, False),
    ],
    ids=[
        "a large number that is not round",
        "a large round one",
        "a small one without places",
        "with a place in one alone",
        "a number in a country, told of no town by one",
        "a small number in a country",
    ],
)
def test_a_number_of_one_day_ties_the_more_the_rarer_it_is(
    number: dict[str, object], other: dict[str, object], tied: bool
) -> None:
    claims = [toll("a", **({"place": ()} | number)), toll("b", **({"place": ()} | other))]
    assert bool(tied_documents(claims)) is tied


@pytest.mark.parametrize(
    ("sources", "tied"),
    [(("Ministry", "Ministry"), True), ((None, None), False), (("Ministry", "Observatory"), False)],
    ids=["one body", "two outlets in their own voice", "two bodies"],
)
def test_what_one_body_counts_on_a_day_for_a_whole_region_is_one(sources: tuple[str | None, str | None], tied: bool) -> None:
    struck = [claim(f"{count} targets were struck", "attack", document=by, outlet="The Outlet", count=count, counted="targets",
                    place=("Eastern Ghouta",), source=source)
              for by, count, source in zip("ab", (150, 140), sources, strict=True)]  # fmt: skip
    assert bool(tied_documents(struck)) is tied


@pytest.mark.parametrize(
    ("since", "source", "tied"),
    [("2016-06-20", "General Staff", True), ("2016-06-01", "General Staff", False), ("2016-06-20", "Observatory", False),
     ("2011-03-15", "General Staff", False)],
    ids=["from one day on", "from another day on", "another body", "a whole war"],
)  # fmt: skip
def test_what_one_body_counts_since_a_day_is_one_operation(since: str, source: str, tied: bool) -> None:
    start = "2011-03-15" if since.startswith("2011") else "2016-06-20"
    told = (("a", 715, start, "2016-07-26", "General Staff"), ("b", 780, since, "2016-07-27", source))
    counts = [
        claim(f"{count} militants since the start", "casualties", document=by, outlet=by, count=count, counted="militants",
              place=("Aleppo",), days=(first, last), when="since the start", source=body)
        for by, count, first, last, body in told
    ]  # fmt: skip
    assert bool(tied_documents(counts)) is tied


def test_forces_that_came_to_a_small_place_and_fire_on_it_are_of_one_day() -> None:
    came = claim("fighters entered Kafr Zita", "movement", place=("Kafr Zita",))
    fired = claim("artillery fired on the convoy", "shelling", document="b", outlet="b News", place=("Kafr Zita",))
    assert tied_documents([came, fired])


def test_a_person_by_full_name_is_enough() -> None:
    told = [claim(f"{name} was killed", document=by, outlet=by, target=(name,))
            for by, name in (("a", "Adam Jonah Wardell"), ("b", "Adam Jonah Wardell"), ("c", "Adam Jonah Miller"))]  # fmt: skip
    assert tied_documents(told) == {"a": {"b"}, "b": {"a"}}
