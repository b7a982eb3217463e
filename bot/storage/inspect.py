"""A look at the database from outside: whether it is sound, what is in it, and copies of it."""

import asyncio
import sqlite3
import time
from contextlib import closing
from pathlib import Path

from sqlalchemy import func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.messages import Account
from bot.ports import StoreError
from bot.storage import tables, upgrade
from bot.storage.engine import forget_log
from bot.storage.people import erase, export


async def problems(engine: AsyncEngine) -> list[str]:
    """Give what is wrong with a database: its version, its file, what its tables say of each other."""
    revision = await upgrade.revision_of(engine)
    if revision != upgrade.newest():
        return [
            f"the database is at revision {revision}, this version needs {upgrade.newest()}; run: azfilm db upgrade"
        ]
    found: list[str] = []
    if engine.dialect.name == "sqlite":
        found = await asyncio.to_thread(_damage, Path(engine.url.database or ""))
    async with engine.begin() as connection:
        return found + await _loose_ends(connection)


def _damage(file: Path) -> list[str]:
    """Look through a whole file; as it only reads, a bot that runs writes on."""
    with closing(sqlite3.connect(file)) as connection:
        rows = connection.execute("PRAGMA integrity_check").fetchall()
        strays = connection.execute("PRAGMA foreign_key_check").fetchall()
    found = [f"the file is damaged: {row[0]}; restore a backup" for row in rows if row[0] != "ok"]
    return found + [f"{row[0]}: a row of a chat that is not there" for row in strays]


async def _loose_ends(connection: AsyncConnection) -> list[str]:
    """Find chats whose running game nothing will ever move."""
    chats, games, timers = tables.chats, tables.games, tables.timers
    here = (games.c.platform == chats.c.platform) & (games.c.chat == chats.c.chat) & (games.c.game == chats.c.game)
    timer = (timers.c.platform == chats.c.platform) & (timers.c.chat == chats.c.chat) & (timers.c.kind == "game")
    live = games.c.state.is_not(None) & games.c.state.not_like('%"phase":"over"%')
    joined = chats.join(games, here).outerjoin(timers, timer)
    query = select(func.count()).select_from(joined).where(live, timers.c.due.is_(None))
    stuck = await connection.scalar(query) or 0
    return [f"{stuck} running games have no timer"] if stuck else []


async def counts(engine: AsyncEngine) -> dict[str, int]:
    """Count the rows of each table."""
    async with engine.begin() as connection:
        return {
            table.name: await connection.scalar(select(func.count()).select_from(table)) or 0
            for table in tables.metadata.sorted_tables
        }


async def backup(engine: AsyncEngine, file: Path) -> None:
    """Copy a SQLite database as it is at one moment."""
    await asyncio.to_thread(_copy, Path(engine.url.database or ""), file)


def _copy(source: Path, target: Path) -> None:
    """Copy into a file of another name, which takes its own when it is whole."""
    part = target.with_name(f"{target.name}.part")
    try:
        part.touch(mode=0o600)  # it holds ids and names
        with closing(sqlite3.connect(source)) as one, closing(sqlite3.connect(part)) as other:
            one.backup(other)
        part.rename(target)
    except (OSError, sqlite3.Error) as error:
        part.unlink(missing_ok=True)
        raise StoreError(f"{source} cannot be copied to {target}: {error}") from None


async def erase_by_hand(engine: AsyncEngine, account: Account) -> bool:
    """Erase a person at an operator's hand, and note that it was done, not of whom; says whether anything was kept."""
    async with engine.begin() as connection:
        kept = any((await export(connection, account)).values())
        await erase(connection, account)
        if kept:
            row = {"at": int(time.time() * 1000), "what": "erased by hand", "platform": account.platform}
            await connection.execute(insert(tables.audit), row)
    await forget_log(engine)
    return kept
