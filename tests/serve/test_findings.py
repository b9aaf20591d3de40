"""Findings over the API: pages, facets, one finding, decisions and taking them back."""

import pytest

from communique.ledger.chain import By
from communique.model.findings import Finding, finding_id


@pytest.fixture
def findings(client, ledger):
    """Two findings about the two claims; the ids by verdict."""
    ids = tuple(sorted(str(stored.claim.id) for stored in ledger.claims.find()))
    made = [
        Finding(id=finding_id(kind, ids), kind=kind, claims=ids, verdict=verdict, why="14 <b>is</b> more than 12")
        for kind, verdict in (("subset", "conflict"), ("range", "consistent"))
    ]
    with ledger.writing(By("machine")) as write:
        write.findings.replace(ids, made)
    return {one.verdict: one.id for one in made}


def listed(client, query=""):
    return client.get(f"/api/findings?{query}").json()


def decided(client, id, action, reason="", status=200):
    answer = client.post(f"/api/findings/{id}/decide", json={"action": action, "reason": reason})
    assert answer.status_code == status, answer.text
    return answer.json()


def undone(client, id, number, status=200):
    answer = client.post(f"/api/findings/{id}/undo", json={"number": number})
    assert answer.status_code == status, answer.text
    return answer.json()


def test_a_page_holds_the_claims_and_counts_by_kind_verdict_and_standing(client, findings):
    answer = listed(client)
    assert [one["finding"]["verdict"] for one in answer["findings"]] == ["conflict", "consistent"]
    assert answer["total"] == 2
    assert {stored["claim"]["type"] for stored in answer["findings"][0]["claims"]} == {"killed", "shelling"}
    facets = {facet["name"]: {value["value"]: value["claims"] for value in facet["values"]} for facet in answer["facets"]}
    assert facets == {"kind": {"subset": 1, "range": 1}, "verdict": {"conflict": 1, "consistent": 1}, "standing": {"open": 2}}


@pytest.mark.parametrize(
    ("query", "verdicts"),
    [
        ("verdict=conflict&verdict=differ", ["conflict"]),
        ("kind=range", ["consistent"]),
        ("standing=dismissed", []),
        ("type=killed&verdict=consistent", ["consistent"]),
        ("type=air_strike", []),
        ("size=1&page=2", ["consistent"]),
    ],
)
def test_the_address_says_which(client, findings, query, verdicts):
    assert [one["finding"]["verdict"] for one in listed(client, query)["findings"]] == verdicts


def test_a_decision_is_told_with_author_and_reason_and_taken_back_and_put_back(client, findings, ledger):
    id = findings["conflict"]
    told = decided(client, id, "dismiss", "  other days ")
    assert told["standing"] == "dismissed"
    (decision,) = told["decisions"]
    assert (decision["author"], decision["reason"], decision["undone_by"]) == ("ann", "other days", None)
    assert listed(client, "standing=open")["total"] == 1
    back = undone(client, id, decision["number"])
    assert back["standing"] == "open"
    undo = back["decisions"][0]["undone_by"]
    assert undone(client, id, decision["number"], status=409)
    assert undone(client, id, undo)["standing"] == "dismissed"
    assert not list(ledger.verify())


def test_a_note_needs_words_and_changes_no_standing(client, findings):
    id = findings["conflict"]
    decided(client, id, "confirm")
    assert "needs words" in decided(client, id, "note", " ", status=422)["detail"]
    told = decided(client, id, "note", "asked the ministry")
    assert told["standing"] == "confirmed"
    assert [one["action"] for one in told["decisions"]] == ["confirm", "note"]


def test_what_is_not_there_is_told(client, findings):
    assert client.get("/api/findings/nothing").status_code == 404
    decided(client, "nothing", "confirm", status=404)
    undone(client, findings["conflict"], 1, status=404)
    assert client.post(f"/api/findings/{findings['conflict']}/decide", json={"action": "merge"}).status_code == 422


def test_the_start_page_leaves_out_what_was_dismissed_and_documents_name_their_findings(client, findings, ledger):
    newest = client.get("/api/overview").json()["newest"]
    assert [one["finding"]["id"] for one in newest] == [findings["conflict"]]
    decided(client, findings["conflict"], "dismiss")
    assert client.get("/api/overview").json()["newest"] == []
    document = ledger.claims.find()[0].document
    named = client.get(f"/api/documents/{document}").json()["findings"]
    assert {(one["finding"]["id"], one["standing"]) for one in named} == {
        (findings["conflict"], "dismissed"), (findings["consistent"], "open")
    }  # fmt: skip


def test_several_are_decided_together_and_taken_back_one_by_one(client, findings):
    body = {"ids": [*findings.values(), findings["conflict"]], "action": "dismiss", "reason": "counted twice"}
    told = client.post("/api/findings/decide", json=body).json()
    assert [one["standing"] for one in told] == ["dismissed", "dismissed"]
    assert {one["decisions"][0]["reason"] for one in told} == {"counted twice"}
    undone(client, findings["conflict"], told[0]["decisions"][0]["number"])
    assert listed(client, "standing=dismissed")["total"] == 1


def test_of_several_none_is_decided_where_one_is_not_there(client, findings):
    answer = client.post("/api/findings/decide", json={"ids": [findings["conflict"], "nosuch"], "action": "confirm"})
    assert answer.status_code == 404
    assert listed(client, "standing=open")["total"] == 2
