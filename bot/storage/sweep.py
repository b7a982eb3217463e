"""Retention: what is no longer needed goes."""

from datetime import timedelta

from sqlalchemy import delete
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
