"""Which side of a claim's time is open, and whether its place may be another of that name: for timelines and maps."""

from __future__ import annotations

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
_AT_ONCE = 2_000
_DOUBTFUL = 0.5


def upgrade() -> None:
    """Add the columns, and fill them from the records of the claims that are there."""
    op.add_column("claim", sa.Column("open_side", sa.String(length=5), nullable=True))
    op.add_column("claim_place", sa.Column("doubtful", sa.Boolean(), nullable=False, server_default=sa.false()))
    connection = op.get_bind()
    claim = sa.table("claim", sa.column("number"), sa.column("version"), sa.column("open_side"))
    version = sa.table("version", sa.column("number"), sa.column("content"))
    place = sa.table("place", sa.column("number"), sa.column("key"))
    numbers = {key: number for number, key in connection.execute(sa.select(place.c.number, place.c.key))}
    query = sa.select(claim.c.number, version.c.content).join_from(claim, version, version.c.number == claim.c.version)
    last = 0
    while rows := connection.execute(
        query.where(claim.c.number > last).order_by(claim.c.number).limit(_AT_ONCE)
    ).all():  # fmt: skip
        last = rows[-1].number
        for number, content in rows:
            if content:
                _fill(connection, claim, number, json.loads(content), numbers)


def _fill(connection: Any, claim: Any, number: int, record: dict[str, Any], places: dict[str, int]) -> None:
    time = record.get("time") or {}
    ends = (time.get("start"), time.get("end"))
    if any(ends) and not all(ends):
        side = "end" if ends[0] else "start"
        connection.execute(sa.update(claim).where(claim.c.number == number).values(open_side=side))
    links = sa.table("claim_place", sa.column("claim"), sa.column("place"), sa.column("doubtful"))
    for one in record.get("places") or ():
        if any(other["score"] >= _DOUBTFUL for other in one.get("candidates") or ()):
            name = one.get("name") or " ".join(((one.get("mention") or {}).get("text") or "").split())
            there = places.get(f"{one.get('geonames_id') or ''}|{one.get('country') or ''}|{name}")
            here = (links.c.claim == number) & (links.c.place == there)
            connection.execute(sa.update(links).where(here).values(doubtful=True))
