"""Requests from elsewhere are refused before they reach a route."""

import pytest

from communique.serve.security import is_loopback


@pytest.mark.parametrize(
    ("host", "wanted"),
    [("127.0.0.1", True), ("localhost", True), ("[::1]", True), ("app.localhost", True), ("127.9.9.9", True),
     ("example.org", False), ("10.0.0.1", False), ("localhost.example.org", False), ("", False)],
)  # fmt: skip
def test_is_loopback(host, wanted):
    assert is_loopback(host) is wanted


def test_a_foreign_host_name_is_refused(client):
    assert client.get("/api/kinds", headers={"host": "rebound.example.org"}).status_code == 421


@pytest.mark.parametrize(
    ("headers", "words"),
    [
        ({"x-csrf-token": ""}, "token"),
        ({"x-csrf-token": "guess"}, "token"),
        ({"origin": "https://evil.example"}, "another site"),
    ],
)
def test_a_forged_change_is_refused(client, headers, words):
    answer = client.post("/api/claims", headers=headers)
    assert answer.status_code == 403
    assert words in answer.json()["detail"]


def test_a_large_body_is_refused_unread(client):
    answer = client.post("/api/claims", headers={"content-length": str(10**9)})
    assert answer.status_code == 413


def test_a_body_of_unknown_length_is_refused_unread(client):
    answer = client.post("/api/readings", headers={"transfer-encoding": "chunked"}, content=iter([b"text=a"]))
    assert answer.status_code == 411
