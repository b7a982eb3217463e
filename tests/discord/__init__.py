"""The Discord adapter: events in, requests out."""
