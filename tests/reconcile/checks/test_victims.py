"""Figures of victims whom the words set apart: lists, sides, kinds, places are no rivals of the figure for all."""

from __future__ import annotations

import pytest

from communique.model.records import Claim
from communique.reconcile.relations import relate
from communique.reconcile.scopes import scope_of
from communique.reconcile.victims import are_listed, of_doers, of_other_kind, of_two_sides
from tests.reconcile.claims import claim
from tests.reconcile.rows import found

LEAD = claim("Clashes near Raqqa killed at least 90 people", at=10, count=(90, None), said="90", target=("people",),
             place=("Raqqa",))  # fmt: skip


def listed(words: str, *figures: tuple[int, str, str]) -> list[Claim]:
    """Claims of one clause, each with its figure where its words stand: (count, counted, words from the figure on)."""
    made = []
    for count, noun, said in figures:
        at = 300 + words.index(said)
        made.append(claim(words[at - 300 :], at=at, count=count, said=str(count), target=(noun,), counted=noun, place=("Raqqa",)))
    return made


@pytest.mark.parametrize(
    ("words", "figures", "apart"),
    [
        pytest.param("31 guards and 42 raiders died", [(31, "guards", "31"), (42, "raiders", "42")], True, id="two joined"),
        pytest.param("31 people, including 5 women, died", [(31, "people", "31"), (5, "women", "5")], False, id="a part named"),
        pytest.param("31 people, 5 of them women, died", [(31, "people", "31"), (5, "women", "5")], False, id="some of them"),
        pytest.param("31 people died. 5 women lived", [(31, "people", "31"), (5, "women", "5")], False, id="two sentences"),
    ],
)
def test_figures_of_one_list_stand_side_by_side(words: str, figures: list[tuple[int, str, str]], apart: bool) -> None:
    one, other = (scope_of(made) for made in listed(words, *figures))
    assert are_listed(one, other) is apart
    assert are_listed(other, one) is apart


@pytest.mark.parametrize(
    ("mine", "theirs", "apart"),
    [
        pytest.param(("Islamic State",), ("People's Defense Units",), True, id="two bodies"),
        pytest.param(("Islamic State",), ("Islamic State",), False, id="one body"),
        pytest.param(("Islamic State",), ("people",), False, id="people may be anyone"),
    ],
)
def test_sides_by_name(mine: tuple[str, ...], theirs: tuple[str, ...], apart: bool) -> None:
    one, other = (scope_of(claim("8 were killed", count=8, target=names)) for names in (mine, theirs))
    assert of_two_sides(one, other) is apart


@pytest.mark.parametrize(
    ("mine", "theirs", "apart"),
    [
        pytest.param("mercenaries", "fighters", True, id="mercenaries among fighters"),
        pytest.param("people", "civilians", False, id="status is disputed"),
        pytest.param("militants", "terrorists", False, id="two words for fighters"),
        pytest.param("islanders", "fighters", True, id="a kind of people of no class"),
    ],
)
def test_kinds_by_noun(mine: str, theirs: str, apart: bool) -> None:
    one, other = (scope_of(claim(f"8 {noun} died", count=8, counted=noun, target=(noun,))) for noun in (mine, theirs))
    assert of_other_kind(one, other) is apart


def test_attackers_killed_are_none_whom_the_attack_killed() -> None:
    toll = claim("the attack killed 17 people", at=300, count=17, target=("people",), agent=("Islamic State",), place=("Raqqa",))
    killed = claim("soldiers killed 4 of the group", at=600, count=4, target=("Islamic State",), place=("Raqqa",),
                   agent=("Syrian Armed Forces",), source="Syrian Armed Forces")  # fmt: skip
    assert of_doers(*map(scope_of, (toll, killed)))
    assert not [verdict for _, verdict in found([toll, killed]).values() if verdict != "consistent"]


PARTS = [
    pytest.param(
        [LEAD, *listed("31 guards and 42 raiders died", (31, "guards", "31"), (42, "raiders", "42"))], id="sides of a battle"
    ),
    pytest.param(
        [
            claim("Raids kill 90 people in Syria", at=10, count=90, target=("people",), place=("Syria",)),
            claim("up to 50 people were killed in Raqqa", at=300, count=(None, 50), target=("people",), place=("Raqqa",)),
            claim("some 30 people were killed in Manbij", at=500, count=30, target=("people",), place=("Manbij",)),
        ],
        id="two places of a country",
    ),
    pytest.param(
        [LEAD, claim("killed was a family of 9 people", at=400, count=9, target=("people",), place=("Raqqa",))], id="a family"
    ),
    pytest.param(
        [
            LEAD,
            claim("six more civilians were killed when shells fell", at=400, count=6, said="six", target=("civilians",),
                  place=("Raqqa",), source="Red Crescent"),
        ],
        id="so many more",
    ),
    pytest.param(
        [
            claim("Rebels kill 17 in Aleppo", at=0, count=17, place=("Aleppo",)),
            claim("17 people died in shelling of Aleppo", at=200, count=17, target=("people",), place=("Aleppo",)),
            claim("5 people died in air strikes on Aleppo", at=900, count=5, target=("people",), place=("Aleppo",),
                  source="Syrian Observatory for Human Rights"),
        ],
        id="other means than those of the headline's event as told below",
    ),
]  # fmt: skip


@pytest.mark.parametrize("claims", PARTS)
def test_no_part_is_a_rival_of_its_whole(claims: list[Claim]) -> None:
    assert not {verdict for _, verdict in found(claims).values()} & {"differ", "conflict", "superseded"}


def test_kinds_of_one_list_are_not_held_against_each_other() -> None:
    words = "The dead included 6 women, 5 children and 3 officers"
    told = listed(words, (6, "women", "6"), (5, "children", "5"), (3, "officers", "3"))
    assert not [ids for ids, (_, verdict) in found(told).items() if verdict in {"differ", "conflict"}]


def test_a_headline_without_a_date_tells_of_the_last_days() -> None:
    headline = claim("Raids kill over 60 people", at=0, count=(61, None), said="over 60", target=("people",), place=("Syria",),
                     days=(None, "2016-07-27"))  # fmt: skip
    lead = claim("60 people were killed on Tuesday", at=200, count=60, target=("people",), place=("Syria",), when="on Tuesday",
                 days=("2016-07-26", "2016-07-26"))  # fmt: skip
    assert found([headline, lead])[frozenset({headline.id, lead.id})] == ("range", "differ")


def _of_two_kinds(first: str, second: str, days: tuple[str, str]) -> dict[frozenset[str], tuple[str, str]]:
    """What is found of fighters that an army says it killed over some days, and of others killed on the last of them."""
    window = claim(f"{first} were killed", at=300, count=(None, 150), said="up to 150", counted=first, target=(first,),
                   place=("Raqqa",), days=days, when="over the past days", source="Army")  # fmt: skip
    day = claim(f"{second} were killed", at=700, count=(23, None), said="at least 23", counted=second, target=(second,),
                place=("Raqqa",), days=(days[1], days[1]), when="on Monday", source="Monitors")  # fmt: skip
    return found([window, day])


@pytest.mark.parametrize(
    ("first", "second", "days", "compared"),
    [
        pytest.param(
            "militiamen", "civilians", ("2016-07-21", "2016-07-25"), False, id="some days of fighters, civilians of one"
        ),
        pytest.param("militiamen", "women", ("2016-07-01", "2016-07-25"), False, id="weeks of fighters, women of one day"),
        pytest.param("militiamen", "gunmen", ("2016-07-01", "2016-07-25"), True, id="fighters both"),
        pytest.param("people", "civilians", ("2016-07-01", "2016-07-25"), True, id="people may be of either kind"),
    ],
)
def test_fighters_of_some_days_hold_no_civilians_of_one(first: str, second: str, days: tuple[str, str], compared: bool) -> None:
    assert bool(_of_two_kinds(first, second, days)) is compared


def test_of_one_day_it_is_disputed_whether_they_fought() -> None:
    one, other = (scope_of(claim(f"12 {who} were killed", count=12, counted=who, target=(who,), place=("Raqqa",)))
                  for who in ("militants", "civilians"))  # fmt: skip
    assert not relate(one, other).apart
