"""Figures: how much there is of what, for those who run the bot."""

from dataclasses import dataclass

from sqlalchemy import Select, distinct, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables

_WEEK = 7 * 24 * 3600 * 1000


@dataclass(frozen=True, slots=True)
class Load:
    """What there is to do."""

    games: int
    """Games that run."""
    waiting: int
    """Messages that wait to be sent."""
    oldest: float
    """Seconds that the oldest of them waits."""


async def load(connection: AsyncConnection, moment: int) -> Load:
    """Count what there is to do."""
    timers, outbox = tables.timers, tables.outbox
    games = await connection.scalar(select(func.count()).select_from(timers).where(timers.c.kind == "game"))
    waits = outbox.c.state.in_(("waiting", "sending"))
    row = (await connection.execute(select(func.count(), func.min(outbox.c.at)).where(waits))).one()
    waiting, since = row.tuple()
    return Load(games or 0, waiting, (moment - since) / 1000 if since is not None else 0.0)


async def figures(connection: AsyncConnection, moment: int) -> dict[str, int]:
    """Count chats, people, games, answers and messages."""
    chats, timers, scores, outbox = tables.chats, tables.timers, tables.scores, tables.outbox
    recent = scores.c.at >= moment - _WEEK
    queries: dict[str, Select[tuple[int]]] = {
        "chats": select(func.count()).select_from(chats),
        "games": select(func.count()).select_from(timers).where(timers.c.kind == "game"),
        "people": select(func.count()).select_from(tables.players),
        "active": select(func.count(distinct(scores.c.player))).where(recent),
        "answers": select(func.count()).select_from(scores),
        "unanswered": select(func.count(distinct(tables.unanswered.c.question))),
        "waiting": select(func.count()).select_from(outbox).where(outbox.c.state.in_(("waiting", "sending"))),
    }
    return {name: int(await connection.scalar(query) or 0) for name, query in queries.items()}
