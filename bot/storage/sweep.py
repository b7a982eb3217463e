"""Retention: what is no longer needed goes."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables
from bot.storage.values import moment_of

_HOUR = 3600 * 1000
_DAY = 24 * _HOUR
SEEN = 3 * _DAY
"""Events are repeated for a day at most; the longest that a platform keeps one."""
POST = 7 * _DAY
TALKS = 90 * _DAY
AUDIT = 90 * _DAY
UNANSWERED = 180
"""Days."""


async def sweep(connection: AsyncConnection, moment: int) -> None:
    """Delete what is older than it is needed."""
    outbox = tables.outbox
    oldest = (moment_of(moment) - timedelta(UNANSWERED)).date()
    settled = outbox.c.state.in_(("sent", "dropped"))
    for condition in (
        delete(tables.seen_events).where(tables.seen_events.c.at < moment - SEEN),
        delete(outbox).where(settled, outbox.c.at < moment - POST),
        delete(tables.polls).where(tables.polls.c.at < moment - POST),
        delete(tables.talks).where(tables.talks.c.at < moment - TALKS),
        delete(tables.audit).where(tables.audit.c.at < moment - AUDIT),
        delete(tables.unanswered).where(tables.unanswered.c.day < oldest.isoformat()),
    ):
        await connection.execute(condition)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that got no answer."""

    question: str
    """As it was matched: folded."""
    language: str
    askers: int


async def asked_by_several(connection: AsyncConnection, least: int = 2) -> list[Asked]:
    """Give the questions that got no answer and that at least so many people asked: one person's might tell who."""
    unanswered = tables.unanswered
    count = func.count().label("askers")
    query = (
        select(unanswered.c.question, func.max(unanswered.c.language).label("language"), count)
        .group_by(unanswered.c.question)
        .having(count >= least)
        .order_by(count.desc(), unanswered.c.question)
    )
    return [Asked(row.question, row.language, row.askers) for row in await connection.execute(query)]
