"""Fetching a page: public http(s) addresses only, within limits of size, time and redirects."""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import httpx

from communique.intake.decoding import LARGEST
from communique.model.errors import ForbiddenAddress, MissingInput, OversizedInput

REDIRECTS = 5
USER_AGENT = "communique/0.1 (reads reports into claims)"


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes after decompression, and seconds for the whole fetch and for one silence."""

    size: int = LARGEST
    total: float = 30.0
    silence: float = 10.0


def public(address: str) -> bool:
    """Whether an IP address is one of the public internet."""
    ip = ipaddress.ip_address(address)
    return ip.is_global and not ip.is_multicast


def fetch(url: str, limits: Limits | None = None, allowed: Callable[[str], bool] = public) -> bytes:
    """The body of `url`; each redirect is checked anew, and the connection goes to the very address that was checked.

    Raises ForbiddenAddress, MissingInput or OversizedInput. `allowed` judges IP addresses.
    """
    limits = limits or Limits()
    deadline = time.monotonic() + limits.total
    current = url
    for _ in range(REDIRECTS + 1):
        body, location = _get(current, url, limits, deadline, allowed)
        if location is None:
            return body
        current = urljoin(current, location)
    raise MissingInput(url, f"redirects more than {REDIRECTS} times; give the last address")


def _checked_address(url: str, source: str, allowed: Callable[[str], bool]) -> tuple[str, str]:
    """(host, IP address) of a URL; raises ForbiddenAddress where it is not public http(s)."""
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ForbiddenAddress(source, "is no http or https address")
    try:
        port = parts.port or (443 if parts.scheme == "https" else 80)
        found = socket.getaddrinfo(parts.hostname, port, type=socket.SOCK_STREAM)
    except (OSError, ValueError, UnicodeError) as error:
        raise MissingInput(source, f"has a host that does not resolve ({error}); check the address") from error
    addresses = [str(entry[4][0]) for entry in found]
    if not all(allowed(address.split("%")[0]) for address in addresses):
        raise ForbiddenAddress(source, "leads to an address that is not public; save the page and give the file")
    return parts.hostname, addresses[0]


def _get(url: str, source: str, limits: Limits, deadline: float, allowed: Callable[[str], bool]) -> tuple[bytes, str | None]:
    """(body, None), or (b"", where it redirects to)."""
    host, address = _checked_address(url, source, allowed)
    parts = urlsplit(url)
    literal = f"[{address}]" if ":" in address else address
    netloc = f"{literal}:{parts.port}" if parts.port else literal
    headers = {"Host": host if not parts.port else f"{host}:{parts.port}", "User-Agent": USER_AGENT}
    target = parts._replace(netloc=netloc, fragment="").geturl()
    extensions = {"sni_hostname": host}
    try:
        with (
            httpx.Client(timeout=limits.silence, trust_env=False, follow_redirects=False) as client,
            client.stream("GET", target, headers=headers, extensions=extensions) as response,
        ):
            if response.is_redirect:
                return b"", response.headers.get("location", "")
            if response.status_code >= 400:
                raise MissingInput(source, f"answers {response.status_code}; check the address")
            return _body(response, source, limits, deadline), None
    except httpx.TimeoutException as error:
        raise MissingInput(source, "does not answer in time; try again later") from error
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise MissingInput(source, f"cannot be fetched ({error}); check the address") from error


def _body(response: httpx.Response, source: str, limits: Limits, deadline: float) -> bytes:
    body = bytearray()
    for chunk in response.iter_bytes(65_536):
        body += chunk
        if len(body) > limits.size:
            raise OversizedInput(source, f"is larger than {limits.size:,} bytes")
        if time.monotonic() > deadline:
            raise MissingInput(source, f"takes more than {limits.total:.0f} seconds; try again later")
    return bytes(body)
