"""Shards identify themselves one after another, over all processes, and no more often than Discord allows."""

import asyncio
import logging
from itertools import pairwise
from typing import cast

import aiohttp
import discord
import pytest

from adapters.discord.turnstile import Turnstile
from tests.discord.fakes import FakeApp, FakeDesk, hurried

APART = 5.0
"""Seconds that Discord wants between two."""


class Limited:
    """Tells how many sessions Discord allows yet."""

    def __init__(self, remaining: int = 1000, total: int = 1000, concurrency: int = 1) -> None:
        self.limits = {
            "total": total,
            "remaining": remaining,
            "reset_after": 3_600_000,
            "max_concurrency": concurrency,
        }
        self.fails: Exception | None = None
        self.asked = 0

    async def fetch_session_start_limits(self) -> discord.SessionStartLimits:
        self.asked += 1
        if self.fails:
            raise self.fails
        return discord.SessionStartLimits(**self.limits)


def turnstile(desk: FakeDesk, limited: Limited, holder: str = "one") -> Turnstile:
    app = FakeApp()
    app.desk = desk
    return Turnstile(app, cast(discord.AutoShardedClient, limited), holder)


async def passed(gates: dict[int, Turnstile]) -> dict[int, float]:
    """Have shards wait side by side; gives when each was let through."""
    loop = asyncio.get_running_loop()
    begun = loop.time()
    through: dict[int, float] = {}

    async def one(shard: int, gate: Turnstile) -> None:
        await gate.wait(shard)
        through[shard] = loop.time() - begun

    await asyncio.gather(*(one(shard, gate) for shard, gate in gates.items()))
    return through


def gaps(through: dict[int, float]) -> list[float]:
    times = sorted(through.values())
    return [after - before for before, after in pairwise(times)]


def test_one_alone_is_let_through_at_once() -> None:
    assert hurried(passed({0: turnstile(FakeDesk(), Limited())})) == {0: 0.0}


def test_shards_of_one_process_take_turns() -> None:
    async def play() -> dict[int, float]:
        gate = turnstile(FakeDesk(), Limited())
        return await passed({shard: gate for shard in range(4)})

    through = hurried(play())
    assert len(through) == 4
    assert all(APART < gap < APART + 1.5 for gap in gaps(through))


def test_shards_of_several_processes_take_turns_too() -> None:
    async def play() -> dict[int, float]:
        desk = FakeDesk()
        return await passed({shard: turnstile(desk, Limited(), f"process {shard}") for shard in range(3)})

    assert all(gap > APART for gap in gaps(hurried(play())))


def test_a_shard_that_comes_again_waits_for_its_turn_as_any_other() -> None:
    async def play() -> float:
        gate = turnstile(FakeDesk(), Limited())
        await gate.wait(0)
        return (await passed({0: gate}))[0]

    assert hurried(play()) > APART


def test_as_many_come_together_as_discord_allows() -> None:
    async def play() -> dict[int, float]:
        gate = turnstile(FakeDesk(), Limited(concurrency=4))
        return await passed({shard: gate for shard in range(6)})

    through = hurried(play())
    assert [through[shard] for shard in range(4)] == [0.0] * 4
    assert through[4] > APART and through[5] > APART


@pytest.mark.parametrize(
    ("remaining", "total", "waits"),
    [(21, 1000, False), (20, 1000, True), (0, 1000, True), (6, 10, False), (5, 10, True)],
)
def test_some_sessions_of_a_day_are_kept_for_the_operator(
    remaining: int, total: int, waits: bool, caplog: pytest.LogCaptureFixture
) -> None:
    async def play() -> bool:
        limited = Limited(remaining, total)
        waiting = asyncio.ensure_future(turnstile(FakeDesk(), limited).wait(0))
        await asyncio.sleep(1800)
        if not waiting.done():
            assert limited.asked > 2  # whether there are more is looked at again
            limited.limits["remaining"] = total
            await asyncio.sleep(601)
            assert waiting.done()
            return True
        return False

    assert hurried(play()) is waits
    told = [one.getMessage() for one in caplog.records if one.levelno == logging.ERROR]
    assert bool(told) is waits
    assert all("no more sessions for 3600 s" in one and "look for the reason" in one for one in told)


def test_while_discord_or_the_database_is_not_reached_it_is_asked_again() -> None:
    async def play() -> None:
        desk, limited = FakeDesk(), Limited()
        limited.fails = aiohttp.ServerDisconnectedError()
        desk.away = True
        waiting = asyncio.ensure_future(turnstile(desk, limited).wait(0))
        await asyncio.sleep(60)
        assert not waiting.done() and 5 < limited.asked < 20
        limited.fails = None
        await asyncio.sleep(60)
        assert not waiting.done()
        desk.away = False
        await asyncio.sleep(1)
        assert waiting.done()

    hurried(play())
