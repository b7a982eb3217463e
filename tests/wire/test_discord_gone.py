"""What becomes of a game where the bot is put out or may write no more: it ends, and there is peace."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
import pytest_asyncio
from simcord.backend import serializers

from tests.wire.discord.room import Room
from tests.wire.discord_stage import SOON, Stage, Table, is_question, stage_in

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def stage(folder: Path) -> AsyncIterator[Stage]:
    """Give the bot that these tests share."""
    async with stage_in(folder) as stage:
        yield stage
        assert " ERROR " not in stage.process.log, stage.process.log


@pytest.fixture
def table(stage: Stage) -> Table:
    return stage.table("Ann", "Bob")


async def is_over(table: Table) -> None:
    """See to it that the game ends, with nothing left to happen or to be said."""
    await table.reaches("over")
    assert await table.timers() == 0
    waiting = "SELECT id FROM outbox WHERE chat = :chat AND state IN ('waiting', 'sending')"
    assert not await table.stage.rows(waiting, chat=table.chat)


async def says_that_no_game_runs(table: Table, room: Room) -> None:
    mark = room.mark
    await table.people[0].command(room, "score")
    await room.expect("No game is running", SOON, after=mark)


async def test_a_game_ends_when_the_bot_is_put_out_of_the_server(table: Table) -> None:
    await table.begin()
    table.guild.kick_bot()
    await is_over(table)
    table.guild.invite_bot()
    await says_that_no_game_runs(table, table.room)


async def test_a_game_goes_on_while_its_server_is_out_of_order(table: Table) -> None:
    asked = await table.begin()
    world = table.stage.fake.world
    world.emit("GUILD_DELETE", {"id": str(table.guild.id), "unavailable": True})
    await table.stage.fake.idle()
    world.emit("GUILD_CREATE", serializers.guild_create_payload(world, table.guild.stored))
    for person in table.people:
        await person.press(asked, "A")
    await table.revealed(asked)
    table.nothing_twice()


async def test_a_game_ends_with_its_channel(table: Table) -> None:
    await table.begin()
    table.guild.delete(table.room)
    await is_over(table)
    await says_that_no_game_runs(table, table.guild.channel("another"))


async def test_a_game_ends_when_its_thread_is_closed_but_not_that_in_the_channel(table: Table) -> None:
    asked = await table.begin()
    await table.people[0].command(table.room, "decades", thread=True)
    await table.stage.fake.idle()
    (thread,) = table.guild.threads(table.room)
    lobby = await thread.expect(lambda one: "Join" in one.buttons, SOON)
    await table.people[0].press(lobby, "Start now")
    await thread.expect(is_question, SOON)
    table.guild.close(thread)
    in_channel, table.room = table.room, thread
    await is_over(table)
    table.room = in_channel
    assert (await table.state())["phase"] == "asking"
    await table.people[0].press(asked, "Skip")
    await table.people[1].press(asked, "Skip")
    await table.revealed(asked)


@pytest.mark.parametrize(
    "happens",
    [
        lambda table: table.guild.silence_bot(60),
        lambda table: table.guild.deny(table.room, None, "send_messages"),
        lambda table: table.guild.deny(table.room, None, "view_channel"),
    ],
    ids=["timed out", "may not write", "may not see"],
)
async def test_a_game_ends_where_the_bot_may_write_no_more(happens: Callable[[Table], None], table: Table) -> None:
    asked = await table.begin()
    happens(table)
    for person in table.people:
        await person.press(asked, "A")
    await is_over(table)
    await says_that_no_game_runs(table, table.room)


async def test_a_game_is_not_begun_where_the_bot_may_not_write(table: Table) -> None:
    table.guild.deny(table.room, None, "send_messages")
    told = await (await table.people[0].command(table.room, "game", kind="choice")).told(SOON)
    assert "Send Messages" in told and "#general" in told
    assert not await table.stage.rows("SELECT game FROM games WHERE chat = :chat", chat=table.chat)
