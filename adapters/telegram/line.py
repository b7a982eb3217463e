"""The line to Telegram: a bot that is known there, what sends through it and what receives from it."""

import hashlib
import hmac
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from telegram import Bot

from adapters.telegram.connect import connected, use_webhook
from adapters.telegram.gateway import Gateway
from adapters.telegram.introduction import introduce
from adapters.telegram.polling import Polling
from adapters.telegram.sender import TelegramSender
from bot.app import App

log = logging.getLogger(__name__)


class Line:
    """What a process has of Telegram."""

    def __init__(self, bot: Bot, token: str, owners: frozenset[str], per_second: int) -> None:
        self.sender = TelegramSender(bot, per_second)
        self._bot = bot
        self._owners = owners
        self._secret = secret_of(token)

    def polling(self, app: App, holder: str) -> Polling:
        """Give what fetches updates; `holder` is the name of this process."""
        return Polling(self._bot, app, self.gateway(app), holder)

    def gateway(self, app: App) -> Gateway:
        """Give what takes an update."""
        return Gateway(self._bot, app, self._owners)

    async def announce_webhook(self, address: str) -> None:
        """Have Telegram bring updates to an address."""
        await use_webhook(self._bot, address, self._secret)

    async def introduce(self, app: App) -> None:
        """Tell Telegram what the bot is and which commands it knows, and the operator what it hears."""
        reads = self._bot.can_read_all_group_messages
        hears = "all that is said in groups" if reads else "commands, mentions and replies in groups"
        log.info("@%s is there and hears %s", self._bot.username, hears)
        await introduce(self._bot, app.desk.menu)


def secret_of(token: str) -> str:
    """Give what Telegram shows when it brings updates; it follows from the token, the same in all processes."""
    return hmac.new(token.encode(), b"webhook", hashlib.sha256).hexdigest()


@asynccontextmanager
async def line(token: str, base: str, owners: frozenset[str], per_second: int) -> AsyncIterator[Line]:
    """Open the line; tries until Telegram is reached. Raises `TelegramRefused` where it will not have the bot."""
    async with connected(token, base) as bot:
        yield Line(bot, token, owners, per_second)
