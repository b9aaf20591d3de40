"""Incidents over the API: pages, one of them, decisions carried out and taken back."""

import datetime as dt

import pytest

from communique.intake.reading import read_bytes
from communique.ledger.chain import By
from communique.model.records import Place, Time
from communique.pipeline.reconciling import reconcile_ledger
from tests.serve.conftest import MONDAY, claim_of, span_of

TEXT = "A bomb killed {} people in Tarsheel on Monday. It wounded {} others there."
FIGURES = {"Hill Radio": (14, 30), "River Times": (12, 20)}


@pytest.fixture
def incident(client, ledger):
    """Two reports of one blast, reconciled into one incident of four claims; its id."""
    for outlet, (killed, wounded) in FIGURES.items():
        text = TEXT.format(killed, wounded)
        read = read_bytes(text.encode(), source=f"{outlet}.txt", published=dt.date(2025, 2, 12), outlet=outlet)
        place = Place(mention=span_of(read.text, "Tarsheel"), name="Tarsheel", latitude=35.0, longitude=38.0, kind="city",
                      country="SY")  # fmt: skip
        day = Time(start=MONDAY, end=MONDAY, mention=span_of(read.text, "on Monday"))
        claims = [claim_of(read.text, read.document, kind, kind, figure, places=(place,), time=day)
                  for kind, figure in (("killed", killed), ("wounded", wounded))]  # fmt: skip
        with ledger.writing(By("ann")) as write:
            write.document(read, text.encode(), claims)
    reconcile_ledger(ledger, "ann")
    (found,) = [one for one in ledger.findings.incidents() if len(one.claims) >= 4]
    return found.id


def get(client, id, status=200):
    answer = client.get(f"/api/incidents/{id}")
    assert answer.status_code == status, answer.text
    return answer.json()


def post(client, id, path, status=200, **body):
    answer = client.post(f"/api/incidents/{id}/{path}", json=body)
    assert answer.status_code == status, answer.text
    return answer.json()


def ids(answer):
    return sorted(answer["incident"]["claims"])


def test_a_page_counts_documents_and_states(client, incident):
    answer = client.get("/api/incidents").json()
    assert answer["incidents"][0]["incident"]["id"] == incident
    assert answer["incidents"][0]["documents"] >= 2
    assert {count["value"] for count in answer["states"]} == {"proposed"}
    assert client.get("/api/incidents?documents=9").json()["total"] == 0
    assert client.get("/api/incidents?standing=confirmed").json()["total"] == 0
    assert client.get("/api/incidents?text=wounded").json()["total"] == 1


def test_confirmed_and_taken_back(client, incident, ledger):
    assert post(client, incident, "decide", action="confirm", reason="one blast")["incidents"] == [incident]
    told = get(client, incident)
    assert told["incident"]["state"] == "confirmed"
    (decision,) = told["decisions"]
    assert (decision["author"], decision["reason"]) == ("ann", "one blast")
    assert client.get("/api/incidents").json()["latest"][0]["number"] == decision["number"]
    post(client, incident, "undo", number=decision["number"])
    told = get(client, incident)
    assert told["incident"]["state"] == "proposed"
    post(client, incident, "undo", status=409, number=decision["number"])
    post(client, incident, "undo", number=told["decisions"][0]["undone_by"])
    assert get(client, incident)["incident"]["state"] == "confirmed"
    assert not list(ledger.verify())


def test_split_merged_and_all_of_it_taken_back(client, incident):
    before = ids(get(client, incident))
    off = [at for at in before if "killed" in at]
    parts = post(client, incident, "decide", action="split", claims=off)["incidents"]
    told = {id: ids(get(client, id)) for id in parts}
    assert sorted(off) in told.values()
    rest = next(one["incident"]["id"] for one in client.get("/api/incidents").json()["incidents"]
                if one["incident"]["id"] not in parts)  # fmt: skip
    assert ids(get(client, rest)) == sorted(set(before) - set(off))
    merged = post(client, parts[0], "decide", action="merge", other=rest)["incidents"]
    assert ids(get(client, merged[0])) == before
    gone = next(id for id in (*parts, rest) if id != merged[0])
    left = get(client, gone)
    assert (left["there"], left["now"]) == (False, merged)
    (merge,) = (one for one in left["decisions"] if one["action"] == "merge")
    (split,) = (one for one in get(client, merged[0])["decisions"] if one["action"] == "split")
    post(client, gone, "undo", number=merge["number"])
    assert ids(get(client, gone)) in (sorted(off), sorted(set(before) - set(off)))
    post(client, merged[0], "undo", number=split["number"])
    assert ids(get(client, incident)) == before


def test_decisions_that_make_no_sense_are_refused(client, incident):
    every = ids(get(client, incident))
    assert "not all" in post(client, incident, "decide", status=422, action="split", claims=every)["detail"]
    post(client, incident, "decide", status=422, action="split")
    post(client, incident, "decide", status=422, action="merge", other=incident)
    post(client, incident, "decide", status=404, action="merge", other="nothing")
    post(client, incident, "decide", status=422, action="note", reason=" ")
    post(client, "nothing", "decide", status=404, action="confirm")
    get(client, "nothing", status=404)


def test_a_note_is_kept_and_findings_within_are_named(client, incident):
    post(client, incident, "decide", action="note", reason="the market by the river")
    told = get(client, incident)
    assert [one["reason"] for one in told["decisions"]] == ["the market by the river"]
    assert told["incident"]["state"] == "proposed"
    assert {one["finding"]["verdict"] for one in told["findings"]} >= {"differ"}
