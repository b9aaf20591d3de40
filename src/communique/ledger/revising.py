"""Changing claims that are there: corrections, states, withdrawal, undoing, reading again. Each is a new version."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import count
from typing import Any

from sqlalchemy import Connection, func, select, update

from communique.ledger import schema
from communique.ledger.chain import By, Change, Standing, append, replay
from communique.ledger.claim_rows import ClaimRows
from communique.ledger.filters import State
from communique.ledger.spans import misplaced
from communique.model.errors import LedgerError
from communique.model.records import Claim, Document, claim_id


@dataclass(frozen=True, slots=True)
class Reread:
    """What reading a document again came to: claims new, changed, no longer found, and left because a person worked on them."""

    new: int = 0
    changed: int = 0
    lapsed: int = 0
    kept: int = 0


class Reviser:
    """Changes to stored claims within one transaction, by one author; part of `Writer`."""

    def __init__(self, connection: Connection, by: By, rows: ClaimRows) -> None:
        self._connection = connection
        self._by = by
        self._rows = rows

    def edit(self, id: str, claim: Claim) -> bool:
        """Put a corrected record in place of a claim's; id and document stay. Whether it differs from what was there.

        Raises LedgerError where there is no such claim, or where a span does not fit the document's text.
        """
        row = self._row(id)
        kept = Claim.model_validate_json(self._content(row.version))
        record = claim.model_copy(update={"id": id, "document": kept.document})
        self._check_words(row.document, record)
        return self._rows.put([(row.document, record)], "edit").changed == 1

    def add(self, document: str, claim: Claim) -> str:
        """Store a claim that a person found in a document, as a draft; its id, made from its words.

        Raises LedgerError where there is no such document, or where a span does not fit its text.
        """
        table = schema.document
        row = self._connection.execute(
            select(table.c.number, table.c.record, table.c.erased).where(table.c.id == document)
        ).first()
        if row is None or row.erased:
            raise LedgerError(f"{document}: the ledger has no document of this id")
        figure = claim.quantity.mention if claim.quantity else None
        id = self._free(claim_id(document, claim.type, claim.evidence, claim.trigger, figure))
        record = claim.model_copy(update={"id": id, "document": Document.model_validate_json(row.record)})
        self._check_words(row.number, record)
        self._rows.put([(row.number, record)], "add")
        return id

    def restore(self, id: str, number: int) -> None:
        """Make a claim what it was at the version with a number; before its first version it is withdrawn."""
        row, versions = self._row(id), self._versions(id)
        past = [version for version in versions if version[0] <= number]
        before = replay(past)
        if before is None:
            self.withdraw([id])
        elif len(past) < len(versions):
            self._take_back(id, row.number, before, past[-1][0])

    def last_version(self, id: str | None = None, until: int | None = None) -> int:
        """The number of the last version of a claim (of anything without `id`), up to a number; 0 where there is none."""
        table = schema.version
        query = select(func.max(table.c.number))
        if id is not None:
            query = query.where(table.c.subject == id, table.c.subject_kind == "claim")
        if until is not None:
            query = query.where(table.c.number <= until)
        return self._connection.scalar(query) or 0

    def standing(self, id: str) -> Standing:
        """What a claim is at this moment of the transaction; LedgerError where there is none."""
        row = self._row(id)
        return Standing(row.version, row.state, row.current)

    def stands_as_at(self, id: str, number: int) -> bool:
        """Whether a claim is what it was at the version with a number, whatever was done and taken back since."""
        return replay(version for version in self._versions(id) if version[0] <= number) == self.standing(id)

    def _free(self, id: str) -> str:
        """The id, with a number behind it where claims on the same words have it."""
        claim = schema.claim
        taken = set(self._connection.scalars(select(claim.c.id).where(claim.c.id.startswith(id, autoescape=True))))
        return next(name for n in count(1) if (name := id if n == 1 else f"{id}-{n}") not in taken)

    def _check_words(self, document: int, record: Claim) -> None:
        text = self._connection.scalar(select(schema.document_text.c.text).where(schema.document_text.c.document == document))
        wrong = next(iter(misplaced(record, text)), None) if text is not None else None
        if wrong:
            raise LedgerError(
                f"{record.id}: {wrong[0]} {wrong[1].text!r} does not stand at {wrong[1].start} in the text; mend its offsets"
            )

    def set_state(self, ids: Sequence[str], state: State) -> None:
        """Make claims drafts, reviewed or published. Another person than the last who says the same is a version too."""
        for id in ids:
            row = self._row(id)
            if row.state != state or self._last_author(id) != self._by.author:
                append(self._connection, [Change("claim", id, "state", json.dumps({"state": state}))], self._by)
                self._set(row.number, state=state)

    def withdraw(self, ids: Sequence[str]) -> None:
        """Take claims out of all answers; they are still in the chain, and `undo` brings them back."""
        for id in ids:
            row = self._row(id)
            if row.current:
                append(self._connection, [Change("claim", id, "withdraw", "{}")], self._by)
                self._set(row.number, current=False)

    def recall(self, ids: Sequence[str], state: State | None = None) -> None:
        """Make claims that lapsed or were withdrawn current again, in the state that they had or in this one."""
        for id in ids:
            before = replay(self._versions(id))
            if before is not None and not before.current:
                again = Standing(before.version, state or before.state)
                append(self._connection, [Change("claim", id, "undo", json.dumps(asdict(again)))], self._by)
                self._restore(self._row(id).number, again)

    def undo(self, id: str) -> None:
        """Make a claim what it was before its last version; undoing that again brings the last version back."""
        row, past = self._row(id), self._versions(id)[:-1]
        before = replay(past)
        if before is None:
            raise LedgerError(f"{id}: has no earlier version; withdraw it with `communique review {id} --state withdrawn`")
        self._take_back(id, row.number, before, past[-1][0])

    def reread(self, document: str, claims: Sequence[Claim]) -> Reread:
        """Make the claims of a document, given by id, those of a new reading.

        Claims that a person corrected, reviewed or withdrew stay as they are; drafts that were not found again lapse.
        """
        number = self._connection.scalar(select(schema.document.c.number).where(schema.document.c.id == document))
        if number is None:
            raise LedgerError(f"{document}: the ledger has no document of this id")
        claim = schema.claim
        query = select(claim.c.id, claim.c.number, claim.c.current, claim.c.state).where(claim.c.document == number)
        there = {row.id: row for row in self._connection.execute(query)}
        held = {id for id in there if self._worked_on(id, there[id].state)}
        found = {str(one.id): one for one in claims}
        lapsing = [id for id, row in there.items() if row.current and id not in found and id not in held]
        if lapsing:
            append(self._connection, [Change("claim", id, "lapse", "{}") for id in lapsing], self._by)
            for id in lapsing:
                self._set(there[id].number, current=False)
        self.recall([id for id in found if id in there and id not in held and not there[id].current])
        done = self._rows.put([(number, one) for id, one in found.items() if id not in held], "reread")
        return Reread(done.new, done.changed, len(lapsing), len(held))

    def _worked_on(self, id: str, state: str) -> bool:
        actions = [action for _, action, _ in self._versions(id)]
        return state != "draft" or bool({"edit", "import", "add", "withdraw", "erase"} & set(actions))

    def _take_back(self, id: str, number: int, before: Standing, to: int) -> None:
        """Make a claim what it was at its version `to`, all after which is undone."""
        append(self._connection, [Change("claim", id, "undo", json.dumps({**asdict(before), "to": to}))], self._by)
        self._restore(number, before)

    def _restore(self, number: int, standing: Standing) -> None:
        record = Claim.model_validate_json(self._content(standing.version))
        self._rows.replace([(number, standing.version, record)], state=standing.state, current=standing.current)

    def _set(self, number: int, **columns: Any) -> None:
        self._connection.execute(update(schema.claim).where(schema.claim.c.number == number).values(columns))

    def _row(self, id: str) -> Any:
        claim = schema.claim
        columns = (claim.c.number, claim.c.document, claim.c.version, claim.c.state, claim.c.current, schema.version.c.content)
        joined = claim.join(schema.version, schema.version.c.number == claim.c.version)
        row = self._connection.execute(select(*columns).select_from(joined).where(claim.c.id == id)).first()
        if row is None:
            raise LedgerError(f"{id}: the ledger has no claim of this id; see `communique claims`")
        if row.content is None:
            raise LedgerError(f"{id}: this claim was erased")
        return row

    def _content(self, number: int) -> str:
        content = self._connection.scalar(select(schema.version.c.content).where(schema.version.c.number == number))
        return str(content)

    def _last_author(self, id: str) -> str | None:
        table = schema.version
        query = select(table.c.author).where(table.c.subject == id, table.c.subject_kind == "claim")
        return self._connection.scalar(query.order_by(table.c.number.desc()).limit(1))

    def _versions(self, id: str) -> list[tuple[int, str, str | None]]:
        table = schema.version
        query = select(table.c.number, table.c.action, table.c.content).where(table.c.subject == id)
        return [
            tuple(row) for row in self._connection.execute(query.where(table.c.subject_kind == "claim").order_by(table.c.number))
        ]
