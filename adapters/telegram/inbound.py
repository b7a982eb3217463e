"""Inbound: what an update of Telegram is to the bot. Pure.

A topic of a group is a chat of its own. Whoever writes in the name of a chat, an anonymous administrator say, is that
chat to the bot: all of them are one player. Bots, edits and what was written by way of a bot are not heard.
"""

from dataclasses import dataclass, replace

from telegram import (
    CallbackQuery,
    Chat,
    ChatMember,
    ChatMemberRestricted,
    ChatMemberUpdated,
    Message,
    MessageEntity,
    PollAnswer,
    Update,
    User,
)

from bot.messages import Address, Ballot, Happening, Incoming

PLATFORM = "telegram"
_STAND_INS = frozenset((1087968824, 136817688))
"""The bots in whose name anonymous administrators and channels write in groups."""
_GROUPS = (Chat.GROUP, Chat.SUPERGROUP)
_THERE = frozenset(("creator", "administrator", "member"))
"""What somebody is in a chat who is in it; who is restricted may be or not."""


@dataclass(frozen=True, slots=True)
class Me:
    """Who the bot is on Telegram."""

    id: int
    username: str


def to_incoming(update: Update, me: Me) -> Incoming | None:
    """Translate an update; None for what the bot has nothing to do with."""
    event = event_id(update.update_id, me)
    if update.message:
        found = _from_message(update.message, me)
    elif update.callback_query:
        found = _from_press(update.callback_query)
    elif update.my_chat_member:
        found = _from_membership(update.my_chat_member)
    else:
        found = None
    return replace(found, event=event) if found else None


def to_vote(update: Update, me: Me, ballot: Ballot) -> Incoming | None:
    """Translate a vote in a poll; None for one that was taken back or is for no option of the poll."""
    vote = update.poll_answer
    if vote is None or len(vote.option_ids) != 1 or not 0 <= vote.option_ids[0] < len(ballot.votes):
        return None
    player, name, language = _voter(vote)
    return Incoming(
        Address(PLATFORM, ballot.place.chat, player),
        button=ballot.votes[vote.option_ids[0]],
        name=name,
        private=ballot.private,
        event=event_id(update.update_id, me),
        language=language,
    )


def event_id(update_id: int, me: Me) -> str:
    """Name an update, other than those of another bot."""
    return f"{me.id}:{update_id}"


def place_of(message: Message) -> str:
    """Name the chat of a message, or the topic in it."""
    topic = f"/{message.message_thread_id}" if message.is_topic_message and message.message_thread_id else ""
    return f"{message.chat.id}{topic}"


# --- messages


def _from_message(message: Message, me: Me) -> Incoming | None:
    if message.migrate_to_chat_id:
        return _moved(message.chat.id, message.migrate_to_chat_id)
    if message.migrate_from_chat_id:
        return _moved(message.migrate_from_chat_id, message.chat.id)
    private = message.chat.type == Chat.PRIVATE
    if not message.text or not _is_a_person(message) or not (private or message.chat.type in _GROUPS):
        return None
    said = _said(message, me)
    if said is None:
        return None
    text, addressed = said
    player, name, language = _writer(message)
    return Incoming(
        Address(PLATFORM, place_of(message), player),
        text,
        name=name,
        admin=bool(message.sender_chat) and message.sender_chat == message.chat,
        private=private,
        message=str(message.message_id),
        addressed=private or addressed or _answers(message, me),
        language=language,
    )


def _moved(old: int, new: int) -> Incoming:
    return Incoming(Address(PLATFORM, str(old), ""), moved_to=str(new))


def _is_a_person(message: Message) -> bool:
    """Say whether a person wrote a message, be it in the name of a chat."""
    if message.via_bot or message.is_automatic_forward or message.from_user is None:
        return False
    stands_in = message.from_user.id in _STAND_INS and message.sender_chat is not None
    return stands_in or not message.from_user.is_bot


def _writer(message: Message) -> tuple[str, str, str]:
    chat = message.sender_chat
    if chat:
        return str(chat.id), chat.effective_name or "", ""
    assert message.from_user  # whoever calls has looked
    return _person(message.from_user)


def _person(user: User) -> tuple[str, str, str]:
    return str(user.id), user.full_name, language_of(user)


def language_of(user: User) -> str:
    """Give the language in which Telegram speaks to somebody, without the country; empty where it does not tell."""
    return (user.language_code or "").partition("-")[0]


def _said(message: Message, me: Me) -> tuple[str, bool] | None:
    """Give a text without the bot's name, and whether the name was there; None for another bot's command."""
    text = message.text or ""
    addressed = False
    for entity in reversed(message.entities):
        named = message.parse_entity(entity)
        if entity.type == MessageEntity.BOT_COMMAND and entity.offset == 0 and "@" in named:
            command, _, whose = named.partition("@")
            if whose.casefold() != me.username.casefold():
                return None
            text, addressed = command + text[len(named) :], True
        elif _names_me(entity, named, me):
            text, addressed = _without(text, entity), True
    return text.lstrip(" ,:") if addressed else text, addressed


def _names_me(entity: MessageEntity, named: str, me: Me) -> bool:
    if entity.type == MessageEntity.TEXT_MENTION:
        return entity.user is not None and entity.user.id == me.id
    return entity.type == MessageEntity.MENTION and named.casefold() == f"@{me.username}".casefold()


def _without(text: str, entity: MessageEntity) -> str:
    """Leave out an entity, whose place is given in UTF-16 units; what stands before it stays in its place."""
    units = text.encode("utf-16-le")
    start, end = 2 * entity.offset, 2 * (entity.offset + entity.length)
    return f"{units[:start].decode('utf-16-le')} {units[end:].decode('utf-16-le')}".rstrip(" ,:")


def _answers(message: Message, me: Me) -> bool:
    replied = message.reply_to_message
    return replied is not None and replied.from_user is not None and replied.from_user.id == me.id


# --- presses, votes and what becomes of the bot


def _from_press(query: CallbackQuery) -> Incoming | None:
    message = query.message
    if message is None or not query.data or query.from_user.is_bot:
        return None
    chat = place_of(message) if isinstance(message, Message) else str(message.chat.id)
    player, name, language = _person(query.from_user)
    return Incoming(
        Address(PLATFORM, chat, player),
        button=query.data,
        name=name,
        private=message.chat.type == Chat.PRIVATE,
        language=language,
    )


def _voter(vote: PollAnswer) -> tuple[str, str, str]:
    if vote.voter_chat:
        return str(vote.voter_chat.id), vote.voter_chat.effective_name or "", ""
    assert vote.user  # Telegram gives one of the two
    return _person(vote.user)


def _from_membership(changed: ChatMemberUpdated) -> Incoming | None:
    """Tell that the bot was added to a group, put out of one, or blocked."""
    before, after = _is_there(changed.old_chat_member), _is_there(changed.new_chat_member)
    private = changed.chat.type == Chat.PRIVATE
    if before == after or (after and private) or not (private or changed.chat.type in _GROUPS):
        return None
    happening: Happening = "added" if after else "removed"
    player, name, language = _person(changed.from_user)
    return Incoming(
        Address(PLATFORM, str(changed.chat.id), player),
        name=name,
        private=private,
        language=language,
        happening=happening,
    )


def _is_there(member: ChatMember) -> bool:
    return member.is_member if isinstance(member, ChatMemberRestricted) else member.status in _THERE
