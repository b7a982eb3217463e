"""What the driver and a worker tell each other over a socket, a line each."""

from asyncio import StreamReader
from typing import Any

import msgspec
from msgspec import Struct

from bot.messages import Incoming, Letter, Outgoing

PLATFORM = "crash"
SOCKET = "AZFILM_CRASH_SOCKET"
"""The file descriptor of the socket, in a worker's environment."""
DATABASE = "DATABASE_URL"
LEASE = "AZFILM_CRASH_LEASE"
CLOCK = "AZFILM_CRASH_CLOCK"
"""Seconds by which the worker's clock is wrong."""
DOUBT = "AZFILM_CRASH_DOUBT"
"""The share of its commits after which the worker is told that the database is down."""
FAILPOINT = "AZFILM_FAILPOINT"


class Event(Struct, tag=True, frozen=True):
    """To the worker: somebody did something."""

    incoming: Incoming


class Answer(Struct, tag=True, frozen=True):
    """To the worker: the platform has shown a letter as this message."""

    attempt: int
    message: str


class Leave(Struct, tag=True, frozen=True):
    """To the worker: end in good order."""


class Up(Struct, tag=True, frozen=True):
    """From the worker: it is running."""


class Handled(Struct, tag=True, frozen=True):
    """From the worker: an event is acknowledged, with what is said privately."""

    event: str
    reply: tuple[Outgoing, ...]


class Refused(Struct, tag=True, frozen=True):
    """From the worker: an event could not be kept."""

    event: str
    why: str


class Post(Struct, tag=True, frozen=True):
    """From the worker: the platform is to show a letter."""

    attempt: int
    letter: Letter


class Fell(Struct, tag=True, frozen=True):
    """From the worker: it ends because of a mistake of its own."""

    trace: str


ToWorker = Event | Answer | Leave
FromWorker = Up | Handled | Refused | Post | Fell


def line(message: ToWorker | FromWorker) -> bytes:
    """Write a message as a line."""
    return msgspec.json.encode(message) + b"\n"


async def next_line(reader: StreamReader, kinds: Any) -> Any:
    """Read the next message of one of `kinds`; None when the other side is gone."""
    try:
        read = await reader.readline()
    except ConnectionError:
        return None
    return msgspec.json.decode(read, type=kinds) if read.endswith(b"\n") else None
