"""What goes wrong with the connections to Discord: what people did meanwhile counts, and counts once."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from tests.wire.answers import AnswerBook
from tests.wire.discord.faults import POISONS
from tests.wire.discord.links import Link
from tests.wire.discord.server import FakeDiscord
from tests.wire.discord_stage import (
    SLOW_START,
    SOON,
    Stage,
    Table,
    ask,
    fake_discord,
    is_question,
    logged,
    right_letter,
    right_text,
    stage_in,
    wrong_letter,
)
from tests.wire.process import bot_on

pytestmark = pytest.mark.asyncio(loop_scope="module")
PATIENCE = 60.0
"""Seconds of silence after which the library takes a connection for dead."""


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def silent(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[tuple[FakeDiscord, Link | None]]:
    """Give a fake that does not answer heartbeats, and the first connection of the bot on it."""
    async with fake_discord() as fake:
        fake.heartbeat_interval, fake.faults.silent_heartbeats = 2, True
        async with bot_on(fake, tmp_path_factory.mktemp("silent")):
            yield fake, fake.sessions[0].link


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def stage(silent: object, folder: Path) -> AsyncIterator[Stage]:
    """Give the bot that the other tests share, while that one waits."""
    async with stage_in(folder) as stage:
        yield stage
        assert await stage.process.stop() == 0


@pytest.fixture
def table(stage: Stage) -> Table:
    return stage.table("Ann", "Bob")


async def test_what_comes_while_a_connection_is_lost_comes_later(stage: Stage, table: Table, book: AnswerBook) -> None:
    ann, bob = table.people
    faults, sessions = stage.fake.faults, len(stage.fake.identifies)
    asked = await table.begin()
    for breaks in (faults.reconnect, faults.drop, faults.cut_gateway):
        breaks()
        told = await (await ann.press(asked, right_letter(book, asked))).told(SOON)
        assert "Your answer is in" in told
        await bob.press(asked, wrong_letter(book, asked))
        asked = await table.next(asked)
    assert len(stage.fake.identifies) == sessions
    assert set(await table.points()) == {str(ann.id), str(bob.id)}
    table.nothing_twice()


async def test_a_reply_that_nobody_heard_is_looked_up_in_a_new_session(
    stage: Stage, table: Table, book: AnswerBook
) -> None:
    ann, bob = table.people
    asked = await table.begin("typed")
    stage.fake.faults.invalidate()
    await bob.write(table.room, "Titanik", reply_to=asked)
    await ann.write(table.room, right_text(book, asked), reply_to=asked)
    assert not stage.fake.sessions
    told = await table.revealed(asked)
    assert "Ann: +" in told.text and "Not right: Bob" in told.text
    stage.fake.faults.invalidate()
    await stage.fake.connected()
    first, second = stage.fake.identifies[-2:]
    assert second - first >= 5
    await table.next(asked)
    assert len(await table.points()) == 2
    table.nothing_twice()


async def test_games_go_on_where_they_were_when_discord_was_down(stage: Stage, table: Table, book: AnswerBook) -> None:
    ann, bob = table.people
    asked = await table.begin("clues")
    other = stage.table("Eve", "Max")
    choice = await other.begin()
    for person in other.people:
        await (await person.press(choice, right_letter(book, choice))).acknowledged()
    await stage.fake.faults.down()
    await bob.write(table.room, "Titanik", reply_to=asked)
    await ann.write(table.room, right_text(book, asked), reply_to=asked)
    await asyncio.sleep(3)
    await stage.fake.faults.up()
    assert is_question(await other.next(choice))
    told = await table.revealed(asked, 30)
    assert "Ann: +" in told.text and "Not right: Bob" in told.text
    for one in (table, other):
        assert len(await one.points()) == 2
        one.nothing_twice()


async def test_after_an_event_that_cannot_be_read_the_bot_connects_anew(stage: Stage) -> None:
    ann, sessions = stage.fake.person("Ann"), len(stage.fake.identifies)
    for number, kind in enumerate(POISONS, 1):
        stage.fake.faults.poison(kind)
        await logged(stage.process, "Discord sent an event that cannot be read", number)
        await stage.fake.connected(SLOW_START)
        await ask(ann)
        assert len(stage.fake.identifies) == sessions + number


async def test_a_connection_that_has_gone_silent_is_made_anew(silent: tuple[FakeDiscord, Link | None]) -> None:
    fake, first = silent
    async with asyncio.timeout(PATIENCE + SOON):
        while not fake.sessions or fake.sessions[0].link is first:
            await asyncio.sleep(0.1)
    await ask(fake.person("Ann"))
    assert len(fake.identifies) == 1
