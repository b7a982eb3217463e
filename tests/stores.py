"""Stores for tests: fresh ones on SQLite and on PostgreSQL, brought to this version."""

import atexit
import os
import shutil
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest
from sqlalchemy import URL, text

from bot.ports import Clock, StoreDown
from bot.storage import upgrade
from bot.storage.engine import database_url, explained, open_engine
from bot.storage.store import Store

POSTGRES = os.environ.get("TEST_DATABASE_URL", "postgresql://postgres@127.0.0.1:5432/test")
"""Where the tests may make schemas of their own, which they drop again."""
KINDS = ("sqlite", "postgresql")


@cache
def _prepared() -> Path:
    """Give the folder of an empty SQLite database that is brought to this version once for all tests."""
    folder = mkdtemp(prefix="azfilm-tests-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder)


async def sqlite_file(folder: Path) -> URL:
    """Give the address of a fresh SQLite file."""
    template = _prepared() / "empty.db"
    if not template.exists():
        engine = open_engine(database_url(f"sqlite:///{template}"))
        await upgrade.upgrade(engine)
        await engine.dispose()
    return database_url(f"sqlite:///{shutil.copy(template, folder / f'{uuid.uuid4().hex}.db')}")


@asynccontextmanager
async def postgres_schema(*, upgraded: bool = True) -> AsyncIterator[URL]:
    """Give the address of a fresh PostgreSQL schema; skips where there is no server, unless one is required."""
    plain = database_url(POSTGRES)
    name = f"t{uuid.uuid4().hex}"
    engine = open_engine(plain)
    try:
        with explained(plain):
            async with engine.begin() as connection:
                await connection.execute(text(f"CREATE SCHEMA {name}"))
    except StoreDown as error:
        await engine.dispose()
        if os.environ.get("REQUIRE_POSTGRES"):
            pytest.fail(f"REQUIRE_POSTGRES is set, but {error}")
        pytest.skip(f"no PostgreSQL for tests (TEST_DATABASE_URL): {error}")
    url = plain.update_query_dict({"search_path": name})
    try:
        if upgraded:
            ours = open_engine(url)
            await upgrade.upgrade(ours)
            await ours.dispose()
        yield url
    finally:
        async with engine.begin() as connection:
            await connection.execute(text(f"DROP SCHEMA {name} CASCADE"))
        await engine.dispose()


@asynccontextmanager
async def fresh_url(kind: str, folder: Path) -> AsyncIterator[URL]:
    """Give the address of a fresh database of a kind."""
    if kind == "sqlite":
        yield await sqlite_file(folder)
    else:
        async with postgres_schema() as url:
            yield url


@asynccontextmanager
async def fresh_store(kind: str, folder: Path, clock: Clock | None = None) -> AsyncIterator[Store]:
    """Give a fresh store of a kind."""
    async with fresh_url(kind, folder) as url:
        store = Store(url, clock)
        try:
            yield store
        finally:
            await store.close()
