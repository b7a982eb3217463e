"""Missed: answers that were written to open questions while nobody listened.

A session that begins anew tells nothing of what was before it. What was written after a question that is still open is
read from the channel; what had been handled is known by its id. Presses in that time are lost: Discord keeps none.
"""

import logging
from collections.abc import Awaitable, Callable

import discord

from adapters.discord.faults import reason
from adapters.discord.feedback import TROUBLE
from adapters.discord.inbound import PLATFORM
from adapters.discord.sender import channel_of
from bot.app import App, NotKept
from bot.messages import Place

log = logging.getLogger(__name__)

Take = Callable[[discord.Message], Awaitable[None]]
"""Takes a message as if it had just come."""
_MOST = 200
"""Messages after a question."""


async def catch_up(app: App, client: discord.AutoShardedClient, shard: int, take: Take) -> None:
    """Take what was written after the open questions of a shard."""
    try:
        asked = await app.desk.open_questions(PLATFORM)
    except NotKept as error:
        log.warning("Discord: what was missed is not looked for: %s", error)
        return
    for place, message in asked:
        if _shard_of(place, client.shard_count or 1) == shard:
            await _read(client, place, int(message), take)


async def _read(client: discord.AutoShardedClient, place: Place, after: int, take: Take) -> None:
    try:
        channel = await channel_of(client, place)
        async for message in channel.history(limit=_MOST, after=discord.Object(after), oldest_first=True):
            await take(message)
    except TROUBLE as error:
        log.info("what was written in a channel meanwhile cannot be read: %s", reason(error))


def _shard_of(place: Place, count: int) -> int:
    """Give the shard that a chat belongs to: private ones to the first."""
    server = place.room.chat
    return 0 if server.startswith("@") else (int(server) >> 22) % count
