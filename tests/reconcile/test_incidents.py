"""Incidents: claims that tell of one happening, within a document and across documents."""

from __future__ import annotations

from communique.reconcile.engine import keys, reconcile, tied_documents
from tests.reconcile.claims import claim


def blast(document: str, at: int = 0, **more: object) -> list:
    place = more.pop("place", ("Qamishli",))
    day = more.pop("day", "2016-07-27")
    common = {"document": document, "outlet": document, "place": place, "days": (day, day), "published": "2016-07-28"}
    return [
        claim("a truck bomb went off", "bombing", at=100 + at, **common),
        claim("30 people were killed", at=200 + at, count=30, target=("people",), **common),
        claim("90 people were hurt", "wounded", at=300 + at, count=90, target=("people",), **common),
    ]


def test_one_happening_of_one_document() -> None:
    claims = [*blast("a"), *blast("a", 900, place=("Manbij",))]
    incidents = reconcile(claims).incidents
    assert {frozenset(incident.claims) for incident in incidents} == {
        frozenset(c.id for c in claims[:3]), frozenset(c.id for c in claims[3:])
    }  # fmt: skip
    assert all("place: " in incident.evidence[0] for incident in incidents)


def test_reports_of_one_happening_share_it() -> None:
    claims = [*blast("a"), *blast("b"), *blast("c", day="2016-07-25")]
    incidents = reconcile(claims).incidents
    assert frozenset(c.id for c in claims[:6]) in {frozenset(incident.claims) for incident in incidents}
    assert len(incidents) == 2


def test_ties_follow_shared_keys() -> None:
    claims = [*blast("a"), *blast("b"), *blast("c", day="2016-07-20"), *blast("d", place=("Mosul",))]
    assert tied_documents(claims) == {"a": {"b"}, "b": {"a"}}
    assert keys(claims[0]) & keys(claims[3])
    assert not keys(claims[0]) & keys(claims[6])


def test_findings_name_their_incident() -> None:
    claims = [*blast("a"), *blast("b")]
    result = reconcile(claims)
    tolls = [finding for finding in result.findings if set(finding.claims) == {claims[1].id, claims[4].id}]
    assert [finding.incident for finding in tolls] == [result.incidents[0].id]
    assert tolls[0].candidate
