"""Reports: buttons by which people tell editors that something is not as it should be. Pure."""

import hashlib

from bot.messages import Button
from bot.wording import Wording

NONE = "none"
"""The data of the button that says that nothing offered was meant."""
REPORT = "report|"
"""Before what is reported, an entry or a quiz question, in the data of a button."""
_LONGEST = 64
"""Bytes that the data of a button may have."""


def question_name(question: str) -> str:
    """Name a quiz question in the data of its button: by its id, or by a hash of an id that is too long."""
    return question if _fits(question) else f"#{hashlib.blake2b(question.encode(), digest_size=8).hexdigest()}"


def report_button(what: str, wording: Wording) -> tuple[Button, ...]:
    """Give the button that reports something; none where its name is too long for one."""
    return (Button(wording("report"), f"{REPORT}{what}"),) if _fits(what) else ()


def _fits(what: str) -> bool:
    return len(f"{REPORT}{what}".encode()) <= _LONGEST
