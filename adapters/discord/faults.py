"""Faults: what an error of the library says about a message that was to be sent. Pure.

Only its kind and what Discord itself calls it go on from here: an address may hold the token of an interaction.
"""

import aiohttp
import discord

from bot.messages import Barred, Delivery, Gone, Held, NotSent, Refused, Unsure

ALREADY_ANSWERED = 40060
CANNOT_REFER = 160002
"""To refer to a message the bot must be allowed to read the history."""
_OLD_EDITS = 30046
"""Messages older than an hour take few edits."""
_NO_CHAT = frozenset((10003, 10004, 50007, 50278))
"""The channel or server is gone; the person takes no messages."""
_BARRED = frozenset((50001, 50013, 50083, 160005))
"""The channel may not be seen or written in, which can change, or the thread is closed."""
_NEVER_LEFT = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError)
_PAUSE = 5.0


def delivery_of(error: Exception) -> Delivery:
    """Say what became of a message whose sending failed; raises what is no trouble with Discord."""
    match error:
        case discord.RateLimited():
            return Held(error.retry_after)
        case discord.HTTPException():
            return _refusal(error)
        case _ if isinstance(error, _NEVER_LEFT):
            return NotSent(reason(error))
        case aiohttp.ClientError() | OSError() | TimeoutError():
            return Unsure(reason(error))
    raise error


def _refusal(error: discord.HTTPException) -> Delivery:
    if error.status == 429 or error.code == _OLD_EDITS:
        return Held(_asked_to_wait(error))
    if error.status == 401:
        return NotSent("the token is refused")
    if error.code in _NO_CHAT:
        return Gone(reason(error))
    if error.code in _BARRED:
        return Barred(reason(error))
    if error.status >= 500:
        return Unsure(reason(error))
    if error.status in (403, 404) and not error.code:  # something on the way said so, and not Discord
        return NotSent(reason(error))
    return Refused(reason(error))


def _asked_to_wait(error: discord.HTTPException) -> float:
    try:
        return float(error.response.headers["Retry-After"])
    except (KeyError, ValueError):
        return _PAUSE


def reason(error: Exception) -> str:
    """Tell an error without what it may carry."""
    if isinstance(error, discord.HTTPException):
        return f"{error.status} (code {error.code})"
    if isinstance(error, discord.ConnectionClosed):
        return f"closed with code {error.code}"
    return type(error).__name__
