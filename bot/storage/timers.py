"""Which chats have something due, and when the next one has."""

from collections.abc import Collection

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat import Timer
from bot.messages import Place
from bot.storage import tables
from bot.storage.statements import among
from bot.storage.values import moment_of

_timers = tables.timers


class Timers:
    """Reads the timers; a chat's are changed by who holds the chat."""

    def __init__(self, connection: AsyncConnection, moment: int) -> None:
        self._connection = connection
        self._moment = moment

    async def places(self, limit: int, ahead: int = 0) -> list[Place]:
        """Give chats with something due within `ahead` milliseconds, the longest overdue first."""
        query = (
            select(_timers.c.platform, _timers.c.chat)
            .where(_timers.c.due <= self._moment + ahead)
            .group_by(_timers.c.platform, _timers.c.chat)
            .order_by(func.min(_timers.c.due))
            .limit(limit)
        )
        return [Place(row.platform, row.chat) for row in await self._connection.execute(query)]

    async def of(self, places: Collection[Place]) -> list[Timer]:
        """Give what is due in chats that are held, the earliest first."""
        if not places:
            return []
        keys = [(place.platform, place.chat) for place in places]
        here = among(self._connection, _timers, ("platform", "chat"), keys)
        query = select(_timers).where(here, _timers.c.due <= self._moment).order_by(_timers.c.due)
        rows = await self._connection.execute(query)
        return [Timer(Place(row.platform, row.chat), row.kind, row.name, moment_of(row.due)) for row in rows]

    async def next(self) -> int | None:
        """Give the moment of the earliest timer."""
        earliest: int | None = await self._connection.scalar(select(func.min(_timers.c.due)))
        return earliest
