"""A worker: the bot as a process, which gets its events from the driver and gives it what is to be shown.

Started by `python -m tests.crash.worker`, or by the nursery, which has read all modules already.
"""

import asyncio
import logging
import os
import random
import socket
import sys
import time
import traceback
from asyncio import StreamReader, StreamWriter
from collections.abc import Mapping
from datetime import datetime, timedelta, tzinfo
from itertools import count

from bot import failpoints
from bot.app import App
from bot.messages import Delivery, Incoming, Letter, Limits, Outgoing, Sent, Unsure
from bot.mind import Mind
from bot.play import Play
from bot.ports import StoreDown, StoreError
from bot.scene import Decision
from bot.service import open_store, running, sending
from bot.storage import engine, store
from bot.storage.engine import database_url
from bot.storage.transaction import Transaction
from tests.crash import wire
from tests.crash.database import application
from tests.crash.room import POISON, room


class Courier:
    """Gives letters to the driver and waits for what it says."""

    platform = wire.PLATFORM
    limits = Limits()
    again_is_safe = False

    def __init__(self, writer: StreamWriter) -> None:
        self._writer = writer
        self._attempts = count(1)
        self._waiting: dict[int, asyncio.Future[Delivery]] = {}

    async def send(self, letter: Letter) -> Delivery:
        attempt = next(self._attempts)
        self._waiting[attempt] = asyncio.get_running_loop().create_future()
        self._writer.write(wire.line(wire.Post(attempt, letter)))
        try:
            return await self._waiting[attempt]
        finally:
            del self._waiting[attempt]

    def answered(self, answer: wire.Answer) -> None:
        """Tell who waits that the platform has shown their letter."""
        waiting = self._waiting.get(answer.attempt)
        if waiting and not waiting.done():
            waiting.set_result(Sent(answer.message))

    def lost(self) -> None:
        """Tell all who wait that nobody knows."""
        for waiting in self._waiting.values():
            if not waiting.done():
                waiting.set_result(Unsure("the connection is lost"))


class FragileApp(App):
    """The app, with one event that it can decide on and not keep."""

    async def _keep(self, tx: Transaction, incoming: Incoming, decision: Decision) -> tuple[Outgoing, ...]:
        reply = await super()._keep(tx, incoming, decision)
        if incoming.text == POISON:
            raise RuntimeError("poison")
        return reply


class Worker:
    """Talks with the driver until it wants no more or is gone."""

    def __init__(self, app: App, reader: StreamReader, writer: StreamWriter, courier: Courier) -> None:
        self._app = app
        self._reader = reader
        self._writer = writer
        self._courier = courier
        self._handling: set[asyncio.Task[None]] = set()

    async def work(self) -> None:
        """Take what comes, several events at once."""
        self._say(wire.Up())
        while True:
            match await wire.next_line(self._reader, wire.ToWorker):
                case wire.Event(incoming):
                    task = asyncio.create_task(self._handle(incoming))
                    self._handling.add(task)
                    task.add_done_callback(self._handling.discard)
                case wire.Answer() as answer:
                    self._courier.answered(answer)
                case _:
                    break
        self._courier.lost()

    async def _handle(self, incoming: Incoming) -> None:
        try:
            self._say(wire.Handled(incoming.event, await self._app.handle(incoming)))
        except StoreError as error:
            self._say(wire.Refused(incoming.event, str(error)))

    def _say(self, message: wire.FromWorker) -> None:
        self._writer.write(wire.line(message))


def shift_clock(seconds: float) -> None:
    """Put the clock of this process wrong, for all that the bot's modules can ask for the time."""
    right = time.time
    time.time = lambda: right() + seconds

    class Shifted(datetime):
        """Makes datetimes like any other, but does not know what time it is."""

        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
            return datetime.now(tz) + timedelta(seconds=seconds)

    for name, module in list(sys.modules.items()):
        if name.startswith("bot.") and getattr(module, "datetime", None) is datetime:
            module.__dict__["datetime"] = Shifted


def doubt_commits(share: float) -> None:
    """Have some transactions fail after they were kept, as when a connection breaks before the answer comes."""
    reach = failpoints.reach

    def doubt(name: str) -> None:
        reach(name)
        if name.endswith(":committed") and name != ":committed" and random.random() < share:
            raise StoreDown("nobody knows")

    vars(store)["reach"] = doubt


async def _work(end: socket.socket, environment: Mapping[str, str], mind: Mind, play: Play) -> None:
    reader, writer = await asyncio.open_connection(sock=end)
    try:
        async with open_store(database_url(environment[wire.DATABASE])) as opened:
            courier, app = Courier(writer), FragileApp(mind, play, opened)
            lease = float(environment[wire.LEASE])
            async with running(app, opened), sending(app, opened, courier, lease):
                await Worker(app, reader, writer, courier).work()
    except Exception:
        writer.write(wire.line(wire.Fell(traceback.format_exc())))
        raise
    finally:
        writer.close()


def serve(end: socket.socket, mind: Mind, play: Play) -> None:
    """Be a worker, as the environment wants it."""
    logging.basicConfig(level=logging.INFO, format=f"%(asctime)s {os.getpid()} %(name)s %(levelname)s %(message)s")
    if os.environ.get(wire.CLOCK):
        shift_clock(float(os.environ[wire.CLOCK]))
    if os.environ.get(wire.DOUBT):
        doubt_commits(float(os.environ[wire.DOUBT]))
    engine._POSTGRES["application_name"] = application(os.getpid())
    asyncio.run(_work(end, os.environ, mind, play))


if __name__ == "__main__":
    serve(socket.socket(fileno=int(os.environ[wire.SOCKET])), *room())
