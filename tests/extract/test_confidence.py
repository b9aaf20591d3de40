"""The calibrated confidence of claims."""

import pytest

from communique.extract.confidence import FEATURES, features, probability, with_confidence
from communique.model.records import Claim, Confidences, Document, Quantity, Source, Span, Time


def claim(sure=0.9, **fields):
    span = Span(start=0, end=6, text="struck")
    return Claim(
        document=Document(source="x"), type="air_strike", evidence=span, trigger=span, time=Time(),
        source=Source(mode="narrator"), reading_confidence=Confidences(claim=sure, type=sure), **fields,
    )  # fmt: skip


def test_features_say_what_was_found():
    number = Quantity(mention=Span(start=0, end=1, text="3"), low=3, high=3)
    plain, counted = features(claim()), features(claim(quantity=number, modality="hedged"))
    assert dict(zip(FEATURES, plain, strict=True))["quantity"] == 0
    assert dict(zip(FEATURES, counted, strict=True)) | {"surety": 0} == {
        "bias": 1, "surety": 0, "agent": 0, "target": 0, "place": 0, "quantity": 1, "speaker": 0, "not asserted": 1,
    }  # fmt: skip


@pytest.mark.parametrize("sure", [0.0, 0.3, 1.0])
def test_the_surest_encoder_is_not_certain(sure):
    assert abs(features(claim(sure))[1]) < 7


def test_probability_is_the_logistic_function():
    assert probability([1.0, 2.0], [0.0, 0.0]) == 0.5
    assert probability([1.0], [2.0]) == pytest.approx(0.8808, abs=1e-4)


def test_a_surer_encoder_gives_a_surer_claim_and_keeps_the_confidence_of_the_type():
    low, high = (with_confidence(claim(sure)).reading_confidence for sure in (0.5, 0.99))
    assert 0 < low.claim < high.claim < 1
    assert high.type == 0.99
