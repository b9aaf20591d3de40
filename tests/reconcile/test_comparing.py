"""How doers and what is counted stand to each other."""

from __future__ import annotations

import pytest

from communique.reconcile.comparing import compare_agents, compare_counts
from communique.reconcile.counted import APART, AROUND, EQUAL, INSIDE, UNSURE
from communique.reconcile.scopes import Scope, scope_of
from tests.reconcile.claims import claim

ARMY = "Syrian Armed Forces"


def strike(agent: str) -> Scope:
    """One strike by a doer."""
    return scope_of(claim("a strike", "air_strike", agent=(agent,)))


@pytest.mark.parametrize(("other", "mark"), [
    (ARMY, EQUAL), ("Islamic State", APART), ("The enemy", UNSURE), ("They", UNSURE), ("His forces", UNSURE),
])  # fmt: skip
def test_words_at_the_head_of_a_sentence_name_no_body(other: str, mark: str) -> None:
    assert compare_agents(strike(ARMY), strike(other)) == mark


def test_a_states_forces_are_a_part_of_the_state() -> None:
    assert compare_agents(strike("Syria"), strike(ARMY)) == AROUND
    assert compare_agents(strike(ARMY), strike("Syria")) == INSIDE
    assert compare_agents(strike("Syria"), strike("Russian Aerospace Forces")) == APART


def test_police_officers_are_police() -> None:
    one, other = (scope_of(claim(f"12 {who} died", count=12, counted=who)) for who in ("police officers", "policemen"))
    assert compare_counts(one, other) == EQUAL


def test_fighters_who_are_there_by_two_words_can_be_the_same() -> None:
    there = [scope_of(claim(f"30 {who}", "strength", count=30, counted=who)) for who in ("attackers", "assailants")]
    things = [scope_of(claim(f"30 {what}", "strength", count=30, counted=what)) for what in ("trucks", "buses")]
    assert compare_counts(*there) == UNSURE
    assert compare_counts(*things) == APART
