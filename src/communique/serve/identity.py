"""Who asks: the one user of this machine, whoever signed in, or whom a trusted proxy names."""

from __future__ import annotations

import base64
import hashlib
import hmac
import ipaddress
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from fastapi import Request

from communique.model.errors import AccountError, OptionError
from communique.serve.accounts import ROLES, Account, Accounts, Role, account_name
from communique.serve.limiting import Attempts

SESSION_COOKIE = "communique_session"
FEED = "/api/feed.atom"
"""Readers of feeds cannot fill in a form, so here alone a password may come with the request (HTTP Basic)."""
Network = ipaddress.IPv4Network | ipaddress.IPv6Network


@dataclass(frozen=True, slots=True)
class Person:
    """Whoever makes a request: the name that their changes are recorded under, what they may do, how they are known."""

    name: str
    role: Role
    by: Literal["machine", "password", "proxy"]
    token: str = ""

    def may(self, role: Role) -> bool:
        """Whether they may do what a role may."""
        return ROLES.index(self.role) >= ROLES.index(role)


class Refused(Exception):
    """A request that is not answered, with the status and the words that say so."""

    def __init__(self, status: int, words: str, headers: Mapping[str, str] = MappingProxyType({})) -> None:
        super().__init__(words)
        self.status, self.words, self.headers = status, words, headers


@dataclass(frozen=True, slots=True)
class Proxy:
    """A proxy in front that has signed people in: the header in which it names them, and the addresses it may have.

    Someone whom it names and who has no account gets `role`; None refuses them.
    """

    header: str
    networks: tuple[Network, ...]
    role: Role | None = None

    @classmethod
    def of(cls, header: str, addresses: Sequence[str], role: Role | None = None) -> Proxy:
        """Raises OptionError for what is no address or network."""
        try:
            return cls(header, tuple(ipaddress.ip_network(address, strict=False) for address in addresses), role)
        except ValueError as error:
            raise OptionError(f"--trust-proxy: {error}; give an address or a network such as 10.0.0.0/24") from error

    def sent(self, request: Request) -> bool:
        """Whether a request comes from the proxy itself."""
        peer = _address(request.client.host) if request.client else None
        return peer is not None and any(peer in network for network in self.networks)


class Gate:
    """Tells who makes a request. Without accounts and proxy it is always `author`, who may do all."""

    def __init__(self, author: str, accounts: Accounts | None = None, proxy: Proxy | None = None) -> None:
        self.author, self.accounts, self.proxy = author, accounts, proxy
        self.attempts = Attempts()

    @property
    def closed(self) -> bool:
        """Whether people have to say who they are."""
        return self.accounts is not None or self.proxy is not None

    def person(self, request: Request) -> Person | None:
        """Who makes a request; None where nobody has signed in. Raises Refused for a header that only the proxy may send."""
        if not self.closed:
            return Person(self.author, "admin", "machine")
        if self.proxy and (given := request.headers.getlist(self.proxy.header)):
            return self._named_by_proxy(self.proxy, request, given)
        if self.accounts is None:
            return None
        token = request.cookies.get(SESSION_COOKIE, "")
        account = self.accounts.of_session(token)
        if account:
            return Person(account.name, account.role, "password", token)
        return self._named_in_request(request)

    def sign_in(self, name: str, password: str, address: str) -> Account:
        """The account of a name and password. Raises Refused where they are wrong, or were too often."""
        if self.accounts is None:
            raise Refused(404, "this server has no accounts to sign in to")
        wait = self.attempts.begin(name, address)
        if wait > 0:
            minutes = max(1, round(wait / 60))
            raise Refused(429, f"too many attempts; try again in {minutes} minute{'s' if minutes > 1 else ''}",
                          {"Retry-After": str(int(wait) + 1)})  # fmt: skip
        account = self.accounts.check(name, password)
        if account is None:
            raise Refused(401, "the name or the password is wrong")
        self.attempts.succeeded(name, address)
        return account

    def address(self, request: Request) -> str:
        """Where a request comes from; behind the proxy, the address that it says (the last, which it wrote itself)."""
        peer = request.client.host if request.client else ""
        if self.proxy and self.proxy.sent(request):
            told = request.headers.get("x-forwarded-for", "").rpartition(",")[2].strip()
            return told or peer
        return peer

    def secure(self, request: Request) -> bool:
        """Whether the browser speaks https, to this server or to the proxy in front of it."""
        if self.proxy and self.proxy.sent(request):
            return request.headers.get("x-forwarded-proto", request.url.scheme) == "https"
        return request.url.scheme == "https"

    def _named_by_proxy(self, proxy: Proxy, request: Request, given: list[str]) -> Person:
        if not proxy.sent(request):
            raise Refused(403, f"the header {proxy.header} is taken from the trusted proxy alone")
        try:
            name = account_name(given[0].encode("latin-1").decode()) if len(given) == 1 else ""
        except (AccountError, UnicodeError):
            name = ""
        if not name:
            raise Refused(403, f"the header {proxy.header} holds no name of an account")
        account = self.accounts.get(name) if self.accounts else None
        role = account.role if account else proxy.role
        if role is None:
            raise Refused(403, f"{name} has no account here; ask for one (communique users add)")
        return Person(account.name if account else name, role, "proxy")

    def _named_in_request(self, request: Request) -> Person | None:
        scheme, _, given = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "basic" or request.url.path != FEED:
            return None
        try:
            name, _, password = base64.b64decode(given, validate=True).decode().partition(":")
        except ValueError:
            return None
        account = self.sign_in(name, password, self.address(request))
        return Person(account.name, account.role, "password")


def forgery_token(session: str) -> str:
    """The token that the pages of a session send with each change: made of the session's own, which it does not give away."""
    return hmac.new(session.encode(), b"communique: a change from our own page", hashlib.sha256).hexdigest()


def _address(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        ip = ipaddress.ip_address(text)
    except ValueError:
        return None
    return getattr(ip, "ipv4_mapped", None) or ip
