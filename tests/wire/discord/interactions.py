"""What people ask of the bot with buttons, commands and forms, and what they get to see."""

import time
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from simcord import interactions as build
from simcord.backend import serializers
from simcord.backend.models import Interaction as Record

from tests.wire.discord.messages import Message
from tests.wire.discord.world import Json, World

COMMAND, COMPONENT, AUTOCOMPLETE, MODAL = 2, 3, 4, 5
T = TypeVar("T")


class Modal:
    """A form that was shown to somebody."""

    def __init__(self, record: Record) -> None:
        assert record.modal
        self.record = record
        self.shown: Json = record.modal

    @property
    def title(self) -> str:
        """Give its title."""
        return str(self.shown["title"])

    @property
    def inputs(self) -> list[Json]:
        """Give the fields that can be filled in."""
        rows = self.shown["components"]
        fields = [one for row in rows for one in (row.get("components") or [row.get("component") or row])]
        return [field for field in fields if "custom_id" in field]


class Interaction:
    """A press of a button, a command or a form that was sent, which waits for the bot to respond."""

    def __init__(self, world: World, record: Record) -> None:
        self.record = record
        self._world = world

    @property
    def id(self) -> int:
        """Give its id."""
        return self.record.id

    @property
    def messages(self) -> list[Message]:
        """Give the messages by which the bot responded, the message that it changed among them."""
        asked = self._world.asked[self.id].number
        stored = self._world.messages.get(self.record.channel_id, {})
        ids = (self.record.message_id, *self.record.followup_ids)
        found = [Message(self._world, stored[number]) for number in ids if number in stored]
        return [message for message in found if message.changed > asked and not message.thinking]

    @property
    def private(self) -> list[Message]:
        """Give those of them that only the person sees who asked."""
        return [message for message in self.messages if message.ephemeral]

    async def acknowledged(self, timeout: float = 3.0) -> float:
        """Wait until the bot responds at all; gives the seconds that it took."""
        asked = self._world.asked[self.id]
        at = await self._until(lambda: asked.acknowledged, timeout, "it was not acknowledged")
        return at - asked.at

    async def told(self, timeout: float = 5.0, what: str = "") -> str:
        """Wait until something with a text in it is shown to the person alone; gives all that is shown so."""

        def shown() -> str:
            text = "\n".join(message.text for message in self.private)
            return text if what in text else ""

        return await self._until(shown, timeout, f"nothing with {what!r} was told, but {self.private}")

    async def opened(self, timeout: float = 3.0) -> Modal:
        """Wait until a form is shown."""
        await self._until(lambda: self.record.modal, timeout, "no form was opened")
        return Modal(self.record)

    async def completed(self, timeout: float = 3.0) -> list[Json]:
        """Wait until completions are offered; gives them."""
        await self._until(lambda: self.record.responded, timeout, "nothing was offered")
        return list(self.record.autocomplete_choices or [])

    async def _until(self, look: Callable[[], T | None], timeout: float, otherwise: str) -> T:
        until = time.monotonic() + timeout
        while not (found := look()):
            if not await self._world.bell.wait(until - time.monotonic()):
                raise AssertionError(f"{otherwise} in {timeout} s")
        return found


def begin(
    world: World,
    kind: int,
    user: int,
    channel: int,
    data: Json,
    source: Message | None = None,
    opener: Record | None = None,
) -> Interaction:
    """Let a person begin an interaction, and tell the bot."""
    guild = world.get_channel(channel).guild_id
    record, payload = build.base_payload(world, type=kind, channel_id=channel, guild_id=guild, user_id=user, data=data)
    if source:
        record.source_message_id = source.id
        payload["message"] = serializers.message_payload(world, source.stored)
    if opener:
        world.openers[record.id] = opener.id
    world.emit("INTERACTION_CREATE", payload)
    return Interaction(world, record)


def command_data(world: World, person: Any, channel: int, path: str, options: Mapping[str, Any]) -> Json:
    """Give the data of a slash command, such as `quiz start`, with its options checked and resolved."""
    root, leaf, nesting = _found(world, person.id, channel, path)
    values, resolved = build.build_options(person.handle, path, leaf, dict(options), channel_id=channel)
    data = _of_command(root, build.nest_options(root, nesting, values))
    return data | ({"resolved": resolved} if resolved else {})


def completion_data(
    world: World, person: Any, channel: int, path: str, option: str, typed: str, filled: Mapping[str, Any]
) -> Json:
    """Give the data of a slash command while one of its options is being typed."""
    root, leaf, nesting = _found(world, person.id, channel, path)
    (asked,) = [one for one in leaf["options"] if one["name"] == option]
    assert asked.get("autocomplete"), f"{option} of {path} offers no completions"
    values, _ = build.build_options(person.handle, path, leaf, dict(filled), partial=True, channel_id=channel)
    values.append({"name": option, "type": asked["type"], "value": typed, "focused": True})
    return _of_command(root, build.nest_options(root, nesting, values))


def _found(world: World, user: int, channel: int, path: str) -> tuple[Json, Json, list[str]]:
    name, *rest = path.split()
    root = world.visible_command(name, user, channel)
    leaf, nesting = build.walk_to_subcommand(root, rest)
    return root, leaf, nesting


def _of_command(root: Json, options: list[Json]) -> Json:
    data = {"id": root["id"], "name": root["name"], "type": root["type"], "options": options}
    return data | ({"guild_id": root["guild_id"]} if root.get("guild_id") else {})
