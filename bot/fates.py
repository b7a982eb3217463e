"""Fates: what becomes of a chat when a message is shown or never will be, and when the chat is gone or moves."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from bot.announcer import question_slot
from bot.appointments import Agenda
from bot.chat import Chat, Turn
from bot.messages import Outgoing, Place
from bot.mind import DEFAULT_LANGUAGE
from bot.ports import Conflict
from bot.storage.transaction import Transaction
from bot.traces import where
from bot.wits import Wits

log = logging.getLogger(__name__)

Say = Callable[[Transaction, Place, Sequence[Outgoing]], None]
"""Has messages sent to a chat, as its platform takes them."""


class Fates:
    """Decides on chats that are taken, in the transaction given."""

    def __init__(self, wits: Wits, say: Say) -> None:
        self._wits = wits
        self._say = say

    def shown(self, tx: Transaction, place: Place, slot: str) -> None:
        """Let the time of a question run from now if it is the one that has just been shown."""
        chat = tx.chats[place]
        if chat.game and chat.asking and question_slot(chat.game) == slot:
            tx.keep(place, self._wits.play.shown(chat, place, tx.now))

    async def gone(self, tx: Transaction, place: Place) -> None:
        """End all that goes on in a chat that will hear nothing any more, and in all chats of it if it is a room."""
        within = await tx.within(place)
        if not {*within} <= await tx.take(within):
            raise Conflict("another process holds a chat of the room")
        for one in (place, *within):
            await self.lost(tx, one)
            await tx.post.drop(one)

    def barred(self, tx: Transaction, place: Place) -> None:
        """End the game of a chat that hears nothing for now; what was set there stays."""
        tx.keep(place, replace(self.broken_off(tx.chats[place], place, tx.now), said=()))

    async def lost(self, tx: Transaction, place: Place) -> None:
        """End all that goes on in a chat."""
        await tx.complete([place])
        chat = replace(tx.chats[place], agenda=Agenda(), greeted=False)
        tx.keep(place, replace(self.broken_off(chat, place, tx.now), said=()))

    async def moved(self, tx: Transaction, place: Place, chat: str) -> None:
        """Give a chat its new id, and show there what is going on.

        What was begun under the new id stays: then the chat has moved before, and something came in late.
        """
        new = Place(place.platform, chat)
        if new not in await tx.take([new]):
            raise Conflict("another process holds the chat")
        await tx.complete([place, new])
        if not _is_used(tx.chats[place]) or _is_used(tx.chats[new]):
            await tx.post.redirect(place, new)
            return
        await tx.move(place, new)
        if tx.chats[new].running:
            self._say(tx, new, [self._wits.play.standing(tx.chats[new], new, tx.now)])

    def unsaid(self, tx: Transaction, place: Place, slot: str) -> None:
        """End the game of a chat whose open question cannot be shown, and say so."""
        chat = tx.chats[place]
        if chat.game and chat.asking and question_slot(chat.game) == slot:
            turn = self.broken_off(chat, place, tx.now)
            tx.keep(place, turn)
            self._say(tx, place, [self.sorry(chat), *turn.said])

    def broken_off(self, chat: Chat, place: Place, now: datetime) -> Turn:
        """End the running game of a chat, if need be without a word."""
        try:
            return self._wits.play.broken_off(chat, place, now)
        except Exception as error:
            log.error("a game could not be ended in order: %s", where(error))
            return Turn(replace(chat, game=replace(chat.game, phase="over") if chat.game else None))

    def sorry(self, chat: Chat | None) -> Outgoing:
        """Say that something went wrong."""
        return Outgoing(self._wits.mind.say(chat.speaks if chat else DEFAULT_LANGUAGE, "sorry"))


def _is_used(chat: Chat) -> bool:
    """Say whether a chat has more than a language and a greeting."""
    return replace(chat, language=DEFAULT_LANGUAGE, greeted=False, around=None) != Chat()
