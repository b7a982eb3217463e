"""What the bot needs from outside: a clock, somebody who sends, and a store that may fail."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from bot.messages import Delivery, Letter, Limits

Clock = Callable[[], datetime]
"""Gives the moment it is, with its zone."""


class StoreError(Exception):
    """A store that cannot be used; says which, why and what to do."""


class StoreDown(StoreError):
    """The database does not answer; nothing was kept, try again later."""


class Conflict(StoreError):
    """Others were at the same rows at the same time; nothing was kept, try again at once."""

    def __init__(self, code: str) -> None:
        super().__init__(f"others were at the same rows at the same time ({code}); try again")


class Sender(Protocol):
    """Sends to the chats of one platform."""

    platform: str
    limits: Limits
    again_is_safe: bool
    """Whether a letter that is sent twice appears once."""

    async def send(self, letter: Letter) -> Delivery:
        """Send a letter, or edit what it edits; every trouble is a `Delivery`, none an exception."""
