"""What every route is given: the open ledger and who asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

from communique.ledger.store import Ledger
from communique.serve.remembering import Memory


@dataclass(frozen=True, slots=True)
class Context:
    """The ledger of this server, the author that changes made in this request are recorded under, and answers kept."""

    ledger: Ledger
    author: str
    memory: Memory


def context(request: Request) -> Context:
    """The context of a request."""
    return Context(request.app.state.ledger, request.app.state.author, request.app.state.memory)


Here = Annotated[Context, Depends(context)]
