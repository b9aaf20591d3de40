"""Writes of what reconciliation says of the claims, and of what persons decided about it."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Literal, TypeVar

from sqlalchemy import Connection, Table, delete, func, insert, literal, select, update

from communique.ledger import schema
from communique.ledger.chain import By, Change, append
from communique.model.errors import LedgerError
from communique.model.findings import Finding, Incident

DecisionAction = Literal["confirm", "dismiss", "note", "merge", "split", "reopen", "undo"]
SubjectKind = Literal["finding", "incident"]
_BATCH = 500
Item = TypeVar("Item")


class FindingsWriter:
    """Writes of keys, findings, incidents and decisions within one transaction."""

    def __init__(self, connection: Connection, by: By) -> None:
        self._connection = connection
        self._by = by

    def set_keys(self, keys: Mapping[str, Collection[str]]) -> None:
        """Give claims, by id, the keys under which they meet others; keys that they had go."""
        numbers = claim_numbers(self._connection, keys)
        table = schema.claim_key
        for part in batches(list(numbers.values())):
            self._connection.execute(delete(table).where(table.c.claim.in_(part)))
        rows = [{"key": key, "claim": number} for id, number in numbers.items() for key in sorted(set(keys[id]))]
        if rows:
            self._connection.execute(insert(table), rows)

    def compared(self, claims: Sequence[str]) -> None:
        """Note that claims, by id, were compared by the keys that they have."""
        table = schema.claim_key
        marked = table.c.key.startswith(schema.KEYS_MARK)
        became = literal(schema.COMPARED_MARK).concat(func.substr(table.c.key, 2))
        for part in batches(list(claim_numbers(self._connection, claims).values())):
            self._connection.execute(update(table).where(table.c.claim.in_(part), marked).values(key=became))

    def to_be_compared(self, documents: Sequence[str]) -> None:
        """Have the claims of documents, by id, compared anew the next time."""
        claim, table, document = schema.claim, schema.claim_key, schema.document
        for part in batches(documents):
            numbers = select(document.c.number).where(document.c.id.in_(part))
            theirs = select(claim.c.number).where(claim.c.document.in_(numbers))
            marked = table.c.key.startswith(schema.COMPARED_MARK)
            self._connection.execute(delete(table).where(table.c.claim.in_(theirs), marked))

    def forget(self, claims: Sequence[str]) -> None:
        """Take away the keys of claims, by id, that are no longer current, and what they are part of."""
        self.replace(claims, (), ())
        self.set_keys(dict.fromkeys(claims, ()))

    def replace(self, claims: Sequence[str], findings: Iterable[Finding], incidents: Iterable[Incident] = ()) -> None:
        """Put these in place of all the findings and incidents that any of the claims, given by id, is part of.

        Claims of findings that the ledger does not hold raise LedgerError. Decisions stay, by the ids of what they decide.
        """
        numbers = claim_numbers(self._connection, claims)
        count_change(self._connection)
        for of, links, column in ((schema.finding, schema.finding_claim, "finding"),
                                  (schema.incident, schema.incident_claim, "incident")):  # fmt: skip
            self._drop(of, links, column, list(numbers.values()))
        self._insert_findings(list(findings), numbers)
        self._insert_incidents(list(incidents), numbers)

    def decide(
        self, subject_kind: SubjectKind, subject: str, action: DecisionAction, *, claims: Sequence[str] = (),
        undoes: int | None = None,
    ) -> int:  # fmt: skip
        """Record a decision of the transaction's author, with its reason, about a finding or incident; its number.

        `claims` are the ids that it concerns: by default those of the finding or incident at hand. `undoes` is the number of
        the decision that an "undo" takes back.
        """
        concerned = list(claims) or self._claims_of(subject_kind, subject)
        numbers = claim_numbers(self._connection, concerned)
        content = json.dumps({"claims": sorted(concerned)} | ({"undoes": undoes} if undoes is not None else {}))
        version = append(self._connection, [Change(subject_kind, subject, action, content)], self._by)
        row = {"version": version, "subject_kind": subject_kind, "subject": subject, "action": action}
        self._connection.execute(insert(schema.decision), [row])
        if numbers:
            rows = [{"version": version, "claim": number} for number in sorted(set(numbers.values()))]
            self._connection.execute(insert(schema.decision_claim), rows)
        return version

    def _claims_of(self, subject_kind: SubjectKind, subject: str) -> list[str]:
        table = schema.finding if subject_kind == "finding" else schema.incident
        record = self._connection.scalar(select(table.c.record).where(table.c.id == subject))
        if record is None:
            raise LedgerError(f"{subject}: the ledger has no {subject_kind} of this id; see `communique check`")
        return list(json.loads(record)["claims"])

    def _drop(self, of: Table, links: Table, column: str, numbers: Sequence[int]) -> None:
        ids: set[str] = set()
        for part in batches(numbers):
            ids |= set(self._connection.scalars(select(links.c[column]).where(links.c.claim.in_(part))))
        for some in batches(sorted(ids)):
            self._connection.execute(delete(links).where(links.c[column].in_(some)))
            self._connection.execute(delete(of).where(of.c.id.in_(some)))

    def _insert_findings(self, findings: Sequence[Finding], numbers: Mapping[str, int]) -> None:
        if not findings:
            return
        rows = [{"id": f.id, "kind": f.kind, "verdict": f.verdict, "candidate": f.candidate, "incident": f.incident,
                 "record": f.model_dump_json(exclude_defaults=True), "at": self._by.at} for f in findings]  # fmt: skip
        self._connection.execute(insert(schema.finding), rows)
        self._link(schema.finding_claim, "finding", [(f.id, f.claims) for f in findings], numbers)

    def _insert_incidents(self, incidents: Sequence[Incident], numbers: Mapping[str, int]) -> None:
        if not incidents:
            return
        rows = [{"id": i.id, "state": i.state, "record": i.model_dump_json(exclude_defaults=True), "at": self._by.at}
                for i in incidents]  # fmt: skip
        self._connection.execute(insert(schema.incident), rows)
        self._link(schema.incident_claim, "incident", [(i.id, i.claims) for i in incidents], numbers)

    def _link(self, links: Table, column: str, pairs: Sequence[tuple[str, tuple[str, ...]]], known: Mapping[str, int]) -> None:
        others = {id for _, ids in pairs for id in ids} - known.keys()
        numbers = {**known, **claim_numbers(self._connection, sorted(others))}
        rows = [{column: subject, "claim": numbers[id]} for subject, ids in pairs for id in dict.fromkeys(ids)]
        self._connection.execute(insert(links), rows)


def count_change(connection: Connection) -> None:
    """Note that findings change in this transaction, so that nobody answers from those that were."""
    table = schema.change_count
    connection.execute(update(table).where(table.c.kind == "finding").values(number=table.c.number + 1))


def claim_numbers(connection: Connection, ids: Iterable[str]) -> dict[str, int]:
    """The numbers of claims by id; raises LedgerError where one is not held."""
    wanted, claim = list(dict.fromkeys(ids)), schema.claim
    numbers: dict[str, int] = {}
    for part in batches(wanted):
        numbers.update(connection.execute(select(claim.c.id, claim.c.number).where(claim.c.id.in_(part))).all())
    missing = next((id for id in wanted if id not in numbers), None)
    if missing is not None:
        raise LedgerError(f"{missing}: the ledger has no claim of this id; see `communique claims`")
    return numbers


def batches(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    """The items in order, some hundreds at a time, as databases take them."""
    for start in range(0, len(items), _BATCH):
        yield items[start : start + _BATCH]
