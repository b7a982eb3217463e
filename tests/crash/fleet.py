"""The fleet: the workers of a run, as the driver sees them."""

import asyncio
import os
import random
import signal
import socket
import subprocess
import sys
from asyncio import StreamReader, StreamWriter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import msgspec

from bot.messages import Incoming, Letter, Outgoing
from tests.crash import wire
from tests.crash.changes import Changes

Reply = tuple[Outgoing, ...]
Show = Callable[["Worker", Letter], str]
"""Shows a letter that a worker brings; gives the id of the message."""
_SLOWEST_ANSWER = 0.03
_START = 20.0
"""Seconds in which a worker must be up, whatever the machine is doing."""


class Worker:
    """A worker process."""

    def __init__(self, pid: int, writer: StreamWriter) -> None:
        self.pid = pid
        self.killed = False
        self.up = asyncio.Event()
        self.gone = asyncio.Event()
        """Set when the process is no more."""
        self.fell = ""
        """The trace of the mistake of which it ended."""
        self._writer = writer
        self._waiting: dict[str, list[asyncio.Future[Reply | None]]] = {}

    @property
    def takes_events(self) -> bool:
        """Whether events may be given to it; one that is stopped takes them too, and is silent."""
        return self.up.is_set() and not self._writer.is_closing()

    def handle(self, incoming: Incoming) -> "asyncio.Future[Reply | None]":
        """Give it an event; None comes back where it is not acknowledged."""
        future: asyncio.Future[Reply | None] = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(incoming.event, []).append(future)
        self._writer.write(wire.line(wire.Event(incoming)))
        return future

    def answered(self, event: str, reply: Reply | None) -> None:
        """Tell who waits for an event what came of it."""
        for future in self._waiting.pop(event, []):
            if not future.done():
                future.set_result(reply)

    def show(self, attempt: int, message: str) -> None:
        """Tell it that a letter has been shown."""
        if not self._writer.is_closing():
            self._writer.write(wire.line(wire.Answer(attempt, message)))

    def leave(self) -> None:
        """Have it end in good order."""
        self._writer.write(wire.line(wire.Leave()))

    def lost(self) -> None:
        """Note that it says nothing any more."""
        self._writer.close()
        for event in list(self._waiting):
            self.answered(event, None)

    def signal(self, number: signal.Signals) -> None:
        """Send it a signal; one that is no more does not mind."""
        self.killed |= number is signal.SIGKILL
        if not self.gone.is_set():
            with suppress(ProcessLookupError):
                os.kill(self.pid, number)

    async def end(self) -> None:
        """Wait until the process is no more."""
        while not self.gone.is_set():
            try:
                os.kill(self.pid, 0)
            except ProcessLookupError:
                self.gone.set()
            else:
                await asyncio.sleep(0.005)


class Fleet:
    """Makes workers, listens to them and gives them events."""

    def __init__(self, orders: socket.socket, environment: dict[str, str], show: Show) -> None:
        self.workers: list[Worker] = []
        self.acknowledged: list[Callable[[str, Reply], None]] = []
        """Called for every event that a worker acknowledges."""
        self.refusals = 0
        self._orders = orders
        self._environment = environment
        self._show = show
        self._listening: list[asyncio.Task[None]] = []
        self._changes = Changes()

    async def spawn(self, failpoint: str = "", **environment: str) -> Worker:
        """Make a worker; it is up somewhat later."""
        ours, theirs = socket.socketpair()
        wanted = {**self._environment, **environment, wire.FAILPOINT: failpoint}
        with theirs:
            socket.send_fds(self._orders, [msgspec.json.encode(wanted)], [theirs.fileno()])
        pid = int(await asyncio.wait_for(asyncio.get_running_loop().sock_recv(self._orders, 64), _START))
        reader, writer = await asyncio.open_connection(sock=ours)
        worker = Worker(pid, writer)
        self.workers.append(worker)
        self._listening.append(asyncio.create_task(self._listen(worker, reader)))
        return worker

    async def spawn_up(self, **environment: str) -> Worker:
        """Make a worker and wait until it is up."""
        worker = await self.spawn(**environment)
        await asyncio.wait_for(worker.up.wait(), _START)
        return worker

    async def available(self) -> list[Worker]:
        """Give the workers that take events, in any order; waits until there is one."""
        await self._changes.until(lambda: any(one.takes_events for one in self.workers))
        found = [one for one in self.workers if one.takes_events]
        random.shuffle(found)
        return found

    async def _listen(self, worker: Worker, reader: StreamReader) -> None:
        while (said := await wire.next_line(reader, wire.FromWorker)) is not None:
            match said:
                case wire.Up():
                    worker.up.set()
                    self._changes.tell()
                case wire.Handled(event, reply):
                    for call in self.acknowledged:
                        call(event, reply)
                    worker.answered(event, reply)
                case wire.Refused(event):
                    self.refusals += 1
                    worker.answered(event, None)
                case wire.Post(attempt, letter):
                    message = self._show(worker, letter)
                    delay = random.uniform(0, _SLOWEST_ANSWER)
                    asyncio.get_running_loop().call_later(delay, worker.show, attempt, message)
                case wire.Fell(trace):
                    worker.fell = trace
        worker.lost()
        await worker.end()

    async def close(self) -> None:
        """Kill all."""
        for worker in self.workers:
            worker.signal(signal.SIGKILL)
        await asyncio.gather(*self._listening)


@asynccontextmanager
async def fleet(environment: dict[str, str], show: Show, log: Path) -> AsyncIterator[Fleet]:
    """Start a nursery and give the fleet that it makes; at the end all processes are killed."""
    ours, theirs = socket.socketpair()
    ours.setblocking(False)
    started = {**os.environ, wire.SOCKET: str(theirs.fileno()), "OPENBLAS_NUM_THREADS": "1"}
    command = [sys.executable, "-m", "tests.crash.nursery"]
    with ours, theirs, log.open("wb") as file:
        nursery = subprocess.Popen(command, env=started, pass_fds=[theirs.fileno()], stdout=file, stderr=file)
        theirs.close()
        opened = Fleet(ours, environment, show)
        try:
            yield opened
        finally:
            await opened.close()
            nursery.kill()
            nursery.wait()


async def within(seconds: float, event: asyncio.Event) -> bool:
    """Wait for an event no longer than some seconds; says whether it has come."""
    try:
        await asyncio.wait_for(event.wait(), max(0.0, seconds))
    except TimeoutError:
        return False
    return True
