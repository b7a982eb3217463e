"""Shedding: who sends too much is told so once, and then not heard for a while. Pure.

It comes before anything is looked up, so that a flood from one chat costs the others nothing. Each process counts for
itself.
"""

from collections.abc import Hashable
from dataclasses import dataclass
from enum import Enum, auto

from bot.messages import Incoming

_TOLD_FOR = 60.0
"""Seconds in which somebody is told once."""
_MANY = 20_000
"""Buckets after which those that are full are thrown away: they say nothing."""


class Admission(Enum):
    """What is done with an event."""

    HEARD = auto()
    TOLD = auto()
    """It is not heard, and whoever it is from is told so: once a minute, and always where an answer is waited for."""
    PASSED_OVER = auto()


@dataclass(frozen=True, slots=True)
class Rate:
    """How much is heard: a third of what a minute may bring at once, and the rest as time goes by."""

    minute: int
    """0 for anything."""

    @property
    def burst(self) -> float:
        """How much at once."""
        return max(1.0, self.minute / 3)

    @property
    def second(self) -> float:
        """How much in the long run."""
        return self.minute / 60


@dataclass(slots=True)
class _Bucket:
    left: float
    at: float
    told_until: float = 0.0


class Shedder:
    """Counts what people and chats send."""

    def __init__(self, person: Rate, chat: Rate) -> None:
        self._person = person
        self._chat = chat
        self._buckets: dict[Hashable, _Bucket] = {}
        self._many = _MANY

    def admits(self, incoming: Incoming, now: float) -> Admission:
        """Decide on an event; `now` is in seconds of a clock that only goes forward."""
        if incoming.happening or incoming.moved_to:
            return Admission.HEARD
        person = self._bucket(incoming.address.account, self._person, now)
        chat = self._bucket(incoming.address.place.room, self._chat, now)
        if _takes(person, self._person) and (incoming.private or _takes(chat, self._chat)):
            return Admission.HEARD
        if not incoming.addressed or (now < person.told_until and not incoming.awaits):
            return Admission.PASSED_OVER
        person.told_until = now + _TOLD_FOR
        return Admission.TOLD

    def _bucket(self, whose: Hashable, rate: Rate, now: float) -> _Bucket:
        """Give somebody's bucket, with what has come into it since."""
        bucket = self._buckets.get(whose)
        if bucket is None:
            self._make_room(now)
            bucket = self._buckets[whose] = _Bucket(rate.burst, now)
        bucket.left = min(rate.burst, bucket.left + (now - bucket.at) * rate.second)
        bucket.at = now
        return bucket

    def _make_room(self, now: float) -> None:
        """Throw away the buckets that nobody has taken from for a minute, for they are full."""
        if len(self._buckets) < self._many:
            return
        self._buckets = {whose: one for whose, one in self._buckets.items() if now - one.at < _TOLD_FOR}
        self._many = max(_MANY, 2 * len(self._buckets))  # or a crowd of newcomers would have it looked at each time


def _takes(bucket: _Bucket, rate: Rate) -> bool:
    """Take one from a bucket, if there is one left or there may be any number."""
    if rate.minute and bucket.left < 1:
        return False
    bucket.left -= 1
    return True
