"""What two tellings of one set dispute: who the victims were, who did it; none of it is added."""

from __future__ import annotations

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from communique.model.bounds import Question
from communique.model.records import Claim
from communique.reconcile.bounds import bounds_of
from communique.reconcile.engine import reconcile
from tests.reconcile.claims import claim

DAY = dt.date(2016, 7, 27)


def toll(by: str, count: int, who: str, at: int = 200, **more: object) -> Claim:
    """One toll of one place and day."""
    return claim(f"{count} {who} were killed", count=count, counted=who, target=(who,), place=("Manbij",), document=by, at=at,
                 outlet=f"{by} News", **more)  # type: ignore[arg-type]  # fmt: skip


def test_fighters_by_one_and_civilians_by_another_may_be_the_same_dead() -> None:
    (finding,) = reconcile([toll("a", 15, "terrorists"), toll("b", 15, "civilians")]).findings
    assert finding.verdict == "consistent"
    assert '"terrorists" by one, "civilians" by another' in finding.why


def test_other_figures_of_victims_called_otherwise_may_be_two_sets() -> None:
    (finding,) = reconcile([toll("a", 15, "terrorists"), toll("b", 9, "civilians")]).findings
    assert finding.verdict == "undecided"


def test_two_doers_are_named_side_by_side() -> None:
    claims = [toll("a", 4, "people", agent=("Russian Aerospace Forces",)), toll("b", 4, "people", agent=("Islamic State",))]
    found = [f for f in reconcile(claims).findings if f.kind == "range"]
    assert [f.verdict for f in found] == ["consistent"]
    assert "who did it is disputed" in found[0].why


def test_the_dead_of_two_sides_are_not_one_set() -> None:
    claims = [toll("a", 36, "members of the forces", agent=("Taliban",)), toll("a", 2, "gunmen", at=400, agent=("the forces",))]
    opposed = claims[1].model_copy(update={"target": (claims[0].agent[0],)})
    assert reconcile([claims[0], opposed]).findings == ()


STATUS = st.sampled_from(("terrorists", "civilians", "people", "militants", "soldiers"))


@settings(max_examples=60)
@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(1, 30), STATUS), min_size=1, max_size=8))
def test_disputed_attributes_are_never_summed(told: list[tuple[str, int, str]]) -> None:
    claims = [toll(by, count, who, at=200 + 70 * at) for at, (by, count, who) in enumerate(told)]
    low = bounds_of(claims, Question(type="killed", place="Manbij", start=DAY, end=DAY)).together.low
    assert low is None or low <= max(count for _, count, _ in told)
