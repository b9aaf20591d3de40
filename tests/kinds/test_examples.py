"""Every claim type's own example sentences, read by the real reader."""

import pytest

from communique.kinds.catalogue import FAMILIES, open_kinds

KINDS = open_kinds()

MISSED = set(
    """
    ceasefire-1 chemical_attack-0 chemical_attack-2 damaged-2 detained-2 displaced-2 negotiation-1
    negotiation-2 shelling-2 siege-1 siege_lifted-2 suicide_bombing-0 withdrawal-1 wounded-2
    """.split()
)
FALSE = set(
    """
    abducted-0 abuse-0 advance-0 aid-0 bombing-1 casualties-0 ceasefire-0 chemical_attack-0 detained-0
    detained-1 interception-1 missing-0 movement-0 seized-0 seized-1 siege-1 strength-0 support-0
    surrendered-0
    """.split()
)


def rows(which, known):
    for kind in KINDS.values():
        for number, example in enumerate(getattr(kind, which)):
            name = f"{kind.name}-{number}"
            marks = [pytest.mark.xfail(reason="known miss", strict=True)] if name in known else []
            yield pytest.param(kind.name, example, id=name, marks=marks)


@pytest.mark.parametrize(("kind", "example"), list(rows("positive", MISSED)))
def test_a_positive_example_makes_the_claim(read, kind, example):
    text, trigger = example
    found = [claim for claim in read(text, published="2024-05-01") if claim.type == kind]
    start = text.index(trigger)
    assert any(c.trigger.start <= start + len(trigger) and start <= c.trigger.end for c in found)


@pytest.mark.parametrize(("kind", "text"), list(rows("negative", FALSE)))
def test_a_negative_example_makes_no_such_claim(read, kind, text):
    assert [claim for claim in read(text, published="2024-05-01") if claim.type == kind] == []


def test_there_are_the_37_types_with_definitions_and_examples():
    assert len(KINDS) == 37
    for kind in KINDS.values():
        assert kind.definition
        assert kind.family in FAMILIES
        assert len(kind.positive) >= 3
        assert kind.negative
