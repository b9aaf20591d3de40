"""Documents, claims, and the chain of their versions."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from communique.ledger.dialects import create_guards, create_indexes

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create them."""
    op.create_table(
        "actor",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("plain", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("name"),
    )
    op.create_index(op.f("ix_actor_plain"), "actor", ["plain"], unique=False)
    op.create_table(
        "document",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("published", sa.Date(), nullable=True),
        sa.Column("language", sa.String(length=8), nullable=True),
        sa.Column("words_sha256", sa.String(length=64), nullable=True),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("software", sa.Text(), nullable=False),
        sa.Column("added", sa.String(length=32), nullable=False),
        sa.Column("origin", sa.Integer(), nullable=False),
        sa.Column("alike", sa.Text(), nullable=True),
        sa.Column("likeness", sa.Float(), nullable=True),
        sa.Column("erased", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("id"),
    )
    op.create_index("document_outlet", "document", ["outlet"], unique=False)
    op.create_index("document_published", "document", ["published"], unique=False)
    op.create_index(op.f("ix_document_origin"), "document", ["origin"], unique=False)
    op.create_index(op.f("ix_document_words_sha256"), "document", ["words_sha256"], unique=False)
    op.create_table(
        "failure",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("stage", sa.String(length=20), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_table(
        "original",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("sha256"),
    )
    op.create_table(
        "place",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("plain", sa.Text(), nullable=False),
        sa.Column("country", sa.String(length=2), nullable=True),
        sa.Column("admin1", sa.Text(), nullable=True),
        sa.Column("geonames_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(length=12), nullable=True),
        sa.Column("latitude", sa.Float(), nullable=True),
        sa.Column("longitude", sa.Float(), nullable=True),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("key"),
    )
    op.create_index(op.f("ix_place_country"), "place", ["country"], unique=False)
    op.create_index(op.f("ix_place_geonames_id"), "place", ["geonames_id"], unique=False)
    op.create_index(op.f("ix_place_plain"), "place", ["plain"], unique=False)
    op.create_table(
        "version",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("subject_kind", sa.String(length=12), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("action", sa.String(length=12), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("software", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=True),
        sa.Column("content_sha256", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("version_subject", "version", ["subject", "number"], unique=False)
    op.create_table(
        "appearance",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("published", sa.Date(), nullable=True),
        sa.Column("original", sa.String(length=64), nullable=False),
        sa.Column("relation", sa.String(length=12), nullable=False),
        sa.Column("added", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["document"],
            ["document.number"],
        ),
        sa.ForeignKeyConstraint(
            ["original"],
            ["original.sha256"],
        ),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("appearance_outlet", "appearance", ["outlet"], unique=False)
    op.create_index("appearance_place", "appearance", ["source", "original"], unique=False)
    op.create_index(op.f("ix_appearance_document"), "appearance", ["document"], unique=False)
    op.create_index(op.f("ix_appearance_original"), "appearance", ["original"], unique=False)
    op.create_table(
        "band",
        sa.Column("hash", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("document", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["document"],
            ["document.number"],
        ),
        sa.PrimaryKeyConstraint("hash", "document"),
        sqlite_with_rowid=False,
    )
    op.create_index("band_document", "band", ["document"], unique=False)
    op.create_table(
        "claim",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.Column("type", sa.String(length=24), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("low", sa.Float(), nullable=True),
        sa.Column("high", sa.Float(), nullable=True),
        sa.Column("hard_low", sa.Float(), nullable=True),
        sa.Column("hard_high", sa.Float(), nullable=True),
        sa.Column("per", sa.Text(), nullable=True),
        sa.Column("polarity", sa.String(length=8), nullable=False),
        sa.Column("modality", sa.String(length=12), nullable=False),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("confidence", sa.Float(), nullable=True),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document"],
            ["document.number"],
        ),
        sa.ForeignKeyConstraint(
            ["version"],
            ["version.number"],
        ),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("id"),
    )
    op.create_index("claim_document", "claim", ["document"], unique=False)
    op.create_index("claim_low", "claim", ["low"], unique=False)
    op.create_index("claim_outlet", "claim", ["outlet", "first_day"], unique=False)
    op.create_index("claim_state", "claim", ["state", "first_day"], unique=False)
    op.create_index("claim_time", "claim", ["first_day", "number"], unique=False)
    op.create_index("claim_type", "claim", ["type", "first_day"], unique=False)
    op.create_table(
        "document_text",
        sa.Column("document", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("blocks", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document"],
            ["document.number"],
        ),
        sa.PrimaryKeyConstraint("document"),
    )
    op.create_table(
        "erasure",
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["version"],
            ["version.number"],
        ),
        sa.PrimaryKeyConstraint("kind", "subject"),
    )
    op.create_table(
        "place_area",
        sa.Column("area", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["place"],
            ["place.number"],
        ),
        sa.PrimaryKeyConstraint("area", "place"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "signature",
        sa.Column("document", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("hashes", sa.LargeBinary(), nullable=False),
        sa.Column("figures", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document"],
            ["document.number"],
        ),
        sa.PrimaryKeyConstraint("document"),
    )
    op.create_table(
        "claim_actor",
        sa.Column("claim", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("role", sa.String(length=9), nullable=False),
        sa.Column("actor", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["actor"],
            ["actor.number"],
        ),
        sa.ForeignKeyConstraint(
            ["claim"],
            ["claim.number"],
        ),
        sa.PrimaryKeyConstraint("claim", "role", "actor"),
        sqlite_with_rowid=False,
    )
    op.create_index("claim_actor_actor", "claim_actor", ["actor", "role", "claim"], unique=False)
    op.create_table(
        "claim_place",
        sa.Column("claim", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("role", sa.String(length=8), nullable=False),
        sa.ForeignKeyConstraint(
            ["claim"],
            ["claim.number"],
        ),
        sa.ForeignKeyConstraint(
            ["place"],
            ["place.number"],
        ),
        sa.PrimaryKeyConstraint("claim", "place", "role"),
        sqlite_with_rowid=False,
    )
    op.create_index("claim_place_place", "claim_place", ["place", "claim"], unique=False)
    create_guards(op.get_bind())
    create_indexes(op.get_bind())
