"""Requests and frames without a library, for what no library would send."""

import asyncio
import zlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from types import TracebackType
from typing import Any, Self

import aiohttp
import msgspec

from tests.wire.discord.interactions import Interaction
from tests.wire.discord.room import Room
from tests.wire.discord.server import FakeDiscord
from tests.wire.discord.world import Json

_SOON = 3.0
ALL = 53608447
"""All intents."""


class Socket:
    """A connection to the gateway."""

    def __init__(self, fake: FakeDiscord, ws: aiohttp.ClientWebSocketResponse) -> None:
        self._fake, self._ws = fake, ws
        self._zlib = zlib.decompressobj()
        self.seen = 0
        """The number of the last event."""

    async def identify(self, intents: int = ALL, shard: tuple[int, int] = (0, 1), **more: Any) -> Json:
        """Begin a session; gives what it is told when it is ready."""
        properties = {"os": "linux", "browser": "raw", "device": "raw"}
        asked = {"token": self._fake.token, "intents": intents, "properties": properties, "shard": shard}
        await self.send(2, asked | more)
        return await self.event("READY")

    async def resume(self, ready: Json, seen: int) -> None:
        """Go on with an earlier session."""
        await self.send(6, {"token": self._fake.token, "session_id": ready["session_id"], "seq": seen})

    async def send(self, op: int, data: Any) -> None:
        """Send a frame."""
        await self._ws.send_bytes(msgspec.json.encode({"op": op, "d": data}))

    async def frame(self) -> Json:
        """Take the next frame."""
        message = await asyncio.wait_for(self._ws.receive(), _SOON)
        assert message.type in (aiohttp.WSMsgType.TEXT, aiohttp.WSMsgType.BINARY), message
        packed = message.type is aiohttp.WSMsgType.BINARY
        frame: Json = msgspec.json.decode(self._zlib.decompress(message.data) if packed else message.data)
        self.seen = frame.get("s") or self.seen
        return frame

    async def event(self, name: str) -> Json:
        """Take frames until an event of that name comes."""
        while (frame := await self.frame())["t"] != name:
            pass
        data: Json = frame["d"]
        return data

    async def events(self) -> list[str]:
        """Name the events that come until there is silence."""
        names: list[str] = []
        while True:
            try:
                message = await self._ws.receive(timeout=0.2)
            except TimeoutError:
                return names
            names.append(msgspec.json.decode(message.data)["t"])

    async def closed(self) -> int:
        """Wait until it is closed; gives the code."""
        async with asyncio.timeout(_SOON):
            while not self._ws.closed:
                await self._ws.receive()
        return self._ws.close_code or 0

    async def close(self, code: int = 4000) -> None:
        """Close it."""
        await self._ws.close(code=code)


class Raw:
    """A client that sends what it is given."""

    def __init__(self, fake: FakeDiscord) -> None:
        self._fake = fake
        self._session = aiohttp.ClientSession()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._session.close()

    @asynccontextmanager
    async def socket(self, compressed: bool = False) -> AsyncIterator[Socket]:
        """Connect to the gateway."""
        query = {"v": "10", "encoding": "json"} | ({"compress": "zlib-stream"} if compressed else {})
        async with self._session.ws_connect(self._fake.gateway, params=query) as ws:
            socket = Socket(self._fake, ws)
            assert (await socket.frame())["op"] == 10
            yield socket

    async def call(self, method: str, path: str, body: Any = None, token: str | None = None, **more: Any) -> Any:
        """Make a request; gives the status and the answer."""
        headers = {"Authorization": f"Bot {self._fake.token}" if token is None else token}
        json = {} if body is None else {"json": body}
        async with self._session.request(method, self._fake.base + path, headers=headers, **json, **more) as answer:
            content = await answer.read()
            assert not content or answer.headers["Content-Type"] in ("application/json", "text/html; charset=utf-8")
            return answer.status, msgspec.json.decode(content) if content.startswith((b"{", b"[")) else None

    async def did(self, method: str, path: str, body: Any = None, **more: Any) -> Any:
        """Make a request that must be done; gives the answer."""
        status, answer = await self.call(method, path, body, **more)
        assert status < 300, (status, answer)
        return answer

    async def refused(self, method: str, path: str, body: Any = None, **more: Any) -> tuple[int, int]:
        """Make a request that must be refused; gives the status and the code."""
        status, answer = await self.call(method, path, body, **more)
        assert status >= 400, (status, answer)
        return status, answer["code"]

    async def says(self, room: Room, **body: Any) -> Json:
        """Send a message."""
        sent: Json = await self.did("POST", f"/channels/{room.id}/messages", body)
        return sent

    async def answers(self, interaction: Interaction, kind: int, **data: Any) -> Any:
        """Respond to an interaction first; gives the status and the answer."""
        path = f"/interactions/{interaction.id}/{interaction.record.token}/callback"
        body = {"type": kind, "data": data} if data else {"type": kind}
        return await self.call("POST", path, body, token="", params={"with_response": "true"})

    async def registers(self, *commands: Json) -> list[Json]:
        """Register commands."""
        path = f"/applications/{self._fake.application_id}/commands"
        registered: list[Json] = await self.did("PUT", path, list(commands))
        return registered
