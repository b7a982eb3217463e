"""The outbox: what is said to chats, in order for each chat."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import msgspec
from sqlalchemy import Text, and_, bindparam, case, func, insert, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.messages import Letter, MessageKind, Outgoing, Place
from bot.storage import tables
from bot.storage.statements import among
from bot.storage.values import as_json, outgoing_of

_outbox, _chats = tables.outbox, tables.chats
_PENDING = text("outbox.state IN ('waiting', 'sending')")  # as the partial index has it: SQLite compares the texts
_INSERT = insert(_outbox)
_REPLACED = (
    update(_outbox)
    .where(
        _outbox.c.platform == bindparam("of_platform"),
        _outbox.c.chat == bindparam("of_chat"),
        _outbox.c.slot == bindparam("of_slot"),
        _outbox.c.state == "waiting",
    )
    .values(state="dropped", said="")
)
_TO_STATE = bindparam("to_state", type_=Text)
_SETTLE = (
    update(_outbox)
    .where(
        _outbox.c.id == bindparam("of_id"),
        _outbox.c.state == bindparam("was_state"),  # another process may have settled it meanwhile
        _outbox.c.fence == bindparam("was_fence"),
    )
    .values(
        state=_TO_STATE,
        not_before=bindparam("to_not_before"),
        attempts=_outbox.c.attempts + bindparam("more_attempts"),
        unsure=_outbox.c.unsure + bindparam("more_unsure"),
        message=bindparam("to_message"),
        # What waits stays as it is by now: the name of somebody may have been erased from it since it was claimed.
        said=case((_TO_STATE == "waiting", _outbox.c.said), else_=""),
        at=bindparam("to_at"),
    )
)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A message of the outbox that comes next in its chat."""

    letter: Letter
    state: str
    """waiting, or sending if an attempt was begun."""
    fence: int
    not_before: int
    attempts: int
    unsure: int
    at: int
    """When it was said."""
    readable: bool = True
    last: bool = True
    """Whether nothing waits behind it in its chat."""

    @property
    def kind(self) -> MessageKind:
        """What it is to its chat."""
        return self.letter.said.kind


@dataclass(frozen=True, slots=True)
class Settled:
    """What becomes of a message after an attempt."""

    waiting: Waiting
    state: str
    """waiting, sent or dropped."""
    not_before: int = 0
    attempts: int = 0
    """How many were made in vain."""
    unsure: int = 0
    """How many of them may have reached the chat."""
    message: str = ""


class Post:
    """Reads and changes the outbox."""

    def __init__(self, connection: AsyncConnection, moment: int) -> None:
        self._connection = connection
        self._moment = moment
        self._said: dict[int, dict[str, Any]] = {}
        self._slots: dict[tuple[str, str, str], int] = {}
        self._count = 0

    def add(self, place: Place, said: Iterable[Outgoing]) -> None:
        """Have messages sent to a chat; one that waits in the same slot gives way."""
        for one in said:
            self._count += 1
            if one.slot and one.kind == "news":
                key = (place.platform, place.chat, one.slot)
                self._said.pop(self._slots.get(key, 0), None)
                self._slots[key] = self._count
            self._said[self._count] = {
                "platform": place.platform,
                "chat": place.chat,
                "kind": one.kind,
                "slot": one.slot,
                "said": as_json(one),
                "at": self._moment,
            }

    async def write(self) -> None:
        """Write what was said."""
        if self._slots:
            replaced = [{"of_platform": p, "of_chat": chat, "of_slot": slot} for p, chat, slot in self._slots]
            await self._connection.execute(_REPLACED, replaced)
        if self._said:
            await self._connection.execute(_INSERT, list(self._said.values()))
        self._slots.clear()
        self._said.clear()

    async def next(self, platform: str) -> int | None:
        """Give the earliest moment at which something that waits may be sent."""
        here = (_outbox.c.platform == platform, _PENDING)
        moment: int | None = await self._connection.scalar(select(func.min(_outbox.c.not_before)).where(*here))
        return moment

    async def heads(self, platform: str, limit: int) -> list[Waiting]:
        """Give the message that comes next in each chat that need not wait, the one that waits longest first."""
        first = (
            select(func.min(_outbox.c.id).label("id"), func.max(_outbox.c.id).label("last"))
            .where(_outbox.c.platform == platform, _PENDING)
            .group_by(_outbox.c.platform, _outbox.c.chat)
            .subquery()
        )
        owner = and_(_chats.c.platform == _outbox.c.platform, _chats.c.chat == _outbox.c.chat)
        joined = _outbox.join(first, first.c.id == _outbox.c.id).outerjoin(_chats, owner)
        query = select(_outbox, _chats.c.owner, first.c.last).select_from(joined)
        query = query.where(_outbox.c.not_before <= self._moment)
        query = query.order_by(_outbox.c.id).limit(limit)
        rows = list(await self._connection.execute(query))
        shown = await self.shown([(row.platform, row.chat, row.slot) for row in rows if row.slot])
        return [_waiting(row, shown.get((row.platform, row.chat, row.slot), "")) for row in rows]

    async def shown(self, slots: Collection[tuple[str, str, str]]) -> dict[tuple[str, str, str], str]:
        """Give the platform's id of the last message that was sent in each slot."""
        if not slots:
            return {}
        here = among(self._connection, _outbox, ("platform", "chat", "slot"), slots)
        query = select(_outbox).where(here, _outbox.c.state == "sent", _outbox.c.message != "").order_by(_outbox.c.id)
        return {(row.platform, row.chat, row.slot): row.message for row in await self._connection.execute(query)}

    async def claim(self, letters: Sequence[Waiting], fence: int) -> list[Waiting]:
        """Note that messages are being sent under a lease; gives those that still waited."""
        if not letters:
            return []
        ids = [one.letter.id for one in letters]
        waits = update(_outbox).where(_outbox.c.id.in_(ids), _outbox.c.state == "waiting")
        rows = await self._connection.execute(waits.values(state="sending", fence=fence).returning(_outbox.c.id))
        claimed = {row.id for row in rows}
        return [replace(one, state="sending", fence=fence) for one in letters if one.letter.id in claimed]

    async def still_mine(self, letters: Collection[Waiting], fence: int) -> frozenset[int]:
        """Give the ids of messages that are still being sent under this fence, and hold them."""
        if not letters:
            return frozenset()
        ids = [one.letter.id for one in letters]
        mine = (_outbox.c.id.in_(ids), _outbox.c.state == "sending", _outbox.c.fence == fence)
        rows = await self._connection.execute(select(_outbox.c.id).where(*mine).with_for_update())
        return frozenset(row.id for row in rows)

    async def settle(self, settled: Sequence[Settled]) -> None:
        """Keep what became of messages; of what will not be sent again no text stays."""
        if settled:
            await self._connection.execute(_SETTLE, [self._settlement(one) for one in settled])

    def _settlement(self, one: Settled) -> dict[str, Any]:
        waits = one.state == "waiting"
        return {
            "of_id": one.waiting.letter.id,
            "was_state": one.waiting.state,
            "was_fence": one.waiting.fence,
            "to_state": one.state,
            "to_not_before": one.not_before,
            "more_attempts": one.attempts,
            "more_unsure": one.unsure,
            "to_message": one.message,
            "to_at": one.waiting.at if waits else self._moment,
        }

    async def drop(self, place: Place) -> None:
        """Drop all that waits for a chat."""
        here = (_outbox.c.platform == place.platform, _outbox.c.chat == place.chat, _PENDING)
        await self._connection.execute(update(_outbox).where(*here).values(state="dropped", said="", at=self._moment))

    async def redirect(self, place: Place, new: Place) -> None:
        """Send what waits for a chat to another."""
        await self.write()
        here = (_outbox.c.platform == place.platform, _outbox.c.chat == place.chat, _PENDING)
        await self._connection.execute(update(_outbox).where(*here).values(chat=new.chat))

    async def forget_slot(self, place: Place, slot: str) -> None:
        """Have the next message of a slot sent as a new one."""
        here = (_outbox.c.platform == place.platform, _outbox.c.chat == place.chat, _outbox.c.slot == slot)
        await self._connection.execute(update(_outbox).where(*here, _outbox.c.state == "sent").values(message=""))

    async def recent(self, platform: str, since: int) -> list[tuple[Place, int]]:
        """Give what was sent since a moment: to whom and when, the oldest first."""
        lately = (_outbox.c.platform == platform, _outbox.c.state == "sent", _outbox.c.at >= since)
        query = select(_outbox.c.chat, _outbox.c.at).where(*lately).order_by(_outbox.c.at)
        return [(Place(platform, row.chat), row.at) for row in await self._connection.execute(query)]


def _waiting(row: Any, edits: str) -> Waiting:
    readable = True
    try:
        said = outgoing_of(row.said)
    except msgspec.MsgspecError:  # another version wrote it
        said, readable = Outgoing("", kind=row.kind, slot=row.slot), False
    letter = Letter(row.id, Place(row.platform, row.chat), said, edits, private=bool(row.owner))
    counts = row.not_before, row.attempts, row.unsure
    return Waiting(letter, row.state, row.fence, *counts, row.at, readable, last=row.id == row.last)
