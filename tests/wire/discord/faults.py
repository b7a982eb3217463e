"""What goes wrong on purpose."""

import asyncio
import fnmatch
import time
from dataclasses import dataclass
from typing import Protocol

from tests.wire.discord.links import Link
from tests.wire.discord.refusals import Limited, Refusal
from tests.wire.discord.sessions import Sessions
from tests.wire.discord.world import Json

_RECONNECT, _INVALID = 7, 9
_SOMEBODY: Json = {"id": "5100000001", "username": "poison", "discriminator": "0", "global_name": None, "avatar": None}
_MESSAGE: Json = {"author": _SOMEBODY, "channel_id": "5100000003", "content": "?", "type": 0, "attachments": []}
POISONS: dict[str, tuple[str, Json]] = {
    "message without id": ("MESSAGE_CREATE", _MESSAGE),
    "message without content": ("MESSAGE_CREATE", {"id": "1", "channel_id": "2", "author": _SOMEBODY}),
    "interaction without token": ("INTERACTION_CREATE", {"id": "1", "application_id": "2", "type": 2, "version": 1}),
    "guild without id": ("GUILD_CREATE", {"name": "?"}),
}
"""Events that discord.py cannot parse."""


class Cut(Exception):
    """The connection is to be closed without an answer."""


class Line(Protocol):
    """What can be made to refuse connections."""

    async def open(self) -> None:
        """Take connections."""

    async def close(self) -> None:
        """Refuse them, and end those there are."""


@dataclass(slots=True)
class _Where:
    method: str
    path: str

    def holds(self, method: str, path: str) -> bool:
        """Tell whether it is meant for a request."""
        return self.method in (method, "*") and fnmatch.fnmatch(path, self.path)


@dataclass(slots=True)
class _Planned(_Where):
    times: int
    after: bool
    error: Exception


@dataclass(slots=True)
class _Limit(_Where):
    seconds: float
    calls: int
    globally: bool
    via: bool
    until: float = 0.0


class Faults:
    """Faults to come; all are counted down and then gone, or last until they are taken back."""

    def __init__(self, sessions: Sessions, links: set[Link], line: Line) -> None:
        self.revoked = False
        """Whether the token is good no more."""
        self.silent_heartbeats = False
        """Whether heartbeats are not answered."""
        self.premature: list[str] = []
        """The paths that were requested again before `retry_after` was over."""
        self._sessions, self._links, self._line = sessions, links, line
        self._planned: list[_Planned] = []
        self._limits: list[_Limit] = []
        self._slow: list[tuple[_Where, float, bool]] = []
        self._refusals: list[int] = []

    @property
    def repeat(self) -> bool:
        """Tell whether each event comes twice."""
        return self._sessions.repeat

    @repeat.setter
    def repeat(self, on: bool) -> None:
        self._sessions.repeat = on

    def drop(self, code: int = 4000) -> None:
        """Close all connections to the gateway with a code."""
        for link in self._links:
            link.close(code)

    def cut_gateway(self) -> None:
        """Cut all connections to the gateway without a word."""
        for link in self._links:
            link.abort()

    def reconnect(self) -> None:
        """Ask the bot to connect anew."""
        for link in self._links:
            link.send(_RECONNECT)

    def invalidate(self, resumable: bool = False) -> None:
        """Tell the bot that its sessions are good no more, or that it should resume them."""
        for link in list(self._links):
            link.send(_INVALID, resumable)
            if not resumable:
                self._sessions.leave(link, for_good=True)

    def refuse_identify(self, code: int, times: int = 1) -> None:
        """Refuse so many sessions with a code, such as 4013."""
        self._refusals += [code] * times

    def poison(self, kind: str = "message without id") -> None:
        """Tell an event that cannot be parsed: see `POISONS`."""
        self._sessions.tell_unchecked(*POISONS[kind])

    def revoke(self) -> None:
        """Let the token be good no more."""
        self.revoked = True
        self._sessions.all.clear()
        self.drop(4004)

    async def down(self) -> None:
        """Refuse connections, to the gateway too, until `up`."""
        await self._line.close()

    async def up(self) -> None:
        """Take connections again, at the same port."""
        await self._line.open()

    def limit(
        self, path: str, seconds: float, calls: int = 1, globally: bool = False, via: bool = True, method: str = "*"
    ) -> None:
        """Refuse so many requests with 429, and after each all that come before the wait is over."""
        self._limits.append(_Limit(method, path, seconds, calls, globally, via))

    def fail(self, path: str, status: int = 500, times: int = 1, after: bool = False, method: str = "*") -> None:
        """Answer requests with an error of the server, before or after doing what they ask for."""
        error = Refusal(status, 0, f"{status}: Internal Server Error")
        self._planned.append(_Planned(method, path, times, after, error))

    def cut(self, path: str, times: int = 1, after: bool = False, method: str = "*") -> None:
        """Close the connection instead of an answer, before or after doing what was asked for."""
        self._planned.append(_Planned(method, path, times, after, Cut()))

    def slow(self, path: str, seconds: float, after: bool = False, method: str = "*") -> None:
        """Take so long for each request, before or after doing it; no seconds take it back."""
        where = _Where(method, path)
        self._slow = [one for one in self._slow if (one[0], one[2]) != (where, after)]
        if seconds:
            self._slow.append((where, seconds, after))

    async def before(self, method: str, path: str, free: bool) -> None:
        """Do what is to happen to a request before it is done; limits of all do not hold for those that are free."""
        await self._happen(method, path, False)
        for limit in self._limits:
            if limit.holds(method, path) and not (limit.globally and free):
                self._refuse_early(limit, path)

    async def after(self, method: str, path: str) -> None:
        """Do what is to happen to a request after it was done."""
        await self._happen(method, path, True)

    def refusal(self) -> int | None:
        """Give the code that a session is to be refused with."""
        return self._refusals.pop() if self._refusals else None

    async def _happen(self, method: str, path: str, after: bool) -> None:
        for where, seconds, late in self._slow:
            if late == after and where.holds(method, path):
                await asyncio.sleep(seconds)
        for planned in self._planned:
            if planned.after == after and planned.times and planned.holds(method, path):
                planned.times -= 1
                raise planned.error

    def _refuse_early(self, limit: _Limit, path: str) -> None:
        left = limit.until - time.monotonic()
        if left > 0:
            self.premature.append(path)
            raise Limited(left, limit.globally, limit.via)
        if limit.calls:
            limit.calls -= 1
            limit.until = time.monotonic() + limit.seconds
            raise Limited(limit.seconds, limit.globally, limit.via)
