"""Connections to the gateway: what goes out over each, in order."""

import asyncio
import contextlib
import time
import zlib
from collections import deque

import msgspec
from aiohttp import web

from tests.wire.discord.spec import GatewaySpec

_GOODBYE = 1.0
"""Seconds that a client has to answer that the connection ends."""


class Link:
    """One connection."""

    def __init__(self, compressed: bool, spec: GatewaySpec | None) -> None:
        # What is compressed here is one stream over all frames, and never the extension of the websocket.
        self.ws = web.WebSocketResponse(compress=False, timeout=_GOODBYE)
        self.closed_here = False
        """Whether it is not the bot that ended it."""
        self.delivered = asyncio.Event()
        """Whether all that is to go out has gone out."""
        self.delivered.set()
        self._spec = spec
        self._came: deque[float] = deque()
        self._zlib = zlib.compressobj() if compressed else None
        self._out: asyncio.Queue[bytes | int] = asyncio.Queue()

    def send(self, op: int, data: object = None) -> None:
        """Send a frame that belongs to the connection and not to a session."""
        frame = {"op": op, "s": None, "t": None} | ({} if data is None else {"d": data})
        if self._spec:
            self._spec.check_told(frame)
        self.send_frame(msgspec.json.encode(frame))

    def send_frame(self, frame: bytes) -> None:
        """Send a frame."""
        self.delivered.clear()
        self._out.put_nowait(frame)

    def counts(self, most: int, seconds: float) -> bool:
        """Count a frame that came in; tells whether there were more than may be in so many seconds."""
        now = time.monotonic()
        self._came.append(now)
        while self._came[0] < now - seconds:
            self._came.popleft()
        return len(self._came) > most

    def close(self, code: int) -> None:
        """End the connection once all that came before has gone out."""
        self.closed_here = True
        self._out.put_nowait(code)

    def abort(self) -> None:
        """End the connection as if the line was cut."""
        request = self.ws._req
        if request is not None and request.transport is not None:
            request.transport.abort()

    async def run(self) -> None:
        """Send what is to go out, until the end."""
        with contextlib.suppress(ConnectionError):
            while not isinstance(frame := await self._out.get(), int):
                await self._write(frame)
                if self._out.empty():
                    self.delivered.set()
            await self.ws.close(code=frame)

    async def _write(self, frame: bytes) -> None:
        if self._zlib is None:
            await self.ws.send_str(frame.decode())
        else:
            await self.ws.send_bytes(self._zlib.compress(frame) + self._zlib.flush(zlib.Z_SYNC_FLUSH))
