"""The app: every event of every platform goes through `App.handle`.

Conversations live as long as the process: a terminal has one, and closing it ends it.
"""

from collections.abc import Callable
from datetime import datetime

from bot.dialogue import Conversation, decide
from bot.messages import Address, Incoming, Outgoing
from bot.mind import Mind


class App:
    """Handles what comes in, one conversation at a time."""

    def __init__(self, mind: Mind, clock: Callable[[], datetime]) -> None:
        self._mind = mind
        self._clock = clock
        self._conversations: dict[Address, Conversation] = {}

    def handle(self, incoming: Incoming) -> list[Outgoing]:
        """Give what the bot says to `incoming`."""
        known = self._conversations.get(incoming.address, Conversation())
        self._conversations[incoming.address], said = decide(known, incoming, self._mind, self._clock())
        return said
