"""Serving: puts together a bot that serves Telegram, and runs it until it is told to stop."""

import asyncio
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

from adapters.telegram.connect import TelegramRefused
from adapters.telegram.line import Line, line
from adapters.web.server import server
from adapters.web.webhook import webhook
from bot.app import App
from bot.mind import Mind
from bot.phrasebook import Phrasebook
from bot.play import Play
from bot.service import open_store, process_name, running
from bot.settings import Settings, SettingsError, TelegramSettings
from bot.storage.engine import database_url
from bot.warm_start import warm_wits

Receiving = asyncio.Task[None]

_LONGEST_END = 5.0
"""Seconds for what came in to be handled when the bot is told to stop."""


def serve(settings: Settings) -> None:
    """Serve Telegram until told to stop; raises `SettingsError` and `StoreError` where that cannot be done."""
    if settings.telegram is None:
        raise SettingsError("TELEGRAM_TOKEN is not set: take one from @BotFather, or talk to the bot by `azfilm chat`")
    try:
        asyncio.run(_serve(settings, settings.telegram))
    except TelegramRefused as error:
        raise SettingsError(str(error)) from None


async def _serve(settings: Settings, telegram: TelegramSettings) -> None:
    def build() -> tuple[Mind, Play]:
        return warm_wits(settings.knowledge, settings.cache, Phrasebook().say)

    mind, play = build()
    opening = line(telegram.token, telegram.base, telegram.owners, telegram.per_second)
    async with open_store(database_url(settings.database)) as store, opening as opened:
        stop = _told_to_stop()
        app = App(mind, play, store, rebuild=build)
        async with running(app, store, [opened.sender]), _introducing(opened, app):
            how = _by_webhook(opened, app, settings) if telegram.webhook else _by_polling(opened, app, settings)
            async with how as receiving:
                await _first_of(receiving, stop)


def _told_to_stop() -> asyncio.Event:
    stop = asyncio.Event()
    for one in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(one, stop.set)
    return stop


async def _first_of(receiving: Receiving, stop: asyncio.Event) -> None:
    """Wait until told to stop, or until what receives ends."""
    stopped = asyncio.create_task(stop.wait())
    await asyncio.wait([receiving, stopped], return_when=asyncio.FIRST_COMPLETED)
    stopped.cancel()


@asynccontextmanager
async def _introducing(opened: Line, app: App) -> AsyncIterator[None]:
    task = asyncio.create_task(opened.introduce(app))
    yield
    task.cancel()


@asynccontextmanager
async def _receiving(task: Receiving, end: Callable[[], None]) -> AsyncIterator[Receiving]:
    """Receive updates in a task; at the end it is told to stop, and stopped where it does not. Its failure is ours."""
    try:
        yield task
    finally:
        end()
        await asyncio.wait([task], timeout=_LONGEST_END)
        task.cancel()
    if task.done():
        task.result()


@asynccontextmanager
async def _by_polling(opened: Line, app: App, settings: Settings) -> AsyncIterator[Receiving]:
    polling = opened.polling(app, process_name())
    web = server([], lambda: polling.ready, settings.web_host, settings.web_port)
    async with (
        _receiving(asyncio.create_task(web.serve()), web.end),
        _receiving(asyncio.create_task(polling.run()), polling.stop) as task,
    ):
        yield task


@asynccontextmanager
async def _by_webhook(opened: Line, app: App, settings: Settings) -> AsyncIterator[Receiving]:
    assert settings.telegram  # whoever calls has looked
    address = settings.telegram.webhook
    gateway = opened.gateway(app)
    route = webhook(urlsplit(address).path or "/", opened.secret, gateway.take)
    web = server([route], lambda: gateway.ready, settings.web_host, settings.web_port)
    async with _receiving(asyncio.create_task(web.serve()), web.end) as task:
        await opened.announce_webhook(address)
        yield task
    await gateway.close()
