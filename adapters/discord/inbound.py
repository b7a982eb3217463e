"""Inbound: what a message or an interaction of Discord is to the bot. Pure.

A channel or thread of a server is the chat "server/channel": what is set for the server holds in all of them. Whatever
somebody does alone with the bot, in a private chat or anywhere they use it for themselves, is in the chat "@person".
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

import discord

from adapters.discord.commands import BY_NAME, FOR, LONGEST_QUESTION, Command, written
from bot.messages import Address, Incoming, Place

PLATFORM = "discord"
_WRITTEN = (discord.MessageType.default, discord.MessageType.reply)
_NEAREST: Mapping[str, str] = {"tr": "az"}
"""Languages that the bot does not speak, with the one of its own that their speakers understand best."""


def server_place(guild: int) -> Place:
    """Name a server as a whole."""
    return Place(PLATFORM, str(guild))


def channel_place(guild: int, channel: int) -> Place:
    """Name a channel or thread of a server."""
    return Place(PLATFORM, f"{guild}/{channel}")


def home_of(person: int) -> str:
    """Name the chat that somebody has with the bot alone."""
    return f"@{person}"


def language_of(locale: discord.Locale) -> str:
    """Give the language in which to speak to somebody whose Discord speaks this one."""
    language = locale.value.partition("-")[0]
    return _NEAREST.get(language, language)


# --- messages


def from_message(message: discord.Message, me: int, owners: frozenset[str]) -> Incoming | None:
    """Translate a message; None for what the bot has nothing to do with."""
    author = message.author
    if author.bot or message.webhook_id or message.type not in _WRITTEN or not message.content:
        return None
    guild = message.guild.id if message.guild else getattr(message.channel, "guild_id", None)
    text, named = _without_name(message.content, me)
    home = home_of(author.id)
    chat = channel_place(guild, message.channel.id).chat if guild else home
    return Incoming(
        Address(PLATFORM, chat, str(author.id)),
        text,
        name=author.display_name,
        admin=bool(message.guild and isinstance(author, discord.Member) and author.guild_permissions.manage_guild),
        private=not guild,
        event=str(message.id),
        message=str(message.id),
        addressed=not guild or named or _answers(message, me),
        owner=str(author.id) in owners,
        home=home,
    )


def _without_name(text: str, me: int) -> tuple[str, bool]:
    """Give a text without the bot's name, and whether it was there."""
    for name in (f"<@{me}>", f"<@!{me}>"):
        if name in text:
            return " ".join(text.replace(name, " ").split()).lstrip(",: "), True
    return text, False


def _answers(message: discord.Message, me: int) -> bool:
    """Say whether a message is a reply to one of the bot's."""
    replied = message.reference.resolved if message.reference else None
    return isinstance(replied, discord.Message) and replied.author.id == me


# --- interactions


@dataclass(frozen=True, slots=True)
class Given:
    """A command that somebody gave, with its options."""

    command: Command
    options: Mapping[str, Any]
    focused: str = ""
    """The option that they are typing."""


def is_aside(interaction: discord.Interaction) -> bool:
    """Say whether somebody uses the bot for themselves where it is not a member."""
    if interaction.guild_id:
        return not interaction.is_guild_integration()
    return bool(interaction.context.private_channel)


def given(interaction: discord.Interaction) -> Given | None:
    """Read a command; None for one that the bot does not know."""
    data = cast(dict[str, Any], interaction.data or {})
    options = data.get("options", [])
    if data.get("type") == discord.AppCommandType.message.value:
        question = _subject(data)
        return Given(BY_NAME["ask"], {"question": question}) if question else None
    command = BY_NAME.get(str(data.get("name")))
    focused = next((option["name"] for option in options if option.get("focused")), "")
    values = {option["name"]: option.get("value") for option in options}
    return Given(command, values, focused) if command else None


def _subject(data: Mapping[str, Any]) -> str:
    """Give the text of the message that somebody asks about."""
    messages = (data.get("resolved") or {}).get("messages") or {}
    text = str((messages.get(data.get("target_id")) or {}).get("content") or "")
    return " ".join(text.split())[:LONGEST_QUESTION]


def from_command(interaction: discord.Interaction, command: Given) -> Incoming:
    """Translate a command."""
    where = command.options.get(FOR.name)
    place = _place(interaction)
    if where == "me":
        place = Place(PLATFORM, home_of(interaction.user.id))
    elif where == "server" and interaction.guild_id and not is_aside(interaction):
        place = server_place(interaction.guild_id)
    managed = command.command.managing  # whoever can give it was allowed to
    return _incoming(interaction, place, written(command.command, command.options), managed=managed, awaits=True)


def from_press(interaction: discord.Interaction, data: str, text: str = "") -> Incoming:
    """Translate a press of a button, with the text written into the form that it opened."""
    message = interaction.message
    alone = is_aside(interaction) or (message is not None and message.flags.ephemeral)
    return _incoming(interaction, _place(interaction), text, button=data, awaits=alone)


def _place(interaction: discord.Interaction) -> Place:
    if interaction.guild_id and interaction.channel_id and not is_aside(interaction):
        return channel_place(interaction.guild_id, interaction.channel_id)
    return Place(PLATFORM, home_of(interaction.user.id))


def _incoming(
    interaction: discord.Interaction, place: Place, text: str, *, button: str = "", managed: bool = False, awaits: bool
) -> Incoming:
    person = interaction.user
    home = home_of(person.id)
    return Incoming(
        Address(PLATFORM, place.chat, str(person.id)),
        text,
        button,
        name=person.display_name,
        admin=managed or interaction.permissions.manage_guild,
        private=place.chat == home,
        event=str(interaction.id),
        language=language_of(interaction.locale),
        awaits=awaits,
        home=home,
    )
