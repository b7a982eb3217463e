"""Orders: what those who run the bot may want of it from a chat."""

import asyncio
import logging
from collections.abc import Callable

from bot.messages import Outgoing
from bot.mind import Mind
from bot.play import Play
from bot.scene import Order
from bot.storage.transaction import Transaction
from bot.wording import Wording
from knowledge.loader import KnowledgeError

log = logging.getLogger(__name__)

Rebuild = Callable[[], tuple[Mind, Play]]
"""Reads the knowledge again and builds over it what needs building; raises `KnowledgeError`."""


async def stats(tx: Transaction, wording: Wording) -> str:
    """Tell how much the bot is used."""
    return wording("stats", **await tx.figures())


async def broadcast(tx: Transaction, order: Order, platform: str, wording: Wording) -> str:
    """Have a text sent to every chat of a platform that has subscribed to something."""
    if not order.text.strip():
        return wording("broadcast-usage")
    places = await tx.subscribed(platform)
    for place in places:
        tx.say(place, [Outgoing(order.text.strip(), kind="news")])
    return wording("broadcast-done", count=len(places))


async def reread(rebuild: Rebuild, wording: Wording) -> tuple[tuple[Mind, Play] | None, str]:
    """Read the knowledge again beside everything else; gives what was built, if it could be, and what to say of it."""
    try:
        mind, play = await asyncio.to_thread(rebuild)
    except KnowledgeError as error:
        log.error("the knowledge has %d problems and stays as it was: %s", len(error.problems), error.problems[0])
        failed = wording("reload-failed", count=len(error.problems))
        return None, f"{failed}\n{error.problems[0]}"
    known = mind.knowledge
    log.info("the knowledge has been read again")
    counts = {"films": len(known.films), "people": len(known.people), "facts": len(known.facts)}
    return (mind, play), wording("reloaded", **counts)
