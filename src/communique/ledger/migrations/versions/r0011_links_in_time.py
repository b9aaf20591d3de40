"""What claims are tied to knows their type and days, so that an index tells those of a place or an actor in a week."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
_FILLED = {
    "claim_actor": """UPDATE claim_actor SET (type, first_day, last_day) =
        (SELECT type, first_day, last_day FROM claim WHERE claim.number = claim_actor.claim)""",
    "claim_place": """UPDATE claim_place SET (type, first_day, last_day) =
        (SELECT type, first_day, last_day FROM claim WHERE claim.number = claim_place.claim)""",
}


def upgrade() -> None:
    """Add the columns, fill them from the claims, and index them in place of the links alone."""
    for links, keys in (("claim_actor", ("actor", "role")), ("claim_place", ("place",))):
        op.drop_index(f"{links}_{keys[0]}", links)
        for name, kind in (("type", sa.String(length=24)), ("first_day", sa.Date()), ("last_day", sa.Date())):
            op.add_column(links, sa.Column(name, kind))
        op.execute(_FILLED[links])
        op.create_index(f"{links}_told", links, [*keys, "type", "first_day", "last_day", "claim"])
