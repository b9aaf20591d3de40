"""The queue and the decisions of review, over the API."""

import pytest

from communique.ledger.chain import By
from communique.model.records import Confidences


@pytest.fixture
def claims(client, ledger):
    """The two claims, of which the reader is surer of "killed"."""
    with ledger.writing(By("reader")) as write:
        for stored, sure in zip(ledger.claims.find(order="added"), (0.9, 0.4), strict=True):
            write.import_claims([stored.claim.model_copy(update={"reading_confidence": Confidences(claim=sure)})])
    return {stored["claim"]["type"]: stored for stored in client.get("/api/claims").json()["claims"]}


def seen(stored):
    return {"id": stored["claim"]["id"], "version": stored["version"], "state": stored["state"], "current": stored["current"]}


def decided(client, path, status=200, **body):
    answer = client.post(f"/api/review/{path}", json=body)
    assert answer.status_code == status, answer.text
    return answer.json()


def types(client, query=""):
    return [stored["claim"]["type"] for stored in client.get(f"/api/review?{query}").json()["claims"]]


def counts(client, query=""):
    return {count["value"]: count["claims"] for count in client.get(f"/api/review?{query}").json()["states"]}


def test_the_doubtful_come_first_and_what_is_decided_leaves(client, claims):
    assert types(client) == ["shelling", "killed"]
    assert types(client, "order=-confidence") == ["killed", "shelling"]
    assert types(client, "type=killed") == ["killed"]
    decided(client, "state", claims=[seen(claims["shelling"])], verdict="reviewed")
    assert types(client) == ["killed"]
    assert types(client, "state=reviewed") == ["shelling"]
    assert counts(client) == {"draft": 1, "reviewed": 1}
    assert counts(client, "type=killed&state=reviewed") == {"draft": 1}


@pytest.mark.parametrize("verdict", ["reviewed", "published", "withdrawn"])
def test_a_verdict_is_taken_back_and_that_too(client, claims, verdict):
    done = decided(client, "state", claims=[seen(claims["killed"])], verdict=verdict)
    assert types(client) == ["shelling"]
    undone = decided(client, "undo", steps=done["steps"])
    assert types(client) == ["shelling", "killed"]
    decided(client, "undo", steps=undone["steps"])
    assert types(client) == ["shelling"]


def test_words_are_taken_as_a_field_and_kept_with_the_verdict(client, claims):
    stored = claims["shelling"]
    text = client.get(f"/api/documents/{stored['document']}").json()["text"]
    start = text.index("Tarsheel")
    asked = {"document": stored["document"], "field": "places", "start": start, "end": start + 8, "claim": stored["claim"]}
    corrected = decided(client, "words", **asked)
    assert corrected["places"][0]["mention"] == {"start": start, "end": start + 8, "text": "Tarsheel"}
    assert client.get(f"/api/claims/{stored['claim']['id']}").json() == stored, "nothing is stored yet"
    done = decided(client, "edit", seen=seen(stored), claim=corrected, verdict="reviewed", reason="named in the headline")
    assert done["claims"][0]["state"] == "reviewed"
    history = client.get(f"/api/review/{stored['claim']['id']}").json()["history"]
    assert [(one["action"], one["author"], one["state"]) for one in history][-2:] == [
        ("edit", "ann", "draft"), ("state", "ann", "reviewed")
    ]  # fmt: skip
    assert history[-2]["changed"] == ["places"]
    assert history[-2]["reason"] == "named in the headline"
    back = decided(client, "restore", seen=seen(done["claims"][0]), number=history[0]["number"])
    assert (back["claims"][0]["state"], back["claims"][0]["claim"]["places"]) == ("draft", [])


def test_a_missed_claim_is_proposed_added_and_taken_back(client, claims):
    document = claims["killed"]["document"]
    text = client.get(f"/api/documents/{document}").json()["text"]
    start = text.index("shells killed 14 people")
    made = decided(client, "words", document=document, field="claim", start=start, end=start + len("shells killed 14 people"))
    assert made["quantity"]["low"] == 14
    done = decided(client, "add", document=document, claim={**made, "type": "casualties"})
    assert done["claims"][0]["state"] == "draft"
    assert sorted(types(client)) == ["casualties", "killed", "shelling"]
    decided(client, "undo", steps=done["steps"])
    assert sorted(types(client)) == ["killed", "shelling"]


def test_split_and_merge(client, claims):
    halves = decided(client, "split", seen=seen(claims["killed"]))
    assert types(client).count("killed") == 2
    merged = decided(client, "merge", seen=seen(halves["claims"][0]), other=seen(halves["claims"][1]))
    assert types(client).count("killed") == 1
    decided(client, "undo", steps=merged["steps"])
    decided(client, "undo", steps=halves["steps"])
    assert types(client).count("killed") == 1


def test_two_reviewers_who_differ_are_shown_side_by_side(client, claims, ledger):
    stored = claims["killed"]
    decided(client, "state", claims=[seen(stored)], verdict="reviewed")
    assert client.get("/api/review").json()["disagreed"] == 0
    with ledger.writing(By("bea", "commentary")) as write:
        write.revise.withdraw([stored["claim"]["id"]])
    queue = client.get("/api/review?disagreed=true").json()
    assert (queue["disagreed"], [one["claim"]["type"] for one in queue["claims"]]) == (1, ["killed"])
    assert types(client, "disagreed=true&type=shelling") == []
    opinions = client.get(f"/api/review/{stored['claim']['id']}").json()["opinions"]
    assert {one["author"]: (one["action"], one["claim"] is None) for one in opinions} == {
        "ann": ("state", False), "bea": ("withdraw", True)
    }  # fmt: skip


def test_what_was_changed_meanwhile_is_refused(client, claims):
    decided(client, "state", claims=[seen(claims["killed"])], verdict="reviewed")
    refused = decided(client, "state", 409, claims=[seen(claims["killed"])], verdict="withdrawn")
    assert "changed meanwhile" in refused["detail"]


@pytest.mark.parametrize(
    ("path", "body", "status", "words"),
    [
        ("state", {"claims": [], "verdict": "reviewed"}, 422, "claims"),
        (
            "state",
            {"claims": [{"id": "none", "version": 1, "state": "draft"}], "verdict": "reviewed"},
            422,
            "no claim of this id",
        ),
        ("state", {"claims": [{"id": "none", "version": 1, "state": "draft"}], "verdict": "true"}, 422, "verdict"),
        ("undo", {"steps": [{"claim": "none", "before": 0, "after": 1}]}, 422, "no claim of this id"),
        ("words", {"document": "none", "field": "agent", "start": 0, "end": 3}, 422, "no text"),
    ],
)
def test_what_cannot_be_done_says_why(client, path, body, status, words):
    assert words in str(decided(client, path, status, **body)["detail"])


def test_no_decision_without_the_sessions_token(client, claims):
    body = {"claims": [seen(claims["killed"])], "verdict": "published"}
    for headers in ({"x-csrf-token": ""}, {"origin": "https://evil.example"}):
        assert client.post("/api/review/state", json=body, headers=headers).status_code == 403
    assert types(client) == ["shelling", "killed"]


def test_a_claim_that_is_not_there(client):
    assert client.get("/api/review/none").status_code == 404
