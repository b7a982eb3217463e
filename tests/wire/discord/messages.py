"""Messages as those who see them read them."""

from collections.abc import Iterator
from typing import Any, Self

from simcord.backend.models import Message as Stored
from simcord.components import walk_components

from tests.wire.discord.world import Json, World

_BUTTON, _STRING_SELECT, _TEXT_DISPLAY = 2, 3, 10
_THINKING = 128
_SAID = (0, 19, 20, 23)
"""The types of messages that somebody wrote, or that a command brought."""


class Button(str):
    """The label of a button, with what else it is."""

    disabled: bool
    custom_id: str
    url: str
    style: int
    number: int
    """What it is numbered within its message."""

    @classmethod
    def read(cls, raw: Json) -> Self:
        """Read a component."""
        button = cls(raw.get("label") or (raw.get("emoji") or {}).get("name") or "")
        button.disabled = bool(raw.get("disabled"))
        button.custom_id, button.url = raw.get("custom_id") or "", raw.get("url") or ""
        button.style, button.number = int(raw["style"]), int(raw["id"])
        return button


class Message:
    """A message, as it is now."""

    def __init__(self, world: World, stored: Stored) -> None:
        self.stored = stored
        self._world = world

    @property
    def id(self) -> int:
        """Give its id."""
        return self.stored.id

    @property
    def channel_id(self) -> int:
        """Give the id of its channel."""
        return self.stored.channel_id

    @property
    def by_bot(self) -> bool:
        """Tell whether the bot sent it."""
        return self.stored.author_id == self._world.bot_user.id

    @property
    def system(self) -> bool:
        """Tell whether it says what happened to the channel."""
        return self.stored.type not in _SAID

    @property
    def thinking(self) -> bool:
        """Tell whether it only says that the bot is thinking."""
        return bool(self.stored.flags & _THINKING)

    @property
    def ephemeral(self) -> bool:
        """Tell whether only one person sees it."""
        return self.stored.is_ephemeral

    @property
    def deleted(self) -> bool:
        """Tell whether it is no more."""
        return self.id not in self._world.messages.get(self.channel_id, {})

    @property
    def text(self) -> str:
        """Give all that can be read in it: its content, its embeds and its texts among components."""
        return "\n".join([part for part in self._parts() if part])

    @property
    def components(self) -> list[Json]:
        """Give all components, those within others too."""
        return list(walk_components(self.stored.components))

    @property
    def buttons(self) -> list[Button]:
        """Give the labels of its buttons, in order; each knows whether it is disabled."""
        return [Button.read(one) for one in self.components if one["type"] == _BUTTON]

    @property
    def choices(self) -> list[str]:
        """Give the labels of what can be chosen in its menus."""
        menus = [one for one in self.components if one["type"] == _STRING_SELECT]
        return [str(option["label"]) for menu in menus for option in menu["options"]]

    @property
    def edits(self) -> int:
        """Count how often it was changed."""
        return self._world.traces[self.id].edits

    @property
    def born(self) -> int:
        """Give its place in the order of all that happens."""
        return self._world.traces[self.id].born

    @property
    def changed(self) -> int:
        """Give the place of its last change in that order."""
        return self._world.traces[self.id].changed

    @property
    def silent(self) -> bool:
        """Tell whether it came without a sound."""
        return bool(self.stored.flags & 4096)

    @property
    def reply_to(self) -> int | None:
        """Give the id of the message that it replies to."""
        reference = self.stored.reference
        return int(reference["message_id"]) if reference else None

    @property
    def pings(self) -> list[int]:
        """Give the ids of the people whom it notifies."""
        return list(self.stored.ping_user_ids)

    def button(self, label: str) -> Button:
        """Find a button by its label, or by its custom id."""
        for button in self.buttons:
            if label in (button, button.custom_id):
                return button
        raise AssertionError(f"there is no button {label!r} to press on {self}")

    def _parts(self) -> Iterator[str]:
        yield self.stored.content
        for embed in self.stored.embeds:
            yield from _of_embed(embed)
        for component in self.components:
            if component["type"] == _TEXT_DISPLAY:
                yield component["content"]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Message) and other.stored is self.stored

    def __hash__(self) -> int:
        return hash(self.id)

    def __str__(self) -> str:
        buttons = [f"({one})" if one.disabled else str(one) for one in self.buttons]
        who = "bot" if self.by_bot else self._world.users[self.stored.author_id].name
        return f"#{self.id} {who}: {self.text!r}" + (f" {buttons}" if buttons else "")

    __repr__ = __str__


def _of_embed(embed: Json) -> Iterator[Any]:
    yield embed.get("title")
    yield embed.get("description")
    for field in embed.get("fields") or ():
        yield field["name"]
        yield field["value"]
    yield (embed.get("footer") or {}).get("text")
