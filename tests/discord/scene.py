"""A scene: the bot's client in SimCord's Discord, with a server, a channel and two people."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

import discord
import simcord
from simcord import ChannelHandle, GuildHandle, InteractionResult, MemberActor
from simcord.backend import Backend

from adapters.discord.client import Client, caller
from adapters.discord.line import Line
from adapters.discord.sender import DiscordSender
from adapters.discord.sync import sync
from bot.messages import Delivery, Letter, Outgoing, Place
from tests.discord.fakes import FakeApp
from tests.discord.payloads import Json, user
from tests.wire.discord.spec import RestSpec

ME = Backend().bot_user.id
"""The bot's id in every world of SimCord."""
EVERYBODY = discord.Permissions(
    view_channel=True, send_messages=True, read_message_history=True, add_reactions=True, use_application_commands=True
)


def new_client(app: FakeApp, *, message_content: bool = False, count: int = 1) -> Client:
    """Make a client as the line does, with all of its shards."""
    known = caller()
    state: Any = known._connection
    state.user = discord.ClientUser(state=state, data=user(ME, "film", bot=True))  # type: ignore[arg-type]
    line = Line(known, "a.b.c", frozenset())
    connection = line.connection(
        app, line.gateway(app), "here", shards=count, message_content=message_content, hot=False
    )
    return connection._new_client(range(count), count)


class Scene:
    """Where it plays."""

    def __init__(self, env: simcord.Env, app: FakeApp) -> None:
        self.env = env
        self.app = app
        self.locale = "en-US"
        """The language of everybody's Discord."""
        self.owners: Json | None = None
        """For whom the bot was added; None for the server in which it is used."""
        self.context: int | None = None
        """What kind of chat it is; None for what SimCord makes of it."""
        self.guild: GuildHandle = env.create_guild("Kino")
        self.channel: ChannelHandle = self.guild.create_text_channel("kino")
        self.aysel: MemberActor = self.guild.add_member(env.create_user("aysel"))
        self.murad: MemberActor = self.guild.add_member(env.create_user("murad"))
        self._letters = 0
        env.backend.subscribers.insert(0, self._complete)

    def _complete(self, event: str, payload: Any) -> None:
        """Complete what SimCord leaves out of interactions."""
        if event == "INTERACTION_CREATE":
            owners = self.owners or {"0": payload.get("guild_id", "0")}
            payload |= {"authorizing_integration_owners": owners, "locale": self.locale}
            payload |= {} if self.context is None else {"context": self.context}

    @property
    def client(self) -> Client:
        """The client that is connected."""
        assert isinstance(self.env.bot, Client)
        return self.env.bot

    @property
    def place(self) -> Place:
        """The channel, as the bot calls it."""
        return Place("discord", f"{self.guild.id}/{self.channel.id}")

    @property
    def patterns(self) -> set[str]:
        """The ids of buttons that the library knows."""
        return {pattern.pattern for pattern in self.client._connection._view_store._dynamic_items}

    async def send(self, said: Outgoing, edits: str = "", place: Place | None = None) -> Delivery:
        """Have something sent, or put in the place of an earlier message."""
        self._letters += 1
        return await DiscordSender(self.client).send(Letter(self._letters, place or self.place, said, edits))

    @property
    def last(self) -> discord.Message:
        """The last message of the channel."""
        found = self.channel.last_message
        assert found
        return found

    def request(self, method: str, ending: str) -> Json:
        """Give the body of the last request of a kind."""
        return self.requests(method, ending)[-1]

    def requests(self, method: str, ending: str) -> list[Json]:
        """Give the bodies of all requests of a kind."""
        asked = self.env.http_requests
        return [one.json or {} for one in asked if one.method == method and one.path.endswith(ending)]

    def wrong(self, spec: RestSpec) -> list[str]:
        """Give what is wrong with the requests of the bot."""
        found = []
        for one in self.env.http_requests:
            wrong = spec.check_request(one.method, one.path, one.json, one.params or {})
            found += [f"{one.method} {one.path}: {each}" for each in wrong]
        return found


@asynccontextmanager
async def played(app: FakeApp, *, message_content: bool = False) -> AsyncIterator[Scene]:
    """Play a scene; at its end nothing may have gone wrong in the bot."""
    env = simcord.Env(new_client(app, message_content=message_content))
    assert env.backend.bot_user.id == ME
    await env.start()
    try:
        scene = Scene(env, app)
        await sync(scene.client)
        yield scene
        env.raise_errors()
    finally:
        await env.shutdown()


def told(result: InteractionResult) -> list[tuple[str, bool]]:
    """Give what is told of an interaction, and whether to its person alone; first what takes the place of waiting."""
    said: Sequence[Any] = [*filter(None, [result.response]), *result.followups]
    return [(one.content or "\n".join(_texts(one.components)), one.ephemeral) for one in said]


def _texts(components: Sequence[Json]) -> list[str]:
    found = []
    for component in components:
        found += [component["content"]] if "content" in component else []
        found += _texts(component.get("components", ()))
    return found
