"""Which shards a process serves, for how long, and what is done when their connection fails."""

import asyncio
import logging
from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any, cast

import aiohttp
import discord
import pytest

from adapters.discord.client import Client
from adapters.discord.connection import Connection, DiscordRefused
from tests.discord.fakes import FakeApp, FakeDesk, hurried

FOREVER = 10.0**6


class FakeClient(Client):
    """Is connected until it is closed, or until it fails as it was told to."""

    def __init__(self, shards: Sequence[int], count: int, life: float = FOREVER, ends: Exception | None = None) -> None:
        self.served, self.of = list(shards), count
        self.since = asyncio.get_running_loop().time()
        self.closed = False
        self.serving = True
        self.tokens: list[str] = []
        self._life, self._fails = life, ends

    async def start(self, token: str, *, reconnect: bool = True) -> None:
        self.tokens.append(token)
        await asyncio.sleep(self._life)
        if self._fails:
            raise self._fails

    async def close(self) -> None:
        self.closed = True

    @property
    def serves(self) -> bool:
        return self.serving and not self.closed


class Caller:
    """Tells how many shards Discord wants, or fails as it is told to."""

    def __init__(self, shards: int = 1) -> None:
        self.shards = shards
        self.fails: Exception | None = None
        self.asked = 0
        self.http = self

    async def get_bot_gateway(self) -> tuple[int, str, dict[str, Any]]:
        self.asked += 1
        if self.fails:
            raise self.fails
        return self.shards, "wss://gateway.discord.gg", {}


class Process:
    """A process with a connection."""

    def __init__(
        self, desk: FakeDesk, name: str = "one", *, shards: int = 0, hot: bool = False, wanted: int = 1
    ) -> None:
        app = FakeApp()
        app.desk = desk
        self.caller = Caller(wanted)
        self.clients: list[FakeClient] = []
        self.lives: list[tuple[float, Exception | None]] = []
        """How long the next clients live, and what ends them."""
        self.kind = FakeClient
        known = cast(discord.AutoShardedClient, self.caller)
        self.connection = Connection(app, known, self._new, "a.b.c", name, shards=shards, hot=hot)
        self.running = asyncio.ensure_future(self.connection.run())

    def _new(self, shards: Sequence[int], count: int) -> Client:
        client = self.kind(shards, count, *(self.lives.pop(0) if self.lives else ()))
        self.clients.append(client)
        return client

    @property
    def serves(self) -> list[list[int]]:
        """The shards of each connection that there is."""
        return [client.served for client in self.clients if not client.closed]

    async def stop(self) -> None:
        """End it in order."""
        self.connection.stop()
        await self.running

    def kill(self) -> None:
        """End it as a crash does: nothing is given back."""
        self.running.cancel()
        self.connection._serving.clear()


def closed(code: int) -> discord.ConnectionClosed:
    socket: Any = SimpleNamespace(close_code=code)
    return discord.ConnectionClosed(socket, shard_id=0)


# --- leases


def test_a_process_alone_serves_all_shards_that_discord_wants_over_one_connection() -> None:
    async def play() -> None:
        one = Process(FakeDesk(), wanted=3)
        await asyncio.sleep(100)
        assert one.serves == [[0, 1, 2]]
        assert (one.clients[0].of, one.clients[0].tokens, one.caller.asked) == (3, ["a.b.c"], 1)
        await one.stop()

    hurried(play())


def test_a_number_of_shards_that_is_set_is_served_without_asking() -> None:
    async def play() -> None:
        one = Process(FakeDesk(), shards=2, wanted=16)
        await asyncio.sleep(1)
        assert (one.serves, one.caller.asked) == ([[0, 1]], 0)
        await one.stop()

    hurried(play())


def test_what_one_process_serves_another_does_not_until_it_ends() -> None:
    async def play() -> None:
        desk = FakeDesk()
        one = Process(desk)
        await asyncio.sleep(1)
        other = Process(desk, "other")
        await asyncio.sleep(100)
        assert (one.serves, other.serves) == ([[0]], [])
        await one.stop()
        assert one.clients[0].closed
        await asyncio.sleep(3)
        assert other.serves == [[0]]
        await other.stop()
        assert desk.leases == {}

    hurried(play())


def test_what_a_process_that_died_served_is_taken_over() -> None:
    async def play() -> None:
        desk = FakeDesk()
        one, other = Process(desk, wanted=2), Process(desk, "other", wanted=2)
        await asyncio.sleep(1)
        one.kill()
        await asyncio.sleep(10)
        assert other.serves == []
        await asyncio.sleep(10)
        assert other.serves == [[0, 1]]
        await other.stop()

    hurried(play())


def test_shards_that_become_free_later_have_a_connection_of_their_own() -> None:
    async def play() -> None:
        desk = FakeDesk()
        now = asyncio.get_running_loop().time()
        desk.leases["discord shard 1/2"] = ("gone", now + 30)
        one = Process(desk, wanted=2)
        await asyncio.sleep(20)
        assert one.serves == [[0]]
        await asyncio.sleep(20)
        assert one.serves == [[0], [1]]
        await one.stop()

    hurried(play())


def test_a_lease_that_is_lost_closes_what_it_was_for() -> None:
    async def play() -> None:
        desk = FakeDesk()
        one = Process(desk, wanted=2)
        await asyncio.sleep(1)
        desk.leases["discord shard 1/2"] = ("other", FOREVER)
        await asyncio.sleep(4)
        assert one.clients[0].closed and one.serves == [[0]]
        await one.stop()
        assert list(desk.leases) == ["discord shard 1/2"]

    hurried(play())


def test_with_a_hot_standby_all_processes_serve_all_shards_and_take_no_leases() -> None:
    async def play() -> None:
        desk = FakeDesk()
        one, other = (Process(desk, name, hot=True, wanted=2) for name in ("one", "other"))
        await asyncio.sleep(10)
        assert one.serves == other.serves == [[0, 1]]
        await one.stop()
        assert other.serves == [[0, 1]]
        await other.stop()
        assert desk.leases == {}

    hurried(play())


def test_while_the_database_is_away_what_is_served_stays_so() -> None:
    async def play() -> None:
        desk = FakeDesk()
        one = Process(desk)
        await asyncio.sleep(1)
        desk.away = True
        await asyncio.sleep(600)
        assert one.serves == [[0]] and len(one.clients) == 1
        desk.away = False
        await asyncio.sleep(10)
        assert one.serves == [[0]] and len(one.clients) == 1
        desk.away = True
        await one.stop()
        assert one.serves == []

    hurried(play())


def test_while_discord_is_not_reached_it_is_asked_again() -> None:
    async def play() -> None:
        one = Process(FakeDesk())
        one.caller.fails = aiohttp.ServerDisconnectedError()
        await asyncio.sleep(10)
        assert one.serves == [] and one.caller.asked > 2
        one.caller.fails = None
        await asyncio.sleep(4)
        assert one.serves == [[0]]
        await one.stop()

    hurried(play())


# --- failures


def pauses(*lives: tuple[float, Exception | None], seconds: float = 1000) -> list[float]:
    """Give the seconds between the end of each connection and the next one."""

    async def play() -> list[float]:
        one = Process(FakeDesk())
        one.lives = list(lives)
        await asyncio.sleep(seconds)
        await one.stop()
        begun = [client.since for client in one.clients]
        return [round(after - before - life) for before, after, (life, _) in zip(begun, begun[1:], lives, strict=False)]

    return hurried(play())


BROKEN = (1.0, aiohttp.ServerDisconnectedError())


def test_a_connection_that_fails_is_made_anew_after_longer_and_longer_pauses() -> None:
    found = pauses(*[BROKEN] * 9)
    assert all(
        wanted <= one <= wanted + 3 for one, wanted in zip(found, (1, 2, 4, 8, 16, 32, 64, 128, 128), strict=True)
    )


def test_after_a_connection_that_held_the_next_failure_is_a_first_one_again() -> None:
    found = pauses(BROKEN, BROKEN, BROKEN, (301.0, None), BROKEN)
    assert found[2] >= 4 and found[3] <= 4


@pytest.mark.parametrize("ends", [None, closed(1006), KeyError("id"), discord.GatewayNotFound(), OSError()])  # type: ignore[no-untyped-call]
def test_whatever_ends_a_connection_it_is_made_anew(ends: Exception | None, caplog: pytest.LogCaptureFixture) -> None:
    assert len(pauses((1.0, ends), seconds=30)) == 1
    (told,) = [one.getMessage() for one in caplog.records if one.levelno == logging.ERROR]
    assert told.endswith("; connecting anew in 1 s")
    assert ("an event that cannot be read (KeyError)" in told) == isinstance(ends, KeyError)


REFUSALS = [
    (discord.LoginFailure("x"), "DISCORD_TOKEN: .*Reset Token"),
    (closed(4004), "DISCORD_TOKEN: .*Reset Token"),
    (discord.PrivilegedIntentsRequired(shard_id=0), "DISCORD_MESSAGE_CONTENT: .*Message Content Intent.*unset it"),
    (closed(4014), "DISCORD_MESSAGE_CONTENT: .*Message Content Intent.*unset it"),
    (closed(4010), "DISCORD_SHARDS: .*unset it"),
    (closed(4011), "DISCORD_SHARDS: .*unset it"),
]


@pytest.mark.parametrize(("ends", "advice"), REFUSALS)
def test_what_discord_will_never_have_is_told_with_what_to_do(ends: Exception, advice: str) -> None:
    async def play() -> None:
        one = Process(FakeDesk())
        one.lives = [(1.0, ends)]
        with pytest.raises(DiscordRefused, match=advice):
            await one.running
        assert one.serves == [] and not one.connection.ready

    hurried(play())
