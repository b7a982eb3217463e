"""The sender: what the outbox hands over goes to Telegram, and what came of it comes back."""

from dataclasses import replace

from telegram import Bot, Message
from telegram.error import TelegramError

from adapters.telegram.faults import delivery_of
from adapters.telegram.inbound import PLATFORM
from adapters.telegram.outbound import LIMITS, to_call
from bot.messages import Delivery, Letter, Refused, Sent


class TelegramSender:
    """Sends messages and polls; Telegram cannot tell a message that is sent twice."""

    platform = PLATFORM
    limits = LIMITS
    again_is_safe = False

    def __init__(self, bot: Bot, per_second: int = LIMITS.second) -> None:
        self.limits = replace(LIMITS, second=per_second)
        self._bot = bot

    async def send(self, letter: Letter) -> Delivery:
        """Send a letter, or edit what it edits."""
        delivery = await self._send(letter)
        if isinstance(delivery, Refused) and letter.said.choice:  # not every chat takes polls
            return await self._send(replace(letter, said=replace(letter.said, choice=None)))
        return delivery

    async def _send(self, letter: Letter) -> Delivery:
        call = to_call(letter)
        if call is None:
            return Sent()
        try:
            done = await getattr(self._bot, call.method)(**call.arguments)
        except TelegramError as error:
            return delivery_of(error)
        if not isinstance(done, Message):
            return Sent(letter.edits)
        return Sent(str(done.message_id), done.poll.id if done.poll else "")
