"""A way to the database that can be closed or made to stand still."""

import asyncio
from asyncio import StreamReader, StreamWriter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from sqlalchemy import URL


class Proxy:
    """Passes on what comes to a port of its own."""

    def __init__(self, host: str, port: int) -> None:
        self.closed = asyncio.Event()
        """Set once it has been closed."""
        self._target = host, port
        self._port = 0
        self._server: asyncio.Server | None = None
        self._flows = asyncio.Event()
        self._flows.set()
        self._writers: set[StreamWriter] = set()
        self._passing: set[asyncio.Task[None]] = set()

    def through(self, url: URL) -> URL:
        """Give the address that leads through it."""
        return url.set(host="127.0.0.1", port=self._port)

    async def open(self) -> None:
        """Let connections in, at the same port every time."""
        self._server = await asyncio.start_server(self._connect, "127.0.0.1", self._port)
        self._port = self._server.sockets[0].getsockname()[1]

    async def close(self) -> None:
        """Cut all connections and refuse new ones."""
        self.closed.set()
        if self._server:
            self._server.close()
        for writer in self._writers:
            writer.transport.abort()
        await asyncio.gather(*self._passing)
        self._writers.clear()

    def freeze(self) -> None:
        """Let nothing pass, and say nothing of it."""
        self._flows.clear()

    def thaw(self) -> None:
        """Let everything pass again, what was held back too."""
        self._flows.set()

    async def _connect(self, reader: StreamReader, writer: StreamWriter) -> None:
        self._writers.add(writer)
        try:
            far_reader, far_writer = await asyncio.open_connection(*self._target)
        except OSError:
            writer.transport.abort()
            return
        self._writers.add(far_writer)
        for source, sink in ((reader, far_writer), (far_reader, writer)):
            task = asyncio.create_task(self._pass(source, sink))
            self._passing.add(task)
            task.add_done_callback(self._passing.discard)

    async def _pass(self, source: StreamReader, sink: StreamWriter) -> None:
        with suppress(ConnectionError):
            while data := await source.read(65536):
                await self._flows.wait()
                sink.write(data)
                await sink.drain()
        sink.close()


@asynccontextmanager
async def proxy(url: URL) -> AsyncIterator[Proxy]:
    """Open a way to a database."""
    opened = Proxy(url.host or "127.0.0.1", url.port or 5432)
    await opened.open()
    try:
        yield opened
    finally:
        opened.thaw()
        await opened.close()
