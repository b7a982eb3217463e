"""What a process tells those who watch over it, and how it ends."""

import asyncio

import aiohttp
import discord
import pytest

from tests.discord.fakes import FakeDesk, hurried
from tests.discord.test_connection import FakeClient, Process


def test_events_come_in_when_all_that_is_served_is_connected() -> None:
    async def play() -> None:
        one = Process(FakeDesk())
        assert not one.connection.ready
        await asyncio.sleep(1)
        assert one.connection.ready
        one.clients[0].serving = False
        assert not one.connection.ready
        one.clients[0].serving = True
        assert one.connection.ready
        await one.stop()
        assert not one.connection.ready

    hurried(play())


def test_a_process_for_which_nothing_is_left_is_ready_to_take_over() -> None:
    async def play() -> None:
        desk = FakeDesk()
        one, other = Process(desk), Process(desk, "other")
        await asyncio.sleep(1)
        assert one.serves == [[0]] and other.serves == [] and other.connection.ready
        await one.stop()
        await other.stop()

    hurried(play())


def test_none_is_while_it_is_not_known_how_many_shards_there_are() -> None:
    async def play() -> None:
        one = Process(FakeDesk())
        one.caller.fails = aiohttp.ServerDisconnectedError()
        await asyncio.sleep(10)
        assert not one.connection.ready
        await one.stop()

    hurried(play())


def test_none_is_while_it_waits_after_a_failure() -> None:
    async def play() -> None:
        one = Process(FakeDesk())
        one.lives = [(1.0, None)] * 6
        await asyncio.sleep(50)
        assert one.serves == []
        assert not one.connection.ready
        await asyncio.sleep(100)
        assert one.serves == [[0]] and one.connection.ready
        await one.stop()

    hurried(play())


def test_what_goes_on_is_kept_while_another_connection_waits_after_its_failure() -> None:
    async def play() -> None:
        desk = FakeDesk()
        desk.leases["discord shard 1/2"] = ("gone", asyncio.get_running_loop().time() + 10)
        one = Process(desk, wanted=2)
        one.lives = [(10.0**6, None), *[(1.0, None)] * 7]
        await asyncio.sleep(120)
        assert one.serves == [[0]]
        other = Process(desk, "other", wanted=2)
        await asyncio.sleep(20)
        assert one.serves == [[0]] and other.serves == [[1]]
        await one.stop()
        await other.stop()

    hurried(play())


# --- closing


@pytest.mark.parametrize("fails", [None, aiohttp.ClientOSError(), OSError(), discord.ClientException()])
def test_a_connection_that_does_not_close_in_order_is_cut(fails: Exception | None) -> None:
    class Stubborn(FakeClient):
        async def close(self) -> None:
            if fails:
                raise fails
            await asyncio.sleep(10.0**6)

    async def play() -> None:
        desk = FakeDesk()
        one = Process(desk)
        one.kind = Stubborn
        await asyncio.sleep(1)
        begun = asyncio.get_running_loop().time()
        await one.stop()
        assert asyncio.get_running_loop().time() - begun <= 5
        assert desk.leases == {}
        assert asyncio.all_tasks() == {asyncio.current_task()}

    hurried(play())


def test_without_the_database_a_process_ends_all_the_same() -> None:
    async def play() -> None:
        desk = FakeDesk()
        one = Process(desk)
        await asyncio.sleep(1)
        desk.away = True
        await one.stop()
        assert one.serves == [] and list(desk.leases) == ["discord shard 0/1"]

    hurried(play())
