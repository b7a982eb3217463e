"""What the bot keeps: one set of tables and one store, on SQLite and on PostgreSQL."""
