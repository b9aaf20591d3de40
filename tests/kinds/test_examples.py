"""Every claim type's own example sentences, read by the real reader."""

import pytest

from communique.kinds.catalogue import FAMILIES, open_kinds

KINDS = open_kinds()

MISSED = set(
    """
    abducted-2 advance-1 agreement-0 agreement-1 agreement-2 air_sortie-0 air_sortie-1 air_sortie-2 attack-1 attack-2
    ceasefire-0 ceasefire-1 ceasefire-2 chemical_attack-2 control-1 control-2 damaged-2 missing-1 missing-2 movement-1
    movement-2 munitions_used-2 negotiation-2 sanction-1 sanction-2 shelling-2 siege-1 siege_lifted-0 siege_lifted-1
    siege_lifted-2 strength-0 strength-1 strength-2 suicide_bombing-2 support-1 surrendered-2 withdrawal-1
    withdrawal-2
    """.split()
)
FALSE = set(
    """
    abducted-0 advance-0 advance-1 aid-0 air_strike-0 air_strike-1 attack-0 attack-1 bombing-1 capture-0 ceasefire-0
    clash-0 damaged-0 destroyed-0 detained-0 detained-1 displaced-0 evacuated-0 interception-0 interception-1 killed-0
    killed-1 movement-1 negotiation-0 seized-1 support-0 surrendered-0 withdrawal-1
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
