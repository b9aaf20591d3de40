"""An index of the addresses of documents, by which they are asked for as by their ids."""

from __future__ import annotations

from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Create the index."""
    op.create_index("document_source", "document", ["source"])
