"""The gateway: one update comes in, what it means goes to the bot, and its person gets their feedback.

An update is done with when `Gateway.take` returns: what it does is kept. Until then it must not be acknowledged.
"""

import asyncio
import logging
import time
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from telegram import Bot, InlineQuery, Update
from telegram.error import TelegramError

from adapters.telegram.faults import reason
from adapters.telegram.feedback import Feedback
from adapters.telegram.inbound import PLATFORM, Me, event_id, language_of, to_incoming, to_vote
from adapters.telegram.inline import results
from bot.app import App, NotKept
from bot.messages import Incoming

log = logging.getLogger(__name__)

_KNOWN_FOR = 60.0
"""Seconds for which it is remembered who manages a chat."""
_UNKNOWN_FOR = 10.0
"""Seconds after which Telegram is asked again when it did not tell."""
_PATIENCE = 3.0
"""Seconds in which Telegram must tell who manages a chat."""
_CACHED = 300


class Gateway:
    """Takes updates, from wherever they come."""

    def __init__(self, bot: Bot, app: App, owners: frozenset[str] = frozenset()) -> None:
        self.ready = True
        """Whether the last update could be handled."""
        self._bot = bot
        self._app = app
        self._owners = owners
        self._me = Me(bot.id, bot.username)
        self._feedback = Feedback(bot)
        self._admins: dict[str, tuple[float, frozenset[str]]] = {}
        """Of each group, until when it is known who manages it."""
        self._telling: set[asyncio.Task[None]] = set()

    async def take(self, raw: Mapping[str, Any]) -> None:
        """Handle an update; one that cannot be read is noted and passed over. Raises `bot.app.NotKept`."""
        try:
            await self._handle(Update.de_json(dict(raw), self._bot))
            self.ready = True
        except NotKept:
            self.ready = False
            raise
        except Exception as error:  # it would fail again, and the updates behind this one would never be reached
            await self._app.desk.unreadable(PLATFORM, event_id(number_of(raw), self._me), error)

    async def _handle(self, update: Update) -> None:
        if update.inline_query:
            await self._offer(update.inline_query)
            return
        incoming = await self._read(update)
        reply = await self._app.handle(incoming) if incoming else ()
        telling = asyncio.create_task(self._feedback.give(update, incoming, reply))
        self._telling.add(telling)  # nobody else has to wait for it
        telling.add_done_callback(self._telling.discard)

    async def close(self) -> None:
        """Wait until everybody has their feedback."""
        await asyncio.gather(*self._telling)

    async def _read(self, update: Update) -> Incoming | None:
        if update.poll_answer:
            ballot = await self._app.desk.ballot(PLATFORM, update.poll_answer.poll_id)
            return to_vote(update, self._me, ballot) if ballot else None
        incoming = to_incoming(update, self._me)
        if incoming is None:
            return None
        admin = incoming.admin or await self._may_manage(incoming)
        return replace(incoming, admin=admin, owner=incoming.address.player in self._owners)

    # --- who manages a chat ---

    async def _may_manage(self, incoming: Incoming) -> bool:
        """Say whether somebody manages the group in which they give a command or press a button."""
        asks = incoming.button or incoming.text.startswith("/")
        if incoming.private or not asks:
            return False
        return incoming.address.player in await self._admins_of(incoming.address.place.room.chat)

    async def _admins_of(self, chat: str) -> frozenset[str]:
        until, known = self._admins.get(chat, (0.0, frozenset()))
        if time.monotonic() < until:
            return known
        try:
            async with asyncio.timeout(_PATIENCE):
                members = await self._bot.get_chat_administrators(int(chat))
        except (TelegramError, TimeoutError) as error:
            told = reason(error) if isinstance(error, TelegramError) else "no answer"
            log.warning("Telegram does not tell who manages a chat: %s", told)
            self._remember(chat, known, _UNKNOWN_FOR)
            return known
        found = frozenset(str(member.user.id) for member in members)
        self._remember(chat, found, _KNOWN_FOR)
        return found

    def _remember(self, chat: str, admins: frozenset[str], seconds: float) -> None:
        now = time.monotonic()
        self._admins = {one: kept for one, kept in self._admins.items() if kept[0] > now}
        self._admins[chat] = (now + seconds, admins)

    # --- facts for other chats ---

    async def _offer(self, query: InlineQuery) -> None:
        language = language_of(query.from_user)
        facts, menu = self._app.desk.facts(PLATFORM, query.query, language), self._app.desk.menu(language)
        try:
            offered = results(facts, menu, self._me)  # in their language: not for others who type the same
            await query.answer(offered, cache_time=_CACHED, is_personal=True)
        except TelegramError as error:
            log.info("facts could not be offered: %s", reason(error))


def number_of(raw: Mapping[str, Any]) -> int:
    """Give the number of an update, 0 for one that has none."""
    number = raw.get("update_id")
    return number if isinstance(number, int) else 0


def lane_of(raw: Mapping[str, Any]) -> str:
    """Name what an update must keep its order with: the others of its chat, or those of its poll or its person."""
    vote = raw.get("poll_answer")
    if isinstance(vote, dict):
        return f"poll {vote.get('poll_id')}"
    for kind in ("message", "callback_query", "my_chat_member"):
        part = raw.get(kind)
        message = part.get("message") if isinstance(part, dict) and kind == "callback_query" else part
        chat = message.get("chat") if isinstance(message, dict) else None
        if isinstance(chat, dict):
            return f"chat {chat.get('id')}"
    query = raw.get("inline_query")
    person = query.get("from") if isinstance(query, dict) else None
    return f"person {person.get('id')}" if isinstance(person, dict) else "others"
