"""Migrations: whether the tables are those of this version, and bringing them there."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.ports import StoreError

_FOLDER = Path(__file__).parent / "migrations"
_ONE_AT_A_TIME = (
    "SET LOCAL statement_timeout = 0",  # a step takes as long as it takes, and so does an upgrade before this one
    "SET LOCAL lock_timeout = 0",
    "SELECT pg_advisory_xact_lock(7241923)",
    "SET LOCAL lock_timeout TO DEFAULT",
)


def newest() -> str:
    """Give the revision that this version works with."""
    revision = ScriptDirectory(str(_FOLDER)).get_current_head()
    assert revision  # there is a first one
    return revision


async def revision_of(engine: AsyncEngine) -> str | None:
    """Give the revision of a database; None for an empty one."""
    async with engine.connect() as connection:
        return await connection.run_sync(_revision)


async def upgrade(engine: AsyncEngine, to: str = "head") -> None:
    """Bring the tables to a revision, all steps or none; raises `StoreError` for a database of a later version."""
    async with engine.connect() as connection, _loose(connection), connection.begin():
        await connection.run_sync(_upgrade, to)


@asynccontextmanager
async def _loose(connection: AsyncConnection) -> AsyncIterator[None]:
    """Let SQLite drop tables on which others hang: it changes a table by copying it, and would drop their rows too."""
    if connection.dialect.name != "sqlite":
        yield
        return
    driver: Any = (await connection.get_raw_connection()).driver_connection  # in no transaction, where it does nothing
    await driver.execute("PRAGMA foreign_keys = OFF")
    try:
        yield
    finally:
        await driver.execute("PRAGMA foreign_keys = ON")


def _revision(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def _upgrade(connection: Connection, to: str) -> None:
    if connection.dialect.name == "postgresql":
        for statement in _ONE_AT_A_TIME:
            connection.execute(text(statement))
    _refuse_later(_revision(connection))
    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, to)
    if connection.dialect.name == "sqlite":
        loose = {row[0] for row in connection.execute(text("PRAGMA foreign_key_check"))}
        if loose:
            raise StoreError(f"a step of the upgrade left rows of {', '.join(sorted(loose))} without their chat")


def _refuse_later(revision: str | None) -> None:
    known = {script.revision for script in ScriptDirectory(str(_FOLDER)).walk_revisions()}
    if revision is not None and revision not in known:
        raise StoreError(f"the database is of a later version (revision {revision}); update azfilm")


async def ready(engine: AsyncEngine, *, migrate: bool) -> None:
    """See that the tables are those of this version: bring them there, or raise `StoreError` saying how."""
    if migrate:
        await upgrade(engine)
        return
    revision = await revision_of(engine)
    if revision != newest():
        _refuse_later(revision)
        found = f"is at revision {revision}" if revision else "has no tables yet"
        raise StoreError(f"the database {found}, this version needs {newest()}; run: azfilm db upgrade")
