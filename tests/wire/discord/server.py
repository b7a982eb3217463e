"""The fake Discord: a server on loopback that a bot is pointed at, and the people who talk to the bot."""

import asyncio
import base64
import time
from collections.abc import Awaitable, Callable
from types import TracebackType
from typing import Self

import msgspec
from aiohttp import web

from tests.wire.discord.border import API, Border, Request
from tests.wire.discord.faults import Faults
from tests.wire.discord.gateway import Gateway
from tests.wire.discord.people import People
from tests.wire.discord.rest import Rest
from tests.wire.discord.sessions import Session, Sessions
from tests.wire.discord.spec import GatewaySpec, RestSpec
from tests.wire.discord.world import Json, World, environment
from tests.wire.telegram.server import Listener

_SETTLED = 0.05
"""Seconds of rest after which nothing more is expected."""


class FakeDiscord(People):
    """A fake Discord; what the bot did wrong is collected in `violations`."""

    def __init__(
        self,
        rest_spec: RestSpec | None = None,
        gateway_spec: GatewaySpec | None = None,
        shards: int = 1,
        port: int = 0,
    ) -> None:
        world = World(shards)
        super().__init__(world)
        self.violations: list[str] = []
        self.pages: dict[str, Callable[[Json], Awaitable[Json]]] = {}
        """More that can be asked of the server, by path."""
        self._listener = Listener(self._handle, port)
        self._sessions = Sessions(world, gateway_spec, self.violations)
        self._gateway = Gateway(world, self._sessions, gateway_spec, self.violations)
        self._border = Border(world, Rest(world, self._gateway), rest_spec, self.violations)
        self.faults = Faults(self._sessions, self._gateway.links, self._listener)
        self._gateway.faults = self._border.faults = self.faults
        self.token = self._gateway.token = self._border.token = _token(self.bot_id)

    async def __aenter__(self) -> Self:
        self.env = environment(self.world)
        await self._listener.open()
        self._gateway.url = self.gateway
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.faults.drop(1001)
        await self._listener.end()

    @property
    def base(self) -> str:
        """Give the address of the REST API."""
        return f"http://127.0.0.1:{self._listener.port}{API}"

    @property
    def gateway(self) -> str:
        """Give the address of the gateway."""
        return f"ws://127.0.0.1:{self._listener.port}/gateway"

    @property
    def bot_id(self) -> int:
        """Give the id of the account of the bot."""
        return self.world.bot_user.id

    @property
    def application_id(self) -> int:
        """Give the id of the application that the bot is of."""
        return self.world.application_id

    @property
    def sessions(self) -> list[Session]:
        """Give the sessions that have a connection to the gateway."""
        return self._sessions.open

    @property
    def identifies(self) -> list[float]:
        """Give when sessions were begun, on the monotonic clock."""
        return self._gateway.identifies

    @property
    def session_starts(self) -> Json:
        """Give how many sessions may be begun, as it is told to bots; tests may change it."""
        return self._gateway.session_starts

    @property
    def heartbeat_interval(self) -> float:
        """Give the seconds between heartbeats that bots are asked for."""
        return self._gateway.heartbeat_interval

    @heartbeat_interval.setter
    def heartbeat_interval(self, seconds: float) -> None:
        self._gateway.heartbeat_interval = seconds

    @property
    def message_content_allowed(self) -> bool:
        """Tell whether the bot may ask for the intent that lets it read all messages."""
        return self._gateway.message_content_allowed

    @message_content_allowed.setter
    def message_content_allowed(self, allowed: bool) -> None:
        self._gateway.message_content_allowed = allowed

    @property
    def requests(self) -> list[Request]:
        """Give all requests of the bot, oldest first."""
        return self._border.requests

    @property
    def heard(self) -> list[Callable[[Request], None]]:
        """Give what is called with every request that was done."""
        return self._border.heard

    def called(self, method: str, path: str) -> list[Request]:
        """Give the requests that were done, by method and a pattern of the path, such as `/channels/*/messages`."""
        return self._border.called(method, path)

    async def idle(self, timeout: float = 10.0, settled: float = _SETTLED) -> None:
        """Wait until the bot was told all that happened and, for a moment, has requested nothing."""
        border, since = self._border, time.monotonic()
        until = since + timeout
        while (now := time.monotonic()) - since < settled:
            if now > until:
                raise AssertionError(f"{border.busy} requests go on")
            await asyncio.sleep(0.005)
            since = time.monotonic() if border.busy or not self._sessions.delivered else max(since, border.acted)

    async def connected(self, timeout: float = 15.0, sessions: int = 1) -> None:
        """Wait until so many sessions have a connection."""
        await self._comes(lambda: len(self.sessions) >= sessions, timeout, f"{sessions} sessions")

    async def synced(self, name: str = "", timeout: float = 15.0) -> None:
        """Wait until the bot has registered its commands, or one of that name."""
        await self._comes(lambda: name in self.commands if name else bool(self.commands), timeout, f"command {name}")

    async def _comes(self, what: Callable[[], bool], timeout: float, name: str) -> None:
        until = time.monotonic() + timeout
        while not what():
            if time.monotonic() > until:
                raise AssertionError(f"there are no {name} in {timeout} s; {self.violations}; {self.requests[-5:]}")
            await asyncio.sleep(0.01)

    async def _handle(self, request: web.BaseRequest) -> web.StreamResponse:
        if page := self.pages.get(request.path):
            answer = await page(msgspec.json.decode(await request.read()))
            return web.Response(body=msgspec.json.encode(answer), content_type="application/json")
        if request.path.rstrip("/") == "/gateway":
            return await self._gateway.serve(request)
        if request.path.startswith(f"{API}/"):
            return await self._border.take(request)
        return web.Response(status=404)


def _token(bot_id: int) -> str:
    """Give a token as Discord's look: the id of the bot, a time and a signature."""
    first = base64.b64encode(str(bot_id).encode()).decode().rstrip("=")
    return f"{first}.GfAkEt.fakeFAKE-fakeFAKE_fakeFAKE-fakeFAKE012"
