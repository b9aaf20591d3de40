"""What every route is given: the open ledger and who asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

from communique.ledger.store import Ledger
from communique.serve.comparing import Comparing
from communique.serve.readings import Readings
from communique.serve.remembering import Memory


@dataclass(frozen=True, slots=True)
class Context:
    """The ledger of this server, the author of changes that this request makes, answers kept, documents being read,
    and what compares claims anew."""

    ledger: Ledger
    author: str
    memory: Memory
    readings: Readings
    comparing: Comparing


def context(request: Request) -> Context:
    """The context of a request."""
    state = request.app.state
    return Context(state.ledger, state.author, state.memory, state.readings, state.comparing)


Here = Annotated[Context, Depends(context)]
