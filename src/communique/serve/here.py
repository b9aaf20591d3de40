"""What every route is given: the open ledger and who asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

from communique.ledger.store import Ledger
from communique.serve.readings import Readings
from communique.serve.remembering import Memory


@dataclass(frozen=True, slots=True)
class Context:
    """The ledger of this server, the author of changes that this request makes, answers kept, documents being read."""

    ledger: Ledger
    author: str
    memory: Memory
    readings: Readings


def context(request: Request) -> Context:
    """The context of a request."""
    return Context(request.app.state.ledger, request.app.state.author, request.app.state.memory, request.app.state.readings)


Here = Annotated[Context, Depends(context)]
