"""The client: a connection of the library's, which remembers nothing and tells the gateway what happens."""

import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import discord

from adapters.discord.gateway import Gateway
from adapters.discord.views import FormButton, PressButton

log = logging.getLogger(__name__)

MayIdentify = Callable[[int], Awaitable[None]]
"""Waits until a shard may identify itself."""
Ready = Callable[[int], Awaitable[None]]
"""Is told of a shard whose session is new."""
_LONGEST_WAIT = 30.0
"""Seconds of a rate limit that the library waits out by itself."""


def intents(message_content: bool) -> discord.Intents:
    """Give the kinds of events that the bot needs: of servers, of messages and, to hear typed answers, their texts."""
    return discord.Intents(guilds=True, messages=True, message_content=message_content)


def caller() -> discord.AutoShardedClient:
    """Give a client that makes requests and is never connected."""
    return discord.AutoShardedClient(intents=intents(message_content=False), **_usual())


def _usual() -> dict[str, Any]:
    return {
        "allowed_mentions": discord.AllowedMentions.none(),
        "max_ratelimit_timeout": _LONGEST_WAIT,
        "max_messages": None,
        "member_cache_flags": discord.MemberCacheFlags.none(),
        "chunk_guilds_at_startup": False,
        "enable_debug_events": False,
    }


class Client(discord.AutoShardedClient):
    """Connects some of the shards."""

    def __init__(
        self,
        gateway: Gateway,
        shards: Sequence[int],
        count: int,
        *,
        message_content: bool,
        may_identify: MayIdentify,
        on_session: Ready,
    ) -> None:
        super().__init__(
            intents=intents(message_content),
            shard_ids=list(shards),
            shard_count=count,
            shard_connect_timeout=None,  # a shard waits as long as it must for its turn to identify itself
            **_usual(),
        )
        self._gateway = gateway
        self._may_identify = may_identify
        self._on_session = on_session
        self._away: set[int] = set()
        """Shards that have lost their connection."""

    @property
    def serves(self) -> bool:
        """Whether the events of all its shards come in."""
        return self.is_ready() and not self._away

    async def setup_hook(self) -> None:
        """Know the buttons of all messages, whichever process sent them."""
        self.add_dynamic_items(PressButton, FormButton)

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Wait for the shard's turn."""
        await self._may_identify(shard_id or 0)

    async def pressed(self, interaction: discord.Interaction, data: str) -> None:
        """Take a press of a button."""
        await self._gateway.take(self._gateway.press(interaction, data))

    async def opens(self, interaction: discord.Interaction, form: discord.ui.Modal) -> None:
        """Open a form."""
        await self._gateway.take(self._gateway.open_form(interaction, form))

    # --- events, as the library calls them ---

    async def on_shard_disconnect(self, shard: int) -> None:
        """Take note of a lost connection, which the library makes anew."""
        self._away.add(shard)

    async def on_shard_connect(self, shard: int) -> None:
        """Take note of a connection."""
        self._away.discard(shard)

    async def on_shard_resumed(self, shard: int) -> None:
        """Take note of a session that goes on where it was."""
        self._away.discard(shard)

    async def on_shard_ready(self, shard: int) -> None:
        """Take note of a session that knows nothing of what was before it."""
        await self._on_session(shard)

    async def on_message(self, message: discord.Message) -> None:
        """Take a message."""
        await self._gateway.take(self._gateway.message(message))

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """Take a command or a form."""
        await self._gateway.take(self._gateway.interaction(interaction))

    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Take note of a new server."""
        await self._gateway.take(self._gateway.joined(guild))

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Take note of a server that is lost."""
        await self._gateway.take(self._gateway.left(guild.id))

    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        """Take note of a channel that is no more."""
        await self._gateway.take(self._gateway.closed(channel.guild.id, channel.id))

    async def on_raw_thread_delete(self, event: discord.RawThreadDeleteEvent) -> None:
        """Take note of a thread that is no more."""
        await self._gateway.take(self._gateway.closed(event.guild_id, event.thread_id))

    async def on_raw_thread_update(self, event: discord.RawThreadUpdateEvent) -> None:
        """Take note of a thread that was closed."""
        if event.data.get("thread_metadata", {}).get("archived"):
            await self._gateway.take(self._gateway.closed(event.guild_id, event.thread_id))
