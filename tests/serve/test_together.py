"""Several readers and a writer at once, over a real server and a real file: everyone is answered, nothing is locked."""

import threading
import time

import httpx
import pytest
import uvicorn

from communique.ledger.chain import By
from communique.ledger.store import open_ledger
from communique.serve.app import create_app
from communique.serve.readings import Readings
from communique.serve.security import CSRF_COOKIE, CSRF_HEADER
from tests.ledger.records import claim
from tests.serve.conftest import claim_of

READERS, TEXTS, IMPORTS = 4, 10, 15
LOOKS = ("claims?facet=type&facet=source&facet=month&others=true", "claims?text=killed", "places", "timeline?step=day",
         "tally?type=killed", "overview", "claims/download?format=csv", "feed.atom?state=draft", "documents")  # fmt: skip


class Reader:
    """Finds one claim in every text."""

    def read(self, document):
        return (claim_of(document.text, document.document, "killed", "killed", 14),)


@pytest.fixture
def server(ledger):
    """The application at a port of this machine, in a thread."""
    app = create_app(ledger, author="ann", queue=Readings(ledger, Reader))
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="warning"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}/api/"
    server.should_exit = True
    thread.join()


def test_readers_are_answered_while_documents_are_read_in_and_another_program_writes(server, ledger, tmp_path):
    answers, over = [], threading.Event()

    def look():
        with httpx.Client(base_url=server, timeout=60) as client:
            while not over.is_set():
                for path in LOOKS:
                    answers.append((path, client.get(path).status_code))

    def import_claims():
        other = open_ledger(tmp_path / "ledger.sqlite")
        for n in range(IMPORTS):
            with other.writing(By("import")) as write:
                write.import_claims([claim(f"other-{n}", low=n + 1, day="2025-02-10", organisation="Army")])
        other.close()

    threads = [threading.Thread(target=look) for _ in range(READERS)]
    writer = threading.Thread(target=import_claims)
    for thread in (*threads, writer):
        thread.start()
    with httpx.Client(base_url=server, timeout=60) as client:
        client.get("kinds")
        client.headers[CSRF_HEADER] = client.cookies[CSRF_COOKIE]
        asked = [client.post("readings", data={"text": f"{n}: shells killed 14 people."}).status_code for n in range(TEXTS)]
        deadline = time.monotonic() + 120
        while any(one["stage"] not in {"done", "failed"} for one in client.get("readings").json()):
            assert time.monotonic() < deadline
            time.sleep(0.05)
        told = client.get("readings").json()
    writer.join()
    over.set()
    for thread in threads:
        thread.join()
    assert asked == [202] * TEXTS
    assert [(one["stage"], one["reason"]) for one in told] == [("done", None)] * TEXTS
    assert {status for _, status in answers} == {200}, [one for one in answers if one[1] != 200][:5]
    assert len(answers) >= READERS * len(LOOKS)
    assert ledger.claims.count().claims == 2 + TEXTS + IMPORTS
    assert list(ledger.verify()) == []
