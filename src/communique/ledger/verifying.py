"""Does the ledger hold what was put into it? Originals, texts, spans, the chain, and the tables derived from it, recomputed."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Connection, Engine, func, select

from communique.ledger import schema
from communique.ledger.chain import READINGS, START, digest, link, replay
from communique.ledger.dialects import damage
from communique.ledger.names import KINDS, heads_of, merges_of
from communique.ledger.projection import actors_of, claim_columns, place_key, told
from communique.ledger.settings import settings_of
from communique.ledger.spans import misplaced
from communique.model.records import Claim

_AT_ONCE = 500
Link = tuple[Any, ...]
"""What a claim is tied to: role, name of the actor or key of the place, and the claim's type, first and last day."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is off: what kind of thing, which one, and how."""

    kind: str
    subject: str
    what: str

    def __str__(self) -> str:
        return f"{self.kind} {self.subject}: {self.what}"


def verify(engine: Engine, *, head: str | None = None) -> Iterator[Problem]:
    """Everything that is off, within one snapshot of the ledger; `head` is a hash noted before, which must be in the chain."""
    with engine.connect() as connection:
        yield from (Problem("file", "of the ledger", said) for said in damage(connection))
        yield from _chain(connection, head)
        yield from _originals(connection)
        yield from _documents(connection)
        yield from _claims(connection)
        yield from _names(connection)
        yield from _settings(connection)


def totals(engine: Engine) -> dict[str, int]:
    """How many there are of each kind of thing that `verify` looks at."""
    tables = (schema.version, schema.original, schema.document, schema.claim)
    with engine.connect() as connection:
        return {t.name: connection.scalar(select(func.count()).select_from(t)) or 0 for t in tables}


def _chain(connection: Connection, head: str | None) -> Iterator[Problem]:
    erased = _erasures(connection, "version")
    previous, expected, met = START, 1, head in {None, START}
    for row in connection.execution_options(yield_per=_AT_ONCE).execute(select(schema.version).order_by(schema.version.c.number)):
        name = str(row.number)
        if row.number != expected:
            yield Problem("version", name, f"follows version {expected - 1}: what was between is missing")
        fields = (row.number, row.subject_kind, row.subject, row.action, row.at, row.author, row.reason, row.software,
                  row.content_sha256)  # fmt: skip
        if link(previous, fields) != row.hash:
            yield Problem("version", name, "its hash does not follow from the versions before it: one of them was changed")
        if row.content is None and erased.get(name) != "erase":
            yield Problem("version", name, f"the content of {row.subject_kind} {row.subject} is gone without an erasure")
        if row.content is not None and digest(row.content) != row.content_sha256:
            yield Problem("version", name, f"the content of {row.subject_kind} {row.subject} was changed")
        previous, expected, met = row.hash, row.number + 1, met or row.hash == head
    if not met:
        yield Problem("chain", previous, f"does not contain {head}: versions were cut off or the chain was made anew")


def _originals(connection: Connection) -> Iterator[Problem]:
    erased = _erasures(connection, "original")
    for row in connection.execution_options(yield_per=20).execute(select(schema.original)):
        if row.data is None:
            if erased.get(row.sha256) != "erase":
                yield Problem("original", row.sha256, "its bytes are gone without an erasure")
            continue
        try:
            data = zlib.decompress(row.data)
        except zlib.error:
            yield Problem("original", row.sha256, "cannot be decompressed")
            continue
        if hashlib.sha256(data).hexdigest() != row.sha256:
            yield Problem("original", row.sha256, "its bytes are not those that were stored")


def _erasures(connection: Connection, kind: str) -> dict[str, str]:
    """The action of the version that accounts for each erasure, by the key of what was erased."""
    table = schema.erasure
    joined = table.join(schema.version, schema.version.c.number == table.c.version)
    query = select(table.c.subject, schema.version.c.action).select_from(joined).where(table.c.kind == kind)
    return dict(connection.execute(query).all())


def _documents(connection: Connection) -> Iterator[Problem]:
    version, document, texts = schema.version, schema.document, schema.document_text
    of_it = select(func.max(version.c.number)).where(
        version.c.subject == document.c.id, version.c.subject_kind == "document", version.c.action != "erase"
    )
    joined = document.outerjoin(texts, texts.c.document == document.c.number)
    joined = joined.outerjoin(version, version.c.number == of_it.correlate(document).scalar_subquery())
    columns = (document, texts.c.text, texts.c.blocks, version.c.content, version.c.number.label("version"))
    query = select(*columns).select_from(joined).order_by(document.c.number)
    for row in connection.execution_options(yield_per=50).execute(query):
        if row.version is None:
            yield Problem("document", row.id, "is not in the chain")
        elif row.content is None:
            if not row.erased or row.text is not None:
                yield Problem("document", row.id, "was erased, and something of it is still there")
        else:
            yield from _document(connection, row)
    lost = select(version.c.subject).where(version.c.subject_kind == "document", version.c.subject.not_in(select(document.c.id)))
    for id in connection.scalars(lost.distinct()):
        yield Problem("document", id, "is in the chain, but no longer in the ledger")


def _document(connection: Connection, row: Any) -> Iterator[Problem]:
    content = json.loads(row.content)
    if json.loads(row.record) != content["record"]:
        yield Problem("document", row.id, "its record was changed")
    if "text_sha256" not in content:
        return
    if row.text is None:
        yield Problem("document", row.id, "its text is gone without an erasure")
        return
    if digest(row.text) != content["text_sha256"]:
        yield Problem("document", row.id, "its text was changed")
    if digest(row.blocks) != content["blocks_sha256"]:
        yield Problem("document", row.id, "its blocks were changed")
    seen = schema.appearance
    held = connection.scalar(select(seen.c.number).where(seen.c.document == row.number, seen.c.original == row.id).limit(1))
    if held is None or connection.scalar(select(schema.original.c.sha256).where(schema.original.c.sha256 == row.id)) is None:
        yield Problem("document", row.id, "its original is missing from the archive")


def _claims(connection: Connection) -> Iterator[Problem]:
    claim, version = schema.claim, schema.version
    last = 0
    while True:
        rows = connection.execute(select(claim).where(claim.c.number > last).order_by(claim.c.number).limit(_AT_ONCE)).all()
        if not rows:
            break
        yield from _some_claims(connection, rows)
        last = rows[-1].number
    lost = select(version.c.subject).where(version.c.subject_kind == "claim", version.c.action.in_(READINGS))
    for id in connection.scalars(lost.where(version.c.subject.not_in(select(claim.c.id))).distinct()):
        yield Problem("claim", id, "is in the chain, but no longer in the ledger")


def _some_claims(connection: Connection, rows: Sequence[Any]) -> Iterator[Problem]:
    version, texts = schema.version, schema.document_text
    query = select(version.c.subject, version.c.number, version.c.action, version.c.content)
    query = query.where(version.c.subject_kind == "claim", version.c.subject.in_([row.id for row in rows]))
    history: dict[str, list[Any]] = {}
    for one in connection.execute(query.order_by(version.c.number)):
        history.setdefault(one.subject, []).append(one)
    of = select(texts.c.document, texts.c.text).where(texts.c.document.in_({row.document for row in rows}))
    text: dict[int, str] = dict(connection.execute(of).all())
    links = _links(connection, [row.number for row in rows])
    for row in rows:
        yield from _claim(row, history.get(row.id, []), text.get(row.document), links.get(row.number, set()))


def _links(connection: Connection, numbers: Sequence[int]) -> dict[int, set[Link]]:
    """The actors and places, by key, that each claim is tied to, with what is held there of the claim."""
    found: dict[int, set[Link]] = {}
    for links, of, column in ((schema.claim_actor, schema.actor, "actor"), (schema.claim_place, schema.place, "place")):
        name = of.c.name if column == "actor" else of.c.key
        held = (links.c.type, links.c.first_day, links.c.last_day)
        query = select(links.c.claim, links.c.role, name, *held).join(of, of.c.number == links.c[column])
        for number, *one in connection.execute(query.where(links.c.claim.in_(numbers))):
            found.setdefault(number, set()).add(tuple(one))
    return found


def _claim(row: Any, history: Sequence[Any], text: str | None, links: set[Link]) -> Iterator[Problem]:
    if history and history[-1].action == "erase":
        if row.evidence or links or row.current or any(one.content for one in history[:-1]):
            yield Problem("claim", row.id, "was erased, and something of it is still there")
        return
    standing = replay((one.number, one.action, one.content) for one in history)
    if standing is None:
        yield Problem("claim", row.id, "is not in the chain")
        return
    if (standing.version, standing.state, standing.current) != (row.version, row.state, row.current):
        yield Problem("claim", row.id, "its state or version is not what the chain makes of it")
        return
    content = next(one.content for one in history if one.number == row.version)
    try:
        record = Claim.model_validate_json(content or "")
    except ValidationError:
        yield Problem("claim", row.id, "its record is no claim")
        return
    columns = claim_columns(record)
    wrong = [name for name, value in columns.items() if getattr(row, name) != value]
    wrong += ["actors or places"] if links != _expected(record) else []
    if wrong:
        yield Problem("claim", row.id, f"{', '.join(wrong)} in the tables differ from its record")
    if text is not None:
        for name, span in misplaced(record, text):
            yield Problem("claim", row.id, f"the words of its {name} do not stand at {span.start} to {span.end} of the text")


def _expected(record: Claim) -> set[Link]:
    named = [*actors_of(record), *((place.role, key) for place in record.places if (key := place_key(place)))]
    return {(*one, *told(record).values()) for one in named}


def _names(connection: Connection) -> Iterator[Problem]:
    for kind in KINDS:
        table = schema.actor if kind == "actor" else schema.place
        key = table.c.name if kind == "actor" else table.c.key
        head = table.alias()
        there = select(key, head.c[key.name]).join(head, head.c.number == table.c.head)
        held = {row[0]: row[1] for row in connection.execute(there)}
        known = set(connection.scalars(select(key)))  # A name that was erased with all its claims is merged with none.
        merged = {name: into for name, into in heads_of(merges_of(connection), kind).items() if {name, into} <= known}
        for name in sorted({one for one, _ in held.items() ^ merged.items()}):
            yield Problem(kind, name, "is not merged as the chain says")


def _settings(connection: Connection) -> Iterator[Problem]:
    setting = schema.setting
    held: set[tuple[str, int]] = {(row.name, row.version) for row in connection.execute(select(setting))}
    for name in sorted({name for name, _ in held ^ set(settings_of(connection).items())}):
        yield Problem("setting", name, "is not what the chain says")
