"""How Alembic runs here: on the connection and in the transaction that `opening` hands over."""

from alembic import context

from communique.ledger.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, transactional_ddl=False)
context.run_migrations()
