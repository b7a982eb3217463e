"""The inbox: events that wait to be handled, those that came together in one go.

The events of a chat keep their order. When some cannot be handled together, each is by itself, so that one that fails
harms no other. A chat that another process holds is passed over and tried again a moment later.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from bot.messages import Incoming, Outgoing, Place
from bot.ports import StoreDown, StoreError
from bot.traces import where

log = logging.getLogger(__name__)

_TOGETHER = 64
"""Events that are handled in one go at most."""
_BUSY = 0.03
"""Seconds until a chat that another process holds is tried again."""
_PATIENCE = 20.0
"""Seconds after which an event whose chat stays held is not handled, for its platform to bring it again."""

Reply = tuple[Outgoing, ...]
"""What is said privately to whoever caused an event, to be sent at once."""


class Wait(Enum):
    """Why an event was not handled yet."""

    HELD = auto()
    """Another process holds its chat."""
    TURN = auto()
    """Those before it took all the time there was."""


Together = Callable[[Sequence[Incoming]], Awaitable[Sequence[Reply | Wait]]]
"""Handles events in their order, all or, with an exception, none of them."""
Failed = Callable[[Incoming, Exception], Awaitable[Reply]]
"""Deals with an event that cannot be handled even by itself."""


@dataclass(eq=False, slots=True)
class _Job:
    """An event that waits, and whoever waits for it."""

    incoming: Incoming
    done: "asyncio.Future[Reply]"
    until: float
    """When to give up on a chat that stays held, by the clock of the loop."""

    @property
    def place(self) -> Place:
        return self.incoming.address.place

    def finish(self, reply: Reply) -> None:
        if not self.done.done():
            self.done.set_result(reply)

    def fail(self, error: Exception) -> None:
        if not self.done.done():
            self.done.set_exception(error)


class Inbox:
    """Has events handled by `together`, and those that it cannot handle noted by `failed`."""

    def __init__(self, together: Together, failed: Failed) -> None:
        self._together = together
        self._failed = failed
        self._jobs: deque[_Job] = deque()
        self._busy: dict[Place, float] = {}
        """Chats that another process held, and when to try them again."""
        self._singly = 0
        """How many events are to be handled by themselves, for together they failed."""
        self._worker: asyncio.Task[None] | None = None

    async def handle(self, incoming: Incoming) -> Reply:
        """Have an event handled; raises `StoreError` where nothing could be kept."""
        loop = asyncio.get_running_loop()
        job = _Job(incoming, loop.create_future(), loop.time() + _PATIENCE)
        self._jobs.append(job)
        if self._worker is None or self._worker.done():
            self._worker = asyncio.create_task(self._work())
        return await job.done

    @property
    def depth(self) -> int:
        """How many events wait."""
        return len(self._jobs)

    @property
    def oldest(self) -> float:
        """How many seconds the oldest of them waits."""
        now = asyncio.get_running_loop().time()
        return max((now + _PATIENCE - job.until for job in self._jobs), default=0.0)

    async def close(self) -> None:
        """Wait until all that came in is handled."""
        if self._worker:
            await asyncio.wait([self._worker])

    async def _work(self) -> None:
        """Handle what waits until nothing does."""
        while self._jobs:
            batch = self._next_batch()
            if batch:
                await self._handle(batch)
            else:
                await asyncio.sleep(_BUSY)

    def _next_batch(self) -> list[_Job]:
        """Take the events that came first, without those of chats that were held a moment ago."""
        now = asyncio.get_running_loop().time()
        self._busy = {place: until for place, until in self._busy.items() if until > now}
        most = 1 if self._singly else _TOGETHER
        self._singly = max(0, self._singly - 1)
        batch: list[_Job] = []
        later: list[_Job] = []
        while self._jobs and len(batch) < most:
            job = self._jobs.popleft()
            (later if job.place in self._busy else batch).append(job)
        self._put_back(later)
        return batch

    def _put_back(self, jobs: Sequence[_Job]) -> None:
        self._jobs.extendleft(reversed(jobs))

    async def _handle(self, batch: Sequence[_Job]) -> None:
        """Handle events; those that have to wait go back to where they were."""
        try:
            replies = await self._together([job.incoming for job in batch])
        except StoreError as error:
            for job in batch:
                job.fail(error)
        except Exception as error:
            if len(batch) == 1:
                await self._note(batch[0], error)
                return
            log.warning("%d events could not be handled together: %s", len(batch), where(error))
            self._singly = len(batch)
            self._put_back(batch)
        else:
            self._put_back([job for job, reply in zip(batch, replies, strict=True) if self._waits(job, reply)])

    def _waits(self, job: _Job, reply: Reply | Wait) -> bool:
        """Give a reply to whoever waits for it; says whether there is none yet."""
        now = asyncio.get_running_loop().time()
        if not isinstance(reply, Wait):
            job.finish(reply)
            return False
        if reply is Wait.HELD and now >= job.until:
            job.fail(StoreDown("another process holds the chat"))
            return False
        if reply is Wait.HELD:
            self._busy[job.place] = now + _BUSY
        return True

    async def _note(self, job: _Job, error: Exception) -> None:
        try:
            job.finish(await self._failed(job.incoming, error))
        except StoreError as down:
            job.fail(down)
        except Exception as worse:
            # Its values cannot be kept at all; brought again, it would stand in the way of all others for ever.
            log.critical("event %s could not even be noted as failed: %s", job.incoming.event, where(worse))
            job.finish(())
