"""What goes wrong between the bot and Discord: nothing counts twice, nothing is said twice, and games go on."""

import asyncio
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from tests.wire.answers import AnswerBook
from tests.wire.discord.faults import POISONS
from tests.wire.discord.messages import Message
from tests.wire.discord.people import Person
from tests.wire.discord_stage import (
    SOON,
    Stage,
    Table,
    fake_discord,
    is_question,
    right_letter,
    right_text,
    stage_in,
    wrong_letter,
)
from tests.wire.process import bot_on

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def stage(folder: Path) -> AsyncIterator[Stage]:
    """Give the bot that these tests share."""
    async with stage_in(folder) as stage:
        yield stage
        assert await stage.process.stop() == 0


@pytest.fixture
def table(stage: Stage) -> Table:
    return stage.table("Ann", "Bob")


async def answer_all(table: Table, book: AnswerBook, asked: Message) -> None:
    """Let everybody answer a question, the first one rightly."""
    first, *others = table.people
    await first.press(asked, right_letter(book, asked))
    for person in others:
        await person.press(asked, wrong_letter(book, asked))
    await table.revealed(asked)


async def test_events_that_come_twice_change_nothing(stage: Stage, table: Table, book: AnswerBook) -> None:
    stage.fake.faults.repeat = True
    asked = await table.begin()
    for _ in range(4):
        await answer_all(table, book, asked)
        asked = await table.next(asked)
    await answer_all(table, book, asked)
    await stage.fake.idle()
    stage.fake.faults.repeat = False
    assert len(await table.points()) == 2
    table.nothing_twice()


async def test_a_reply_that_comes_twice_is_one_try(stage: Stage, table: Table, book: AnswerBook) -> None:
    ann, bob = table.people
    asked = await table.begin("typed")
    stage.fake.faults.repeat = True
    await bob.write(table.room, "Titanik", reply_to=asked)
    await bob.command(bob.dm, "quiz", kind="typed")
    alone = await bob.dm.expect(is_question, SOON)
    await bob.write(bob.dm, "Titanik")
    await bob.dm.expect("2 tries left", SOON)
    await bob.write(bob.dm, right_text(book, alone))
    await bob.dm.expect("Answer:", SOON)
    await ann.write(table.room, right_text(book, asked), reply_to=asked)
    await table.revealed(asked)
    await stage.fake.idle()
    stage.fake.faults.repeat = False
    assert set(await table.points()) == {str(ann.id), str(bob.id)}
    assert sum("2 tries left" in one.text for one in bob.dm.said) == 1, bob.dm.said
    table.nothing_twice()
