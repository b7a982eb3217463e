"""The app: every event of every platform goes through `App.handle`, and time through `App.tick`.

What an event does, its id, the chat, the scores, the timers and what is said, is kept in one transaction, and only
then is the event acknowledged by returning. Events that come together share a transaction, each in its turn.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from time import perf_counter
from typing import Any, TypeVar

from structlog.contextvars import bind_contextvars as bind
from structlog.contextvars import bound_contextvars as during

from bot import meters
from bot.boards import Lookup, looked_up, named
from bot.chat import Chat, Conversation, State, Timer, Turn
from bot.desk import Desk
from bot.dialogue import decide, shown_name, touches_all
from bot.fates import Fates
from bot.games.ledger import Daily
from bot.games.timing import held_back, with_grace
from bot.inbox import Inbox, Reply, Wait
from bot.lookups import Lookups
from bot.messages import Account, Incoming, Limits, Outgoing, Place
from bot.mind import DEFAULT_LANGUAGE, Mind
from bot.orders import broadcast, stats
from bot.pieces import fitting
from bot.play import Play
from bot.ports import Conflict, StoreError
from bot.posts import fire, following, without
from bot.pulse import Pulse
from bot.scene import Decision, Order
from bot.shedding import Admission, Shedder
from bot.storage.store import Store
from bot.storage.transaction import Transaction
from bot.storage.values import milliseconds_of
from bot.traces import where
from bot.wits import Rebuild, Wits
from knowledge.model import Language

T = TypeVar("T")

log = logging.getLogger(__name__)

NotKept = StoreError
"""Raised where nothing could be kept: what came in is not to be acknowledged, but brought again."""

_TOGETHER = 64
"""Chats whose timers come in one transaction at most."""
_SPELL = 0.1
"""Seconds that the events of one transaction may take; timers and messages wait for it to end."""
_BUSY = 0.03
"""Seconds until the timers of a chat that another process holds are tried again."""
_OVERDUE = 3000
"""Milliseconds after which a timer that has not come shows that nobody was there."""
_GRACE = 5000
"""Milliseconds that an open question has at least when the bot comes back."""


class App:
    """Handles what comes in, and lets time pass."""

    def __init__(
        self, mind: Mind, play: Play, store: Store, rebuild: Rebuild | None = None, shedder: Shedder | None = None
    ) -> None:
        wits = Wits(mind, play, rebuild)
        self.on_post: list[Callable[[], None]] = []
        """Called when something new is to be sent."""
        self.limits: dict[str, Limits] = {}
        """What each platform takes."""
        self.desk = Desk(wits, store, self.limits)
        """What adapters ask beside the events."""
        self.fates = Fates(wits, self._say)
        """What becomes of chats beside the events."""
        self._wits = wits
        self._lookups = Lookups()
        self.pulse = Pulse()
        """Whether this process is alive."""
        self._store = store
        self._shedder = shedder
        self._inbox = Inbox(self._handled, self._failed)
        self._reading: set[asyncio.Task[object]] = set()
        self._away = False
        """Whether the database was away since it was last used."""

    # --- events ---

    async def handle(self, incoming: Incoming) -> Reply:
        """Handle an event; gives what is said privately, when all of it is kept.

        A repeated event does nothing and gives the same. Raises `StoreDown` where nothing could be kept: the event
        is not to be acknowledged.
        """
        now = asyncio.get_running_loop().time()
        admission = self._shedder.admits(incoming, now) if self._shedder else Admission.HEARD
        if admission is Admission.HEARD:
            return await self._metered(incoming)
        meters.EVENTS.labels(incoming.address.platform, incoming.kind, "shed").inc()
        slower = Outgoing(self.desk.text(incoming.language, "slow-down"), to=incoming.address.player)
        return (slower,) if admission is Admission.TOLD else ()

    async def _metered(self, incoming: Incoming) -> Reply:
        """Have an event handled, and count it."""
        platform = incoming.address.platform
        try:
            with meters.timed(meters.LATENCY.labels(platform)):
                reply = await self._inbox.handle(incoming)
        except StoreError:
            meters.EVENTS.labels(platform, incoming.kind, "not kept").inc()
            raise
        meters.EVENTS.labels(platform, incoming.kind, "kept").inc()
        return reply

    async def measure(self) -> None:
        """Bring the meters of what waits and runs up to date; of a database that is down they stay as they were."""
        meters.INBOX.set(self._inbox.depth)
        meters.INBOX_AGE.set(self._inbox.oldest)
        with suppress(StoreError):
            load = await self._store.run(Transaction.load, "measure")
            meters.GAMES.set(load.games)
            meters.OUTBOX.set(load.waiting)
            meters.OUTBOX_AGE.set(load.oldest)

    async def close(self) -> None:
        """Wait until all that came in is handled."""
        await self._inbox.close()
        await asyncio.gather(*self._reading)

    async def _handled(self, incomings: Sequence[Incoming]) -> list[Reply | Wait]:
        replies = await self._back_and(lambda tx: self._together(tx, incomings), "handle")
        self._ring()
        return replies

    async def _back_and(self, work: Callable[[Transaction], Awaitable[T]], name: str) -> T:
        """Do something in a transaction; after a time without the database, make up for that first."""
        if self._away:
            await self.resume()
        try:
            return await self._store.run(work, name)
        except StoreError:
            self._away = True
            raise

    def _ring(self) -> None:
        for call in self.on_post:
            call()

    async def _together(self, tx: Transaction, incomings: Sequence[Incoming]) -> list[Reply | Wait]:
        """Handle events in their order."""
        strange = await _strange(tx, incomings)
        heard = [one for one in incomings if one.address.place not in strange]
        taken = await tx.take(
            {one.address.place for one in heard}, {one.address.place for one in heard if touches_all(one)}
        )
        mine = [one for one in incomings if one.address.place in taken | strange]
        known = await tx.replies({_key(one) for one in mine if one.event})
        await tx.meet(
            [one.address for one in mine], {Place(one.address.platform, one.home) for one in mine if one.home}
        )
        replies: list[Reply | Wait] = []
        loop = asyncio.get_running_loop()
        until = loop.time() + _SPELL
        for incoming in incomings:
            if incoming.address.place not in taken | strange:
                replies.append(Wait.HELD)
            elif loop.time() >= until:
                replies.append(Wait.TURN)
            else:
                replies.append(await self._once(tx, incoming, known))
                await asyncio.sleep(0)  # let what else goes on in this process have its turn
        return replies

    async def _once(self, tx: Transaction, incoming: Incoming, known: dict[tuple[str, str], Reply]) -> Reply:
        """Handle an event unless it is known; then it is."""
        reply = known.get(_key(incoming))
        if reply is None:
            with during(platform=incoming.address.platform, event_id=incoming.event, game=""):
                reply = await self._one(tx, incoming)
            known |= {_key(incoming): reply} if incoming.event else {}
        return reply

    async def _one(self, tx: Transaction, incoming: Incoming) -> Reply:
        address = incoming.address
        if address.place not in tx.chats:  # nothing is known of it, or the event before this one erased or moved it
            if incoming.happening == "removed" and not await tx.knows(address.place):
                tx.keep_event(incoming, (), forget=True)
                return ()
            await tx.take([address.place], [address.place])
        if incoming.happening == "removed" or incoming.moved_to:
            await self._left(tx, incoming)
            tx.keep_event(incoming, ())
            return ()
        chat = _as_found(tx.chats[address.place], incoming, tx.moment)
        bind(game=_game(chat))
        conversation, daily = tx.talks.get(address, Conversation()), tx.standing.get(address.account, Daily())
        try:
            state = State(conversation, chat, daily, tx.homes.get(Place(address.platform, incoming.home)))
            decision = self._decided(state, incoming, tx.now)
        except Exception as error:
            return self._apologise(tx, incoming, error)
        if decision.conversation != conversation:
            tx.keep_talk(address, decision.conversation)
        return await self._keep(tx, incoming, decision)

    def _decided(self, state: State, incoming: Incoming, now: datetime) -> Decision:
        """Decide, and measure how long an answer to a question took."""
        began = perf_counter()
        decision = decide(state, incoming, self._wits.mind, self._wits.play, now)
        if decision.outcome:
            meters.MATCHER.observe(perf_counter() - began)
            meters.ANSWERS.labels(decision.outcome).inc()
        return decision

    async def _keep(self, tx: Transaction, incoming: Incoming, decision: Decision) -> Reply:
        """Keep what was decided, and have it said."""
        address = incoming.address
        said = await self._keep_turn(tx, address.place, decision.turn)
        if decision.lookup:
            said.append(await self._looked_up(tx, decision.lookup, decision, incoming))
        if decision.order:
            said.append(Outgoing(await self._carry_out(tx, decision.order, decision, incoming)))
        if decision.unanswered:
            await tx.keep_unanswered(address.account, decision.unanswered)
        if decision.forget:
            await tx.forget(address.account, shown_name(incoming))
        reply = tuple(self._fitting(address.place, [one for one in said if _comes_back(one, incoming)]))
        self._say(tx, address.place, [_answering(one, incoming) for one in said if not _comes_back(one, incoming)])
        tx.keep_event(incoming, reply, forget=decision.forget)
        return reply

    async def _keep_turn(self, tx: Transaction, place: Place, turn: Turn) -> list[Outgoing]:
        """Keep what became of a chat; gives what is to be said of it."""
        tx.keep(place, turn)
        standing = await tx.keep_tries(place.platform, turn.day, turn.daily) if turn.daily else {}
        return list(self._wits.play.day_done(turn, standing) if turn.closed else turn.said)

    def _say(self, tx: Transaction, place: Place, said: Sequence[Outgoing]) -> None:
        tx.say(place, self._fitting(place, said))

    def _fitting(self, place: Place, said: Sequence[Outgoing]) -> list[Outgoing]:
        return fitting(said, self.limits.get(place.platform, Limits()))

    async def _left(self, tx: Transaction, incoming: Incoming) -> None:
        """Note that a chat is gone, or has another id."""
        place = incoming.address.place
        if incoming.moved_to:
            await self.fates.moved(tx, place, incoming.moved_to)
        else:
            await self.fates.gone(tx, place)

    async def _carry_out(self, tx: Transaction, order: Order, decision: Decision, incoming: Incoming) -> str:
        """Do what somebody who runs the bot wants; what takes long goes on beside this."""
        wording = self._wits.mind.wording(self._language(tx, incoming, decision))
        place = incoming.address.place
        if order.name == "stats":
            return await stats(tx, wording)
        if order.name == "broadcast":
            return await broadcast(tx, order, place.platform, wording)
        self._beside(self._reread(place, wording.language))
        return wording("reload-begun")

    def reread(self) -> None:
        """Have the knowledge read again beside all else; what came of it is logged."""
        self._beside(self._wits.reread(self._wits.mind.wording(DEFAULT_LANGUAGE)))

    def _beside(self, work: Coroutine[Any, Any, object]) -> None:
        task = asyncio.create_task(work)
        self._reading.add(task)
        task.add_done_callback(self._reading.discard)

    def _language(self, tx: Transaction, incoming: Incoming, decision: Decision) -> Language:
        """Give the language of an answer that was looked up."""
        home = tx.homes.get(Place(incoming.address.platform, incoming.home))
        return decision.turn.chat.settled or home or decision.conversation.language

    async def _reread(self, place: Place, language: Language) -> None:
        """Read the knowledge again, and tell the chat what came of it."""
        said = await self._wits.reread(self._wits.mind.wording(language))

        async def tell(tx: Transaction) -> None:
            await tx.take([place])
            self._say(tx, place, [Outgoing(said)])

        try:
            await self._store.run(tell, "reread")
        except StoreError as error:
            log.warning("what came of reading the knowledge again could not be told: %s", error)
        self._ring()

    async def _looked_up(self, tx: Transaction, lookup: Lookup, decision: Decision, incoming: Incoming) -> Outgoing:
        address = incoming.address
        ledger = await self._lookups.ledger_for(tx, lookup, address.place, address.account)
        occasions = self._wits.play.occasions(self._language(tx, incoming, decision), tx.now)
        text = looked_up(lookup, ledger, address.account, shown_name(incoming), occasions, tx.now)
        return Outgoing(text, names=named(lookup, ledger))

    # --- what goes wrong ---

    async def _failed(self, incoming: Incoming, error: Exception) -> Reply:
        """Keep that an event could not be handled, so that it is not tried for ever."""

        async def note(tx: Transaction) -> Reply:
            if incoming.address.place not in await tx.take([incoming.address.place]):
                raise Conflict("another process holds the chat")
            known = await tx.replies({_key(incoming)} if incoming.event else ())
            if _key(incoming) not in known:  # another process may have handled it meanwhile
                return self._apologise(tx, incoming, error)
            return known.get(_key(incoming), ())

        reply = await self._store.run(note, "failed")
        self._ring()
        return reply

    def _apologise(self, tx: Transaction, incoming: Incoming, error: Exception) -> Reply:
        """Note an event that could not be handled, and tell the chat, or whoever waits for an answer."""
        platform, event = incoming.address.platform, incoming.event
        log.error("event %s of %s failed: %s", event, platform, where(error))
        tx.note("failed event", platform, event, where(error))
        sorry = self.fates.sorry(tx.chats.get(incoming.address.place))
        reply = (sorry,) if incoming.awaits else ()
        tx.say(incoming.address.place, () if reply else (sorry,))
        tx.keep_event(incoming, reply)
        return reply

    # --- time ---

    async def tick(self) -> float | None:
        """Let move what is due; gives the seconds until something is next, None when nothing is to come."""
        left = await self._back_and(self._tick, "tick")
        self._ring()
        return left

    async def _tick(self, tx: Transaction) -> float | None:
        places = await tx.timers.places(_TOGETHER)
        taken = await tx.take(places)
        timers = await tx.timers.of(taken)
        await tx.complete({timer.place for timer in timers if timer.kind != "game"})
        for timer in timers:
            meters.TIMER_LAG.observe(max(0.0, (tx.now - timer.at).total_seconds()))
            with during(platform=timer.place.platform, game=_game(tx.chats[timer.place])):
                await self._fire(tx, timer)
        await tx.write()
        if len(taken) < len(places):
            return _BUSY
        following = await tx.timers.next()
        return None if following is None else max(0.0, (following - tx.moment) / 1000)

    async def _fire(self, tx: Transaction, timer: Timer) -> None:
        chat = tx.chats[timer.place]
        try:
            daily = await tx.stands(Account(timer.place.platform, chat.owner)) if chat.owner else Daily()
            fired = fire(self._wits.play, chat, timer, tx.now, daily)
        except Exception as error:
            self._timer_failed(tx, timer, error)
            return
        self._say(tx, timer.place, await self._keep_turn(tx, timer.place, fired.turn))
        again = fired.turn.chat.moves_at if timer.kind == "game" else _moment(fired.again)
        tx.set_timer(timer.place, timer.kind, timer.name, again)

    def _timer_failed(self, tx: Transaction, timer: Timer, error: Exception) -> None:
        """Note a timer that could not do its work, tell the chat, and see that it is not tried for ever."""
        log.error("a timer of %s failed: %s", timer.place.platform, where(error))
        tx.note("failed timer", timer.place.platform, detail=where(error))
        chat = tx.chats[timer.place]
        if timer.kind == "game":
            tx.keep(timer.place, replace(self.fates.broken_off(chat, timer.place, tx.now), said=()))
        else:
            tx.chats[timer.place] = chat = without(chat, timer.name)
        tx.set_timer(timer.place, timer.kind, timer.name, _moment(following(chat, timer.kind, tx.now)))
        tx.say(timer.place, [self.fates.sorry(chat)])

    async def resume(self) -> None:
        """Come back after a time without the bot: questions still open get some time at least."""
        await self._store.run(self._resume, "resume")
        self._away = False

    async def _resume(self, tx: Transaction) -> None:
        earliest = await tx.timers.next()
        if self._store.shared and not self._away and (earliest is None or earliest > tx.moment - _OVERDUE):
            return  # others were there all the time
        places = await tx.timers.places(100_000, ahead=_GRACE)
        for start in range(0, len(places), _TOGETHER):
            await tx.take(places[start : start + _TOGETHER])
        for place, chat in tx.chats.items():
            if chat.running:
                tx.chats[place] = replace(chat, game=with_grace(chat.running, tx.moment, _GRACE))


async def _strange(tx: Transaction, incomings: Sequence[Incoming]) -> set[Place]:
    """Give the chats of which nothing is known but that the bot was removed from them.

    None is to be made for that: the chat of a person, who may have had themselves erased, is named by their id.
    """
    heard = {one.address.place for one in incomings if one.happening != "removed"}
    removed = {one.address.place for one in incomings} - heard
    return {place for place in removed if not await tx.knows(place)}


def _comes_back(said: Outgoing, incoming: Incoming) -> bool:
    """Say whether something is said to the person alone, or is the answer that their platform waits for."""
    return bool(said.to) or (incoming.awaits and said.kind == "chatter" and not said.slot)


def _answering(said: Outgoing, incoming: Incoming) -> Outgoing:
    """Have what is said in a group refer to the message that it answers."""
    chatter = said.kind == "chatter" and not said.slot and not incoming.private
    return replace(said, answers=incoming.message) if chatter else said


def _game(chat: Chat) -> str:
    """Name the game of a chat, for the log."""
    return chat.game.id if chat.game else ""


def _moment(at: datetime | None) -> int | None:
    return milliseconds_of(at) if at else None


def _key(incoming: Incoming) -> tuple[str, str]:
    return incoming.address.platform, incoming.event


def _as_found(chat: Chat, incoming: Incoming, now: int) -> Chat:
    """Give a chat as an event finds it: whose it is, and a question that is not shown yet with all of its time."""
    owner = incoming.address.player if incoming.private else ""
    game = held_back(chat.game, now) if chat.game else None
    return replace(chat, owner=owner, game=game)
