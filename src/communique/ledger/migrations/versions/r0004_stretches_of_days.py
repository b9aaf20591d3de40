"""An index of the days that claims overlap, for windows of time in large ledgers."""

from __future__ import annotations

from alembic import op

from communique.ledger.dialects import create_time_index

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Create the index, and fill it from the claims that are there."""
    create_time_index(op.get_bind())
