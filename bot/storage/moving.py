"""Moving: a chat that got another id keeps all that it had."""

from typing import Any

from sqlalchemy import Table, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.messages import Place
from bot.storage import tables

_OF_A_CHAT = (
    tables.talks,
    tables.games,
    tables.timers,
    tables.subscriptions,
    tables.appointments,
    tables.asked_questions,
    tables.polls,
    tables.scores,
    tables.outbox,
)


async def move(connection: AsyncConnection, old: Place, new: Place) -> None:
    """Put a chat with all that hangs on it in the place of another, of which nothing but its scores stays.

    Both are held. Messages that were sent are in the old chat and cannot be edited in the new one.
    """
    chats = tables.chats
    row = (await connection.execute(select(chats).where(*_is(chats, old)))).one_or_none()
    if row is None:
        return
    await connection.execute(delete(chats).where(*_is(chats, new)))  # with all that hangs on it
    await connection.execute(chats.insert().values({**row._mapping, "chat": new.chat}))
    for table in _OF_A_CHAT:
        await connection.execute(update(table).where(*_is(table, old)).values(chat=new.chat))
    await connection.execute(update(tables.outbox).where(*_is(tables.outbox, new)).values(message=""))
    await connection.execute(delete(chats).where(*_is(chats, old)))


def _is(table: Table, place: Place) -> tuple[Any, ...]:
    return table.c.platform == place.platform, table.c.chat == place.chat
