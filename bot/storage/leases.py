"""Leases: what only one process may do, until a moment, with a fence.

The fence grows whenever a lease changes hands. What is done under it carries it, so that a holder who was stopped and
wakes up later finds that their turn is over.
"""

from sqlalchemy import select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables

TURN = "turn "
"""How the names of leases begin that nobody holds on to: they keep things apart in time."""
_leases = tables.leases
_TAKE = text(
    "INSERT INTO leases (name, holder, fence, until) VALUES (:name, :holder, 1, :until)"
    " ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until,"
    " fence = leases.fence + CASE WHEN leases.holder = excluded.holder THEN 0 ELSE 1 END"
    " WHERE leases.holder = excluded.holder OR leases.until <= :now"
)


class Leases:
    """Takes and gives back leases."""

    def __init__(self, connection: AsyncConnection, moment: int) -> None:
        self._connection = connection
        self._moment = moment

    async def hold(self, name: str, holder: str, seconds: float) -> int | None:
        """Take a lease or hold on to it; gives the fence, or None while somebody else has it."""
        mine = select(_leases).where(_leases.c.name == name, _leases.c.holder == holder)
        lease = (await self._connection.execute(mine)).one_or_none()
        lasts = int(seconds * 1000)
        if lease is None or lease.until - self._moment < lasts // 2:
            row = {"name": name, "holder": holder, "until": self._moment + lasts, "now": self._moment}
            await self._connection.execute(_TAKE, row)
            lease = (await self._connection.execute(mine)).one_or_none()
        return int(lease.fence) if lease else None

    async def give_back(self, name: str, holder: str) -> None:
        """Let others take a lease at once; the fence goes on from where it is."""
        mine = (_leases.c.name == name, _leases.c.holder == holder)
        await self._connection.execute(update(_leases).where(*mine).values(until=0, holder=""))

    async def end_all(self) -> None:
        """Let every lease be taken at once, but for turns: what is kept apart in time is so after a restart too."""
        held = ~_leases.c.name.startswith(TURN)
        await self._connection.execute(update(_leases).where(held).values(until=0, holder=""))
