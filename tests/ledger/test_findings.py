"""Findings and incidents are replaced with what they touch; decisions stay."""

import pytest

from communique.model.errors import LedgerError
from communique.model.findings import Finding, Incident, finding_id
from tests.ledger.conftest import ANN
from tests.ledger.records import claim


def finding(*claims, kind="range", verdict="differ"):
    return Finding(id=finding_id(kind, claims), kind=kind, claims=tuple(sorted(claims)), verdict=verdict, why="12, not 13")


@pytest.fixture
def three(holding):
    return holding(*(claim(id) for id in "abc"))


def reconciled(ledger, claims, *findings, incidents=()):
    with ledger.writing(ANN) as write:
        write.findings.replace(claims, findings, incidents)


def test_findings_are_found_by_claim_and_replaced(three):
    ab, bc = finding("a", "b"), finding("b", "c", kind="subset", verdict="consistent")
    reconciled(three, "abc", ab, bc)
    assert [s.finding for s in three.findings.of_claim("a")] == [ab]
    assert {s.finding.id for s in three.findings.of_claim("b")} == {ab.id, bc.id}
    assert [s.finding for s in three.findings.find(verdicts=["differ"])] == [ab]
    reconciled(three, "a", finding("a", "b", verdict="superseded"))
    assert [s.finding.verdict for s in three.findings.of_claim("a")] == ["superseded"]
    assert [s.finding for s in three.findings.of_claim("c")] == [bc]
    reconciled(three, "ab")
    assert three.findings.find() == []


def test_decisions_outlive_what_they_are_about(three):
    reconciled(three, "ab", finding("a", "b"))
    id = three.findings.find()[0].finding.id
    for action in ("dismiss", "note", "reopen", "confirm"):
        with three.writing(ANN) as write:
            write.findings.decide("finding", id, action)
    reconciled(three, "ab", finding("a", "b", verdict="conflict"))
    (stored,) = three.findings.of_claim("b")
    assert stored.standing == "confirmed"
    first = stored.decisions[0]
    assert (first.action, first.author, first.claims) == ("dismiss", "ann", ("a", "b"))
    assert [d.action for d in three.findings.decisions(claims=["a"])] == ["dismiss", "note", "reopen", "confirm"]
    assert three.findings.decisions(claims=["c"]) == []


def test_incidents_and_what_persons_made_of_them(three):
    reconciled(three, "abc", incidents=[Incident(id="i", claims=("a", "b")), Incident(id="j", claims=("c",))])
    assert [i.id for i in three.findings.incidents(claim="a")] == ["i"]
    with three.writing(ANN) as write:
        write.findings.decide("incident", "i", "merge", claims=["a", "b", "c"])
    assert [d.claims for d in three.findings.decisions(claims=["c"])] == [("a", "b", "c")]
    assert three.findings.incident("i").claims == ("a", "b")


def test_claims_that_share_keys(three):
    with three.writing(ANN) as write:
        write.findings.set_keys({"a": {"killed|SY"}, "b": {"killed|SY", "day"}, "c": {"day"}})
    assert [s.claim.id for s in three.claims.sharing_keys(["a"])] == ["a", "b"]
    assert [s.claim.id for s in three.claims.sharing_keys(["a", "b"])] == ["a", "b", "c"]
    with three.writing(ANN) as write:
        write.findings.set_keys({"b": {"other"}})
    assert [s.claim.id for s in three.claims.sharing_keys(["a"])] == ["a"]


def test_what_is_not_held_is_refused(three):
    with pytest.raises(LedgerError, match="no claim of this id"):
        reconciled(three, "ax")
    with pytest.raises(LedgerError, match="no finding of this id"), three.writing(ANN) as write:
        write.findings.decide("finding", "f", "confirm")
