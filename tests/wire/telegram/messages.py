"""Messages and polls as they stand in a chat."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.wire.telegram.chats import Chat

Json = dict[str, Any]

SERVICE = (
    "new_chat_members",
    "left_chat_member",
    "migrate_to_chat_id",
    "migrate_from_chat_id",
    "forum_topic_created",
    "new_chat_title",
    "group_chat_created",
)


@dataclass(eq=False, slots=True)
class Poll:
    """A poll, with who voted for what."""

    id: str
    asked: Json
    """What never changes: question, type, explanation and so on, as in the API."""
    options: list[str]
    open_period: int | None = None
    closed: bool = False
    votes: dict[int, list[int]] = field(default_factory=dict)
    """By the id of the person, or of the chat for those who vote as it."""

    @property
    def question(self) -> str:
        """Give what is asked."""
        return str(self.asked["question"])

    @property
    def correct(self) -> list[int]:
        """Give the places of the right options of a quiz."""
        return list(self.asked.get("correct_option_ids", ()))

    def persistent(self, places: Iterable[int]) -> list[str]:
        """Give the lasting ids of some options."""
        return [f"{self.id[-6:]}-{place}" for place in places]

    def wire(self) -> Json:
        """Give it as the API does."""
        counts = [sum(place in vote for vote in self.votes.values()) for place in range(len(self.options))]
        options = [
            {"persistent_id": self.persistent([place])[0], "text": text, "voter_count": counts[place]}
            for place, text in enumerate(self.options)
        ]
        state = {"id": self.id, "options": options, "total_voter_count": len(self.votes), "is_closed": self.closed}
        return {**self.asked, **state}


@dataclass(eq=False, slots=True)
class Message:
    """A message of a chat; what the bot and people changed later is changed here."""

    chat: "Chat"
    id: int
    date: int
    born: int
    """Its place in the order of all that happens; `changed` is that of its last edit."""
    sender: Json
    by_bot: bool = False
    text: str = ""
    entities: list[Json] = field(default_factory=list)
    reply_to: "Message | None" = None
    thread: int | None = None
    markup: Json | None = None
    poll: Poll | None = None
    extra: Json = field(default_factory=dict)
    """Fields that are passed on as they are, those of service messages among them."""
    silent: bool = False
    edits: int = 0
    edited: int | None = None
    changed: int = 0
    deleted: bool = False
    reactions: list[str] = field(default_factory=list)
    """Those that the bot set."""

    @property
    def rows(self) -> list[list[Json]]:
        """Give the inline keyboard."""
        return list((self.markup or {}).get("inline_keyboard", ()))

    @property
    def buttons(self) -> list[str]:
        """Give the labels of the inline keyboard, row after row."""
        return [str(button["text"]) for row in self.rows for button in row]

    @property
    def asks_for_reply(self) -> bool:
        """Tell whether it forces a reply."""
        return bool((self.markup or {}).get("force_reply"))

    @property
    def service(self) -> bool:
        """Tell whether it says what happened to the chat."""
        return any(name in self.extra for name in SERVICE)

    @property
    def said(self) -> str:
        """Give all that can be read in it."""
        return "\n".join([self.text, self.poll.question, *self.poll.options] if self.poll else [self.text])

    def wire(self, nested: bool = False) -> Json:
        """Give it as the API does; a message that is replied to is given without what it replies to."""
        wire = {"message_id": self.id, "from": self.sender, "chat": self.chat.wire(), "date": self.date, **self.extra}
        if self.thread:
            wire["message_thread_id"] = self.thread
            if self.chat.forum:
                wire["is_topic_message"] = True
        if not nested and (replied := self.reply_to or self._topic()):
            wire["reply_to_message"] = replied.wire(nested=True)
        if self.edited:
            wire["edit_date"] = self.edited
        return {**wire, **self._content()}

    def _content(self) -> Json:
        content: Json = {"text": self.text} if self.text else {}
        if self.entities:
            content["entities"] = self.entities
        if self.poll:
            content["poll"] = self.poll.wire()
        if self.rows:
            content["reply_markup"] = {"inline_keyboard": self.rows}
        return content

    def _topic(self) -> "Message | None":
        """Give the message that opened its topic: Telegram makes every message of a topic a reply to it."""
        in_topic = self.chat.forum and self.thread and self.thread != self.id
        return self.chat.messages.get(self.thread or 0) if in_topic else None

    def __str__(self) -> str:
        shown = self.said or ", ".join(self.extra) or "(nothing)"
        who = "bot" if self.by_bot else self.sender["first_name"]
        return f"#{self.id} {who}: {shown!r}" + (f" {self.buttons}" if self.buttons else "")
