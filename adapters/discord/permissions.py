"""Permissions: what the bot must be allowed to do, and what it asks for when it is invited. Pure."""

import discord

from adapters.discord.commands import THREAD
from adapters.discord.inbound import Given, is_aside

WANTED = discord.Permissions(
    view_channel=True,
    send_messages=True,
    send_messages_in_threads=True,
    create_public_threads=True,
    read_message_history=True,
    add_reactions=True,
)
"""What the invitation asks for."""
SCOPES = ("bot", "applications.commands")


def missing(interaction: discord.Interaction, given: Given) -> list[str]:
    """Name what the bot would need in the channel of a command and has not, as its texts call it."""
    if not given.command.posts or not interaction.guild_id or is_aside(interaction):
        return []
    have = interaction.app_permissions
    in_thread = isinstance(interaction.channel, discord.Thread)
    needs = {"view": have.view_channel}
    if in_thread or given.options.get(THREAD.name):
        needs["send-in-threads"] = have.send_messages_in_threads
    if not in_thread:
        needs["send"] = have.send_messages
        needs["thread"] = have.create_public_threads or not given.options.get(THREAD.name)
    return [name for name, granted in needs.items() if not granted]


def invitation(application: int) -> str:
    """Give the address at which somebody adds the bot to a server."""
    return discord.utils.oauth_url(application, permissions=WANTED, scopes=SCOPES)
