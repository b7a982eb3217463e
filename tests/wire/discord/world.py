"""What there is: SimCord's world, in real time, with a memory of what changed when."""

import asyncio
import contextlib
import datetime
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import discord
import simcord
from simcord._clock import Clock
from simcord.backend import Backend
from simcord.backend.access import channel_accessible
from simcord.backend.command_access import command_access
from simcord.backend.models import Interaction
from simcord.backend.models import Message as Stored
from simcord.enums import MessageType

from tests.wire.telegram.chats import Bell

Json = dict[str, Any]

_OF_CHANNELS = ("MESSAGE_", "TYPING_")
"""The beginnings of the events that only those hear who see the channel."""


class RealClock(Clock):
    """A clock that cannot be moved."""

    def now(self) -> datetime.datetime:
        """Give the time."""
        return datetime.datetime.now(datetime.UTC)

    def advance(self, seconds: float) -> None:
        """Refuse to."""
        raise AssertionError(f"real time cannot be moved by {seconds} s")


@dataclass(slots=True)
class Trace:
    """When a message came and changed, in the order of all that happens."""

    born: int
    changed: int
    edits: int = 0


@dataclass(slots=True)
class Asked:
    """When somebody pressed, asked or submitted, and when that was acknowledged."""

    number: int
    at: float
    acknowledged: float | None = None


class World(Backend):
    """SimCord's backend, which tells real time and remembers."""

    def __init__(self, shards: int = 1) -> None:
        super().__init__(clock=RealClock())
        self.shards = shards
        """How many bots are told to use, and guilds are made for."""
        self.bell = Bell()
        self.number = 0
        """Counts what happens."""
        self.traces: dict[int, Trace] = {}
        self.asked: dict[int, Asked] = {}
        self.locales: dict[int, str] = {}
        """The languages of people's clients."""
        self.installed_by: set[int] = set()
        """The people who have the bot for themselves, wherever they are."""
        self.openers: dict[int, int] = {}
        """The interactions that opened the forms which were sent, by the interactions that those are."""
        self.nonces: dict[int, str | int] = {}
        """The nonces of messages."""
        self.nonce: str | int | None = None
        """The one of the message that is being sent."""
        self.silent = False
        """Whether nothing is told to the bot."""
        self.bot_acts = False
        """Whether it is the bot who makes happen what happens."""
        self.blocking: set[int] = set()
        """The people who let the bot not write to them."""

    def emit(self, event: str, payload: Mapping[str, Any]) -> None:
        """Tell those who listen, without the record that SimCord keeps of all that it ever told."""
        for listener in self.subscribers:
            listener(event, payload)

    def happens(self) -> int:
        """Note that something happens."""
        self.number += 1
        self.bell.ring()
        return self.number

    def commit_message(self, message: Stored, *, broadcast: bool = True) -> Stored:
        """Put a message into its channel."""
        number = self.happens()
        self.traces[message.id] = Trace(number, number)
        if self.nonce is not None:
            self.nonces[message.id] = self.nonce
        return super().commit_message(message, broadcast=broadcast)

    def edit_message(self, channel_id: int, message_id: int, fields: Json) -> Stored:
        """Change a message."""
        thinking = bool(self.get_message(channel_id, message_id).flags & discord.MessageFlags.loading.flag)
        message = super().edit_message(channel_id, message_id, fields)
        trace = self.traces[message_id]
        trace.changed = self.happens()
        trace.edits += not thinking
        return message

    def create_system_message(self, channel_id: int, message_type: MessageType, author_id: int, **more: Any) -> Stored:
        """Say in a channel what happened to it, unless it does not say so."""
        message = Stored(self.snowflake(), channel_id, author_id, type=message_type)
        if message_type == MessageType.THREAD_CREATED and more.get("referenced_message_id"):
            return message  # which then shows its thread itself
        return super().create_system_message(channel_id, message_type, author_id, **more)

    def delete_message(self, channel_id: int, message_id: int) -> None:
        """Delete a message."""
        super().delete_message(channel_id, message_id)
        self.happens()

    def new_interaction(self, type: int, channel_id: int, user_id: int, guild_id: int | None) -> Interaction:
        """Begin an interaction."""
        record = super().new_interaction(type, channel_id, user_id, guild_id)
        self.asked[record.id] = Asked(self.happens(), time.monotonic())
        return record

    def acknowledge(self, interaction: int, at: float) -> None:
        """Note when an interaction got its first response."""
        self.asked[interaction].acknowledged = at
        self.happens()

    @contextlib.contextmanager
    def unheard(self) -> Iterator[None]:
        """Let things happen of which the bot hears nothing."""
        self.silent = True
        try:
            yield
        finally:
            self.silent = False

    @contextlib.contextmanager
    def by_bot(self) -> Iterator[None]:
        """Let the bot do something."""
        self.bot_acts = True
        try:
            yield
        finally:
            self.bot_acts = False

    def reopen(self, channel_id: int) -> bool:
        """Open a thread again in which somebody writes; False when it is locked."""
        thread = self.channels.get(channel_id)
        state = thread.thread_metadata if thread else None
        if state is None or not state.archived:
            return True
        if not state.locked:
            self.edit_channel(channel_id, {}, thread_metadata={"archived": False})
        return not state.locked

    def visible_command(self, name: str, user: int, channel: int, kind: int = 1) -> Json:
        """Find a command that a person may use in a channel."""
        guild = self.get_channel(channel).guild_id
        root = self.find_command(name, guild, kind)
        known = sorted({name for commands in self.commands.values() for name, _ in commands})
        assert root, f"there is no command {name!r} but {known}"
        owners = self.owners(guild, channel, user)
        alone = "0" not in owners
        if alone and (user not in self.installed_by or 1 not in (root.get("integration_types") or [0])):
            raise AssertionError(f"the bot is not here, and {self.users[user].global_name} may not use {name!r} alone")
        access = command_access(self, root, user_id=user, channel_id=channel)
        assert access.allowed, f"{name!r} may not be used here: {access.reason}"
        return root

    def has_bot(self, guild_id: int) -> bool:
        """Tell whether the bot is in a guild."""
        guild = self.guilds.get(guild_id)
        return guild is not None and self.bot_user.id in guild.members

    def owners(self, guild_id: int | None, channel_id: int, user_id: int) -> Json:
        """Give by whose installation the bot is used by somebody somewhere: a guild's ("0") or their own ("1")."""
        with_bot = self.has_bot(guild_id) if guild_id else channel_id in self.dm_channels.values()
        owners = {"0": str(guild_id or 0)} if with_bot else {}
        return owners | ({"1": str(user_id)} if user_id in self.installed_by or not with_bot else {})

    def bot_hears(self, event: str, payload: Mapping[str, Any]) -> bool:
        """Tell whether the bot is where an event happens."""
        if self.silent or event in ("INTERACTION_CREATE", "GUILD_DELETE", "USER_UPDATE"):
            return not self.silent
        guild = payload.get("guild_id") or (payload["id"] if event.startswith(("GUILD_CREATE", "GUILD_UPD")) else None)
        if guild is not None and not self.has_bot(int(guild)):
            return False
        if event.startswith(_OF_CHANNELS):
            channel = int(payload["channel_id"])
            if guild is None:
                return channel in self.dm_channels.values()
            return channel_accessible(self, channel, self.bot_user.id)
        return True


def environment(world: World) -> simcord.Env:
    """Give SimCord's environment with this world and no bot in it, so that its people and builders may be used.

    It is never started: that would put hooks into the event loop and into discord.py, and bots come by sockets here.
    """
    client = discord.Client(intents=discord.Intents.all())
    env = simcord.Env(client, strict_sync=False, check_errors=False)
    env.backend = world
    env._loop = asyncio.get_running_loop()
    env._message_states.add(client._connection)
    return env
