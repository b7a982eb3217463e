"""What the specification allows and what it does not, at the exact boundaries."""

from typing import Any

import pytest

from tests.wire.telegram.spec import Spec, specs_folder

USER = {"id": 1, "is_bot": False, "first_name": "Aysel"}
CHAT = {"id": 1, "type": "private", "first_name": "Aysel"}


def keyboard(data: str) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": "Bəli", "callback_data": data}]]}


def poll(**more: Any) -> dict[str, Any]:
    return {"chat_id": 1, "question": "?", "options": [{"text": "a"}], **more}


def article(**more: Any) -> dict[str, Any]:
    content = {"message_text": "m"}
    return {"type": "article", "id": "1", "title": "t", "input_message_content": content, **more}


def said(**more: Any) -> dict[str, Any]:
    return {"chat_id": 1, "text": "a", **more}


ALLOWED: list[tuple[str, dict[str, Any]]] = [
    ("getMe", {}),
    ("getUpdates", {"limit": 100, "allowed_updates": []}),
    ("setWebhook", {"url": "https://x", "secret_token": "a" * 256, "max_connections": 1}),
    ("sendMessage", said(text="x" * 4096)),
    ("sendMessage", said(chat_id="@azfilm", text="😀" * 2048)),
    ("sendMessage", said(text=f"<b>{'x' * 4095}</b>&lt;", parse_mode="HTML")),
    ("sendMessage", said(reply_markup=keyboard("я" * 32))),
    ("sendMessage", said(reply_markup={"force_reply": True, "selective": True})),
    ("sendMessage", said(reply_markup={"remove_keyboard": True})),
    ("sendMessage", said(reply_parameters={"message_id": 5, "allow_sending_without_reply": True})),
    ("sendPoll", poll(question="q" * 300, options=[{"text": "a" * 100}] * 12, open_period=5, type="quiz")),
    ("sendPoll", poll(explanation="a\nb\nc", open_period=2628000)),
    ("sendPoll", poll(explanation=f"<i>{'x' * 200}</i>", explanation_parse_mode="HTML")),
    ("editMessageText", {"chat_id": 1, "message_id": 1, "text": "a", "reply_markup": keyboard("a")}),
    ("answerCallbackQuery", {"callback_query_id": "1", "text": "x" * 200}),
    ("answerInlineQuery", {"inline_query_id": "1", "results": [article()] * 50, "next_offset": "x" * 64}),
    ("setMyCommands", {"commands": [{"command": "a" * 32, "description": "x" * 256}] * 100, "language_code": "az"}),
    ("setMyCommands", {"commands": [], "scope": {"type": "chat", "chat_id": 1}}),
    ("setMyDescription", {"description": "x" * 512}),
    ("setMessageReaction", {"chat_id": 1, "message_id": 1, "reaction": [{"type": "emoji", "emoji": "🏆"}]}),
]

REFUSED: list[tuple[str, dict[str, Any], str]] = [
    ("sendMesage", {}, "sendMesage: unknown method"),
    ("sendMessage", {"chat_id": 1}, "sendMessage.text: missing"),
    ("sendMessage", said(text=""), "sendMessage.text: 0 characters, at least 1"),
    ("sendMessage", said(text="x" * 4097), "sendMessage.text: 4097 characters, at most 4096"),
    ("sendMessage", said(text="😀" * 2049), "sendMessage.text: 4098 characters, at most 4096"),
    ("sendMessage", said(text="<b></b>", parse_mode="HTML"), "sendMessage.text: 0 characters, at least 1"),
    ("sendMessage", said(txt="a"), "sendMessage.txt: unknown"),
    ("sendMessage", said(chat_id=True), "sendMessage.chat_id: bool, must be Integer"),
    ("sendMessage", said(disable_notification=1), "sendMessage.disable_notification: int, must be Boolean"),
    (
        "sendMessage",
        said(reply_markup=keyboard("я" * 33)),
        "sendMessage.reply_markup.inline_keyboard[0][0].callback_data: 66 bytes, at most 64",
    ),
    (
        "sendMessage",
        said(reply_markup={"inline_keyboard": [{"text": "a", "callback_data": "a"}]}),
        "sendMessage.reply_markup.inline_keyboard[0]: dict, must be an array of InlineKeyboardButton",
    ),
    ("sendPoll", poll(question="q" * 301), "sendPoll.question: 301 characters, at most 300"),
    ("sendPoll", poll(options=["a"]), "sendPoll.options[0]: str, must be InputPollOption"),
    ("sendPoll", poll(options=[]), "sendPoll.options: 0 items, at least 1"),
    ("sendPoll", poll(options=[{"text": "a"}] * 13), "sendPoll.options: 13 items, at most 12"),
    (
        "sendPoll",
        poll(options=[{"text": "a"}, {"text": "b"}, {"text": "c" * 101}]),
        "sendPoll.options[2].text: 101 characters, at most 100",
    ),
    ("sendPoll", poll(explanation="x" * 201), "sendPoll.explanation: 201 characters, at most 200"),
    ("sendPoll", poll(explanation="a\nb\nc\nd"), "sendPoll.explanation: 3 line feeds, at most 2"),
    ("sendPoll", poll(open_period=4), "sendPoll.open_period: 4, must be 5 to 2628000"),
    ("sendPoll", poll(open_period=2628001), "sendPoll.open_period: 2628001, must be 5 to 2628000"),
    ("sendPoll", poll(type="Quiz"), "sendPoll.type: 'Quiz' is none of 2 choices"),
    ("sendPoll", poll(correct_option_id=0), "sendPoll.correct_option_id: unknown"),
    (
        "setMyCommands",
        {"commands": [{"command": "a" * 33, "description": "x"}]},
        "setMyCommands.commands[0].command: 33 characters, at most 32",
    ),
    (
        "setMyCommands",
        {"commands": [{"command": "kömək", "description": "x"}]},
        "setMyCommands.commands[0].command: 'kömək' has other characters",
    ),
    (
        "setMyCommands",
        {"commands": [{"command": "a", "description": "x"}] * 101},
        "setMyCommands.commands: 101 items, at most 100",
    ),
    ("setMyCommands", {"commands": [], "scope": {"type": "chat"}}, "setMyCommands.scope.chat_id: missing"),
    (
        "setMyCommands",
        {"commands": [], "language_code": "aze"},
        "setMyCommands.language_code: 'aze' has other characters",
    ),
    ("setMyDescription", {"description": "x" * 513}, "setMyDescription.description: 513 characters, at most 512"),
    (
        "setMyShortDescription",
        {"short_description": "x" * 121},
        "setMyShortDescription.short_description: 121 characters, at most 120",
    ),
    ("setMyName", {"name": "x" * 65}, "setMyName.name: 65 characters, at most 64"),
    (
        "setMessageReaction",
        {"chat_id": 1, "message_id": 1, "reaction": [{"type": "emoji"}]},
        "setMessageReaction.reaction[0].emoji: missing",
    ),
    (
        "setMessageReaction",
        {"chat_id": 1, "message_id": 1, "reaction": [{"type": "emoji", "emoji": "🧿"}]},
        "setMessageReaction.reaction[0].emoji: '🧿' is none of 73 choices",
    ),
    (
        "answerCallbackQuery",
        {"callback_query_id": "1", "text": "x" * 201},
        "answerCallbackQuery.text: 201 characters, at most 200",
    ),
    (
        "answerInlineQuery",
        {"inline_query_id": "1", "results": [article()] * 51},
        "answerInlineQuery.results: 51 items, at most 50",
    ),
    (
        "answerInlineQuery",
        {"inline_query_id": "1", "results": [article(id="x" * 65)]},
        "answerInlineQuery.results[0].id: 65 bytes, at most 64",
    ),
    (
        "answerInlineQuery",
        {"inline_query_id": "1", "results": [], "next_offset": "x" * 65},
        "answerInlineQuery.next_offset: 65 bytes, at most 64",
    ),
    (
        "setWebhook",
        {"url": "https://x", "secret_token": "x" * 257},
        "setWebhook.secret_token: 257 characters, at most 256",
    ),
    (
        "setWebhook",
        {"url": "https://x", "secret_token": "a b"},
        "setWebhook.secret_token: 'a b' has other characters",
    ),
    ("setWebhook", {"url": "https://x", "max_connections": 101}, "setWebhook.max_connections: 101, must be 1 to 100"),
    ("getUpdates", {"limit": 0}, "getUpdates.limit: 0, must be 1 to 100"),
]


@pytest.mark.parametrize(("method", "params"), ALLOWED)
def test_a_right_call_is_allowed(spec: Spec, method: str, params: dict[str, Any]) -> None:
    assert spec.check_call(method, params) == []


@pytest.mark.parametrize(("method", "params", "wrong"), REFUSED, ids=[wrong for _, _, wrong in REFUSED])
def test_a_wrong_call_is_told_by_its_path(spec: Spec, method: str, params: dict[str, Any], wrong: str) -> None:
    assert spec.check_call(method, params) == [wrong]


def test_an_answer_is_checked_too(spec: Spec) -> None:
    message = {"message_id": 1, "date": 1, "chat": CHAT, "from": USER, "text": "a"}
    assert spec.check_answer("sendMessage", message) == []
    assert spec.check_answer("editMessageText", True) == []
    assert spec.check_answer("sendMessage", {**message, "date": "1"}) == [
        "sendMessage answers.date: str, must be Integer"
    ]


def test_an_update_is_checked_with_all_that_is_in_it(spec: Spec) -> None:
    unseen = {"message_id": 1, "date": 0, "chat": CHAT}
    press = {"id": "1", "from": USER, "chat_instance": "1", "data": "a", "message": unseen}
    assert spec.check_value("Update", {"update_id": 1, "callback_query": press}) == []
    del press["chat_instance"]
    assert spec.check_value("Update", {"update_id": 1, "callback_query": press}) == [
        "Update.callback_query.chat_instance: missing"
    ]


def test_a_union_is_told_apart_by_its_type(spec: Spec) -> None:
    assert spec.check_value("ChatMember", {"status": "member", "user": {"id": 1, "is_bot": False}}) == [
        "ChatMember.user.first_name: missing"
    ]
    assert "fits none of" in spec.check_value("ReactionType", {"type": "smile"})[0]


def test_a_missing_specification_is_named_with_where_it_comes_from() -> None:
    with pytest.raises(FileNotFoundError, match=r"/nowhere/.*PaulSonOfLars.*SPECS_DIR"):
        Spec.read(specs_folder({"SPECS_DIR": "/nowhere"}))
    assert specs_folder({}).parts[-2:] == ("shared", "specs")
