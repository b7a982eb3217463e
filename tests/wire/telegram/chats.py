"""Chats and who is in them."""

import asyncio
from dataclasses import dataclass, field
from typing import Any

from tests.wire.telegram.messages import Json, Message
from tests.wire.telegram.refusals import Refusal, bad, forbidden, upgraded

ANONYMOUS = {
    "id": 1087968824,
    "is_bot": True,
    "first_name": "Group",
    "username": "GroupAnonymousBot",
}
"""Whom Telegram names as the sender of what an anonymous administrator writes."""
CHANNEL = {"id": 136817688, "is_bot": True, "first_name": "Channel", "username": "Channel_Bot"}
"""Whom Telegram names as the voter when a chat votes."""

_RIGHTS = (
    "can_be_edited can_manage_chat can_delete_messages can_manage_video_chats can_restrict_members "
    "can_promote_members can_change_info can_invite_users can_post_stories can_edit_stories can_delete_stories"
).split()


class Bell:
    """Wakes all who wait for something to happen."""

    def __init__(self) -> None:
        self._event = asyncio.Event()

    def ring(self) -> None:
        """Wake them."""
        self._event.set()
        self._event = asyncio.Event()

    async def wait(self, timeout: float) -> bool:
        """Wait until it rings; tells whether it did in time."""
        try:
            await asyncio.wait_for(self._event.wait(), timeout)
        except TimeoutError:
            return False
        return True


@dataclass(slots=True)
class Bot:
    """The account of the bot, whose switches tests may turn."""

    id: int = 7310582946
    first_name: str = "AzerbaijanFilm"
    username: str = "azfilm_test_bot"
    can_read_all_group_messages: bool = False
    supports_inline_queries: bool = True

    def user(self) -> Json:
        """Give it as others see it."""
        return {"id": self.id, "is_bot": True, "first_name": self.first_name, "username": self.username}

    def me(self) -> Json:
        """Give it as it sees itself."""
        return {
            **self.user(),
            "can_join_groups": True,
            "can_read_all_group_messages": self.can_read_all_group_messages,
            "supports_inline_queries": self.supports_inline_queries,
            "can_connect_to_business": False,
            "has_main_web_app": False,
            "has_topics_enabled": False,
            "allows_users_to_create_topics": False,
        }


@dataclass(slots=True)
class Member:
    """Someone in a chat, or the bot."""

    user: Json
    status: str = "member"
    anonymous: bool = False

    @property
    def admin(self) -> bool:
        """Tell whether they lead the chat."""
        return self.status in ("administrator", "creator")

    def wire(self) -> Json:
        """Give it as the API does."""
        told = {"user": self.user, "status": self.status}
        if self.status == "kicked":
            return told | {"until_date": 0}
        if self.status == "creator":
            return told | {"is_anonymous": self.anonymous}
        return told | dict.fromkeys(_RIGHTS, True) | {"is_anonymous": self.anonymous} if self.admin else told


@dataclass(eq=False, slots=True)
class Chat:
    """A chat; nobody but the fake's own modules changes it."""

    id: int
    kind: str
    title: str = ""
    forum: bool = False
    members: dict[int, Member] = field(default_factory=dict)
    topics: dict[int, str] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    bot: Member | None = None
    """None as long as the bot never was in it."""
    migrated_to: int | None = None
    actions: list[str] = field(default_factory=list)
    """What the bot was seen to be doing."""
    bell: Bell = field(default_factory=Bell)
    known: Json = field(default_factory=dict)

    @property
    def private(self) -> bool:
        """Tell whether it is that of one person."""
        return self.kind == "private"

    @property
    def with_bot(self) -> bool:
        """Tell whether the bot is in it."""
        return self.bot is not None and self.bot.status not in ("left", "kicked") and self.migrated_to is None

    def wire(self) -> Json:
        """Give it as the API does."""
        if not self.known:
            self.known = self._wire()
        return self.known

    def _wire(self) -> Json:
        told: Json = {"id": self.id, "type": self.kind}
        if self.private:
            user = self.members[self.id].user
            return told | {name: user[name] for name in ("first_name", "last_name", "username") if name in user}
        return told | {"title": self.title} | ({"is_forum": True} if self.forum else {})

    def full(self) -> Json:
        """Give all that is told of it when it is asked for."""
        gifts = "unlimited_gifts limited_gifts unique_gifts premium_subscription gifts_from_channels".split()
        accepted = dict.fromkeys(gifts, False)
        return {**self.wire(), "accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": accepted}

    def member(self, user: int, bot: Bot) -> Member | None:
        """Find someone by id, the bot too."""
        return self.bot if user == bot.id else self.members.get(user)

    def refusal(self) -> Refusal | None:
        """Give why the bot may not do anything here."""
        if self.migrated_to is not None:
            return upgraded(self.migrated_to)
        if self.with_bot:
            return None
        if self.bot is None:
            return forbidden("bot can't initiate conversation with a user") if self.private else bad("chat not found")
        if self.private:
            return forbidden("bot was blocked by the user")
        how = "was kicked from" if self.bot.status == "kicked" else "is not a member of"
        return forbidden(f"bot {how} the {self.kind} chat")

    def thread(self, given: Any, reply_to: Message | None) -> int | None:
        """Give the topic that a message of the bot goes to."""
        if given is not None and (not self.forum or given not in self.topics):
            raise bad("message thread not found")
        return given if given is not None else reply_to.thread if reply_to else None
