"""Feedback: what one person alone is told, at once and outside the outbox.

A press is answered once, by a toast or an alert; a typed answer in a group gets a sign at the message; what else is
said to one person in a group refers to what they wrote.
"""

import logging
from collections.abc import Awaitable, Mapping, Sequence

from telegram import Bot, CallbackQuery, Update
from telegram.constants import ReactionEmoji
from telegram.error import TelegramError

from adapters.telegram.faults import reason
from adapters.telegram.outbound import LONGEST_TOAST, chat_of, whispered
from bot.messages import Incoming, Outgoing, Place, Sign

log = logging.getLogger(__name__)

_SIGNS: Mapping[Sign, str] = {
    "right": ReactionEmoji.PARTY_POPPER,
    "close": ReactionEmoji.THINKING_FACE,
    "wrong": ReactionEmoji.THUMBS_DOWN,
    "noted": ReactionEmoji.WRITING_HAND,
}
_QUIET_TOAST = 60
"""A longer text is an alert, which stays until it is read."""


class Feedback:
    """Tells people what concerns them alone; it is lost where it does not arrive, for it can be asked for again."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def give(self, update: Update, incoming: Incoming | None, reply: Sequence[Outgoing]) -> None:
        """Tell what came of an update; a press is answered whatever came of it."""
        if update.callback_query:
            place = incoming.address.place if incoming else None
            await self._answer(update.callback_query, place, reply)
        elif incoming and incoming.text:
            for said in reply:
                await self._whisper(incoming, said)

    async def _answer(self, query: CallbackQuery, place: Place | None, reply: Sequence[Outgoing]) -> None:
        toast = "\n".join(one.text for one in reply if not one.buttons)
        fits = len(toast.encode("utf-16-le")) // 2 <= LONGEST_TOAST
        await _try(query.answer(toast if fits else None, show_alert=fits and len(toast) > _QUIET_TOAST))
        for said in reply:
            if place and (said.buttons or not fits):
                await self._send(place, said, "")

    async def _whisper(self, incoming: Incoming, said: Outgoing) -> None:
        place = incoming.address.place
        if said.sign and not incoming.private:
            where = {"chat_id": chat_of(place)["chat_id"], "message_id": int(incoming.message)}
            if await _try(self._bot.set_message_reaction(**where, reaction=_SIGNS[said.sign])):
                return  # some groups forbid reactions
        await self._send(place, said, "" if incoming.private else incoming.message)

    async def _send(self, place: Place, said: Outgoing, message: str) -> None:
        call = whispered(place, said, message)
        await _try(self._bot.send_message(**call.arguments))


async def _try(call: Awaitable[object]) -> bool:
    """Make a call; says whether it was made."""
    try:
        await call
    except TelegramError as error:
        log.info("a word to one person was lost: %s", reason(error))
        return False
    return True
