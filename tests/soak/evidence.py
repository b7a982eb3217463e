"""The evidence: what was lost, doubled or counted twice, and what went wrong."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.soak.discord import Deeds, Table
from tests.wire.discord.server import FakeDiscord
from tests.wire.discord_reading import plain
from tests.wire.discord_stage import is_question

_ERRORS = ("error", "critical")


@dataclass(frozen=True, slots=True)
class Away:
    """A time in which no Discord bot listens."""

    since: float
    until: float
    hands: float
    """Seconds before, in which something may have been in the hands of a process that was killed."""

    def holds(self, at: float) -> bool:
        """Say whether what happened at a moment may be lost."""
        return self.since - self.hands <= at <= self.until


@dataclass(frozen=True, slots=True)
class Fates:
    """What became of what people did on Discord."""

    done: int
    excused: int
    """Not done, for nobody listened."""
    lost: Sequence[str]


def acknowledged(fake: FakeDiscord, deeds: Deeds, away: Sequence[Away]) -> Fates:
    """Look which interactions were acknowledged."""
    seen = [(fake.world.asked[one.id], one) for one in deeds.asked]
    missing = [(asked.at, one) for asked, one in seen if asked.acknowledged is None]
    lost = [f"{one.record.type} of {one.record.user_id}" for at, one in missing if not _excused(at, away)]
    return Fates(len(seen) - len(missing), len(missing) - len(lost), lost)


def read(folder: Path, deeds: Deeds, away: Sequence[Away]) -> Fates:
    """Look which messages were handled."""
    known = {event for (event,) in _rows(folder, "SELECT event FROM seen_events WHERE platform = 'discord'")}
    missing = [(at, message) for at, message in deeds.written if str(message.id) not in known]
    lost = [str(message) for at, message in missing if not _excused(at, away)]
    return Fates(len(deeds.written) - len(missing), len(missing) - len(lost), lost)


def _excused(at: float, away: Sequence[Away]) -> bool:
    return any(one.holds(at) for one in away)


def doubled(tables: Sequence[Table]) -> list[str]:
    """Give the questions that appear twice in a channel of Discord; none is asked there again before all were."""
    found = [(table.room.id, text) for table in tables for text in _questions(table)]
    return [text for (_, text), times in Counter(found).items() if times > 1]


def questions(tables: Sequence[Table]) -> int:
    """Count the questions in channels of Discord."""
    return sum(1 for table in tables for _ in _questions(table))


def _questions(table: Table) -> Iterator[str]:
    """Give what was asked in a channel, without the options, which change when a question is over."""
    for message in table.room.said:
        if is_question(message):
            yield "\n".join(plain(message.text).split("\n")[:2])


def miscounted(folder: Path) -> list[str]:
    """Give the players whose points in the last game of a chat are not those of their answers in the ledger."""
    query = "SELECT platform, chat, game, state FROM games WHERE state IS NOT NULL"
    wrong = []
    for platform, chat, game, state in _rows(folder, query):
        kept = "SELECT player, sum(points) FROM scores WHERE (platform, chat, game) = (?, ?, ?) GROUP BY player"
        ledger = dict(_rows(folder, kept, platform, chat, game))
        shown = {player: one["points"] for player, one in json.loads(state)["players"].items()}
        wrong += [f"{platform}: {shown} {ledger}"] if +Counter(shown) != +Counter(ledger) else []
    return wrong


def scored(folder: Path) -> int:
    """Count the answers in the ledger."""
    return int(_rows(folder, "SELECT count(*) FROM scores")[0][0])


def errors(log: str) -> list[str]:
    """Give the errors of a log; a line that is none of the log's own is one too."""
    return [line for line in log.splitlines() if not line.startswith("{") or json.loads(line)["level"] in _ERRORS]


def _rows(folder: Path, query: str, *values: str) -> list[tuple[Any, ...]]:
    with sqlite3.connect(folder / "azfilm.db") as database:
        return database.execute(query, values).fetchall()
