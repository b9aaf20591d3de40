"""What every answer carries and every request must pass: headers, hosts, roles, origins, sizes."""

from __future__ import annotations

import ipaddress
import secrets
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from fastapi import Request, Response
from fastapi.responses import JSONResponse
from starlette.concurrency import run_in_threadpool

from communique.model.errors import AccountError
from communique.serve.identity import FEED, Gate, Person, Refused, forgery_token

LARGEST_BODY = 32 * 1024 * 1024
"""Bytes of a request's body; above, it is refused before it is read."""
CSRF_COOKIE, CSRF_HEADER = "communique_csrf", "x-csrf-token"
API, SESSION, OWN = "/api", "/api/session", "/api/searches"
"""Addresses that only people with a role reach; the one where they sign in; the one where all keep what is their own."""
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' blob: data:",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self' blob:",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


def is_loopback(host: str) -> bool:
    """Whether a host name or address means this machine alone."""
    name = host.strip("[]").lower()
    if name == "localhost" or name.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def guard(
    gate: Gate, allowed_hosts: frozenset[str]
) -> Callable[[Request, Callable[[Request], Awaitable[Response]]], Awaitable[Response]]:
    """Middleware that refuses foreign hosts, strangers and forged requests, and puts HEADERS on every answer.

    A request to another host name than those allowed is refused, so that a foreign name which resolves to this machine
    reaches nothing (DNS rebinding). The API answers whom the gate knows; `request.state.person` is who that is. A request
    that changes something must come from someone who may, and from our own pages: its Origin, where it has one, is the host
    it is sent to, and its header repeats the token of its cookie, in a session that session's own.
    """

    async def middleware(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
        response: Response
        try:
            _check_shape(request, gate, allowed_hosts)
            request.state.person = await run_in_threadpool(gate.person, request)
            _check_person(request)
            _check_forgery(request)
        except Refused as refused:
            response = refusal(refused)
        except AccountError as error:
            response = refusal(Refused(503, str(error)))
        else:
            response = await call_next(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if request.url.path.startswith(API):
            response.headers.setdefault("Cache-Control", "no-store")
        _renew_forgery_token(request, response, gate)
        return response

    return middleware


def refusal(refused: Refused) -> JSONResponse:
    """The answer to a request that is refused."""
    return JSONResponse({"detail": refused.words}, refused.status, dict(refused.headers))


def give_forgery_token(response: Response, token: str, *, secure: bool) -> None:
    """Set the cookie whose value our own pages repeat in a header."""
    response.set_cookie(CSRF_COOKIE, token, samesite="strict", secure=secure)


def _renew_forgery_token(request: Request, response: Response, gate: Gate) -> None:
    """Give a browser the token that its next change has to repeat, where it does not have it yet."""
    if any(given.startswith(f"{CSRF_COOKIE}=") for given in response.headers.getlist("set-cookie")):
        return
    held, session = request.cookies.get(CSRF_COOKIE), _session(request)
    wanted = forgery_token(session) if session else held or secrets.token_urlsafe(24)
    if wanted != held:
        give_forgery_token(response, wanted, secure=gate.secure(request))


def _session(request: Request) -> str:
    person: Person | None = getattr(request.state, "person", None)
    return person.token if person else ""


def _check_shape(request: Request, gate: Gate, allowed_hosts: frozenset[str]) -> None:
    """The host, and the size of the body, before anything of it is read."""
    host = urlsplit(f"//{request.headers.get('host', '')}").hostname or ""
    if not (is_loopback(host) or host in allowed_hosts or (gate.closed and _is_address(host))):
        raise Refused(421, f"this server does not answer to the name {host[:80]!r}; start it with --allow-host")
    length = request.headers.get("content-length", "0")
    if not length.isdigit() or int(length) > LARGEST_BODY:
        raise Refused(413, f"more than {LARGEST_BODY // 2**20} MiB; split it")
    if request.method not in SAFE_METHODS and "transfer-encoding" in request.headers:
        raise Refused(411, "the length of the body has to be told; send it in one piece")


def _check_person(request: Request) -> None:
    """Whether whoever asks may have this, by the method: to read takes a reader, to change anything a reviewer."""
    path, person = request.url.path, request.state.person
    if not path.startswith(API) or path == SESSION:
        return
    if person is None:
        challenge = {"WWW-Authenticate": 'Basic realm="Communique", charset="UTF-8"'} if path == FEED else {}
        raise Refused(401, "sign in first", challenge)
    own = path == OWN or path.startswith(OWN + "/")
    if request.method not in SAFE_METHODS and not own and not person.may("reviewer"):
        raise Refused(403, f"{person.name} may read here and change nothing; ask an admin for the role of a reviewer")


def _check_forgery(request: Request) -> None:
    if request.method in SAFE_METHODS:
        return
    origin = request.headers.get("origin")
    if origin and urlsplit(origin).netloc != request.headers.get("host"):
        raise Refused(403, "the request comes from another site")
    session = _session(request)
    wanted = forgery_token(session) if session else request.cookies.get(CSRF_COOKIE, "")
    given = request.headers.get(CSRF_HEADER, "")
    if not wanted or not secrets.compare_digest(wanted.encode(), given.encode()):
        raise Refused(403, "the request lacks this session's token; reload the page")


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
