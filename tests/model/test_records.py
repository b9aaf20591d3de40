"""The claim record."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from communique.model.records import Claim, Span, claim_id

MINIMAL = {
    "document": {"source": "a.txt", "outlet": None, "published": None},
    "type": "killed",
    "evidence": {"start": 0, "end": 3, "text": "abc"},
    "trigger": {"start": 0, "end": 1, "text": "a"},
    "agent": [{"mention": {"start": 1, "end": 2, "text": "b"}, "name": None}],
    "target": [],
    "places": [{"mention": None, "role": "at", "name": "Aleppo", "country": "SY"}],
    "time": {"mention": None, "start": "2016-01-01", "end": None},
    "quantity": {"mention": {"start": 2, "end": 3, "text": "c"}, "low": 3, "high": None, "counted": None, "per": None},
    "polarity": "positive",
    "modality": "asserted",
    "source": {"mode": "narrator", "speaker": None, "name": None, "organisation": None},
}


def test_what_others_leave_out_may_be_absent():
    claim = Claim.model_validate(MINIMAL)
    assert claim.id is None
    assert claim.places[0].geonames_id is None


def test_a_record_survives_the_round_trip():
    claim = Claim.model_validate(MINIMAL)
    assert Claim.model_validate_json(claim.model_dump_json()) == claim


def test_records_are_frozen():
    claim = Claim.model_validate(MINIMAL)
    with pytest.raises(ValidationError):
        claim.type = "wounded"


def test_an_unknown_field_of_others_is_ignored():
    assert Claim.model_validate({**MINIMAL, "colour": "red"}) == Claim.model_validate(MINIMAL)


@given(st.text(), st.integers(min_value=0, max_value=50), st.integers(min_value=0, max_value=50))
def test_a_span_is_its_text(text, one, other):
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    span = Span.of(text, start, end)
    assert text[span.start : span.end] == span.text
    assert Span.model_validate(json.loads(span.model_dump_json())) == span


def test_a_span_that_does_not_fit_its_words_is_refused():
    with pytest.raises(ValidationError, match="does not fit"):
        Span(start=0, end=2, text="abc")


def test_identity_depends_on_document_type_and_spans_alone():
    a, b = Span(start=0, end=3, text="abc"), Span(start=0, end=1, text="a")
    first = claim_id("doc", "killed", a, b, None)
    assert first == claim_id("doc", "killed", a, b, None)
    assert len(first) == 16
    others = {claim_id("other", "killed", a, b, None), claim_id("doc", "wounded", a, b, None), claim_id("doc", "killed", a, b, b)}
    assert first not in others
    assert len(others) == 3
