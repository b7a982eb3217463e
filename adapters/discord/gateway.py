"""The gateway: what happens on Discord comes in, what it means goes to the bot, and its person gets their feedback.

An interaction is acknowledged before anything else: Discord waits three seconds for that. Events may come twice, and to
several processes; each is handled once, and answered by the process that was the first to acknowledge it.
"""

import asyncio
import logging
from collections.abc import Coroutine, Sequence
from dataclasses import replace
from typing import Any

import discord
from discord import app_commands

from adapters.discord import feedback
from adapters.discord.commands import THREAD
from adapters.discord.inbound import (
    PLATFORM,
    Given,
    channel_place,
    from_command,
    from_message,
    from_press,
    given,
    home_of,
    is_aside,
    language_of,
    server_place,
)
from adapters.discord.permissions import missing
from adapters.discord.threads import opened_thread
from adapters.discord.views import filled_in
from bot.app import App, NotKept
from bot.messages import Address, Incoming, Outgoing, Place

log = logging.getLogger(__name__)

_MOST_CHOICES = 25


class Gateway:
    """Takes events, from whichever connection they come."""

    def __init__(self, app: App, me: int, owners: frozenset[str] = frozenset()) -> None:
        self._app = app
        self._me = me
        self._owners = owners
        self._busy: set[asyncio.Task[None]] = set()
        self._closing = False

    async def take(self, work: Coroutine[Any, Any, None]) -> None:
        """Take an event; one that cannot be read is noted and passed over."""
        if self._closing:
            work.close()
            return
        task = asyncio.ensure_future(work)
        self._busy.add(task)
        task.add_done_callback(self._busy.discard)
        try:
            await task
        except NotKept as error:
            log.error("an event of Discord is lost: %s", error)
        except Exception as error:
            await self._pass_over(error)

    async def _pass_over(self, error: Exception) -> None:
        try:
            await self._app.desk.unreadable(PLATFORM, "", error)
        except NotKept as down:
            log.error("that it was passed over could not be noted: %s", down)

    async def close(self) -> None:
        """Take no more, and wait until all that came in is handled and told."""
        self._closing = True
        if self._busy:
            await asyncio.wait(self._busy)

    # --- what people do ---

    async def message(self, message: discord.Message) -> None:
        """Take a message."""
        incoming = from_message(message, self._me, self._owners)
        if incoming:
            await feedback.tell_writer(message, incoming, await self._handled(incoming))

    async def interaction(self, interaction: discord.Interaction) -> None:
        """Take a command, what is typed of one, or a form that was filled in; presses come by themselves."""
        if interaction.type is discord.InteractionType.application_command:
            await self._command(interaction)
        elif interaction.type is discord.InteractionType.autocomplete:
            await self._complete(interaction)
        elif interaction.type is discord.InteractionType.modal_submit:
            filled = filled_in(interaction)
            if filled:
                await self.press(interaction, *filled)

    async def press(self, interaction: discord.Interaction, data: str, text: str = "") -> None:
        """Take a press of a button, with the text written into its form."""
        acknowledging = asyncio.ensure_future(feedback.acknowledged(interaction))
        reply = await self._handled(from_press(interaction, data, text))
        if await acknowledging:
            await feedback.tell_press(interaction, reply or self._elsewhere(interaction))

    async def open_form(self, interaction: discord.Interaction, form: discord.ui.Modal) -> None:
        """Open the form of a button: that is the acknowledgement, and takes nothing from the database."""
        await feedback.tried(interaction.response.send_modal(form))

    # --- commands ---

    async def _command(self, interaction: discord.Interaction) -> None:
        command = given(interaction)
        language = language_of(interaction.locale)
        if command is None:
            await self._refuse(interaction, self._app.desk.text(language, "ask-usage"))
            return
        lacking = missing(interaction, command)
        if lacking:
            await self._refuse(interaction, self._cannot_write(interaction, lacking, language))
            return
        await self._carry_out(interaction, command)

    async def _carry_out(self, interaction: discord.Interaction, command: Given) -> None:
        hidden = not command.command.public and not interaction.context.dm_channel
        acknowledging = asyncio.ensure_future(feedback.acknowledged(interaction, hidden=hidden, thinking=True))
        incoming = from_command(interaction, command)
        said: tuple[Outgoing, ...] = ()
        if command.options.get(THREAD.name):
            if not await acknowledging:
                return  # who acknowledged it opens the thread
            if await self._app.desk.may_start(incoming.address.place, incoming.admin):  # else it is refused below
                incoming, said = await self._in_thread(interaction, incoming, command)
        reply = await self._handled(incoming)
        if await acknowledging:
            await feedback.tell_command(interaction, hidden, [*(reply or self._elsewhere(interaction)), *said])

    async def _in_thread(
        self, interaction: discord.Interaction, incoming: Incoming, command: Given
    ) -> tuple[Incoming, tuple[Outgoing, ...]]:
        """Have a game in a thread of its own, if there can be one; gives also what the person is told of it."""
        language = language_of(interaction.locale)
        thread = await opened_thread(interaction, self._app.desk.text(language, f"title-{command.command.name}"))
        if thread is None or not interaction.guild_id:
            return incoming, (Outgoing(self._app.desk.text(language, "thread-failed"), to=incoming.address.player),)
        place = channel_place(interaction.guild_id, thread.id)
        told = self._app.desk.text(language, "thread-opened", thread=thread.name)
        address = replace(incoming.address, chat=place.chat)
        return replace(incoming, address=address), (Outgoing(told, to=address.player),)

    def _elsewhere(self, interaction: discord.Interaction) -> Sequence[Outgoing]:
        """Tell where the game is that somebody began where the bot can only answer."""
        if not is_aside(interaction):
            return ()
        text = self._app.desk.text(language_of(interaction.locale), "elsewhere")
        return (Outgoing(text, to=str(interaction.user.id)),)

    def _cannot_write(self, interaction: discord.Interaction, lacking: Sequence[str], language: str) -> str:
        text = self._app.desk.text
        channel = f"#{getattr(interaction.channel, 'name', None) or interaction.channel_id}"
        permissions = ", ".join(text(language, f"permission-{name}") for name in lacking)
        return text(language, "cannot-write", channel=channel, permissions=permissions)

    async def _refuse(self, interaction: discord.Interaction, text: str) -> None:
        said = Outgoing(text, to=str(interaction.user.id))
        if await feedback.acknowledged(interaction, hidden=True, thinking=True):
            await feedback.tell_command(interaction, True, [said])

    async def _complete(self, interaction: discord.Interaction) -> None:
        """Offer what fits what is being typed."""
        command = given(interaction)
        option = (
            next((one for one in command.command.options if one.name == command.focused), None) if command else None
        )
        if command is None or option is None:
            return
        typed = str(command.options.get(option.name) or "")
        offered = self._app.desk.complete(option.completes, typed, await self._language(interaction))
        choices = [app_commands.Choice(name=one.label, value=one.value) for one in offered[:_MOST_CHOICES]]
        await feedback.tried(interaction.response.autocomplete(choices))

    async def _language(self, interaction: discord.Interaction) -> str:
        """Give the language that somebody is spoken to, or that of their Discord."""
        person = interaction.user.id
        place = Place(PLATFORM, home_of(person))
        if interaction.guild_id and interaction.channel_id and not is_aside(interaction):
            place = channel_place(interaction.guild_id, interaction.channel_id)
        address = Address(PLATFORM, place.chat, str(person))
        try:
            known = await self._app.desk.language(address, home_of(person))
        except NotKept:
            known = None
        return known or language_of(interaction.locale)

    # --- what becomes of the bot ---

    async def joined(self, guild: discord.Guild) -> None:
        """Greet a server that added the bot, where it shows its own messages."""
        channel = guild.system_channel
        if channel and channel.permissions_for(guild.me).send_messages:
            place, language = channel_place(guild.id, channel.id), language_of(guild.preferred_locale)
            await self._handled(Incoming(Address(PLATFORM, place.chat, ""), happening="added", language=language))

    async def left(self, guild: int) -> None:
        """End what goes on in a server that put the bot out or is no more."""
        await self._ended(server_place(guild))

    async def closed(self, guild: int, channel: int) -> None:
        """End what goes on in a channel that is no more or a thread that was closed."""
        await self._ended(channel_place(guild, channel))

    async def _ended(self, place: Place) -> None:
        if await self._app.desk.knows(place):  # of all the others nothing goes on
            await self._handled(Incoming(Address(PLATFORM, place.chat, ""), happening="removed"))

    # ---

    async def _handled(self, incoming: Incoming) -> Sequence[Outgoing]:
        """Have an event handled; one that cannot be is lost on Discord, so its person is told."""
        try:
            return await self._app.handle(incoming)
        except NotKept as error:
            log.error("an event of Discord is lost: %s", error)
            sorry = self._app.desk.text(incoming.language, "sorry")
            return (Outgoing(sorry, to=incoming.address.player),) if incoming.address.player else ()
