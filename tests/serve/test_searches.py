"""Saved searches: each person's own, one of a name, deleted and brought back."""

import pytest

from communique.ledger.searches import MOST
from tests.serve.people import accounts_in, sign_in, visiting


def save(client, name="Raqqa", page="claims", query="type=killed&place=Raqqa", **more):
    return client.post("/api/searches", json={"name": name, "page": page, "query": query, **more})


def names(client):
    return [one["name"] for one in client.get("/api/searches").json()]


def test_a_search_comes_back_as_it_was_saved(client):
    saved = save(client, "  Raqqa\n and\x00 around ", "map", "page=3&text=a+%26+b&type=killed&columns=type%2Cwords").json()
    assert (saved["name"], saved["page"]) == ("Raqqa and around", "map")
    assert saved["query"] == "text=a+%26+b&type=killed&columns=type%2Cwords"
    assert client.get("/api/searches").json() == [saved]


def test_one_of_a_name_is_replaced_when_it_is_meant(client):
    save(client)
    again = save(client, query="type=wounded")
    assert again.status_code == 409
    assert "replace it" in again.json()["detail"]
    assert save(client, query="type=wounded", replace=True).status_code == 200
    assert [one["query"] for one in client.get("/api/searches").json()] == ["type=wounded"]


def test_what_is_deleted_can_be_brought_back(client):
    save(client)
    save(client, "Aleppo/<b>&?")
    gone = client.delete("/api/searches", params={"name": "Aleppo/<b>&?"}).json()
    assert names(client) == ["Raqqa"]
    assert client.delete("/api/searches", params={"name": "Aleppo/<b>&?"}).status_code == 404
    assert save(client, gone["name"], gone["page"], gone["query"]).status_code == 200
    assert names(client) == ["Aleppo/<b>&?", "Raqqa"]


@pytest.mark.parametrize(
    "body",
    [{"name": " "}, {"name": "a" * 121}, {"page": "review"}, {"page": "//evil.example"}, {"query": "a=" + "b" * 8_000}],
)
def test_what_cannot_be_saved(client, body):
    assert save(client, **body).status_code == 422
    assert names(client) == []


def test_nobody_keeps_more_than_a_number(client, ledger):
    for n in range(MOST):
        ledger.searches.save("ann", f"search {n}", "claims", "")
    assert save(client).status_code == 422
    assert save(client, "search 0", replace=True).status_code == 200


def test_a_search_is_its_authors_alone(ledger, tmp_path):
    with visiting(ledger, accounts_in(tmp_path)) as client:
        sign_in(client, "rita")
        assert save(client).status_code == 200
        sign_in(client, "ben")
        assert names(client) == []
        assert client.delete("/api/searches", params={"name": "Raqqa"}).status_code == 404
        assert save(client, query="type=wounded").status_code == 200
        sign_in(client, "rita")
        assert client.get("/api/searches").json()[0]["query"] == "type=killed&place=Raqqa"


def test_saving_is_no_change_of_the_ledger(client, ledger):
    before = ledger.version()
    save(client)
    assert ledger.version() == before
    assert list(ledger.verify()) == []
