"""The queue of updates, and its two ways to the bot: the long poll and the webhook."""

import asyncio
import time
from bisect import bisect_left
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from itertools import count
from typing import Any

import msgspec

from tests.wire.telegram.chats import Bell
from tests.wire.telegram.messages import Json
from tests.wire.telegram.refusals import conflict
from tests.wire.telegram.spec import Spec
from tests.wire.telegram.webhook import Disorder, Webhook

_ON_REQUEST = {"chat_member", "message_reaction", "message_reaction_count"}
"""Kinds that come only when they are asked for by name."""
_SHUFFLING = 0.05
"""Seconds for which messages are held back when presses of buttons are to overtake them."""


@dataclass(eq=False, slots=True)
class Update:
    """Something that the bot is to be told."""

    id: int
    kind: str
    lane: Hashable
    """Updates of one lane are delivered to a webhook one after the other."""
    payload: bytes
    handed: bool = False

    def json(self) -> bytes:
        """Give it as it is delivered."""
        return b'{"update_id":%d,"%s":%s}' % (self.id, self.kind.encode(), self.payload)


class Updates:
    """What the bot is still to be told; an update is in here until it is confirmed."""

    def __init__(self, spec: Spec, violations: list[str], validate: bool) -> None:
        self.disorder = Disorder()
        self.webhook: Webhook | None = None
        self.allowed: list[str] = []
        self.pending: list[Update] = []
        self.made: list[Update] = []
        """All there have been."""
        self._spec = spec if validate else None
        self._violations = violations
        self._ids = count(615_480_201)
        self._bell = Bell()
        self._again: list[Update] = []
        self._turn = 0

    @property
    def done(self) -> bool:
        """Tell whether the bot was told everything."""
        return not self.pending and not self._again

    def put(self, kind: str, payload: Json, lane: Hashable) -> None:
        """Put something into the queue, unless the bot does not want to be told such things."""
        if kind in self.allowed if self.allowed else kind not in _ON_REQUEST:
            update = self._made(kind, payload, lane)
            if self._spec:
                self._violations += self._spec.check_value("Update", {"update_id": update.id, kind: payload})

    def put_unchecked(self, kind: str, payload: Json) -> None:
        """Put into the queue what Telegram would never send."""
        self._made(kind, payload, "poison")

    async def poll(self, offset: int, limit: int, timeout: float) -> list[Update]:
        """Wait for updates; the poll that waits already is ended."""
        self._refuse_with_webhook()
        self._turn += 1
        turn = self._turn
        self._bell.ring()
        self._confirm(offset)
        until = time.monotonic() + timeout
        while not (batch := await self._batch(limit)) and (left := until - time.monotonic()) > 0:
            await self._bell.wait(left)
            self._refuse_ended(turn)
        self._refuse_ended(turn)
        return batch

    async def set_webhook(self, webhook: Webhook | None) -> None:
        """Deliver to a webhook from now on, or to those who poll."""
        if self.webhook:
            await self.webhook.stop()
        self.webhook = webhook
        self._bell.ring()
        if webhook:
            webhook.start(self._delivered, self.disorder)
            webhook.take(self.pending)

    def forget(self) -> None:
        """Drop all updates that wait."""
        self.pending, self._again = [], []

    async def stop(self) -> None:
        """End all that waits or delivers."""
        self._turn += 1
        await self.set_webhook(None)

    def _made(self, kind: str, payload: Json, lane: Hashable) -> Update:
        update = Update(next(self._ids), kind, lane, msgspec.json.encode(payload))
        self.pending.append(update)
        self.made.append(update)
        if self.webhook:
            self.webhook.take([update])
        else:
            self._bell.ring()
        return update

    def _delivered(self, update: Any) -> None:
        place = self._place(update.id)
        if self.pending[place : place + 1] == [update]:
            del self.pending[place]

    def _place(self, number: int) -> int:
        """Find where in the queue the updates begin that have this id or a higher one."""
        return bisect_left(self.pending, number, key=lambda update: update.id)

    def _refuse_with_webhook(self) -> None:
        if self.webhook:
            why = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
            raise conflict(why)

    def _refuse_ended(self, turn: int) -> None:
        if self.webhook:
            raise conflict("terminated by setWebhook request")
        if turn != self._turn:
            only = "make sure that only one bot instance is running"
            raise conflict(f"terminated by other getUpdates request; {only}")

    def _confirm(self, offset: int) -> None:
        if offset < 0:
            self.pending = self.pending[offset:]
            return
        place = self._place(offset)
        if self.disorder.repeat:
            self._again = self.pending[:place]
        del self.pending[:place]

    async def _batch(self, limit: int) -> list[Update]:
        if self._again:
            batch, self._again = self._again, []
            return batch
        if self.disorder.shuffle and any(not update.handed for update in self.pending):
            await asyncio.sleep(_SHUFFLING)
            self._overtake()
        batch = self.pending[:limit]
        for update in batch:
            update.handed = True
        return batch

    def _overtake(self) -> None:
        """Let presses of buttons come before messages that were written earlier; ids grow all the same."""
        fresh = [update for update in self.pending if not update.handed]
        ids = [update.id for update in fresh]
        fresh.sort(key=lambda update: update.kind != "callback_query")
        for update, number in zip(fresh, ids, strict=True):
            update.id = number
        self.pending.sort(key=lambda update: update.id)


def joined(updates: Iterable[Update]) -> msgspec.Raw:
    """Give updates as the answer to a poll."""
    return msgspec.Raw(b"[" + b",".join(update.json() for update in updates) + b"]")
