"""The people side: who writes, presses and asks."""

from collections.abc import Mapping, Sequence
from typing import Any

import simcord
from simcord import UserHandle
from simcord._modal import _modal_submit_nodes
from simcord.backend import serializers
from simcord.backend.models import AllowedMentions
from simcord.enums import ChannelType

from tests.wire.discord.guild import Guild
from tests.wire.discord.interactions import (
    AUTOCOMPLETE,
    COMMAND,
    COMPONENT,
    MODAL,
    Interaction,
    Modal,
    begin,
    command_data,
    completion_data,
)
from tests.wire.discord.messages import Message
from tests.wire.discord.room import Room
from tests.wire.discord.world import Json, World

_BUTTON, _STRING_SELECT = 2, 3
_MESSAGE_COMMAND = 3


class Person:
    """Someone who uses Discord."""

    def __init__(self, world: World, handle: UserHandle) -> None:
        self.handle = handle
        """SimCord's."""
        self._world = world

    @property
    def id(self) -> int:
        """Give their id."""
        return self.handle.id

    @property
    def name(self) -> str:
        """Give the name that is shown."""
        return self.handle.global_name or self.handle.name

    @property
    def mention(self) -> str:
        """Give what mentions them in a text."""
        return f"<@{self.id}>"

    @property
    def dm(self) -> Room:
        """Give their private chat with the bot."""
        return Room(self._world, self._world.get_dm_channel(self.id))

    async def write(self, room: Room, text: str, reply_to: Message | None = None, ping: bool = True) -> Message:
        """Write a message; a reply notifies whom it replies to, if asked to."""
        if room.guild_id:
            permission = "send_messages_in_threads" if room.channel.is_thread else "send_messages"
            self._world.require_permissions(room.guild_id, self.id, room.id, permission)
            assert self._world.reopen(room.id), "the thread is locked"
        reference = {"message_id": str(reply_to.id)} if reply_to else None
        stored = self._world.create_message(
            room.id,
            self.id,
            text,
            reference=self._world.normalize_message_reference(room.id, reference),
            allowed_mentions=AllowedMentions(replied_user=ping),
        )
        return Message(self._world, stored)

    async def edit(self, message: Message, text: str) -> None:
        """Change a message of theirs."""
        self._world.edit_message(message.channel_id, message.id, {"content": text})

    async def delete(self, message: Message) -> None:
        """Delete a message."""
        self._world.delete_message(message.channel_id, message.id)

    async def react(self, message: Message, emoji: str) -> None:
        """React to a message."""
        self._world.set_reaction(message.channel_id, message.id, emoji, self.id, True)

    async def press(self, message: Message, label: str) -> Interaction:
        """Press a button by its label or custom id."""
        button = message.button(label)
        assert button.custom_id and not button.disabled, f"{label!r} cannot be pressed on {message}"
        data = {"component_type": _BUTTON, "custom_id": button.custom_id, "id": button.number}
        return begin(self._world, COMPONENT, self.id, message.channel_id, data, message)

    async def choose(self, message: Message, *labels: str) -> Interaction:
        """Choose in a menu, by labels or values."""
        for menu in [one for one in message.components if one["type"] == _STRING_SELECT]:
            found = [one["value"] for one in menu["options"] if one["label"] in labels or one["value"] in labels]
            if len(found) == len(labels) and not menu.get("disabled"):
                data = {"component_type": _STRING_SELECT, "custom_id": menu["custom_id"], "values": found}
                return begin(self._world, COMPONENT, self.id, message.channel_id, data | {"id": menu["id"]}, message)
        raise AssertionError(f"{labels} cannot be chosen on {message}: {message.choices}")

    async def command(self, room: Room, name: str, **options: Any) -> Interaction:
        """Use a slash command, such as `quiz start`; options may be people."""
        plain = {key: value.handle if isinstance(value, Person) else value for key, value in options.items()}
        data = command_data(self._world, self, room.id, name, plain)
        return begin(self._world, COMMAND, self.id, room.id, data)

    async def types(self, room: Room, name: str, option: str, typed: str, **filled: Any) -> Interaction:
        """Type into an option of a slash command that offers completions."""
        data = completion_data(self._world, self, room.id, name, option, typed, filled)
        return begin(self._world, AUTOCOMPLETE, self.id, room.id, data)

    async def command_on(self, message: Message, name: str) -> Interaction:
        """Use a command from the menu of a message."""
        root = self._world.visible_command(name, self.id, message.channel_id, _MESSAGE_COMMAND)
        shown = {str(message.id): serializers.message_payload(self._world, message.stored)}
        data = {"id": root["id"], "name": name, "type": _MESSAGE_COMMAND, "target_id": str(message.id)}
        return begin(self._world, COMMAND, self.id, message.channel_id, data | {"resolved": {"messages": shown}})

    async def opens(self, message: Message, label: str, timeout: float = 3.0) -> Modal:
        """Press a button that shows a form."""
        return await (await self.press(message, label)).opened(timeout)

    async def submits(self, modal: Modal, filled: str | Mapping[str, Any]) -> Interaction:
        """Send a form: its only field, or fields by their custom ids."""
        if isinstance(filled, str):
            (only,) = modal.inputs
            filled = {only["custom_id"]: filled}
        resolved: Json = {}
        channel, source = modal.record.channel_id, modal.record.source_message_id
        nodes = _modal_submit_nodes(modal.shown["components"], self.handle, dict(filled), resolved, channel, [])
        data = {"custom_id": modal.shown["custom_id"], "components": nodes, "resolved": resolved}
        stored = self._world.messages.get(channel, {}).get(source or 0)
        shown = Message(self._world, stored) if stored else None
        return begin(self._world, MODAL, self.id, channel, data, shown, modal.record)

    def block(self) -> None:
        """Let the bot write no more to them."""
        self._world.blocking.add(self.id)

    def unblock(self) -> None:
        """Let the bot write to them again."""
        self._world.blocking.discard(self.id)

    def install(self) -> None:
        """Have the bot for themselves, wherever they are."""
        self._world.installed_by.add(self.id)


class People:
    """Makes people and the guilds they are in."""

    env: simcord.Env
    """SimCord's environment, with its own people and builders."""

    def __init__(self, world: World) -> None:
        self.world = world

    @property
    def commands(self) -> set[str]:
        """Name the commands that the bot has registered."""
        return {name for commands in self.world.commands.values() for name, _ in commands}

    @property
    def mention(self) -> str:
        """Give what mentions the bot in a text."""
        return f"<@{self.world.bot_user.id}>"

    def person(self, name: str, locale: str = "en-US") -> Person:
        """Make a person, whose client is in some language."""
        username = "".join(letter for letter in name.lower() if letter.isascii() and letter.isalnum()) or "somebody"
        handle = self.env.create_user(username, global_name=name)
        self.world.locales[handle.id] = locale
        return Person(self.world, handle)

    def private_chat(self, *people: Person) -> Room:
        """Open a chat of people with each other, in which the bot is not."""
        channel = self.world.create_channel(None, None, type=ChannelType.DM)
        channel.recipient_ids = [person.id for person in people]
        return Room(self.world, channel)

    def guild(
        self,
        name: str,
        people: Sequence[Person] = (),
        preferred_locale: str = "en-US",
        bot: bool = True,
        shard: int = 0,
    ) -> Guild:
        """Make a guild with a text channel; the first of its people may manage it. The bot need not be in it."""
        return Guild.found(self.world, name, people, preferred_locale, bot, shard)
