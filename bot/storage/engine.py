"""The engine: how SQLite and PostgreSQL are opened, and what their errors mean to us."""

import fcntl
import gc
import os
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from pathlib import Path
from typing import Any, TextIO

from sqlalchemy import URL, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.ports import Conflict, StoreDown, StoreError

_PRAGMAS = (
    "journal_mode = WAL",
    "synchronous = FULL",  # an event is acknowledged after its commit, so a commit must outlive a power cut
    "foreign_keys = ON",
    "busy_timeout = 5000",
    "secure_delete = ON",  # what somebody had erased is gone from the file as well
)
_LAST_PORT = 65535
_OPTIONS = {"sqlite": (), "postgresql": ("search_path", "sslmode"), "postgres": ("search_path", "sslmode")}
_OLDEST_SQLITE = (3, 35, 0)
_POSTGRES = {
    "application_name": "azfilm",
    # A process that is stopped in the middle of a transaction gives up the chats it holds after this time.
    "idle_in_transaction_session_timeout": "5000",
    "lock_timeout": "3000",
    "statement_timeout": "20000",
}
_CONFLICTS = ("40001", "40P01", "55P03", "25P03", "SQLITE_BUSY")
"""After these a transaction is simply tried again: serialization failure, deadlock, lock timeout, idle, busy."""
_OURS = ("22", "23", "42601", "42703", "57014", "SQLITE_CONSTRAINT", "SQLITE_ERROR", "SQLITE_MISMATCH", "SQLITE_TOOBIG")
"""How the codes begin that tell of what we asked for: values, constraints, mistakes, too much at once. All others
tell of the database: not reached, read-only, full, without our tables."""


def database_url(text: str) -> URL:
    """Read the address of a database; raises `StoreError`, without the password that it may hold."""
    try:
        url = make_url(text)
    except (ArgumentError, ValueError):
        raise StoreError(
            "DATABASE_URL is not an address; write sqlite:///FILE or postgresql://USER@HOST/NAME"
        ) from None
    drivers = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+asyncpg", "postgres": "postgresql+asyncpg"}
    name = url.drivername.partition("+")[0]
    if name not in drivers:
        raise StoreError(f"DATABASE_URL: {name!r} is not supported; use sqlite or postgresql")
    if url.port and url.port > _LAST_PORT:
        raise StoreError(f"DATABASE_URL: there is no port {url.port}")
    unknown = sorted(url.query.keys() - _OPTIONS[name])
    if unknown:
        raise StoreError(
            f"DATABASE_URL: {unknown[0]!r} is not an option; known are {', '.join(_OPTIONS[name]) or 'none'}"
        )
    if name == "sqlite" and url.database in (None, "", ":memory:"):
        raise StoreError("DATABASE_URL names no file; write sqlite:///FILE")
    return url.set(drivername=drivers[name])


def open_engine(url: URL) -> AsyncEngine:
    """Open the database of an address; nothing is connected yet."""
    if url.get_backend_name() == "sqlite":
        return _open_sqlite(url)
    options: dict[str, Any] = {
        "server_settings": {**_POSTGRES, **_search_path(url)},
        "timeout": 5,
        "command_timeout": 25,
    }
    options |= {"ssl": url.query["sslmode"]} if "sslmode" in url.query else {}
    plain = url.set(query={})
    return create_async_engine(plain, pool_size=5, max_overflow=0, pool_timeout=10, pool_pre_ping=True,
                               connect_args=options, hide_parameters=True)  # fmt: skip


def _search_path(url: URL) -> dict[str, str]:
    path = url.query.get("search_path")
    return {"search_path": path} if isinstance(path, str) else {}


def _open_sqlite(url: URL) -> AsyncEngine:
    if sqlite3.sqlite_version_info < _OLDEST_SQLITE:
        raise StoreError(f"SQLite {sqlite3.sqlite_version} is too old: 3.35 is needed; use a newer Python")
    # One connection: SQLite writes one transaction at a time, and a queue of our own waits more fairly than its lock.
    engine = create_async_engine(url, pool_size=1, max_overflow=0, pool_timeout=60, hide_parameters=True)
    event.listen(engine.sync_engine, "connect", _prepare_sqlite)
    event.listen(engine.sync_engine, "begin", _begin_immediate)
    event.listen(engine.sync_engine, "close", _roll_back)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # the driver begins nothing by itself
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _roll_back(connection: Any, _record: object) -> None:
    # A task that is cancelled in the middle of a statement leaves a connection that is closed at once. SQLite keeps its
    # transaction, and with it the lock on the file, for as long as somebody refers to the statement, as tracebacks do.
    with suppress(Exception):
        connection.rollback()


def _begin_immediate(connection: Any) -> None:
    # A transaction that reads first and writes later fails at once when another wrote meanwhile, however long the
    # busy timeout is; one that takes the write lock at its beginning waits.
    connection.exec_driver_sql("BEGIN IMMEDIATE")


async def forget_log(engine: AsyncEngine) -> None:
    """Empty the log of a SQLite database, which still holds what was erased."""
    if engine.dialect.name != "sqlite":
        return
    # A connection that was cancelled in the middle of a statement reads the log, which then cannot be emptied, for as
    # long as something refers to the statement: until the traceback of its task is collected.
    gc.collect()
    async with engine.connect() as connection:
        # Asked of the driver: within a transaction the log cannot be emptied.
        driver: Any = (await connection.get_raw_connection()).driver_connection
        await driver.execute_fetchall("PRAGMA wal_checkpoint(TRUNCATE)")


@contextmanager
def explained(url: URL) -> Iterator[None]:
    """Turn the errors of the drivers into `Conflict` and `StoreDown`; what is our own mistake stays as it is."""
    try:
        yield
    except (TimeoutError, OSError, PoolTimeout) as error:
        raise StoreDown(_down(url, error)) from error
    except Exception as error:  # asyncpg's own come unwrapped where it cannot connect
        cause = error.orig if isinstance(error, DBAPIError) else error
        state = _state(cause)
        if state in _CONFLICTS:
            raise Conflict(state) from error
        if (state and not state.startswith(_OURS)) or _connection_lost(error):
            raise StoreDown(_down(url, cause)) from error
        raise


def _connection_lost(error: Exception) -> bool:
    if not isinstance(error, DBAPIError):
        return False
    # What the driver itself finds has no code; the database's own messages may quote any word that somebody wrote.
    return error.connection_invalidated or (not _state(error.orig) and "connection" in str(error.orig).lower())


def _state(error: BaseException | None) -> str:
    """Give the code of a driver's error: an SQLSTATE, or the name that SQLite gives it."""
    return str(getattr(error, "sqlstate", None) or getattr(error, "sqlite_errorname", None) or "")


def _down(url: URL, error: BaseException | None) -> str:
    """Say what is down and why; addresses are written without their password."""
    why = str(error).splitlines()[0] if str(error) else type(error).__name__
    address = url.set(query={}).render_as_string(hide_password=True)  # what follows the name may hold a password too
    return f"the database {address} cannot be used: {why}"


@asynccontextmanager
async def alone_on(url: URL) -> AsyncIterator[None]:
    """Hold a SQLite file for this process; raises `StoreError` while another one has it."""
    if url.get_backend_name() != "sqlite":
        yield
        return
    file = Path(url.database or "").resolve()  # a link to a file is that file
    with _lock_file(file) as held:
        _hold(held, file)
        yield


def _lock_file(file: Path) -> TextIO:
    """Open the file beside a database by which it is held, and make the folder of both."""
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        return open(file.with_name(f"{file.name}.lock"), "a", encoding="ascii")
    except OSError as error:
        raise StoreError(f"{file} cannot be kept: {error}; name another folder with DATA_DIR") from None


def _hold(held: TextIO, file: Path) -> None:
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise StoreError(
            f"{file} is in use by another process; stop that one first, "
            "or use PostgreSQL (DATABASE_URL), which several processes can share"
        ) from None
    held.truncate(0)
    held.write(f"{os.getpid()}\n")
    held.flush()
