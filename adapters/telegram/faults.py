"""Faults: what an error of the library says about a message that was to be sent. Pure.

What the library raises may carry the address it called, and with it the token: only its kind, and what Telegram itself
said, go on from here.
"""

from datetime import timedelta

import aiohttp
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.messages import Delivery, Gone, Held, Moved, NotSent, Refused, Sent, Unsure

_DONE = (
    "message is not modified",
    "poll has already been closed",
    "poll can't be stopped",
    "message with poll to stop not found",
    "message is not a poll",
)
"""What was wanted is so already."""
_NO_CHAT = (
    "chat not found",
    "user is deactivated",
    "peer_id_invalid",
    "group chat was deactivated",
    "message thread not found",
)
_NEVER_LEFT = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError, aiohttp.InvalidURL)
"""The request was not sent."""


def delivery_of(error: TelegramError) -> Delivery:
    """Say what became of a message whose sending failed."""
    match error:
        case RetryAfter():
            return Held(seconds_of(error))
        case ChatMigrated():
            return Moved(str(error.new_chat_id))
        case Forbidden() | BadRequest() if error.__cause__:  # something on the way said so, and not Telegram
            return NotSent(reason(error))
        case Forbidden():
            return Gone(reason(error))
        case InvalidToken():
            return NotSent("the token is refused")
        case BadRequest():
            return _refusal(error)
        case NetworkError():
            return NotSent(reason(error)) if isinstance(error.__cause__, _NEVER_LEFT) else Unsure(reason(error))
    return Unsure(reason(error))


def _refusal(error: BadRequest) -> Delivery:
    said = error.message.casefold()
    if any(part in said for part in _DONE):
        return Sent()
    return Gone(reason(error)) if any(part in said for part in _NO_CHAT) else Refused(reason(error))


def seconds_of(error: RetryAfter) -> float:
    """Give the seconds to wait; the library may be set to give them as a duration."""
    wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)


def reason(error: TelegramError) -> str:
    """Tell an error without what it may carry: Telegram's own words, or the kind of trouble on the way."""
    if isinstance(error, BadRequest | Forbidden) and not error.__cause__:
        return error.message
    cause = type(error.__cause__).__name__ if error.__cause__ else ""
    return f"{type(error).__name__} {cause}".strip()
