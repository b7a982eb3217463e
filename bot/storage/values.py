"""Values to the texts of columns, and back."""

from datetime import UTC, datetime
from typing import Any

import msgspec
from sqlalchemy import Row

from bot.chat import Chat, Conversation, Preferences
from bot.games.state import Game
from bot.messages import Outgoing
from bot.mind import DEFAULT_LANGUAGE
from knowledge.model import LANGUAGES


def as_json(value: object) -> str:
    """Write a value of ours as JSON."""
    return msgspec.json.encode(value).decode()


def outgoings_of(text: str) -> tuple[Outgoing, ...]:
    """Read messages back; none where another version wrote them in a way we do not know."""
    try:
        return msgspec.json.decode(text, type=tuple[Outgoing, ...])
    except msgspec.MsgspecError:
        return ()


def outgoing_of(text: str) -> Outgoing:
    """Read a message back."""
    return msgspec.json.decode(text, type=Outgoing)


def conversation_of(text: str) -> Conversation:
    """Read a conversation back; one that another version wrote in a way we do not know begins anew."""
    try:
        return msgspec.json.decode(text, type=Conversation)
    except msgspec.MsgspecError:
        return Conversation()


def chat_of(row: Row[Any], game: Game | None) -> Chat:
    """Read a chat from its row."""
    spoken = {language: language for language in LANGUAGES}
    return Chat(
        chosen=spoken.get(row.chosen),
        language=spoken.get(row.language, DEFAULT_LANGUAGE),
        game=game,
        daily=row.daily,
        told=row.told,
        owner=row.owner,
        preferences=preferences_of(row.preferences),
        greeted=bool(row.greeted),
    )


def preferences_of(text: str) -> Preferences:
    """Read preferences back; those that another version wrote in a way we do not know are the usual ones."""
    try:
        return msgspec.json.decode(text, type=Preferences) if text else Preferences()
    except msgspec.MsgspecError:
        return Preferences()


def moment_of(milliseconds: int) -> datetime:
    """Give a moment of the Unix epoch."""
    return datetime.fromtimestamp(milliseconds / 1000, UTC)


def milliseconds_of(moment: datetime) -> int:
    """Give a moment as milliseconds of the Unix epoch.

    >>> milliseconds_of(moment_of(1_700_000_000_123))
    1700000000123
    """
    return round(moment.timestamp() * 1000)
