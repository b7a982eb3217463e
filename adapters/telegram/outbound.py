"""Outbound: which call of the Bot API says what the bot wants to say. Pure.

Texts go as they are, with entities for what is set off: nothing in them is ever read as markup.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Any, Literal

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputPollOption,
    LinkPreviewOptions,
    MessageEntity,
    Poll,
    ReplyParameters,
)

from bot.messages import Button, Choice, Letter, Limits, Outgoing, Place

LIMITS = Limits(gap=1.0, leisure=4.0, group_minute=20, rooms=True, second=30, length=4096)
LONGEST_TOAST = 200
_SHORT_LABEL = 18
_ROW = 8
_LONGEST_DATA = 64
"""Bytes."""
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)

Method = Literal["send_message", "edit_message_text", "send_poll", "stop_poll"]


@dataclass(frozen=True, slots=True)
class Call:
    """A method of the library's bot, and its arguments."""

    method: Method
    arguments: Mapping[str, Any]


def to_call(letter: Letter) -> Call | None:
    """Give the call that sends a message or edits what it edits; None where there is nothing to do."""
    said, where = letter.said, chat_of(letter.place)
    if said.ends:
        ended = {"chat_id": where["chat_id"], "message_id": int(letter.edits or 0)}
        return Call("stop_poll", ended) if letter.edits else None
    if letter.edits:
        edited = {"chat_id": where["chat_id"], "message_id": int(letter.edits)}
        return Call("edit_message_text", {**edited, **_text(said)})
    silent = {"disable_notification": said.kind != "question"}
    if said.choice:
        return Call("send_poll", {**where, **silent, **_poll(said.choice)})
    return Call("send_message", {**where, **silent, **_text(said), **_referring(said.answers)})


def whispered(place: Place, said: Outgoing, message: str) -> Call:
    """Give the call that tells one person something in their chat or, in a group, at their message."""
    silent = {"disable_notification": True}
    return Call("send_message", {**chat_of(place), **silent, **_text(said), **_referring(message)})


def chat_of(place: Place) -> dict[str, Any]:
    """Give the arguments that say where."""
    chat, _, topic = place.chat.partition("/")
    return {"chat_id": int(chat), **({"message_thread_id": int(topic)} if topic else {})}


def keyboard(buttons: Sequence[Button]) -> InlineKeyboardMarkup | None:
    """Lay buttons out: numbers side by side, short labels two in a row, others one.

    A button whose data Telegram would not take is left out, for with it the whole message would be refused.
    """
    buttons = [one for one in buttons if len(one.data.encode()) <= _LONGEST_DATA]
    if not buttons:
        return None
    rows = [[InlineKeyboardButton(one.label, callback_data=one.data) for one in row] for row in _rows(buttons)]
    return InlineKeyboardMarkup(rows)


def _rows(buttons: Sequence[Button]) -> Iterable[Sequence[Button]]:
    numbers = list(takewhile(lambda one: one.label.isdigit(), buttons))
    others = buttons[len(numbers) :]
    wide = 2 if all(len(one.label) <= _SHORT_LABEL for one in others) else 1
    return [*_cut(numbers, _ROW), *_cut(others, wide)]


def _cut(buttons: Sequence[Button], wide: int) -> Iterable[Sequence[Button]]:
    return (buttons[at : at + wide] for at in range(0, len(buttons), wide))


def _text(said: Outgoing) -> dict[str, Any]:
    head = said.text.partition("\n")[0]
    set_off = said.kind == "question" and head
    bold = [MessageEntity(MessageEntity.BOLD, 0, len(head.encode("utf-16-le")) // 2)] if set_off else None
    return {
        "text": said.text,
        "entities": bold,
        "reply_markup": keyboard(said.buttons),
        "link_preview_options": _NO_PREVIEW,
    }


def _referring(message: str) -> dict[str, Any]:
    if not message:
        return {}
    return {"reply_parameters": ReplyParameters(int(message), allow_sending_without_reply=True)}


def _poll(choice: Choice) -> dict[str, Any]:
    """Ask a question as a quiz poll: only votes that have a name can be counted, and only one option is right."""
    assert 0 <= choice.right < len(choice.options)  # a poll without a right option would take any answer for right
    return {
        "question": choice.question,
        "options": [InputPollOption(option) for option in choice.options],
        "type": Poll.QUIZ,
        "correct_option_ids": [choice.right],
        "is_anonymous": False,
        "open_period": choice.seconds,
        "explanation": choice.why or None,
        "description": choice.above or None,
        "reply_markup": keyboard(choice.beside),
    }
