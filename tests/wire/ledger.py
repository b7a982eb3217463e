"""What the bot has kept, looked up in its file."""

import sqlite3
from pathlib import Path
from typing import Any


def _rows(folder: Path, query: str) -> list[tuple[Any, ...]]:
    with sqlite3.connect(folder / "azfilm.db") as database:
        return database.execute(query).fetchall()


def scores(folder: Path) -> list[tuple[Any, ...]]:
    """Give who has scores for which round of which game."""
    return _rows(folder, "SELECT chat, game, round, player FROM scores")


def points(folder: Path) -> list[tuple[Any, ...]]:
    """Give the scores with their points."""
    return _rows(folder, "SELECT chat, game, round, player, points FROM scores")


def handled(folder: Path) -> set[int]:
    """Give the numbers of the updates that were handled."""
    return {int(event.partition(":")[2]) for (event,) in _rows(folder, "SELECT event FROM seen_events")}


def known_polls(folder: Path) -> set[str]:
    """Give the polls that are known."""
    return {poll for (poll,) in _rows(folder, "SELECT poll FROM polls")}


def pending(folder: Path) -> int:
    """Count the messages that are still to be sent."""
    return len(_rows(folder, "SELECT id FROM outbox WHERE state IN ('waiting', 'sending')"))


def unreadable(folder: Path) -> int:
    """Count the updates that could not be read."""
    return len(_rows(folder, "SELECT id FROM audit WHERE what = 'unreadable event'"))
