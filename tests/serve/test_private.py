"""Private persons: neither listed nor found nor published by name, and exact for whoever reviews."""

import json

import pytest

from communique.gazetteer.persons import PRIVATE
from communique.ledger.chain import By
from communique.model.records import Entity, Source
from tests.serve.conftest import claim_of, span_of
from tests.serve.people import NAMES, accounts_in, sign_in, visiting

TEXT = "Shells killed Ahmad Karimi in Tarin on Monday, neighbour Hamid Rasooli said. Colonel Adem Sorov denied it."
SECRET = ("Ahmad", "Karimi", "Hamid", "Rasooli")


@pytest.fixture
def told(ledger):
    """The ledger with a report of a victim and a witness by name besides."""
    from communique.intake.reading import read_bytes

    read = read_bytes(TEXT.encode(), source="witness.txt", outlet="Hill Radio")
    source = Source(mode="indirect", speaker=span_of(read.text, "neighbour Hamid Rasooli"), name="Hamid Rasooli")
    victim = Entity(mention=span_of(read.text, "Ahmad Karimi"))
    one = claim_of(read.text, read.document, "killed", "killed", target=(victim,), source=source)
    one = one.model_copy(update={"evidence": span_of(read.text, "Shells killed Ahmad Karimi in Tarin on Monday")})
    with ledger.writing(By("ann")) as write:
        write.document(read, TEXT.encode(), [one])
        write.revise.set_state([one.id], "reviewed")
    return one.id


def test_nobody_private_is_listed_counted_or_found_by_name(client, told):
    facets = client.get("/api/claims?size=0&facet=source&facet=target").json()["facets"]
    counts = {value["value"]: value["claims"] for facet in facets for value in facet["values"]}
    assert counts[PRIVATE] == 1
    assert counts["Adem Sorov"] == 1, "a colonel is named"
    names = client.get("/api/names/actor").json()
    assert not {"Ahmad Karimi", "Hamid Rasooli", PRIVATE} & {one["name"] for one in names["names"]}
    for query in ("source=Hamid+Rasooli", "actor=Ahmad+Karimi", "target=Karimi", "text=Karimi", "text=Rasooli"):
        assert client.get(f"/api/claims?{query}").json()["total"]["claims"] == 0, query
    assert client.get("/api/claims?text=Tarin").json()["total"]["claims"] == 1
    assert client.get("/api/names/actor/one", params={"key": "Hamid Rasooli"}).status_code == 404


def test_a_feed_names_nobody_private(client, told):
    body = client.get("/api/feed.atom").text
    assert f"{PRIVATE}, in Hill Radio" in body
    assert not any(name in body for name in SECRET)


@pytest.mark.parametrize("format", ["csv", "jsonl", "geojson"])
def test_downloads_are_exact_for_a_reviewer_and_name_nobody_private_to_a_reader(ledger, told, tmp_path, format):
    accounts = accounts_in(tmp_path)
    bodies = {}
    for role in ("reader", "reviewer"):
        with visiting(ledger, accounts) as client:
            sign_in(client, NAMES[role])
            answer = client.get(f"/api/claims/download?format={format}&outlet=Hill+Radio")
            assert answer.status_code == 200
            bodies[role] = answer.text
    assert all(name in bodies["reviewer"] for name in SECRET)
    assert not any(name in bodies["reader"] for name in SECRET)
    assert PRIVATE in bodies["reader"]
    if format == "jsonl":
        evidence = json.loads(bodies["reader"])["claim"]["evidence"]
        assert evidence["text"] == "Shells killed █████ ██████ in Tarin on Monday"
        assert evidence["end"] - evidence["start"] == len(evidence["text"])


def test_the_document_reads_as_it_was_published(client, told):
    document = client.get(f"/api/claims/{told}").json()["document"]
    assert "Ahmad Karimi" in client.get(f"/api/documents/{document}").json()["text"]
