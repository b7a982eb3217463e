"""Sync: the commands as Discord knows them, brought in step when an operator says so."""

import logging
from typing import Any

import discord
from discord.http import Route

from adapters.discord.commands import out_of_step, payloads
from adapters.discord.connection import DiscordRefused
from adapters.discord.faults import reason
from adapters.discord.feedback import TROUBLE

log = logging.getLogger(__name__)


async def pending(client: discord.Client) -> list[str]:
    """Name the commands that Discord knows otherwise than they are."""
    address = Route("GET", "/applications/{application_id}/commands", application_id=client.application_id)
    there: list[dict[str, Any]] = await client.http.request(address, params={"with_localizations": "true"})
    return out_of_step(there)


async def sync(client: discord.Client) -> list[str]:
    """Tell Discord the commands, if it knows them otherwise; gives the names of those.

    Raises `DiscordRefused` where it does not take them.
    """
    try:
        changed = await pending(client)
        if changed:
            assert client.application_id  # it is logged in
            await client.http.bulk_upsert_global_commands(client.application_id, payloads())
    except TROUBLE as error:
        raise DiscordRefused(f"Discord did not take the commands: {reason(error)}; try again later") from None
    return changed


async def tell_pending(client: discord.Client) -> None:
    """Tell the operator when Discord knows the commands otherwise than they are."""
    try:
        names = await pending(client)
    except TROUBLE as error:
        log.warning("Discord does not tell which commands it knows: %s", reason(error))
        return
    if names:
        log.warning("Discord knows these commands otherwise: %s; run `azfilm discord sync`", ", ".join(names))
    else:
        log.info("the commands at Discord are in step")
