"""Actors and places that persons merged into others."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Add the columns; nothing is merged yet."""
    for table in ("actor", "place"):
        op.add_column(table, sa.Column("head", sa.Integer))
        op.create_index(f"ix_{table}_head", table, ["head"])
