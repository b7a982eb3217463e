"""The desk: what adapters ask beside the events that they bring."""

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

from bot.games.ledger import baku_day
from bot.menus import menu
from bot.messages import Ballot, Fact, Menu
from bot.pieces import cut
from bot.sharing import facts_for
from bot.storage.store import Store
from bot.storage.transaction import Transaction
from bot.traces import where
from bot.wits import Wits
from knowledge.model import LANGUAGES

log = logging.getLogger(__name__)

_COMING = 3.0
"""Seconds in which it must be known which question a poll asks that has just been sent."""
_AGAIN = 0.03
_STRANGERS = 1000


class Desk:
    """Answers what adapters ask; raises `NotKept` where the database is needed and does not answer."""

    def __init__(self, wits: Wits, store: Store, longest: Mapping[str, int]) -> None:
        self._wits = wits
        self._store = store
        self._longest = longest
        self._strange: set[str] = set()
        """Polls that nobody knows: their votes wait for nothing."""

    async def ballot(self, platform: str, poll: str) -> Ballot | None:
        """Give what a poll of the bot asks, waiting for one that is being sent; None for one that it does not know."""

        async def look(tx: Transaction) -> tuple[Ballot | None, bool]:
            found = await tx.polls.ballot(platform, poll)
            return found, found is None and await tx.polls.one_is_coming(platform)

        loop = asyncio.get_running_loop()
        until = loop.time() + (0 if poll in self._strange else _COMING)
        while True:
            found, coming = await self._store.run(look, "ballot")
            if not coming or loop.time() >= until:
                break
            await asyncio.sleep(_AGAIN)
        if found is None:
            self._strange = {*list(self._strange)[-_STRANGERS:], poll}
        return found

    def facts(self, platform: str, text: str, language: str = "") -> tuple[Fact, ...]:
        """Give facts to share that fit what somebody types; without a text, what happened on this day.

        That is told in each language, the one that somebody's platform speaks to them first.
        """
        now = datetime.now(UTC)
        if text.strip():
            found = facts_for(self._wits.mind, text, baku_day(now))
        else:
            theirs_first = sorted(LANGUAGES, key=lambda one: one != language)
            today = [self._wits.play.occasions(one, now).of_today() for one in theirs_first]
            found = tuple(Fact("", text.partition("\n")[0], text) for text in today)
        longest = self._longest.get(platform, 0)
        return tuple(replace(fact, text=cut(fact.text, longest)[0]) for fact in found) if longest else found

    def menu(self, language: str) -> Menu:
        """Give what a platform shows of the bot; in a language that it does not speak, in English."""
        return menu(self._wits.mind.say, next((one for one in LANGUAGES if one == language), "en"))

    async def lead(self, what: str, holder: str, seconds: float) -> bool:
        """Say whether this process, and no other, is to do something for the next seconds."""

        async def hold(tx: Transaction) -> bool:
            return await tx.leases.hold(what, holder, seconds) is not None

        return await self._store.run(hold, "lead")

    async def follow(self, what: str, holder: str) -> None:
        """Let another process do what this one did."""

        async def give_back(tx: Transaction) -> None:
            await tx.leases.give_back(what, holder)

        await self._store.run(give_back, "follow")

    async def unreadable(self, platform: str, event: str, error: Exception) -> None:
        """Note an event that an adapter could not read, for it is passed over."""
        log.error("event %s of %s cannot be read and is passed over: %s", event, platform, where(error))

        async def note(tx: Transaction) -> None:
            tx.note("unreadable event", platform, event, where(error))

        await self._store.run(note, "unreadable")
