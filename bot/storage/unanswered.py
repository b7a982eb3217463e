"""Questions that got no answer, and those that editors ignore: askers are counted, never told."""

from collections.abc import Iterable

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat import Unanswered
from bot.storage import tables
from bot.storage.statements import upsert


async def unanswered(connection: AsyncConnection) -> list[tuple[Unanswered, int]]:
    """Give the questions that got no answer with how many asked each, those that came to different ends apart."""
    kept = tables.unanswered
    columns = (kept.c.question, kept.c.language, kept.c.outcome, kept.c.about)
    query = select(*columns, func.count().label("askers")).group_by(*columns).order_by(*columns)
    return [
        (Unanswered(row.question, row.language, row.outcome, row.about), row.askers)
        for row in await connection.execute(query)
    ]


async def ignored(connection: AsyncConnection) -> frozenset[str]:
    """Give the questions that editors chose to ignore."""
    return frozenset((await connection.execute(select(tables.ignored.c.question))).scalars())


async def ignore(connection: AsyncConnection, questions: Iterable[str], moment: int) -> None:
    """Ignore questions for ever; those ignored before stay as they are."""
    rows = [{"question": question, "at": moment} for question in sorted(set(questions))]
    if rows:
        await connection.execute(upsert(tables.ignored, "nothing"), rows)
