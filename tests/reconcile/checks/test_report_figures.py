"""Figures of two reports of one event, and what keeps figures apart."""

from __future__ import annotations

import pytest

from communique.model.records import Claim
from tests.reconcile.claims import claim
from tests.reconcile.rows import found, told


def day(n: int, **more: object) -> Claim:
    """A claim of one outlet about one bombing: its toll and the wounded make two reports meet."""
    document = f"report-{more.pop('by')}"
    return claim(document=document, outlet=document.upper(), at=300 + n, place=("Qamishli",), target=("people",), **more)  # type: ignore[arg-type]


BETWEEN = [
    told(
        "two outlets, two tolls",
        "differ",
        "range",
        [
            day(0, by="a", words="22 people died", count=22),
            day(0, by="b", words="44 people were killed", count=44),
            day(90, by="a", words="60 people were hurt", type="wounded", count=60),
            day(90, by="b", words="60 hurt", type="wounded", count=60),
        ],
        of=(0, 1),
    ),
    told(
        "two outlets, one source, a later toll",
        "superseded",
        "range",
        [
            day(0, by="a", words="22 people died", count=22, source="State TV"),
            day(0, by="b", words="44 people died", count=44, source="State TV"),
            day(90, by="a", words="60 people were hurt", type="wounded", count=60),
            day(90, by="b", words="60 hurt", type="wounded", count=60),
        ],
        of=(0, 1),
    ),
    told(
        "a least number leaves room",
        "consistent",
        "range",
        [
            day(0, by="a", words="at least 22 people died", count=(22, None)),
            day(0, by="b", words="44 people were killed", count=44),
            day(90, by="a", words="60 people were hurt", type="wounded", count=60),
            day(90, by="b", words="60 hurt", type="wounded", count=60),
        ],
        of=(0, 1),
    ),
    told(
        "bodies received by hospitals",
        "undecided",
        "range",
        [
            day(0, by="a", words="hospitals received 22 bodies", count=22),
            day(0, by="b", words="44 people were killed", count=44),
            day(90, by="a", words="60 people were hurt", type="wounded", count=60),
            day(90, by="b", words="60 hurt", type="wounded", count=60),
        ],
        of=(0, 1),
    ),
]


@pytest.mark.parametrize(("claims", "ids", "kind", "verdict"), BETWEEN)
def test_finds(claims: list[Claim], ids: frozenset[str], kind: str, verdict: str) -> None:
    assert found(claims).get(ids) == (kind, verdict)


SILENT = [
    pytest.param(
        [
            claim(
                "12 terrorists were killed", count=12, target=("terrorists",), place=("Raqqa",), days=("2016-07-27", "2016-07-27")
            ),
            claim("19 people died", at=900, count=19, target=("people",), place=("Manbij",), days=("2016-07-27", "2016-07-27")),
        ],
        id="two places",
    ),
    pytest.param(
        [
            claim(
                "12 people were killed",
                count=12,
                target=("people",),
                place=("Raqqa",),
                when="on Monday",
                days=("2016-07-25", "2016-07-25"),
            ),
            claim(
                "19 people died",
                at=900,
                count=19,
                target=("people",),
                place=("Raqqa",),
                when="on Friday",
                days=("2016-07-22", "2016-07-22"),
            ),
        ],
        id="two days",
    ),
    pytest.param(
        [
            claim("12 civilians were hurt", "wounded", count=12, target=("civilians",), place=("Raqqa",)),
            claim(
                "another 19 civilians were hurt",
                "wounded",
                at=900,
                count=19,
                target=("civilians",),
                place=("Raqqa",),
                source="Red Crescent",
            ),
        ],
        id="others than those",
    ),
    pytest.param(
        [
            claim("12 people died", document="report-a", count=12, target=("people",), place=("Syria",)),
            claim("44 people died", document="report-b", count=44, target=("people",), place=("Syria",)),
        ],
        id="two reports of a country that share nothing else",
    ),
]


@pytest.mark.parametrize("claims", SILENT)
def test_says_nothing(claims: list[Claim]) -> None:
    assert found(claims) == {}


def tells(words: str, count: int | tuple[int | None, int | None], by: str, at: int = 300, **more: object) -> Claim:
    """One figure of a report about one bombing."""
    whom = words.split()[1]
    told = {"target": (whom,), "counted": whom, "place": ("Qamishli",), "document": by, "outlet": by.upper()}
    return claim(words, at=at, count=count, said=words.split()[0], **(told | more))  # type: ignore[arg-type]


ACROSS = [
    pytest.param(
        [tells("22 people were killed", 22, "a"), tells("nine children were killed", 9, "a", 500),
         tells("nine children were killed", 9, "b"), tells("25 people were killed", 25, "b", 500)],
        {(0, 3): "differ", (1, 2): "consistent", (1, 3): "consistent", (0, 2): "consistent"},
        id="a part that both tell is held against the whole of the other",
    ),
    pytest.param(
        [tells("six children were killed", 6, "a"), tells("nine women were killed", 9, "a", 500),
         tells("25 people were killed", 25, "b")],
        {(0, 1, 2): "consistent", (1, 2): "consistent"},
        id="of several parts the largest is held against the whole",
    ),
    pytest.param(
        [tells("six children were killed", 6, "a"), tells("25 fighters were killed", 25, "b", target=("fighters",))],
        {},
        id="children are none of the fighters killed",
    ),
    pytest.param(
        [tells("70 people were killed in the attack on the hospital", 70, "a"), tells("30 people were killed", 30, "b")],
        {(0, 1): "differ"},
        id="the dead of a struck hospital are all of them",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("claims", "wanted"), ACROSS)
def test_finds_between_reports(claims: list[Claim], wanted: dict[tuple[int, ...], str]) -> None:
    across = {ids: verdict for ids, (_, verdict) in found(claims).items() if len({at[0] for at in ids}) > 1}
    assert across == {frozenset(claims[i].id for i in of): verdict for of, verdict in wanted.items()}


@pytest.mark.parametrize(
    ("whole", "verdict"),
    [((15, None), "differ"), (12, "consistent"), ((10, None), "consistent")],
    ids=["more", "as many", "less"],
)
def test_the_losses_of_both_sides_make_those_on_both_sides(whole: int | tuple[int | None, int | None], verdict: str) -> None:
    claims = [
        tells("nine soldiers were killed", 9, "a", target=("Syrian Arab Army",)),
        tells("three militants were killed", 3, "a", 500, target=("Islamic State",)),
        tells("15 people were killed on both sides", whole, "b"),
    ]
    assert found(claims)[frozenset(one.id for one in claims)] == ("sum", verdict)


def test_men_and_women_killed_side_by_side_are_none_of_them_all_the_dead() -> None:
    men = tells("eight men were killed", 8, "a")
    women = tells("four women", 4, "a", 323).model_copy(update={"trigger": men.trigger})
    claims = [men, women, tells("13 people were killed", 13, "b")]
    assert "differ" not in [verdict for _, verdict in found(claims).values()]


def test_a_figure_of_another_town_near_by_is_no_part() -> None:
    claims = [
        tells("at least 27 people were killed in Jobar", (27, None), "a", place=("Douma",)),
        tells("15 were killed", 15, "a", 330, place=("Harasta",), target=("15",), counted=None),
    ]
    assert found(claims) == {}


def flown(words: str, count: int, by: str, at: int, whom: str, **more: object) -> Claim:
    """What air defences shot down on one night, by the count of one body."""
    return claim(words, "interception", at=at, count=count, counted=whom, target=(whom,), document=by, outlet=by.upper(),
                 source="Air Force", **more)  # type: ignore[arg-type]  # fmt: skip


@pytest.mark.parametrize(
    ("total", "source", "wanted"),
    [(59, "Air Force", True), (60, "Air Force", False), (59, "Ministry", False)],
    ids=["they make it", "they do not", "another body's total"],
)
def test_figures_side_by_side_make_the_total_of_another_report(total: int, source: str, wanted: bool) -> None:
    claims = [
        flown("39 missiles were shot down", 39, "a", 300, "missiles"),
        flown("and 20 drones", 20, "a", 330, "drones"),
        flown("59 targets were shot down", total, "b", 300, "targets"),
        flown("most of the targets were shot down near Homs", 0, "b", 500, "rockets", place=("Homs",)),
    ]
    claims[2] = claims[2].model_copy(update={"source": claims[2].source.model_copy(update={"organisation": source})})
    sums = [set(f) for f, (kind, verdict) in found(claims).items() if (kind, verdict) == ("sum", "consistent")]
    assert ({one.id for one in claims[:3]} in sums) is wanted


@pytest.mark.parametrize(
    ("first", "second", "verdict"),
    [
        (
            tells("one soldier was killed", 1, "a", target=("Turkish Land Forces",), counted="soldier"),
            tells("four soldiers were killed", 4, "b", target=("Turkish Land Forces",), counted="soldiers"),
            "differ",
        ),
        (tells("156 prisoners were killed", 156, "a"), tells("110 detainees were killed", 110, "b"), "differ"),
    ],
    ids=["losses of one body", "the highest figure of each report"],
)
def test_who_they_were_keeps_figures_apart_only_where_they_can_be_others(first: Claim, second: Claim, verdict: str) -> None:
    beside = [tells("60 people were hurt", 60, by, 700, type="wounded") for by in "ab"]
    assert found([first, second, *beside])[frozenset((first.id, second.id))] == ("range", verdict)
