"""The fake Bot API: an HTTP server on loopback that a bot is pointed at, and the people who talk to the bot."""

import asyncio
import contextlib
import inspect
import time
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

import msgspec
from aiohttp import web

from tests.wire.telegram.chats import Bot
from tests.wire.telegram.faults import Cut, Faults
from tests.wire.telegram.messages import Json
from tests.wire.telegram.methods import METHODS
from tests.wire.telegram.params import read_params
from tests.wire.telegram.people import People
from tests.wire.telegram.refusals import Refusal, bad
from tests.wire.telegram.spec import Spec
from tests.wire.telegram.updates import Updates
from tests.wire.telegram.world import QUERY_LIFE, Query, World

_SETTLED = 0.05
"""Seconds of rest after which nothing more is expected."""


@dataclass(frozen=True, slots=True)
class Call:
    """A call that the bot made, with what came of it."""

    method: str
    params: Json
    chat_id: int | None
    at: float
    """On the monotonic clock, when it arrived."""
    refusal: str | None
    """None for one that was done."""

    @property
    def ok(self) -> bool:
        """Tell whether it was done."""
        return self.refusal is None


class Listener:
    """The socket, which can be closed for a while and opened again at the same port."""

    def __init__(self, handler: Callable[[web.BaseRequest], Awaitable[web.StreamResponse]], port: int) -> None:
        self.port = port
        self._server = web.Server(handler, access_log=None)
        self._listening: asyncio.Server | None = None

    async def open(self) -> None:
        """Take connections."""
        loop = asyncio.get_running_loop()
        self._listening = await loop.create_server(self._server, "127.0.0.1", self.port)
        self.port = self._listening.sockets[0].getsockname()[1]

    async def close(self) -> None:
        """Refuse connections, and end those there are."""
        if self._listening:
            self._listening.close()
            self._listening = None
        for connection in self._server.connections:
            if connection.transport:
                connection.transport.abort()
        await asyncio.sleep(0)

    async def end(self) -> None:
        """Close for good."""
        await self.close()
        await self._server.shutdown(0.1)


class FakeTelegram(People):
    """A fake Bot API server; what the bot did wrong is collected in `violations`."""

    def __init__(self, spec: Spec, validate: bool = True, port: int = 0) -> None:
        self.token = f"{Bot().id}:AAHfakeFAKEfake-fakeFAKEfake_fakeFAKE012"
        self.violations: list[str] = []
        self.calls: list[Call] = []
        self.heard: list[Callable[[Call], None]] = []
        """Called with every call that was done."""
        self.pages: dict[str, Callable[[Json], Awaitable[Json]]] = {}
        """More that can be asked of the server, by path."""
        self._spec, self._validate = spec, validate
        self._busy = 0
        self._acted = 0.0
        self._listener = Listener(self._handle, port)
        super().__init__(World(Updates(spec, self.violations, validate)))
        self.faults = Faults(self.world.updates, self._listener)

    async def __aenter__(self) -> Self:
        await self._listener.open()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.world.end()
        await self.world.updates.stop()
        await self._listener.end()

    @property
    def base(self) -> str:
        """Give the address to which `/bot` and the token are added."""
        return f"http://127.0.0.1:{self._listener.port}"

    @property
    def bot(self) -> Bot:
        """Give the account of the bot."""
        return self.world.bot

    def unanswered_callbacks(self, after: float = QUERY_LIFE) -> list[Query]:
        """Give the presses of buttons that the bot left without an answer for so long."""
        return [query for query in self.world.queries.values() if not query.answer.done() and query.age >= after]

    def called(self, method: str) -> list[Call]:
        """Give the calls of a method that were done."""
        return [call for call in self.calls if call.method == method and call.ok]

    async def idle(self, timeout: float = 10.0, settled: float = _SETTLED) -> None:
        """Wait until the bot has taken all updates and, for a moment, has made no call."""
        updates, since = self.world.updates, time.monotonic()
        until = since + timeout
        while (now := time.monotonic()) - since < settled:
            if now > until:
                raise AssertionError(f"{len(updates.pending)} updates are not taken, {self._busy} calls go on")
            await asyncio.sleep(0.005)
            since = time.monotonic() if self._busy or not updates.done else max(since, self._acted)

    async def _handle(self, request: web.BaseRequest) -> web.StreamResponse:
        if page := self.pages.get(request.path):
            return _json(await page(msgspec.json.decode(await request.read())))
        try:
            return _json({"ok": True, "result": await self._answer(request)})
        except Refusal as refusal:
            if refusal.status == 502:
                return web.Response(status=502, text="<html>502 Bad Gateway</html>", content_type="text/html")
            return _json(refusal.envelope(), refusal.status)
        except Cut:
            if request.transport:
                request.transport.abort()
            return web.Response()

    async def _answer(self, request: web.BaseRequest) -> Any:
        at, name = time.monotonic(), self._method(request.path)
        params = await read_params(request, self._spec.methods[name])
        chat_id = params.get("chat_id")
        chat_id = chat_id if isinstance(chat_id, int) else None
        refusal: str | None = None
        with self._acting(name):
            try:
                await self.faults.before(name, chat_id)
                result = await self._done(name, dict(params))
            except Exception as error:
                refusal = str(error) or type(error).__name__
                if not isinstance(error, Refusal | Cut):
                    self.violations.append(f"{name}: the fake itself failed with {error!r}")
                raise
            finally:
                self._note(Call(name, params, chat_id, at, refusal))
            await self.faults.after(name)
        return result

    @contextlib.contextmanager
    def _acting(self, name: str) -> Iterator[None]:
        """Count a call as going on; a long poll is none."""
        counts = name != "getUpdates"
        self._busy += counts
        try:
            yield
        finally:
            self._busy -= counts
            self._acted = time.monotonic() if counts else self._acted

    def _note(self, call: Call) -> None:
        self.calls.append(call)
        if call.ok:
            for hear in self.heard:
                hear(call)

    def _method(self, path: str) -> str:
        start, _, method = path.removeprefix("/bot").rpartition("/")
        if not path.startswith("/bot") or not start:
            raise Refusal(404, "Not Found")
        if start != self.token or self.faults.revoked:
            raise Refusal(401, "Unauthorized")
        if (name := self._spec.names.get(method.lower())) is None:
            self.violations.append(f"{method}: unknown method")
            raise Refusal(404, "Not Found")
        return name

    async def _done(self, name: str, params: Json) -> Any:
        if wrong := self._spec.check_call(name, params) if self._validate else []:
            self.violations += wrong
            raise bad(_why(wrong[0]))
        if name not in METHODS:
            self.violations.append(f"{name}: not in this fake")
            raise bad(f"method {name} is not in this fake")
        result = METHODS[name](self.world, params)
        if inspect.isawaitable(result):
            result = await result
        if self._validate and not isinstance(result, msgspec.Raw):
            self.violations += self._spec.check_answer(name, result)
        return result


def _why(wrong: str) -> str:
    """Give what Telegram says about a call that the specification does not allow."""
    field, _, what = wrong.partition(": ")
    if field.endswith("callback_data"):
        return "BUTTON_DATA_INVALID"
    if field.endswith("Text.text") or field == "sendMessage.text":
        return "message is too long" if "at most" in what else "message text is empty"
    return wrong


def _json(answer: Json, status: int = 200) -> web.Response:
    return web.Response(body=msgspec.json.encode(answer), status=status, content_type="application/json")
