"""What two claims give as clues."""

from __future__ import annotations

from communique.model.records import Claim
from communique.reconcile.anchors import scopes_of
from communique.reconcile.clues import clues, comparable, family_of, told
from communique.reconcile.relations import relate
from tests.reconcile.claims import claim


def of(*claims: Claim) -> set[str]:
    """The clues of two claims."""
    one, other = told(scopes_of(claims))
    return set(clues(one, other, relate(one.scope, other.scope), may_be_one=True))


def test_scopes_figures_and_words_are_compared() -> None:
    found = of(claim("12 people died in Manbij", count=12, target=("people",), place=("Manbij",)),
               claim("people dying in Manbij: 4", at=900, count=4, target=("people",), place=("Manbij",),
                     source="Ministry"))  # fmt: skip
    assert {"same", "2 figures", "one place", "one target", "place same", "time same", "two sources", "the first is more",
            "1 are the highest", "one set within", "1 in the lead", "types killed killed"} <= found  # fmt: skip
    assert {"same: one place", "2 figures: one place"} <= found
    assert not {"one number", "meeting figures", "one doer"} & found


def test_claims_without_figures_give_no_clues_of_them() -> None:
    found = of(claim("the army took Manbij", "capture", agent=("Syrian Army",)),
               claim("the army entered Manbij", "control", at=900, agent=("Syrian Army",)))  # fmt: skip
    assert {"kin", "0 figures", "states kin", "one doer"} <= found
    assert not any(clue.startswith(("ratio", "least ")) and "rivals" not in clue for clue in found)


def test_what_a_document_shows_of_a_claim() -> None:
    first, second, third = told(
        scopes_of([claim("12 died", count=12), claim("4 died", at=900, count=4), claim("a raid", "air_strike", at=1500)])
    )
    assert (first.rivals, second.rivals, third.rivals, first.size) == (2, 2, 1, 3)
    assert (first.highest, second.highest, third.highest) == (True, False, False)
    assert third.words["raid"] > first.words["died"] > 0


def test_one_measure_or_one_family_without_figures_can_be_compared() -> None:
    counted, held, taken = told(
        scopes_of([claim("4 died", count=4), claim("held", "control", at=900), claim("took", "capture", at=1500)])
    )
    assert comparable(held, taken)
    assert not comparable(counted, held)
    assert [family_of(kind) for kind in ("killed", "destroyed", "shelling", "siege", "advance", "aid")] == [
        "people", "things", "events", "states", "moves", "relations"]  # fmt: skip
