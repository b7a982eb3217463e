"""The checkup: what an operator is told of the bot at Discord."""

from collections.abc import AsyncIterator

import discord
from discord.http import Route

from adapters.discord.client import caller
from adapters.discord.faults import reason
from adapters.discord.feedback import TROUBLE
from adapters.discord.permissions import invitation
from adapters.discord.sync import pending
from bot.messages import Finding


async def checked(token: str, base: str, message_content: bool) -> AsyncIterator[Finding]:
    """Look at the token, the intents, the commands and how many sessions may begin yet."""
    Route.BASE = base.rstrip("/")
    client = caller()
    try:
        await client.login(token)
        yield Finding("ok", "Discord", f"{client.user} is there; the token is good")
        yield Finding("ok", "Discord", f"it is invited by {invitation(client.application_id or 0)}")
        yield _intents(client, message_content)
        yield await _commands(client)
        yield await _sessions(client)
    except discord.LoginFailure:
        yield Finding("bad", "Discord", "the token is refused; take a new one from the Developer Portal")
    except TROUBLE as error:
        yield Finding("bad", "Discord", reason(error))
    finally:
        await client.close()


def _intents(client: discord.AutoShardedClient, message_content: bool) -> Finding:
    flags = client.application_flags
    allowed = flags.gateway_message_content or flags.gateway_message_content_limited
    if message_content and not allowed:
        advice = "switch it on in the Developer Portal (Bot), or unset DISCORD_MESSAGE_CONTENT"
        return Finding("bad", "Discord", f"Message Content Intent is not allowed: {advice}")
    heard = "typed answers in channels" if message_content else "commands, buttons, forms, mentions and replies"
    return Finding("ok", "Discord", f"it hears {heard}")


async def _commands(client: discord.AutoShardedClient) -> Finding:
    names = await pending(client)
    if names:
        return Finding("bad", "Discord", f"commands out of step: {', '.join(names)}; run `azfilm discord sync`")
    return Finding("ok", "Discord", "its commands are in step")


async def _sessions(client: discord.AutoShardedClient) -> Finding:
    limits = await client.fetch_session_start_limits()
    told = f"{limits.remaining} of {limits.total} sessions may begin yet today"
    return Finding("ok" if limits.remaining > limits.total // 10 else "bad", "Discord", told)
