"""Denials inside one document: which charges they are of."""

from __future__ import annotations

from typing import Any

from communique.model.records import Claim
from communique.reconcile.engine import reconcile
from tests.reconcile.claims import claim, span

GAS: dict[str, Any] = {"type": "chemical_attack", "agent": ("Ba'athist Syria",)}


def denied(*claims: Claim) -> set[frozenset[str]]:
    """The claims of each finding that says that something is denied."""
    return {frozenset(f.claims) for f in reconcile(claims).findings if f.kind == "polarity"}


def test_each_source_by_name_that_makes_the_charge_is_held_against_the_denial() -> None:
    told = [
        claim("the government has used gas", at=100, id="monitor", source="Human Rights Watch", **GAS),
        claim("gas was used at least three times", at=300, id="doctors", source="Doctors", **GAS),
        claim("gas was used", at=500, id="paper", **GAS),
        claim("the government denied using gas", at=700, id="denial", source="Ba'athist Syria", polarity="negative", **GAS),
    ]
    assert denied(*told) >= {frozenset({"monitor", "denial"}), frozenset({"doctors", "denial"})}


def test_nobody_hurt_far_from_a_toll_denies_nothing() -> None:
    told = [
        claim("more than 200 people were wounded in Aleppo", "wounded", at=100, count=(201, None), said="200",
              target=("people",), place=("Aleppo",)),
        claim("without human casualties", "casualties", at=1800, target=("human",), polarity="negative", source="Army"),
    ]  # fmt: skip
    assert denied(*told) == set()
    near = claim("no people were hurt", "casualties", at=300, target=("people",), polarity="negative", source="Army")
    assert denied(told[0], near) == {frozenset({told[0].id, near.id})}


def test_what_is_denied_to_have_been_struck_is_named_in_the_words_of_the_charge() -> None:
    told = [
        claim(
            "seven strikes on the prison", "air_strike", at=100, agent=("Syrian Air Force",), place=("Manbij",), source="Group"
        ),
        claim(
            "no prison was hit", "air_strike", at=300, target=("prison",), place=("Manbij",), polarity="negative", source="Army"
        ),
    ]
    assert denied(*told) == {frozenset(one.id for one in told)}


def test_a_body_that_denies_losses_denies_nothing_of_another_bodys_dead() -> None:
    def told(words: str, of: str, who: str, at: int, id: str, **more: Any) -> Claim:
        told = claim(words, more.pop("type", "killed"), at=at, id=id, place=("Goris",), target=(of,), **more)
        named = told.target[0].model_copy(update={"mention": span(who, at + words.index(who))})
        return told.model_copy(update={"target": (named,)})

    armenia, azerbaijan = "Armed Forces of Armenia", "Azerbaijani Armed Forces"
    claims = [
        told("three of our servicemen were killed", armenia, "our servicemen", 100, "own", count=3, counted="servicemen"),
        told("the enemy left 20 dead", azerbaijan, "the enemy", 300, "theirs", count=20, counted="dead"),
        told("there are no losses among our servicemen", azerbaijan, "our servicemen", 100, "denial", type="casualties",
             document="b", outlet="b News", polarity="negative", source="Ministry of Defence of Azerbaijan"),
    ]  # fmt: skip
    assert denied(*claims) == {frozenset({"theirs", "denial"})}
