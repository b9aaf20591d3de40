"""What reconciliation says of claims, and what persons decided about it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Create them."""
    op.create_table(
        "finding",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("verdict", sa.String(length=12), nullable=False),
        sa.Column("candidate", sa.Boolean(), nullable=False),
        sa.Column("incident", sa.Text(), nullable=True),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("finding_verdict", "finding", ["verdict", "kind"], unique=False)
    op.create_index(op.f("ix_finding_incident"), "finding", ["incident"], unique=False)
    op.create_table(
        "incident",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "decision",
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("subject_kind", sa.String(length=12), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("action", sa.String(length=12), nullable=False),
        sa.ForeignKeyConstraint(
            ["version"],
            ["version.number"],
        ),
        sa.PrimaryKeyConstraint("version"),
    )
    op.create_index("decision_subject", "decision", ["subject"], unique=False)
    op.create_table(
        "claim_key",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("claim", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["claim"],
            ["claim.number"],
        ),
        sa.PrimaryKeyConstraint("key", "claim"),
        sqlite_with_rowid=False,
    )
    op.create_index("claim_key_claim", "claim_key", ["claim"], unique=False)
    op.create_table(
        "decision_claim",
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("claim", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["claim"],
            ["claim.number"],
        ),
        sa.ForeignKeyConstraint(
            ["version"],
            ["version.number"],
        ),
        sa.PrimaryKeyConstraint("version", "claim"),
        sqlite_with_rowid=False,
    )
    op.create_index("decision_claim_claim", "decision_claim", ["claim"], unique=False)
    op.create_table(
        "finding_claim",
        sa.Column("finding", sa.String(length=32), nullable=False),
        sa.Column("claim", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["claim"],
            ["claim.number"],
        ),
        sa.ForeignKeyConstraint(
            ["finding"],
            ["finding.id"],
        ),
        sa.PrimaryKeyConstraint("finding", "claim"),
        sqlite_with_rowid=False,
    )
    op.create_index("finding_claim_claim", "finding_claim", ["claim"], unique=False)
    op.create_table(
        "incident_claim",
        sa.Column("incident", sa.Text(), nullable=False),
        sa.Column("claim", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["claim"],
            ["claim.number"],
        ),
        sa.ForeignKeyConstraint(
            ["incident"],
            ["incident.id"],
        ),
        sa.PrimaryKeyConstraint("incident", "claim"),
        sqlite_with_rowid=False,
    )
    op.create_index("incident_claim_claim", "incident_claim", ["claim"], unique=False)
