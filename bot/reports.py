"""Reports: buttons by which people tell editors that something is not as it should be. Pure."""

from bot.messages import Button
from bot.wording import Wording

NONE = "none"
"""The data of the button that says that nothing offered was meant."""
REPORT = "report|"
"""Before what is reported, an entry or a quiz question, in the data of a button."""
_LONGEST = 64
"""Bytes that the data of a button may have."""


def report_button(what: str, wording: Wording) -> tuple[Button, ...]:
    """Give the button that reports something; none where its name is too long for one."""
    data = f"{REPORT}{what}"
    return (Button(wording("report"), data),) if len(data.encode()) <= _LONGEST else ()
