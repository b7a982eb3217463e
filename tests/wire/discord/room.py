"""A channel, a thread or a private chat, as those in it see it."""

import asyncio
import time
from collections.abc import Callable

from simcord.backend.models import Channel

from tests.wire.discord.messages import Message
from tests.wire.discord.world import World


class Room:
    """A place where messages are."""

    def __init__(self, world: World, channel: Channel) -> None:
        self.channel = channel
        self._world = world

    @property
    def id(self) -> int:
        """Give the id of the channel."""
        return self.channel.id

    @property
    def guild_id(self) -> int | None:
        """Give the id of the guild, None for a private chat."""
        return self.channel.guild_id

    @property
    def messages(self) -> list[Message]:
        """Give what all see in it, oldest first."""
        stored = self._world.messages.get(self.id, {}).values()
        return [Message(self._world, message) for message in stored if not message.is_ephemeral]

    @property
    def said(self) -> list[Message]:
        """Give what all see of the bot in it, oldest first."""
        return [message for message in self.messages if message.by_bot and not message.system]

    @property
    def mark(self) -> int:
        """Give a mark of what happened so far, to ask for what comes after it."""
        return self._world.number

    async def expect(
        self, what: str | Callable[[Message], bool], timeout: float = 5.0, after: Message | int | None = None
    ) -> Message:
        """Wait for a message of the bot, sent or edited after another, that has a text in it or is as asked for."""
        since = after.born if isinstance(after, Message) else after or 0
        until = time.monotonic() + timeout
        while True:
            for message in sorted(self.said, key=lambda message: -message.changed):
                if message.changed > since and _fits(message, what):
                    return message
            if not await self._world.bell.wait(until - time.monotonic()):
                raise AssertionError(self._instead(what, timeout, since))

    async def quiet(self, seconds: float) -> None:
        """See to it that the bot sends and edits nothing for so long."""
        mark = self.mark
        await asyncio.sleep(seconds)
        if news := [str(message) for message in self.said if message.changed > mark]:
            raise AssertionError("nothing should be said, but there came:\n" + "\n".join(news))

    def _instead(self, what: str | Callable[[Message], bool], timeout: float, since: int) -> str:
        news = [str(message) for message in self.said if message.changed > since]
        older = [str(message) for message in self.messages if message.changed <= since or not message.by_bot][-5:]
        wanted = repr(what) if isinstance(what, str) else "a message as asked for"
        shown = ["the bot said:", *(news or ["(nothing)"]), "and before, or by others:", *older]
        return f"{wanted} did not come in {timeout} s; " + "\n  ".join(shown)


def _fits(message: Message, what: str | Callable[[Message], bool]) -> bool:
    return what in message.text if isinstance(what, str) else what(message)
