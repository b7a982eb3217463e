"""What the sender makes of a letter, and of what Telegram says to it."""

from dataclasses import replace

from telegram import Bot
from telegram.error import BadRequest, Forbidden

from adapters.telegram.sender import TelegramSender
from bot.messages import Button, Choice, Gone, Letter, Outgoing, Place, Refused, Sent
from tests.telegram.fakes import Recorder

ASKED = Outgoing(
    "Sual\n1. Sevil\n2. Nəsimi",
    (Button("1", "g|a|1|pick|0"), Button("2", "g|a|1|pick|1")),
    kind="question",
    choice=Choice("Sual", ("Sevil", "Nəsimi"), 1, "Səbəb", 20),
)
LETTER = Letter(7, Place("telegram", "-1001/12"), ASKED)


async def test_where_no_polls_are_taken_the_question_has_buttons(bot: Bot, recorder: Recorder) -> None:
    recorder.answers["sendPoll"] = BadRequest("not enough rights to send polls to the chat")
    assert isinstance(await TelegramSender(bot).send(LETTER), Sent)
    assert recorder.names == ["sendPoll", "sendMessage"]


async def test_where_nothing_is_taken_it_is_refused(bot: Bot, recorder: Recorder) -> None:
    recorder.answers["sendPoll"] = recorder.answers["sendMessage"] = BadRequest(
        "not enough rights to send text messages"
    )
    assert isinstance(await TelegramSender(bot).send(LETTER), Refused)


async def test_a_chat_that_put_the_bot_out_is_gone(bot: Bot, recorder: Recorder) -> None:
    recorder.answers["sendPoll"] = Forbidden("bot was kicked from the supergroup chat")
    assert isinstance(await TelegramSender(bot).send(LETTER), Gone)
    assert recorder.names == ["sendPoll"]


async def test_the_end_of_a_question_that_was_never_shown_is_nothing_to_send(bot: Bot, recorder: Recorder) -> None:
    ended = replace(LETTER, said=Outgoing("", slot="a/1", ends=True))
    assert await TelegramSender(bot).send(ended) == Sent()
    assert await TelegramSender(bot).send(replace(ended, edits="5")) == Sent("5")
    assert recorder.names == ["stopPoll"]
