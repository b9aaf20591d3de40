"""Figures that count some of others, told beside them."""

from __future__ import annotations

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
