"""Updates, as Telegram writes them."""

from typing import Any

from telegram import Bot, Update

Json = dict[str, Any]
GROUP: Json = {"id": -1001, "type": "supergroup", "title": "Kino"}
AYSEL: Json = {"id": 7, "is_bot": False, "first_name": "Aysel", "last_name": "M", "language_code": "az"}
MURAD: Json = {"id": 8, "is_bot": False, "first_name": "Murad", "language_code": "en-GB"}
SELF: Json = {"id": 42, "is_bot": True, "first_name": "Film", "username": "AzFilmBot"}
PRIVATE: Json = {"id": 7, "type": "private", "first_name": "Aysel"}


def update(id: int = 900, bot: Bot | None = None, **parts: Json) -> Update:
    """Read an update as the bot does."""
    return Update.de_json({"update_id": id, **parts}, bot)


def message(text: str = "", chat: Json = GROUP, sender: Json | None = AYSEL, **more: object) -> Json:
    """Give a message."""
    written = {"message_id": 5, "date": 1, "chat": chat, **({"text": text} if text else {}), **more}
    return written | ({"from": sender} if sender else {})


def marked(text: str, *parts: tuple[str, str], **more: Any) -> Json:
    """Give a message in which parts are marked as something, each part with its kind."""
    entities = [{"type": kind, "offset": units(text.partition(part)[0]), "length": units(part)} for part, kind in parts]
    return message(text, entities=entities, **more)


def units(text: str) -> int:
    """Count UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2


def press(data: str | None = "q|x", sender: Json = AYSEL, **more: object) -> Json:
    """Give a press of a button."""
    pressed = {"id": "3", "from": sender, "chat_instance": "1", **more}
    return pressed | ({"data": data} if data else {})


def vote(*options: int, **who: Json) -> Json:
    """Give a vote in a poll."""
    ids = [str(option) for option in options]
    return {"poll_id": "8", "option_ids": list(options), "option_persistent_ids": ids, **(who or {"user": AYSEL})}


def membership(before: str, after: str, chat: Json = GROUP, **more: Any) -> Json:
    """Give what became of the bot in a chat."""
    old, new = _member(before), _member(after) | more
    return {"chat": chat, "from": AYSEL, "date": 1, "old_chat_member": old, "new_chat_member": new}


_RIGHTS = (
    "be_edited manage_chat delete_messages manage_video_chats restrict_members promote_members change_info "
    "invite_users post_stories edit_stories delete_stories"
).split()
_LEAVE = (
    "change_info invite_users pin_messages send_messages send_audios send_documents send_photos send_videos "
    "send_video_notes send_voice_notes send_polls send_other_messages add_web_page_previews manage_topics edit_tag "
    "react_to_messages"
).split()


def _member(status: str) -> Json:
    member: Json = {"status": status, "user": SELF}
    if status == "administrator":
        return member | {"is_anonymous": False} | {f"can_{right}": True for right in _RIGHTS}
    if status == "restricted":
        return member | {"is_member": True, "until_date": 0} | {f"can_{right}": True for right in _LEAVE}
    return member | ({"until_date": 0} if status == "kicked" else {})
