"""Who may do what: roles by route, sessions, forged changes, names that only a proxy may tell."""

import base64
import logging
import re

import pytest

from communique.model.errors import OptionError
from communique.serve.identity import SESSION_COOKIE, Gate, Proxy
from communique.serve.limiting import OF_BOTH
from communique.serve.security import CSRF_COOKIE, CSRF_HEADER
from tests.serve.people import NAMES, PASSWORD, Clock, accounts_in, renew, sign_in, visiting

PROXY = Proxy.of("X-Forwarded-User", ["10.0.0.1", "fd00::/64"])
READ, OWN, WRITE, ADMIN = "read", "own", "write", "admin"
MAY = {None: set(), "reader": {READ, OWN}, "reviewer": {READ, OWN, WRITE}, "admin": {READ, OWN, WRITE, ADMIN}}
ADMINS = {"/api/erasures"}


@pytest.fixture
def accounts(tmp_path):
    return accounts_in(tmp_path)


@pytest.fixture
def client(ledger, accounts):
    with visiting(ledger, accounts) as client:
        yield client


def routes(app):
    """(method, path, what it takes to use it) of every address of the API but the one that signs in."""
    for path, methods in app.openapi()["paths"].items():
        for method in methods if path != "/api/session" else ():
            own = path.startswith("/api/searches")
            needs = READ if method == "get" else OWN if own else ADMIN if path in ADMINS else WRITE
            yield method.upper(), re.sub(r"\{\w+\}", "nosuch", path), needs


@pytest.mark.parametrize("role", [None, "reader", "reviewer", "admin"])
def test_every_route_asks_for_a_role(client, role):
    if role:
        assert sign_in(client, NAMES[role]).status_code == 200
    told = {}
    for method, path, needs in routes(client.app):
        status = client.request(method, path, json={"name": "nosuch", "reason": "none"}).status_code
        told.setdefault(needs, set()).add("let in" if status not in {401, 403} else status)
    assert READ in told
    assert WRITE in told
    assert ADMIN in told
    for needs, seen in told.items():
        assert seen == {"let in" if needs in MAY[role] else 403 if role else 401}, needs


@pytest.mark.parametrize("path", ["/", "/claims", "/sign-in", "/icon.svg", "/api/session"])
def test_what_is_not_of_the_ledger_needs_nobody(client, path):
    assert client.get(path).status_code == 200


@pytest.mark.parametrize(
    "path", ["/api/claims/", "/api//claims", "/x//api/claims", "/API/claims", "/api/%63laims", "/./api/claims"]
)
def test_no_spelling_of_an_address_goes_around_the_guard(client, path):
    answer = client.get(path)
    assert answer.status_code in {307, 401, 404}
    assert "killed" not in answer.text


def test_a_session(client):
    assert client.get("/api/session").json() == {"needed": True, "name": None, "role": None, "by": None, "publishing": None}
    answer = sign_in(client, "ANN")
    assert answer.json() == {"needed": True, "name": "ann", "role": "admin", "by": "password", "publishing": None}
    cookie = next(given for given in answer.headers.get_list("set-cookie") if given.startswith(SESSION_COOKIE))
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert "Secure" not in cookie
    token = client.cookies[SESSION_COOKIE]
    assert client.delete("/api/session").json()["name"] is None
    assert client.get("/api/claims").status_code == 401
    client.cookies.set(SESSION_COOKIE, token)
    assert client.get("/api/claims").status_code == 401


def test_over_https_the_cookies_say_so(ledger, accounts):
    with visiting(ledger, accounts, base="https://localhost") as client:
        given = sign_in(client, "ann").headers.get_list("set-cookie")
        assert len(given) == 2
        assert all("Secure" in cookie for cookie in given)


def test_signing_in_again_begins_a_new_session(client):
    sign_in(client, "ann")
    first = client.cookies[SESSION_COOKIE]
    sign_in(client, "ben")
    assert client.cookies[SESSION_COOKIE] != first
    client.cookies.clear()
    client.cookies.set(SESSION_COOKIE, first)
    assert client.get("/api/claims").status_code == 401


def test_an_old_session_is_none(ledger, tmp_path):
    clock = Clock()
    with visiting(ledger, accounts_in(tmp_path, clock=clock)) as client:
        sign_in(client, "ann")
        clock.now += 11 * 3600
        assert client.get("/api/claims").status_code == 200
        clock.now += 13 * 3600
        assert client.get("/api/claims").status_code == 401


@pytest.mark.parametrize("name", ["ann", "nobody"])
def test_a_wrong_password_and_a_wrong_name_are_told_alike(client, name, caplog):
    with caplog.at_level(logging.WARNING, "communique.serve"):
        answer = sign_in(client, name, "a wrong password")
    assert answer.status_code == 401
    assert answer.json() == {"detail": "the name or the password is wrong"}
    assert SESSION_COOKIE not in client.cookies
    assert "203.0.113.9" in caplog.text
    assert "a wrong password" not in caplog.text


def test_guessing_is_slow(client):
    answers = [sign_in(client, "ann", f"guess number {n}").status_code for n in range(OF_BOTH + 1)]
    assert answers == [401] * OF_BOTH + [429]
    refused = sign_in(client, "ann")
    assert refused.status_code == 429
    assert int(refused.headers["retry-after"]) > 800
    assert "minutes" in refused.json()["detail"]
    assert sign_in(client, "ben").status_code == 200


@pytest.mark.parametrize("token", ["", "guess", None])
def test_a_change_repeats_the_token_of_its_session(client, ledger, token):
    before = client.cookies[CSRF_COOKIE]
    sign_in(client, "ben")
    client.headers[CSRF_HEADER] = before if token is None else token
    client.cookies.set(CSRF_COOKIE, client.headers[CSRF_HEADER], domain="localhost.local")
    answer = client.post("/api/readings", data={"text": "Shells killed 14 people."})
    assert answer.status_code == 403
    assert "token" in answer.json()["detail"]


def test_a_browser_that_lost_the_token_gets_it_again(client):
    sign_in(client, "ben")
    client.cookies.delete(CSRF_COOKIE)
    client.get("/api/kinds")
    renew(client)
    assert client.post("/api/readings").status_code == 422


def test_signing_in_is_no_change_that_another_site_can_make(client):
    client.headers[CSRF_HEADER] = ""
    assert sign_in(client, "ann").status_code == 403
    renew(client)
    assert client.post("/api/session", json={}, headers={"origin": "https://evil.example"}).status_code == 403


def test_an_admin_erases_what_the_law_says_must_go(client, ledger):
    sign_in(client, "ann")
    id = ledger.claims.find()[0].claim.id
    assert client.post("/api/erasures", json={"name": id, "reason": "order 12"}).json()["claim"] == id
    assert ledger.claims.get(id) is None
    assert ledger.versions.of(id)[-1].author == "ann"
    document = ledger.documents.find()[0].document.id
    assert client.post("/api/erasures", json={"name": document, "reason": "order 13"}).json()["document"] == document
    assert list(ledger.verify()) == []
    assert client.post("/api/erasures", json={"name": "nosuch", "reason": "none"}).status_code == 422


def test_changes_are_recorded_under_who_signed_in(client):
    sign_in(client, "ben")
    asked = []
    client.app.state.readings.ask = lambda item, author, folder: asked.append(author)
    client.post("/api/readings", data={"text": "Shells killed 14 people."})
    assert asked == ["ben"]


def test_a_role_that_is_taken_away_is_gone_at_once(client, accounts):
    sign_in(client, "ben")
    accounts.set_role("ben", "reader")
    assert client.post("/api/readings").status_code == 403
    accounts.remove("ben")
    assert client.get("/api/claims").status_code == 401


@pytest.mark.parametrize(
    ("peer", "headers", "status", "words"),
    [
        ("10.0.0.1", [("x-forwarded-user", "ben")], 200, ""),
        ("::ffff:10.0.0.1", [("x-forwarded-user", "ben")], 200, ""),
        ("fd00::7", [("x-forwarded-user", "BEN")], 200, ""),
        ("10.0.0.2", [("x-forwarded-user", "ben")], 403, "trusted proxy alone"),
        ("127.0.0.1", [("x-forwarded-user", "ben")], 403, "trusted proxy alone"),
        ("10.0.0.2", [("x-forwarded-user", "ben"), ("x-forwarded-for", "10.0.0.1")], 403, "trusted proxy alone"),
        ("10.0.0.1", [("x-forwarded-user", "stranger")], 403, "no account"),
        ("10.0.0.1", [("x-forwarded-user", "ben"), ("x-forwarded-user", "ann")], 403, "holds no name"),
        ("10.0.0.1", [("x-forwarded-user", "ben, ann")], 403, "holds no name"),
        ("10.0.0.1", [("x-forwarded-user", "")], 403, "holds no name"),
        ("10.0.0.1", [("x-forwarded-user", "<b>ben</b>")], 403, "holds no name"),
        ("10.0.0.1", [("x-other-user", "ben")], 401, "sign in"),
        ("10.0.0.1", [], 401, "sign in"),
    ],
)
def test_the_proxy_alone_tells_who_someone_is(ledger, accounts, peer, headers, status, words):
    with visiting(ledger, accounts, PROXY, peer) as client:
        raw = [(name.encode(), value.encode("latin-1")) for name, value in headers]
        answer = client.get("/api/claims", headers=raw)
        assert answer.status_code == status
        assert words in answer.text
        if status == 200:
            told = client.get("/api/session", headers=raw).json()
            assert told == {"needed": True, "name": "ben", "role": "reviewer", "by": "proxy", "publishing": None}


def test_whom_the_proxy_names_has_the_role_of_the_account_or_the_usual_one(ledger, accounts):
    proxy = Proxy.of("X-Forwarded-User", ["10.0.0.1"], "reader")
    with visiting(ledger, accounts, proxy, "10.0.0.1") as client:
        roles = {name: client.get("/api/session", headers={"x-forwarded-user": name}).json()["role"] for name in ("ann", "eve")}
        assert roles == {"ann": "admin", "eve": "reader"}
        assert client.post("/api/readings", headers={"x-forwarded-user": "eve"}).status_code == 403
        assert client.post("/api/readings", headers={"x-forwarded-user": "ben"}).status_code == 422
        forged = client.post("/api/readings", headers={"x-forwarded-user": "ben", CSRF_HEADER: "guess"})
        assert forged.status_code == 403


def test_without_a_proxy_its_header_means_nothing(client):
    assert client.get("/api/claims", headers={"x-forwarded-user": "ann"}).status_code == 401


def test_attempts_behind_the_proxy_count_for_the_visitor_it_tells_of(ledger, accounts):
    with visiting(ledger, accounts, PROXY, "10.0.0.1") as client:
        for n in range(OF_BOTH):
            client.headers["x-forwarded-for"] = f"6.6.6.{n}, 198.51.100.1"
            assert sign_in(client, "ann", "a wrong password").status_code == 401
        assert sign_in(client, "ann").status_code == 429
        client.headers["x-forwarded-for"] = "198.51.100.2"
        client.headers["x-forwarded-proto"] = "https"
        assert "Secure" in sign_in(client, "ann").headers["set-cookie"]


def test_attempts_from_elsewhere_cannot_hide_behind_a_header(ledger, accounts):
    with visiting(ledger, accounts, PROXY) as client:
        answers = []
        for n in range(OF_BOTH + 1):
            client.headers["x-forwarded-for"] = f"198.51.100.{n}"
            answers.append(sign_in(client, "ann", "a wrong password").status_code)
        assert answers[-1] == 429


def test_addresses_of_proxies_are_checked():
    with pytest.raises(OptionError, match="--trust-proxy"):
        Proxy.of("X-Forwarded-User", ["proxy.example"])


@pytest.mark.parametrize(("host", "status"), [("198.51.100.7", 401), ("rebound.example.org", 421), ("localhost", 401)])
def test_a_server_with_accounts_answers_to_addresses_but_to_no_foreign_name(client, host, status):
    assert client.get("/api/claims", headers={"host": host}).status_code == status


def test_a_file_of_accounts_that_others_may_read_lets_nobody_in(client, accounts):
    sign_in(client, "ann")
    accounts.path.chmod(0o644)
    assert client.get("/api/claims").status_code == 503


def test_without_accounts_the_one_user_may_do_all(ledger):
    with visiting(ledger, gate=Gate("ann")) as client:
        assert client.get("/api/session").json() == {
            "needed": False, "name": "ann", "role": "admin", "by": "machine", "publishing": None}  # fmt: skip
        assert client.post("/api/session", json={"name": "ann", "password": PASSWORD}).status_code == 404


def basic(name, password):
    return {"authorization": "Basic " + base64.b64encode(f"{name}:{password}".encode()).decode()}


def test_a_password_with_the_request_opens_nothing_but_the_feed(client):
    assert client.get("/api/claims", headers=basic("ann", PASSWORD)).status_code == 401
    assert "www-authenticate" not in client.get("/api/claims").headers
