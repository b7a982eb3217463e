"""The doctor: looks at everything that a running bot needs, as it is now, and says what to do about what is wrong.

It may look while the bot runs, and changes nothing.
"""

import asyncio
import os
import shutil
import time
from collections.abc import AsyncIterator
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from adapters.discord import checkup as discord
from adapters.telegram import checkup as telegram
from bot.menus import menu
from bot.messages import Finding, Menu
from bot.phrasebook import Phrasebook
from bot.ports import StoreError
from bot.settings import Settings
from bot.storage import inspect
from bot.storage.engine import database_url, explained, open_engine
from bot.storage.visit import must_exist
from knowledge.loader import KnowledgeError, load
from knowledge.model import LANGUAGES

_ROOM = 200_000_000
"""Bytes that should be free."""
_OFF = 5.0
"""Seconds by which a clock may be wrong."""
_PATIENCE = 5.0
_MARKS = {"ok": "ok  ", "note": "note", "bad": "BAD "}


def examine(settings: Settings) -> int:
    """Print what was found; returns 1 if something is wrong."""
    return asyncio.run(_examine(settings))


async def _examine(settings: Settings) -> int:
    wrong = 0
    async for one in _findings(settings):
        print(f"{_MARKS[one.mark]} {one.what}: {one.told}", flush=True)
        wrong += one.mark == "bad"
    return 1 if wrong else 0


async def _findings(settings: Settings) -> AsyncIterator[Finding]:
    yield _knowledge(settings.knowledge)
    yield await _database(settings)
    yield _disk(settings.data)
    if not os.access(_there(settings.cache), os.W_OK):
        yield Finding("note", "disk", f"{settings.cache} cannot be written to: what is built at a start is not kept")
    if settings.telegram:
        async for one in telegram.checked(
            settings.telegram.token, settings.telegram.base.rstrip("/"), settings.telegram.webhook, _menu_of
        ):
            yield one
        yield await _clock(settings.telegram.base)
    if settings.discord:
        async for one in discord.checked(
            settings.discord.token, settings.discord.base, settings.discord.message_content
        ):
            yield one
        yield await _clock(settings.discord.base)
    if not settings.telegram and not settings.discord:
        yield Finding("note", "platforms", "no token is set: only `azfilm chat` works")


def _menu_of(language: str) -> Menu:
    return menu(Phrasebook().say, next((one for one in LANGUAGES if one == language), "en"))


def _knowledge(folder: Path) -> Finding:
    try:
        known = load(folder)
    except KnowledgeError as error:
        return Finding("bad", "knowledge", f"{len(error.problems)} problems, the first: {error.problems[0]}")
    return Finding("ok", "knowledge", f"{len(known.films)} films, {len(known.people)} people, {len(known.facts)} facts")


async def _database(settings: Settings) -> Finding:
    url = database_url(settings.database)
    engine = open_engine(url)
    try:
        with explained(url):
            must_exist(url)
            problems = await inspect.problems(engine)
    except StoreError as error:
        new = url.get_backend_name() == "sqlite" and not Path(url.database or "").exists()
        return Finding("note", "database", "not there yet; it is made at the first start") if new else _bad(str(error))
    finally:
        await engine.dispose()
    return _bad(problems[0]) if problems else Finding("ok", "database", "it is sound and of this version")


def _bad(told: str) -> Finding:
    return Finding("bad", "database", told)


def _disk(folder: Path) -> Finding:
    """Say whether there is room, and leave to write, in a folder or where it will be made."""
    there = _there(folder)
    free = shutil.disk_usage(there).free
    if not os.access(there, os.W_OK):
        return Finding("bad", "disk", f"{folder} cannot be written to by this user")
    told = f"{folder} has {free / 1e9:.1f} GB of room"
    return Finding("ok" if free > _ROOM else "bad", "disk", told)


def _there(folder: Path) -> Path:
    """Give a folder, or the nearest one above it that there is."""
    return next(one for one in (folder, *folder.parents) if one.exists())


async def _clock(base: str) -> Finding:
    """Compare this machine's clock with that of a platform, which counts deadlines by its own."""
    try:
        theirs = await asyncio.to_thread(_date_of, base)
    except (OSError, ValueError) as error:
        return Finding("note", "clock", f"not compared: {type(error).__name__}")
    off = time.time() - theirs
    if abs(off) < _OFF:
        return Finding("ok", "clock", "right to the second or two")
    return Finding("bad", "clock", f"{abs(off):.0f} s {'ahead' if off > 0 else 'behind'}; have it set by a time server")


def _date_of(base: str) -> float:
    """Give the date of an answer, whatever it says. Raises `OSError` and `ValueError`."""
    try:
        with urlopen(base, timeout=_PATIENCE) as answer:
            headers = answer.headers
    except HTTPError as error:
        headers = error.headers
    except URLError as error:
        raise OSError(type(error.reason).__name__) from None
    return parsedate_to_datetime(headers["Date"] or "").timestamp()
