"""A chat as those in it see it, and what may be done to it."""

import asyncio
import time
from collections.abc import Callable
from typing import Protocol

from tests.wire.telegram.chats import Chat, Member
from tests.wire.telegram.messages import Json, Message
from tests.wire.telegram.world import World

_NOBODY: Json = {"id": 5_000_000_003, "is_bot": False, "first_name": "Nobody"}


class Someone(Protocol):
    """A person, as far as a room is concerned."""

    user: Json

    @property
    def id(self) -> int:
        """Give the id."""
        ...


class Room:
    """A chat."""

    def __init__(self, world: World, chat: Chat) -> None:
        self.chat = chat
        self._world = world

    @property
    def id(self) -> int:
        """Give the id of the chat."""
        return self.chat.id

    @property
    def messages(self) -> list[Message]:
        """Give what is to be seen in it, oldest first."""
        return [message for message in self.chat.messages.values() if not message.deleted]

    @property
    def said(self) -> list[Message]:
        """Give what is to be seen of the bot, oldest first."""
        return [message for message in self.messages if message.by_bot]

    @property
    def mark(self) -> int:
        """Give a mark of what happened so far, to ask for what comes after it."""
        return max((message.changed for message in self.chat.messages.values()), default=0)

    async def expect(
        self,
        what: str | Callable[[Message], bool],
        timeout: float = 5.0,
        after: Message | int | None = None,
    ) -> Message:
        """Wait for a message of the bot, sent or edited after another, that has a text in it or is as asked for."""
        since = after.born if isinstance(after, Message) else after or 0
        until = time.monotonic() + timeout
        while True:
            for message in sorted(self.said, key=lambda message: -message.changed):
                if message.changed > since and _fits(message, what):
                    return message
            if not await self.chat.bell.wait(until - time.monotonic()):
                raise AssertionError(self._instead(what, timeout, since))

    async def quiet(self, seconds: float) -> None:
        """See to it that the bot sends and edits nothing for so long."""
        mark = self.mark
        await asyncio.sleep(seconds)
        if news := [str(message) for message in self.said if message.changed > mark]:
            raise AssertionError("nothing should be said, but there came:\n" + "\n".join(news))

    async def add_bot(self, by: Someone | None = None, status: str = "member") -> None:
        """Let the bot in."""
        who = self._someone(by)
        self._world.set_bot(self.chat, status, who)
        self._service(who, new_chat_members=[self._world.bot.user()])

    async def remove_bot(self, by: Someone | None = None) -> None:
        """Throw the bot out."""
        self._world.set_bot(self.chat, "kicked", self._someone(by))

    async def promote_bot(self, by: Someone | None = None) -> None:
        """Make the bot an administrator."""
        self._world.set_bot(self.chat, "administrator", self._someone(by))

    async def join(self, person: Someone) -> None:
        """Let a person in."""
        self._become(person, Member(person.user))
        self._service(person.user, new_chat_members=[person.user])

    async def leave(self, person: Someone) -> None:
        """Let a person go."""
        self._become(person, Member(person.user, "left"))
        self._service(person.user, left_chat_member=person.user)

    def make_admin(self, person: Someone, anonymous: bool = False, owner: bool = False) -> None:
        """Make a person an administrator, or the owner."""
        self._become(person, Member(person.user, "creator" if owner else "administrator", anonymous))

    def topic(self, name: str, by: Someone | None = None) -> int:
        """Open a topic of a forum; gives its thread id."""
        assert self.chat.forum, "only forums have topics"
        opened = {"name": name, "icon_color": 7322096}
        message = self._world.add(self.chat, self._someone(by), extra={"forum_topic_created": opened})
        message.thread = message.id
        self.chat.topics[message.id] = name
        self._world.tell(message)
        return message.id

    async def upgrade(self) -> "Room":
        """Make a supergroup of a group; gives the new chat, in which messages are numbered anew."""
        old = self.chat
        new = Chat(-(10**12) + old.id, "supergroup", old.title, members=dict(old.members), bot=old.bot)
        self._world.chats[new.id] = new
        room = Room(self._world, new)
        who = self._someone(None)
        self._service(who, migrate_to_chat_id=new.id)
        old.migrated_to = new.id
        room._service(who, migrate_from_chat_id=old.id)
        return room

    def _become(self, person: Someone, now: Member) -> None:
        was = self.chat.members.get(person.id) or Member(person.user, "left")
        self.chat.members[person.id] = now
        if self.chat.bot and self.chat.bot.admin:
            self._world.tell_status(self.chat, person.user, was.wire(), now.wire())

    def _service(self, who: Json, **what: object) -> None:
        self._world.tell(self._world.add(self.chat, who, extra=what))

    def _someone(self, by: Someone | None) -> Json:
        return by.user if by else next((member.user for member in self.chat.members.values()), _NOBODY)

    def _instead(self, what: str | Callable[[Message], bool], timeout: float, since: int) -> str:
        news = [str(message) for message in self.said if message.changed > since]
        older = [str(message) for message in self.messages if message.changed <= since or not message.by_bot][-5:]
        wanted = repr(what) if isinstance(what, str) else "a message as asked for"
        shown = ["the bot said:", *(news or ["(nothing)"]), "and before, or by others:", *older]
        return f"{wanted} did not come in {timeout} s; " + "\n  ".join(shown)


def _fits(message: Message, what: str | Callable[[Message], bool]) -> bool:
    return what in message.said if isinstance(what, str) else what(message)
