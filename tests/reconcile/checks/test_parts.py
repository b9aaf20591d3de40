"""Figures that count some of others, told beside them."""

from __future__ import annotations

import pytest

from communique.model.records import Claim
from communique.reconcile.anchors import scopes_of
from communique.reconcile.checks import figures
from communique.reconcile.engine import reconcile
from tests.reconcile.claims import claim


def toll(words: str, count: object, at: int, whom: str = "people", type: str = "killed", **more: object) -> Claim:
    """A toll of one report and place."""
    return claim(words, type, count=count, counted=whom, target=(whom,), place=("Manbij",), at=at, **more)  # type: ignore[arg-type]


def verdicts(*claims: Claim) -> set[str]:
    return {finding.verdict for finding in reconcile(claims).findings}


def test_the_wounded_who_are_worst_off_are_some_of_all() -> None:
    all_of_them = toll("45 wounded people were brought in", 45, 200, type="wounded", source="Hospital")
    assert verdicts(all_of_them, toll("13 in critical condition", 13, 250, type="wounded", source="Hospital")) == {"consistent"}


def test_some_of_all_victims_may_be_those_of_other_parts() -> None:
    told = [toll("15 civilians, among them six children and two women, died", 15, 100, "civilians"),
            toll("six children", 6, 126, "children"), toll("two women", 2, 143, "women"),
            toll("13 of the dead", 13, 180, "the dead")]  # fmt: skip
    assert "conflict" not in verdicts(*told)


def test_a_war_without_an_upper_end_is_told_with_the_largest_toll_of_each_time() -> None:
    war = claim(
        "more than 280,000 people have been killed",
        count=(280_001, None),
        said="more than 280,000",
        at=900,
        counted="people",
        target=("people",),
        place=("Syria",),
        days=("2011-03-15", "2016-07-27"),
        when="since 2011",
    )
    tolls = [toll(f"{count} people died", count, 200 + 70 * at) for at, count in enumerate((5, 9, 31))]
    with_the_war = [draft.ids for draft in figures.check(scopes_of([*tolls, war])) if war.id in draft.ids]
    assert with_the_war == [{tolls[2].id, war.id}]


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        (toll("thirteen of the dead were children", 13, 300, "children"), toll("the clinic received 22 dead", 22, 200, "dead")),
        (toll("eleven children were slain", 11, 200, "children"), toll("a total of 13 people lost their lives", 13, 300)),
        (toll("28 people died at the market", 28, 200), toll("there are 65 dead in the whole city", 65, 300, "dead")),
    ],
    ids=["a spelled number of the dead", "told before the total", "of the whole city"],
)
def test_finds_the_part_of_a_whole(part: Claim, whole: Claim) -> None:
    (finding,) = reconcile([part, whole]).findings
    assert (finding.kind, finding.verdict, set(finding.claims)) == ("subset", "consistent", {part.id, whole.id})


def test_a_war_is_told_with_the_first_and_the_largest_toll_of_a_time_alone() -> None:
    war = claim("280,000 people have been killed in five years", count=280_000, said="280,000", at=900, counted="people",
                target=("people",), place=("Syria",), days=("2011-03-15", "2016-07-27"), when="in five years")  # fmt: skip
    tolls = [
        toll("nine people died", 9, 200),
        toll("31 soldiers died", 31, 400, "soldiers"),
        toll("12 rebels died", 12, 600, "rebels"),
    ]
    ids = {frozenset(f.claims) - {war.id} for f in reconcile([*tolls, war]).findings if war.id in f.claims}
    assert ids == {frozenset({tolls[0].id}), frozenset({tolls[1].id})}


def test_soldiers_and_rebels_killed_are_parts_of_a_toll_of_both() -> None:
    both = toll("at least 70 soldiers and rebels have been killed", (70, None), 100, "soldiers and rebels", source="Observatory")
    both = both.model_copy(update={"target": both.target[:1]})
    sides = [toll("30 soldiers and 39 rebels were killed", 30, 300, "soldiers", source="Observatory"),
             toll("39 rebels were killed", 39, 316, "rebels", source="Observatory")]  # fmt: skip
    assert "differ" not in verdicts(both, *sides)


def test_some_of_them_by_town_make_the_total_and_are_no_parts_of_each_other() -> None:
    def line(words: str, count: int, at: int, town: str, role: str = "at") -> Claim:
        return claim(words, count=count, at=at, target=(words.split()[0],), place=(town,), role=role, source="Army")

    claims = [
        line("41 militants were killed near Damascus", 41, 200, "Damascus", "near"),
        line("20 of them in Douma", 20, 240, "Douma"),
        line("13 in Harasta", 13, 261, "Harasta"),
        line("8 in Arbin", 8, 276, "Arbin"),
    ]
    assert {f.verdict for f in reconcile(claims).findings} == {"consistent"}


def test_a_part_of_a_part_is_no_line_beside_it() -> None:
    claims = [
        toll("27 people were killed in two towns", 27, 200),
        toll("12 people, including four children, died in one", 12, 240),
        toll("including four children", 4, 251, "children"),
        toll("and 15 in the other", 15, 290, "15"),
    ]
    sums = {frozenset(f.claims) for f in reconcile(claims).findings if f.kind == "sum"}
    assert sums == {frozenset(claims[at].id for at in (0, 1, 3))}


def test_a_person_by_name_is_not_added_to_those_whom_he_is_one_of() -> None:
    claims = [toll("eight people were killed", 8, 200), toll("Adam Wardell was killed", None, 300, "Adam Wardell"),
              toll("nine bodies were found", 9, 400, "bodies")]  # fmt: skip
    assert "sum" not in {f.kind for f in reconcile(claims).findings}


def test_losses_of_one_side_are_no_part_of_the_losses_of_the_other() -> None:
    army = toll("the army has lost 12 men since Monday", 12, 400, "men", days=("2016-07-20", "2016-07-27"), when="since Monday")
    army = army.model_copy(update={"target": claim("x", target=("Iraqi Army",)).target})
    group = toll("eight were killed", 8, 200, "eight")
    group = group.model_copy(update={"target": claim("x", target=("Islamic State",)).target})
    assert reconcile([army, group]).findings == ()


def test_those_who_attacked_are_none_of_whom_they_killed() -> None:
    killed = toll("eight people were killed", 8, 200, source="Police")
    assert reconcile([killed, toll("the attackers lost three men", 3, 300, "men", source="Army")]).findings == ()


def test_those_admitted_are_some_of_all_the_wounded() -> None:
    told = toll("42 were wounded", 42, 200, type="wounded", source="Police")
    assert verdicts(told, toll("37 wounded had been admitted", 37, 300, "wounded", "wounded", source="Hospital")) == {"undecided"}


def test_militants_killed_are_none_of_the_soldiers_killed_in_a_year() -> None:
    year = toll("230 security personnel have been killed this year", 230, 600, "security personnel",
                days=("2016-01-01", "2016-07-27"), when="this year")  # fmt: skip
    day = toll("four terrorists were killed on Thursday", 4, 200, "terrorists", when="on Thursday")
    assert reconcile([day, year]).findings == ()


def test_one_of_the_injured_who_died_is_not_the_one_told_of_before() -> None:
    claims = [toll("one officer was killed", 1, 200, "officer"), toll("one of the injured died", 1, 400, "injured")]
    assert "range" not in {f.kind for f in reconcile(claims).findings}
