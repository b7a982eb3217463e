"""The outbox: sends what was said to the chats of one platform, in order for each chat and several chats at once.

One process at a time sends for a platform; it holds a lease, and every message carries the fence of the lease under
which it is being sent. A message is first claimed, then sent, then settled, each claim and settlement in a transaction
of its own. What was claimed and never settled may have been sent: its kind says whether it is sent again.
"""

import asyncio
import contextlib
import logging
import math
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.app import App
from bot.failpoints import reach
from bot.messages import Barred, Delivery, Gone, Held, Moved, NotSent, Refused, Sent, Unsure
from bot.meters import LEADER, RETRY_AFTER, SENDS
from bot.pacing import Pacer
from bot.ports import Sender, StoreError
from bot.storage.post import Settled, Waiting
from bot.storage.store import Store
from bot.storage.transaction import Transaction
from bot.traces import where

log = logging.getLogger(__name__)

LEASE = 10.0
"""Seconds after which another process takes over from one that is gone."""
_POLL = 0.25
"""Seconds between looks at what other processes may have put into the outbox."""
_DOWN = 1.0
"""Seconds between attempts to reach a database that is down."""
_HEADS = 500
_AT_ONCE = 40
_LONGEST_WAIT = 60.0
_LONGEST_SEND = 60.0
"""Seconds after which a send counts as one that may have arrived."""
_MOST_UNSURE = 4
"""So often a message may have arrived before it is not sent again."""
_OLDEST = 24 * 3600 * 1000
"""Milliseconds after which nobody wants to read a message any more."""


@dataclass(frozen=True, slots=True)
class Tried:
    """A message with what came of an attempt to send it."""

    waiting: Waiting
    delivery: Delivery


@dataclass(frozen=True, slots=True)
class Step:
    """What one transaction of the outbox did."""

    settled: Sequence[Tried] = ()
    claimed: Sequence[Waiting] = ()
    wait: float = math.inf
    """Seconds until there is something to do."""
    clear: bool = False
    """Whether nothing is left to be sent."""


class Outbox:
    """Sends for one platform while this process holds the lease."""

    def __init__(self, app: App, store: Store, sender: Sender, holder: str, lease: float = LEASE) -> None:
        self._app = app
        self._store = store
        self._sender = sender
        self._holder = holder
        self._lease = lease
        self._name = f"outbox {sender.platform}"
        self._pacer = Pacer(sender.limits)
        self._fence = 0
        self._held_until = 0.0
        self._tried: list[Tried] = []
        self._flying: dict[int, asyncio.Task[None]] = {}
        self._poll = _POLL if store.shared else lease / 4
        self._wake = asyncio.Event()
        self._asked = 0
        self._clear = 0
        self._cleared = asyncio.Condition()
        app.on_post.append(self._wake.set)
        app.limits[sender.platform] = sender.limits

    async def run(self) -> None:
        """Send until cancelled; what is on its way is waited for, and the lease given back."""
        try:
            while True:
                await self._turn()
        finally:
            await asyncio.shield(self._close())

    async def settled(self) -> None:
        """Wait until nothing is left to be sent."""
        self._asked += 1
        mine = self._asked
        self._wake.set()
        async with self._cleared:
            await self._cleared.wait_for(lambda: self._clear >= mine)

    async def _turn(self) -> None:
        """Settle what came back, send what may go, and wait for something to do."""
        self._wake.clear()
        asked = self._asked
        try:
            step = await self._store.run(self._step, "outbox")
        except StoreError as error:
            log.warning("%s: %s; trying again", self._name, error)
            await asyncio.sleep(_DOWN)
            return
        reach("outbox:claimed")
        self._tried = [one for one in self._tried if one not in step.settled]
        for waiting in step.claimed:
            self._flying[waiting.letter.id] = asyncio.create_task(self._send(waiting))
        if step.clear and not self._flying and not self._tried:
            await self._tell_clear(asked)
        with contextlib.suppress(TimeoutError):  # `wait_for` would swallow a cancellation that comes with the event
            async with asyncio.timeout(min(step.wait, self._poll)):
                await self._wake.wait()

    async def _tell_clear(self, asked: int) -> None:
        async with self._cleared:
            self._clear = max(self._clear, asked)
            self._cleared.notify_all()

    async def _step(self, tx: Transaction) -> Step:
        """Settle what came back and claim what may go."""
        fence = await tx.leases.hold(self._name, self._holder, self._lease)
        LEADER.labels(self._name).set(fence is not None)
        if fence is None:
            self._fence = 0
            return Step(settled=list(self._tried))
        if fence != self._fence:
            await self._take_over(tx, fence)
        self._held_until = time.monotonic() + self._lease / 2
        settled = await self._settle(tx)
        await tx.write()  # what became of games may have been put into words, which go next
        heads = await tx.post.heads(self._sender.platform, _HEADS)
        over = await self._abandon(tx, heads, settled)
        chosen, free_in = self._choose([head for head in heads if head not in over])
        claimed = await tx.post.claim(chosen, fence)
        if over or len(claimed) < len(chosen):
            return Step(settled, claimed, wait=0.0)
        following = await tx.post.next(self._sender.platform)
        due_in = math.inf if following is None else max(0.0, (following - tx.moment) / 1000)
        return Step(settled, claimed, min(free_in, due_in or math.inf), clear=following is None and not claimed)

    async def _take_over(self, tx: Transaction, fence: int) -> None:
        """Begin to send, knowing how much was sent of late, whoever did."""
        self._fence = fence
        self._pacer = Pacer(self._sender.limits)
        for place, at in await tx.post.recent(self._sender.platform, tx.moment - 60_000):
            self._pacer.sent(place, time.monotonic() - (tx.moment - at) / 1000)

    # --- claiming and sending ---

    async def _abandon(self, tx: Transaction, heads: Sequence[Waiting], settled: Sequence[Tried]) -> list[Waiting]:
        """Decide on messages that nobody is sending though somebody began to, and on those that nobody wants."""
        known = {one.waiting.letter.id for one in (*self._tried, *settled)} | self._flying.keys()
        over: list[Waiting] = []
        for head in heads:
            unwanted = not head.readable or tx.moment - head.at > _OLDEST
            lost = head.state == "sending" and (head.fence != self._fence or head.letter.id not in known)
            if not lost and (head.state != "waiting" or not unwanted):
                continue
            over.append(head)
            result = self._given_up(head, tx.moment, unwanted)
            log.warning("%s: a message was left over: %s", self._name, result.state)
            await tx.post.settle([result])
            if result.state == "dropped" and head.kind == "question":
                await self._never_shown(tx, head)
        return over

    def _given_up(self, head: Waiting, moment: int, unwanted: bool) -> Settled:
        """Decide on a message that nobody is sending; what this process claimed and never began was surely not sent."""
        if unwanted:
            return Settled(head, "dropped")
        mine = head.state == "sending" and head.fence == self._fence
        return Settled(head, "waiting") if mine else self._unsure(head, moment)

    async def _never_shown(self, tx: Transaction, head: Waiting) -> None:
        """End the game of a question that will never be shown, unless another process is at its chat."""
        if await tx.take([head.letter.place]):
            self._app.fates.unsaid(tx, head.letter.place, head.letter.said.slot)

    def _choose(self, heads: Sequence[Waiting]) -> tuple[list[Waiting], float]:
        """Choose what may go now by the pace of the platform; gives also the seconds until something else may."""
        chosen: list[Waiting] = []
        free_in = math.inf
        now = time.monotonic()
        for head in heads:
            if head.state != "waiting":
                continue
            place = head.letter.place
            left = self._pacer.free_at(place, head.letter.private, now, _is_leisurely(head)) - now
            if left > 0:
                free_in = min(free_in, left)
            elif len(self._flying) + len(chosen) < _AT_ONCE:
                chosen.append(head)
                self._pacer.sent(place, now)
        return chosen, free_in

    async def _send(self, waiting: Waiting) -> None:
        try:
            if time.monotonic() > self._held_until:  # this process was stopped for a while: somebody else may send
                self._tried.append(Tried(waiting, NotSent("the lease may be over")))
                return
            async with asyncio.timeout(_LONGEST_SEND):
                delivery = await self._sender.send(waiting.letter)
            reach("outbox:sent")
            self._tried.append(Tried(waiting, delivery))
        except Exception as error:
            log.error("%s: the sender failed: %s", self._name, where(error))
            self._tried.append(Tried(waiting, Unsure(type(error).__name__)))
        finally:
            del self._flying[waiting.letter.id]
            self._wake.set()

    # --- settling ---

    async def _settle(self, tx: Transaction) -> list[Tried]:
        """Keep what came of attempts; gives those that are done with."""
        tried = list(self._tried)
        if not tried:
            return []
        mine = await tx.post.still_mine([one.waiting for one in tried], self._fence)
        moving = [one for one in tried if one.waiting.letter.id in mine and self._moves_chat(one)]
        places = {one.waiting.letter.place for one in moving}
        taken = await tx.take(places)
        done, settled = [], []
        for one in tried:
            place = one.waiting.letter.place
            if place in places and place not in taken:
                continue  # another process is at that chat; the next turn finds it free
            done.append(one)
            if one.waiting.letter.id in mine:
                settled.append(self._result(one, tx.moment))
                await self._follow(tx, one, settled[-1])
        await tx.post.settle(settled)
        return done

    def _moves_chat(self, tried: Tried) -> bool:
        """Say whether the game of a chat has to hear of an attempt."""
        return tried.waiting.kind == "question" or isinstance(tried.delivery, Gone | Barred | Moved)

    def _result(self, tried: Tried, moment: int) -> Settled:
        """Decide what becomes of a message."""
        waiting = tried.waiting
        SENDS.labels(self._sender.platform, _OUTCOMES[type(tried.delivery)]).inc()
        match tried.delivery:
            case Sent(message):
                return Settled(waiting, "sent", message=message)
            case Held(seconds):
                RETRY_AFTER.labels(self._sender.platform).observe(seconds)
                return Settled(waiting, "waiting", moment + round(seconds * 1000))
            case NotSent(why):
                log.info("%s: not sent: %s", self._name, why)
                return Settled(waiting, "waiting", moment + _backoff(waiting.attempts), attempts=1)
            case Unsure(why):
                log.warning("%s: may have been sent: %s", self._name, why)
                return self._unsure(waiting, moment)
            case Refused(why):
                log.error("%s: refused: %s", self._name, why)
                return Settled(waiting, "waiting" if waiting.letter.edits else "dropped")
            case Moved():
                log.info("%s: a chat has another id", self._name)
                return Settled(waiting, "waiting")
            case Barred(why):
                log.warning("%s: a chat may not be written to, its game ends: %s", self._name, why)
                return Settled(waiting, "dropped")
            case Gone(why):
                log.warning("%s: a chat is gone, its game ends: %s", self._name, why)
                return Settled(waiting, "dropped")

    def _unsure(self, waiting: Waiting, moment: int) -> Settled:
        """Decide on a message that may have been sent: an edit, a question or news go again, chatter does not."""
        again = self._sender.again_is_safe or waiting.letter.edits or waiting.kind != "chatter"
        if not again or waiting.unsure >= _MOST_UNSURE:
            return Settled(waiting, "dropped", unsure=1)
        return Settled(waiting, "waiting", moment + _backoff(waiting.attempts), attempts=1, unsure=1)

    async def _follow(self, tx: Transaction, tried: Tried, settled: Settled) -> None:
        """Let the chat know of what was or will never be sent."""
        place, said = tried.waiting.letter.place, tried.waiting.letter.said
        if isinstance(tried.delivery, Gone):
            await self._app.fates.lost(tx, place)
            await tx.post.drop(place)
        elif isinstance(tried.delivery, Barred):
            self._app.fates.barred(tx, place)
            await tx.post.drop(place)
        elif isinstance(tried.delivery, Moved):
            await self._app.fates.moved(tx, place, tried.delivery.chat)
        elif isinstance(tried.delivery, Refused) and settled.state == "waiting":
            await tx.post.forget_slot(place, said.slot)  # what it edits is gone: it goes as a new message
        elif settled.state == "sent" and said.kind == "question":
            await self._keep_poll(tx, tried)
            self._app.fates.shown(tx, place, said.slot)
        elif settled.state == "dropped" and said.kind == "question":
            self._app.fates.unsaid(tx, place, said.slot)

    async def _keep_poll(self, tx: Transaction, tried: Tried) -> None:
        """Keep what a vote in a poll means that has just been sent."""
        delivery, waiting = tried.delivery, tried.waiting
        if isinstance(delivery, Sent) and delivery.poll:
            votes = [button.data for button in waiting.letter.said.buttons]
            await tx.polls.add(waiting.letter.place, delivery.poll, votes)

    # --- the end ---

    async def _close(self) -> None:
        """Wait for what is on its way, settle it and let another process send."""
        if self._flying:
            await asyncio.wait(self._flying.values(), timeout=5)
        try:
            await self._store.run(self._last_step, "outbox")
        except StoreError as error:
            log.warning("%s: %s; the lease ends by itself", self._name, error)

    async def _last_step(self, tx: Transaction) -> None:
        if self._fence:
            await self._settle(tx)
            await tx.leases.give_back(self._name, self._holder)


_OUTCOMES: Mapping[type[Delivery], str] = {
    Sent: "ok",
    Held: "429",
    NotSent: "not sent",
    Unsure: "ambiguous",
    Refused: "permanent",
    Moved: "moved",
    Barred: "permanent",
    Gone: "permanent",
}
"""How attempts are counted."""


def _is_leisurely(head: Waiting) -> bool:
    """Say whether a message only brings another one up to date, a lobby that one more has joined, and holds up none."""
    return head.last and head.kind == "news" and bool(head.letter.edits) and not head.letter.said.ends


def _backoff(attempts: int) -> int:
    """Give the milliseconds after which a message goes again.

    >>> _backoff(0), _backoff(3), _backoff(30)
    (500, 4000, 60000)
    """
    return int(min(0.5 * 2 ** min(attempts, 10), _LONGEST_WAIT) * 1000)
