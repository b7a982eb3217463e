"""What goes wrong on purpose goes wrong as it should, for a bot with discord.py as it is."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from functools import partial

import aiohttp
import discord
import pytest

from tests.wire.discord.client import SmallBot, comes, running
from tests.wire.discord.faults import POISONS
from tests.wire.discord.people import Person
from tests.wire.discord.raw import Raw
from tests.wire.discord.room import Room
from tests.wire.discord.server import FakeDiscord

SOON = 5.0


@pytest.fixture
async def bot(fake_discord: FakeDiscord, room: Room) -> AsyncIterator[SmallBot]:
    bot = SmallBot()
    async with running(fake_discord, bot):
        yield bot


async def said(bot: SmallBot, room: Room, text: str) -> discord.Message:
    return await bot.get_partial_messageable(room.id).send(text)


async def test_discord_py_waits_out_a_limit(fake_discord: FakeDiscord, bot: SmallBot, room: Room) -> None:
    fake_discord.faults.limit(f"/channels/{room.id}/messages", 0.3)
    began = time.monotonic()
    await said(bot, room, "a")
    assert time.monotonic() - began > 0.3
    statuses = [request.status for request in fake_discord.requests if request.path.endswith("/messages")]
    assert (statuses, fake_discord.faults.premature) == ([429, 200], [])
    assert fake_discord.violations == []


async def test_a_limit_without_via_is_taken_for_a_ban(fake_discord: FakeDiscord, bot: SmallBot, room: Room) -> None:
    fake_discord.faults.limit("/channels/*/messages", 0.3, via=False)
    with pytest.raises(discord.HTTPException) as refused:
        await said(bot, room, "a")
    assert refused.value.status == 429


async def test_early_requests_are_counted_and_interactions_are_free_of_limits_of_all(
    fake_discord: FakeDiscord, raw: Raw, room: Room, ann: Person
) -> None:
    await raw.registers({"name": "ask", "description": "d"})
    fake_discord.faults.limit("*", 1.0, globally=True)
    for _ in range(2):
        status, answer = await raw.call("GET", "/users/@me")
        assert (status, answer["global"], answer["retry_after"] <= 1) == (429, True, True)
    assert fake_discord.faults.premature == ["/users/@me"]
    assert (await raw.answers(await ann.command(room, "ask"), 4, content="a"))[0] == 200
    await asyncio.sleep(1)
    await raw.did("GET", "/users/@me")


async def test_a_failure_may_come_before_or_after_the_work(fake_discord: FakeDiscord, raw: Raw, room: Room) -> None:
    at = f"/channels/{room.id}/messages"
    for status in (500, 502):
        fake_discord.faults.fail(at, status)
        assert (await raw.call("POST", at, {"content": "before"}))[0] == status
        fake_discord.faults.fail(at, status, after=True)
        assert (await raw.call("POST", at, {"content": f"after {status}"}))[0] == status
    await raw.says(room, content="then")
    assert [message.text for message in room.said] == ["after 500", "after 502", "then"]
    assert len(fake_discord.called("POST", at)) == 3
    assert fake_discord.violations == []


async def test_a_connection_may_be_cut_before_or_after_the_work(
    fake_discord: FakeDiscord, bot: SmallBot, room: Room
) -> None:
    fake_discord.faults.cut("/channels/*/messages", method="POST")
    with pytest.raises(aiohttp.ClientError):
        await said(bot, room, "before")
    fake_discord.faults.cut("/channels/*/messages", after=True)
    with pytest.raises(aiohttp.ClientError):
        await said(bot, room, "after")
    assert [message.text for message in room.said] == ["after"]
    assert [request.status for request in fake_discord.requests[-2:]] == [0, 200]


async def test_a_path_may_be_slow(fake_discord: FakeDiscord, raw: Raw, room: Room) -> None:
    fake_discord.faults.slow("/channels/*", 0.3)
    sending = asyncio.create_task(raw.says(room, content="a"))
    await asyncio.sleep(0.05)
    assert room.said == []
    await fake_discord.idle()
    assert sending.done() and len(room.said) == 1
    fake_discord.faults.slow("/channels/*", 0.0)
    began = time.monotonic()
    await raw.says(room, content="b")
    assert time.monotonic() - began < 0.3


@pytest.mark.parametrize("how", ["drop", "cut", "reconnect", "invalidate"])
async def test_a_session_goes_on_after_its_connection_was_lost(
    fake_discord: FakeDiscord, bot: SmallBot, room: Room, ann: Person, how: str
) -> None:
    lose: dict[str, Callable[[], None]] = {
        "drop": fake_discord.faults.drop,
        "cut": fake_discord.faults.cut_gateway,
        "reconnect": fake_discord.faults.reconnect,
        "invalidate": partial(fake_discord.faults.invalidate, resumable=True),
    }
    lose[how]()
    await ann.write(room, "meanwhile")
    await bot.saw("resumed")
    await room.expect("heard 'meanwhile'")
    assert len(fake_discord.identifies) == 1 and bot.heard == ["meanwhile"]
    assert fake_discord.violations == []


async def test_a_session_that_is_good_no_more_is_begun_anew(
    fake_discord: FakeDiscord, bot: SmallBot, room: Room, ann: Person
) -> None:
    fake_discord.faults.invalidate()
    await ann.write(room, "lost")
    await bot.saw("ready", times=2)
    await ann.write(room, "heard")
    await room.expect("heard 'heard'")
    assert (len(fake_discord.identifies), bot.heard) == (2, ["heard"])


async def test_heartbeats_that_are_not_answered_end_the_connection(fake_discord: FakeDiscord, room: Room) -> None:
    fake_discord.heartbeat_interval = 0.2
    bot = SmallBot(heartbeat_timeout=1.5)
    async with running(fake_discord, bot):
        await asyncio.sleep(1.6)
        assert "resumed" not in bot.happened
        fake_discord.faults.silent_heartbeats = True
        await bot.saw("resumed")
    assert fake_discord.violations == []


async def test_discord_may_be_down_for_a_while(
    fake_discord: FakeDiscord, bot: SmallBot, room: Room, ann: Person
) -> None:
    base = fake_discord.base
    await fake_discord.faults.down()
    with pytest.raises(aiohttp.ClientError):
        await said(bot, room, "a")
    await fake_discord.faults.up()
    assert fake_discord.base == base
    await fake_discord.connected(SOON)
    await ann.write(room, "hello")
    await room.expect("heard 'hello'", SOON)


async def test_every_event_comes_twice(fake_discord: FakeDiscord, bot: SmallBot, room: Room, ann: Person) -> None:
    fake_discord.faults.repeat = True
    await ann.write(room, "hello")
    await comes(lambda: len(room.said) >= 2)
    assert bot.heard == ["hello", "hello"]


@pytest.mark.parametrize("kind", POISONS)
async def test_poison_ends_discord_py(fake_discord: FakeDiscord, room: Room, kind: str) -> None:
    bot = SmallBot()
    async with running(fake_discord, bot) as task:
        fake_discord.faults.poison(kind)
        with pytest.raises(KeyError):
            await asyncio.wait_for(task, SOON)
    assert fake_discord.violations == []


@pytest.mark.parametrize(
    ("code", "error"),
    [
        (4004, discord.ConnectionClosed),
        (4013, discord.ConnectionClosed),
        (4014, discord.PrivilegedIntentsRequired),
    ],
)
async def test_a_session_may_be_refused(fake_discord: FakeDiscord, code: int, error: type[Exception]) -> None:
    fake_discord.faults.refuse_identify(code)
    async with running(fake_discord, SmallBot()) as task:
        with pytest.raises(error):
            await asyncio.wait_for(task, SOON)


async def test_an_intent_that_is_not_allowed_is_refused(fake_discord: FakeDiscord) -> None:
    fake_discord.message_content_allowed = False
    async with running(fake_discord, SmallBot()) as task:
        with pytest.raises(discord.PrivilegedIntentsRequired):
            await asyncio.wait_for(task, SOON)
    intents = discord.Intents.default()
    async with running(fake_discord, SmallBot(intents)):
        await fake_discord.connected()


async def test_a_token_may_be_revoked(fake_discord: FakeDiscord, room: Room) -> None:
    bot = SmallBot()
    async with running(fake_discord, bot) as task:
        fake_discord.faults.revoke()
        with pytest.raises(discord.ConnectionClosed) as closed:
            await asyncio.wait_for(task, SOON)
        assert closed.value.code == 4004
    with pytest.raises(discord.LoginFailure):
        async with running(fake_discord, SmallBot()) as task:
            await task
