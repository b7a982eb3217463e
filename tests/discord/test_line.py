"""How a process comes to be known to Discord, and what it makes of that."""

import asyncio
import logging
from typing import Any, cast

import aiohttp
import discord
import pytest
from discord.gateway import DiscordWebSocket
from discord.http import Route
from yarl import URL

from adapters.discord.client import Client
from adapters.discord.connection import DiscordRefused
from adapters.discord.line import Line, line
from adapters.discord.permissions import invitation
from tests.discord.fakes import FakeApp, hurried
from tests.discord.payloads import ME, Library
from tests.discord.scene import Scene

TOKEN = "abc.def.ghi"
ELSEWHERE = "wss://gateway.example.org/"


class Login:
    """Stands for the library's client that logs in; does not until nothing is left that goes wrong."""

    def __init__(self, *wrong: Exception) -> None:
        self.wrong = list(wrong)
        self.clients: list[Login] = []
        self.at: list[float] = []
        self.tokens: list[str] = []
        self.closed = 0
        self.http = self

    def __call__(self) -> "Login":
        self.clients.append(self)
        return self

    async def login(self, token: str) -> None:
        self.at.append(asyncio.get_running_loop().time())
        self.tokens.append(token)
        if self.wrong and not isinstance(self.wrong[0], discord.GatewayNotFound):
            raise self.wrong.pop(0)

    async def get_bot_gateway(self) -> tuple[int, str, dict[str, Any]]:
        if self.wrong:
            raise self.wrong.pop(0)
        return 1, ELSEWHERE, {}

    async def close(self) -> None:
        self.closed += 1


@pytest.fixture(autouse=True)
def addresses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the library's addresses in the end as before."""
    monkeypatch.setattr(Route, "BASE", Route.BASE)
    monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", DiscordWebSocket.DEFAULT_GATEWAY)


async def opened(login: Login, monkeypatch: pytest.MonkeyPatch, base: str = "http://127.0.0.1:5/api/v10/") -> int:
    """Open the line; gives how many clients are closed when it is open."""
    monkeypatch.setattr("adapters.discord.line.caller", login)
    async with line(TOKEN, base, frozenset()) as found:
        assert cast(object, found.client) is login
        return login.closed


def unreachable() -> list[Exception]:
    no_gateway: Any = discord.GatewayNotFound
    return [aiohttp.ServerDisconnectedError(), OSError(), TimeoutError(), no_gateway(), aiohttp.ClientOSError()] * 3


def test_the_line_leads_where_it_is_set_to_and_where_discord_says(monkeypatch: pytest.MonkeyPatch) -> None:
    login = Login()
    assert hurried(opened(login, monkeypatch)) == 0
    assert (login.tokens, login.closed) == ([TOKEN], 1)
    assert Route.BASE == "http://127.0.0.1:5/api/v10"
    assert URL(ELSEWHERE) == DiscordWebSocket.DEFAULT_GATEWAY


def test_it_is_tried_until_discord_is_reached_after_longer_and_longer_pauses(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    login = Login(*unreachable())
    failed = len(login.wrong)
    assert hurried(opened(login, monkeypatch)) == failed
    assert login.closed == len(login.clients) == failed + 1
    pauses = [round(after - before, 1) for before, after in zip(login.at, login.at[1:], strict=False)]
    assert pauses == [0.5, 1, 2, 4, 8, 16, *[30.0] * (failed - 6)]
    assert len(caplog.messages) == failed
    assert all("is its API reached from here?" in told and TOKEN not in told for told in caplog.messages)


def test_a_token_that_discord_does_not_accept_is_told_and_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    login = Login(discord.LoginFailure(TOKEN))
    with pytest.raises(DiscordRefused, match=r"^DISCORD_TOKEN: .*Reset Token") as caught:
        hurried(opened(login, monkeypatch))
    assert TOKEN not in str(caught.value)
    assert caught.value.__cause__ is None and caught.value.__suppress_context__
    assert login.closed == 1


def test_what_is_connected_has_its_shards_and_waits_for_its_turn(app: FakeApp) -> None:
    library = Library()
    opened = Line(library.client, TOKEN, frozenset())
    connection = opened.connection(app, opened.gateway(app), "here", shards=0, message_content=True, hot=False)
    client = connection._new_client([1, 3], 4)
    assert isinstance(client, Client)
    assert (client.shard_ids, client.shard_count) == ([1, 3], 4)
    assert client.intents.message_content
    assert client is not connection._new_client([1, 3], 4)
    assert opened.sender.platform == "discord"


async def test_the_operator_is_told_who_the_bot_is_and_how_it_is_invited(
    scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "adapters.discord")
    await Line(scene.client, TOKEN, frozenset()).introduce()
    application = scene.client.application_id
    assert application
    name = str(scene.client.user)
    assert caplog.messages == [
        f"{name} is there; invite it by {invitation(application)}",
        "the commands at Discord are in step",
    ]


def test_the_bot_knows_itself(app: FakeApp) -> None:
    gateway = Line(Library().client, TOKEN, frozenset({"1"})).gateway(app)
    assert (gateway._me, gateway._owners) == (ME, frozenset({"1"}))
