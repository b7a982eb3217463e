"""Every test that takes `store` runs on SQLite and on PostgreSQL."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import URL, text

from bot.storage import tables
from bot.storage.store import Store
from tests.stores import KINDS, postgres_schema, sqlite_file


class Hands:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = datetime(2026, 4, 28, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Hands:
    return Hands()


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


class Schema:
    """One PostgreSQL schema for all tests, made when first asked for: to empty it is quicker than to make one each."""

    def __init__(self) -> None:
        self._runner = asyncio.Runner(loop_factory=asyncio.new_event_loop)
        self._stack = AsyncExitStack()
        self._url: URL | None = None

    def url(self) -> URL:
        if self._url is None:
            self._url = self._runner.run(self._stack.enter_async_context(postgres_schema()))
        return self._url

    def close(self) -> None:
        self._runner.run(self._stack.aclose())
        self._runner.close()


@pytest.fixture(scope="session")
def schema() -> Iterator[Schema]:
    made = Schema()
    yield made
    made.close()


@pytest.fixture
def shared_url(kind: str, schema: Schema) -> URL | None:
    """The address of the schema that the tests share; outside of any event loop."""
    return schema.url() if kind == "postgresql" else None


@pytest.fixture
async def url(shared_url: URL | None, tmp_path: Path) -> URL:
    """The address of an empty database of this version."""
    if shared_url is None:
        return await sqlite_file(tmp_path)
    async with opened(shared_url) as store:
        await empty(store)
    return shared_url


@pytest.fixture
async def store(shared_url: URL | None, tmp_path: Path, clock: Hands) -> AsyncIterator[Store]:
    async with opened(shared_url or await sqlite_file(tmp_path), clock) as fresh:
        if shared_url:
            await empty(fresh)
        yield fresh


_TABLES = [table.name for table in tables.metadata.sorted_tables if not table.foreign_keys and table.name != "chats"]
_EMPTIED = f"WITH {', '.join(f'_{name} AS (DELETE FROM {name})' for name in _TABLES)} DELETE FROM chats"


async def empty(store: Store) -> None:
    """Delete all that a PostgreSQL database holds, in one statement; what hangs on a chat goes with it."""
    async with store.transaction() as tx:
        await tx._connection.execute(text(_EMPTIED))


@asynccontextmanager
async def opened(url: URL, clock: Hands | None = None) -> AsyncIterator[Store]:
    """Give a store that is closed in the end."""
    store = Store(url, clock)
    try:
        yield store
    finally:
        await store.close()
