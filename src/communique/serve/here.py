"""What every route is given: the open ledger and who asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

from communique.ledger.store import Ledger
from communique.serve.comparing import Comparing
from communique.serve.identity import Person, Refused
from communique.serve.readings import Readings
from communique.serve.remembering import Memory


@dataclass(frozen=True, slots=True)
class Context:
    """The ledger of this server, who makes this request, answers kept, documents being read, and what compares claims anew."""

    ledger: Ledger
    person: Person
    memory: Memory
    readings: Readings
    comparing: Comparing

    @property
    def author(self) -> str:
        """The name that changes of this request are recorded under."""
        return self.person.name


def context(request: Request) -> Context:
    """The context of a request."""
    state = request.app.state
    return Context(state.ledger, request.state.person, state.memory, state.readings, state.comparing)


Here = Annotated[Context, Depends(context)]


def admin(here: Here) -> None:
    """A dependency of routes that admins alone may use."""
    if not here.person.may("admin"):
        raise Refused(403, f"{here.author} is no admin here; ask one")
