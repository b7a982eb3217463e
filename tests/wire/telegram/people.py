"""The people side: who writes, presses, votes and asks, and what they get to see."""

import asyncio
import time
from collections.abc import Sequence
from itertools import count
from typing import Self

from tests.wire.telegram.chats import ANONYMOUS, Chat, Member
from tests.wire.telegram.markup import found_in
from tests.wire.telegram.messages import Json, Message
from tests.wire.telegram.polls import vote
from tests.wire.telegram.room import Room
from tests.wire.telegram.world import INLINE_LIFE, QUERY_LIFE, Query, World


class Pressed:
    """A press of a button, which waits for the bot to answer it."""

    def __init__(self, query: Query) -> None:
        self.query_id = query.id
        self.answer = query.answer
        """The parameters of the answer, as a future."""

    @property
    def text(self) -> str | None:
        """Give what was shown, when it was answered."""
        return self.answer.result().get("text")

    @property
    def alert(self) -> bool:
        """Tell whether that was shown as an alert."""
        return bool(self.answer.result().get("show_alert"))

    async def answered(self, timeout: float = 5.0) -> Self:
        """Wait for the answer."""
        try:
            await asyncio.wait_for(asyncio.shield(self.answer), timeout)
        except TimeoutError:
            raise AssertionError(f"the press was not answered in {timeout} s") from None
        return self


class Person:
    """Someone who uses Telegram."""

    def __init__(self, world: World, user: Json) -> None:
        self._world = world
        self.user = user
        self.private = self._room()

    @property
    def id(self) -> int:
        """Give the id, which is that of the private chat too."""
        return int(self.user["id"])

    async def write(
        self,
        room: Room,
        text: str,
        reply_to: Message | None = None,
        thread: int | None = None,
        anonymous: bool = False,
        edit_of: Message | None = None,
        via_bot: bool = False,
    ) -> Message:
        """Write a message, or change an earlier one."""
        chat = room.chat
        self._come_in(chat)
        if edit_of:
            edit_of.text, edit_of.entities, edit_of.edited = text, found_in(text), int(time.time())
            self._world.tell(edit_of, "edited_message")
            return edit_of
        hidden = anonymous or self._hidden(chat)
        extra = {"sender_chat": chat.wire()} if hidden else {}
        extra |= {"via_bot": self._world.bot.user()} if via_bot else {}
        where = {"reply_to": reply_to, "thread": self._thread(chat, reply_to, thread), "extra": extra}
        message = self._world.add(chat, ANONYMOUS if hidden else self.user, text=text, entities=found_in(text), **where)
        self._world.tell(message)
        return message

    async def press(self, message: Message, button: str | None = None, raw: str | None = None) -> Pressed:
        """Press a button by its label or data; `raw` is data that no button of the message needs to have."""
        data = raw if raw is not None else _data(message, button or "")
        world = self._world
        query = Query(str(next(world.numbers) + 4 * 10**17), self.user, QUERY_LIFE)
        world.queries[query.id] = query
        shown = message.wire()
        if message.deleted:
            shown = {"chat": message.chat.wire(), "message_id": message.id, "date": 0}
        told = {"id": query.id, "from": self.user, "message": shown, "data": data}
        told["chat_instance"] = str(message.chat.id * 7919)
        world.updates.put("callback_query", told, ("callback", self.id))
        return Pressed(query)

    async def vote(self, message: Message, option: int | str | Sequence[int]) -> None:
        """Vote for one option, or for several by their places; `VoteRefused` when that is not taken."""
        options = message.poll.options if message.poll else []
        if isinstance(option, str):
            option = options.index(option)
        places = [option] if isinstance(option, int) else option
        vote(self._world, message, self.user, places, self._hidden(message.chat))

    async def retract(self, message: Message) -> None:
        """Take a vote back; `VoteRefused` when that is not taken, as in quizzes."""
        vote(self._world, message, self.user, (), self._hidden(message.chat))

    async def react(self, message: Message, emoji: str) -> None:
        """React to a message; only a bot that is an administrator is told."""
        chat = message.chat
        if chat.private or (chat.bot and chat.bot.admin):
            told = {"chat": chat.wire(), "message_id": message.id, "user": self.user, "date": int(time.time())}
            reactions = {"old_reaction": [], "new_reaction": [{"type": "emoji", "emoji": emoji}]}
            self._world.updates.put("message_reaction", told | reactions, ("chat", chat.id))

    async def block(self) -> None:
        """Block the bot."""
        self._world.set_bot(self.private.chat, "kicked", self.user)

    async def unblock(self) -> None:
        """Let the bot write again."""
        self._world.set_bot(self.private.chat, "member", self.user)

    async def asks_inline(self, text: str, timeout: float = 5.0, offset: str = "") -> list[Json]:
        """Ask the bot in the text field of some chat; gives the results that are shown."""
        query = Query(str(next(self._world.numbers) + 5 * 10**17), self.user, INLINE_LIFE)
        self._world.inline[query.id] = query
        told = {"id": query.id, "from": self.user, "query": text, "offset": offset, "chat_type": "sender"}
        self._world.updates.put("inline_query", told, ("inline", self.id))
        try:
            answer = await asyncio.wait_for(asyncio.shield(query.answer), timeout)
        except TimeoutError:
            raise AssertionError(f"the inline query {text!r} was not answered in {timeout} s") from None
        return list(answer["results"])

    def _room(self) -> Room:
        chat = Chat(self.id, "private", members={self.id: Member(self.user)})
        self._world.chats[chat.id] = chat
        return Room(self._world, chat)

    def _come_in(self, chat: Chat) -> None:
        """Begin the private chat, or take part in a group without more ado."""
        if chat.private and chat.bot is None:
            chat.bot = Member(self._world.bot.user())
        chat.members.setdefault(self.id, Member(self.user))

    def _hidden(self, chat: Chat) -> bool:
        member = chat.members.get(self.id)
        return member is not None and member.anonymous

    @staticmethod
    def _thread(chat: Chat, reply_to: Message | None, thread: int | None) -> int | None:
        """Give the thread: a topic, or in a supergroup the message at the head of the replies, which is none."""
        if thread is not None or reply_to is None or chat.kind != "supergroup":
            return thread
        return reply_to.thread if chat.forum else reply_to.thread or reply_to.id


class People:
    """Makes people and the chats they are in."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._people = count(5_100_000_017, 7)
        self._groups = count(4_200_000_013, 7)

    def person(self, name: str, language_code: str | None = "az", username: str | None = None) -> Person:
        """Make a person; the first word is the first name."""
        first, _, last = name.partition(" ")
        user: Json = {"id": next(self._people), "is_bot": False, "first_name": first}
        given = {"last_name": last, "username": username, "language_code": language_code}
        return Person(self.world, user | {field: value for field, value in given.items() if value})

    def private(self, person: Person) -> Room:
        """Give the private chat of a person with the bot."""
        return person.private

    def group(self, title: str, members: Sequence[Person] = (), kind: str = "group", forum: bool = False) -> Room:
        """Make a group; the bot is not in it yet. A forum is a supergroup."""
        number = next(self._groups)
        kind = "supergroup" if forum else kind
        chat_id = -(10**12) - number % 10**10 if kind == "supergroup" else -number
        chat = Chat(chat_id, kind, title, forum, {person.id: Member(person.user) for person in members})
        self.world.chats[chat.id] = chat
        return Room(self.world, chat)


def _data(message: Message, wanted: str) -> str:
    for row in message.rows:
        for button in row:
            if "callback_data" in button and wanted in (button["text"], button["callback_data"]):
                return str(button["callback_data"])
    raise AssertionError(f"there is no button {wanted!r} to press on {message}")
