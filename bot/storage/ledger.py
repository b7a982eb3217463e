"""The ledger added up by the database: boards, records and past games."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Integer, and_, cast, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.games.ledger import PastGame, Record, Total
from bot.messages import Account, Place
from bot.storage import tables
from bot.storage.statements import among
from bot.storage.values import milliseconds_of, moment_of

_scores, _players, _games = tables.scores, tables.players, tables.games
_BEST = 100
"""Of all chats together; a board shows fewer."""
_RIGHT = func.sum(cast(_scores.c.correct, Integer))


class LedgerRows:
    """Reads the ledger."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def totals(self, since: datetime, together: bool, place: Place | None) -> list[Total]:
        """Add up what everybody gathered since a moment, in one chat or, without one, the best of all of them."""
        points = func.sum(_scores.c.points).label("points")
        named = and_(_players.c.platform == _scores.c.platform, _players.c.player == _scores.c.player)
        name = func.coalesce(func.max(_players.c.name), "").label("name")
        query = (
            select(_scores.c.platform, _scores.c.player, name, points, _RIGHT.label("correct"))
            .select_from(_scores.outerjoin(_players, named))
            .where(_scores.c.at >= _since(since), _scores.c.together.is_(together))
            .group_by(_scores.c.platform, _scores.c.player)
            .having(points > 0)
        )
        if place:
            query = query.where(_scores.c.platform == place.platform, _scores.c.chat == place.chat)
        else:
            query = query.order_by(points.desc(), _RIGHT.desc()).limit(_BEST)
        rows = await self._connection.execute(query)
        return [Total(Account(row.platform, row.player), row.name, int(row.points), int(row.correct)) for row in rows]

    async def record(self, account: Account) -> Record:
        """Sum up what somebody has done."""
        mine = and_(_scores.c.platform == account.platform, _scores.c.player == account.player)
        count = func.count().label("answers")
        by_topic = select(_scores.c.topic, count, _RIGHT.label("correct")).where(mine).group_by(_scores.c.topic)
        rows = await self._connection.execute(by_topic.order_by(count.desc(), func.min(_scores.c.at)))
        topics: tuple[Any, ...] = tuple((row.topic, int(row.correct), row.answers) for row in rows)
        games = select(_scores.c.chat, _scores.c.game).where(mine).distinct().subquery()
        played = await self._connection.scalar(select(func.count()).select_from(games))
        best = await self._connection.scalar(select(func.coalesce(func.max(_scores.c.streak), 0)).where(mine))
        answers, right = (sum(topic[at] for topic in topics) for at in (2, 1))
        return Record(played or 0, answers, right, best or 0, topics)

    async def past_games(self, place: Place, limit: int) -> list[PastGame]:
        """Give the last games of a chat that ended, the latest first."""
        here = and_(_games.c.platform == place.platform, _games.c.chat == place.chat, _games.c.ended.is_not(None))
        query = select(_games).where(here).order_by(_games.c.ended.desc()).limit(limit)
        return [
            PastGame(
                place=place,
                game=row.game,
                at=moment_of(row.ended),
                mode=row.mode,
                theme=row.theme,
                questions=row.questions,
                winners=tuple(Account(place.platform, player) for player in msgspec.json.decode(row.winners)),
            )
            for row in await self._connection.execute(query)
        ]

    async def names(self, accounts: Iterable[Account]) -> dict[Account, str]:
        """Give what people are called; who is not known has no name."""
        keys = [(account.platform, account.player) for account in accounts]
        if not keys:
            return {}
        query = select(_players).where(among(self._connection, _players, ("platform", "player"), keys))
        rows = await self._connection.execute(query)
        return {Account(row.platform, row.player): row.name for row in rows if row.name}


def _since(moment: datetime) -> int:
    return max(0, milliseconds_of(moment)) if moment.year > 1970 else 0
