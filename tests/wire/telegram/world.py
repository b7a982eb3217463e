"""What there is: the bot, chats, people, polls and the queries that wait for an answer."""

import asyncio
import time
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from tests.wire.telegram.chats import Bot, Chat, Member
from tests.wire.telegram.markup import part
from tests.wire.telegram.messages import Json, Message, Poll
from tests.wire.telegram.refusals import bad
from tests.wire.telegram.updates import Updates

QUERY_LIFE = 15.0
"""Seconds for which a pressed button shows that it waits, and in which it must be answered."""
INLINE_LIFE = 30.0


@dataclass(eq=False, slots=True)
class Query:
    """A button that was pressed, or an inline query; the future takes what the bot answers."""

    id: str
    user: Json
    life: float
    answer: asyncio.Future[Json] = field(default_factory=lambda: asyncio.get_running_loop().create_future())
    at: float = field(default_factory=time.monotonic)

    @property
    def age(self) -> float:
        """Give how many seconds ago it was asked."""
        return time.monotonic() - self.at

    def take(self, answer: Json) -> None:
        """Take the one answer that it may get."""
        if self.answer.done() or self.age > self.life:
            raise bad("query is too old and response timeout expired or query ID is invalid")
        self.answer.set_result(answer)


class World:
    """All of the state; its methods do what happens the same way to the bot and to people."""

    def __init__(self, updates: Updates) -> None:
        self.updates = updates
        self.bot = Bot()
        self.chats: dict[int, Chat] = {}
        self.queries: dict[str, Query] = {}
        self.inline: dict[str, Query] = {}
        self.settings: dict[tuple[str, ...], Any] = {}
        """What the bot set of itself: its commands, names and descriptions."""
        self.polls_tell_closing = False
        """Whether a poll that closes by itself is told to the bot, which cannot be relied on."""
        self.numbers = count(1)
        self._private_ids = count(10)
        self._closings: set[asyncio.TimerHandle] = set()

    def chat(self, key: int | str) -> Chat:
        """Find the chat that a call is for; refuse the call when the bot may not do anything there."""
        chat = self.chats.get(key) if isinstance(key, int) else None
        if chat is None:
            raise bad("chat not found")
        if refusal := chat.refusal():
            raise refusal
        return chat

    def message(self, chat: Chat, number: int, purpose: str) -> Message:
        """Find a message of a chat."""
        message = chat.messages.get(number)
        if message is None or message.deleted:
            raise bad(f"message {purpose} not found")
        return message

    def add(self, chat: Chat, sender: Json, **content: Any) -> Message:
        """Put a message into a chat; those of supergroups are numbered chat by chat."""
        # The ids of supergroups collide on purpose: a message id alone names nothing.
        number = len(chat.messages) + 1 if chat.kind == "supergroup" else next(self._private_ids)
        born = next(self.numbers)
        message = Message(chat, number, int(time.time()), born, sender, changed=born, **content)
        chat.messages[number] = message
        chat.bell.ring()
        return message

    def change(self, message: Message) -> None:
        """Note that a message was changed by the bot."""
        message.edits += 1
        message.changed = next(self.numbers)
        message.chat.bell.ring()

    def tell(self, message: Message, kind: str = "message") -> None:
        """Give a message to the bot, unless it may not read it."""
        if message.chat.with_bot and self._hears(message):
            self.updates.put(kind, message.wire(), ("chat", message.chat.id))

    def tell_status(self, chat: Chat, by: Json, was: Json, now: Json) -> None:
        """Tell the bot what became of it, or of someone, in a chat."""
        mine = now["user"]["id"] == self.bot.id
        kind = "my_chat_member" if mine else "chat_member"
        told = {"chat": chat.wire(), "from": by, "date": int(time.time())}
        self.updates.put(kind, {**told, "old_chat_member": was, "new_chat_member": now}, (kind, by["id"]))

    def tell_poll(self, poll: Poll) -> None:
        """Give the state of a poll to the bot."""
        self.updates.put("poll", poll.wire(), ("poll", poll.id))

    def set_bot(self, chat: Chat, status: str, by: Json) -> None:
        """Change what the bot is in a chat, and tell it."""
        was = chat.bot or Member(self.bot.user(), "left")
        chat.bot = Member(self.bot.user(), status)
        self.tell_status(chat, by, was.wire(), chat.bot.wire())

    def close_later(self, message: Message, seconds: float) -> None:
        """Let a poll close by itself."""
        self._closings.add(asyncio.get_running_loop().call_later(seconds, self.close, message, self.polls_tell_closing))

    def close(self, message: Message, tell: bool = True) -> None:
        """Close a poll."""
        poll = message.poll
        if poll and not poll.closed:
            poll.closed = True
            message.chat.bell.ring()
            if tell:
                self.tell_poll(poll)

    def end(self) -> None:
        """Let nothing happen any more."""
        for closing in self._closings:
            closing.cancel()

    def _hears(self, message: Message) -> bool:
        """Tell whether the bot may read a message: in groups its privacy mode keeps most from it."""
        chat = message.chat
        if chat.private or self.bot.can_read_all_group_messages or message.service or (chat.bot and chat.bot.admin):
            return True
        if message.reply_to and message.reply_to.by_bot:
            return True
        via = message.extra.get("via_bot", {})
        return via.get("id") == self.bot.id or any(self._is_for_bot(message, entity) for entity in message.entities)

    def _is_for_bot(self, message: Message, entity: Json) -> bool:
        words = part(message.text, entity).lower()
        mine = f"@{self.bot.username.lower()}"
        if entity["type"] == "mention":
            return words == mine
        return entity["type"] == "bot_command" and entity["offset"] == 0 and ("@" not in words or words.endswith(mine))
