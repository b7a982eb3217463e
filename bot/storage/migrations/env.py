"""Runs migrations on the connection that `bot.storage.upgrade` hands over."""

from alembic import context

from bot.storage.tables import metadata

# Batch mode: SQLite changes a table by copying it.
context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
