"""A look at the database of a run from outside."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from sqlalchemy import URL, Table, select, text

from bot.games import state
from bot.storage import tables
from bot.storage.engine import open_engine

Rows = list[dict[str, Any]]
_AN_HOUR = 3600 * 1000
_CUT = text("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = :name")
_AMID = text(
    "SELECT count(*) FROM pg_stat_activity"
    " WHERE application_name = :name AND state = 'idle in transaction' AND query ~ 'talks|players|seen_events'"
)


def application(pid: int) -> str:
    """Name the connections of a worker."""
    return f"azfilm worker {pid}"


class Snapshot:
    """Tables as they were at one moment."""

    def __init__(self, read: dict[str, Rows]) -> None:
        self._read = read

    def rows(self, table: Table) -> Rows:
        """Give the rows of a table."""
        return self._read[table.name]

    def pending(self) -> Rows:
        """Give the messages that are still to be sent."""
        return [row for row in self.rows(tables.outbox) if row["state"] in ("waiting", "sending")]

    def last_games(self) -> dict[str, state.Game]:
        """Give the last game of each chat that had one."""
        games = {(row["chat"], row["game"]): row["state"] for row in self.rows(tables.games)}
        last = {row["chat"]: games[row["chat"], row["game"]] for row in self.rows(tables.chats) if row["game"]}
        return {chat: state.read(written.encode()) for chat, written in last.items()}

    def running(self) -> dict[str, state.Game]:
        """Give the running game of each chat that has one."""
        return {chat: game for chat, game in self.last_games().items() if game.phase != "over"}

    def stuck(self) -> list[str]:
        """Find running games that nothing will move: without a timer, or with a question that nobody will show."""
        due = {row["chat"]: row["due"] for row in self.rows(tables.timers) if row["kind"] == "game"}
        coming = {(row["chat"], row["slot"]) for row in self.pending()}
        found = []
        for chat, game in self.running().items():
            slot = f"{game.id}/{game.round.number}" if game.round else ""
            if chat not in due:
                found.append(f"{chat}: the game in phase {game.phase} has no timer")
            elif due[chat] - game.since > _AN_HOUR and (chat, slot) not in coming:
                found.append(f"{chat}: the question {slot} waits to be shown and is not in the outbox")
        return found


class Look:
    """Reads the database."""

    def __init__(self, url: URL) -> None:
        self._engine = open_engine(url)
        self._shared = url.get_backend_name() != "sqlite"

    async def snapshot(self) -> Snapshot:
        """Read everything as it is at one moment."""
        async with self._engine.begin() as connection:
            if self._shared:
                await connection.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"))
            read = {}
            for table in tables.metadata.sorted_tables:
                rows = await connection.execute(select(table).order_by(*table.primary_key))
                read[table.name] = [dict(row._mapping) for row in rows]
            return Snapshot(read)

    async def sender(self) -> int:
        """Give the process that holds the lease of the outbox; 0 when nobody does."""
        query = select(tables.leases.c.holder).where(tables.leases.c.name.like("outbox %"))
        async with self._engine.begin() as connection:
            holder = await connection.scalar(query)
        return int(holder.rsplit("-", 2)[1]) if holder else 0

    async def cut(self, pid: int) -> int:
        """Cut all connections to PostgreSQL that a worker has; gives how many there were."""
        async with self._engine.begin() as connection:
            return int(await connection.scalar(_CUT, {"name": application(pid)}) or 0)

    async def amid_event(self, pid: int) -> bool:
        """Say whether a worker that is stopped has begun to handle events and holds their chats."""
        async with self._engine.begin() as connection:
            return bool(await connection.scalar(_AMID, {"name": application(pid)}))

    async def close(self) -> None:
        """Close the connections."""
        await self._engine.dispose()


@asynccontextmanager
async def look_at(url: URL) -> AsyncIterator[Look]:
    """Open a database to look at it."""
    look = Look(url)
    try:
        yield look
    finally:
        await look.close()
