"""What goes wrong between the bot and Telegram: nothing is lost, nothing counts twice, no chat waits for another."""

import asyncio
import time
from pathlib import Path

import pytest

from tests.wire.answers import AnswerBook
from tests.wire.ledger import scores, unreadable
from tests.wire.process import BotProcess, bot_on
from tests.wire.script import read_scripts
from tests.wire.telegram.faults import POISONS
from tests.wire.telegram.people import Person
from tests.wire.telegram.room import Room
from tests.wire.telegram.server import FakeTelegram
from tests.wire.test_telegram_dialogues import play

GAMES = [script for script in read_scripts("games") if not script.restarts]
QUESTION, ANSWER = "Who directed Nasimi?", "Hasan Seyidbayli"
SOON = 10.0
shared = pytest.mark.asyncio(loop_scope="module")
"""For tests that share one bot."""


async def ask(person: Person) -> None:
    """Ask something and wait for the answer."""
    mark = person.private.mark
    await person.write(person.private, QUESTION)
    await person.private.expect(ANSWER, SOON, after=mark)


def answers_to(person: Person) -> int:
    return sum(ANSWER in message.text for message in person.private.said)


async def a_quiz(fake: FakeTelegram) -> tuple[Person, Room]:
    """Let two people begin a game of choices in a group."""
    ann, bob = fake.person("Ann", "en"), fake.person("Bob", "en")
    room = fake.group("Cinema", [ann, bob], "supergroup")
    await room.add_bot(by=ann)
    await ann.write(room, "/game 5 choice")
    lobby = await room.expect(lambda message: "Join" in message.buttons, SOON)
    await (await ann.press(lobby, "Start now")).answered(SOON)
    return ann, room


async def test_updates_that_come_twice_and_out_of_order_change_nothing(
    fake: FakeTelegram, book: AnswerBook, tmp_path: Path
) -> None:
    fake.faults.repeat = fake.faults.shuffle = True
    async with bot_on(fake, tmp_path) as process:
        await play(fake, process, book, GAMES)
    for call in fake.called("sendPoll"):
        same = [one for one in fake.called("sendPoll") if one.params == call.params]
        assert len(same) == 1, "a question was asked twice"
    rows = scores(tmp_path)
    assert len(rows) == len(set(rows))


@shared
async def test_a_flood_wait_stops_only_the_chat_that_caused_it(world: FakeTelegram, process: BotProcess) -> None:
    ann, bob = world.person("Ann", "en"), world.person("Bob", "en")
    await ask(bob)
    world.faults.flood(ann.id, retry_after=3)
    began = time.monotonic()
    await ann.write(ann.private, QUESTION)
    await asyncio.sleep(0.3)
    await ask(bob)
    assert time.monotonic() - began < 2.5
    assert not answers_to(ann)
    await ann.private.expect(ANSWER, SOON)
    assert time.monotonic() - began >= 3
    assert not world.faults.premature


@shared
async def test_an_answer_that_may_have_arrived_is_not_sent_again(world: FakeTelegram, process: BotProcess) -> None:
    ann = world.person("Ann", "en")
    world.faults.fail("sendMessage", 502, after_accepting=True)
    await ask(ann)
    world.faults.cut("sendMessage", after_accepting=True)
    await ask(ann)
    await ann.private.quiet(2)
    assert answers_to(ann) == 2


@shared
async def test_a_question_that_may_have_arrived_is_sent_again_and_the_game_goes_on(
    world: FakeTelegram, process: BotProcess
) -> None:
    world.faults.fail("sendPoll", 500, after_accepting=True)
    ann, room = await a_quiz(world)
    first = await room.expect(lambda message: message.poll is not None, SOON)
    second = await room.expect(lambda message: message.poll is not None, SOON, after=first)
    assert second.poll and first.poll and second.poll.question == first.poll.question
    await ann.vote(second, second.poll.correct[0])
    await room.expect("Ann: +", SOON)


@shared
async def test_what_was_surely_not_sent_is_sent_when_the_network_is_back(
    world: FakeTelegram, process: BotProcess
) -> None:
    ann = world.person("Ann", "en")
    await ask(ann)
    await world.faults.down()
    await ann.write(ann.private, QUESTION)
    await asyncio.sleep(1.5)
    await world.faults.up()
    mark = ann.private.mark
    await ann.private.expect(ANSWER, SOON, after=mark)
    assert "is Telegram reached from here" in process.log
    assert answers_to(ann) == 2


@shared
async def test_an_update_that_cannot_be_read_is_noted_and_passed_over(
    world: FakeTelegram, process: BotProcess, folder: Path
) -> None:
    ann = world.person("Ann", "en")
    await ask(ann)
    asked = len(world.called("getUpdates"))
    for kind in POISONS:
        world.faults.poison(kind)
    await ask(ann)
    await asyncio.sleep(1)
    assert len(world.called("getUpdates")) - asked < 12
    assert "cannot be read and is passed over" in process.log
    assert unreadable(folder)


@shared
async def test_errors_of_the_server_and_floods_of_the_poll_itself_are_waited_out(
    world: FakeTelegram, process: BotProcess
) -> None:
    ann = world.person("Ann", "en")
    await ask(ann)
    world.faults.fail("getUpdates", 502, times=2)
    world.faults.fail("getUpdates", 429, times=1)
    world.faults.cut("getUpdates", times=1)
    await ask(ann)
    await ask(ann)
    await asyncio.sleep(4)
    await ask(ann)
    assert process.code is None
    assert "wants a pause of 1 s" in process.log
    assert answers_to(ann) == 4
