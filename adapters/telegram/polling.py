"""Polling: updates are fetched in batches, and a batch is confirmed when all of it is kept.

Chats are handled side by side, the updates of one chat in their order and after the votes before them. The next fetch
confirms; so a process that dies gets the batch again, and what it had kept of it is known by its id.
"""

import asyncio
import json
import logging
import time
from collections.abc import Coroutine, Mapping, Sequence
from typing import Any, TypeVar
from urllib.parse import urlencode

from telegram import Bot
from telegram.error import Conflict, RetryAfter, TelegramError

from adapters.telegram.connect import ALLOWED, Pauses, refused_token, until_done
from adapters.telegram.faults import reason, seconds_of
from adapters.telegram.gateway import Gateway, lane_of, number_of
from adapters.telegram.transport import Transport, refuses_token
from bot.app import App, NotKept

log = logging.getLogger(__name__)

_WAIT = 5
"""Seconds that Telegram waits for something to come."""
_LEASE = 3.0 * _WAIT
"""Seconds after which another process polls in place of one that is gone."""
_STANDBY = 2.0
_AGAIN = 1.0
_SLACK = 5.0
_BATCH = 100
"""Updates of a batch at most."""
POLLING = "telegram polling"
"""The lease of the process that polls."""
_ALLOWED = json.dumps(ALLOWED)
T = TypeVar("T")


class Polling:
    """Fetches updates while this process is the one to do so."""

    def __init__(self, bot: Bot, app: App, gateway: Gateway, holder: str) -> None:
        self.ready = False
        """Whether updates come in, here or in the process that polls."""
        self._bot = bot
        self._app = app
        self._gateway = gateway
        self._holder = holder
        self._offset = 0
        self._leads_until = 0.0
        self._pauses = Pauses()
        self._request = Transport(1, _WAIT + _SLACK)
        self._stopping = asyncio.Event()

    def stop(self) -> None:
        """Fetch no more; what has been fetched is still handled and confirmed."""
        self._stopping.set()

    async def run(self) -> None:
        """Fetch and handle updates until stopped; raises `TelegramRefused` where Telegram will never give any."""
        await self._request.initialize()
        try:
            await self._until_stopped(self._leave_webhook())
            while not self._stopping.is_set():
                await self._turn()
        finally:
            await self._end()

    async def _turn(self) -> None:
        try:
            if await self._leads():
                await self._fetch_and_handle()
            else:
                self.ready = True  # another process polls: this one stands by
                self._offset = 0
                await self._until_stopped(asyncio.sleep(_STANDBY))
        except TelegramError as error:
            if refuses_token(error):
                raise refused_token() from None
            self.ready = False
            log.warning("updates could not be fetched: %s", _advice(error))
            await self._until_stopped(self._pauses.after(error))
        except NotKept as error:
            self.ready = False
            log.warning("Telegram: %s; trying again", error)
            await self._until_stopped(asyncio.sleep(_STANDBY))

    async def _leads(self) -> bool:
        """Say whether this process is the one to poll; the lease is asked for when a third of it is over."""
        now = time.monotonic()
        if now >= self._leads_until and await self._app.desk.lead(POLLING, self._holder, _LEASE):
            self._leads_until = now + _LEASE / 3
        return now < self._leads_until

    async def _fetch_and_handle(self) -> None:
        batch = await self._until_stopped(self._fetch(_WAIT))
        if batch is None:
            return
        if not batch:
            self._offset = 0  # all is confirmed, and after a week of silence the numbers may begin lower
        self.ready = True
        if self._pauses.over():
            log.info("updates come in again")
        await self._handle(batch)

    async def _fetch(self, wait: int, limit: int = _BATCH) -> list[Mapping[str, Any]]:
        asked = {"offset": self._offset, "timeout": wait, "limit": limit, "allowed_updates": _ALLOWED}
        found = await self._request.post(f"{self._bot.base_url}/getUpdates?{urlencode(asked)}")
        return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []

    async def _handle(self, batch: Sequence[Mapping[str, Any]]) -> None:
        """Handle a batch to its end, and only then let it be confirmed.

        A vote does not tell its chat. So that what came after it does not close its question, chats wait for it.
        """
        last: dict[str, asyncio.Task[None]] = {}
        async with asyncio.TaskGroup() as group:
            for raw in batch:
                lane = lane_of(raw)
                before = [
                    task
                    for other, task in last.items()
                    if other == lane or (lane.startswith("chat ") and other.startswith("poll "))
                ]
                last[lane] = group.create_task(self._after(before, raw))
        self._offset = max((number_of(raw) + 1 for raw in batch), default=self._offset)

    async def _after(self, before: Sequence[asyncio.Task[None]], raw: Mapping[str, Any]) -> None:
        if before:
            await asyncio.wait(before)
        await self._surely(raw)

    async def _surely(self, raw: Mapping[str, Any]) -> None:
        """Handle an update, however long the database is away."""
        while True:
            try:
                await self._gateway.take(raw)
                return
            except NotKept as error:
                self.ready = False
                log.warning("update %d is kept back: %s; trying again", number_of(raw), error)
                await asyncio.sleep(_AGAIN)

    async def _leave_webhook(self) -> None:
        """Have updates kept for polling; Telegram gives them to a webhook while there is one."""
        await until_done(self._bot.delete_webhook, "the webhook could not be removed")

    async def _until_stopped(self, work: Coroutine[Any, Any, T]) -> T | None:
        """Wait for something, but no longer than until this is to stop."""
        task = asyncio.ensure_future(work)
        stopped = asyncio.ensure_future(self._stopping.wait())
        try:
            await asyncio.wait([task, stopped], return_when=asyncio.FIRST_COMPLETED)
            return await task if task.done() else None
        finally:
            for one in (task, stopped):
                one.cancel()

    async def _end(self) -> None:
        """Confirm what was handled, and let another process poll."""
        self.ready = False
        await self._gateway.close()
        try:
            if self._offset:
                await self._fetch(wait=0, limit=1)
            await self._app.desk.follow(POLLING, self._holder)
        except (TelegramError, NotKept) as error:
            log.info("the last updates will come again: %s", type(error).__name__)
        await self._request.shutdown()


def _advice(error: TelegramError) -> str:
    """Tell what is wrong and what to do about it."""
    if isinstance(error, Conflict):
        return (
            "another program polls with this token (or a webhook is set): stop it, or give this one a token of its own"
        )
    if isinstance(error, RetryAfter):
        return f"Telegram wants a pause of {seconds_of(error):.0f} s"
    return f"{reason(error)}; is Telegram reached from here (TELEGRAM_API_BASE, network)? Trying again"
