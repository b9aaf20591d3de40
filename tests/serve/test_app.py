"""The application over a real ledger: what it answers, and what it refuses."""

import csv
import io
import json
from pathlib import Path

import pytest

from communique.serve.openapi import description

WEB = Path(__file__).parents[2] / "web"


def test_the_description_of_the_api_is_fresh():
    assert (WEB / "openapi.json").read_text(encoding="utf-8") == description(), "stale: run `make web`"


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
