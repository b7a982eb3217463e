"""Live: puts together a bot that runs, and holds a conversation in the terminal."""

import asyncio
import sys
from getpass import getuser

from adapters.console.terminal import Terminal, terminal
from bot.app import App
from bot.mind import Mind
from bot.phrasebook import Phrasebook
from bot.play import Play
from bot.service import open_store, running, sending
from bot.settings import Settings
from bot.storage.engine import database_url
from bot.warm_start import warm_wits


def chat(settings: Settings) -> None:
    """Hold a conversation in this terminal; raises `StoreError` where it cannot be kept."""
    mind, play = warm_wits(settings.knowledge, settings.cache, Phrasebook().say)
    with terminal(sys.stdin, sys.stdout, getuser()) as opened:
        asyncio.run(_converse(opened, mind, play, settings))


async def _converse(opened: Terminal, mind: Mind, play: Play, settings: Settings) -> None:
    async with open_store(database_url(settings.terminal)) as store:
        app = App(mind, play, store)
        async with running(app, store), sending(app, store, opened) as outbox:
            await opened.talk(app, outbox.settled)
