"""What goes wrong between the bot and Discord: nothing counts twice, nothing is said twice, and games go on."""

import asyncio
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from tests.wire.answers import AnswerBook
from tests.wire.discord_stage import (
    ANSWER,
    QUESTION,
    SOON,
    Stage,
    Table,
    answers_to,
    ask,
    is_question,
    right_letter,
    right_text,
    stage_in,
    wrong_letter,
)

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def stage(folder: Path) -> AsyncIterator[Stage]:
    """Give the bot that these tests share."""
    async with stage_in(folder) as stage:
        yield stage
        assert await stage.process.stop() == 0
        assert not stage.fake.faults.premature


@pytest.fixture
def table(stage: Stage) -> Table:
    return stage.table("Ann", "Bob")


async def test_events_that_come_twice_change_nothing(stage: Stage, table: Table, book: AnswerBook) -> None:
    stage.fake.faults.repeat = True
    asked = await table.begin()
    for _ in range(4):
        await table.all_answer(book, asked)
        asked = await table.next(asked)
    await table.all_answer(book, asked)
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


@pytest.mark.parametrize("via", [True, False])
async def test_a_channel_that_had_too_much_holds_up_no_other(via: bool, stage: Stage) -> None:
    ann, bob = stage.fake.person("Ann"), stage.fake.person("Bob")
    await ask(ann)
    stage.fake.faults.limit(f"/channels/{ann.dm.id}/messages", 3, via=via)
    began = time.monotonic()
    await ann.write(ann.dm, QUESTION)
    await ask(bob)
    assert time.monotonic() - began < 2.5
    assert answers_to(ann) == 1
    await ann.dm.expect(lambda one: answers_to(ann) == 2, SOON)
    assert time.monotonic() - began >= 3


async def test_a_limit_of_all_holds_up_all_and_loses_nothing(stage: Stage) -> None:
    people = [stage.fake.person(name) for name in ("Ann", "Bob", "Eve")]
    stage.fake.faults.limit("/channels/*", 2, globally=True)
    began = time.monotonic()
    await asyncio.gather(*map(ask, people))
    assert time.monotonic() - began >= 2
    assert [answers_to(person) for person in people] == [1, 1, 1]


async def test_a_question_that_may_have_arrived_appears_once_and_the_game_goes_on(
    stage: Stage, table: Table, book: AnswerBook
) -> None:
    faults, path = stage.fake.faults, f"/channels/{table.room.id}/messages"
    asked = await table.begin()
    for status, after in ((500, False), (502, True), (503, True), (0, False)):
        await table.all_answer(book, asked)
        if status:
            faults.fail(path, status, after=after, method="POST")
        else:
            faults.cut(path, method="POST")
            faults.cut(path, after=True, method="POST")
        asked = await table.next(asked)
    await table.all_answer(book, asked)
    assert len(await table.points()) == 2
    table.nothing_twice()


@pytest.mark.parametrize("after", [False, True])
async def test_a_command_is_answered_when_the_line_broke_as_it_was_acknowledged(
    after: bool, stage: Stage, table: Table
) -> None:
    stage.fake.faults.cut("/interactions/*/callback", after=after)
    await table.people[0].command(table.room, "ask", question=QUESTION)
    await table.room.expect(ANSWER, SOON)


async def test_a_press_counts_though_it_cannot_be_acknowledged(stage: Stage, table: Table, book: AnswerBook) -> None:
    ann, bob = table.people
    asked = await table.begin()
    stage.fake.faults.cut("/interactions/*/callback", times=2)
    await ann.press(asked, right_letter(book, asked))
    await bob.press(asked, wrong_letter(book, asked))
    told = await table.revealed(asked)
    assert "Ann: +" in told.text and "Not right: Bob" in told.text
    assert "an interaction could not be acknowledged" in stage.process.log


async def test_buttons_live_on_when_the_bot_is_killed_with_a_question_open(
    stage: Stage, table: Table, book: AnswerBook
) -> None:
    ann, bob = table.people
    asked = await table.begin()
    await (await ann.press(asked, right_letter(book, asked))).told(SOON)
    await stage.process.kill()
    await stage.process.start()
    assert "cannot be changed" in await (await ann.press(asked, wrong_letter(book, asked))).told(SOON)
    await bob.press(asked, wrong_letter(book, asked))
    await table.next(asked)
    assert set(await table.points()) == {str(ann.id), str(bob.id)}


async def test_whoever_presses_when_the_question_is_closed_is_told_so(stage: Stage, table: Table) -> None:
    ann, bob = table.people
    asked = await table.begin()
    edits = f"/channels/{table.room.id}/messages/*"
    stage.fake.faults.slow(edits, 2, method="PATCH")
    await ann.press(asked, "Skip")
    await table.reaches("break")
    assert "Too late" in await (await bob.press(asked, "A")).told(SOON)
    stage.fake.faults.slow(edits, 0, method="PATCH")
    await table.revealed(asked)
