"""Fakes: what stands for the app and its desk, and a loop whose clock stands until nothing else is to be done."""

import asyncio
import selectors
from collections.abc import Coroutine, Sequence
from typing import Any, TypeVar

from bot.app import App, NotKept
from bot.completing import Completion
from bot.desk import Desk
from bot.messages import Address, Incoming, Outgoing, Place
from knowledge.model import Language

T = TypeVar("T")
_LONGEST = 5 * 3600.0


class FakeDesk(Desk):
    """Notes what it is asked; tells what it is told to."""

    def __init__(self) -> None:
        self.leases: dict[str, tuple[str, float]] = {}
        """Who has what, and until when by the clock of the loop."""
        self.starts = True
        """Whether everybody may start games."""
        self.away = False
        """Whether the database does not answer."""
        self.asked: list[tuple[Place, str]] = []
        """The open questions and their messages."""
        self.spoken: Language | None = None
        """The language in which everybody is spoken to."""
        self.askers: list[tuple[Address, str]] = []
        """Whose language was asked for."""
        self.typed: list[tuple[str, str, str]] = []
        """What was to be completed."""
        self.offers: tuple[Completion, ...] = ()
        self.unread: list[tuple[str, str, str]] = []
        """Events that could not be read."""

    async def open_questions(self, platform: str) -> list[tuple[Place, str]]:
        self._answer()
        return [(place, message) for place, message in self.asked if place.platform == platform]

    async def may_start(self, place: Place, admin: bool) -> bool:
        self._answer()
        return admin or self.starts

    async def knows(self, place: Place) -> bool:
        self._answer()
        return True

    async def language(self, address: Address, home: str) -> Language | None:
        self.askers.append((address, home))
        self._answer()
        return self.spoken

    def complete(self, what: str, typed: str, language: str) -> tuple[Completion, ...]:
        self.typed.append((what, typed, language))
        return self.offers

    def text(self, language: str, message: str, **values: str) -> str:
        return " ".join([f"{message} in {language}", *values.values()])

    async def lead(self, what: str, holder: str, seconds: float) -> bool:
        self._answer()
        now = asyncio.get_running_loop().time()
        has, until = self.leases.get(what, ("", 0.0))
        if has != holder and until > now:
            return False
        self.leases[what] = (holder, now + seconds)
        return True

    async def turn(self, what: str, holder: str, seconds: float) -> bool:
        return await self.lead(what, holder, seconds)

    async def follow(self, what: str, holder: str) -> None:
        self._answer()
        if self.leases.get(what, ("", 0.0))[0] == holder:
            del self.leases[what]

    async def unreadable(self, platform: str, event: str, error: Exception) -> None:
        self._answer()
        self.unread.append((platform, event, type(error).__name__))

    def _answer(self) -> None:
        if self.away:
            raise NotKept("the database is away")


class FakeApp(App):
    """Notes what it is told; replies, or raises, what it is told to."""

    desk: FakeDesk

    def __init__(self) -> None:
        self.heard: list[Incoming] = []
        self.reply: Sequence[Outgoing] | Exception = ()
        self.desk = FakeDesk()
        self.pause = 0.0
        """Seconds that an event takes."""

    async def handle(self, incoming: Incoming) -> tuple[Outgoing, ...]:
        self.heard.append(incoming)
        if self.pause:
            await asyncio.sleep(self.pause)
        if isinstance(self.reply, Exception):
            raise self.reply
        return tuple(self.reply)


class _Hurry(selectors.DefaultSelector):
    """Waits for nothing: the time for which nothing would happen has passed at once."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 1000.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        assert timeout is not None, "everything waits for something that never comes"
        self.now += max(timeout, 0.0)
        return super().select(0)


class HurriedLoop(asyncio.SelectorEventLoop):
    """A loop in which minutes pass at once."""

    def __init__(self) -> None:
        self._hurry = _Hurry()
        super().__init__(self._hurry)

    def time(self) -> float:
        return self._hurry.now


def hurried(work: Coroutine[Any, Any, T]) -> T:
    """Do something that takes its time, of hours at most, to the end at once."""
    with asyncio.Runner(loop_factory=HurriedLoop) as runner:
        return runner.run(_bounded(work))


async def _bounded(work: Coroutine[Any, Any, T]) -> T:
    async with asyncio.timeout(_LONGEST):
        return await work
