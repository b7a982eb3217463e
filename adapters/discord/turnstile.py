"""The turnstile: shards identify themselves one after another, over all processes, and never more than a day allows.

Discord takes away the token of a bot that identifies itself too often, as one does that restarts again and again.
"""

import asyncio
import itertools
import logging

import discord

from adapters.discord.faults import reason
from adapters.discord.feedback import TROUBLE
from bot.app import App, NotKept

log = logging.getLogger(__name__)

_APART = 5.5
"""Seconds between two that Discord wants apart, with something for the clocks."""
_AGAIN = 0.5
_RESERVE = 20
"""Of a day's, kept for an operator who has to restart the bot."""
_LONGEST = 600.0
"""Seconds after which it is looked again whether there are more."""


class Turnstile:
    """Lets shards through."""

    def __init__(self, app: App, client: discord.AutoShardedClient, holder: str) -> None:
        self._app = app
        self._client = client
        self._holder = holder
        self._turns = itertools.count()

    async def wait(self, shard: int) -> None:
        """Wait until a shard may identify itself."""
        while True:
            limit = await self._limit()
            if limit.remaining > min(_RESERVE, limit.total // 2):
                break
            left = limit.reset_after / 1000
            log.error(
                "Discord allows no more sessions for %.0f s: something restarts the bot or its connection again and"
                " again; look for the reason above, and leave it running",
                left,
            )
            await asyncio.sleep(min(left, _LONGEST))
        await self._turn(shard % limit.max_concurrency)

    async def _limit(self) -> discord.SessionStartLimits:
        """Ask Discord how many sessions it allows yet."""
        while True:
            try:
                return await self._client.fetch_session_start_limits()
            except TROUBLE as error:
                log.warning("Discord does not tell how many sessions it allows: %s; trying again", reason(error))
                await asyncio.sleep(_APART)

    async def _turn(self, bucket: int) -> None:
        """Take the turn of those that must not come together; it ends by itself."""
        holder = f"{self._holder} {next(self._turns)}"  # another one each time: who has a lease gets it at once
        while True:
            try:
                if await self._app.desk.turn(f"discord identify {bucket}", holder, _APART):
                    return
            except NotKept as error:
                log.warning("Discord: %s; trying again", error)
            await asyncio.sleep(_AGAIN)
