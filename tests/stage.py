"""A stage: an app on a store of its own, with a clock that stands until it is moved and a note of what is sent.

It is played step by step, without `await`: each step handles an event or lets time pass, and waits until all is sent.
"""

import asyncio
from collections.abc import Coroutine
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

from bot.app import App
from bot.messages import Delivery, Incoming, Letter, Limits, Outgoing, Place, Sent
from bot.mind import Mind
from bot.outbox import Outbox
from bot.play import Play
from bot.storage.store import Store
from bot.storage.transaction import Transaction
from bot.storage.values import moment_of
from bot.wits import Rebuild
from tests.stores import sqlite_file

T = TypeVar("T")
NOON = datetime(2026, 4, 28, 12, tzinfo=UTC)


class Notebook:
    """A sender that notes what it is given to send."""

    limits = Limits()
    again_is_safe = False

    def __init__(self, platform: str) -> None:
        self.platform = platform
        self.letters: list[Letter] = []

    async def send(self, letter: Letter) -> Delivery:
        self.letters.append(letter)
        return Sent(str(letter.id), poll=f"poll {letter.id}" if letter.said.choice else "")

    def taken(self) -> list[tuple[Place, Outgoing]]:
        """Give what was said since this was last asked; that a poll ends says nothing."""
        letters, self.letters = self.letters, []
        return [(letter.place, letter.said) for letter in letters if not letter.said.ends]


class Stage:
    """An app on which scenes are played; to be closed at the end."""

    def __init__(
        self,
        mind: Mind,
        play: Play,
        now: datetime = NOON,
        platform: str = "console",
        rebuild: Rebuild | None = None,
    ) -> None:
        self.now = now
        self.notes = Notebook(platform)
        self._runner = asyncio.Runner()
        self._folder = TemporaryDirectory(prefix="azfilm-stage-")
        self.store = self.run(self._open())
        self.app = App(mind, play, self.store, rebuild)
        self._outbox = Outbox(self.app, self.store, self.notes, "stage")
        self._sending = self._runner.get_loop().create_task(self._outbox.run())

    async def _open(self) -> Store:
        return Store(await sqlite_file(Path(self._folder.name)), lambda: self.now)

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """Do something asynchronous to its end."""
        return self._runner.run(work)

    def handle(self, incoming: Incoming) -> list[Outgoing]:
        """Handle an event; gives what is said privately, then what is sent to chats."""
        reply = self.run(self.app.handle(incoming))
        return [*reply, *(said for _, said in self.settled())]

    def settled(self) -> list[tuple[Place, Outgoing]]:
        """Wait until all is sent; gives what is sent and where."""
        self.run(self._outbox.settled())
        return self.notes.taken()

    def due(self) -> datetime | None:
        """Give when something is due next."""

        async def earliest(tx: Transaction) -> int | None:
            return await tx.timers.next()

        moment = self.run(self.store.run(earliest))
        return None if moment is None else moment_of(moment)

    def tick(self) -> list[tuple[Place, Outgoing]]:
        """Let move what is due; gives what is sent and where."""
        self.run(self.app.tick())
        return self.settled()

    def close(self) -> None:
        """Stop sending and close the store."""
        self._sending.cancel()
        self.run(self._ended())
        self._runner.close()
        self._folder.cleanup()

    async def _ended(self) -> None:
        await asyncio.wait([self._sending])
        await self.store.close()
