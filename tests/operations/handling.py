"""A bot on either database as its operator handles it: what it is set to, its commands, and a copy of what it keeps."""

import asyncio
import os
import shutil
import sys
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import URL, text

from bot.storage.engine import database_url, open_engine
from tests.stores import POSTGRES, postgres_schema

_TOOLS = ("pg_dump", "pg_restore")


@dataclass(frozen=True)
class Database:
    """A database, and how a bot is led to it."""

    url: URL
    folder: Path
    """DATA_DIR of the bot."""

    @property
    def shared(self) -> bool:
        """Whether it is a server's, and no file in the folder."""
        return self.url.get_backend_name() != "sqlite"

    @property
    def settings(self) -> dict[str, str]:
        """Give what a bot that uses it is set to."""
        return {"DATABASE_URL": self.url.render_as_string(hide_password=False)} if self.shared else {}

    async def azfilm(self, *arguments: str) -> tuple[int, str]:
        """Run a command on it; gives its exit code and what it said."""
        theirs = {"DATA_DIR": str(self.folder), "TELEGRAM_TOKEN": "", "DISCORD_TOKEN": ""}
        return await command(sys.executable, "-m", "bot.cli", *arguments, **theirs, **self.settings)


@asynccontextmanager
async def a_database(kind: str, folder: Path, *, upgraded: bool = True) -> AsyncIterator[Database]:
    """Give a database that holds nothing yet; a bot makes its own tables in a file only."""
    folder.mkdir()
    if kind == "sqlite":
        yield Database(file_in(folder), folder)
    else:
        async with postgres_schema(upgraded=upgraded) as url:
            yield Database(url, folder)


def file_in(folder: Path) -> URL:
    """Give the address of a bot's own file."""
    return database_url(f"sqlite:///{folder / 'azfilm.db'}")


async def command(*arguments: str, **environment: str) -> tuple[int, str]:
    """Run a program; gives its exit code and what it said."""
    process = await asyncio.create_subprocess_exec(
        *arguments, env=os.environ | environment, stdout=PIPE, stderr=asyncio.subprocess.STDOUT
    )
    said, _ = await process.communicate()
    return process.returncode or 0, said.decode()


async def copy(database: Database, folder: Path) -> Path:
    """Copy a database while a bot works on it, as the page on operations says; gives the file."""
    if not database.shared:
        file = folder / "copy.db"
        assert await database.azfilm("db", "backup", str(file)) == (0, f"written: {file}\n")
        return file
    _need_tools()
    file = folder / "copy.dump"
    schema = f"--schema={database.url.query['search_path']}"
    assert await command("pg_dump", "--format=custom", f"--file={file}", schema, POSTGRES) == (0, "")
    return file


@asynccontextmanager
async def restored(database: Database, file: Path, folder: Path) -> AsyncIterator[Database]:
    """Give what a copy makes: a new folder, or the schema that was there, for a copy of one bears its name."""
    folder.mkdir()
    if not database.shared:
        shutil.copy(file, folder / "azfilm.db")
        yield Database(file_in(folder), folder)
        return
    await run_sql(database_url(POSTGRES), f"DROP SCHEMA {database.url.query['search_path']} CASCADE")
    assert await command("pg_restore", "--exit-on-error", f"--dbname={POSTGRES}", str(file)) == (0, "")
    await run_sql(database.url, "UPDATE leases SET until = 0")  # they end by themselves, but after fifteen seconds
    yield Database(database.url, folder)


async def run_sql(url: URL, *statements: str) -> None:
    """Do something to a database, all of it or nothing."""
    engine = open_engine(url)
    try:
        async with engine.begin() as connection:
            for statement in statements:
                await connection.exec_driver_sql(statement)
    finally:
        await engine.dispose()


async def value_of(database: Database, query: str) -> object:
    """Look up one value."""
    engine = open_engine(database.url)
    try:
        async with engine.connect() as connection:
            return await connection.scalar(text(query))
    finally:
        await engine.dispose()


def _need_tools() -> None:
    """Skip where PostgreSQL's own programs are not there."""
    missing = [tool for tool in _TOOLS if not shutil.which(tool)]
    if missing:
        pytest.skip(f"no {missing[0]} for tests")
