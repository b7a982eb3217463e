"""The gateway tells bots what Discord would tell them."""

import discord
import pytest

from tests.wire.discord.guild import Guild
from tests.wire.discord.people import Person
from tests.wire.discord.raw import ALL, Raw
from tests.wire.discord.room import Room
from tests.wire.discord.server import FakeDiscord

CONTENT = discord.Intents.message_content.flag
PRESENCES = discord.Intents.presences.flag
GUILDS = discord.Intents.guilds.flag
MESSAGES = GUILDS | discord.Intents.guild_messages.flag | discord.Intents.dm_messages.flag


async def test_a_session_begins_with_its_guilds(fake_discord: FakeDiscord, raw: Raw, guild: Guild) -> None:
    async with raw.socket() as socket:
        ready = await socket.identify(ALL & ~PRESENCES)
        assert ready["user"]["id"] == str(fake_discord.bot_id)
        assert ready["guilds"] == [{"id": str(guild.id), "unavailable": True}]
        told = await socket.event("GUILD_CREATE")
        assert [member["user"]["id"] for member in told["members"]] == [str(fake_discord.bot_id)]
        (session,) = fake_discord.sessions
        assert (session.id, session.shard, session.intents.value) == (ready["session_id"], 0, ALL & ~PRESENCES)
        assert len(fake_discord.identifies) == 1
        await socket.send(1, socket.seen)
        assert await socket.frame() == {"op": 11, "s": None, "t": None}
    assert fake_discord.violations == []


async def test_a_stream_of_zlib_is_given_to_those_who_ask_for_it(raw: Raw, room: Room, ann: Person) -> None:
    async with raw.socket(compressed=True) as socket:
        await socket.identify()
        await ann.write(room, "salam" * 100)
        assert (await socket.event("MESSAGE_CREATE"))["content"] == "salam" * 100


async def test_who_may_not_begin_a_session_is_told_why_by_the_code(fake_discord: FakeDiscord, raw: Raw) -> None:
    properties = {"os": "linux", "browser": "raw", "device": "raw"}
    asked = {"token": fake_discord.token, "intents": 1, "properties": properties}
    fake_discord.message_content_allowed = False
    for code, wrong in (
        (4004, {"token": "abc"}),
        (4010, {"shard": [2, 2]}),
        (4013, {"intents": 1 << 40}),
        (4014, {"intents": CONTENT}),
    ):
        async with raw.socket() as socket:
            await socket.send(2, asked | wrong)
            assert await socket.closed() == code
    async with raw.socket() as socket:
        await socket.identify(1)
        await socket.send(2, asked)
        assert await socket.closed() == 4005
    assert len(fake_discord.identifies) == 1 and fake_discord.violations == []


async def test_a_frame_that_does_not_fit_is_noted(fake_discord: FakeDiscord, raw: Raw) -> None:
    async with raw.socket() as socket:
        await socket.send(2, {"token": fake_discord.token, "intents": 1})
        assert await socket.closed() == 4002
    assert fake_discord.violations == ["GatewayIdentify d.properties: This field is required"]


async def test_only_what_is_intended_is_told(raw: Raw, room: Room, ann: Person) -> None:
    async with raw.socket() as socket:
        await socket.identify(GUILDS)
        await socket.event("GUILD_CREATE")
        written = await ann.write(room, "a")
        await ann.react(written, "👍")
        await ann.write(ann.dm, "b")
        assert await socket.events() == []
    async with raw.socket() as socket:
        await socket.identify(MESSAGES)
        await socket.event("GUILD_CREATE")
        await ann.react(await ann.write(room, "c"), "👍")
        await ann.write(ann.dm, "d")
        assert await socket.events() == ["MESSAGE_CREATE", "MESSAGE_CREATE"]


async def test_without_its_intent_content_is_read_only_where_the_bot_is_meant(
    fake_discord: FakeDiscord, raw: Raw, room: Room, ann: Person
) -> None:
    async with raw.socket() as socket:
        await socket.identify(MESSAGES)
        mine = await raw.says(room, content="mine")
        said = room.said[0]
        assert (await socket.event("MESSAGE_CREATE"))["content"] == mine["content"] == "mine"
        for text, read, replied, ping in (
            ("hello", "", None, True),
            (f"hello {fake_discord.mention}", f"hello {fake_discord.mention}", None, True),
            ("to you", "to you", said, True),
            ("to you without a ping", "", said, False),
        ):
            await ann.write(room, text, reply_to=replied, ping=ping)
            assert (await socket.event("MESSAGE_CREATE"))["content"] == read
        await ann.write(ann.dm, "in private")
        assert (await socket.event("MESSAGE_CREATE"))["content"] == "in private"
    async with raw.socket() as socket:
        await socket.identify(MESSAGES | CONTENT)
        await ann.write(room, "hello")
        assert (await socket.event("MESSAGE_CREATE"))["content"] == "hello"


async def test_what_was_missed_is_told_when_a_session_goes_on(raw: Raw, room: Room, ann: Person) -> None:
    async with raw.socket() as socket:
        ready = await socket.identify()
        await ann.write(room, "heard")
        await socket.event("MESSAGE_CREATE")
        seen = socket.seen
        await ann.write(room, "lost on the way")
        await socket.close()
    await ann.write(room, "missed")
    async with raw.socket() as socket:
        await socket.resume(ready, seen)
        assert [(await socket.event("MESSAGE_CREATE"))["content"] for _ in "12"] == ["lost on the way", "missed"]
        await socket.event("RESUMED")
        await ann.write(room, "heard again")
        assert (await socket.event("MESSAGE_CREATE"))["content"] == "heard again"


async def test_a_session_that_the_bot_ended_or_that_is_unknown_does_not_go_on(raw: Raw) -> None:
    async with raw.socket() as socket:
        ready = await socket.identify()
        await socket.close(1000)
    for asked, seen in ((ready, 1), ({"session_id": "abc"}, 1)):
        async with raw.socket() as socket:
            await socket.resume(asked, seen)
            assert await socket.frame() == {"op": 9, "d": False, "s": None, "t": None}


async def test_a_session_does_not_go_on_from_where_it_never_was(raw: Raw) -> None:
    async with raw.socket() as socket:
        ready = await socket.identify()
        await socket.close()
    async with raw.socket() as socket:
        await socket.resume(ready, 99)
        assert (await socket.frame())["op"] == 9


async def test_each_shard_hears_its_guilds_and_the_first_private_chats(fake_discord: FakeDiscord, raw: Raw) -> None:
    fake_discord.world.shards = 2
    ann = fake_discord.person("Ann")
    rooms = [fake_discord.guild("Cinema", [ann], shard=shard).room for shard in (0, 1)]
    async with raw.socket() as first, raw.socket() as second:
        for shard, socket in enumerate((first, second)):
            ready = await socket.identify(shard=(shard, 2))
            assert [guild["id"] for guild in ready["guilds"]] == [str(rooms[shard].guild_id)]
            await socket.event("GUILD_CREATE")
        for room in (*rooms, ann.dm):
            await ann.write(room, f"in {room.id}")
        heard = [(await first.event("MESSAGE_CREATE"))["channel_id"] for _ in "12"]
        assert heard == [str(rooms[0].id), str(ann.dm.id)]
        assert (await second.event("MESSAGE_CREATE"))["channel_id"] == str(rooms[1].id)
        assert await second.events() == []


async def test_sessions_of_the_same_shard_each_hear_all(raw: Raw, room: Room, ann: Person) -> None:
    async with raw.socket() as first, raw.socket() as second:
        for socket in (first, second):
            await socket.identify()
        await ann.write(room, "salam")
        for socket in (first, second):
            assert (await socket.event("MESSAGE_CREATE"))["content"] == "salam"


async def test_members_are_listed_when_they_are_asked_for(raw: Raw, guild: Guild, ann: Person) -> None:
    async with raw.socket() as socket:
        await socket.identify()
        await socket.send(8, {"guild_id": str(guild.id), "query": "an", "limit": 0, "nonce": "n"})
        chunk = await socket.event("GUILD_MEMBERS_CHUNK")
        assert [one["user"]["id"] for one in chunk["members"]] == [str(ann.id)] and chunk["nonce"] == "n"
        await socket.send(8, {"guild_id": guild.id, "user_ids": [ann.id, 5], "limit": 0})
        chunk = await socket.event("GUILD_MEMBERS_CHUNK")
        assert ([one["user"]["id"] for one in chunk["members"]], chunk["not_found"]) == ([str(ann.id)], ["5"])


async def test_of_guilds_and_channels_where_it_is_not_the_bot_hears_nothing(
    fake_discord: FakeDiscord, raw: Raw, guild: Guild, ann: Person
) -> None:
    async with raw.socket() as socket:
        await socket.identify()
        await socket.event("GUILD_CREATE")
        elsewhere = fake_discord.guild("Elsewhere", [ann], bot=False)
        await ann.write(elsewhere.room, "a")
        await ann.write(fake_discord.private_chat(ann, fake_discord.person("Bob")), "b")
        assert await socket.events() == []
        guild.deny(guild.room, None, "view_channel")
        await ann.write(guild.room, "c")
        assert await socket.events() == ["CHANNEL_UPDATE"]
        guild.restore(guild.room)
        guild.kick_bot()
        await ann.write(guild.room, "d")
        assert await socket.events() == ["CHANNEL_UPDATE", "GUILD_DELETE"]
        elsewhere.invite_bot()
        await ann.write(elsewhere.room, "e")
        assert await socket.events() == ["GUILD_CREATE", "MESSAGE_CREATE"]


async def test_a_flood_of_frames_ends_the_connection(fake_discord: FakeDiscord, raw: Raw) -> None:
    async with raw.socket() as socket:
        for _ in range(121):
            await socket.send(1, None)
        assert await socket.closed() == 4008
    assert fake_discord.violations == ["more than 120 frames in 60.0 s"]


@pytest.mark.parametrize("event", ["MESSAGE_CREATE", "INTERACTION_CREATE"])
async def test_the_fake_itself_is_held_to_the_specification(
    fake_discord: FakeDiscord, raw: Raw, room: Room, event: str
) -> None:
    async with raw.socket() as socket:
        await socket.identify()
        with pytest.raises(AssertionError, match=f"{event} of the fake does not fit: "):
            here = {"channel_id": str(room.id), "guild_id": str(room.guild_id), "channel": {}, "data": {}}
            fake_discord.world.emit(event, here | {"member": {"user": {"id": "1"}, "permissions": "0"}})
