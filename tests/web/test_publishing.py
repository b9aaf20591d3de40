"""What a reader of a server in a process of its own gets as feed and as files, once the command has set what is held back."""

import json
import subprocess
from xml.etree import ElementTree

import httpx
import pytest

from communique.ledger.store import open_ledger
from communique.model.publishing import Publishing
from communique.serve.accounts import Accounts
from communique.serve.feed import ATOM
from communique.serve.security import CSRF_COOKIE, CSRF_HEADER
from tests.serve.test_publishing import put, told
from tests.web.conftest import MAIN, PASSWORD, serve

WANTED = "type=movement&outlet=Hill+Radio"


@pytest.fixture
def reader(tmp_path):
    """A reader's client of a server in a process of its own, over a claim of troops in a town, and its ledger."""
    path = tmp_path / "ledger.sqlite"
    ledger = open_ledger(path)
    put(ledger, told("gathering", days=20), setting=Publishing())
    ledger.close()
    Accounts(path.with_name("ledger.sqlite.accounts")).add("rita", "reader", PASSWORD)
    process, url = serve(path, author=None)
    with httpx.Client(base_url=url) as client:
        client.get("/")
        client.headers[CSRF_HEADER] = client.cookies[CSRF_COOKIE]
        assert client.post("/api/session", json={"name": "rita", "password": PASSWORD}).status_code == 200
        yield client, path
    process.terminate()
    process.communicate(timeout=30)


def published(client):
    """The titles of the feed, and the claims of the download."""
    root = ElementTree.fromstring(client.get(f"/api/feed.atom?{WANTED}").content)  # noqa: S314 - our own answer
    lines = client.get(f"/api/claims/download?format=jsonl&{WANTED}").text.splitlines()
    return [one.text for one in root.findall(f"{{{ATOM}}}entry/{{{ATOM}}}title")], [json.loads(line)["claim"] for line in lines]


def test_it_holds_back_what_the_command_says_from_the_next_request_on(reader):
    client, path = reader

    def setting(*options):
        subprocess.run([*MAIN, "publishing", "--ledger", str(path), "--author", "ann", *options], check=True, capture_output=True)

    (title,), (claim,) = published(client)
    assert "Bakhmut" in title
    assert "Bakhmut" in claim["evidence"]["text"]
    setting("--coarsen", "province")
    (title,), (coarse,) = published(client)
    assert "Bakhmut" not in title + json.dumps(coarse)
    assert "Donetsk Oblast" in title
    assert len(coarse["evidence"]["text"]) == len(claim["evidence"]["text"])
    assert [place["kind"] for place in coarse["places"]] == ["province"]
    setting("--delay", "3650")
    assert published(client) == ([], [])
    assert client.get(f"/api/claims?{WANTED}").json()["total"]["claims"] == 1
    setting("--delay", "0", "--coarsen", "none")
    assert published(client)[1] == [claim]
    done = subprocess.run([*MAIN, "verify", "--ledger", str(path)], check=False, capture_output=True)
    assert done.returncode == 0, done.stdout
