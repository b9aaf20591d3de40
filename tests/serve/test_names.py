"""Names over the API: counted, looked at, merged, taken back."""

import pytest

from communique.ledger.chain import By
from communique.model.records import Entity
from tests.serve.conftest import span_of


@pytest.fixture
def agents(client, ledger):
    """The two claims with an agent each, one of the registry and one spelled alike nothing else."""
    names = {"killed": "Islamic State", "shelling": "Islamik State"}
    text = ledger.documents.read(ledger.claims.find()[0].document).text
    with ledger.writing(By("ann")) as write:
        for stored in ledger.claims.find():
            one = Entity(mention=span_of(text, "shells"), name=names[stored.claim.type])
            write.revise.edit(stored.claim.id, stored.claim.model_copy(update={"agent": (one,)}))
    return names


def one(client, key, kind="actor"):
    return client.get(f"/api/names/{kind}/one", params={"key": key}).json()


def facet(client):
    values = client.get("/api/claims?facet=agent&size=0").json()["facets"][0]["values"]
    return {value["value"]: value["claims"] for value in values}


def test_names_are_listed_with_their_claims(client, agents):
    answer = client.get("/api/names/actor").json()
    told = {found["name"]: found["claims"] for found in answer["names"]}
    assert told["Islamic State"] == told["Islamik State"] == 1
    assert answer["total"] == len(told)
    assert [found["name"] for found in client.get("/api/names/actor?text=islamik").json()["names"]] == ["Islamik State"]
    places = client.get("/api/names/place").json()["names"]
    assert [(found["name"], found["country"]) for found in places] == [("Tarsheel", "SY")]


def test_one_name_has_aliases_words_and_names_like_it(client, agents):
    told = one(client, "Islamic State")
    assert told["name"]["agent"] == 1
    assert told["aliases"], "the registry knows the Islamic State by many names"
    assert told["written"] == [{"words": "shells", "claims": 1}]
    assert [other["name"] for other in told["alike"]] == ["Islamik State"]
    assert one(client, client.get("/api/names/place").json()["names"][0]["key"], "place")["written"][0]["words"] == "Tarsheel"


def test_merged_and_taken_back(client, agents):
    body = {"key": "Islamik State", "into": "Islamic State", "reason": "a slip"}
    told = client.post("/api/names/actor/merge", json=body).json()
    assert (told["name"]["claims"], told["name"]["merged"]) == (2, ["Islamik State"])
    assert facet(client) == {"Islamic State": 2}
    assert one(client, "Islamik State")["name"]["key"] == "Islamic State", "an old address leads to the one that stays"
    (merge,) = client.get("/api/names/actor").json()["merges"]
    assert (merge["author"], merge["reason"], merge["undone_by"]) == ("ann", "a slip", None)
    taken = client.post("/api/names/actor/undo", json={"number": merge["number"]}).json()
    assert facet(client) == {"Islamic State": 1, "Islamik State": 1}
    client.post("/api/names/actor/undo", json={"number": taken["merges"][0]["undone_by"]})
    assert facet(client) == {"Islamic State": 2}


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("actor/merge", {"key": "Nobody", "into": "Islamic State"}, 422),
        ("actor/merge", {"key": "Islamic State", "into": "Islamic State"}, 422),
        ("planet/merge", {"key": "Islamic State", "into": "Islamik State"}, 422),
        ("actor/undo", {"number": 1}, 422),
    ],
)
def test_nonsense_is_refused(client, agents, path, body, status):
    assert client.post(f"/api/names/{path}", json=body).status_code == status
    assert client.get("/api/names/actor/one", params={"key": "Nobody"}).status_code == 404
