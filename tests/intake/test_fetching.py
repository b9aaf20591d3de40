"""Fetching from real local servers."""

import gzip
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from communique.intake.fetching import Limits, fetch, public
from communique.model.errors import ForbiddenAddress, MissingInput, OversizedInput


class Pages(BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == "/page":
            self.answer(200, b"<p>words</p>")
        elif self.path == "/hop":
            self.answer(302, b"", Location="/page")
        elif self.path == "/loop":
            self.answer(302, b"", Location="/loop")
        elif self.path == "/inside":
            self.answer(302, b"", Location="http://169.254.169.254/latest")
        elif self.path == "/file":
            self.answer(302, b"", Location="file:///etc/passwd")
        elif self.path == "/bomb":
            self.answer(200, gzip.compress(b"a" * 3_000_000), **{"Content-Encoding": "gzip"})
        elif self.path == "/slow":
            self.send_response(200)
            self.end_headers()
            for _ in range(40):
                self.wfile.write(b"a")
                self.wfile.flush()
                time.sleep(0.05)
        else:
            self.answer(404, b"")

    def answer(self, status, body, **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


@pytest.fixture(scope="module")
def server():
    running = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    running.daemon_threads = True
    thread = threading.Thread(target=running.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{running.server_port}"
    running.shutdown()
    running.server_close()
    thread.join()


def local(address):
    return address.startswith("127.")


@pytest.mark.parametrize("path", [pytest.param("/page", id="page"), pytest.param("/hop", id="redirected")])
def test_a_page_is_fetched(server, path):
    assert fetch(server + path, allowed=local) == b"<p>words</p>"


@pytest.mark.parametrize(
    ("path", "error"),
    [
        pytest.param("/loop", MissingInput, id="redirect-loop"),
        pytest.param("/none", MissingInput, id="not-found"),
        pytest.param("/inside", ForbiddenAddress, id="redirect-to-private"),
        pytest.param("/file", ForbiddenAddress, id="redirect-to-file"),
        pytest.param("/bomb", OversizedInput, id="bomb"),
        pytest.param("/slow", MissingInput, id="slow-loris"),
    ],
)
def test_refused(server, path, error):
    with pytest.raises(error):
        fetch(server + path, Limits(size=1_000_000, total=0.4, silence=1.0), allowed=local)


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1/", "http://[::1]/", "http://10.0.0.1/", "ftp://example.org/", "http:///x", "http://0.0.0.0/"]
)
def test_private_addresses_are_never_asked(url):
    with pytest.raises(ForbiddenAddress):
        fetch(url)


@pytest.mark.parametrize(
    ("address", "expected"),
    [("8.8.8.8", True), ("192.168.1.1", False), ("169.254.169.254", False), ("::ffff:127.0.0.1", False), ("224.0.0.1", False)],
)
def test_public(address, expected):
    assert public(address) is expected
