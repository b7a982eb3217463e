"""The Telegram adapter, without a server: updates in, calls out."""
