"""A copy taken in the midst of a game brings the game back, wherever the bot ran."""

from pathlib import Path

import pytest

from tests.operations.handling import a_database, copy, restored, value_of
from tests.stores import KINDS
from tests.wire.process import bot_on
from tests.wire.telegram.messages import Message
from tests.wire.telegram.people import Person
from tests.wire.telegram.room import Room
from tests.wire.telegram.server import FakeTelegram

SOON = 12.0


async def a_question(fake: FakeTelegram) -> tuple[Room, Person, Person, Message]:
    """Let two people begin a game in a group, of questions that are open for long."""
    ann, bob = fake.person("Ann", "en"), fake.person("Bob", "en")
    room = fake.group("Cinema", [ann, bob], "supergroup")
    await room.add_bot(by=ann)
    await ann.write(room, "/game 5 order")
    lobby = await room.expect(lambda message: "Join" in message.buttons, SOON)
    await (await bob.press(lobby, "Join")).answered(SOON)
    await ann.press(lobby, "Start now")
    return room, ann, bob, await room.expect("Question 1 of 5", SOON)


@pytest.mark.parametrize("kind", KINDS)
async def test_a_game_goes_on_from_a_copy_that_was_taken_in_its_midst(
    fake: FakeTelegram, tmp_path: Path, kind: str
) -> None:
    async with a_database(kind, tmp_path / "first") as database:
        async with bot_on(fake, database.folder, **database.settings) as process:
            room, ann, bob, asked = await a_question(fake)
            await ann.write(room, "1 2 3 4", reply_to=asked)
            await fake.idle()
            file = await copy(database, tmp_path)
            await process.kill()
        async with (
            restored(database, file, tmp_path / "second") as again,
            bot_on(fake, again.folder, **again.settings) as process,
        ):
            await bob.write(room, "4 3 2 1", reply_to=asked)
            revealed = await room.expect("Answer: ", SOON)
            assert "Ann" in revealed.text and "Bob" in revealed.text  # what she wrote was in the copy
            assert await value_of(again, "SELECT count(*) FROM scores") == 2
            await ann.press(revealed, "Next question")
            await room.expect("Question 2 of 5", SOON)
            assert await process.stop() == 0
            assert " ERROR " not in process.log
    assert not fake.violations
