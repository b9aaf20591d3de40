"""Reading on request: one at a time, with progress, bounded, and cleared away afterwards."""

import tempfile
import threading
import time

import pytest
from fastapi.testclient import TestClient

from communique.ledger.store import open_ledger
from communique.serve.app import create_app
from communique.serve.readings import MOST_WAITING, Readings
from communique.serve.security import CSRF_COOKIE, CSRF_HEADER
from tests.serve.conftest import claim_of

TEXT = "Shells killed 14 people in Tarsheel on Monday."


class SlowReader:
    """Finds one claim in every text; waits at each until it is let go on."""

    def __init__(self):
        self.go, self.begun = threading.Event(), threading.Event()

    def read(self, document):
        if "trouble" in document.text:
            raise TypeError("no such luck")
        self.begun.set()
        assert self.go.wait(120)
        return (claim_of(document.text, document.document, "killed", "killed", 14),)


@pytest.fixture
def slow():
    reader = SlowReader()
    yield reader
    reader.go.set()


@pytest.fixture
def client(tmp_path, slow, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "uploads"))
    (tmp_path / "uploads").mkdir()
    ledger = open_ledger(tmp_path / "ledger.sqlite")
    app = create_app(ledger, author="ann", queue=Readings(ledger, lambda: slow))
    with TestClient(app, base_url="http://localhost") as client:
        client.get("/api/kinds")
        client.headers[CSRF_HEADER] = client.cookies[CSRF_COOKIE]
        yield client
        slow.go.set()
    ledger.close()


def ended(client, id):
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        told = client.get(f"/api/readings/{id}").json()
        if told["stage"] in {"done", "failed"}:
            return told
        time.sleep(0.02)
    raise AssertionError(f"still {told['stage']}")


def test_a_pasted_text_is_read_with_progress(client, slow, tmp_path):
    asked = client.post("/api/readings", data={"text": TEXT, "outlet": "Valley Post", "published": "2025-02-12"})
    assert asked.status_code == 202
    assert slow.begun.wait(120)
    assert client.get(f"/api/readings/{asked.json()['id']}").json()["stage"] == "finding claims"
    waiting = client.post("/api/readings", data={"text": "Another text."}).json()
    assert (waiting["stage"], waiting["ahead"]) == ("waiting", 1)
    slow.go.set()
    told = ended(client, asked.json()["id"])
    assert (told["stage"], told["relation"], told["claims"]) == ("done", "new", 1)
    document = client.get(f"/api/documents/{told['document']}").json()
    assert document["text"] == TEXT
    assert document["document"]["document"]["outlet"] == "Valley Post"
    ended(client, waiting["id"])
    assert list((tmp_path / "uploads").iterdir()) == []


def test_a_file_is_read_under_its_name(client, slow):
    slow.go.set()
    asked = client.post("/api/readings", files={"file": ("<b>report</b>.txt", TEXT.encode())}).json()
    assert asked["source"] == "<b>report</b>.txt"
    assert ended(client, asked["id"])["stage"] == "done"
    again = client.post("/api/readings", files={"file": ("copy.txt", TEXT.encode())}).json()
    assert ended(client, again["id"])["relation"] == "same bytes"
    assert [one["id"] for one in client.get("/api/readings").json()] == [again["id"], asked["id"]]


@pytest.mark.parametrize(
    ("form", "status", "words"),
    [
        ({}, 422, "give one of"),
        ({"text": "  "}, 422, "give one of"),
        ({"text": "a", "address": "https://example.org/"}, 422, "give one of"),
        ({"address": "file:///etc/passwd"}, 422, "no http"),
        ({"text": "a", "published": "yesterday"}, 422, "published"),
    ],
)
def test_what_cannot_be_read_is_refused(client, form, status, words):
    answer = client.post("/api/readings", data=form)
    assert answer.status_code == status
    assert words in answer.text


@pytest.mark.parametrize(
    ("form", "words"),
    [({"address": "http://127.0.0.1:9/"}, "not public"), ({"text": "This is trouble."}, "please report it"),
     ({"text": "\x00\x01\x02" * 50}, "no text")],
)  # fmt: skip
def test_what_fails_says_why_and_stops_nothing(client, slow, form, words):
    slow.go.set()
    told = ended(client, client.post("/api/readings", data=form).json()["id"])
    assert told["stage"] == "failed"
    assert words in told["reason"]
    assert ended(client, client.post("/api/readings", data={"text": TEXT}).json()["id"])["stage"] == "done"


def test_the_queue_is_bounded(client, slow):
    client.post("/api/readings", data={"text": TEXT})
    assert slow.begun.wait(120)
    answers = [client.post("/api/readings", data={"text": f"{n}: {TEXT}"}).status_code for n in range(MOST_WAITING + 1)]
    assert answers == [202] * MOST_WAITING + [503]


def test_no_reading_of_that_name(client):
    assert client.get("/api/readings/nosuch").status_code == 404
