"""What a reviewer does to claims, each as one transaction that can be taken back whatever came before it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from communique.kinds.catalogue import open_kinds
from communique.ledger.chain import By, Standing
from communique.ledger.claims import StoredClaim
from communique.ledger.filters import State
from communique.ledger.store import Ledger
from communique.ledger.writing import Writer
from communique.model.errors import ChangedMeanwhile, LedgerError
from communique.model.records import Claim, Record

Verdict = Literal["draft", "reviewed", "published", "withdrawn"]
_FILLED = ("agent", "target", "supporter", "places")


class Seen(Record):
    """A claim as the reviewer saw it: the number of the version of its record, its state, whether it was current."""

    id: str
    version: int
    state: str
    current: bool = True


class Step(Record):
    """One claim's part in a decision: the numbers of its last versions before (0: it was not there) and after."""

    claim: str
    before: int
    after: int


class Decided(Record):
    """The claims after a decision, and the steps that take it back."""

    claims: tuple[StoredClaim, ...]
    steps: tuple[Step, ...]


def set_state(ledger: Ledger, by: By, seen: Sequence[Seen], verdict: Verdict) -> Decided:
    """Accept, publish, send back to draft, or reject (withdraw) claims; who accepts a rejected one brings it back."""

    def change(write: Writer) -> Sequence[str]:
        ids = [one.id for one in seen]
        if verdict == "withdrawn":
            write.revise.withdraw(ids)
        else:
            write.revise.recall(ids, "draft")
            write.revise.set_state(ids, verdict)
        return ids

    return _decide(ledger, by, seen, change)


def edit(ledger: Ledger, by: By, seen: Seen, record: Claim, verdict: State | None = None) -> Decided:
    """Put a corrected record in place of a claim's, and accept it where a verdict is given.

    How sure the reader was says nothing of the fields that are no longer its own. Raises LedgerError where the record makes
    no sense: an unknown type, a figure or a time that ends before it starts.
    """
    record = _unsure(_sensible(record), _held(ledger, seen.id).claim)

    def change(write: Writer) -> Sequence[str]:
        write.revise.edit(seen.id, record)
        if verdict is not None:
            write.revise.set_state([seen.id], verdict)
        return [seen.id]

    return _decide(ledger, by, [seen], change)


def add(ledger: Ledger, by: By, document: str, record: Claim) -> Decided:
    """Store a claim that the reader missed; it must make sense as a corrected one must."""
    own = _sensible(record).model_copy(update={"reading_confidence": None})
    return _decide(ledger, by, [], lambda write: [write.revise.add(document, own)])


def split(ledger: Ledger, by: By, seen: Seen) -> Decided:
    """Put a copy of a claim beside it: two claims on the same words, each to be given its own fields."""
    stored = _held(ledger, seen.id)

    def change(write: Writer) -> Sequence[str]:
        return [seen.id, write.revise.add(stored.document, stored.claim)]

    return _decide(ledger, by, [seen], change)


def merge(ledger: Ledger, by: By, seen: Seen, other: Seen) -> Decided:
    """Make one claim of two of one document: the first takes what only the second has, the second is withdrawn."""
    first, second = _held(ledger, seen.id), _held(ledger, other.id)
    if first.document != second.document:
        raise LedgerError(f"{other.id}: stands in another document than {seen.id}; claims of two documents are an incident")

    def change(write: Writer) -> Sequence[str]:
        write.revise.edit(seen.id, _united(first.claim, second.claim))
        write.revise.withdraw([other.id])
        return [seen.id, other.id]

    return _decide(ledger, by, [seen, other], change)


def take_back(ledger: Ledger, by: By, steps: Sequence[Step]) -> Decided:
    """Make claims what they were before a decision; LedgerError where one of them was changed since."""

    def change(write: Writer) -> Sequence[str]:
        for step in steps:
            if not write.revise.stands_as_at(step.claim, step.after):
                raise ChangedMeanwhile(f"{step.claim}: was changed since; look at its history before undoing")
            write.revise.restore(step.claim, step.before)
        return [step.claim for step in steps]

    return _decide(ledger, by, [], change)


def bring_back(ledger: Ledger, by: By, seen: Seen, number: int) -> Decided:
    """Make a claim what it was at one of its versions."""

    def change(write: Writer) -> Sequence[str]:
        write.revise.restore(seen.id, number)
        return [seen.id]

    return _decide(ledger, by, [seen], change)


def _decide(ledger: Ledger, by: By, seen: Sequence[Seen], change: Callable[[Writer], Sequence[str]]) -> Decided:
    with ledger.writing(by) as write:
        before = write.revise.last_version()
        for one in seen:
            if write.revise.standing(one.id) != Standing(one.version, one.state, one.current):
                raise ChangedMeanwhile(f"{one.id}: was changed meanwhile; it is loaded anew, look again and decide")
        ids = list(dict.fromkeys(change(write)))
        steps = tuple(
            Step(claim=id, before=write.revise.last_version(id, before), after=write.revise.last_version(id)) for id in ids
        )
    return Decided(claims=tuple(ledger.claims.get_many(ids)), steps=steps)


def _held(ledger: Ledger, id: str) -> StoredClaim:
    found = ledger.claims.get(id)
    if found is None:
        raise LedgerError(f"{id}: the ledger has no claim of this id")
    return found


def _sensible(record: Claim) -> Claim:
    kinds, figure, time = open_kinds(), record.quantity, record.time
    if record.type not in kinds:
        raise LedgerError(f"type: there is no claim type {record.type[:40]!r}; one of {', '.join(sorted(kinds))}")
    if figure and figure.low is not None and figure.high is not None and figure.low > figure.high:
        raise LedgerError(f"how many: from {figure.low} to {figure.high} holds no number; put the smaller first")
    if time.start and time.end and time.start > time.end:
        raise LedgerError(f"when: {time.start} to {time.end} holds no day; put the earlier first")
    return record


def _unsure(record: Claim, former: Claim) -> Claim:
    """The record without the reader's confidence in fields that a person changed."""
    sure = former.reading_confidence
    if sure is None:
        return record.model_copy(update={"reading_confidence": None})
    fields = set(type(sure).model_fields) - {"claim"}
    changed = {name: None for name in fields if getattr(record, name) != getattr(former, name)}
    return record.model_copy(update={"reading_confidence": sure.model_copy(update=changed)})


def _united(first: Claim, second: Claim) -> Claim:
    """The first claim with the fields that only the second has."""
    update: dict[str, object] = {}
    for name in _FILLED:
        known = {entity.name or entity.mention for entity in getattr(first, name)}
        more = tuple(entity for entity in getattr(second, name) if (entity.name or entity.mention) not in known)
        update[name] = (*getattr(first, name), *more)
    if first.quantity is None:
        update["quantity"] = second.quantity
    if first.time.mention is None and second.time.mention is not None:
        update["time"] = second.time
    if first.source.speaker is None and second.source.speaker is not None:
        update["source"] = second.source
    return first.model_copy(update=update)
