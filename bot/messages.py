"""The border vocabulary: what adapters hand to the bot and get from it. No platform's object crosses."""

from dataclasses import dataclass
from typing import Literal

MessageKind = Literal["chatter", "question", "news"]
"""What a message is to its chat. One that may have been sent already, but nobody knows, is sent again if it is a
question or the news of a game; of chatter, which can be asked for again, nobody wants to read two."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A chat of a platform."""

    platform: str
    """console, telegram or discord."""
    chat: str
    """The platform's id of the chat."""


@dataclass(frozen=True, slots=True, order=True)
class Account:
    """A person on a platform."""

    platform: str
    player: str
    """The platform's id of the person."""


@dataclass(frozen=True, slots=True, order=True)
class Address:
    """Where a conversation takes place."""

    platform: str
    """console, telegram or discord."""
    chat: str
    """The platform's id of the chat."""
    player: str
    """The platform's id of the person; follow-ups are theirs alone."""

    @property
    def place(self) -> Place:
        """The chat alone."""
        return Place(self.platform, self.chat)

    @property
    def account(self) -> Account:
        """The person alone."""
        return Account(self.platform, self.player)


@dataclass(frozen=True, slots=True)
class Incoming:
    """Something a person did: wrote a text or pressed a button."""

    address: Address
    text: str = ""
    """What they wrote, as they wrote it; empty for a button."""
    button: str = ""
    """The data of the button they pressed; empty for a text."""
    name: str = ""
    """What they are called in tables; empty where the platform does not tell."""
    admin: bool = False
    """Whether they may manage the chat."""
    private: bool = False
    """Whether nobody else is in the chat."""
    event: str = ""
    """The platform's id of what happened, by which a repetition is known; empty where it cannot be repeated."""


@dataclass(frozen=True, slots=True)
class Button:
    """Something to press under a message."""

    label: str
    data: str
    """What comes back in `Incoming.button`; at most 64 bytes."""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A message of the bot; plain text, markup is the adapter's business."""

    text: str
    buttons: tuple[Button, ...] = ()
    to: str = ""
    """The player whom alone it concerns; empty for all."""
    kind: MessageKind = "chatter"
    slot: str = ""
    """What it shows: a message takes the place of an earlier one of its slot, where the platform can edit."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A message on its way to a chat."""

    id: int
    """The same at every attempt, so that a platform that can may keep it from appearing twice."""
    place: Place
    said: Outgoing
    edits: str = ""
    """The platform's id of the message that it takes the place of; empty for a new one."""
    private: bool = False
    """Whether its chat belongs to one person."""


@dataclass(frozen=True, slots=True)
class Sent:
    """It has been sent; an edit that changes nothing is sent as well."""

    message: str = ""
    """The platform's id of it."""


@dataclass(frozen=True, slots=True)
class Held:
    """It has not been sent: the chat has had too much."""

    seconds: float
    """When the platform wants to hear more."""


@dataclass(frozen=True, slots=True)
class NotSent:
    """It has surely not been sent, and may be later: the platform was not reached."""

    why: str


@dataclass(frozen=True, slots=True)
class Unsure:
    """It may have been sent: the answer did not come."""

    why: str


@dataclass(frozen=True, slots=True)
class Refused:
    """It will never be sent as it is: the platform does not take it, or what it edits is gone."""

    why: str


@dataclass(frozen=True, slots=True)
class Gone:
    """Nothing will be sent to this chat any more: the bot was blocked or put out, or there is no such chat."""

    why: str


Delivery = Sent | Held | NotSent | Unsure | Refused | Gone
"""What came of an attempt to send. `why` is for the log: without texts, names or tokens."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a platform takes; 0 means as much as one likes."""

    gap: float = 0
    """Seconds between two messages to a chat."""
    group_minute: int = 0
    """Messages to a chat of several people in any 60 seconds."""
    second: int = 0
    """Messages to all chats in any second."""
