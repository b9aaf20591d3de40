"""The append-only ledger: schema and migrations, store, queries, audit chain; the only user of SQLAlchemy."""
