"""Names of actors and places: how many claims each has, and which persons merged, as versions of the chain.

Claims keep the names that they were read with. A merge makes the other name count, filter and tally as the one that it was
merged into; `head` of the tables holds what the chain makes of it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Literal

from sqlalchemy import Connection, Engine, Select, Table, case, delete, func, not_, or_, select, union_all, update

from communique.gazetteer.names import plain
from communique.gazetteer.persons import PRIVATE
from communique.ledger import schema
from communique.ledger.chain import By, Change, append
from communique.model.errors import LedgerError
from communique.model.records import PlaceKind, Record

NameKind = Literal["actor", "place"]
KINDS: tuple[NameKind, ...] = ("actor", "place")


class NameCount(Record):
    """A name with its claims, those of names merged into it included: `key` is an actor's name or a place's key.

    `agent`, `target` and `source` count the claims in which an actor has that role; `merged` are the keys of what was merged
    into it, at any remove.
    """

    key: str
    name: str
    claims: int
    agent: int = 0
    target: int = 0
    source: int = 0
    kind: PlaceKind | None = None
    country: str | None = None
    province: str | None = None
    merged: tuple[str, ...] = ()


class NameMerge(Record):
    """A person's decision that `key` names the same as `into`; `undone_by` is the number of the one that took it back."""

    number: int
    kind: NameKind
    key: str
    into: str
    author: str
    at: str
    reason: str
    undone_by: int | None = None


class NamesWriter:
    """Merging and taking back, within one transaction by one author; part of `Writer`."""

    def __init__(self, connection: Connection, by: By) -> None:
        self._connection = connection
        self._by = by

    def merge(self, kind: NameKind, key: str, into: str) -> int:
        """Let a name count as another one; the decision's number. LedgerError where either is unknown or they are one already."""
        for one in (key, into):
            if one not in _numbers(self._connection, kind, (one,)):
                raise LedgerError(f"{one[:80]!r}: the ledger knows no {kind} of this name")
        return self._add(kind, key, "merge", {"into": into})

    def undo(self, number: int) -> int:
        """Take back the merge with a number, or what took one back; LedgerError where that does not hold any more."""
        merges, version = merges_of(self._connection), schema.version
        kind = next((m.kind for m in merges if m.number == number and m.undone_by is None), None)
        kind = kind or next((m.kind for m in merges if m.undone_by == number), None)
        if kind is None:
            raise LedgerError(f"{number}: no merge of names that holds has this number; load the page anew")
        key = self._connection.scalar(select(version.c.subject).where(version.c.number == number))
        return self._add(kind, str(key), "undo", {"undoes": number})

    def _add(self, kind: NameKind, key: str, action: str, content: dict[str, Any]) -> int:
        former = heads_of(merges_of(self._connection), kind)
        number = append(self._connection, [Change(kind, key, action, json.dumps(content, ensure_ascii=False))], self._by)
        set_heads(self._connection, kind)
        now = heads_of(merges_of(self._connection), kind)
        _unmark(self._connection, kind, [one for one in {*former, *now} if former.get(one) != now.get(one)])
        return number


class Names:
    """Queries over the names of a ledger."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def find(
        self, kind: NameKind, *, text: str = "", keys: Sequence[str] = (), named: bool = False, limit: int = 50, offset: int = 0
    ) -> list[NameCount]:  # fmt: skip
        """A page of names of current claims, those of the most claims first; `text` stands in the name or in one merged into it.

        `keys` takes these names, or what they were merged into; `named` leaves out words without a capital ("people"). What
        stands for private persons is no name.
        """
        table, key = _table(kind)
        head, counts = table.alias("head"), _counts(kind)
        chosen = _chosen(kind, head, text, keys, named)
        about = () if kind == "actor" else (head.c.kind, head.c.country, head.c.admin1.label("province"))
        query = select(head.c.number, head.c[key.name].label("key"), head.c.name.label("name"), *about, *list(counts.c)[1:])
        query = query.join_from(counts, head, head.c.number == counts.c.head).where(*chosen)
        query = query.order_by(counts.c.claims.desc(), head.c.name).limit(limit).offset(offset)
        with self._engine.connect() as connection:
            rows = connection.execute(query).all()
            merged = _merged(connection, kind, [row.number for row in rows])
            return [NameCount(**{c: v for c, v in row._mapping.items() if c != "number"}, merged=merged.get(row.number, ()))
                    for row in rows]  # fmt: skip

    def count(self, kind: NameKind, *, text: str = "", named: bool = False) -> int:
        """How many names `find` would give in all."""
        table, _ = _table(kind)
        link, head = _links(kind), table.alias("head")
        held = select(link.c.claim).where(link.c.head == head.c.number).correlate(head).exists()
        query = select(func.count()).select_from(head).where(held, *_chosen(kind, head, text, (), named))
        with self._engine.connect() as connection:
            return connection.scalar(query) or 0

    def all_names(self, kind: NameKind, *, limit: int = 20_000) -> list[tuple[str, str]]:
        """(key, name) of the names that nobody merged into others."""
        table, key = _table(kind)
        with self._engine.connect() as connection:
            query = select(key, table.c.name).where(table.c.head.is_(None)).order_by(table.c.number).limit(limit)
            return [(row[0], row[1]) for row in connection.execute(query)]

    def merges(self) -> list[NameMerge]:
        """The merges of names, the oldest first, with those that were taken back."""
        with self._engine.connect() as connection:
            return merges_of(connection)

    def merged(self) -> bool:
        """Whether any name counts as another."""
        with self._engine.connect() as connection:
            return bool(connection.scalar(_MERGED))

    def heads(self, kind: NameKind) -> dict[str, str]:
        """By the key of each merged name the key of the one that it counts as, as the tables have it."""
        table, key = _table(kind)
        head = table.alias()
        query = select(key, head.c[key.name]).join(head, head.c.number == table.c.head).where(table.c.head.is_not(None))
        with self._engine.connect() as connection:
            return {row[0]: row[1] for row in connection.execute(query)}


_MERGED = select(or_(*(select(t.c.number).where(t.c.head.is_not(None)).exists() for t in (schema.actor, schema.place))))


def as_merged(connection: Connection, table: Table, named: Iterable[int], lying: Iterable[int] = ()) -> set[int]:
    """Numbers of the actors or places that count as what was found: of the names found, all that were merged with them;
    of places found by where they lie, those that were merged into them, and not those that were merged into others."""
    rows = connection.execute(select(table.c.number, table.c.head).where(table.c.head.is_not(None)))
    merged: dict[int, int] = dict(rows.all())
    heads = {merged.get(number, number) for number in named} | {number for number in lying if number not in merged}
    return heads | {number for number, head in merged.items() if head in heads}


def merges_of(connection: Connection) -> list[NameMerge]:
    """The merges that the chain holds, the oldest first."""
    version = schema.version
    query = select(version).where(version.c.subject_kind.in_(KINDS), version.c.action.in_(("merge", "undo")))
    rows = [(row, json.loads(row.content or "{}")) for row in connection.execute(query.order_by(version.c.number))]
    undone: dict[int, int] = {}
    for row, content in reversed(rows):
        if row.action == "undo" and row.number not in undone:
            undone.setdefault(content["undoes"], row.number)
    return [
        NameMerge(number=row.number, kind=row.subject_kind, key=row.subject, into=content["into"], author=row.author, at=row.at,
                  reason=row.reason, undone_by=undone.get(row.number))
        for row, content in rows if row.action == "merge"
    ]  # fmt: skip


def heads_of(merges: Iterable[NameMerge], kind: NameKind) -> dict[str, str]:
    """By key of each merged name the key of the one it counts as. LedgerError where the merges that hold lead nowhere."""
    into: dict[str, str] = {}
    for merge in merges:
        if merge.kind == kind and merge.undone_by is None:
            if merge.key in into:
                raise LedgerError(f"{merge.key[:80]!r} is merged into {into[merge.key][:80]!r}; take that back first")
            into[merge.key] = merge.into
    heads = {}
    for key in into:
        head, steps = into[key], 0
        while head in into:
            head, steps = into[head], steps + 1
            if head == key or steps > len(into):
                raise LedgerError(f"{key[:80]!r} and {into[key][:80]!r} are one name already; choose the one to keep")
        if head == key:
            raise LedgerError(f"{key[:80]!r} cannot be merged into itself")
        heads[key] = head
    return heads


def set_heads(connection: Connection, kind: NameKind) -> None:
    """Make the tables what the chain makes of the names."""
    table, _ = _table(kind)
    heads = heads_of(merges_of(connection), kind)
    numbers = _numbers(connection, kind, {*heads, *heads.values()})
    connection.execute(update(table).where(table.c.head.is_not(None)).values(head=None))
    for key, head in heads.items():
        if key not in numbers or head not in numbers:
            continue  # erased with all its claims
        connection.execute(update(table).where(table.c.number == numbers[key]).values(head=numbers[head]))


def _unmark(connection: Connection, kind: NameKind, names: Sequence[str]) -> None:
    """Let the claims that have any of these names, given by key, be compared anew."""
    keys, links = schema.claim_key, schema.claim_actor if kind == "actor" else schema.claim_place
    numbers = list(_numbers(connection, kind, names).values())
    having = select(links.c.claim).where((links.c.actor if kind == "actor" else links.c.place).in_(numbers))
    connection.execute(delete(keys).where(keys.c.key.startswith(schema.COMPARED_MARK), keys.c.claim.in_(having)))


def _table(kind: NameKind) -> tuple[Table, Any]:
    return (schema.actor, schema.actor.c.name) if kind == "actor" else (schema.place, schema.place.c.key)


def _numbers(connection: Connection, kind: NameKind, keys: Iterable[str]) -> dict[str, int]:
    table, key = _table(kind)
    return {row[0]: row[1] for row in connection.execute(select(key, table.c.number).where(key.in_(list(keys))))}


def _links(kind: NameKind) -> Any:
    """The links of current claims: `head` is what the name counts as."""
    table, links = (schema.actor, schema.claim_actor) if kind == "actor" else (schema.place, schema.claim_place)
    query = select(links.c.claim, links.c.role, func.coalesce(table.c.head, table.c.number).label("head"))
    query = query.join(table, table.c.number == links.c[kind])
    return query.where(links.c.claim.not_in(_gone())).subquery()


_DESCRIBED = "^(No|Both|All|The|A|An|Some|Several|Many|Most|Other|Another|Its|Their|These|Those|Unknown|Unidentified) [a-z ]+$"
"""Words that open a sentence with a capital and name nobody: "Both parties", "The rebels"."""


def _gone() -> Select[Any]:
    return select(schema.claim.c.number).where(schema.claim.c.current.is_(False))


def _chosen(kind: NameKind, head: Any, text: str, keys: Sequence[str], named: bool) -> Iterator[Any]:
    """Conditions on a name that nobody merged into another."""
    table, key = _table(kind)
    heads = select(func.coalesce(table.c.head, table.c.number))
    if kind == "actor":
        yield head.c.name != PRIVATE
    if named:
        yield or_(head.c.name != func.lower(head.c.name), head.c.name.regexp_match("[^ -~]"))
        yield not_(head.c.name.regexp_match(_DESCRIBED))
    if plain(text):
        yield head.c.number.in_(heads.where(table.c.plain.contains(plain(text), autoescape=True)))
    if keys:
        yield head.c.number.in_(heads.where(key.in_(keys)))


def _counts(kind: NameKind) -> Any:
    """Columns `head`, `claims` and those of the roles that `NameCount` counts, for each name that counts as itself.

    Of a name that nobody merged with any other the links are counted as they lie in the index.
    """
    table, links = (schema.actor, schema.claim_actor) if kind == "actor" else (schema.place, schema.claim_place)
    into = select(table.c.head).where(table.c.head.is_not(None))
    among = into.union(select(table.c.number).where(table.c.head.is_not(None)))
    own, link = links.c[kind], _links(kind)
    alone = select(own.label("head"), func.count(links.c.claim.distinct()).label("claims"))
    joint = select(link.c.head, func.count(link.c.claim.distinct()))
    for role in ("agent", "target", "source") if kind == "actor" else ():
        alone = alone.add_columns(func.count(case((links.c.role == role, links.c.claim))).label(role))
        joint = joint.add_columns(func.count(case((link.c.role == role, link.c.claim)).distinct()))
    alone = alone.where(links.c.claim.not_in(_gone())).group_by(own).having(own.not_in(among))
    return union_all(alone, joint.where(link.c.head.in_(into)).group_by(link.c.head)).subquery()


def _merged(connection: Connection, kind: NameKind, heads: Sequence[int]) -> dict[int, tuple[str, ...]]:
    table, key = _table(kind)
    found: dict[int, tuple[str, ...]] = {}
    for head, member in connection.execute(select(table.c.head, key).where(table.c.head.in_(heads)).order_by(table.c.number)):
        found[head] = (*found.get(head, ()), member)
    return found
