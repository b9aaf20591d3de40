"""`communique users`, and what `communique serve` asks for before others reach it."""

import csv
import io
import json
import stat

import pytest

from tests.cli.test_ledger import run

PASSWORD = b"correct horse battery\n"


@pytest.fixture
def folder(tmp_path):
    for name, role in (("ann", "admin"), ("ben", "reviewer")):
        done = run("users", "add", name, "--role", role, "--ledger", "l.sqlite", cwd=tmp_path, stdin=PASSWORD)
        assert done.returncode == 0, done.stderr
        assert f"{name} may sign in as {role}" in done.stdout.decode()
    return tmp_path


def users(folder, *arguments, stdin=b""):
    return run("users", *arguments, "--ledger", "l.sqlite", cwd=folder, stdin=stdin)


def roles(folder):
    return {one["name"]: one["role"] for one in json.loads(users(folder, "list", "--format", "json").stdout)}


def test_accounts_lie_beside_the_ledger_for_their_owner_alone(folder):
    assert stat.S_IMODE((folder / "l.sqlite.accounts").stat().st_mode) == 0o600
    assert not (folder / "l.sqlite").exists()
    assert roles(folder) == {"ann": "admin", "ben": "reviewer"}


def test_accounts_are_listed_in_every_format_without_their_hashes(folder):
    users(folder, "add", "eve", "--no-password")
    lines = users(folder, "list", "--format", "jsonl").stdout.decode().splitlines()
    rows = list(csv.DictReader(io.StringIO(users(folder, "list", "--format", "csv").stdout.decode())))
    table = users(folder, "list").stdout.decode()
    assert [json.loads(line)["name"] for line in lines] == [row["name"] for row in rows] == ["ann", "ben", "eve"]
    assert [row["has_password"] for row in rows] == ["True", "True", "False"]
    assert "at the proxy" in table
    assert "argon2" not in table + "".join(lines)


def test_roles_passwords_and_leaving(folder):
    from communique.serve.accounts import Accounts

    accounts = Accounts(folder / "l.sqlite.accounts")
    assert users(folder, "role", "ben", "reader").returncode == 0
    assert users(folder, "password", "ben", stdin=b"another password\n").returncode == 0
    assert accounts.check("ben", "another password").role == "reader"
    assert users(folder, "remove", "ben", stdin=b"n\n").returncode == 1
    assert users(folder, "remove", "ben", "--yes").returncode == 0
    assert roles(folder) == {"ann": "admin"}


@pytest.mark.parametrize(
    ("arguments", "stdin", "words"),
    [
        (("add", "ann"), PASSWORD, "already"),
        (("add", "new"), b"short\n", "12 to 1000"),
        (("add", "new"), b"", "12 to 1000"),
        (("add", "a b"), PASSWORD, "no name for an account"),
        (("role", "nobody", "admin"), b"", "no account of this name"),
        (("remove", "nobody", "--yes"), b"", "no account of this name"),
    ],
)
def test_what_cannot_be_done_says_why(folder, arguments, stdin, words):
    done = users(folder, *arguments, stdin=stdin)
    assert done.returncode == 2
    assert words in done.stderr.decode()
    assert roles(folder) == {"ann": "admin", "ben": "reviewer"}


def test_a_password_is_no_argument(folder):
    assert users(folder, "add", "new", "--password", "correct horse battery").returncode == 2
    assert users(folder, "add", "new", "correct horse battery").returncode == 2


def test_the_accounts_of_a_ledger_on_a_server_need_a_place(tmp_path):
    done = run("users", "list", "--ledger", "postgresql://host/name", cwd=tmp_path)
    assert done.returncode == 2
    assert "--accounts" in done.stderr.decode()
    assert run("users", "list", "--ledger", "postgresql://host/name", "--accounts", "a", cwd=tmp_path).returncode == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--host", "203.0.113.5"), "--host 203.0.113.5: other machines"),
        (("--host", "claims.example.org"), "--host claims.example.org: other machines"),
        (("--allow-host", "claims.example.org"), "--allow-host claims.example.org: other machines"),
        (("--trust-header", "X-Forwarded-User"), "belong together"),
        (("--trust-proxy", "10.0.0.1"), "belong together"),
        (("--trust-role", "reader"), "--trust-header"),
        (("--trust-header", "X-User", "--trust-proxy", "anyone"), "--trust-proxy"),
        (("--trust-header", "X-User", "--trust-proxy", "10.0.0.1", "--author", "ann"), "--author"),
    ],
)
def test_nothing_is_served_to_others_unless_they_sign_in(tmp_path, arguments, words):
    done = run("serve", *arguments, "--ledger", "l.sqlite", cwd=tmp_path)
    assert done.returncode == 2
    assert words in done.stderr.decode()


@pytest.mark.parametrize(
    ("arguments", "closed", "hosts"),
    [
        ((), False, set()),
        (("--host", "::1"), False, set()),
        (("users",), True, set()),
        (("users", "--host", "203.0.113.5", "--allow-host", "Claims.example.org"), True, {"claims.example.org"}),
        (("--host", "10.0.0.5", "--trust-header", "X-User", "--trust-proxy", "10.0.0.0/24"), True, set()),
    ],
)
def test_what_is_served_and_to_whom(tmp_path, monkeypatch, arguments, closed, hosts):
    import uvicorn

    from communique.serve import app

    served = {}
    monkeypatch.setattr(app, "create_app", lambda ledger, **options: served.update(options) or ledger.close())
    monkeypatch.setattr(uvicorn.Server, "run", lambda server: served.update(proxy_headers=server.config.proxy_headers))
    if arguments[:1] == ("users",):
        users(tmp_path, "add", "ann", "--role", "admin", stdin=PASSWORD)
        arguments = arguments[1:]
    done = run("serve", *arguments, "--ledger", "l.sqlite", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert served["gate"].closed is closed
    assert served["allowed_hosts"] == hosts
    assert served["proxy_headers"] is False
    assert ("in the clear" in done.stderr.decode()) is ("203.0.113.5" in arguments)
