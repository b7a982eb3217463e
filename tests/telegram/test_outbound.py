"""Which calls say what the bot wants to say, and what comes back of them."""

from dataclasses import replace

import pytest
from telegram import Bot, InlineKeyboardMarkup, Poll
from telegram.error import BadRequest, Forbidden, TimedOut

from adapters.telegram.outbound import LIMITS, Call, chat_of, keyboard, to_call, whispered
from adapters.telegram.sender import TelegramSender
from bot.messages import Button, Choice, Delivery, Gone, Letter, MessageKind, Outgoing, Place, Refused, Sent, Unsure
from tests.telegram.fakes import POLL, SENT, Json, Recorder

GROUP, TOPIC = Place("telegram", "-1001"), Place("telegram", "-1001/12")
CHOICE = Choice(
    "Nə vaxt?\nİl", ("1920", "1923", "1945"), 1, "Çünki.", 21, above="28 aprel", beside=(Button("Ötür", "s"),)
)


def call(said: Outgoing, place: Place = GROUP, edits: str = "") -> Call:
    found = to_call(Letter(1, place, said, edits))
    assert found
    return found


def rows(*labels: str) -> list[list[str]]:
    """Give the labels of a keyboard, row by row."""
    laid = keyboard([Button(label, "x") for label in labels])
    assert laid
    return [[key.text for key in row] for row in laid.inline_keyboard]


# --- messages


def test_a_text_goes_as_it_is() -> None:
    said = call(Outgoing("<b>*_`@x` https://azfilm.az"))
    assert said.method == "send_message"
    assert said.arguments["text"] == "<b>*_`@x` https://azfilm.az"
    assert said.arguments["entities"] is None
    assert said.arguments["reply_markup"] is None
    assert said.arguments["link_preview_options"].is_disabled
    assert not {"parse_mode", "reply_parameters", "message_thread_id"} & said.arguments.keys()


@pytest.mark.parametrize(("kind", "silent"), [("question", False), ("news", True), ("chatter", True)])
def test_only_questions_ring(kind: MessageKind, silent: bool) -> None:
    assert call(Outgoing("x", kind=kind)).arguments["disable_notification"] is silent
    assert call(Outgoing("x", kind=kind, choice=CHOICE)).arguments["disable_notification"] is silent
    assert whispered(GROUP, Outgoing("x", kind=kind), "").arguments["disable_notification"] is True


@pytest.mark.parametrize(("text", "length"), [("Sual 1\nNə?", 6), ("🎬 Sual 🎞️\nNə?", 11), ("👨‍👩‍👧", 8), ("Sual", 4)])
def test_the_head_of_a_question_is_set_off_in_utf16_units(text: str, length: int) -> None:
    (bold,) = call(Outgoing(text, kind="question")).arguments["entities"]
    assert (bold.type, bold.offset, bold.length) == ("bold", 0, length)


@pytest.mark.parametrize("text", ["\nNə?", ""])
def test_a_question_without_a_head_has_nothing_set_off(text: str) -> None:
    assert call(Outgoing(text, kind="question")).arguments["entities"] is None


def test_what_goes_to_a_topic_goes_there() -> None:
    assert chat_of(TOPIC) == {"chat_id": -1001, "message_thread_id": 12}
    assert chat_of(GROUP) == {"chat_id": -1001}
    for said in (Outgoing("x"), Outgoing("x", choice=CHOICE)):
        arguments = call(said, TOPIC).arguments
        assert (arguments["chat_id"], arguments["message_thread_id"]) == (-1001, 12)


def test_an_answer_refers_to_its_message_if_that_is_still_there() -> None:
    for said in (call(Outgoing("x", answers="5")), whispered(TOPIC, Outgoing("x"), "5")):
        referring = said.arguments["reply_parameters"]
        assert (referring.message_id, referring.allow_sending_without_reply) == (5, True)
    assert "reply_parameters" not in whispered(TOPIC, Outgoing("x"), "").arguments


def test_an_edit_changes_the_text_the_marks_and_the_buttons() -> None:
    edit = call(Outgoing("Sual\nNə?", (Button("1", "a"),), kind="question", answers="5"), TOPIC, edits="9")
    assert edit.method == "edit_message_text"
    assert edit.arguments.keys() == {
        "chat_id",
        "message_id",
        "text",
        "entities",
        "reply_markup",
        "link_preview_options",
    }
    assert (edit.arguments["chat_id"], edit.arguments["message_id"]) == (-1001, 9)


def test_an_edit_without_buttons_takes_them_away() -> None:
    assert call(Outgoing("x"), edits="9").arguments["reply_markup"] is None


# --- keyboards


def test_the_data_of_a_button_may_have_64_bytes() -> None:
    data = "ə" * 32
    laid = keyboard([Button("Bəli", data)])
    assert laid and laid.inline_keyboard[0][0].callback_data == data


def test_no_buttons_make_no_keyboard() -> None:
    assert keyboard(()) is None


def test_numbers_stand_side_by_side_eight_at_most() -> None:
    assert rows(*"1234") == [["1", "2", "3", "4"]]
    assert [len(row) for row in rows(*map(str, range(1, 13)))] == [8, 4]


def test_short_labels_stand_two_in_a_row_and_others_alone() -> None:
    assert rows("a" * 18, "b", "c") == [["a" * 18, "b"], ["c"]]
    assert rows("a" * 19, "b") == [["a" * 19], ["b"]]
    assert rows("1", "2", "Ötür") == [["1", "2"], ["Ötür"]]


@pytest.mark.parametrize("none", ["Heç biri", "None of these", "Ничего из этого", "A label that stands alone"])
def test_numbers_stand_side_by_side_above_whatever_stands_with_them(none: str) -> None:
    assert rows("1", "2", "3", none) == [["1", "2", "3"], [none]]
    assert rows("1", none) == [["1"], [none]]
    assert rows("1", "2", "3", "4", "İpucu", "Ötür") == [["1", "2", "3", "4"], ["İpucu", "Ötür"]]


def test_a_number_after_a_word_is_a_label_like_others() -> None:
    assert rows("Dil", "1", "2") == [["Dil", "1"], ["2"]]


def test_whatever_stands_under_an_answer_is_shown_in_rows_that_keep_its_order() -> None:
    assert rows("Aktyorlar", "İl", "Bu barədə sual ver", "Səhv var") == [
        ["Aktyorlar", "İl"],
        ["Bu barədə sual ver", "Səhv var"],
    ]
    assert rows("Cast", "Сообщить об ошибке") == [["Cast", "Сообщить об ошибке"]]


# --- polls


def test_a_question_with_options_is_a_quiz_whose_votes_have_names() -> None:
    asked = call(Outgoing("x", (Button("1", "a"),), kind="question", choice=CHOICE))
    assert asked.method == "send_poll"
    poll = asked.arguments
    assert (poll["type"], poll["is_anonymous"], poll["correct_option_ids"]) == (Poll.QUIZ, False, [1])
    assert [option.text for option in poll["options"]] == ["1920", "1923", "1945"]
    assert (poll["question"], poll["explanation"], poll["description"]) == ("Nə vaxt?\nİl", "Çünki.", "28 aprel")
    assert poll["open_period"] == 21
    assert [[key.callback_data for key in row] for row in poll["reply_markup"].inline_keyboard] == [["s"]]
    assert not {"text", "entities", "explanation_parse_mode"} & poll.keys()


def test_a_poll_without_more_has_nothing_beside_it() -> None:
    plain = call(Outgoing("x", choice=replace(CHOICE, why="", above="", beside=()))).arguments
    assert (plain["explanation"], plain["description"], plain["reply_markup"]) == (None, None, None)


@pytest.mark.parametrize("right", [-1, 3])
def test_a_poll_without_a_right_option_is_never_sent(right: int) -> None:
    with pytest.raises(AssertionError):
        call(Outgoing("x", choice=replace(CHOICE, right=right)))


def test_what_has_ended_is_closed() -> None:
    over = Outgoing("", kind="news", ends=True)
    assert call(over, TOPIC, edits="9") == Call("stop_poll", {"chat_id": -1001, "message_id": 9})
    assert to_call(Letter(1, GROUP, over)) is None


# --- sending


async def delivered(bot: Bot, said: Outgoing, edits: str = "") -> Delivery:
    return await TelegramSender(bot).send(Letter(1, TOPIC, said, edits))


def test_the_limits_are_those_of_telegram(bot: Bot) -> None:
    sender = TelegramSender(bot, per_second=5)
    assert (sender.limits, sender.again_is_safe) == (replace(LIMITS, second=5), False)
    assert (LIMITS.gap, LIMITS.group_minute, LIMITS.length) == (1, 20, 4096)


async def test_what_was_sent_is_known_by_its_id(bot: Bot) -> None:
    assert await delivered(bot, Outgoing("x")) == Sent("77")
    assert await delivered(bot, Outgoing("x", choice=CHOICE)) == Sent("77", "8")


async def test_a_poll_arrives_as_telegram_wants_it(bot: Bot, recorder: Recorder) -> None:
    await delivered(bot, Outgoing("x", kind="question", choice=CHOICE))
    sent = recorder.only("sendPoll")
    keys = InlineKeyboardMarkup.de_json(sent["reply_markup"], bot).inline_keyboard
    assert [[key.callback_data for key in row] for row in keys] == [["s"]]
    assert {name: value for name, value in sent.items() if name not in ("reply_markup", "options")} == {
        "chat_id": -1001,
        "message_thread_id": 12,
        "question": "Nə vaxt?\nİl",
        "type": "quiz",
        "correct_option_ids": [1],
        "is_anonymous": False,
        "open_period": 21,
        "explanation": "Çünki.",
        "description": "28 aprel",
        "disable_notification": False,
    }
    assert [option["text"] for option in sent["options"]] == ["1920", "1923", "1945"]


@pytest.mark.parametrize("answer", [SENT, True])
async def test_an_edited_message_keeps_its_id(bot: Bot, recorder: Recorder, answer: Json | bool) -> None:
    recorder.answers["editMessageText"] = answer
    sent = await delivered(bot, Outgoing("x"), edits="77")
    assert sent == Sent("77")


async def test_a_closed_poll_keeps_its_id(bot: Bot, recorder: Recorder) -> None:
    recorder.answers["stopPoll"] = POLL
    assert await delivered(bot, Outgoing("", ends=True), edits="77") == Sent("77")


async def test_nothing_to_close_is_nothing_to_send(bot: Bot, recorder: Recorder) -> None:
    assert await delivered(bot, Outgoing("", ends=True)) == Sent()
    assert recorder.calls == []


@pytest.mark.parametrize(
    ("error", "delivery"),
    [
        (BadRequest("message is too long"), Refused("message is too long")),
        (Forbidden("bot was blocked by the user"), Gone("bot was blocked by the user")),
        (TimedOut(), Unsure("TimedOut")),
    ],
)
async def test_what_failed_is_said(bot: Bot, recorder: Recorder, error: Exception, delivery: Delivery) -> None:
    recorder.answers["sendMessage"] = error
    assert await delivered(bot, Outgoing("x")) == delivery
