"""The store: transactions on SQLite or PostgreSQL, tried again when others were at it at the same time."""

import asyncio
import random
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime
from typing import TypeVar

from sqlalchemy import URL, text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.failpoints import reach
from bot.meters import TRANSACTION, timed
from bot.ports import Clock, Conflict, StoreDown
from bot.storage.engine import explained, forget_log, open_engine
from bot.storage.transaction import Transaction
from bot.storage.upgrade import ready
from bot.storage.values import moment_of

T = TypeVar("T")

_TRIES = 8
_NOW = text("SELECT CAST(extract(epoch FROM clock_timestamp()) * 1000 AS bigint)")


class Store:
    """Keeps what the bot remembers.

    The moment of a transaction is the database's on PostgreSQL, where several processes have clocks of their own, and
    this process's on SQLite; a `clock` that is given is asked in its place.
    """

    def __init__(self, url: URL, clock: Clock | None = None) -> None:
        self._url = url
        self._clock = clock
        self._engine = open_engine(url)

    @property
    def shared(self) -> bool:
        """Whether other processes may work on it too."""
        return self._url.get_backend_name() != "sqlite"

    async def prepare(self) -> None:
        """See that the tables are those of this version; raises `StoreError`."""
        with explained(self._url):
            await ready(self._engine, migrate=not self.shared)

    async def close(self) -> None:
        """Close the connections. A SQLite file then holds everything by itself, without a log beside it."""
        # The last connection would see to that, but one that was cancelled may still be there.
        with suppress(StoreDown, Conflict), explained(self._url):
            await forget_log(self._engine)
        await self._engine.dispose()

    @asynccontextmanager
    async def transaction(self, name: str = "") -> AsyncIterator[Transaction]:
        """Begin; commit at the end, and roll back what fails. Raises `Conflict` and `StoreDown`.

        `name` is what the tests of reliability call its steps by.
        """
        with explained(self._url):
            async with self._engine.begin() as connection:
                reach(f"{name}:begun")
                transaction = Transaction(connection, await self._now(connection))
                yield transaction
                await transaction.write()
                reach(f"{name}:written")
            reach(f"{name}:committed")
            if transaction.erased:
                await forget_log(self._engine)

    async def _now(self, connection: AsyncConnection) -> datetime:
        if self._clock:
            return self._clock()
        return moment_of(int(await connection.scalar(_NOW))) if self.shared else datetime.now(UTC)

    async def run(self, work: Callable[[Transaction], Awaitable[T]], name: str = "") -> T:
        """Do something in a transaction, again when it met others; raises `StoreDown`."""
        for attempt in range(_TRIES):
            try:
                with timed(TRANSACTION.labels(name)):
                    async with self.transaction(name) as transaction:
                        return await work(transaction)
            except Conflict:
                await asyncio.sleep(random.uniform(0.005, 0.02) * 2**attempt)
        raise StoreDown("the database is busy: others changed the same rows again and again")
