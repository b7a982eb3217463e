"""Threads: a room of its own for a long game."""

import logging
from typing import Literal

import discord

from adapters.discord.faults import reason
from adapters.discord.feedback import TROUBLE

log = logging.getLogger(__name__)

_ARCHIVED_AFTER: Literal[60] = 60
"""Minutes without a message after which Discord closes it."""


async def opened_thread(interaction: discord.Interaction, name: str) -> discord.Thread | None:
    """Open a thread in the channel of a command; None where there can be none."""
    channel = interaction.channel
    if not isinstance(channel, discord.TextChannel):
        return None
    try:
        return await channel.create_thread(
            name=name, type=discord.ChannelType.public_thread, auto_archive_duration=_ARCHIVED_AFTER
        )
    except TROUBLE as error:
        log.info("a thread could not be opened: %s", reason(error))
        return None
