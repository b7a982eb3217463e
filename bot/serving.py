"""Serving: puts together a bot that serves the platforms that it has tokens for, and runs it until told to stop."""

import asyncio
import logging
import signal
import sys
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import urlsplit

from starlette.routing import BaseRoute

from adapters.discord import line as discord
from adapters.discord.connection import DiscordRefused
from adapters.discord.sync import sync
from adapters.telegram import line as telegram
from adapters.telegram.connect import TelegramRefused
from adapters.web.server import PortTaken, listening, server
from adapters.web.webhook import webhook
from bot.app import App
from bot.mind import Mind
from bot.phrasebook import Phrasebook
from bot.play import Play
from bot.ports import StoreError
from bot.service import open_store, process_name, running
from bot.settings import DiscordSettings, Settings, SettingsError, TelegramSettings
from bot.shedding import Rate, Shedder
from bot.storage.engine import database_url
from bot.traces import where
from bot.warm_start import warm_completing, warm_wits

T = TypeVar("T")
log = logging.getLogger(__name__)

Task = asyncio.Task[None]
Line = telegram.Line | discord.Line

_LONGEST_END = 4.0
"""Seconds for what came in to be handled when the bot is told to stop."""
_FLUSH = 2.0
"""Seconds for what is said of it to be sent."""


def serve(settings: Settings) -> None:
    """Serve until told to stop; raises `SettingsError` and `StoreError` where that cannot be done."""
    if not settings.telegram and not settings.discord:
        raise SettingsError(
            "TELEGRAM_TOKEN and DISCORD_TOKEN are not set: take one from @BotFather or the Developer Portal of"
            " Discord, or talk to the bot by `make chat` (`azfilm chat`)"
        )
    try:
        asyncio.run(_serve(settings))
    except (TelegramRefused, DiscordRefused, PortTaken) as error:
        raise SettingsError(str(error)) from None
    except StoreError:
        raise
    except Exception as error:
        sys.exit(f"azfilm: the bot stopped, for a part of it failed: {where(error)}")


def sync_commands(settings: Settings) -> list[str]:
    """Tell Discord the slash commands; gives the names of those that it knew otherwise. Raises `SettingsError`."""
    if not settings.discord:
        raise SettingsError("DISCORD_TOKEN is not set: take one from the Developer Portal of Discord")
    try:
        return asyncio.run(_sync(settings.discord))
    except DiscordRefused as error:
        raise SettingsError(str(error)) from None


async def _sync(settings: DiscordSettings) -> list[str]:
    async with discord.line(settings.token, settings.base, settings.owners) as opened:
        return await sync(opened.client)


@dataclass(frozen=True, slots=True)
class Served:
    """A platform while it is served."""

    task: Task
    """Ends where it can be served no longer."""
    is_ready: Callable[[], bool]
    routes: tuple[BaseRoute, ...] = ()
    """Where it calls this process."""


@dataclass(frozen=True, slots=True)
class Health:
    """How this process does."""

    app: App
    served: Sequence[Served]

    def alive(self) -> bool:
        """Say whether what has to come round does."""
        return self.app.pulse.alive()

    async def ready(self) -> bool:
        """Say whether all platforms are served, and what they bring can be kept."""
        return all(one.is_ready() for one in self.served) and await self.app.desk.keeps()

    async def measure(self) -> None:
        """Bring the meters up to date."""
        await self.app.measure()


async def _serve(settings: Settings) -> None:
    def build() -> tuple[Mind, Play]:
        mind, play = warm_wits(settings.knowledge, settings.cache, Phrasebook().say)
        warm_completing(mind, play)
        return mind, play

    for platform, theirs in (("TELEGRAM", settings.telegram), ("DISCORD", settings.discord)):
        if theirs is None:
            log.info("%s_TOKEN is not set: %s is not served", platform, platform.capitalize())
    mind, play = build()
    stop = _told_to_stop()
    async with open_store(database_url(settings.database)) as store, AsyncExitStack() as stack:
        shedder = Shedder(Rate(settings.person_minute), Rate(settings.chat_minute))
        app = App(mind, play, store, rebuild=build, shedder=shedder)
        asyncio.get_running_loop().add_signal_handler(signal.SIGHUP, app.reread)
        opened = await _unless(stop, _opened(settings, stack))
        if opened is None:
            return
        await stack.enter_async_context(running(app, store, [one.sender for one in opened], flush=_FLUSH))
        served = [await stack.enter_async_context(_served(one, app, settings)) for one in opened]
        await _until_stopped(app, served, settings, stop)


def _lines(settings: Settings) -> Iterator[AbstractAsyncContextManager[Line]]:
    """Give the lines to open."""
    if settings.telegram:
        one = settings.telegram
        yield telegram.line(one.token, one.base, one.owners, one.per_second)
    if settings.discord:
        other = settings.discord
        yield discord.line(other.token, other.base, other.owners)


async def _opened(settings: Settings, stack: AsyncExitStack) -> list[Line]:
    """Open the lines, which takes as long as a platform is not reached."""
    return [await stack.enter_async_context(line) for line in _lines(settings)]


async def _unless(stop: asyncio.Event, work: Coroutine[Any, Any, T]) -> T | None:
    """Do something, unless told to stop before it is done."""
    task, stopped = asyncio.create_task(work), asyncio.create_task(stop.wait())
    await asyncio.wait([task, stopped], return_when=asyncio.FIRST_COMPLETED)
    stopped.cancel()
    if task.done():
        return task.result()
    task.cancel()
    await asyncio.wait([task])
    return None


def _served(opened: Line, app: App, settings: Settings) -> AbstractAsyncContextManager[Served]:
    """Serve the platform of a line."""
    if isinstance(opened, discord.Line):
        assert settings.discord  # its line is open
        return _discord(opened, app, settings.discord)
    assert settings.telegram
    return _by_webhook(opened, app, settings.telegram) if settings.telegram.webhook else _by_polling(opened, app)


async def _until_stopped(app: App, served: Sequence[Served], settings: Settings, stop: asyncio.Event) -> None:
    """Answer what calls this process, until told to stop or until a platform can be served no longer."""
    routes = [route for one in served for route in one.routes]
    taken = listening(settings.web_host, settings.web_port)
    web = server(routes, Health(app, served), settings.web_host, settings.web_port)
    async with _ended_in_order(asyncio.create_task(web.serve([taken])), web.end) as serving:
        stopped = asyncio.create_task(stop.wait())
        tasks = [stopped, serving, *(one.task for one in served)]
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        stopped.cancel()


def _told_to_stop() -> asyncio.Event:
    stop = asyncio.Event()
    for one in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(one, stop.set)
    return stop


@asynccontextmanager
async def _ended_in_order(task: Task, end: Callable[[], None]) -> AsyncIterator[Task]:
    """Leave a task running; at the end it is told to stop, and stopped where it does not. Its failure is ours."""
    try:
        yield task
    finally:
        end()
        await asyncio.wait([task], timeout=_LONGEST_END)
        task.cancel()
    if task.done():
        task.result()


@asynccontextmanager
async def _beside(work: Coroutine[Any, Any, None]) -> AsyncIterator[Task]:
    """Do something beside, but no longer than this."""
    task = asyncio.create_task(work)
    yield task
    task.cancel()


@asynccontextmanager
async def _by_polling(opened: telegram.Line, app: App) -> AsyncIterator[Served]:
    polling = opened.polling(app, process_name())
    async with (
        _beside(opened.introduce(app)),
        _ended_in_order(asyncio.create_task(polling.run()), polling.stop) as task,
    ):
        yield Served(task, lambda: polling.ready)


@asynccontextmanager
async def _by_webhook(opened: telegram.Line, app: App, settings: TelegramSettings) -> AsyncIterator[Served]:
    gateway = opened.gateway(app)
    route = webhook(urlsplit(settings.webhook).path or "/", opened.secret, gateway.take)
    ending = asyncio.Event()

    async def announced() -> None:
        await opened.announce_webhook(settings.webhook)
        await ending.wait()

    async with (
        _beside(opened.introduce(app)),
        _ended_in_order(asyncio.create_task(announced()), ending.set) as task,
    ):
        yield Served(task, lambda: gateway.ready, (route,))
        await gateway.close()


@asynccontextmanager
async def _discord(opened: discord.Line, app: App, settings: DiscordSettings) -> AsyncIterator[Served]:
    gateway = opened.gateway(app)
    connection = opened.connection(
        app,
        gateway,
        process_name(),
        shards=settings.shards,
        message_content=settings.message_content,
        hot=settings.hot_standby,
    )
    async with (
        _beside(opened.introduce()),
        _ended_in_order(asyncio.create_task(connection.run()), connection.stop) as task,
    ):
        yield Served(task, lambda: connection.ready)
        await gateway.close()
