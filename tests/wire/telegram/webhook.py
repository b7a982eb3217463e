"""Delivery to a webhook: lane by lane, in order, again and again until it is taken."""

import asyncio
import contextlib
import time
from collections import deque
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import Protocol

import aiohttp

from tests.wire.telegram.messages import Json

FIRST_WAIT, LONGEST_WAIT = 0.05, 1.0
"""Telegram waits from one second to two minutes, which would be long for tests."""
_TIMEOUT = 10.0
_HELD_BACK = 0.05


@dataclass(slots=True)
class Disorder:
    """What may go wrong on the way."""

    repeat: bool = False
    """Each update comes twice."""
    shuffle: bool = False
    """Presses of buttons overtake messages."""


class Posted(Protocol):
    """What is delivered."""

    id: int
    kind: str
    lane: Hashable

    def json(self) -> bytes:
        """Give the body."""
        ...


class Webhook:
    """An address that updates are posted to; one request at a time for each lane."""

    def __init__(self, url: str, secret: str | None, max_connections: int) -> None:
        self.url, self.secret, self.max_connections = url, secret, max_connections
        self.last_error: tuple[int, str] | None = None
        self._lanes: dict[Hashable, deque[Posted]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._room = asyncio.Semaphore(max_connections)
        self._session: aiohttp.ClientSession | None = None
        self._delivered: Callable[[Posted], None] = lambda update: None
        self._disorder = Disorder()

    def start(self, delivered: Callable[[Posted], None], disorder: Disorder) -> None:
        """Begin; what was taken by the bot is told to `delivered`."""
        self._delivered, self._disorder = delivered, disorder
        timeout = aiohttp.ClientTimeout(total=_TIMEOUT)
        self._session = aiohttp.ClientSession(timeout=timeout, connector=aiohttp.TCPConnector(limit=0))

    def take(self, updates: Iterable[Posted]) -> None:
        """Take updates to deliver."""
        for update in updates:
            lane = self._lanes.setdefault(update.lane, deque())
            lane.append(update)
            if len(lane) == 1:
                task = asyncio.create_task(self._run(update.lane))
                self._tasks.add(task)
                task.add_done_callback(self._tasks.discard)

    async def stop(self) -> None:
        """Stop delivering."""
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._session:
            await self._session.close()

    def info(self) -> Json:
        """Tell what can be asked about it."""
        told: Json = {"url": self.url, "max_connections": self.max_connections, "ip_address": "127.0.0.1"}
        if self.last_error:
            told |= {"last_error_date": self.last_error[0], "last_error_message": self.last_error[1]}
        return told

    async def _run(self, key: Hashable) -> None:
        lane = self._lanes[key]
        while lane:
            if self._disorder.shuffle and lane[0].kind != "callback_query":
                await asyncio.sleep(_HELD_BACK)
            await self._deliver(lane[0])
            lane.popleft()
        del self._lanes[key]

    async def _deliver(self, update: Posted) -> None:
        wait = 0.0
        while not await self._post(update):
            await asyncio.sleep(wait)
            wait = min(max(2 * wait, FIRST_WAIT), LONGEST_WAIT)
        if self._disorder.repeat:
            await self._post(update)
        self._delivered(update)

    async def _post(self, update: Posted) -> bool:
        assert self._session
        headers = {"Content-Type": "application/json"}
        if self.secret:
            headers["X-Telegram-Bot-Api-Secret-Token"] = self.secret
        error = "Connection refused"
        async with self._room:
            with contextlib.suppress(aiohttp.ClientError, TimeoutError):
                async with self._session.post(self.url, data=update.json(), headers=headers) as answer:
                    await answer.read()
                    if answer.ok:
                        return True
                    error = f"Wrong response from the webhook: {answer.status} {answer.reason}"
        self.last_error = int(time.time()), error
        return False
