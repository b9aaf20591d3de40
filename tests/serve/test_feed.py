"""The Atom feed, as RFC 4287 has it: parsed, never searched for words."""

import base64
import datetime as dt
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree

import pytest

from communique.ledger.chain import By
from communique.model.records import Document, Entity, Source
from communique.serve.feed import ATOM, NEVER
from tests.ledger.records import claim
from tests.serve.people import PASSWORD, accounts_in, visiting

IN = {"a": ATOM}


def parsed(answer):
    """The feed of an answer; what RFC 4287 demands of every feed and entry (4.1.1, 4.1.2) holds."""
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8"
    root = ElementTree.fromstring(answer.content)  # noqa: S314 - our own answer
    assert root.tag == f"{{{ATOM}}}feed"
    for thing in (root, *root.findall("a:entry", IN)):
        for name in ("id", "title", "updated"):
            (one,) = thing.findall(f"a:{name}", IN)
            assert one.text
        assert urlsplit(thing.findtext("a:id", namespaces=IN)).scheme == "urn"
        assert dt.datetime.fromisoformat(thing.findtext("a:updated", namespaces=IN)).tzinfo
    (own,) = [link for link in root.findall("a:link", IN) if link.get("rel") == "self"]
    assert own.get("href").startswith("http")
    for entry in root.findall("a:entry", IN):
        assert entry.findtext("a:author/a:name", namespaces=IN)
        assert len([link for link in entry.findall("a:link", IN) if link.get("rel") == "alternate"]) == 1
        assert entry.find("a:content", IN).get("type") == "text"
    ids = [entry.findtext("a:id", namespaces=IN) for entry in root.findall("a:entry", IN)]
    assert len(set(ids)) == len(ids)
    return root


def entries(client, query=""):
    return parsed(client.get(f"/api/feed.atom?{query}")).findall("a:entry", IN)


def texts(found, name="title"):
    return [entry.findtext(f"a:{name}", namespaces=IN) for entry in found]


def review(ledger, type, state="reviewed", by="ben"):
    ids = [stored.claim.id for stored in ledger.claims.find() if stored.claim.type == type]
    with ledger.writing(By(by)) as write:
        write.revise.set_state(ids, state)
    return ids


def test_a_ledger_of_drafts_has_an_empty_feed(client):
    root = parsed(client.get("/api/feed.atom"))
    assert root.findall("a:entry", IN) == []
    assert root.findtext("a:updated", namespaces=IN) == NEVER


def test_an_entry_says_who_said_it_as_of_when_and_leads_to_the_words(client, ledger):
    (id,) = review(ledger, "killed")
    (entry,) = entries(client)
    assert texts([entry]) == [
        "Killed: 14, in Tarsheel, 2025-02-10. According to Adem Sorov, in Valley Post (as of 2025-02-12, unverified)"
    ]
    assert entry.findtext("a:author/a:name", namespaces=IN) == "Adem Sorov, in Valley Post"
    assert [one.get("term") for one in entry.findall("a:category", IN)] == ["killed", "state:reviewed"]
    links = {link.get("rel"): link.get("href") for link in entry.findall("a:link", IN)}
    assert links["via"] == "https://example.org/report"
    assert links["alternate"].startswith("http://localhost/document?")
    assert parse_qs(urlsplit(links["alternate"]).query)["claim"] == [id]
    assert "State: reviewed" in entry.findtext("a:content", namespaces=IN)
    assert "shells killed" not in entry.findtext("a:content", namespaces=IN)


def test_the_latest_reviewed_comes_first_and_ids_stay(client, ledger):
    review(ledger, "killed")
    (before,) = entries(client)
    review(ledger, "shelling")
    assert [title.split(".")[0].split(":")[0] for title in texts(entries(client))] == ["Shelling", "Killed"]
    review(ledger, "killed", "published")
    found = entries(client)
    assert texts(found)[0].startswith("Killed:")
    assert texts(found, "id")[0] == texts([before], "id")[0]
    assert texts(found, "updated")[0] >= texts([before], "updated")[0]
    assert texts(found, "updated") == sorted(texts(found, "updated"), reverse=True)
    review(ledger, "killed", "draft")
    assert len(entries(client)) == 1


@pytest.mark.parametrize(
    ("query", "many"),
    [("type=killed", 1), ("type=killed&type=shelling", 2), ("source=Adem+Sorov", 1), ("place=Nowhere", 0), ("size=1", 1),
     ("state=published", 0), ("text=killed", 1), ("near=35,38&radius=5", 1)],
)  # fmt: skip
def test_it_holds_the_claims_of_the_filter(client, ledger, query, many):
    review(ledger, "killed")
    review(ledger, "shelling")
    assert len(entries(client, query)) == many


def test_drafts_stand_there_when_asked_for_and_say_so(client, ledger):
    review(ledger, "killed")
    titles = texts(entries(client, "state=draft&state=reviewed"))
    assert len(titles) == 2
    assert [title.startswith("[draft] ") for title in sorted(titles, reverse=True)].count(True) == 1


def test_one_filter_is_one_feed(client):
    def id_of(query):
        return parsed(client.get(f"/api/feed.atom?{query}")).findtext("a:id", namespaces=IN)

    assert id_of("type=killed&type=shelling&undated=true") == id_of("undated=1&type=shelling&type=killed&nonsense=1")
    assert id_of("type=killed") != id_of("type=shelling")
    root = parsed(client.get("/api/feed.atom?type=shelling&type=killed"))
    (own,) = [link.get("href") for link in root.findall("a:link", IN) if link.get("rel") == "self"]
    assert own == "http://localhost/api/feed.atom?type=killed&type=shelling"
    assert client.get(own).content == client.get("/api/feed.atom?type=killed&type=shelling").content


def test_hostile_names_stay_text(client, ledger):
    name = "</title><script>alert(1)</script>&amp;\x0b\ufffe\u202egnitirw ]]>"
    document = Document(source="https://example.org/?a=<b>&c=\u202e", outlet=name)
    stored = claim("hostile", low=3, agent=("Army",), name=name).model_copy(update={"document": document})
    stored = stored.model_copy(update={"source": Source(mode="indirect", name=name)})
    with ledger.writing(By("ben")) as write:
        write.import_claims([stored])
        write.revise.set_state(["hostile"], "published")
    (entry,) = entries(client)
    title = entry.findtext("a:title", namespaces=IN)
    assert "</title><script>alert(1)</script>&amp;\ufffd\ufffd\ufffdgnitirw ]]>" in title
    assert "By: Army" in entry.findtext("a:content", namespaces=IN)


def test_people_without_a_canonical_name_are_not_named(client, ledger):
    stored = claim("private", low=1, place="Raqqa")
    stored = stored.model_copy(update={"target": (Entity(mention=stored.evidence.model_copy()),)})
    with ledger.writing(By("ben")) as write:
        write.import_claims([stored])
        write.revise.set_state(["private"], "published")
    (entry,) = entries(client)
    assert "Against" not in entry.findtext("a:content", namespaces=IN)


def test_a_feed_that_is_as_it_was_is_not_sent_again(client, ledger):
    tag = client.get("/api/feed.atom").headers["etag"]
    same = client.get("/api/feed.atom", headers={"if-none-match": tag})
    assert (same.status_code, same.content) == (304, b"")
    review(ledger, "killed")
    assert client.get("/api/feed.atom", headers={"if-none-match": tag}).status_code == 200


def basic(password):
    return {"authorization": "Basic " + base64.b64encode(f"rita:{password}".encode()).decode()}


def test_a_reader_of_feeds_signs_in_with_each_request(ledger, tmp_path):
    with visiting(ledger, accounts_in(tmp_path)) as client:
        asked = client.get("/api/feed.atom")
        assert asked.status_code == 401
        assert asked.headers["www-authenticate"].startswith("Basic ")
        parsed(client.get("/api/feed.atom", headers=basic(PASSWORD)))
        assert client.get("/api/feed.atom", headers=basic("a wrong password")).status_code == 401
        assert client.get("/api/feed.atom", headers={b"authorization": b"Basic \xe4"}).status_code == 401
        assert client.post("/api/searches", headers=basic(PASSWORD)).status_code == 401


def test_guessing_at_the_feed_is_slow_too(ledger, tmp_path):
    with visiting(ledger, accounts_in(tmp_path)) as client:
        answers = [client.get("/api/feed.atom", headers=basic(f"guess number {n}")).status_code for n in range(6)]
        assert answers == [401] * 5 + [429]


def test_behind_a_proxy_with_https_the_addresses_say_so(ledger, tmp_path):
    from communique.serve.identity import Proxy

    proxy = Proxy.of("X-Forwarded-User", ["10.0.0.1"], "reader")
    with visiting(ledger, None, proxy, "10.0.0.1") as client:
        told = {"x-forwarded-user": "eve", "x-forwarded-proto": "https"}
        root = parsed(client.get("/api/feed.atom", headers=told))
        assert all(link.get("href").startswith("https://localhost/") for link in root.findall("a:link", IN))
