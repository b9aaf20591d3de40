"""Who holds a place, in several reports: shares, sieges that were lifted, captures that are denied."""

from __future__ import annotations

import datetime as dt

import pytest

from communique.model.records import Claim
from communique.reconcile.engine import keys, reconcile, tied_documents
from communique.reconcile.wording import share_of
from tests.reconcile.claims import claim, span
from tests.reconcile.rows import found, told

ARMY, REBELS = ("Syrian Armed Forces",), ("Islamic State",)


def stands(
    words: str, by: str, type: str = "control", agent: tuple[str, ...] = ARMY, day: str = "2016-07-27", **more: object
) -> Claim:
    """One state of Manbij in a report of its own."""
    return claim(words, type, document=by, outlet=f"{by} News", agent=agent, place=("Manbij",), published=day,
                 days=(day, day), source=f"spokesman of {by}", **more)  # type: ignore[arg-type]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "share"),
    [
        ("controls 70 percent of the city", (0.7, 0.7)),
        ("controls more than 60% of the province", (0.6, 1.0)),
        ("between 15 and 20 per cent of the city", (0.15, 0.2)),
        ("less than 10 percent of its territory", (0.0, 0.1)),
        ("half of the town", (0.5, 0.5)),
        ("two-thirds of the district", (2 / 3, 2 / 3)),
        ("most of the town", (0.51, 1.0)),
        ("a pocket of the old city", (0.01, 0.99)),
        ("full control of the town", (1.0, 1.0)),
        ("holds the town", None),
    ],
)
def test_how_much_the_words_say_is_held(words: str, share: tuple[float, float] | None) -> None:
    assert share_of(words) == share


@pytest.mark.parametrize(
    ("first", "second", "verdict"),
    [
        ("the army controls 70 percent of Manbij", "the group still holds most of Manbij", "differ"),
        ("the army controls 70 percent of Manbij", "the group still holds half of Manbij", "differ"),
        ("the army controls 70 percent of Manbij", "the group still holds 30 percent of Manbij", None),
        ("the army holds Manbij", "the group holds Manbij", "differ"),
        ("the army holds a pocket of Manbij", "the group holds most of Manbij", None),
    ],
)
def test_two_reports_that_share_nothing_else_are_held_against_each_other_where_they_are_at_odds(
    first: str, second: str, verdict: str | None
) -> None:
    claims = [stands(first, "a"), stands(second, "b", agent=REBELS)]
    assert [f.verdict for f in reconcile(claims).findings] == ([verdict] if verdict else [])
    assert tied_documents(claims) == {"a": {"b"}, "b": {"a"}}
    assert keys(claims[0]) & keys(claims[1])


def test_reports_of_one_side_alone_or_of_other_days_are_not_brought_together() -> None:
    assert tied_documents([stands("the army holds Manbij", "a"), stands("the army has Manbij", "b")]) == {}
    later = stands("the group holds Manbij", "b", agent=REBELS, day="2016-08-20")
    assert tied_documents([stands("the army holds Manbij", "a"), later]) == {}


@pytest.mark.parametrize(
    ("words", "day", "verdict"),
    [("is still besieging Manbij", "2016-07-27", "differ"), ("besieges Manbij", "2016-07-28", "differ")],
)
def test_a_siege_that_is_said_to_be_lifted_and_to_go_on(words: str, day: str, verdict: str) -> None:
    lifted = stands("the army has lifted the siege of Manbij", "a", "siege_lifted")
    claims = [lifted, stands(words, "b", "siege", REBELS, day=day)]
    assert [f.verdict for f in reconcile(claims).findings] == [verdict]


def test_besieged_then_freed_is_one_order_of_things() -> None:
    claims = [
        stands("the group besieged Manbij", "a", "siege", REBELS, day="2016-07-26"),
        stands("the army lifted the siege of Manbij", "a", "siege_lifted", at=400),
    ]
    assert all(f.verdict == "consistent" for f in reconcile(claims).findings)


def test_a_capture_that_another_source_denies() -> None:
    claims = [stands("the army has retaken Manbij", "a", "capture"),
              stands("the army had not taken Manbij", "b", "capture", day="2016-07-28", polarity="negative")]  # fmt: skip
    (finding,) = reconcile(claims).findings
    assert (finding.kind, finding.verdict, finding.why) == (
        "state",
        "differ",
        "said to have been taken, and said not to have been",
    )


ROWS = [
    told(
        "most held by one side, a pocket by the other",
        "consistent",
        "state",
        [
            claim(
                "IS controls most of the province",
                "control",
                at=300,
                agent=("Islamic State",),
                place=("Deir ez-Zor Governorate",),
            ),
            claim(
                "the army controls a pocket of the city",
                "control",
                at=500,
                agent=("Syrian Armed Forces",),
                place=("Deir ez-Zor",),
            ),
        ],
    ),
    told(
        "two sides hold one town",
        "differ",
        "state",
        [
            claim("IS holds Manbij", "control", at=300, agent=("Islamic State",), place=("Manbij",)),
            claim("Manbij is held by the SDF", "control", at=500, agent=("Syrian Democratic Forces",), place=("Manbij",)),
        ],
    ),
    told(
        "two sides hold the whole of one town",
        "conflict",
        "state",
        [
            claim("IS has full control of Manbij", "control", at=300, agent=("Islamic State",), place=("Manbij",)),
            claim(
                "the SDF has full control of Manbij", "control", at=500, agent=("Syrian Democratic Forces",), place=("Manbij",)
            ),
        ],
    ),
    told(
        "the last stronghold, and one of few",
        "differ",
        "state",
        [
            claim("the last stronghold of the group", "control", at=300, agent=("Islamic State",), place=("Manbij",)),
            claim("one of the few remaining areas it holds", "control", at=500, agent=("Islamic State",), place=("Raqqa",)),
        ],
    ),
    told(
        "held by one side, contested by another source",
        "differ",
        "state",
        [
            claim("the town is under our control", "control", at=300, agent=("Islamic State",), place=("Manbij",), source="IS"),
            claim("Manbij was contested", "control", at=500, place=("Manbij",), polarity="negative", source="Army"),
        ],
    ),
    told(
        "two sources that each claim the town",
        "differ",
        "state",
        [
            claim(
                "it had taken the centre",
                "capture",
                at=300,
                agent=("Islamic State",),
                place=("Manbij",),
                source="IS",
                days=("2016-07-26", "2016-07-26"),
            ),
            claim("the town is ours", "control", at=500, agent=("Syrian Armed Forces",), place=("Manbij",), source="Army"),
        ],
    ),
    told(
        "taken, then left",
        "consistent",
        "state",
        [
            claim(
                "rebels captured Manbij",
                "capture",
                at=300,
                agent=("Islamic State",),
                place=("Manbij",),
                days=("2016-07-03", "2016-07-03"),
            ),
            claim(
                "left on 16 July",
                "withdrawal",
                at=500,
                agent=("Islamic State",),
                place=("Manbij",),
                role="from",
                days=("2016-07-16", "2016-07-16"),
            ),
        ],
    ),
    told(
        "a siege that is broken where no place is named again",
        "consistent",
        "state",
        [
            claim("Manbij was surrounded", "siege", at=300, place=("Manbij",), days=("2016-07-03", "2016-07-03")),
            claim("the siege was broken", "siege_lifted", at=500, days=("2016-07-16", "2016-07-16")),
        ],
    ),
]


@pytest.mark.parametrize(("claims", "ids", "kind", "verdict"), ROWS)
def test_finds(claims: list[Claim], ids: frozenset[str], kind: str, verdict: str) -> None:
    assert found(claims).get(ids) == (kind, verdict)


def test_the_sentence_around_a_short_clause_tells_how_much_is_held() -> None:
    text = "The army holds the airport. IS controls most of the town. The war goes on."
    start = text.index("IS controls")
    told = [
        claim("The army holds", "control", at=0, agent=("Syrian Armed Forces",), place=("Manbij",)),
        claim("IS controls", "control", at=start, agent=("Islamic State",), place=("Manbij",)),
    ]
    assert [f.verdict for f in reconcile(told).findings] == ["differ"]
    assert [f.verdict for f in reconcile(told, texts={"report-a": text}).findings] == ["consistent"]


def test_who_held_a_site_without_a_name_is_told_in_the_clause_that_says_it_was_taken() -> None:
    taken = claim("the army seized a base held by the group", "capture", agent=ARMY, place=("Manbij",), role="near")
    base = taken.places[0].model_copy(update={"name": None, "role": "at", "country": None, "mention": span("a base", 216)})
    held = claim("a base held by the group", "control", at=216, agent=REBELS).model_copy(update={"places": (base,)})
    (finding,) = reconcile([taken, held]).findings
    assert (finding.kind, finding.verdict) == ("state", "consistent")


def test_troops_without_a_name_may_be_the_army_that_the_report_names() -> None:
    taken = claim("the army took Manbij", "capture", agent=ARMY, place=("Manbij",))
    held = claim("troops are inside Manbij", "control", at=300, agent=("troops",), place=("Manbij",),
                 days=("2016-07-28", "2016-07-28"))  # fmt: skip
    assert [f.verdict for f in reconcile([taken, held]).findings] == ["consistent"]


def test_a_side_that_still_holds_a_part_of_what_another_says_it_took_is_at_odds_with_it() -> None:
    taken = stands("we took full control of Manbij", "a", "capture", REBELS)
    held = stands("the army still holds parts of Manbij", "b").model_copy(update={"time": taken.time})
    held = held.model_copy(update={"time": held.time.model_copy(update={"start": dt.date(2016, 7, 25)})})
    assert [f.verdict for f in reconcile([taken, held]).findings] == ["differ"]


def test_two_groups_of_one_camp_that_took_a_place_on_a_day_took_it_together() -> None:
    taken = [
        stands("fighters took Manbij", "a", "capture", ("Al-Nusra Front",)),
        stands("rebels took Manbij", "b", "capture", ("rebels",)),
    ]
    assert all("then" not in f.why for f in reconcile(taken).findings)


def test_what_one_report_tells_both_of_is_compared_there_alone() -> None:
    toll = [claim("nine people were killed", count=9, at=700, document=by, outlet=by, target=("people",), place=("Manbij",))
            for by in "ab"]  # fmt: skip
    held, again = stands("the army holds Manbij", "a"), stands("Manbij is in the hands of the army", "b")
    besieged = stands("rebels besiege Manbij", "b", "siege", REBELS, at=400)
    told = reconcile([held, again, besieged, *toll]).findings
    states = {frozenset(f.claims) for f in told if f.kind == "state"}
    assert states == {frozenset((held.id, again.id)), frozenset((again.id, besieged.id))}
