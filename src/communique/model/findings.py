"""What reconciliation says: incidents, and findings about claims, with their verdicts and arithmetic."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Literal

from communique.model.records import Record, Span

CheckKind = Literal["sum", "rate_total", "subset", "ratio", "range", "state", "polarity"]
Verdict = Literal["consistent", "superseded", "differ", "conflict", "undecided"]
IncidentState = Literal["proposed", "confirmed", "dismissed"]


class Words(Record):
    """Words of one claim that a finding rests on; the span is into the canonical text of that claim's document."""

    claim: str
    span: Span


class Finding(Record):
    """A relation between claims that their words settle.

    `id` is `finding_id(kind, claims)`, so the same claims keep their finding whatever the order they came in; `claims` are the
    ids that the claims came with, sorted. `why` writes the arithmetic out as a person would. `candidate` marks what rests on an
    uncertain reading, on learnt weights alone, or on an incident that nobody has confirmed; `incident` is the id of that
    incident.
    """

    id: str
    kind: CheckKind
    claims: tuple[str, ...]
    verdict: Verdict
    why: str
    words: tuple[Words, ...] = ()
    incident: str | None = None
    candidate: bool = True


class Incident(Record):
    """One happening that claims of one or several documents tell of; proposed by the machine, decided by a person."""

    id: str
    claims: tuple[str, ...]
    evidence: tuple[str, ...] = ()
    state: IncidentState = "proposed"


class IncidentDecision(Record):
    """What a person made of an incident: `confirm` or `dismiss` it, `merge` these claims into one, `split` them from the rest."""

    subject: str
    action: Literal["confirm", "dismiss", "merge", "split", "reopen", "note"]
    claims: tuple[str, ...] = ()


def finding_id(kind: str, claims: Iterable[str]) -> str:
    """The first 16 hex digits of sha256 over the kind and the sorted claim ids."""
    return hashlib.sha256("\x1f".join([kind, *sorted(set(claims))]).encode()).hexdigest()[:16]
