"""The methods that send, edit and delete messages."""

import time
from typing import Any

from tests.wire.telegram.chats import Chat
from tests.wire.telegram.markup import Entity, read_text, utf16
from tests.wire.telegram.messages import Json, Message
from tests.wire.telegram.refusals import bad
from tests.wire.telegram.world import World

LONGEST_TEXT = 4096
MOST_BUTTONS = 100
_ACTIONS = {
    "url", "callback_data", "web_app", "login_url", "switch_inline_query", "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat", "copy_text", "callback_game", "pay",
}  # fmt: skip
_DOING = set(
    "typing upload_photo record_video upload_video record_voice upload_voice upload_document choose_sticker "
    "find_location record_video_note upload_video_note".split()
)


def send_message(world: World, params: Json) -> Json:
    """Send a text."""
    chat = world.chat(params["chat_id"])
    text, entities = _text(params)
    preview = params.get("link_preview_options")
    extra = {"link_preview_options": preview} if preview else {}
    return put(world, chat, params, text=text, entities=entities, extra=extra).wire()


def put(world: World, chat: Chat, params: Json, **content: Any) -> Message:
    """Put a message of the bot into a chat, as the parameters that all sending methods have say."""
    reply_to = _replied(world, chat, params.get("reply_parameters"))
    return world.add(
        chat,
        world.bot.user(),
        by_bot=True,
        reply_to=reply_to,
        thread=chat.thread(params.get("message_thread_id"), reply_to),
        markup=keyboard(chat, params.get("reply_markup")),
        silent=params.get("disable_notification", False),
        **content,
    )


def keyboard(chat: Chat, markup: Json | None) -> Json | None:
    """Give a keyboard as it is kept; refuse one that Telegram would not show."""
    buttons = [button for row in (markup or {}).get("inline_keyboard", ()) for button in row]
    if len(buttons) > MOST_BUTTONS:
        raise bad("reply markup is too long")
    for button in buttons:
        if not button["text"].strip():
            raise bad('can\'t parse inline keyboard button: Field "text" must be non-empty')
        if not _ACTIONS & button.keys():
            raise bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
        if "web_app" in button and not chat.private:
            raise bad("BUTTON_TYPE_INVALID")
    return markup if markup != {"inline_keyboard": []} else None


def edit_message_text(world: World, params: Json) -> Json:
    """Change the text of a message; a keyboard that is not given again is taken away."""
    message = own(world, params, "to edit")
    if message.poll or not message.text:
        raise bad("there is no text in the message to edit")
    text, entities = _text(params)
    markup = keyboard(message.chat, params.get("reply_markup"))
    _refuse_unchanged((message.text, message.entities, message.markup) == (text, entities, markup))
    message.text, message.entities, message.markup = text, entities, markup
    return _edited(world, message)


def edit_message_reply_markup(world: World, params: Json) -> Json:
    """Change the keyboard of a message, or take it away."""
    message = own(world, params, "to edit")
    markup = keyboard(message.chat, params.get("reply_markup"))
    _refuse_unchanged(message.markup == markup)
    message.markup = markup
    return _edited(world, message)


def delete_message(world: World, params: Json) -> bool:
    """Delete a message; those of others only as an administrator of a group."""
    chat = world.chat(params["chat_id"])
    message = world.message(chat, params["message_id"], "to delete")
    if not message.by_bot and not chat.private and not (chat.bot and chat.bot.admin):
        raise bad("message can't be deleted")
    message.deleted = True
    chat.bell.ring()
    return True


def set_message_reaction(world: World, params: Json) -> bool:
    """React to a message with at most one emoji."""
    message = world.message(world.chat(params["chat_id"]), params["message_id"], "to react")
    reactions = params.get("reaction") or []
    if len(reactions) > 1:
        raise bad("REACTIONS_TOO_MANY")
    if any(reaction["type"] != "emoji" for reaction in reactions):
        raise bad("REACTION_INVALID")
    message.reactions = [str(reaction["emoji"]) for reaction in reactions]
    message.chat.bell.ring()
    return True


def send_chat_action(world: World, params: Json) -> bool:
    """Show that the bot is doing something."""
    chat = world.chat(params["chat_id"])
    chat.thread(params.get("message_thread_id"), None)
    if params["action"] not in _DOING:
        raise bad("wrong parameter action in request")
    chat.actions.append(params["action"])
    chat.bell.ring()
    return True


def own(world: World, params: Json, purpose: str) -> Message:
    """Find the message of the bot that a call is about."""
    if "chat_id" not in params or "message_id" not in params:
        raise bad("MESSAGE_ID_INVALID" if "inline_message_id" in params else "message identifier is not specified")
    message = world.message(world.chat(params["chat_id"]), params["message_id"], purpose)
    if not message.by_bot:
        raise bad("message can't be edited")
    return message


def _text(params: Json) -> tuple[str, list[Entity]]:
    text, entities = read_text(params.get("text", ""), params.get("parse_mode"), params.get("entities"))
    if not text:
        raise bad("message text is empty")
    if utf16(text) > LONGEST_TEXT:
        raise bad("message is too long")
    return text, entities


def _replied(world: World, chat: Chat, reply: Json | None) -> Message | None:
    """Find what is replied to; a message that is gone is left out only where that was allowed."""
    if not reply:
        return None
    where = world.chats.get(reply.get("chat_id", chat.id), chat)
    message = where.messages.get(reply["message_id"])
    if message and not message.deleted:
        return message
    if reply.get("allow_sending_without_reply"):
        return None
    raise bad("message to be replied not found")


def _refuse_unchanged(same: bool) -> None:
    if same:
        exactly = "specified new message content and reply markup are exactly the same as a current content"
        raise bad(f"message is not modified: {exactly} and reply markup of the message")


def _edited(world: World, message: Message) -> Json:
    world.change(message)
    message.edited = int(time.time())
    return message.wire()
