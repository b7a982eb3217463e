"""The place on Discord where a script is played, and what happens to it and to the bot there."""

from collections.abc import Awaitable, Callable, Mapping, Sequence

from simcord.backend import serializers

from tests.wire.discord.guild import Guild
from tests.wire.discord.people import Person
from tests.wire.discord.server import FakeDiscord
from tests.wire.process import BotProcess

PRIVATE, WITHOUT_BOT = "private", "server without the bot"


class DiscordPlace:
    """A private chat, or a server with a channel in which the people are at first."""

    def __init__(
        self, fake: FakeDiscord, process: BotProcess, kind: str, people: Sequence[Person], locale: str
    ) -> None:
        self._fake = fake
        self._process = process
        self._first = people[0]
        self._guild = None if kind == PRIVATE else self._found(people, locale)
        self.room = self._guild.room if self._guild else self._first.dm
        """Where the people are."""
        if kind == WITHOUT_BOT:
            self._first.install()

    def _found(self, people: Sequence[Person], locale: str) -> Guild:
        """Make a server to which the bot is yet to be added."""
        guild = self._fake.guild("Kino klubu", people, preferred_locale=locale, bot=False)
        guild.stored.system_channel_id = guild.room.id
        return guild

    @property
    def _server(self) -> Guild:
        assert self._guild, "this script is played in a private chat"
        return self._guild

    async def happens(self, what: str) -> None:
        """Let something happen."""
        await _HAPPENS[what](self)
        await self._fake.idle()

    # --- to the bot ---

    async def _restarts(self) -> None:
        await self._fake.idle()
        await self._process.kill()
        await self._process.start()

    async def _is_added(self) -> None:
        """Add the bot, which is told of a new server without whether it is available."""
        world = self._fake.world
        with world.unheard():
            world.add_member(self._server.id, world.bot_user.id, roles=self._own_roles())
        told = dict(serializers.guild_create_payload(world, self._server.stored))
        del told["unavailable"]
        world.emit("GUILD_CREATE", told)

    def _own_roles(self) -> list[int]:
        return [role.id for role in self._server.stored.roles.values() if role.managed]

    async def _is_removed(self) -> None:
        self._server.kick_bot()

    async def _may_write_no_more(self) -> None:
        self._server.deny(self.room, None, "send_messages")

    async def _may_write_again(self) -> None:
        self._server.restore(self.room)

    # --- to the people and the place ---

    async def _go_to_another_channel(self) -> None:
        self.room = self._server.channel("kino")

    async def _go_to_the_thread(self) -> None:
        self.room = self._server.threads(self.room)[-1]

    async def _go_to_the_private_chat(self) -> None:
        self.room = self._first.dm

    async def _is_archived(self) -> None:
        self._server.close(self.room)

    async def _is_deleted(self) -> None:
        self._server.delete(self.room)


_HAPPENS: Mapping[str, Callable[[DiscordPlace], Awaitable[None]]] = {
    "restarts": DiscordPlace._restarts,
    "is added": DiscordPlace._is_added,
    "is removed": DiscordPlace._is_removed,
    "may write no more": DiscordPlace._may_write_no_more,
    "may write again": DiscordPlace._may_write_again,
    "go to another channel": DiscordPlace._go_to_another_channel,
    "go to the thread": DiscordPlace._go_to_the_thread,
    "go to the private chat": DiscordPlace._go_to_the_private_chat,
    "is archived": DiscordPlace._is_archived,
    "is deleted": DiscordPlace._is_deleted,
}
