"""The border vocabulary: what adapters hand to the bot and get from it. No platform's object crosses."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

MessageKind = Literal["chatter", "question", "news"]
"""What a message is to its chat. One that may have been sent already, but nobody knows, is sent again if it is a
question or the news of a game; of chatter, which can be asked for again, nobody wants to read two."""
Happening = Literal["", "added", "removed"]
"""What became of the bot in a chat, if that is what an event tells."""
IncomingKind = Literal["happening", "button", "command", "text"]
Sign = Literal["", "right", "close", "wrong", "noted"]
"""What a platform may tell a player with a sign at their message, in place of a text."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A chat of a platform."""

    platform: str
    """console, telegram or discord."""
    chat: str
    """The platform's id of the chat; that of a topic in it follows after a slash, for it is a chat of its own."""

    @property
    def room(self) -> "Place":
        """The chat without the topic: what a platform counts messages by."""
        return Place(self.platform, self.chat.partition("/")[0])


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
    """Something a person did: wrote a text, pressed a button or both; or something that happened to the bot."""

    address: Address
    text: str = ""
    """What they wrote, as they wrote it; with a button, into the form that it opened."""
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
    message: str = ""
    """The platform's id of the message they wrote, for an answer to refer to; empty where none needs to."""
    addressed: bool = True
    """Whether it was said to the bot; of what else is said in a group only answers to open questions are heard."""
    owner: bool = False
    """Whether they run the bot."""
    language: str = ""
    """The language in which their platform speaks to them, if it tells."""
    happening: Happening = ""
    moved_to: str = ""
    """The platform's new id of the chat, if it has got one."""
    awaits: bool = False
    """Whether the platform waits for an answer: then it comes back from `App.handle` and is not sent to the chat."""
    home: str = ""
    """The platform's id of the chat that this person has with the bot alone, whose language is their own."""

    @property
    def kind(self) -> IncomingKind:
        """What sort of event it is, for those who count."""
        if self.happening or self.moved_to:
            return "happening"
        if self.button:
            return "button"
        return "command" if self.text.lstrip().startswith("/") else "text"


@dataclass(frozen=True, slots=True)
class Button:
    """Something to press under a message."""

    label: str
    data: str
    """What comes back in `Incoming.button`; at most 64 bytes."""
    asks: bool = False
    """Whether it opens a form for a text, which comes back with it; a platform without forms gets no such button."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A question with options, for a platform that shows them itself; the buttons of its message are the options'."""

    question: str
    options: tuple[str, ...]
    right: int
    """The place of the right option."""
    why: str
    """The explanation, at most 200 characters."""
    seconds: int
    """How long it is open."""
    above: str = ""
    """What stands before it."""
    beside: tuple[Button, ...] = ()
    """What can be pressed beside the options."""
    votes: tuple[int, ...] = ()
    """How many picked each option, when it is over."""


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
    choice: Choice | None = None
    """The same as a question with options."""
    ends: bool = False
    """Whether what its slot shows can be answered no more; it says nothing else than that did."""
    seconds: int = 0
    """How long what it asks is open yet; 0 where nothing is."""
    answers: str = ""
    """The platform's id of the message that it is an answer to."""
    sign: Sign = ""
    names: tuple[Account, ...] = ()
    """Whom a board in it names; they may never have been in the chat, and may have themselves erased."""


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
    poll: str = ""
    """The platform's id of the poll in it."""


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
class Moved:
    """It has not been sent: the chat has another id now."""

    chat: str


@dataclass(frozen=True, slots=True)
class Barred:
    """It has not been sent, and nothing will be for now: the bot lacks a permission that it may get back."""

    why: str


@dataclass(frozen=True, slots=True)
class Gone:
    """Nothing will be sent to this chat any more: the bot was blocked or put out, or there is no such chat."""

    why: str


Delivery = Sent | Held | NotSent | Unsure | Refused | Moved | Barred | Gone
"""What came of an attempt to send. `why` is for the log: without texts, names or tokens."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a platform takes; 0 means as much as one likes."""

    gap: float = 0
    """Seconds between two messages to a chat."""
    leisure: float = 0
    """Seconds after a message in which the news of a chat that edits another one waits for what may take its place."""
    group_minute: int = 0
    """Messages to a chat of several people in any 60 seconds."""
    rooms: bool = False
    """Whether what is sent to the chats of a room counts together, as to the topics of a group."""
    second: int = 0
    """Messages to all chats in any second."""
    length: int = 0
    """UTF-16 units of a text."""
    forms: bool = False
    """Whether a button can open a form."""
    closes: bool = False
    """Whether every question can be shown to be over, and not only one that was a poll."""


@dataclass(frozen=True, slots=True)
class Ballot:
    """What a poll of the bot asks: a vote for an option is a press of its button."""

    place: Place
    votes: tuple[str, ...]
    """The data of the options' buttons."""
    private: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """Something to share in any chat."""

    start: str
    """What a link to the bot carries to tell this; empty where there is no such link."""
    title: str
    text: str


CommandScope = Literal["private", "group", "admin"]


@dataclass(frozen=True, slots=True)
class Menu:
    """What a platform shows of the bot in one language."""

    commands: Mapping[CommandScope, tuple[tuple[str, str], ...]]
    """Names and descriptions, for a person alone, for a group and for those who manage it."""
    about: str
    """What the bot is, in at most 120 characters."""
    description: str
    """What it can do, in at most 512 characters."""
    ask_more: str
    """The label of a link that leads to the bot."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What an operator is told of one thing that was looked at."""

    mark: Literal["ok", "note", "bad"]
    what: str
    told: str
