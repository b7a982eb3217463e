"""Serving: puts together a bot that serves the platforms that it has tokens for, and runs it until told to stop."""

import asyncio
import logging
import signal
import sys
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from socket import socket
from typing import Any, Protocol
from urllib.parse import urlsplit

from starlette.routing import BaseRoute

from adapters.discord import line as discord
from adapters.discord.connection import Connection, DiscordRefused
from adapters.discord.sender import DiscordSender
from adapters.discord.sync import sync
from adapters.telegram import line as telegram
from adapters.telegram.connect import TelegramRefused
from adapters.telegram.gateway import Gateway
from adapters.telegram.polling import Polling
from adapters.telegram.sender import TelegramSender
from adapters.web.server import PortTaken, Server, listening, server
from adapters.web.webhook import webhook
from bot.app import App, NotKept
from bot.mind import Mind
from bot.phrasebook import Phrasebook
from bot.play import Play
from bot.ports import StoreError
from bot.service import open_store, process_name, running, sending, together
from bot.settings import DiscordSettings, Settings, SettingsError, TelegramSettings
from bot.shedding import Rate, Shedder
from bot.storage.engine import database_url
from bot.storage.store import Store
from bot.traces import where
from bot.warm_start import warm_completing, warm_wits

log = logging.getLogger(__name__)

_LIMITS = {TelegramSender.platform: TelegramSender.limits, DiscordSender.platform: DiscordSender.limits}
"""What the platforms take: what is said before they are reached has to fit too."""
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


class Platform(Protocol):
    """A platform that has a token; it is served from when it is reached."""

    @property
    def ready(self) -> bool:
        """Whether it is served."""

    @property
    def routes(self) -> Sequence[BaseRoute]:
        """Where it calls this process."""

    async def serve(self) -> None:
        """Open its line, which takes as long as it is not reached, and serve it until cancelled."""


@dataclass(frozen=True, slots=True)
class Health:
    """How this process does."""

    app: App
    platforms: Sequence[Platform]

    def alive(self) -> bool:
        """Say whether what has to come round does."""
        return self.app.pulse.alive()

    async def ready(self) -> bool:
        """Say whether all platforms are served, and what they bring can be kept."""
        return all(one.ready for one in self.platforms) and await self.app.desk.keeps()

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
    async with open_store(database_url(settings.database)) as store:
        shedder = Shedder(Rate(settings.person_minute), Rate(settings.chat_minute))
        app = App(mind, play, store, rebuild=build, shedder=shedder)
        app.limits |= _LIMITS
        asyncio.get_running_loop().add_signal_handler(signal.SIGHUP, app.reread)
        async with running(app, store):
            await _until_stopped(app, store, settings, stop)


def _platforms(settings: Settings, app: App, store: Store) -> Iterator[Platform]:
    """Give the platforms that have a token."""
    if settings.telegram:
        yield Telegram(settings.telegram, app, store)
    if settings.discord:
        yield Discord(settings.discord, app, store)


async def _until_stopped(app: App, store: Store, settings: Settings, stop: asyncio.Event) -> None:
    """Answer what calls this process and serve each platform that is reached, until told to stop or a part fails."""
    platforms = list(_platforms(settings, app, store))
    routes = [route for one in platforms for route in one.routes]
    taken = listening(settings.web_host, settings.web_port)
    web = server(routes, Health(app, platforms), settings.web_host, settings.web_port)
    async with together() as group:
        answering = group.create_task(_answering(web, taken))
        serving = [group.create_task(one.serve()) for one in platforms]
        await stop.wait()
        answering.cancel()
        await asyncio.wait([answering])  # what was brought is taken before the lines are closed
        for task in serving:
            task.cancel()


def _told_to_stop() -> asyncio.Event:
    stop = asyncio.Event()
    for one in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(one, stop.set)
    return stop


async def _answering(web: Server, taken: socket) -> None:
    """Answer at an address until cancelled."""
    async with _ended_in_order(asyncio.create_task(web.serve([taken])), web.end) as task:
        await asyncio.wait([task])


@asynccontextmanager
async def _ended_in_order(task: asyncio.Task[None], end: Callable[[], None]) -> AsyncIterator[asyncio.Task[None]]:
    """Leave a task running; at the end it is told to stop, and stopped where it does not. Its failure is ours."""
    try:
        yield task
    finally:
        end()
        await asyncio.wait([task], timeout=_LONGEST_END)
        if not task.cancel():
            task.result()


@asynccontextmanager
async def _beside(work: Coroutine[Any, Any, None]) -> AsyncIterator[None]:
    """Do something beside, but no longer than this."""
    task = asyncio.create_task(work)
    try:
        yield
    finally:
        task.cancel()


class Telegram:
    """Telegram, by polling or by webhook."""

    def __init__(self, settings: TelegramSettings, app: App, store: Store) -> None:
        self._settings = settings
        self._app = app
        self._store = store
        self._served: Polling | Gateway | None = None
        """What brings updates, since Telegram was reached."""

    @property
    def ready(self) -> bool:
        """Whether it is served."""
        return self._served is not None and self._served.ready

    @property
    def routes(self) -> Sequence[BaseRoute]:
        """The webhook, which has updates brought again until Telegram is reached."""
        if not self._settings.webhook:
            return ()
        path, secret = urlsplit(self._settings.webhook).path or "/", telegram.secret_of(self._settings.token)
        return (webhook(path, secret, self._take),)

    async def serve(self) -> None:
        """Open the line, which takes as long as Telegram is not reached, and serve it until cancelled."""
        one = self._settings
        async with (
            telegram.line(one.token, one.base, one.owners, one.per_second) as line,
            sending(self._app, self._store, line.sender, flush=_FLUSH),
            _beside(line.introduce(self._app)),
        ):
            await (self._by_webhook(line) if one.webhook else self._by_polling(line))

    async def _by_polling(self, line: telegram.Line) -> None:
        self._served = polling = line.polling(self._app, process_name())
        async with _ended_in_order(asyncio.create_task(polling.run()), polling.stop) as task:
            await asyncio.wait([task])

    async def _by_webhook(self, line: telegram.Line) -> None:
        self._served = gateway = line.gateway(self._app)
        try:
            await line.announce_webhook(self._settings.webhook)
            await asyncio.Event().wait()  # updates come by themselves from now on
        finally:
            await gateway.close()

    async def _take(self, update: Mapping[str, Any]) -> None:
        """Take what comes by webhook; raises `NotKept` until Telegram is reached."""
        if not isinstance(self._served, Gateway):
            raise NotKept("Telegram is not reached yet")
        await self._served.take(update)


class Discord:
    """Discord."""

    routes: Sequence[BaseRoute] = ()

    def __init__(self, settings: DiscordSettings, app: App, store: Store) -> None:
        self._settings = settings
        self._app = app
        self._store = store
        self._connection: Connection | None = None

    @property
    def ready(self) -> bool:
        """Whether it is served."""
        return self._connection is not None and self._connection.ready

    async def serve(self) -> None:
        """Open the line, which takes as long as Discord is not reached, and serve it until cancelled."""
        one = self._settings
        async with (
            discord.line(one.token, one.base, one.owners) as line,
            sending(self._app, self._store, line.sender, flush=_FLUSH),
            _beside(line.introduce()),
        ):
            await self._connected(line)

    async def _connected(self, line: discord.Line) -> None:
        one, gateway = self._settings, line.gateway(self._app)
        self._connection = connection = line.connection(
            self._app,
            gateway,
            process_name(),
            shards=one.shards,
            message_content=one.message_content,
            hot=one.hot_standby,
        )
        async with _ended_in_order(asyncio.create_task(connection.run()), connection.stop) as task:
            try:
                await asyncio.wait([task])
            finally:
                await gateway.close()
