"""Feedback: acknowledging an interaction, and telling one person what came of it, at once and outside the outbox."""

import logging
import time
from collections.abc import Awaitable, Mapping, Sequence

import aiohttp
import discord

from adapters.discord.faults import ALREADY_ANSWERED, reason
from adapters.discord.outbound import to_page
from adapters.discord.sender import shown
from adapters.discord.views import buttons, layout
from bot.messages import Incoming, Outgoing, Sign

log = logging.getLogger(__name__)

_SIGNS: Mapping[Sign, str] = {"right": "🎉", "close": "🤔", "wrong": "👎", "noted": "✍️"}
TROUBLE = (discord.DiscordException, aiohttp.ClientError, OSError, TimeoutError, RuntimeError)
"""What a request to Discord may raise; the last one where its session was closed meanwhile."""


async def acknowledged(interaction: discord.Interaction, *, hidden: bool = False, thinking: bool = False) -> bool:
    """Acknowledge an interaction, once more where the line broke; says whether it is ours to answer.

    It is not where another process was the first.
    """
    for again in (False, True):
        try:
            await interaction.response.defer(ephemeral=hidden, thinking=thinking)
        except discord.HTTPException as error:
            if error.code == ALREADY_ANSWERED:
                return again  # what was asked before the line broke has been done
            log.warning("an interaction could not be acknowledged: %s", reason(error))
            return False
        except TROUBLE as error:
            log.warning("an interaction could not be acknowledged: %s", reason(error))
        else:
            return True
    return False


async def tell_command(interaction: discord.Interaction, hidden: bool, reply: Sequence[Outgoing]) -> None:
    """Put an answer in the place where Discord shows that the bot is thinking; without one, take that away.

    What concerns the person alone does not appear where all can read it.
    """
    alone = hidden or interaction.context.dm_channel
    first = next((one for one in reply if alone or not one.to), None)
    if first:
        await tried(_fill(interaction, first))
    elif reply:  # the first follow-up goes where the bot is thinking, whoever is to see it, unless something is there
        await tried(interaction.edit_original_response(content="…"))
    for said in reply:
        if said is not first:
            await tried(follow_up(interaction, said, hidden=hidden or bool(said.to)))
    if not first:
        await tried(interaction.delete_original_response())


async def _fill(interaction: discord.Interaction, said: Outgoing) -> None:
    page = to_page(said, time.time())
    if page.accent is None:
        await interaction.edit_original_response(content=page.text, view=buttons(page))
    else:
        await interaction.edit_original_response(view=layout(page))


async def follow_up(interaction: discord.Interaction, said: Outgoing, *, hidden: bool) -> None:
    """Say something after an interaction was acknowledged."""
    await interaction.followup.send(**shown(to_page(said, time.time())), ephemeral=hidden)


async def tell_press(interaction: discord.Interaction, reply: Sequence[Outgoing]) -> None:
    """Tell what came of a press: to the person alone, unless the message is one that all can read."""
    message = interaction.message
    seen_by_all = message is not None and not message.flags.ephemeral
    for said in reply:
        await tried(follow_up(interaction, said, hidden=bool(said.to) or not seen_by_all))


async def tell_writer(message: discord.Message, incoming: Incoming, reply: Sequence[Outgoing]) -> None:
    """Tell what came of a message, in a server by a sign at it; once, though it comes twice or to several processes."""
    for at, said in enumerate(reply):
        if said.sign and not incoming.private and await tried(message.add_reaction(_SIGNS[said.sign])):
            continue  # without the permission to react it is said in words
        how = {**shown(to_page(said, time.time())), "nonce": f"{message.id}/{at}"}
        if incoming.private:
            await tried(message.channel.send(**how))
        else:
            await tried(message.reply(**how, mention_author=False, silent=True))


async def tried(call: Awaitable[object]) -> bool:
    """Make a call; says whether it was made. What is lost so can be asked for again."""
    try:
        await call
    except TROUBLE as error:
        log.info("a word to one person was lost: %s", reason(error))
        return False
    return True
