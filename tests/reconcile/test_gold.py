"""Scores on the hand-marked checks beside the project: within documents and between reports of one event."""

from __future__ import annotations

import json
from itertools import chain

import pytest
from bench.checks import DEV_CHECKS, check_figures, claims_of, dev_check_figures, dev_checked


@pytest.mark.shared
def test_gold_checks() -> None:
    figures = check_figures()
    assert figures["within_right"] >= 0.95
    assert figures["between_right"] >= 0.9
    assert figures["disagreements"] >= 0.9
    assert figures["false_per_100"] <= 1
    assert figures["overcalled_per_100"] <= 0.3
    assert figures["unlisted_per_100"] < 30


@pytest.mark.shared
def test_development_checks() -> None:
    figures = dev_check_figures()
    assert figures["within_right"] >= 0.89
    assert figures["between_right"] >= 0.93
    assert figures["disagreements"] >= 0.78
    assert figures["false_per_100"] <= 1
    assert figures["overcalled_per_100"] <= 0.3


@pytest.mark.parametrize(("part", "least"), [("third", 250), ("fourth", 250), ("fifth", 150)])
def test_the_checks_of_an_invented_development_set_join_claims_of_its_texts(part: str, least: int) -> None:
    texts = {text.doc: text for text in dev_checked(part)}
    claims = {claim.id: text for text in texts.values() for claim in claims_of(text)}
    marked = json.loads((DEV_CHECKS[part] / "checks.json").read_text(encoding="utf-8"))
    assert set(chain(*marked["groups"])) <= set(texts)
    for check in marked["within"]:
        assert len({claims[claim].doc for claim in check["claims"]}) == 1, check
    for check in marked["between"]:
        documents = {claims[claim].doc for claim in check["claims"]}
        assert len(documents) > 1, check
        assert any(documents <= set(group) for group in marked["groups"]), check
    assert len(marked["within"]) + len(marked["between"]) >= least


@pytest.mark.parametrize("part", ["third", "fourth", "fifth"])
def test_the_claims_of_an_invented_development_set_are_whole(part: str) -> None:
    for text in dev_checked(part):
        for claim in claims_of(text):
            assert claim.evidence, claim.id
            assert text.text[claim.trigger.start : claim.trigger.end] == claim.trigger.text
            assert claim.time.start or claim.time.end, claim.id
            assert all(place.country for place in claim.places), claim.id
            assert not claim.quantity or claim.quantity.counted, claim.id
