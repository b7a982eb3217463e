"""The methods of the Bot API that the fake knows, by name."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from tests.wire.telegram import polls, sending, settling
from tests.wire.telegram.messages import Json
from tests.wire.telegram.world import World

Method = Callable[[World, Json], Any | Awaitable[Any]]

METHODS: Mapping[str, Method] = {
    "answerCallbackQuery": settling.answer_callback_query,
    "answerInlineQuery": settling.answer_inline_query,
    "deleteMessage": sending.delete_message,
    "deleteMyCommands": settling.delete_my_commands,
    "deleteWebhook": settling.delete_webhook,
    "editMessageReplyMarkup": sending.edit_message_reply_markup,
    "editMessageText": sending.edit_message_text,
    "getChat": settling.get_chat,
    "getChatAdministrators": settling.get_chat_administrators,
    "getChatMember": settling.get_chat_member,
    "getChatMemberCount": settling.get_chat_member_count,
    "getMe": settling.get_me,
    "getMyCommands": settling.get_my_commands,
    "getMyDescription": settling.getter("description"),
    "getMyName": settling.getter("name"),
    "getMyShortDescription": settling.getter("short_description"),
    "getUpdates": settling.get_updates,
    "getWebhookInfo": settling.get_webhook_info,
    "leaveChat": settling.leave_chat,
    "sendChatAction": sending.send_chat_action,
    "sendMessage": sending.send_message,
    "sendPoll": polls.send_poll,
    "setMessageReaction": sending.set_message_reaction,
    "setMyCommands": settling.set_my_commands,
    "setMyDescription": settling.setter("description"),
    "setMyName": settling.setter("name"),
    "setMyShortDescription": settling.setter("short_description"),
    "setWebhook": settling.set_webhook,
    "stopPoll": polls.stop_poll,
}
