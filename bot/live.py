"""Live: puts together a bot that runs, with its store, what runs beside it, and those who bring and send messages."""

import asyncio
import sys
from getpass import getuser

from adapters.console.terminal import Terminal, terminal
from bot.app import App
from bot.games.anniversaries import Calendar
from bot.games.bank import QuestionBank
from bot.mind import Mind
from bot.play import Play
from bot.service import open_store, running
from bot.settings import Settings
from bot.storage.engine import database_url


def chat(mind: Mind, settings: Settings) -> None:
    """Hold a conversation in this terminal; raises `StoreError` where it cannot be kept."""
    with terminal(sys.stdin, sys.stdout, getuser()) as opened:
        asyncio.run(_converse(opened, mind, settings))


async def _converse(opened: Terminal, mind: Mind, settings: Settings) -> None:
    play = Play(mind, QuestionBank(mind.knowledge, mind.say), Calendar(mind.knowledge))
    async with open_store(database_url(settings.terminal)) as store:
        app = App(mind, play, store)
        async with running(app, store, [opened]) as outboxes:
            await opened.talk(app, outboxes[opened.platform].settled)
