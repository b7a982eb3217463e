"""What is kept of questions that got no answer: read and marked in the database, beside a bot that runs."""

import asyncio
import time
from collections.abc import Iterable

from bot.chat import Unanswered
from bot.storage import unanswered
from bot.storage.visit import visit


def read(address: str) -> tuple[list[tuple[Unanswered, int]], frozenset[str]]:
    """Give the questions with how many asked each, and those that are ignored; raises `StoreError`."""
    return asyncio.run(_read(address))


async def _read(address: str) -> tuple[list[tuple[Unanswered, int]], frozenset[str]]:
    async with visit(address) as connection:
        return await unanswered.unanswered(connection), await unanswered.ignored(connection)


def ignore(address: str, questions: Iterable[str]) -> None:
    """Ignore questions for ever; raises `StoreError`."""
    asyncio.run(_ignore(address, questions))


async def _ignore(address: str, questions: Iterable[str]) -> None:
    async with visit(address) as connection:
        await unanswered.ignore(connection, questions, int(time.time() * 1000))
