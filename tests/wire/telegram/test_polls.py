"""Polls, and how people vote in them."""

import asyncio

import pytest
import telegram
from telegram.error import BadRequest

from tests.wire.telegram.messages import Message
from tests.wire.telegram.people import Person
from tests.wire.telegram.polls import VoteRefused
from tests.wire.telegram.raw import Raw
from tests.wire.telegram.room import Room
from tests.wire.telegram.server import FakeTelegram


@pytest.fixture
def aysel(fake: FakeTelegram) -> Person:
    return fake.person("Aysel")


@pytest.fixture
async def room(fake: FakeTelegram, aysel: Person) -> Room:
    room = fake.group("Kino klubu", [aysel], kind="supergroup")
    await room.add_bot()
    return room


async def quiz(bot: telegram.Bot, room: Room, **more: object) -> Message:
    how = {"type": "quiz", "correct_option_ids": [1], "is_anonymous": False, "open_period": 5, **more}
    sent = await bot.send_poll(room.id, "Rejissor?", ["Əhməd", "Rza"], **how)  # type: ignore[arg-type]  # many kinds
    return room.chat.messages[sent.message_id]


async def test_a_vote_in_a_quiz_is_told_and_stands(
    fake: FakeTelegram, bot: telegram.Bot, raw: Raw, room: Room, aysel: Person
) -> None:
    message = await quiz(bot, room, explanation="<b>Rza</b> çəkib", explanation_parse_mode="HTML")
    await raw.taken()
    await aysel.vote(message, "Rza")
    *_, answer, poll = await bot.get_updates()
    assert answer.poll_answer and answer.poll_answer.user and answer.poll_answer.user.id == aysel.id
    assert answer.poll_answer.option_ids == (1,)
    assert poll.poll and [option.voter_count for option in poll.poll.options] == [0, 1]
    assert (poll.poll.total_voter_count, poll.poll.correct_option_ids) == (1, (1,))
    for again in (aysel.vote(message, 0), aysel.retract(message)):
        with pytest.raises(VoteRefused, match="cannot be changed"):
            await again
    assert not fake.violations


async def test_a_vote_in_a_regular_poll_may_be_changed_and_taken_back(
    bot: telegram.Bot, raw: Raw, room: Room, aysel: Person
) -> None:
    message = await quiz(bot, room, type="regular", correct_option_ids=None)
    await raw.taken()
    with pytest.raises(VoteRefused, match="no vote to take back"):
        await aysel.retract(message)
    await aysel.vote(message, 0)
    await aysel.vote(message, 1)
    await aysel.retract(message)
    answers = [update["option_ids"] for update in await raw.taken() if update["kind"] == "poll_answer"]
    assert answers == [[0], [1], []]
    for wrong, why in ((7, "no such option"), ([0, 1], "only one")):
        with pytest.raises(VoteRefused, match=why):
            await aysel.vote(message, wrong)


async def test_a_poll_is_anonymous_by_default(bot: telegram.Bot, raw: Raw, room: Room, aysel: Person) -> None:
    message = await quiz(bot, room, is_anonymous=None)
    await raw.taken()
    await aysel.vote(message, 0)
    assert [update["kind"] for update in await raw.taken()] == ["poll"]


async def test_a_poll_closes_by_itself_and_may_not_tell(
    fake: FakeTelegram, bot: telegram.Bot, raw: Raw, room: Room, aysel: Person
) -> None:
    quiet, loud = await quiz(bot, room), await quiz(bot, room)
    await raw.taken()
    fake.world.close_later(quiet, 0.01)
    fake.world.polls_tell_closing = True
    fake.world.close_later(loud, 0.02)
    await asyncio.sleep(0.1)
    assert quiet.poll and quiet.poll.closed and loud.poll
    with pytest.raises(VoteRefused, match="closed"):
        await aysel.vote(quiet, 0)
    (told,) = await raw.taken()
    assert (told["kind"], told["id"], told["is_closed"]) == ("poll", loud.poll.id, True)
    with pytest.raises(BadRequest, match="Poll has already been closed"):
        await bot.stop_poll(room.id, quiet.id)


async def test_the_bot_stops_a_poll_once(fake: FakeTelegram, bot: telegram.Bot, room: Room, aysel: Person) -> None:
    message = await quiz(bot, room)
    assert (await bot.stop_poll(room.id, message.id)).is_closed
    with pytest.raises(BadRequest, match="Poll has already been closed"):
        await bot.stop_poll(room.id, message.id)
    with pytest.raises(BadRequest, match="Message with poll to stop not found"):
        await bot.stop_poll(room.id, 99)
    assert not fake.violations


async def test_an_anonymous_administrator_votes_as_the_chat(
    fake: FakeTelegram, bot: telegram.Bot, raw: Raw, room: Room, aysel: Person
) -> None:
    room.make_admin(aysel, anonymous=True)
    message = await quiz(bot, room)
    await raw.taken()
    await aysel.vote(message, 1)
    answer, _ = await raw.taken()
    assert (answer["voter_chat"]["id"], answer["user"]["username"]) == (room.id, "Channel_Bot")
    await aysel.write(room, "/start")
    (written,) = await raw.taken()
    assert (written["from"]["username"], written["sender_chat"]["id"]) == ("GroupAnonymousBot", room.id)
    assert not fake.violations


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"type": "quiz"}, "wrong correct option ID specified"),
        ({"type": "quiz", "correct_option_ids": [2]}, "wrong correct option ID specified"),
        ({"type": "quiz", "correct_option_ids": [1, 0]}, "wrong correct option ID specified"),
        ({"options": [{"text": "a"}, {"text": "a"}]}, "POLL_OPTION_DUPLICATE"),
        ({"options": [{"text": " "}]}, "poll options must be non-empty"),
        ({"question": " "}, "poll question must be non-empty"),
        ({"open_period": 5, "close_date": 5}, "open_period and close_date can't be specified simultaneously"),
    ],
)
async def test_a_poll_that_cannot_be_is_refused(raw: Raw, room: Room, more: dict[str, object], why: str) -> None:
    params = {"chat_id": room.id, "question": "?", "options": [{"text": "a"}, {"text": "b"}]}
    assert await raw.refused("sendPoll", **{**params, **more}) == why
    assert room.said == []
