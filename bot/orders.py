"""Orders: what those who run the bot may want of it from a chat."""

from bot.messages import Outgoing
from bot.scene import Order
from bot.storage.transaction import Transaction
from bot.wording import Wording


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
