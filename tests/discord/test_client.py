"""The client: what it asks Discord for, what it remembers, and what becomes of the bot in servers and channels."""

from typing import Any

import discord
import pytest

from adapters.discord.client import Client, caller, intents
from adapters.discord.gateway import Gateway
from bot.messages import Address, Incoming
from tests.discord.fakes import FakeApp
from tests.discord.payloads import CHANNEL, GUILD, ME, Json, Library, guild
from tests.discord.scene import Scene, new_client


def happened(app: FakeApp) -> list[tuple[str, str]]:
    return [(one.happening, one.address.chat) for one in app.heard]


# --- what it asks for and remembers


@pytest.mark.parametrize("message_content", [False, True])
def test_it_hears_of_servers_and_messages_and_reads_them_if_it_may(message_content: bool) -> None:
    wanted = {"guilds", "guild_messages", "dm_messages"} | ({"message_content"} if message_content else set())
    assert {name for name, on in intents(message_content) if on} == wanted


@pytest.mark.parametrize("made", [caller, lambda: new_client(FakeApp())], ids=["caller", "client"])
def test_it_notifies_nobody_and_remembers_neither_messages_nor_people(made: Any) -> None:
    client: discord.AutoShardedClient = made()
    state: Any = client._connection
    assert client.allowed_mentions and dict(client.allowed_mentions.to_dict()) == {"parse": []}
    assert list(client.cached_messages) == []
    assert state._messages is None and state.max_messages is None
    assert state.member_cache_flags == discord.MemberCacheFlags.none()
    assert state._chunk_guilds is False
    assert client.http.max_ratelimit_timeout == 30


def test_only_the_client_that_is_connected_may_read_messages() -> None:
    assert not caller().intents.message_content
    assert new_client(FakeApp(), message_content=True).intents.message_content


async def test_each_shard_waits_for_its_turn_to_identify_itself_and_tells_of_its_session() -> None:
    turns: list[int] = []
    sessions: list[int] = []

    async def note(shard: int) -> None:
        turns.append(shard)

    async def begun(shard: int) -> None:
        sessions.append(shard)

    client = Client(Gateway(FakeApp(), ME), [2, 3], 4, message_content=False, may_identify=note, on_session=begun)
    assert (client.shard_ids, client.shard_count, client.shard_connect_timeout) == ([2, 3], 4, None)
    await client.before_identify_hook(3, initial=True)
    await client.before_identify_hook(None)
    await client.on_shard_ready(2)
    assert (turns, sessions) == ([3, 0], [2])


async def test_events_come_in_while_no_shard_has_lost_its_connection(scene: Scene) -> None:
    assert scene.client.serves
    shard = scene.client.get_shard(0)
    assert shard
    await shard.disconnect()
    await scene.env.settle()
    assert not scene.client.serves
    await scene.client.on_shard_resumed(0)
    assert scene.client.serves
    await scene.client.on_shard_disconnect(0)
    await scene.client.on_shard_connect(0)
    assert scene.client.serves


def test_before_its_session_nothing_comes_in() -> None:
    assert not new_client(FakeApp()).serves


# --- what becomes of the bot


def joined(**more: object) -> discord.Guild:
    """Give a server that adds the bot."""
    state: Any = Library().client._connection
    payload: Json = guild() | {"system_channel_id": str(CHANNEL), "preferred_locale": "tr"} | more
    return discord.Guild(data=payload, state=state)  # type: ignore[arg-type]


MAY_WRITE = [{"id": str(GUILD), "name": "@everyone", "permissions": str(3 << 10), "position": 0, "colors": {}}]


async def test_a_server_that_adds_the_bot_is_greeted_in_its_language_where_it_shows_its_own_messages(
    app: FakeApp,
) -> None:
    await new_client(app).on_guild_join(joined(roles=MAY_WRITE))
    assert app.heard == [Incoming(Address("discord", f"{GUILD}/{CHANNEL}", ""), happening="added", language="az")]


@pytest.mark.parametrize(
    "more", [{}, {"roles": MAY_WRITE, "system_channel_id": None}, {"roles": MAY_WRITE, "system_channel_id": "9"}]
)
async def test_where_it_may_not_write_it_greets_nobody(app: FakeApp, more: dict[str, object]) -> None:
    await new_client(app).on_guild_join(joined(**more))
    assert app.heard == []


async def test_a_server_that_puts_the_bot_out_is_over(scene: Scene, app: FakeApp) -> None:
    scene.env.backend.emit("GUILD_DELETE", {"id": str(scene.guild.id)})
    await scene.env.settle()
    assert happened(app) == [("removed", str(scene.guild.id))]


async def test_a_server_that_is_only_away_is_not(scene: Scene, app: FakeApp) -> None:
    scene.env.backend.emit("GUILD_DELETE", {"id": str(scene.guild.id), "unavailable": True})
    await scene.env.settle()
    assert app.heard == []


async def test_a_channel_that_is_deleted_is_over(scene: Scene, app: FakeApp) -> None:
    scene.env.backend.delete_channel(scene.channel.id)
    await scene.env.settle()
    assert happened(app) == [("removed", scene.place.chat)]


async def test_a_thread_that_is_closed_or_deleted_is_over(scene: Scene, app: FakeApp) -> None:
    await scene.aysel.slash(scene.channel, "game", thread=True)
    (thread,) = scene.channel.threads
    app.heard.clear()
    scene.env.backend.edit_channel(thread.id, {"name": "başqa"})
    await scene.env.settle()
    assert app.heard == []
    scene.env.backend.edit_channel(thread.id, {}, thread_metadata={"archived": True})
    await scene.env.settle()
    scene.env.backend.delete_channel(thread.id)
    await scene.env.settle()
    assert happened(app) == [("removed", f"{scene.guild.id}/{thread.id}")] * 2
