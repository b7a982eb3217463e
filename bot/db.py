"""`azfilm db`: the database from outside. All but the upgrade of a SQLite file may run beside a running bot."""

import argparse
import asyncio
import json
import sys
from collections.abc import Awaitable, Callable, Mapping

from sqlalchemy.ext.asyncio import AsyncEngine

from bot.ports import StoreError
from bot.settings import Settings
from bot.storage import inspect, upgrade
from bot.storage.engine import alone_on, database_url, explained, open_engine
from bot.storage.people import export
from bot.storage.visit import must_exist

Work = Callable[[AsyncEngine, argparse.Namespace], Awaitable[int]]


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Do what `options.work` names; returns the exit code, raises `StoreError`."""
    return asyncio.run(_on_database(_WORKS[options.work], options, settings))


async def _on_database(work: Work, options: argparse.Namespace, settings: Settings) -> int:
    url = database_url(settings.terminal if options.terminal else settings.database)
    engine = open_engine(url)
    try:
        with explained(url):
            if work is not _upgrade:
                must_exist(url)
            return await work(engine, options)
    finally:
        await engine.dispose()


async def _upgrade(engine: AsyncEngine, options: argparse.Namespace) -> int:
    async with alone_on(engine.url):
        before = await upgrade.revision_of(engine)
        await upgrade.upgrade(engine)
    print(f"the database is at revision {upgrade.newest()}" + ("" if before else ", made anew"))
    return 0


async def _check(engine: AsyncEngine, options: argparse.Namespace) -> int:
    problems = await inspect.problems(engine)
    for problem in problems:
        print(problem, file=sys.stderr)
    if not problems:
        for name, count in (await inspect.counts(engine)).items():
            print(f"{count:>9,} {name}")
    return 1 if problems else 0


async def _backup(engine: AsyncEngine, options: argparse.Namespace) -> int:
    if engine.dialect.name != "sqlite":
        raise StoreError("azfilm db backup copies SQLite files; for PostgreSQL use pg_dump")
    if options.file.exists():
        raise StoreError(f"{options.file} is already there; name a new file")
    await inspect.backup(engine, options.file)
    print(f"written: {options.file}")
    return 0


async def _export(engine: AsyncEngine, options: argparse.Namespace) -> int:
    await upgrade.ready(engine, migrate=False)
    async with engine.begin() as connection:
        kept = await export(connection, options.user)
    print(json.dumps(kept, ensure_ascii=False, indent=2))
    return 0


async def _erase(engine: AsyncEngine, options: argparse.Namespace) -> int:
    await upgrade.ready(engine, migrate=False)
    erased = await inspect.erase_by_hand(engine, options.user)
    print("erased; the person's scores stay under no name" if erased else "nothing is kept of this person")
    return 0


_WORKS: Mapping[str, Work] = {
    "upgrade": _upgrade,
    "check": _check,
    "backup": _backup,
    "export": _export,
    "erase": _erase,
}
