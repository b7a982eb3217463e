"""The line to Discord: a bot that is known there, what sends through it and what receives from it."""

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import discord
from discord.gateway import DiscordWebSocket
from discord.http import Route
from yarl import URL

from adapters.discord.client import Client, caller
from adapters.discord.connection import Connection, refused_token
from adapters.discord.faults import reason
from adapters.discord.feedback import TROUBLE
from adapters.discord.gateway import Gateway
from adapters.discord.missed import catch_up
from adapters.discord.permissions import invitation
from adapters.discord.sender import DiscordSender
from adapters.discord.sync import tell_pending
from adapters.discord.turnstile import Turnstile
from bot.app import App

log = logging.getLogger(__name__)

_FIRST_PAUSE, _LONGEST_PAUSE = 0.5, 30.0


class Line:
    """What a process has of Discord."""

    def __init__(self, client: discord.AutoShardedClient, token: str, owners: frozenset[str]) -> None:
        self.client = client
        self.sender = DiscordSender(client)
        self._token = token
        self._owners = owners

    def gateway(self, app: App) -> Gateway:
        """Give what takes events."""
        assert self.client.user  # it is logged in
        return Gateway(app, self.client.user.id, self._owners)

    def connection(
        self, app: App, gateway: Gateway, holder: str, *, shards: int, message_content: bool, hot: bool
    ) -> Connection:
        """Give what connects; `holder` is the name of this process."""
        turnstile = Turnstile(app, self.client, holder)

        def new_client(some: Sequence[int], count: int) -> Client:
            async def on_session(shard: int) -> None:
                await catch_up(app, client, shard, client.on_message)

            client = Client(
                gateway,
                some,
                count,
                message_content=message_content,
                may_identify=turnstile.wait,
                on_session=on_session,
            )
            return client

        return Connection(app, self.client, new_client, self._token, holder, shards=shards, hot=hot)

    async def introduce(self) -> None:
        """Tell the operator who the bot is, how it is invited and whether its commands are in step."""
        assert self.client.application_id  # it is logged in
        log.info("%s is there; invite it by %s", self.client.user, invitation(self.client.application_id))
        await tell_pending(self.client)


@asynccontextmanager
async def line(token: str, base: str, owners: frozenset[str]) -> AsyncIterator[Line]:
    """Open the line; tries until Discord is reached. Raises `DiscordRefused` where it will not have the bot."""
    Route.BASE = base.rstrip("/")
    client = await _logged_in(token)
    try:
        yield Line(client, token, owners)
    finally:
        await client.close()


async def _logged_in(token: str) -> discord.AutoShardedClient:
    """Log in, again and again until Discord is reached."""
    pause = _FIRST_PAUSE
    while True:
        try:
            return await _login(token)
        except discord.LoginFailure:
            raise refused_token() from None
        except TROUBLE as error:
            log.warning("Discord is not reached (%s): is its API reached from here? Trying again", reason(error))
        await asyncio.sleep(pause)
        pause = min(2 * pause, _LONGEST_PAUSE)


async def _login(token: str) -> discord.AutoShardedClient:
    """Give a client that is known to Discord, and note where its gateway is."""
    client = caller()
    try:
        await client.login(token)
        _, address, _ = await client.http.get_bot_gateway()
    except BaseException:  # also when the bot is stopped meanwhile
        await client.close()
        raise
    DiscordWebSocket.DEFAULT_GATEWAY = URL(address)
    return client
