"""Chats as Telegram has them: topics, anonymous administrators, other bots, inline mode, and how much is sent where."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.wire.conftest import OWNER
from tests.wire.ledger import points
from tests.wire.process import BotProcess
from tests.wire.telegram.messages import Message
from tests.wire.telegram.people import Person
from tests.wire.telegram.room import Room
from tests.wire.telegram.server import FakeTelegram
from tests.wire.test_telegram_faults import ANSWER, QUESTION, SOON

SENDS = ("sendMessage", "sendPoll", "editMessageText", "stopPoll")


pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest.fixture
def ann(world: FakeTelegram) -> Person:
    return world.person("Ann", "en")


@pytest.fixture
def bob(world: FakeTelegram) -> Person:
    return world.person("Bob", "en")


async def group_of(world: FakeTelegram, *people: Person, forum: bool = False) -> Room:
    room = world.group("Cinema", people, "supergroup", forum=forum)
    await room.add_bot(by=people[0])
    await room.expect("Mention me", SOON)
    return room


async def begin(room: Room, person: Person, what: str) -> Message:
    await person.write(room, what)
    lobby = await room.expect(lambda message: "Join" in message.buttons, SOON)
    await (await person.press(lobby, "Start now")).answered(SOON)
    return await room.expect(lambda message: not message.silent, SOON)


async def test_a_topic_is_a_chat_of_its_own(process: BotProcess, world: FakeTelegram, ann: Person) -> None:
    room = await group_of(world, ann, forum=True)
    quiz, talk = room.topic("Quiz"), room.topic("Talk")
    await ann.write(room, "/quiz choice", thread=quiz)
    asked = await room.expect(lambda message: message.poll is not None, SOON)
    assert asked.thread == quiz
    await ann.write(room, "/score", thread=talk)
    assert (await room.expect("No game is running", SOON)).thread == talk
    await ann.write(room, f"@{world.bot.username} {QUESTION}", thread=talk)
    assert (await room.expect(ANSWER, SOON, after=asked)).thread == talk  # the question may be about the same person


async def test_an_anonymous_administrator_manages_and_plays_as_the_chat(
    process: BotProcess, world: FakeTelegram, ann: Person, folder: Path
) -> None:
    room = await group_of(world, ann)
    room.make_admin(ann, anonymous=True)
    await ann.write(room, "/settings", anonymous=True)
    await room.expect("Settings of this chat", SOON)
    await ann.write(room, "/quiz choice", anonymous=True)
    asked = await room.expect(lambda message: message.poll is not None, SOON)
    assert asked.poll
    await ann.vote(asked, asked.poll.correct[0])
    await world.idle()
    await ann.write(room, "/stop", anonymous=True)
    await room.expect("Cinema: +", SOON)
    assert [row[3] for row in points(folder)] == [str(room.id)]


async def test_edits_and_messages_by_way_of_a_bot_are_not_heard(
    process: BotProcess, world: FakeTelegram, ann: Person
) -> None:
    written = await ann.write(ann.private, QUESTION)
    await ann.private.expect(ANSWER, SOON)
    await ann.write(ann.private, QUESTION, edit_of=written)
    await ann.write(ann.private, QUESTION, via_bot=True)
    await ann.private.quiet(1)


async def test_facts_are_shared_by_inline_mode_with_a_link_that_leads_on(
    process: BotProcess, world: FakeTelegram, ann: Person
) -> None:
    found = await ann.asks_inline("arşın mal alan")
    assert any("Rza Təhmasib" in one["input_message_content"]["message_text"] for one in found)
    links = [one["reply_markup"]["inline_keyboard"][0][0]["url"] for one in found]
    start = next(link for link in links if "fact_" in link).partition("?")[2].replace("start=", "/start ")
    await ann.write(ann.private, start)
    await ann.private.expect("Arshin Mal Alan", SOON)
    assert await ann.asks_inline("")


async def test_a_game_says_at_most_three_things_a_question_and_rings_only_for_questions(
    process: BotProcess, world: FakeTelegram, ann: Person, bob: Person
) -> None:
    room = await group_of(world, ann, bob)
    asked = await begin(room, ann, "/game 5 choice")
    for _ in range(4):
        assert asked.poll
        before = [call for call in world.calls if call.method in SENDS and call.chat_id == room.id and call.ok]
        await ann.vote(asked, asked.poll.correct[0])
        await (await bob.press(asked, "Skip")).answered(SOON)
        told = await room.expect("Answer:", SOON, after=asked)
        await (await ann.press(told, "Next question")).answered(SOON)
        asked = await room.expect(_next_after(told), SOON)
        after = [call for call in world.calls if call.method in SENDS and call.chat_id == room.id and call.ok]
        assert len(after) - len(before) <= 3
    assert all(message.silent for message in room.said if message.poll is None)


def _next_after(told: Message) -> Callable[[Message], bool]:
    return lambda one: one.poll is not None and one.born > told.born


async def test_only_those_who_run_the_bot_give_it_orders(process: BotProcess, world: FakeTelegram, ann: Person) -> None:
    await ann.write(ann.private, "/stats")
    await ann.private.expect("don’t know the command", SOON)
    owner = Person(world.world, {"id": OWNER, "is_bot": False, "first_name": "Owner", "language_code": "en"})
    await owner.write(owner.private, "/stats")
    await owner.private.expect("Waiting to be sent", SOON)
    room = await group_of(world, ann)
    room.make_admin(ann)
    await ann.write(room, "/subscribe daily 23:59")
    await room.expect("23:59", SOON)
    await owner.write(owner.private, "/broadcast *Tonight* at the <studio>")
    await room.expect("*Tonight* at the <studio>", SOON)
    await owner.write(owner.private, "/reload")
    await owner.private.expect("has been read again", 30)


async def test_a_vote_counts_before_what_comes_after_it(process: BotProcess, ann: Person) -> None:
    room = ann.private
    for _ in range(3):
        mark = room.mark
        await ann.write(room, "/quiz choice")
        asked = await room.expect(lambda message: message.poll is not None, SOON, after=mark)
        assert asked.poll
        await ann.vote(asked, asked.poll.correct[0])
        await ann.write(room, "/skip")
        await room.expect("Ann: +", SOON, after=mark)
