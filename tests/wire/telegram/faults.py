"""What goes wrong on purpose."""

import asyncio
import math
import time
from dataclasses import dataclass
from typing import Protocol

from tests.wire.telegram.messages import Json
from tests.wire.telegram.refusals import Refusal, flooded
from tests.wire.telegram.updates import Updates

_PERSON: Json = {"id": 5_000_000_001, "is_bot": False, "first_name": "Poison"}
_CHAT: Json = {"id": 5_000_000_001, "type": "private", "first_name": "Poison"}
POISONS: dict[str, tuple[str, Json]] = {
    "message without date": ("message", {"message_id": 1, "from": _PERSON, "chat": _CHAT, "text": "?"}),
    "message without id": ("message", {"from": _PERSON, "chat": _CHAT, "date": 1_790_000_000, "text": "?"}),
    "message with text for a date": ("message", {"message_id": 1, "chat": _CHAT, "date": "yesterday", "text": "?"}),
    "press without chat instance": ("callback_query", {"id": "1", "from": _PERSON, "data": "?"}),
    "poll without options": ("poll", {"id": "1", "question": "?"}),
}
"""Updates that python-telegram-bot cannot parse."""


class Cut(Exception):
    """The connection is to be closed without an answer."""


class Line(Protocol):
    """What can be made to refuse connections."""

    async def open(self) -> None:
        """Take connections."""

    async def close(self) -> None:
        """Refuse them, and end those there are."""


@dataclass(slots=True)
class _Planned:
    method: str
    times: int
    after: bool
    error: Exception


@dataclass(slots=True)
class _Flood:
    seconds: float
    calls: int
    until: float = 0.0


class Faults:
    """Faults to come; all are counted down and then gone, or last until they are taken back."""

    def __init__(self, updates: Updates, line: Line) -> None:
        self.revoked = False
        """Whether the token is good no more."""
        self.premature: list[int] = []
        """The chats that were called again before `retry_after` was over."""
        self._updates, self._line = updates, line
        self._floods: dict[int, _Flood] = {}
        self._planned: list[_Planned] = []
        self._slow: dict[tuple[str, bool], float] = {}

    @property
    def repeat(self) -> bool:
        """Tell whether each update comes twice."""
        return self._updates.disorder.repeat

    @repeat.setter
    def repeat(self, on: bool) -> None:
        self._updates.disorder.repeat = on

    @property
    def shuffle(self) -> bool:
        """Tell whether presses of buttons overtake messages that were written earlier."""
        return self._updates.disorder.shuffle

    @shuffle.setter
    def shuffle(self, on: bool) -> None:
        self._updates.disorder.shuffle = on

    def flood(self, chat_id: int, retry_after: float, calls: int = 1) -> None:
        """Refuse so many calls for a chat with 429, and after each all that come before `retry_after` is over."""
        self._floods[chat_id] = _Flood(retry_after, calls)

    def fail(self, method: str, status: int = 500, times: int = 1, after_accepting: bool = False) -> None:
        """Answer calls of a method, or of all with `*`, with an error of the server or a flood wait of a second."""
        why = "Bad Gateway" if status == 502 else "Internal Server Error"
        error = flooded(1) if status == 429 else Refusal(status, why)
        self._planned.append(_Planned(method.lower(), times, after_accepting, error))

    def cut(self, method: str, times: int = 1, after_accepting: bool = False) -> None:
        """Close the connection of calls of a method instead of an answer, with or without doing them."""
        self._planned.append(_Planned(method.lower(), times, after_accepting, Cut()))

    def slow(self, method: str, seconds: float, after_accepting: bool = False) -> None:
        """Take so long for each call of a method, before or after doing it; no seconds take it back."""
        self._slow[method.lower(), after_accepting] = seconds

    def poison(self, kind: str = "message without date") -> None:
        """Put an update into the queue that cannot be parsed: see `POISONS`."""
        self._updates.put_unchecked(*POISONS[kind])

    def revoke(self) -> None:
        """Let the token be good no more."""
        self.revoked = True

    async def down(self) -> None:
        """Refuse connections until `up`."""
        await self._line.close()

    async def up(self) -> None:
        """Take connections again, at the same port."""
        await self._line.open()

    async def before(self, method: str, chat_id: int | None) -> None:
        """Do what is to happen to a call before it is done."""
        await self._happen(method, False)
        flood = self._floods.get(chat_id) if chat_id is not None and not method.startswith("get") else None
        if flood and chat_id is not None:
            self._refuse_flood(flood, chat_id)

    async def after(self, method: str) -> None:
        """Do what is to happen to a call after it was done."""
        await self._happen(method, True)

    async def _happen(self, method: str, after: bool) -> None:
        name = method.lower()
        if seconds := self._slow.get((name, after)):
            await asyncio.sleep(seconds)
        for planned in self._planned:
            if planned.after == after and planned.times and planned.method in (name, "*"):
                planned.times -= 1
                raise planned.error

    def _refuse_flood(self, flood: _Flood, chat_id: int) -> None:
        left = flood.until - time.monotonic()
        if left > 0:
            self.premature.append(chat_id)
            raise flooded(math.ceil(left))
        if flood.calls:
            flood.calls -= 1
            flood.until = time.monotonic() + flood.seconds
            raise flooded(math.ceil(flood.seconds))
