"""Polls that were sent to chats."""

from collections.abc import Sequence

import msgspec
from sqlalchemy import exists, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.messages import Ballot, Place
from bot.storage import tables
from bot.storage.statements import upsert
from bot.storage.values import as_json

_polls, _outbox, _chats = tables.polls, tables.outbox, tables.chats


class Polls:
    """Keeps which question a poll asks."""

    def __init__(self, connection: AsyncConnection, moment: int) -> None:
        self._connection = connection
        self._moment = moment

    async def add(self, place: Place, poll: str, votes: Sequence[str]) -> None:
        """Keep what a vote for each option of a poll is, as the data of a button."""
        row = {"platform": place.platform, "poll": poll, "chat": place.chat, "votes": as_json(list(votes))}
        await self._connection.execute(upsert(_polls, "nothing"), {**row, "at": self._moment})

    async def ballot(self, platform: str, poll: str) -> Ballot | None:
        """Give what a poll asks; None for a poll that is not known."""
        here = (_polls.c.platform == platform, _polls.c.poll == poll)
        joined = _polls.join(_chats, (_chats.c.platform == _polls.c.platform) & (_chats.c.chat == _polls.c.chat))
        query = select(_polls.c.chat, _polls.c.votes, _chats.c.owner).select_from(joined).where(*here)
        row = (await self._connection.execute(query)).one_or_none()
        if row is None:
            return None
        votes = msgspec.json.decode(row.votes, type=tuple[str, ...])
        return Ballot(Place(platform, row.chat), votes, private=bool(row.owner))

    async def one_is_coming(self, platform: str) -> bool:
        """Say whether a question is being sent: its poll may have been voted in before it is known here."""
        here = (_outbox.c.platform == platform, _outbox.c.state == "sending", _outbox.c.kind == "question")
        return bool(await self._connection.scalar(select(exists().where(*here))))
