"""Connecting: the library's bot, and what an operator is told when Telegram will not have it."""

import asyncio
import logging
import os
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from telegram import Bot
from telegram.error import BadRequest, RetryAfter, TelegramError

from adapters.telegram.faults import reason, seconds_of
from adapters.telegram.transport import Transport, refuses_token

log = logging.getLogger(__name__)

OFFICIAL = "https://api.telegram.org"
ALLOWED = ("message", "callback_query", "poll_answer", "my_chat_member", "inline_query")
"""The kinds of updates that are asked for."""
_CONNECTIONS = 64
_TIMEOUT = 10.0
_FIRST_PAUSE, _LONGEST_PAUSE = 0.5, 30.0


class TelegramRefused(Exception):
    """Telegram will not have this bot; says why and what to do."""


def refused_token() -> TelegramRefused:
    """Say that the token is no good."""
    return TelegramRefused("TELEGRAM_TOKEN: Telegram does not accept it; take the current one from @BotFather (/token)")


class Pauses:
    """Ever longer pauses between attempts, until one succeeds."""

    def __init__(self) -> None:
        self._next = _FIRST_PAUSE

    async def after(self, error: TelegramError) -> None:
        """Wait after an error, as long as Telegram asks for or longer than the last time."""
        wait = seconds_of(error) + _FIRST_PAUSE if isinstance(error, RetryAfter) else self._next
        self._next = min(self._next * 2, _LONGEST_PAUSE)
        await asyncio.sleep(wait)

    def over(self) -> bool:
        """Begin anew after a success; says whether there had been a failure."""
        before, self._next = self._next, _FIRST_PAUSE
        return before > _FIRST_PAUSE


@asynccontextmanager
async def connected(token: str, base: str = OFFICIAL) -> AsyncIterator[Bot]:
    """Give the bot, known to Telegram; tries until Telegram is reached. Raises `TelegramRefused` for a bad token."""
    os.environ.setdefault("PTB_TIMEDELTA", "true")  # or the library warns whenever it is told to wait
    base = base.rstrip("/")
    bot = Bot(token, f"{base}/bot", f"{base}/file/bot", request=_request(), get_updates_request=_request())
    try:
        await until_done(bot.initialize, f"Telegram is not reached at {base}")
        yield bot
    finally:
        await bot.shutdown()


async def use_webhook(bot: Bot, address: str, secret: str) -> None:
    """Have Telegram bring updates to an address; tries until Telegram has taken it in."""

    async def tell() -> None:
        await bot.set_webhook(address, allowed_updates=ALLOWED, secret_token=secret)

    try:
        await until_done(tell, "the webhook could not be set")
    except BadRequest as error:
        raise TelegramRefused(f"TELEGRAM_WEBHOOK: Telegram does not take this address: {error.message}") from None


async def until_done(act: Callable[[], Awaitable[object]], trouble: str) -> None:
    """Do something at Telegram, again and again until it is done.

    Raises `TelegramRefused` for a bad token, and `BadRequest` for what would be refused each time.
    """
    pauses = Pauses()
    while True:
        try:
            await act()
            return
        except BadRequest:
            raise
        except TelegramError as error:
            if refuses_token(error):
                raise refused_token() from None
            log.warning("%s: %s; trying again", trouble, reason(error))
            await pauses.after(error)


def _request() -> Transport:
    return Transport(_CONNECTIONS, _TIMEOUT)
