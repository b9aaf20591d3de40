"""Servers that people sign in to, and clients of theirs."""

from __future__ import annotations

from contextlib import contextmanager

from argon2 import PasswordHasher
from fastapi.testclient import TestClient

from communique.serve.accounts import Accounts
from communique.serve.app import create_app
from communique.serve.identity import Gate, Proxy
from communique.serve.security import CSRF_COOKIE, CSRF_HEADER

QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
PASSWORD = "correct horse battery"  # noqa: S105
NAMES = {"reader": "rita", "reviewer": "ben", "admin": "ann"}


class Clock:
    """A clock that is moved by hand."""

    def __init__(self):
        self.now = 1_000_000.0

    def __call__(self):
        return self.now


def accounts_in(folder, **options):
    """Accounts of one person for each role, who all have PASSWORD."""
    accounts = Accounts(folder / "ledger.sqlite.accounts", hasher=QUICK, **options)
    for role, name in NAMES.items():
        accounts.add(name, role, PASSWORD)
    return accounts


@contextmanager
def visiting(ledger, accounts=None, proxy=None, peer="203.0.113.9", gate=None, base="http://localhost"):
    """A client from an address, of a server with accounts or a proxy in front."""
    app = create_app(ledger, author="nobody", gate=gate or Gate("nobody", accounts, proxy))
    with TestClient(app, base_url=base, client=(peer, 50_000), follow_redirects=False) as client:
        client.get("/")
        renew(client)
        yield client


def renew(client):
    """Repeat the present token with each change, as our own pages do."""
    client.headers[CSRF_HEADER] = client.cookies.get(CSRF_COOKIE, "")


def sign_in(client, name, password=PASSWORD):
    """Sign in; the answer of the server."""
    answer = client.post("/api/session", json={"name": name, "password": password})
    renew(client)
    return answer


__all__ = ["NAMES", "PASSWORD", "QUICK", "Clock", "Proxy", "accounts_in", "renew", "sign_in", "visiting"]
