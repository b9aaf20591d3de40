"""Laws that hold whatever the claims are."""

from __future__ import annotations

import random
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from communique.model.records import Claim
from communique.reconcile.drafts import Row
from communique.reconcile.engine import reconcile
from communique.reconcile.irreducible import irreducible_sets, is_irreducible
from communique.reconcile.system import System, feasible
from tests.reconcile.claims import claim

PLACES = ("Raqqa", "Manbij", "Qamishli", "Syria", "Raqqa Governorate")
DAYS = ("2016-07-26", "2016-07-27")


@st.composite
def claims(draw: st.DrawFn) -> list[Claim]:
    """Up to a dozen claims of three reports about two days."""
    number = draw(st.integers(2, 12))
    made = []
    for at in range(number):
        low = draw(st.integers(1, 30))
        high = draw(st.one_of(st.just(low), st.none()))
        day = draw(st.sampled_from(DAYS))
        target = draw(st.sampled_from(("people", "civilians", "children", "militants")))
        made.append(claim(
            f"{low} {target} were hit", draw(st.sampled_from(("killed", "wounded", "air_strike", "control"))), at=200 + 70 * at,
            document=draw(st.sampled_from(("a", "b", "c"))), count=(low, high), target=(target,),
            agent=draw(st.sampled_from(((), ("Islamic State",), ("Russia",)))), place=(draw(st.sampled_from(PLACES)),),
            days=(day, day), source=draw(st.sampled_from((None, "State TV"))),
        ))  # fmt: skip
    return made


@settings(max_examples=60)
@given(claims(), st.integers(0, 10_000))
def test_findings_do_not_depend_on_the_order_of_claims(made: list[Claim], seed: int) -> None:
    shuffled = list(made)
    random.Random(seed).shuffle(shuffled)
    assert reconcile(shuffled) == reconcile(made)


@settings(max_examples=40)
@given(claims())
def test_a_claim_never_conflicts_with_itself(made: list[Claim]) -> None:
    for finding in reconcile(made).findings:
        assert len(set(finding.claims)) == len(finding.claims) > 1
    alone = reconcile(made[:1])
    assert not alone.findings
    assert not alone.incidents


@st.composite
def systems(draw: st.DrawFn) -> System:
    """Small systems of sums, parts and equal sizes."""
    ids = [f"c{n}" for n in range(draw(st.integers(2, 7)))]
    bounds = {}
    for at in ids:
        low = draw(st.integers(0, 12))
        bounds[at] = (float(low), float(draw(st.one_of(st.just(low), st.integers(low, low + 9), st.just(10**6)))))
    rows = []
    for _ in range(draw(st.integers(1, 5))):
        named = draw(st.permutations(ids))
        parts = named[: draw(st.integers(1, min(3, len(ids) - 1)))]
        rows.append(Row(tuple(parts), named[-1], draw(st.booleans())))
    return System(bounds, tuple(rows))


@settings(max_examples=120)
@given(systems())
def test_irreducible_sets_cannot_hold_and_any_less_can(system: System) -> None:
    found = list(irreducible_sets(system))
    assert bool(found) is not feasible(system)
    for claims_of_it in found:
        assert is_irreducible(system, claims_of_it)


@settings(max_examples=80)
@given(systems())
def test_the_first_irreducible_set_is_of_the_least_size_there_is(system: System) -> None:
    found = list(irreducible_sets(system))
    sizes = [len(claims_of_it) for claims_of_it in found]
    assert sizes == sorted(sizes)
    if found:
        smaller = combinations(sorted(system.bounds), sizes[0] - 1)
        assert all(feasible(system.without(set(system.bounds) - set(some))) for some in smaller)
