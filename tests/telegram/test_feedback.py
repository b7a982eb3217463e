"""What one person alone is told: toasts, signs, and words at their message."""

from typing import Any

import pytest
from telegram import Bot
from telegram.error import BadRequest, TimedOut

from adapters.telegram.feedback import Feedback
from adapters.telegram.inbound import Me, to_incoming
from bot.messages import Address, Button, Incoming, Outgoing, Sign
from tests.telegram.fakes import Recorder
from tests.telegram.updates import GROUP, PRIVATE, SELF, Json, membership, message, press, update, vote

ME = Me(42, "AzFilmBot")
SHOWN = message("?", sender=SELF)
QUERY = "answerCallbackQuery"


async def give(bot: Bot, *reply: Outgoing, **parts: Any) -> None:
    """Tell what came of an update."""
    came = update(bot=bot, **parts)
    await Feedback(bot).give(came, to_incoming(came, ME), reply)


def text(said: str, sign: Sign = "") -> Outgoing:
    return Outgoing(said, to="7", sign=sign)


# --- presses


@pytest.mark.parametrize(
    ("said", "alert"),
    [("Bəli!", False), ("a" * 60, False), ("a" * 61, True), ("a" * 200, True), ("🎬" * 100, True)],
    ids=["short", "60", "61", "200", "emoji"],
)
async def test_a_press_is_answered_by_a_toast_or_an_alert(bot: Bot, recorder: Recorder, said: str, alert: bool) -> None:
    await give(bot, text(said), callback_query=press(message=SHOWN))
    assert recorder.calls == [(QUERY, {"callback_query_id": "3", "text": said, "show_alert": alert})]


async def test_several_words_make_one_toast(bot: Bot, recorder: Recorder) -> None:
    await give(bot, text("a"), text("b", "right"), callback_query=press(message=SHOWN))
    assert recorder.only(QUERY)["text"] == "a\nb"
    assert recorder.names == [QUERY]


@pytest.mark.parametrize("said", ["a" * 201, "🎬" * 101, "🎬" * 200], ids=["201", "202", "400"])
async def test_what_is_too_long_for_an_alert_is_a_message(bot: Bot, recorder: Recorder, said: str) -> None:
    await give(bot, text(said), callback_query=press(message=SHOWN))
    assert recorder.names == [QUERY, "sendMessage"]
    assert recorder.only(QUERY) == {"callback_query_id": "3", "show_alert": False}
    assert recorder.only("sendMessage")["text"] == said


async def test_what_has_buttons_is_a_message_in_its_topic(bot: Bot, recorder: Recorder) -> None:
    shown = SHOWN | {"message_thread_id": 12, "is_topic_message": True}
    sure = Outgoing("Əminsiniz?", (Button("Bəli", "y"),), to="7")
    await give(bot, text("Oldu"), sure, callback_query=press(message=shown))
    assert recorder.only(QUERY)["text"] == "Oldu"
    asked = recorder.only("sendMessage")
    assert (asked["text"], asked["message_thread_id"], asked["disable_notification"]) == ("Əminsiniz?", 12, True)
    assert asked["reply_markup"]


@pytest.mark.parametrize(
    "pressed",
    [press(message=SHOWN), press(inline_message_id="1"), press(None, message=SHOWN, game_short_name="x")],
    ids=["no news", "inline", "no data"],
)
async def test_a_press_of_which_nothing_came_is_answered_all_the_same(
    bot: Bot, recorder: Recorder, pressed: Json
) -> None:
    await give(bot, callback_query=pressed)
    assert recorder.names == [QUERY]
    assert not recorder.only(QUERY).get("text")


async def test_a_press_of_which_nothing_was_understood_says_nothing_anywhere(bot: Bot, recorder: Recorder) -> None:
    await give(bot, text("a" * 300), callback_query=press(inline_message_id="1"))
    assert recorder.names == [QUERY]


@pytest.mark.parametrize("error", [BadRequest("query is too old and response timeout expired"), TimedOut()])
async def test_an_answer_that_does_not_arrive_is_not_given_again(
    bot: Bot, recorder: Recorder, error: Exception
) -> None:
    recorder.answers[QUERY] = error
    await give(bot, Outgoing("?", (Button("Bəli", "y"),), to="7"), callback_query=press(message=SHOWN))
    assert recorder.names == [QUERY, "sendMessage"]


# --- texts


@pytest.mark.parametrize(("sign", "emoji"), [("right", "🎉"), ("close", "🤔"), ("wrong", "👎"), ("noted", "✍")])
async def test_an_answer_in_a_group_gets_a_sign(bot: Bot, recorder: Recorder, sign: Sign, emoji: str) -> None:
    await give(bot, text("Doğrudur!", sign), message=message("1945", message_thread_id=12, is_topic_message=True))
    (call,) = recorder.calls
    assert call[0] == "setMessageReaction"
    reaction = [{"type": "emoji", "emoji": emoji}]
    assert call[1] == {"chat_id": -1001, "message_id": 5, "reaction": reaction}


async def test_an_answer_in_a_private_chat_is_told_in_words(bot: Bot, recorder: Recorder) -> None:
    await give(bot, text("Doğrudur!", "right"), message=message("1945", chat=PRIVATE))
    assert recorder.names == ["sendMessage"]
    told = recorder.only("sendMessage")
    assert (told["chat_id"], told["text"], told["disable_notification"]) == (7, "Doğrudur!", True)
    assert "reply_parameters" not in told


async def test_a_word_to_one_person_in_a_group_stands_at_their_message(bot: Bot, recorder: Recorder) -> None:
    await give(bot, text("Sual açıqdır."), message=message("salam", message_thread_id=12, is_topic_message=True))
    told = recorder.only("sendMessage")
    assert (told["chat_id"], told["message_thread_id"]) == (-1001, 12)
    assert told["reply_parameters"] == {"message_id": 5, "allow_sending_without_reply": True}


async def test_words_and_signs_come_in_their_order(bot: Bot, recorder: Recorder) -> None:
    await give(bot, text("", "noted"), text("Sual açıqdır."), message=message("1945"))
    assert recorder.names == ["setMessageReaction", "sendMessage"]


async def test_a_sign_that_a_group_does_not_allow_is_told_in_words(bot: Bot, recorder: Recorder) -> None:
    recorder.answers["setMessageReaction"] = BadRequest("REACTION_INVALID")
    await give(bot, text("Doğrudur!", "right"), text("Sual açıqdır."), message=message("1945"))
    assert recorder.names == ["setMessageReaction", "sendMessage", "sendMessage"]


# --- what cannot be answered


async def test_a_voter_is_told_nothing(bot: Bot, recorder: Recorder) -> None:
    voted = Incoming(Address("telegram", str(GROUP["id"]), "7"), button="g|1|pick|0")
    await Feedback(bot).give(update(bot=bot, poll_answer=vote(0)), voted, [text("Doğrudur!", "right")])
    assert recorder.calls == []


async def test_who_brings_the_bot_is_told_nothing_alone(bot: Bot, recorder: Recorder) -> None:
    await give(bot, text("Salam!"), my_chat_member=membership("left", "member"))
    assert recorder.calls == []


async def test_what_is_not_heard_is_not_answered(bot: Bot, recorder: Recorder) -> None:
    await give(bot, edited_message=message("1945"))
    assert recorder.calls == []
