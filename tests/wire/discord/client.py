"""A small bot with discord.py as it is, pointed at the fake."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any

import discord
import yarl
from discord import app_commands
from discord.gateway import DiscordWebSocket
from discord.http import Route

from tests.wire.discord.server import FakeDiscord

_SOON = 10.0


class Form(discord.ui.Modal, title="Your answer"):
    """A form with one field."""

    text: discord.ui.TextInput["Form"] = discord.ui.TextInput(label="Who was it?", custom_id="text")

    async def on_submit(self, interaction: discord.Interaction) -> None:
        """Tell what was filled in."""
        await interaction.response.send_message(f"you wrote {self.text.value}", ephemeral=True)


class Choices(discord.ui.View):
    """Buttons that are answered in all the ways there are."""

    def __init__(self) -> None:
        super().__init__(timeout=None)

    @discord.ui.button(label="Lock", custom_id="lock")
    async def lock(self, interaction: discord.Interaction, _: object) -> None:
        """Think, then tell one person, twice."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        await interaction.edit_original_response(content="locked")
        await interaction.followup.send("for good", ephemeral=True)

    @discord.ui.button(label="Change", custom_id="change")
    async def change(self, interaction: discord.Interaction, _: object) -> None:
        """Change the message."""
        disabled = discord.ui.View(timeout=None)
        disabled.add_item(discord.ui.Button(label="Done", disabled=True, custom_id="done"))
        await interaction.response.edit_message(content="changed", view=disabled)

    @discord.ui.button(label="Write", custom_id="write")
    async def write(self, interaction: discord.Interaction, _: object) -> None:
        """Show the form."""
        await interaction.response.send_modal(Form())

    @discord.ui.button(label="Nothing", custom_id="nothing")
    async def nothing(self, interaction: discord.Interaction, _: object) -> None:
        """Do not respond."""

    @discord.ui.select(
        custom_id="select", options=[discord.SelectOption(label=label) for label in ("One", "Two", "Three")]
    )
    async def select(self, interaction: discord.Interaction, menu: discord.ui.Select["Choices"]) -> None:
        """Tell what was chosen."""
        await interaction.response.send_message(f"you chose {menu.values}", ephemeral=True)


@app_commands.command(description="Ask")
@app_commands.allowed_installs(guilds=True, users=True)
@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
async def ask(interaction: discord.Interaction, question: str) -> None:
    """Say what was asked, and who asks where."""
    context = "guild" if interaction.context.guild else "dm" if interaction.context.dm_channel else "private"
    where = f"{interaction.locale} {interaction.guild_locale or '-'} {context}"
    manages = interaction.permissions.manage_guild
    sends = interaction.app_permissions.send_messages
    text = f"{interaction.user.display_name} asks {question}: {where} {manages} {sends}"
    await interaction.response.send_message(text, view=Choices())


@ask.autocomplete("question")
async def complete(interaction: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
    """Complete what is typed."""
    return [app_commands.Choice(name=f"{typed}{end}", value=f"{typed}{end}") for end in "?!"]


@app_commands.context_menu(name="Repeat this")
async def repeat_this(interaction: discord.Interaction, message: discord.Message) -> None:
    """Tell what a message says."""
    await interaction.response.send_message(message.content, ephemeral=True)


class SmallBot(discord.AutoShardedClient):
    """Answers what it hears, and remembers it."""

    def __init__(self, intents: discord.Intents | None = None, **more: Any) -> None:
        given = {"guild_ready_timeout": 0.1, "chunk_guilds_at_startup": False, **more}
        super().__init__(intents=intents or discord.Intents.all(), **given)
        self.tree = app_commands.CommandTree(self)
        self.tree.add_command(ask)
        self.tree.add_command(repeat_this)
        self.heard: list[str] = []
        self.happened: list[str] = []

    async def setup_hook(self) -> None:
        """Register the commands."""
        await self.tree.sync()

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Do not wait between sessions, as a bot at Discord has to."""

    async def on_message(self, message: discord.Message) -> None:
        """Answer."""
        if message.author != self.user and not message.is_system():
            self.heard.append(message.content)
            await message.channel.send(f"heard {message.content!r}", reference=message)

    async def on_shard_resumed(self, shard_id: int) -> None:
        """Note it."""
        self.happened.append("resumed")

    async def on_shard_ready(self, shard_id: int) -> None:
        """Note it."""
        self.happened.append("ready")

    async def saw(self, what: str, times: int = 1) -> None:
        """Wait until it was told something so often."""
        await comes(lambda: self.happened.count(what) >= times)


async def comes(what: Callable[[], object]) -> None:
    """Wait until something is so."""
    async with asyncio.timeout(_SOON):
        while not what():
            await asyncio.sleep(0.01)


@contextmanager
def pointed_at(fake: FakeDiscord) -> Iterator[None]:
    """Point discord.py at a fake."""
    base, gateway = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY
    Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = fake.base, yarl.URL(fake.gateway)
    try:
        yield
    finally:
        Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = base, gateway


@asynccontextmanager
async def running(fake: FakeDiscord, bot: SmallBot) -> AsyncIterator["asyncio.Task[None]"]:
    """Run a bot on a fake until it is left; gives the task that it runs in."""
    with pointed_at(fake):
        task = asyncio.create_task(bot.start(fake.token))
        ready = asyncio.create_task(bot.saw("ready"))
        try:
            await asyncio.wait([task, ready], return_when=asyncio.FIRST_COMPLETED)
            yield task
        finally:
            ready.cancel()
            await bot.close()
            task.cancel()
            await asyncio.gather(task, ready, return_exceptions=True)
