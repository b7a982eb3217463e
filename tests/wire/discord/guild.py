"""A guild, and what those who run it do to the bot."""

import datetime
from collections.abc import Sequence
from typing import Protocol, Self

import discord
from simcord.backend import serializers
from simcord.backend.models import Guild as Stored
from simcord.backend.models import Overwrite
from simcord.enums import OverwriteType

from tests.wire.discord.room import Room
from tests.wire.discord.world import World


class Someone(Protocol):
    """A person, as far as a guild is concerned."""

    @property
    def id(self) -> int:
        """Give the id."""
        ...


class Guild:
    """A guild."""

    def __init__(self, world: World, stored: Stored) -> None:
        self.stored = stored
        self._world = world
        self.room = self.channel("general")
        """Its first text channel."""

    @classmethod
    def found(cls, world: World, name: str, people: Sequence[Someone], locale: str, bot: bool, shard: int) -> Self:
        """Make one with some people."""
        with world.unheard():
            stored = world.create_guild(name, preferred_locale=locale, shard_id=shard, shard_count=world.shards)
            if not bot:
                del stored.members[world.bot_user.id]
            for person in people:
                world.add_member(stored.id, person.id)
            guild = cls(world, stored)
            if people:
                guild.allow(people[0], "manage_guild")
        if bot:
            world.emit("GUILD_CREATE", serializers.guild_create_payload(world, stored))
        return guild

    @property
    def id(self) -> int:
        """Give its id."""
        return self.stored.id

    def channel(self, name: str) -> Room:
        """Open a text channel."""
        return Room(self._world, self._world.create_channel(self.id, name))

    def thread(self, room: Room, name: str, by: Someone) -> Room:
        """Open a thread of a channel."""
        return Room(self._world, self._world.create_thread(room.id, name, by.id))

    def threads(self, room: Room) -> list[Room]:
        """Give the threads of a channel, oldest first."""
        found = [self._world.channels[number] for number in self.stored.thread_ids]
        return [Room(self._world, thread) for thread in found if thread.parent_id == room.id]

    def close(self, thread: Room, locked: bool = False) -> None:
        """Archive a thread; a locked one is opened again by moderators only."""
        state = {"archived": True, "locked": locked, "archive_timestamp": self._world.now_iso()}
        self._world.edit_channel(thread.id, {}, thread_metadata=state)

    def delete(self, room: Room) -> None:
        """Delete a channel or a thread."""
        self._world.delete_channel(room.id)
        self._world.happens()

    def join(self, person: Someone) -> None:
        """Let a person in."""
        self._world.add_member(self.id, person.id, announce=True)

    def leave(self, person: Someone) -> None:
        """Let a person go."""
        self._world.remove_member(self.id, person.id)

    def allow(self, person: Someone, *permissions: str) -> None:
        """Give a person a role with some permissions in the whole guild."""
        value = discord.Permissions(**dict.fromkeys(permissions, True)).value
        role = self._world.create_role(self.id, " ".join(permissions), permissions=value)
        self.stored.members[person.id].role_ids.append(role.id)
        self._world.announce_member_update(self.id, person.id)

    def deny(self, room: Room, who: Someone | None, *permissions: str) -> None:
        """Take permissions away in a channel, from a person or, with None, from the bot."""
        value = discord.Permissions(**dict.fromkeys(permissions, True)).value
        target = who.id if who else self._world.bot_user.id
        self._world.set_overwrite(room.id, Overwrite(target, OverwriteType.MEMBER, deny=value))

    def restore(self, room: Room, who: Someone | None = None) -> None:
        """Give back what was taken away in a channel."""
        self._world.delete_overwrite(room.id, who.id if who else self._world.bot_user.id)

    def kick_bot(self) -> None:
        """Throw the bot out."""
        del self.stored.members[self._world.bot_user.id]
        self._world.emit("GUILD_DELETE", {"id": str(self.id)})

    def invite_bot(self) -> None:
        """Let the bot in, or in again."""
        roles = [role.id for role in self.stored.roles.values() if role.managed]
        with self._world.unheard():
            self._world.add_member(self.id, self._world.bot_user.id, roles=roles)
        self._world.emit("GUILD_CREATE", serializers.guild_create_payload(self._world, self.stored))

    def silence_bot(self, seconds: float) -> None:
        """Give the bot a timeout; none with no seconds."""
        member = self.stored.members[self._world.bot_user.id]
        until = self._world.clock.now() + datetime.timedelta(seconds=seconds)
        member.timed_out_until = until.isoformat() if seconds else None
        self._world.announce_member_update(self.id, member.user_id)
