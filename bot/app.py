"""The app: every event of every platform goes through `App.handle`, and time through `App.tick`.

What an event does, its id, the chat, the scores, the timers and what is said, is kept in one transaction, and only
then is the event acknowledged by returning. Events that come together are handled in one transaction together, each in
its turn; if that fails, each gets one of its own.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum, auto
from typing import TypeVar

from bot.announcer import question_slot
from bot.appointments import Agenda
from bot.boards import GAMES, Ledger, Lookup, looked_up
from bot.chat import Chat, Conversation, State, Turn
from bot.dialogue import Decision, decide, reads_bag, shown_name
from bot.games.ledger import Daily, period_start
from bot.games.timing import held_back, with_grace
from bot.messages import Account, Incoming, Outgoing, Place
from bot.mind import DEFAULT_LANGUAGE, Mind
from bot.options import BoardOptions
from bot.play import Play
from bot.ports import Conflict, StoreDown, StoreError
from bot.posts import Due, fire, following, without
from bot.storage.store import Store
from bot.storage.timers import Timer
from bot.storage.transaction import Transaction
from bot.storage.values import milliseconds_of, moment_of

T = TypeVar("T")

log = logging.getLogger(__name__)

_TOGETHER = 64
"""Events or chats in one transaction at most."""
_SPELL = 0.1
"""Seconds that the events of one transaction may take; timers and messages wait for it to end."""
_BUSY = 0.03
"""Seconds until a chat that another process holds is tried again."""
_PATIENCE = 20.0
"""Seconds after which an event whose chat stays held is not handled, for its platform to bring it again."""
_OVERDUE = 3000
"""Milliseconds after which a timer that has not come shows that nobody was there."""
_GRACE = 5000
"""Milliseconds that an open question has at least when the bot comes back."""

Reply = tuple[Outgoing, ...]
"""What is said privately to whoever caused an event, to be sent at once."""


class Wait(Enum):
    """Why an event was not handled yet."""

    HELD = auto()
    """Another process holds its chat."""
    TURN = auto()
    """Those before it took all the time there was."""


@dataclass(eq=False, slots=True)
class _Job:
    """An event that waits to be handled."""

    incoming: Incoming
    done: "asyncio.Future[Reply]"
    until: float
    """When to give up on a chat that stays held, by the clock of the loop."""

    @property
    def place(self) -> Place:
        return self.incoming.address.place

    def finish(self, reply: Reply) -> None:
        if not self.done.done():
            self.done.set_result(reply)

    def fail(self, error: Exception) -> None:
        if not self.done.done():
            self.done.set_exception(error)


class App:
    """Handles what comes in, and lets time pass."""

    def __init__(self, mind: Mind, play: Play, store: Store) -> None:
        self.on_post: list[Callable[[], None]] = []
        """Called when something new is to be sent."""
        self._mind = mind
        self._play = play
        self._store = store
        self._jobs: deque[_Job] = deque()
        self._busy: dict[Place, float] = {}
        """Chats that another process held, and when to try them again."""
        self._singly = 0
        """How many events are to be handled each in a transaction of its own, for together they failed."""
        self._worker: asyncio.Task[None] | None = None
        self._away = False
        """Whether the database was away since it was last used."""

    # --- events ---

    async def handle(self, incoming: Incoming) -> Reply:
        """Handle an event; gives what is said privately, when all of it is kept.

        A repeated event does nothing and gives the same. Raises `StoreDown` where nothing could be kept: the event
        is not to be acknowledged.
        """
        loop = asyncio.get_running_loop()
        job = _Job(incoming, loop.create_future(), loop.time() + _PATIENCE)
        self._jobs.append(job)
        if self._worker is None or self._worker.done():
            self._worker = asyncio.create_task(self._work())
        return await job.done

    async def close(self) -> None:
        """Wait until all that came in is handled."""
        if self._worker:
            await asyncio.wait([self._worker])

    async def _work(self) -> None:
        """Handle what waits until nothing does."""
        while self._jobs:
            batch = self._next_batch()
            if batch:
                await self._handled(batch)
            else:
                await asyncio.sleep(_BUSY)

    def _next_batch(self) -> list[_Job]:
        """Take the events that came first, without those of chats that were held a moment ago."""
        now = asyncio.get_running_loop().time()
        self._busy = {place: until for place, until in self._busy.items() if until > now}
        most = 1 if self._singly else _TOGETHER
        self._singly = max(0, self._singly - 1)
        batch: list[_Job] = []
        later: deque[_Job] = deque()
        while self._jobs and len(batch) < most:
            job = self._jobs.popleft()
            (later if job.place in self._busy else batch).append(job)
        self._jobs.extendleft(reversed(later))
        return batch

    async def _handled(self, batch: Sequence[_Job]) -> None:
        """Handle events; those that have to wait go back to where they were."""
        incomings = [job.incoming for job in batch]
        try:
            replies = await self._back_and(lambda tx: self._together(tx, incomings), "handle")
        except StoreError as error:
            for job in batch:
                job.fail(error)
        except Exception as error:
            if len(batch) == 1:
                await self._failed(batch[0], error)
                return
            log.warning("%d events could not be handled together: %s", len(batch), where(error))
            self._singly = len(batch)
            self._jobs.extendleft(reversed(batch))
        else:
            self._ring()
            self._finished(batch, replies)

    def _finished(self, batch: Sequence[_Job], replies: Sequence[Reply | Wait]) -> None:
        now = asyncio.get_running_loop().time()
        back: list[_Job] = []
        for job, reply in zip(batch, replies, strict=True):
            if not isinstance(reply, Wait):
                job.finish(reply)
            elif reply is Wait.HELD and now >= job.until:
                job.fail(StoreDown("another process holds the chat"))
            else:
                back.append(job)
                if reply is Wait.HELD:
                    self._busy[job.place] = now + _BUSY
        self._jobs.extendleft(reversed(back))

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
        taken = await tx.take(
            {one.address.place for one in incomings}, {one.address.place for one in incomings if reads_bag(one)}
        )
        mine = [one for one in incomings if one.address.place in taken]
        known = await tx.replies({_key(one) for one in mine if one.event})
        await tx.meet([one.address for one in mine])
        replies: list[Reply | Wait] = []
        loop = asyncio.get_running_loop()
        until = loop.time() + _SPELL
        for incoming in incomings:
            if incoming.address.place not in taken:
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
            reply = await self._one(tx, incoming)
            known |= {_key(incoming): reply} if incoming.event else {}
        return reply

    async def _one(self, tx: Transaction, incoming: Incoming) -> Reply:
        address = incoming.address
        if address.place not in tx.chats:  # the event before this one erased it
            await tx.take([address.place], [address.place])
        chat = _as_found(tx.chats[address.place], incoming, tx.moment)
        conversation, daily = tx.talks.get(address, Conversation()), tx.standing.get(address.account, Daily())
        try:
            decision = decide(State(conversation, chat, daily), incoming, self._mind, self._play, tx.now)
        except Exception as error:
            self._apologise(tx, incoming, error)
            return ()
        if decision.conversation != conversation:
            tx.keep_talk(address, decision.conversation)
        return await self._keep(tx, incoming, decision)

    async def _keep(self, tx: Transaction, incoming: Incoming, decision: Decision) -> Reply:
        """Keep what was decided, and have it said."""
        turn, address = decision.turn, incoming.address
        tx.keep(address.place, turn)
        said = list(turn.said)
        standing = await tx.keep_tries(address.platform, turn.day, turn.daily) if turn.daily else {}
        if turn.closed:
            said += self._play.day_done(turn.chat, standing)
        if decision.lookup:
            said.append(Outgoing(await self._looked_up(tx, decision.lookup, decision, incoming)))
        if decision.unanswered:
            await tx.keep_unanswered(address.account, decision.unanswered)
        if decision.forget:
            await tx.forget(address.account, shown_name(incoming))
        tx.say(address.place, [one for one in said if not one.to])
        reply = tuple(one for one in said if one.to)
        tx.keep_event(incoming, reply, forget=decision.forget)
        return reply

    async def _looked_up(self, tx: Transaction, lookup: Lookup, decision: Decision, incoming: Incoming) -> str:
        await tx.write()  # what this transaction has brought counts too
        place, account = incoming.address.place, incoming.address.account
        ledger = Ledger()
        if lookup.what == "history":
            games = await tx.ledger.past_games(place, GAMES)
            names = await tx.ledger.names({winner for game in games for winner in game.winners})
            ledger = Ledger(games=games, names=names)
        else:
            options = lookup.options if lookup.what == "top" else BoardOptions()
            since = period_start(options.period, tx.now)
            where = None if options.everywhere else place
            group, solo = [await tx.ledger.totals(since, together, where) for together in (True, False)]
            record, daily = await tx.ledger.record(account), tx.standing.get(account, Daily())
            ledger = Ledger(group, solo, record, daily=daily)
        language = decision.turn.chat.chosen or decision.conversation.language
        occasions = self._play.occasions(language, tx.now)
        return looked_up(lookup, ledger, account, shown_name(incoming), occasions, tx.now)

    # --- what goes wrong ---

    async def _failed(self, job: _Job, error: Exception) -> None:
        """Keep that an event could not be handled, so that it is not tried for ever."""

        async def note(tx: Transaction) -> Reply:
            incoming = job.incoming
            if incoming.address.place not in await tx.take([incoming.address.place]):
                raise Conflict("another process holds the chat")
            known = await tx.replies({_key(incoming)} if incoming.event else ())
            if _key(incoming) not in known:  # another process may have handled it meanwhile
                self._apologise(tx, incoming, error)
            return known.get(_key(incoming), ())

        try:
            reply = await self._store.run(note, "failed")
            self._ring()
            job.finish(reply)
        except StoreError as down:
            job.fail(down)
        except Exception as worse:
            # Its values cannot be kept at all; brought again, it would stand in the way of all others for ever.
            log.critical("event %s could not even be noted as failed: %s", job.incoming.event, where(worse))
            job.finish(())

    def _apologise(self, tx: Transaction, incoming: Incoming, error: Exception) -> None:
        """Note an event that could not be handled, and tell the chat."""
        platform, event = incoming.address.platform, incoming.event
        log.error("event %s of %s failed: %s", event, platform, where(error))
        tx.note("failed event", platform, event, where(error))
        tx.say(incoming.address.place, [self._sorry(tx.chats.get(incoming.address.place))])
        tx.keep_event(incoming, ())

    def _sorry(self, chat: Chat | None) -> Outgoing:
        return Outgoing(self._mind.say(chat.speaks if chat else DEFAULT_LANGUAGE, "sorry"))

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
            fired = fire(self._play, chat, _due(timer), tx.now, daily)
        except Exception as error:
            self._timer_failed(tx, timer, error)
            return
        turn = fired.turn
        tx.keep(timer.place, turn)
        standing = await tx.keep_tries(timer.place.platform, turn.day, turn.daily) if turn.daily else {}
        done = self._play.day_done(turn.chat, standing) if turn.closed else ()
        tx.say(timer.place, (*turn.said, *done))
        again = turn.chat.moves_at if timer.kind == "game" else _moment(fired.again)
        tx.set_timer(timer.place, timer.kind, timer.name, again)

    def _timer_failed(self, tx: Transaction, timer: Timer, error: Exception) -> None:
        """Note a timer that could not do its work, tell the chat, and see that it is not tried for ever."""
        log.error("a timer of %s failed: %s", timer.place.platform, where(error))
        tx.note("failed timer", timer.place.platform, detail=where(error))
        chat = tx.chats[timer.place]
        if timer.kind == "game":
            tx.keep(timer.place, replace(self._broken_off(chat, timer.place, tx.now), said=()))
        else:
            tx.chats[timer.place] = chat = without(chat, timer.kind, timer.name)
        tx.set_timer(timer.place, timer.kind, timer.name, _moment(following(chat, timer.kind, tx.now)))
        tx.say(timer.place, [self._sorry(chat)])

    def _broken_off(self, chat: Chat, place: Place, now: datetime) -> Turn:
        """End the running game of a chat, if need be without a word."""
        try:
            return self._play.broken_off(chat, place, now)
        except Exception as error:
            log.error("a game could not be ended in order: %s", where(error))
            return Turn(replace(chat, game=replace(chat.game, phase="over") if chat.game else None))

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

    # --- what the outbox tells ---

    def shown(self, tx: Transaction, place: Place, slot: str) -> None:
        """Let the time of a question run from now if it is the one that has just been shown."""
        chat = tx.chats[place]
        if chat.running and question_slot(chat.running) == slot:
            tx.keep(place, self._play.shown(chat, place, tx.now))

    async def lost(self, tx: Transaction, place: Place) -> None:
        """End all that goes on in a chat that will hear nothing any more."""
        await tx.complete([place])
        chat = replace(tx.chats[place], agenda=Agenda())
        tx.keep(place, replace(self._broken_off(chat, place, tx.now), said=()))

    def unsaid(self, tx: Transaction, place: Place, slot: str) -> None:
        """End the game of a chat whose open question cannot be shown, and say so."""
        chat = tx.chats[place]
        if chat.running and question_slot(chat.running) == slot:
            turn = self._broken_off(chat, place, tx.now)
            tx.keep(place, turn)
            tx.say(place, [self._sorry(chat), *turn.said])


def where(error: BaseException) -> str:
    """Say what went wrong and where in the code, without the values: they may hold what somebody wrote.

    >>> where(ValueError("secret"))
    'ValueError'
    """
    steps, trace = [], error.__traceback__
    while trace:
        code = trace.tb_frame.f_code
        steps.append(f"{code.co_filename.rpartition('/')[2]}:{trace.tb_lineno}")
        trace = trace.tb_next
    return " ".join([type(error).__name__, *(["at", " > ".join(steps[-4:])] if steps else [])])


def _due(timer: Timer) -> Due:
    return Due(timer.place, timer.kind, timer.name, moment_of(timer.due))


def _moment(at: datetime | None) -> int | None:
    return milliseconds_of(at) if at else None


def _key(incoming: Incoming) -> tuple[str, str]:
    return incoming.address.platform, incoming.event


def _as_found(chat: Chat, incoming: Incoming, now: int) -> Chat:
    """Give a chat as an event finds it: whose it is, and a question that is not shown yet with all of its time."""
    owner = incoming.address.player if incoming.private else ""
    game = held_back(chat.game, now) if chat.game else None
    return replace(chat, owner=owner, game=game)
