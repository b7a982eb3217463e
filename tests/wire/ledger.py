"""What the bot has kept, looked up in its file."""

import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

from tests.wire.telegram.updates import Update


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
    """Give the numbers of the updates of Telegram that were handled."""
    events = _rows(folder, "SELECT event FROM seen_events WHERE platform = 'telegram'")
    return {int(event.partition(":")[2]) for (event,) in events}


def not_handled(folder: Path, made: Iterable[Update]) -> list[int]:
    """Give the updates that left no trace, but for votes in polls that nobody knows: sent, and then the bot died."""
    known, polls = handled(folder), known_polls(folder)
    wanted: list[int] = []
    for update in made:
        body = msgspec.json.decode(update.payload)
        if update.kind == "poll_answer":
            heard = body["poll_id"] in polls
        else:
            heard = "text" in body or update.kind in ("callback_query", "my_chat_member")
        wanted += [update.id] if heard else []
    return [number for number in wanted if number not in known]


def known_polls(folder: Path) -> set[str]:
    """Give the polls that are known."""
    return {poll for (poll,) in _rows(folder, "SELECT poll FROM polls")}


def pending(folder: Path) -> int:
    """Count the messages that are still to be sent."""
    return len(_rows(folder, "SELECT id FROM outbox WHERE state IN ('waiting', 'sending')"))


def unreadable(folder: Path) -> int:
    """Count the updates that could not be read."""
    return len(_rows(folder, "SELECT id FROM audit WHERE what = 'unreadable event'"))
