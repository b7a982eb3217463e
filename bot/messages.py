"""The border vocabulary: what adapters hand to the bot and get from it. No platform's object crosses."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Address:
    """Where a conversation takes place."""

    platform: str
    """console, telegram or discord."""
    chat: str
    """The platform's id of the chat."""
    player: str
    """The platform's id of the person; follow-ups are theirs alone."""


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
