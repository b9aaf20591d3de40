"""Signing in and out, and who is signed in."""

from __future__ import annotations

import logging
from typing import Annotated, Literal

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, Field

from communique.export.publishing import in_words
from communique.ledger.store import Ledger
from communique.model.records import Record
from communique.serve.accounts import Role
from communique.serve.identity import SESSION_COOKIE, Gate, Person, Refused, forgery_token
from communique.serve.security import CSRF_COOKIE, give_forgery_token

router = APIRouter(prefix="/api/session", tags=["session"])
_log = logging.getLogger("communique.serve")


class SignIn(BaseModel):
    """A name and its password."""

    name: Annotated[str, Field(max_length=200)]
    password: Annotated[str, Field(max_length=2_000)]


class SessionAnswer(Record):
    """Whether people sign in here, who has, and what they may do; `by` tells how they are known.

    `publishing` is a sentence that says which claims come late or coarser where they are published; None where none do.
    """

    needed: bool
    name: str | None = None
    role: Role | None = None
    by: Literal["machine", "password", "proxy"] | None = None
    publishing: str | None = None


@router.get("")
def session(request: Request) -> SessionAnswer:
    """Who is signed in."""
    return _answer(request, request.state.person)


@router.post("")
def sign_in(request: Request, response: Response, given: SignIn) -> SessionAnswer:
    """Begin a session; a session that there was ends. 401 for a wrong name or password, 429 after too many."""
    gate = _gate(request)
    address = gate.address(request)
    try:
        account = gate.sign_in(given.name, given.password, address)
    except Refused as refused:
        _log.warning("sign-in of %r from %s refused: %s", given.name[:64], address, refused.words)
        raise
    assert gate.accounts is not None  # noqa: S101 - sign_in refuses where there are none
    gate.accounts.end(request.cookies.get(SESSION_COOKIE, ""))
    token, secure = gate.accounts.begin(account.name), gate.secure(request)
    response.set_cookie(SESSION_COOKIE, token, httponly=True, samesite="strict", secure=secure)
    give_forgery_token(response, forgery_token(token), secure=secure)
    return _answer(request, Person(account.name, account.role, "password", token))


@router.delete("")
def sign_out(request: Request, response: Response) -> SessionAnswer:
    """End the session."""
    gate = _gate(request)
    if gate.accounts:
        gate.accounts.end(request.cookies.get(SESSION_COOKIE, ""))
    response.delete_cookie(SESSION_COOKIE, httponly=True, samesite="strict", secure=gate.secure(request))
    response.delete_cookie(CSRF_COOKIE, samesite="strict", secure=gate.secure(request))
    return SessionAnswer(needed=gate.closed)


def _gate(request: Request) -> Gate:
    gate: Gate = request.app.state.gate
    return gate


def _answer(request: Request, person: Person | None) -> SessionAnswer:
    gate = _gate(request)
    if person is None:
        return SessionAnswer(needed=gate.closed)
    ledger: Ledger = request.app.state.ledger
    said = in_words(ledger.settings.publishing().publishing)
    return SessionAnswer(needed=gate.closed, name=person.name, role=person.role, by=person.by, publishing=said)
