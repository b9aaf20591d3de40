"""What every answer carries and every request must pass: headers, hosts, origins, sizes."""

from __future__ import annotations

import ipaddress
import secrets
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from fastapi import Request, Response
from fastapi.responses import JSONResponse

LARGEST_BODY = 32 * 1024 * 1024
"""Bytes of a request's body; above, it is refused before it is read."""
CSRF_COOKIE, CSRF_HEADER = "communique_csrf", "x-csrf-token"
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


def guard(allowed_hosts: frozenset[str]) -> Callable[[Request, Callable[[Request], Awaitable[Response]]], Awaitable[Response]]:
    """Middleware that refuses foreign hosts and forged requests, and puts HEADERS on every answer.

    A request to another host name than those allowed is refused, so that a foreign name which resolves to this machine
    reaches nothing (DNS rebinding). One that changes something must come from our own pages: its Origin, where it has one,
    is the host it is sent to, and its header repeats the token of its cookie.
    """

    async def middleware(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
        refusal = _refusal(request, allowed_hosts)
        response = JSONResponse({"detail": refusal[1]}, refusal[0]) if refusal else await call_next(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if request.url.path.startswith("/api"):
            response.headers.setdefault("Cache-Control", "no-store")
        if CSRF_COOKIE not in request.cookies:
            response.set_cookie(CSRF_COOKIE, secrets.token_urlsafe(24), samesite="strict", secure=request.url.scheme == "https")
        return response

    return middleware


def _refusal(request: Request, allowed_hosts: frozenset[str]) -> tuple[int, str] | None:
    host = urlsplit(f"//{request.headers.get('host', '')}").hostname or ""
    if not (is_loopback(host) or host in allowed_hosts):
        return 421, f"this server does not answer to the name {host[:80]!r}; start it with --allow-host"
    length = request.headers.get("content-length", "0")
    if not length.isdigit() or int(length) > LARGEST_BODY:
        return 413, f"more than {LARGEST_BODY // 2**20} MiB; split it"
    if request.method in SAFE_METHODS:
        return None
    if "transfer-encoding" in request.headers:
        return 411, "the length of the body has to be told; send it in one piece"
    origin = request.headers.get("origin")
    if origin and urlsplit(origin).netloc != request.headers.get("host"):
        return 403, "the request comes from another site"
    cookie, header = request.cookies.get(CSRF_COOKIE, ""), request.headers.get(CSRF_HEADER, "")
    if not cookie or not secrets.compare_digest(cookie, header):
        return 403, "the request lacks this session's token; reload the page"
    return None
