"""The sender: what the outbox hands over goes to Discord, and what came of it comes back.

A new message carries the id of its letter as nonce: for some minutes Discord gives back the one that it has of that
nonce and makes no second.
"""

import time
from typing import Any

import discord

from adapters.discord.faults import CANNOT_REFER, delivery_of
from adapters.discord.inbound import PLATFORM
from adapters.discord.outbound import LIMITS, Page, to_page
from adapters.discord.views import buttons, layout
from bot.messages import Delivery, Letter, Place, Sent

Channel = discord.DMChannel | discord.PartialMessageable


class DiscordSender:
    """Sends and edits messages."""

    platform = PLATFORM
    limits = LIMITS
    again_is_safe = True

    def __init__(self, client: discord.Client) -> None:
        self._client = client

    async def send(self, letter: Letter) -> Delivery:
        """Send a letter, or edit what it edits."""
        if letter.said.ends and not letter.edits:
            return Sent()
        page = to_page(letter.said, time.time())
        try:
            channel = await channel_of(self._client, letter.place)
            if letter.edits:
                return await _edit(channel, int(letter.edits), page)
            return await _send(channel, letter, page)
        except Exception as error:
            return delivery_of(error)


async def channel_of(client: discord.Client, place: Place) -> Channel:
    """Give where a chat is; that of a person alone is opened, which changes nothing when it is open."""
    server, _, channel = place.chat.partition("/")
    if server.startswith("@"):
        return await client.create_dm(discord.Object(int(server[1:])))
    return client.get_partial_messageable(int(channel), guild_id=int(server))


async def _edit(channel: Channel, message: int, page: Page) -> Delivery:
    edited = channel.get_partial_message(message)
    if page.accent is None:
        await edited.edit(content=page.text, view=buttons(page))
    else:
        await edited.edit(view=layout(page))
    return Sent(str(message))


async def _send(channel: Channel, letter: Letter, page: Page) -> Delivery:
    said = letter.said
    how: dict[str, Any] = {"nonce": str(letter.id), "silent": said.kind == "news", **shown(page)}
    if said.answers:
        how |= {"reference": _reference(channel.id, int(said.answers)), "mention_author": False}
    try:
        sent = await channel.send(**how)
    except discord.HTTPException as error:
        if error.code != CANNOT_REFER or not said.answers:
            raise
        del how["reference"], how["mention_author"]
        sent = await channel.send(**how)
    return Sent(str(sent.id))


def shown(page: Page) -> dict[str, Any]:
    """Give the arguments that show a page in a new message."""
    if page.accent is not None:
        return {"view": layout(page)}
    view = buttons(page)
    return {"content": page.text, **({"view": view} if view else {})}


def _reference(channel: int, message: int) -> discord.MessageReference:
    return discord.MessageReference(message_id=message, channel_id=channel, fail_if_not_exists=False)
