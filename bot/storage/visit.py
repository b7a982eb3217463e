"""A visit to a database from outside, beside a bot that may run on it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from sqlalchemy import URL
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.ports import StoreError
from bot.storage.engine import database_url, explained, open_engine
from bot.storage.upgrade import ready


def must_exist(url: URL) -> None:
    """Raise `StoreError` for a SQLite file that is not there, which would otherwise be made."""
    if url.get_backend_name() == "sqlite" and not Path(url.database or "").exists():
        raise StoreError(f"{url.database} is not there: nothing has been kept yet")


@asynccontextmanager
async def visit(address: str) -> AsyncIterator[AsyncConnection]:
    """Give one transaction on the database of an address; raises `StoreError` for one that is not of this version."""
    url = database_url(address)
    engine = open_engine(url)
    try:
        with explained(url):
            must_exist(url)
            await ready(engine, migrate=False)
            async with engine.begin() as connection:
                yield connection
    finally:
        await engine.dispose()
