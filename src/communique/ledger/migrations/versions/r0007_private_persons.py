"""Private persons are neither listed nor found by name: claims are tied to what stands in place of the name."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

from communique.gazetteer.names import plain
from communique.gazetteer.persons import PRIVATE, searchable
from communique.ledger.projection import actors_of
from communique.model.records import Claim

revision = "0007"
down_revision = "0006"
_AT_ONCE = 2_000
_CLAIM = sa.table("claim", sa.column("number"), sa.column("version"), sa.column("evidence"))
_VERSION = sa.table("version", sa.column("number"), sa.column("content"))
_ACTOR = sa.table("actor", sa.column("number"), sa.column("name"), sa.column("plain"), sa.column("head"))
_LINK = sa.table("claim_actor", sa.column("claim"), sa.column("role"), sa.column("actor"))


def upgrade() -> None:
    """Tie the claims anew that name somebody private, and forget the names that nothing is tied to any more."""
    connection = op.get_bind()
    query = sa.select(_CLAIM.c.number, _VERSION.c.content).join_from(_CLAIM, _VERSION, _VERSION.c.number == _CLAIM.c.version)
    last, freed = 0, set[int]()
    while rows := connection.execute(query.where(_CLAIM.c.number > last).order_by(_CLAIM.c.number).limit(_AT_ONCE)).all():
        last = rows[-1].number
        for number, content in rows:
            claim = Claim.model_validate_json(content) if content else None
            if claim and any(name == PRIVATE for _, name in actors_of(claim)):
                freed |= _tie(connection, number, claim)
    tied = sa.select(_LINK.c.actor).where(_LINK.c.actor == _ACTOR.c.number).exists()
    merged = {row[0] for row in connection.execute(sa.select(_ACTOR.c.head).where(_ACTOR.c.head.is_not(None)))}
    for number in freed - merged:
        connection.execute(sa.delete(_ACTOR).where(_ACTOR.c.number == number, _ACTOR.c.head.is_(None), ~tied))


def _tie(connection: Any, number: int, claim: Claim) -> set[int]:
    """Replace the ties of a claim, and the words that it is found by; the numbers of the actors it was tied to."""
    former = {row[0] for row in connection.execute(sa.select(_LINK.c.actor).where(_LINK.c.claim == number))}
    connection.execute(sa.delete(_LINK).where(_LINK.c.claim == number))
    for role, name in actors_of(claim):
        connection.execute(sa.insert(_LINK).values(claim=number, role=role, actor=_number(connection, name)))
    connection.execute(sa.update(_CLAIM).where(_CLAIM.c.number == number).values(evidence=searchable(claim)))
    return former


def _number(connection: Any, name: str) -> int:
    there = connection.scalar(sa.select(_ACTOR.c.number).where(_ACTOR.c.name == name))
    if there is not None:
        return int(there)
    number = (connection.scalar(sa.select(sa.func.max(_ACTOR.c.number))) or 0) + 1
    connection.execute(sa.insert(_ACTOR).values(number=number, name=name, plain=plain(name)))
    return int(number)
