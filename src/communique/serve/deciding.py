"""Decisions of persons as the API takes and tells them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from fastapi import HTTPException
from pydantic import Field

from communique.ledger.findings import Decision
from communique.model.records import Record
from communique.serve.answers import DecisionAnswer

Reason = Annotated[str, Field(max_length=2_000)]


class TakeBackBody(Record):
    """The number of the decision to take back; that of one which took another back puts that one in force again."""

    number: int
    reason: Reason = ""


def told(decisions: Sequence[Decision]) -> tuple[DecisionAnswer, ...]:
    """Decisions, given the oldest first, without those that only took another back."""
    by = _taken_back(decisions)
    return tuple(
        DecisionAnswer(number=d.number, subject=d.subject, action=d.action, author=d.author, at=d.at, reason=d.reason,
                       claims=d.claims, undone_by=by.get(d.number))
        for d in decisions if d.action != "undo"
    )  # fmt: skip


def to_take_back(decisions: Sequence[Decision], number: int) -> Decision:
    """The decision with a number among these; 404 where there is none, 409 where it was taken back already."""
    found = next((decision for decision in decisions if decision.number == number), None)
    if found is None:
        raise HTTPException(404, f"no decision {number} about this")
    if number in _taken_back(decisions):
        raise HTTPException(409, f"decision {number} was taken back already; load the page anew")
    return found


def _taken_back(decisions: Sequence[Decision]) -> dict[int, int]:
    """By the number of each decision that does not hold, the number of the one that took it back."""
    found: dict[int, int] = {}
    for decision in reversed(decisions):
        if decision.undoes is not None and decision.number not in found:
            found.setdefault(decision.undoes, decision.number)
    return found
