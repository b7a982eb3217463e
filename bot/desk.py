"""The desk: what adapters ask beside the events that they bring."""

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

from bot.announcer import question_slot
from bot.completing import Completion, complete
from bot.games.ledger import baku_day
from bot.menus import menu
from bot.messages import Address, Ballot, Fact, Limits, Menu, Place
from bot.meters import LEADER
from bot.pieces import cut
from bot.ports import StoreError
from bot.sharing import facts_for
from bot.storage.leases import TURN
from bot.storage.store import Store
from bot.storage.transaction import Transaction
from bot.traces import where
from bot.wits import Wits
from knowledge.model import LANGUAGES, Language

log = logging.getLogger(__name__)

_COMING = 3.0
"""Seconds in which it must be known which question a poll asks that has just been sent."""
_AGAIN = 0.03
_STRANGERS = 1000
_READINESS = 1.0
"""Seconds for which it counts as tried whether the database takes anything in."""


class Desk:
    """Answers what adapters ask; raises `NotKept` where the database is needed and does not answer."""

    def __init__(self, wits: Wits, store: Store, limits: Mapping[str, Limits]) -> None:
        self._wits = wits
        self._store = store
        self._limits = limits
        self._strange: set[str] = set()
        """Polls that nobody knows: their votes wait for nothing."""

    async def ballot(self, platform: str, poll: str) -> Ballot | None:
        """Give what a poll of the bot asks, waiting for one that is being sent; None for one that it does not know."""

        async def look(tx: Transaction) -> tuple[Ballot | None, bool]:
            found = await tx.polls.ballot(platform, poll)
            coming = found is None and await tx.polls.one_is_coming(platform)
            # What was being sent may have become known between the two looks, each of which sees what is kept by then.
            return found if found or coming else await tx.polls.ballot(platform, poll), coming

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
        longest = self._limits.get(platform, Limits()).length
        return tuple(replace(fact, text=cut(fact.text, longest)[0]) for fact in found) if longest else found

    def menu(self, language: str) -> Menu:
        """Give what a platform shows of the bot; in a language that it does not speak, in English."""
        return menu(self._wits.mind.say, _known(language))

    async def open_questions(self, platform: str) -> list[tuple[Place, str]]:
        """Give the chats in which a question is open, with the platform's id of the message that asks it."""

        async def look(tx: Transaction) -> list[tuple[Place, str]]:
            asking = [(place, question_slot(game)) for place, game in await tx.asking(platform)]
            shown = await tx.post.shown([(platform, place.chat, slot) for place, slot in asking])
            messages = [(place, shown.get((platform, place.chat, slot), "")) for place, slot in asking]
            return [(place, message) for place, message in messages if message]

        return await self._store.run(look, "open questions")

    async def language(self, address: Address, home: str) -> Language | None:
        """Give the language in which somebody is spoken to in a chat; None for somebody new."""

        async def look(tx: Transaction) -> Language | None:
            return await tx.spoken(address, Place(address.platform, home))

        return await self._store.run(look, "language")

    def complete(self, what: str, typed: str, language: str) -> tuple[Completion, ...]:
        """Give what can be chosen for a part of a command while somebody types it."""
        occasions = self._wits.play.occasions(_known(language), datetime.now(UTC))
        return complete(what, typed, self._wits.mind, occasions)

    def text(self, language: str, message: str, **values: str) -> str:
        """Give one of the bot's own texts; in a language that it does not speak, in English."""
        return self._wits.mind.say(_known(language), message, **values)

    async def may_start(self, place: Place, admin: bool) -> bool:
        """Say whether somebody may start games in a chat."""

        async def look(tx: Transaction) -> bool:
            return (await tx.preferences(place)).starters == "all"

        return admin or await self._store.run(look, "may start")

    async def knows(self, place: Place) -> bool:
        """Say whether anything is kept of a chat, or of a chat in it if it is a room."""

        async def look(tx: Transaction) -> bool:
            return await tx.knows(place)

        return await self._store.run(look, "knows")

    async def keeps(self) -> bool:
        """Say whether anything can be kept."""

        async def write(tx: Transaction) -> None:
            await tx.leases.hold("readiness", "readiness", _READINESS)

        try:
            await self._store.run(write, "readiness")
        except StoreError:
            return False
        return True

    async def lead(self, what: str, holder: str, seconds: float) -> bool:
        """Say whether this process, and no other, is to do something for the next seconds."""
        leads = await self._hold(what, holder, seconds)
        LEADER.labels(what).set(leads)
        return leads

    async def turn(self, what: str, holder: str, seconds: float) -> bool:
        """Say whether it is somebody's turn, over all processes and restarts; nobody else's is for the next seconds."""
        return await self._hold(f"{TURN}{what}", holder, seconds)

    async def _hold(self, name: str, holder: str, seconds: float) -> bool:
        async def hold(tx: Transaction) -> bool:
            return await tx.leases.hold(name, holder, seconds) is not None

        return await self._store.run(hold, "hold")

    async def follow(self, what: str, holder: str) -> None:
        """Let another process do what this one did."""

        async def give_back(tx: Transaction) -> None:
            await tx.leases.give_back(what, holder)

        await self._store.run(give_back, "follow")
        LEADER.labels(what).set(0)

    async def unreadable(self, platform: str, event: str, error: Exception) -> None:
        """Note an event that an adapter could not read, for it is passed over."""
        log.error("event %s of %s cannot be read and is passed over: %s", event, platform, where(error))

        async def note(tx: Transaction) -> None:
            tx.note("unreadable event", platform, event, where(error))

        await self._store.run(note, "unreadable")


def _known(language: str) -> Language:
    return next((one for one in LANGUAGES if one == language), "en")
