"""Private persons are neither listed nor found by name: claims are tied to what stands in place of the name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from alembic import op

from communique.gazetteer.names import plain
from communique.gazetteer.persons import PRIVATE, is_private_source, names_person, searchable
from communique.ledger.projection import actors_of
from communique.model.records import Claim, Source

revision = "0007"
down_revision = "0006"
_AT_ONCE = 500
_CLAIM = sa.table("claim", sa.column("number"), sa.column("version"), sa.column("evidence"))
_VERSION = sa.table("version", sa.column("number"), sa.column("content"))
_ACTOR = sa.table("actor", sa.column("number"), sa.column("name"), sa.column("plain"), sa.column("head"))
_LINK = sa.table("claim_actor", sa.column("claim"), sa.column("role"), sa.column("actor"))


def upgrade() -> None:
    """Tie the claims anew that name somebody private, and forget the names that nothing is tied to any more."""
    connection = op.get_bind()
    numbers = {name: number for number, name in connection.execute(sa.select(_ACTOR.c.number, _ACTOR.c.name))}
    query = sa.select(_CLAIM.c.number, _CLAIM.c.evidence, _VERSION.c.content)
    query = query.join_from(_CLAIM, _VERSION, _VERSION.c.number == _CLAIM.c.version)
    may_be, freed = _may_be_of_private(connection, numbers), set[int]()
    for start in range(0, len(may_be), _AT_ONCE):
        rows = connection.execute(query.where(_CLAIM.c.number.in_(may_be[start : start + _AT_ONCE]))).all()
        claims = {row.number: Claim.model_validate_json(row.content) for row in rows if row.content}
        own = {number: claim for number, claim in claims.items() if any(name == PRIVATE for _, name in actors_of(claim))}
        freed |= _tie(connection, own, numbers)
        evidence = [{"of": row.number, "words": words} for row in rows if row.number in own
                    and (words := searchable(own[row.number])) != row.evidence]  # fmt: skip
        if evidence:
            changed = sa.update(_CLAIM).where(_CLAIM.c.number == sa.bindparam("of")).values(evidence=sa.bindparam("words"))
            connection.execute(changed, evidence)
    tied = sa.select(_LINK.c.actor).where(_LINK.c.actor == _ACTOR.c.number).exists()
    merged = {row[0] for row in connection.execute(sa.select(_ACTOR.c.head).where(_ACTOR.c.head.is_not(None)))}
    for number in freed - merged:
        connection.execute(sa.delete(_ACTOR).where(_ACTOR.c.number == number, _ACTOR.c.head.is_(None), ~tied))


def _may_be_of_private(connection: Any, names: Mapping[str, int]) -> list[int]:
    """Numbers of the claims tied to a name that may be a private person's; the names are few, the claims may be a million."""
    named = {
        "target": [number for name, number in names.items() if names_person(name)],
        "source": [number for name, number in names.items() if is_private_source(Source(name=name))],
    }
    claims = set[int]()
    for role, actors in named.items():
        for start in range(0, len(actors), _AT_ONCE):
            tied = _LINK.c.actor.in_(actors[start : start + _AT_ONCE])
            claims |= {row[0] for row in connection.execute(sa.select(_LINK.c.claim).where(tied, _LINK.c.role == role))}
    return sorted(claims)


def _tie(connection: Any, claims: Mapping[int, Claim], numbers: dict[str, int]) -> set[int]:
    """Make the ties of claims those of their actors; the numbers of actors that lost one. New actors are added to `numbers`."""
    query = sa.select(_LINK.c.claim, _LINK.c.role, _LINK.c.actor).where(_LINK.c.claim.in_(claims))
    former = {tuple(row) for row in connection.execute(query)}
    named = [(number, role, name) for number, claim in claims.items() for role, name in actors_of(claim)]
    for name in dict.fromkeys(name for _, _, name in named if name not in numbers):
        numbers[name] = max(numbers.values(), default=0) + 1
        connection.execute(sa.insert(_ACTOR).values(number=numbers[name], name=name, plain=plain(name)))
    wanted = {(number, role, numbers[name]) for number, role, name in named}
    gone = [dict(zip(("of", "as", "who"), tie, strict=True)) for tie in sorted(former - wanted)]
    if gone:
        same = (_LINK.c.claim == sa.bindparam("of"), _LINK.c.role == sa.bindparam("as"), _LINK.c.actor == sa.bindparam("who"))
        connection.execute(sa.delete(_LINK).where(*same), gone)
    if wanted - former:
        rows = [dict(zip(("claim", "role", "actor"), tie, strict=True)) for tie in sorted(wanted - former)]
        connection.execute(sa.insert(_LINK), rows)
    return {tie["who"] for tie in gone}
