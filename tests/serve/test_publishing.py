"""What feeds and readers' downloads hold back, over the application; reviewers' downloads and the API stay exact."""

import datetime as dt
import json

import pytest

from communique.ledger.chain import By
from communique.model.publishing import Publishing
from communique.model.records import Claim, Document, Place, Span, Time
from tests.serve.people import NAMES, accounts_in, sign_in, visiting
from tests.serve.test_feed import entries, texts

TODAY = dt.datetime.now(dt.UTC).date()
BOTH = Publishing(delay=14, coarsen="province")
TEXT = "Some 900 fighters were gathering in Bakhmut."


def told(id, *, days, kind="movement", text=TEXT):
    """A claim of something so many days ago."""
    words, day = Span.of(text, 0, len(text)), TODAY - dt.timedelta(days=days)
    where = Span.of(text, text.index("Bakhmut"), text.index("Bakhmut") + 7)
    place = Place(mention=where, name="Bakhmut", country="UA", kind="city", latitude=48.6, longitude=38.0)
    return Claim(id=id, document=Document(source=f"{id}.txt", outlet="Hill Radio"), type=kind, evidence=words,
                 trigger=Span.of(text, 0, 4), places=(place,), time=Time(start=day, end=day))  # fmt: skip


def put(ledger, *claims, setting=BOTH):
    """Claims that are published, in this order, under a setting."""
    for claim in claims:
        with ledger.writing(By("ben")) as write:
            write.import_claims([claim])
            write.revise.set_state([claim.id], "published")
    with ledger.writing(By("ann")) as write:
        write.settings.publishing(setting)


def titles(client, query="outlet=Hill+Radio"):
    return [title.split(":")[0] for title in texts(entries(client, query))]


def test_a_feed_leaves_out_what_is_held_back_and_tells_provinces(client, ledger):
    put(ledger, told("old", days=20), told("new", days=3), told("other", days=3, kind="attack"))
    found = entries(client, "outlet=Hill+Radio")
    assert sorted(title.split(". According")[0].rpartition(", ")[0] for title in texts(found)) == [
        "Attack: in Bakhmut", "Movement: in Donetsk Oblast"]  # fmt: skip
    assert "new.txt" not in client.get("/api/feed.atom").text


def test_by_default_a_feed_is_as_it_was(client, ledger):
    put(ledger, told("new", days=0), setting=Publishing())
    assert "in Bakhmut" in texts(entries(client, "outlet=Hill+Radio"))[0]


def test_the_number_of_entries_tells_nothing_of_what_is_held_back(client, ledger):
    shown = [told(f"shown{n}", days=3, kind="attack") for n in range(6)]
    put(ledger, *shown, *(told(f"held{n}", days=3) for n in range(9)))
    assert titles(client, "outlet=Hill+Radio&size=5") == ["Attack"] * 5
    assert "held" not in client.get("/api/feed.atom?size=5").text


def test_a_claim_that_comes_due_is_among_what_is_new_then(client, ledger, monkeypatch):
    put(ledger, told("due", days=14), *(told(f"later{n}", days=0, kind="attack") for n in range(3)))
    found = entries(client, "outlet=Hill+Radio")
    assert titles(client)[-1] == "Movement"
    assert texts(found, "updated")[0] >= texts(found, "updated")[-1]
    _age(ledger, monkeypatch)
    assert entries(client, "outlet=Hill+Radio&size=1")[0].findtext("{*}updated") == f"{TODAY}T00:00:00.000+00:00"
    assert titles(client, "outlet=Hill+Radio&size=1") == ["Movement"]


def _age(ledger, monkeypatch):
    """All that was changed so far was changed ten days ago."""
    latest = ledger.claims.latest

    def aged(*arguments, **options):
        return [(stored, (dt.datetime.fromisoformat(at) - dt.timedelta(days=10)).isoformat(timespec="milliseconds"))
                for stored, at in latest(*arguments, **options)]  # fmt: skip

    monkeypatch.setattr(ledger.claims, "latest", aged)
    with ledger.writing(By("ann")) as write:  # a version of the ledger, so that no answer is remembered
        write.settings.publishing(BOTH)


def test_a_change_of_the_setting_holds_from_the_next_request_on(client, ledger):
    put(ledger, told("new", days=3), setting=Publishing())
    before = client.get("/api/feed.atom?outlet=Hill+Radio")
    assert titles(client) == ["Movement"]
    put(ledger)
    after = client.get("/api/feed.atom?outlet=Hill+Radio", headers={"if-none-match": before.headers["etag"]})
    assert after.status_code == 200
    assert titles(client) == []


@pytest.mark.parametrize(
    ("query", "many"),
    [
        pytest.param("place=Ukraine", 1, id="a country"),
        pytest.param("place=Donetsk+Oblast", 1, id="its province"),
        pytest.param("place=Bakhmut", 0, id="the town itself"),
        pytest.param("near=Bakhmut&radius=5", 0, id="around it"),
        pytest.param("text=Bakhmut", 0, id="its words"),
        pytest.param("type=movement", 1, id="something else"),
    ],
)
def test_no_filter_tells_what_is_blacked_out(client, ledger, query, many):
    put(ledger, told("old", days=20))
    assert client.get(f"/api/claims?{query}").json()["total"]["claims"] == 1, "the API is exact"
    assert len(entries(client, f"outlet=Hill+Radio&{query}")) == many


@pytest.mark.parametrize("format", ["csv", "jsonl", "geojson"])
def test_downloads_are_exact_for_a_reviewer_and_held_back_for_a_reader(ledger, tmp_path, format):
    put(ledger, told("old", days=20), told("new", days=3), told("other", days=3, kind="attack"))
    bodies = {}
    accounts = accounts_in(tmp_path)
    for role, name in NAMES.items():
        with visiting(ledger, accounts) as client:
            sign_in(client, name)
            bodies[role] = client.get(f"/api/claims/download?format={format}&type=movement").text
            assert client.get("/api/claims?type=movement").json()["total"]["claims"] == 2
    for role in ("reviewer", "admin"):
        assert "new.txt" in bodies[role]
        assert "Bakhmut" in bodies[role]
    assert "old.txt" in bodies["reader"]
    assert "Donetsk Oblast" in bodies["reader"]
    assert not any(word in bodies["reader"] for word in ("new.txt", "Bakhmut", "48.6"))
    if format == "jsonl":
        claim = json.loads(bodies["reader"])["claim"]
        assert claim["evidence"]["text"] == "Some 900 fighters were gathering in ███████."
        assert claim["places"][0]["mention"] == {"start": 36, "end": 43, "text": "███████"}


def test_a_session_is_told_once_somebody_has_signed_in(ledger, tmp_path):
    put(ledger)
    with visiting(ledger, accounts_in(tmp_path)) as client:
        assert client.get("/api/session").json()["publishing"] is None
        for role in ("reader", "admin"):
            assert "14 days late" in sign_in(client, NAMES[role]).json()["publishing"]
            assert "14 days late" in client.get("/api/session").json()["publishing"]
        put(ledger, setting=Publishing())
        assert client.get("/api/session").json()["publishing"] is None
