"""The application over a real ledger: what it answers, and what it refuses."""

import csv
import io
import json
from pathlib import Path

import pytest

from communique.ledger.chain import By
from communique.model.findings import Finding
from communique.serve.openapi import description

WEB = Path(__file__).parents[2] / "web"


def test_the_description_of_the_api_is_fresh():
    assert (WEB / "openapi.json").read_text(encoding="utf-8") == description(), "stale: run `make web`"


def test_the_description_says_what_each_route_does():
    told = [one["summary"] for path in json.loads(description())["paths"].values() for one in path.values()]
    assert all(len(summary.split()) > 2 for summary in told), sorted(told, key=len)[:5]


@pytest.mark.parametrize("page", ["", "document", "claims", "map", "tallies", "differences", "incidents", "review", "names"])
def test_every_page_is_served_with_the_guards_of_its_browser(client, page):
    answer = client.get(f"/{page}")
    assert answer.status_code == 200
    assert "script-src 'self'" in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "<script" in answer.text
    assert "unsafe-inline" not in answer.headers["content-security-policy"]


@pytest.mark.parametrize(
    ("query", "types"),
    [
        ("", {"killed", "shelling"}),
        ("type=killed", {"killed"}),
        ("source=Adem+Sorov", {"killed"}),
        ("place=Tarsheel", {"killed"}),
        ("near=35,38&radius=5", {"killed"}),
        ("start=2025-02-11", set()),
        ("text=killed", {"killed"}),
        ("outlet=Other", set()),
    ],
)
def test_claims_are_filtered_as_the_query_says(client, query, types):
    answer = client.get(f"/api/claims?{query}&facet=type").json()
    assert {stored["claim"]["type"] for stored in answer["claims"]} == types
    assert answer["total"]["claims"] == len(types) == len(answer["facets"][0]["values"])


def test_a_document_is_answered_as_it_reads(client):
    claim = client.get("/api/claims?type=killed").json()["claims"][0]
    answer = client.get(f"/api/documents/{claim['document']}").json()
    span = claim["claim"]["trigger"]
    assert answer["text"][span["start"] : span["end"]] == span["text"] == "killed"
    assert "<script>alert(1)</script>" in answer["text"]
    assert answer["direction"] == "ltr"


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/api/claims/nosuch", 404, "no claim"),
        ("/api/documents/nosuch", 404, "no document"),
        ("/api/claims?near=Nowhereville-on-Sea-9", 422, "no place called"),
        ("/api/claims?start=yesterday", 422, "start"),
        ("/api/claims?size=100000", 422, "size"),
    ],
)
def test_what_cannot_be_answered_says_why(client, path, status, words):
    answer = client.get(path)
    assert answer.status_code == status
    assert words in json.dumps(answer.json())


def test_downloads_hold_exactly_the_view(client):
    shown = {stored["claim"]["id"] for stored in client.get("/api/claims?type=killed").json()["claims"]}
    lines = client.get("/api/claims/download?type=killed&format=jsonl").text.splitlines()
    assert {json.loads(line)["claim"]["id"] for line in lines} == shown
    rows = list(csv.DictReader(io.StringIO(client.get("/api/claims/download?type=killed&format=csv").text)))
    assert {row["id"] for row in rows} == shown
    features = client.get("/api/claims/download?type=killed&format=geojson").json()["features"]
    assert {feature["id"] for feature in features} == shown
    assert features[0]["geometry"] == {"type": "Point", "coordinates": [38.0, 35.0]}


def test_a_figure_never_travels_alone(client):
    rows = list(csv.DictReader(io.StringIO(client.get("/api/claims/download?format=csv").text)))
    assert {row["attribution"] for row in rows} == {
        "Adem Sorov, in Valley Post (as of 2025-02-12, unverified)",
        "unattributed, in Valley Post (as of 2025-02-12, unverified)",
    }
    assert {row["state"] for row in rows} == {"draft"}


def test_places_and_times_of_a_filter(client):
    answer = client.get("/api/places?type=killed").json()
    assert [(place["name"], place["claims"], place["kind"]) for place in answer["places"]] == [("Tarsheel", 1, "city")]
    assert "province" in answer["areas"]
    key = answer["places"][0]["key"]
    assert client.get("/api/claims", params={"spot": key}).json()["total"]["claims"] == 1
    told = client.get("/api/timeline?step=day").json()
    assert [(p["start"], p["within"]) for p in told["periods"]] == [("2025-02-10", 1)]
    assert told["undated"] == 1
    assert client.get("/api/timeline?step=day&first=2025-02-11").json()["periods"] == []


def test_facets_count_the_others_of_a_chosen_value(client):
    facets = client.get("/api/claims?type=killed&facet=type&others=true").json()["facets"]
    assert {count["value"] for count in facets[0]["values"]} == {"killed", "shelling"}


def test_answers_follow_the_ledger(client, ledger):
    assert client.get("/api/claims?facet=type").json()["total"]["claims"] == 2
    stored = ledger.claims.find()[0]
    with ledger.writing(By("ann")) as write:
        write.import_claims([stored.claim.model_copy(update={"id": "another", "type": "clash"})])
    answer = client.get("/api/claims?facet=type").json()
    assert answer["total"]["claims"] == 3
    assert "clash" in {count["value"] for count in answer["facets"][0]["values"]}


def test_a_tally_gives_each_source_for_itself(client):
    answer = client.get("/api/tally?type=killed").json()
    assert [(line["source"], line["points"][0]["bound"]["low"]) for line in answer["lines"]] == [("Adem Sorov", 14)]
    assert [line["source"] for line in client.get("/api/tally?type=killed&by=outlet").json()["lines"]] == ["Valley Post"]
    refused = client.get("/api/tally")
    assert refused.status_code == 422
    assert "choose one" in refused.json()["detail"]


def test_the_overview_tells_what_is_new(client, ledger):
    ids = tuple(sorted(str(stored.claim.id) for stored in ledger.claims.find()))
    found = [Finding(id=f"f{n}", kind="range", claims=ids, verdict=verdict, why="14 against 12")
             for n, verdict in enumerate(("consistent", "differ", "conflict"))]  # fmt: skip
    with ledger.writing(By("ann")) as write:
        write.findings.replace(ids, found)
        write.findings.decide("finding", "f2", "dismiss")
    answer = client.get("/api/overview").json()
    assert (answer["documents"], answer["claims"], answer["outlets"]) == (1, 2, 1)
    assert [(one["finding"]["verdict"], len(one["claims"])) for one in answer["newest"]] == [("differ", 2)]


def test_the_description_of_the_api_is_served_from_here(client):
    page = client.get("/docs").text
    assert "http://" not in page.replace("http://localhost", "")
    assert "https://" not in page
    assert 'type="module"' in page
